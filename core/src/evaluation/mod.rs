//! `evaluate`: the base case, in exact decimals.

mod address;
mod assumptions;
mod claims;
pub(crate) mod compute;
mod document;
#[cfg(feature = "schema")]
mod form;
mod ranking;
mod reading;
mod request;
mod results;

pub(crate) use address::Address;
pub use assumptions::Assumption;
pub(crate) use claims::given_model;
pub use claims::{ClaimAnswer, WouldNeed};
pub(crate) use compute::BelowZero;
pub use ranking::Ranked;
pub(crate) use ranking::{DO_NOTHING, discounted_turnover};
pub use reading::Drivers;
pub use request::EvaluateRequest;
pub use results::{
    Answer, CashFlowMonth, CashOnlyResults, LossAfterResults, LossResults, OptionResults, Reason, TodayResults,
};

use crate::finance::InternalRateOfReturn;
use crate::model::{Model, Values};
use crate::problem::{Code, Problem, Problems};
use crate::{Exact, Scalar, Table};

/// What a scenario comes to in the base case of every input. Unrounded.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Evaluation {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// What interruptions cost today.
    pub today: Today,
    /// What each option comes to, by id; `do_nothing`, which costs and returns nothing, is only in the ranking.
    pub options: Table<OptionEvaluation>,
    /// The options and `do_nothing`, best first.
    pub ranking: Vec<Ranked>,
    /// Every input, in the order of their paths.
    pub assumptions: Vec<Assumption>,
    /// What the model says to each claim, by id.
    pub claims: Table<ClaimAnswer>,
    /// Things that are no problem, but that the reader should know.
    pub notices: Vec<Problem>,
}

/// The program that computed a result.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Engine {
    /// `roicm`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Engine {
    /// This program.
    pub const THIS: Self = Self { name: "roicm", version: env!("CARGO_PKG_VERSION") };
}

/// The scenario that a result is about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScenarioSummary {
    /// What people call it.
    pub name: Option<String>,
    /// The currency of every amount of money.
    pub currency: String,
    /// Places after the point of its smallest coin: what a report rounds to, half away from zero.
    pub minor_unit: u32,
    /// Months that are looked at after the decision.
    pub horizon_months: u32,
    /// The month by which a payback is asked for.
    pub payback_target_months: Option<u32>,
    /// What identifies its content: SHA-256 of the resolved document, without names and sources.
    pub fingerprint: String,
}

/// What interruptions cost today.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// All losses together.
    pub results: TodayResults<Exact>,
    /// Each loss, by id.
    pub losses: Table<LossToday>,
}

/// What one loss costs today.
#[derive(Debug, Clone, PartialEq)]
pub struct LossToday {
    /// What people call it.
    pub label: String,
    /// What it comes to.
    pub results: LossResults<Exact>,
}

/// What an option comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionEvaluation {
    /// What people call it.
    pub label: String,
    /// What it comes to.
    pub results: OptionResults<Exact>,
    /// The verdict on its internal rate of return, of monthly flows.
    pub internal_rate_of_return: InternalRateOfReturn,
    /// What remains if saved hours never become money.
    pub cash_only: CashOnlyResults<Exact>,
    /// Each loss in the steady state, by id.
    pub losses: Table<LossAfterResults<Exact>>,
    /// Months 0 to the horizon.
    pub cash_flow: Vec<CashFlowMonth<Exact>>,
}

impl Model {
    /// The base case of every input, in exact decimals.
    ///
    /// # Errors
    /// `overflow` where a magnitude passes what exact decimals hold; `availability_below_zero` where interruptions last
    /// longer than the service hours of their loss; the problems of a claim's `given`.
    ///
    /// ```
    /// let model = roicm::Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.rework = { events_per_year = 600, minutes_per_event = 17 }
    ///     "#,
    /// )?;
    /// assert_eq!(model.evaluate()?.today.results.annual_cost.to_string(), "34000");
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn evaluate(&self) -> Result<Evaluation, Problems> {
        self.evaluate_with(EvaluateRequest::default())
    }

    /// The base case of every input, with what else is asked for.
    ///
    /// # Errors
    /// Those of [`Model::evaluate`].
    pub fn evaluate_with(&self, request: EvaluateRequest) -> Result<Evaluation, Problems> {
        let base = self.base_values::<Exact>();
        let values = Values(&base);
        let today = compute::today(self, values).map_err(|below| self.below_zero("", below))?;
        let mut problems = Vec::new();
        let overflow = |path: String, fault: crate::Fault| {
            Problem::new(Code::Overflow, path, format!("the result has no value: {fault}"))
                .help("make the inputs smaller")
        };
        if let Some((name, fault)) = today.results.fault() {
            problems.push(overflow(format!("today.{name}"), fault));
        }
        for (loss, results) in self.losses.iter().zip(&today.losses) {
            if let Some((name, fault)) = results.fault() {
                problems.push(overflow(format!("today.losses.{}.{name}", loss.id), fault));
            }
        }
        Problems::check(core::mem::take(&mut problems))?;
        let mut outcomes = Vec::with_capacity(self.options.len());
        let timeline = compute::Timeline::new(self, values);
        for (index, option) in self.options.iter().enumerate() {
            match compute::option(self, index, values, &today, &timeline, true) {
                Ok(outcome) => {
                    if let Some((name, fault)) = outcome.fault() {
                        problems.push(overflow(format!("options.{}.{name}", option.id), fault));
                    }
                    outcomes.push(outcome);
                }
                Err(below) => problems.push(self.below_zero(&option.id, below)),
            }
        }
        Problems::check(problems)?;
        let claims = claims::answer_all(self, &today, &outcomes, request.would_need)?;
        let options = self.options.iter().zip(outcomes).map(|(option, outcome)| {
            let losses = self.losses.iter().map(|loss| loss.id.clone()).zip(outcome.losses).collect();
            let evaluation = OptionEvaluation {
                label: option.label.clone(),
                results: outcome.results,
                internal_rate_of_return: outcome.rate,
                cash_only: outcome.cash_only,
                losses,
                cash_flow: outcome.cash_flow,
            };
            (option.id.clone(), evaluation)
        });
        let options: Table<OptionEvaluation> = options.collect();
        let losses = self
            .losses
            .iter()
            .zip(today.losses)
            .map(|(loss, results)| (loss.id.clone(), LossToday { label: loss.label.clone(), results }));
        Ok(Evaluation {
            engine: Engine::THIS,
            scenario: self.summary(),
            today: Today { results: today.results, losses: losses.collect() },
            ranking: ranking::ranking(&options),
            options,
            assumptions: assumptions::register(self),
            claims,
            notices: self.notices.clone(),
        })
    }

    /// The result at a dotted path, such as `options.lite.net_present_value`, in the base case.
    ///
    /// # Errors
    /// `unknown_result`, and those of [`Model::evaluate`].
    pub fn result(&self, path: &str) -> Result<Answer<Exact>, Problems> {
        let address = self.address(path)?;
        let base = self.base_values::<Exact>();
        self.answer(address, &base).map_err(Problems::from)
    }

    pub(crate) fn address(&self, path: &str) -> Result<Address, Problem> {
        Address::parse(path, &self.losses, &self.options, self.horizon)
    }

    /// A result for given values of every input, with its faults as problems.
    pub(crate) fn answer(&self, address: Address, values: &[Exact]) -> Result<Answer<Exact>, Problem> {
        match address.compute(self, Values(values)) {
            Ok(Ok(value)) => match value.fault() {
                None => Ok(Ok(value)),
                Some(fault) => {
                    Err(Problem::new(Code::Overflow, address.path(self), format!("the result has no value: {fault}")))
                }
            },
            Ok(none) => Ok(none),
            Err(below) => Err(self.below_zero("", below)),
        }
    }

    pub(crate) fn base_values<N: Scalar>(&self) -> Vec<N> {
        self.inputs.iter().map(|input| N::exact(input.base)).collect()
    }

    pub(crate) fn summary(&self) -> ScenarioSummary {
        ScenarioSummary {
            name: self.name.clone(),
            currency: self.currency.clone(),
            minor_unit: crate::model::minor_unit(&self.currency),
            horizon_months: self.horizon,
            payback_target_months: self.payback_target,
            fingerprint: self.fingerprint.clone(),
        }
    }

    pub(crate) fn below_zero(&self, option: &str, below: BelowZero) -> Problem {
        let id = self.losses.get(below.loss).map_or("", |loss| loss.id.as_str());
        let when = match (option, below.month) {
            ("", _) => String::new(),
            (option, 0) => format!(" under option `{option}` in the steady state"),
            (option, month) => format!(" under option `{option}` from month {month}"),
        };
        Problem::new(
            Code::AvailabilityBelowZero,
            format!("losses.{id}"),
            format!("its interruptions last longer than its service hours{when}: availability is below 0"),
        )
        .help("lower the frequency or the duration, or raise `service_hours_per_year`")
    }
}
