//! A change of the best decision, in exact decimals.

use crate::model::{InputId, Model};
use crate::sensitivity::exact_points::{BaseCase, Bracket, Decision, Worth, shown, worths};
use crate::{Exact, Number, Ordered, Scalar};

/// How far a refined value may be from where doubles see the change, as a part of the range: under the zero rule doing
/// nothing is best a little beyond the root.
const REACH: f64 = 1e-6;

/// A difference that two net present values may have across neighbouring doubles, as a part of what they are and of how far
/// they lie apart elsewhere: beyond it one jumps over the other.
const JUMP: f64 = 1e-7;

/// Where two decisions are worth the same.
pub(super) struct Refined {
    pub(super) value: Exact,
    pub(super) net_present_value: Option<Exact>,
    pub(super) discontinuous: bool,
}

/// The net present values of two decisions at a point, less one another, and of the second.
struct Difference {
    at: Exact,
    difference: Exact,
    worth: Exact,
    turnover: Exact,
}

fn of(worths: &[Worth<Exact>], decision: Decision) -> Option<(Exact, Exact)> {
    match decision {
        Decision::DoNothing => Some((Exact::ZERO, Exact::ZERO)),
        Decision::Option(index) => worths.get(index).map(|worth| (worth.plain, worth.turnover)),
    }
}

fn difference(base: &BaseCase<'_>, id: InputId, pair: (Decision, Decision), at: Exact) -> Option<Difference> {
    let worths = worths(base.model, &base.exact(&[(id, at)])).ok()?;
    let ((from, moved), (to, also_moved)) = (of(&worths, pair.0)?, of(&worths, pair.1)?);
    let found = Difference { at, difference: to - from, worth: to, turnover: moved.max(also_moved) };
    (found.difference.has_value() && found.turnover.has_value()).then_some(found)
}

/// By steps of the secant method from both ends of the bracket, as long as they come nearer. What is left of the difference
/// is measured by what the two move there and by how far they lie apart at both ends of what was looked at: where all that
/// an option brings and costs recurs, nothing is moved at the value where one is worth as much as the other.
pub(super) fn refine(
    base: &BaseCase<'_>,
    id: InputId,
    bracket: &Bracket,
    pair: (Decision, Decision),
    width: f64,
    ends: [Exact; 2],
) -> Refined {
    let start = shown(Exact::from_f64(bracket.high));
    let nothing = Refined { value: start, net_present_value: None, discontinuous: false };
    let Some(first) = difference(base, id, pair, start) else { return nothing };
    let apart = |at: Exact| difference(base, id, pair, at).map(|found| found.difference.abs());
    let apart = ends.into_iter().filter_map(apart).fold(Exact::ZERO, |widest, apart| widest.max(apart));
    // Away from the change the difference is large enough to have a slope.
    let reach = Exact::from_f64(width * REACH);
    let domain = domain(base.model, id);
    let aside = [start - reach, start + reach].into_iter().map(shown).find(|value| domain.holds(*value));
    let mut other = aside.and_then(|aside| difference(base, id, pair, aside));
    let mut best = first;
    for _ in 0..3 {
        let Some(beside) = other else { break };
        if best.difference.is_zero() || best.difference == beside.difference {
            break;
        }
        let step = best.difference * (best.at - beside.at) / (best.difference - beside.difference);
        let next = shown(best.at - step);
        let is_near = !reach.is_below((next - start).abs());
        if next.fault().is_some() || !is_near || !domain.holds(next) {
            break;
        }
        let Some(found) = difference(base, id, pair, next) else { break };
        if !found.difference.abs().is_below(best.difference.abs()) {
            break;
        }
        other = Some(core::mem::replace(&mut best, found));
    }
    let scale = best.turnover.max(apart);
    let discontinuous = (scale * Exact::from_f64(JUMP)).is_below(best.difference.abs());
    Refined { value: best.at, net_present_value: Some(best.worth), discontinuous }
}

fn domain(model: &Model, id: InputId) -> crate::Domain {
    model.inputs.get(id.index()).expect("a model's ids are indices into its own inputs").domain
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"
        schema_version = 1
        currency = "HKD"
        horizon_months = 12
        discount_rate = 0
        workforce = { headcount = 1, hourly_cost = 1 }
        losses.late = { events_per_year = 12, cost_per_event = 100 }
        [options.lite.steps.now]
        cost = 1800
        effects = [{ loss = "late", input = "events_per_year", reduce_by = 1 }]
        "#;

    #[test]
    fn where_neither_is_worth_the_other_one_jumps_over_it() {
        let model = Model::parse(DOCUMENT).unwrap();
        let base = BaseCase::new(&model);
        let id = model.input_id("losses.late.cost_per_event").unwrap();
        let pair = (Decision::DoNothing, Decision::Option(0));
        let at = |high: f64| {
            let bracket = Bracket { low: high.next_down(), high, from: Some(pair.0), to: Some(pair.1) };
            refine(&base, id, &bracket, pair, 400.0, [0.into(), 400.into()])
        };
        // 12 x − 1,800 is nothing at 150, and −600 where the decision is said to change at 100.
        let meeting = at(150.0.next_up());
        assert!(meeting.value == 150.into() && !meeting.discontinuous);
        let jump = at(100.0);
        assert!(jump.discontinuous && (jump.value - 100.into()).abs() < Exact::new(1, -3));
    }
}
