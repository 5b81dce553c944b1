//! A change of the best decision, in exact decimals.

use crate::model::{InputId, Model};
use crate::sensitivity::exact_points::{BaseCase, Bracket, Decision, Worth, shown, worths};
use crate::{Exact, Number, Ordered, Scalar};

/// How far a refined value may be from where doubles see the change, as a part of the range: under the zero rule doing
/// nothing is best a little beyond the root.
const REACH: f64 = 1e-6;

/// A difference that two net present values may have across neighbouring doubles, as a part of what they are: beyond it one
/// jumps over the other.
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
    scale: Exact,
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
    let found = Difference { at, difference: to - from, worth: to, scale: moved.max(also_moved) };
    (found.difference.has_value() && found.scale.has_value()).then_some(found)
}

/// By steps of the secant method from both ends of the bracket, as long as they come nearer.
pub(super) fn refine(
    base: &BaseCase<'_>,
    id: InputId,
    bracket: &Bracket,
    pair: (Decision, Decision),
    width: f64,
) -> Refined {
    let start = shown(Exact::from_f64(bracket.high));
    let nothing = Refined { value: start, net_present_value: None, discontinuous: false };
    let Some(first) = difference(base, id, pair, start) else { return nothing };
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
    let discontinuous = (best.scale * Exact::from_f64(JUMP)).is_below(best.difference.abs());
    Refined { value: best.at, net_present_value: Some(best.worth), discontinuous }
}

fn domain(model: &Model, id: InputId) -> crate::Domain {
    model.inputs.get(id.index()).expect("a model's ids are indices into its own inputs").domain
}
