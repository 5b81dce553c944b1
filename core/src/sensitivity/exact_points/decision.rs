//! The best decision at a point: an option, or doing nothing.

use super::base_case::{BaseCase, Change};
use crate::evaluation::{DO_NOTHING, compute, discounted_turnover};
use crate::finance::settle;
use crate::model::{Model, Values};
use crate::problem::{Code, Problem};
use crate::{Exact, Ordered, Scalar};

/// How near the best two decisions may be in doubles, as a part of what they move, before exact decimals have to decide:
/// well above the zero rule's 10⁻⁹ and the roundings of a long sum.
const CLOSE: f64 = 1e-8;

/// What doubles hold and exact decimals might not.
const LARGE: f64 = 1e27;

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Decision {
    DoNothing,
    /// The option at an index of the model.
    Option(usize),
}

/// The best decision at a point; none where the scenario is not valid there.
pub(crate) type Choice = Option<Decision>;

/// What an option is worth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worth<N> {
    /// The net present value.
    pub(crate) plain: N,
    /// The same under the zero rule, which decides.
    settled: N,
    /// The discounted flows, signs aside.
    pub(crate) turnover: N,
}

/// The id of a decision.
pub(crate) fn name(model: &Model, decision: Decision) -> String {
    match decision {
        Decision::DoNothing => DO_NOTHING.to_owned(),
        Decision::Option(index) => model.options.get(index).map(|option| option.id.clone()).unwrap_or_default(),
    }
}

/// What each option is worth.
pub(crate) fn worths<N: Scalar>(model: &Model, values: &[N]) -> Result<Vec<Worth<N>>, Problem> {
    let values = Values(values);
    let today = compute::today(model, values).map_err(|below| model.below_zero("", below))?;
    let timeline = compute::Timeline::new(model, values);
    let one = |index: usize| {
        let outcome = compute::option(model, index, values, &today, &timeline, false).map_err(|below| {
            let id = model.options.get(index).map_or("", |option| option.id.as_str());
            model.below_zero(id, below)
        })?;
        let (plain, turnover) = (outcome.results.net_present_value, discounted_turnover(&outcome.cash_flow));
        Ok(Worth { plain, settled: settle(plain, turnover), turnover })
    };
    (0..model.options.len()).map(one).collect()
}

/// The highest worth above nothing; ties go to doing nothing, then to the first option.
fn best<N: Scalar>(worths: &[Worth<N>], is_above: impl Fn(N, N) -> bool) -> Decision {
    let mut best = (Decision::DoNothing, N::integer(0));
    for (index, worth) in worths.iter().enumerate() {
        if is_above(worth.settled, best.1) {
            best = (Decision::Option(index), worth.settled);
        }
    }
    best.0
}

/// The best decision as doubles see it: what agrees to their digits is a tie.
pub(crate) fn best_in_doubles(model: &Model, values: &[f64]) -> Choice {
    use crate::Number;
    let worths = worths(model, values).ok()?;
    let are_numbers = worths.iter().all(|worth| worth.settled.is_finite());
    are_numbers.then(|| best(&worths, |one, other| one.difference(other) > 0.0))
}

/// Whether doubles leave no doubt about the best decision.
fn is_clear(worths: &[Worth<f64>], best: Decision) -> bool {
    let of = |decision: Decision| match decision {
        Decision::DoNothing => Some((0.0, 0.0)),
        Decision::Option(index) => worths.get(index).map(|worth| (worth.plain, worth.turnover)),
    };
    let all = core::iter::once(Decision::DoNothing).chain((0..worths.len()).map(Decision::Option));
    let mut others = all.filter(|other| *other != best).filter_map(of);
    let Some((highest, moved)) = of(best) else { return false };
    worths.iter().all(|worth| worth.turnover < LARGE)
        && others.all(|(value, turnover)| highest - value > CLOSE * (moved + turnover))
}

/// The best decision with some inputs changed to values that are [valid](BaseCase::problems): what the ranking of an
/// evaluation would put first. Doubles decide where they leave no doubt, exact decimals elsewhere.
///
/// # Errors
/// What makes an option impossible there all the same.
pub(crate) fn decide(base: &BaseCase<'_>, changes: &[Change]) -> Result<Decision, Vec<Problem>> {
    let in_doubles = worths(base.model, &base.nearest_doubles(changes)).map_err(|problem| vec![problem])?;
    let likely = best(&in_doubles, |one, other| other < one);
    if is_clear(&in_doubles, likely) {
        return Ok(likely);
    }
    let exact: Vec<Worth<Exact>> = worths(base.model, &base.exact(changes)).map_err(|problem| vec![problem])?;
    let faults = exact.iter().zip(&base.model.options).filter_map(|(worth, option)| {
        let fault = worth.settled.fault()?;
        let path = format!("options.{}.net_present_value", option.id);
        Some(Problem::new(Code::Overflow, path, format!("the result has no value: {fault}")))
    });
    let faults: Vec<Problem> = faults.collect();
    if faults.is_empty() { Ok(best(&exact, |one, other| other.is_below(one))) } else { Err(faults) }
}
