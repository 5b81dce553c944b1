//! Claims, answered.

use serde::Serialize;

use super::Address;
use super::compute::{OptionOutcome, TodayOutcome};
use super::results::{Answer, Reason};
use crate::goal_seek::{self, GoalSeek};
use crate::model::{Claim, ClaimBound, Model};
use crate::problem::{Problem, Problems};
use crate::{Exact, Scalar, Table, Unit};

/// What the model says to a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimAnswer {
    /// What people call it.
    pub label: String,
    /// The path of the result it is about.
    pub result: String,
    /// What the result is measured in.
    pub unit: Unit,
    /// `equals`, `at_most` or `at_least`.
    pub bound: &'static str,
    /// The figure that is stated.
    pub claimed: Exact,
    /// The relative tolerance of `equals`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Exact>,
    /// What the model computes; none with its reason.
    pub computed: Option<Exact>,
    /// Why nothing is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Whether the claim holds. A result that is none meets no claim.
    pub holds: bool,
    /// The inputs that were set before it was answered.
    #[serde(skip_serializing_if = "Table::is_empty")]
    pub given: Table<Exact>,
    /// Who states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Anything else to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// On request, for each input that the result depends on, by path: the value at which it equals the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub would_need: Option<Table<WouldNeed>>,
    /// Inputs for which this was not worked out, because all claims together would have taken more than the limit
    /// `search_work`.
    #[serde(skip_serializing_if = "is_zero")]
    pub would_need_left_out: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The value of one input at which a claim would be met, everything else as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WouldNeed {
    /// The path of the input.
    #[serde(skip)]
    pub input: String,
    /// What the input is measured in, with the input's own currency.
    pub unit: String,
    /// The base case.
    pub base: Exact,
    /// Whether the scenario leaves the input at its default.
    pub is_default: bool,
    /// The values at which the computed result equals the claim, nearest to the base case first; empty where none does.
    pub values: Vec<goal_seek::Solution>,
}

impl ClaimBound {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
        }
    }

    /// Whether a computed result meets what is claimed. It is taken as it is shown, with 28 digits: a rounding beyond
    /// them must not decide.
    fn is_met(self, computed: Exact, claimed: Exact, tolerance: Exact) -> bool {
        let computed = computed.to_decimal().map_or(computed, Exact::from);
        self.holds(computed, claimed, tolerance)
    }

    /// Whether a result meets what is claimed.
    pub(crate) fn holds<N: Scalar>(self, computed: N, claimed: N, tolerance: N) -> bool {
        match self {
            Self::Equals => !(tolerance * claimed.abs()).is_below((computed - claimed).abs()),
            Self::AtMost => !computed.difference(claimed).is_positive(),
            Self::AtLeast => !computed.difference(claimed).is_negative(),
        }
    }
}

pub(super) fn answer_all(
    model: &Model,
    today: &TodayOutcome<Exact>,
    options: &[OptionOutcome<Exact>],
    would_need: bool,
) -> Result<Table<ClaimAnswer>, Problems> {
    let mut work = model.limits.search_work;
    let mut problems = Vec::new();
    let mut answers = Table::new();
    for claim in &model.claims {
        let known = || claim.target.among(today, options);
        match answer(model, claim, known, would_need.then_some(&mut work)) {
            Ok(answer) => {
                answers.insert(claim.id.clone(), answer);
            }
            Err(found) => problems.extend(found.into_vec().into_iter().map(|problem| Problem {
                path: format!("claims.{}", claim.id),
                message: format!("{}: {}", problem.path, problem.message),
                ..problem
            })),
        }
    }
    Problems::check(problems)?;
    Ok(answers)
}

/// The model with what a claim gives, and without the claims, which have been resolved.
pub(crate) fn given_model(model: &Model, claim: &Claim) -> Result<Model, Problems> {
    let mut scenario = model.scenario.clone();
    scenario.claims.clear();
    for (path, value) in &claim.given {
        scenario.set(path, *value)?;
    }
    model.changed(&scenario)
}

/// The values with what a claim gives, where it gives nothing that has more to it than its value.
fn given_values(model: &Model, claim: &Claim) -> Option<Vec<Exact>> {
    let mut values = model.base_values::<Exact>();
    for (path, value) in &claim.given {
        let id = model.input_id(path).filter(|id| !model.is_held_to_a_domain(*id))?;
        *values.get_mut(id.index())? = Exact::from(*value);
    }
    Some(values)
}

/// Answers a claim; `known` gives its result where nothing else is given. With `work`, what is left of it goes into what
/// the claim would need.
fn answer(
    model: &Model,
    claim: &Claim,
    known: impl FnOnce() -> Answer<Exact>,
    mut work: Option<&mut u64>,
) -> Result<ClaimAnswer, Problems> {
    let wants_needs = work.is_some();
    let mut search = |model: &Model| {
        let work = work.as_deref_mut();
        work.map(|work| needs(model, claim.target, claim.claimed, work)).transpose()
    };
    let (computed, needed) = if claim.given.is_empty() {
        (known(), search(model)?)
    } else if let (false, Some(values)) = (wants_needs, given_values(model, claim)) {
        // Making the model anew takes much longer than computing with it.
        (model.answer(claim.target, &values)?, None)
    } else {
        let model = given_model(model, claim)?;
        (model.answer(claim.target, &model.base_values::<Exact>())?, search(&model)?)
    };
    let (would_need, left_out) = needed.map_or((None, 0), |(needs, left_out)| (Some(needs), left_out));
    Ok(ClaimAnswer {
        label: claim.label.clone(),
        result: claim.target.path(model),
        unit: claim.target.unit(),
        bound: claim.bound.word(),
        claimed: claim.claimed,
        tolerance: (claim.bound == ClaimBound::Equals).then_some(claim.tolerance),
        computed: computed.ok(),
        reason: computed.err(),
        holds: computed.is_ok_and(|computed| claim.bound.is_met(computed, claim.claimed, claim.tolerance)),
        given: claim.given.iter().map(|(path, value)| (path.clone(), Exact::from(*value))).collect(),
        source: claim.source.clone(),
        note: claim.note.clone(),
        would_need,
        would_need_left_out: left_out,
    })
}

/// For each input that a result depends on, the value at which it equals a target.
fn needs(model: &Model, target: Address, claimed: Exact, work: &mut u64) -> Result<(Table<WouldNeed>, usize), Problem> {
    let each = target.work(model).saturating_mul(goal_seek::EVALUATIONS);
    let (mut needs, mut left_out) = (Table::new(), 0);
    if *work < each {
        // Not even what it depends on: that takes as long as many evaluations.
        return Ok((needs, model.inputs.len()));
    }
    for id in crate::explain::dependencies(model, target)? {
        let Some(left) = work.checked_sub(each) else {
            left_out += 1;
            continue;
        };
        *work = left;
        let is_default = model.inputs.get(id.index()).is_some_and(|input| input.is_default);
        let GoalSeek { input, unit, base, solutions, .. } = goal_seek::seek(model, target, id, claimed)?;
        needs.insert(input.clone(), WouldNeed { input, unit, base, is_default, values: solutions });
    }
    Ok((needs, left_out))
}
