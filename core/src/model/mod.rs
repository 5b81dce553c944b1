//! The model: a scenario that is valid, with everything resolved. After it, no function checks again.

mod build;

mod correlation;
mod currency;
mod distribution;
mod domain;
mod fingerprint;
mod input;
mod inverses;
mod loss;
mod option;
mod states;

pub use currency::minor_unit;
pub use domain::{Domain, DomainBounds};
pub(crate) use input::{Amount, Values};
pub use input::{Input, InputId};
pub(crate) use inverses::Inverses;
pub(crate) use loss::Loss;
pub(crate) use option::{Effect, Gain, OptionModel, RunningCost, Step, Subscription};
pub(crate) use states::LossStates;

use crate::document::{Document, Scenario};
use crate::limits::Limits;
use crate::problem::{Problem, Problems};

/// A scenario that can be computed: its inputs, and how losses and options are made of them.
#[derive(Debug, Clone)]
pub struct Model {
    pub(crate) name: Option<String>,
    pub(crate) currency: String,
    pub(crate) horizon: u32,
    pub(crate) payback_target: Option<u32>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) discount_rate: Amount,
    pub(crate) loss_growth: Amount,
    pub(crate) price_growth: Amount,
    pub(crate) headcount: Amount,
    pub(crate) hours_per_day: Amount,
    pub(crate) realisation: Amount,
    /// Sorted by id.
    pub(crate) losses: Vec<Loss>,
    /// Sorted by id.
    pub(crate) options: Vec<OptionModel>,
    /// Sorted by id; each names a result that exists.
    pub(crate) claims: Vec<Claim>,
    /// Rank correlations between inputs, by their indices.
    pub(crate) correlations: Vec<(usize, usize, f64)>,
    pub(crate) notices: Vec<Problem>,
    pub(crate) scenario: Scenario,
    pub(crate) fingerprint: String,
    pub(crate) limits: Limits,
    /// What draws of the inputs are made by.
    pub(crate) inverses: Inverses,
}

/// A claim, resolved.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) id: String,
    pub(crate) label: String,
    /// The result it is about.
    pub(crate) target: crate::evaluation::Address,
    pub(crate) bound: ClaimBound,
    pub(crate) claimed: crate::Exact,
    pub(crate) tolerance: crate::Exact,
    pub(crate) source: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) given: Vec<(String, rust_decimal::Decimal)>,
}

/// What a claim says of its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClaimBound {
    Equals,
    AtMost,
    AtLeast,
}

impl Document {
    /// The model of the document.
    ///
    /// # Errors
    /// Every problem of the document's form and contents, together, each with its place in the text.
    pub fn model(&self, limits: &Limits) -> Result<Model, Problems> {
        let form = self.form_problems();
        let contents = match Model::new(self.scenario(), limits) {
            Ok(model) if form.is_empty() => return Ok(model),
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_vec(),
        };
        // What could not be read is not there: that it is missing, or that what holds it is incomplete, is no news.
        let is_news = |problem: &Problem| {
            !form.iter().any(|known| {
                known
                    .path
                    .strip_prefix(problem.path.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        let mut all = form.to_vec();
        all.extend(contents.into_iter().filter(|problem| is_news(problem)));
        self.locate(&mut all);
        crate::order::sort_by_key(&mut all, |problem| problem.location);
        match Problems::check(all) {
            Err(problems) => Err(problems),
            Ok(()) => Model::new(self.scenario(), limits),
        }
    }
}

impl Model {
    /// The model of a scenario.
    ///
    /// # Errors
    /// Every problem of the scenario, together.
    pub fn new(scenario: &Scenario, limits: &Limits) -> Result<Self, Problems> {
        build::build(scenario, limits)
    }

    /// The model of a text: TOML, or JSON where it begins with a brace.
    ///
    /// # Errors
    /// Every problem of the document, together.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let limits = Limits::default();
        Document::parse(text.as_bytes(), None, &limits)?.model(&limits)
    }

    /// What people call the scenario.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The currency of every result.
    #[must_use]
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// Months that are looked at after the decision.
    #[must_use]
    pub fn horizon_months(&self) -> u32 {
        self.horizon
    }

    /// The month by which a payback is asked for.
    #[must_use]
    pub fn payback_target_months(&self) -> Option<u32> {
        self.payback_target
    }

    /// Every input, each at the index of its [`InputId`].
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The ids of the losses, in order.
    pub fn losses(&self) -> impl Iterator<Item = &str> {
        self.losses.iter().map(|loss| loss.id.as_str())
    }

    /// The ids of the options, in order, without `do_nothing`.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        self.options.iter().map(|option| option.id.as_str())
    }

    /// Things that are no problem, but that the user should know.
    #[must_use]
    pub fn notices(&self) -> &[Problem] {
        &self.notices
    }

    /// The SHA-256 of the RFC 8785 JSON of the resolved document, without names, labels, sources and notes.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The scenario it was made of.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The same scenario with some numbers set, by path, each in its input's own unit and currency.
    ///
    /// # Errors
    /// The problems of the changed scenario; `unknown_reference` where a path names no number.
    pub fn with<'a>(
        &self,
        overrides: impl IntoIterator<Item = (&'a str, rust_decimal::Decimal)>,
    ) -> Result<Self, Problems> {
        let mut scenario = self.scenario.clone();
        let mut problems = Vec::new();
        for (path, value) in overrides {
            if let Err(problem) = scenario.set(path, value) {
                problems.push(problem);
            }
        }
        Problems::check(problems)?;
        self.changed(&scenario)
    }

    /// The same scenario with some numbers replaced: a JSON object of paths, each with a number as a document writes it.
    /// See [`Scenario::replace`](crate::document::Scenario::replace).
    ///
    /// # Errors
    /// The problems of the object, or of the changed scenario; `unknown_reference` where a path names no number.
    ///
    /// ```
    /// # let model = roicm::Model::parse(roicm::presets::PRESETS[0].toml)?;
    /// let uncertain = model.with_json(r#"{"workforce.hourly_cost": {"pert": {"min": 150, "mode": 200, "max": 400}}}"#)?;
    /// assert!(uncertain.fingerprint() != model.fingerprint());
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn with_json(&self, replacements: &str) -> Result<Self, Problems> {
        let replacements = crate::document::read_replacements(replacements, &self.limits)?;
        if replacements.is_empty() {
            return Ok(self.clone());
        }
        let mut scenario = self.scenario.clone();
        let mut problems = Vec::new();
        for (path, quantity) in replacements {
            problems.extend(scenario.replace(&path, quantity).err());
        }
        Problems::check(problems)?;
        self.changed(&scenario)
    }

    /// The model of a scenario that differs in some numbers: it shares what it can.
    pub(crate) fn changed(&self, scenario: &Scenario) -> Result<Self, Problems> {
        let mut changed = Self::new(scenario, &self.limits)?;
        for (option, known) in changed.options.iter_mut().zip(&self.options) {
            if option.changes == known.changes {
                option.changes = known.changes.clone();
            }
        }
        Ok(Self { inverses: self.inverses.clone(), ..changed })
    }

    /// An input by its path.
    #[must_use]
    pub fn input(&self, path: &str) -> Option<&Input> {
        self.input_id(path).and_then(|id| self.inputs.get(id.index()))
    }

    pub(crate) fn input_id(&self, path: &str) -> Option<InputId> {
        self.inputs.iter().position(|input| input.path == path).map(InputId::new)
    }

    /// Whether an input decides if some effect stays inside a domain: another value has to be checked for that.
    pub(crate) fn is_held_to_a_domain(&self, id: InputId) -> bool {
        self.options.iter().flat_map(|option| option.changes.iter()).any(|change| {
            change.effects().iter().any(|effect| {
                let amount = self.losses.get(change.loss).map(|loss| *loss.inputs.clone().get_mut(effect.slot));
                let domain = amount.and_then(|amount| self.inputs.get(amount.input.index())).map(|input| input.domain);
                let concerned = effect.size.input == id || amount.is_some_and(|amount| amount.input == id);
                concerned && domain.is_some_and(|domain| effect.can_leave(domain))
            })
        })
    }
}
