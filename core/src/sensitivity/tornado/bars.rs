//! The bars of a tornado.

use core::cmp::Ordering;

use super::request::TornadoRequest;
use super::results::{Basis, Tornado, TornadoBar, TornadoEnd};
use crate::evaluation::{Address, Engine};
use crate::model::{InputId, Model};
use crate::problem::Problems;
use crate::sensitivity::exact_points::{
    BaseCase, Ends, GoesOn, Level, ListedInput, PointResult, around, check_work, influences, run, shown, validity_work,
};
use crate::sensitivity::held::moved_all_the_same;
use crate::sensitivity::subject::Subject;
use crate::simulation::OnProgress;
use crate::{Exact, Input, Scalar};

/// A bar before its ends are computed.
struct Plan {
    id: InputId,
    basis: Basis,
    ends: Ends,
}

/// What a request moves.
struct Plans {
    bars: Vec<Plan>,
    without_influence: usize,
    without_range: Vec<String>,
}

pub(super) fn tornado(
    model: &Model,
    request: &TornadoRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<Tornado, Problems> {
    let subject = Subject::new(model);
    let address = subject.result(request.result.as_deref());
    let mut problems = request.problems();
    if let Err(found) = &address {
        problems.extend(found.iter().cloned());
    }
    Problems::check(problems)?;
    let address = address?;
    let is_certain = subject.uncertain().is_empty();
    let range = request.range.or_else(|| is_certain.then(TornadoRequest::default_range));
    let base = BaseCase::new(&subject.model);
    // What makes the base case invalid is a problem of the request.
    let baseline = subject.model.answer(address, &base.exact(&[])).map(|_| base.result(address, &[]))?;
    let plans = plans(&subject, request, range, &influences(&subject.model, address)?);
    let points = plans.bars.len() as u64 * 2;
    let work = |plan: &Plan| address.work(&subject.model).saturating_add(validity_work(&subject.model, &[plan.id]));
    let work = plans.bars.iter().fold(0, |sum: u64, plan| sum.saturating_add(work(plan).saturating_mul(2)));
    check_work(&subject.model, points, work)?;
    let bar = |index: usize, _: &GoesOn<'_>| plans.bars.get(index).map(|plan| bar(&base, address, plan, &baseline));
    let bars = run(plans.bars.len(), points, request.threads, bar, on_progress)?;
    let mut bars: Vec<TornadoBar> = bars.into_iter().flatten().collect();
    crate::order::sort_by(&mut bars, by_swing);
    Ok(Tornado {
        engine: Engine::THIS,
        scenario: model.summary(),
        method: "tornado",
        result: address.path(model),
        unit: address.unit().in_currency(&model.currency),
        baseline,
        low_quantile: request.low_quantile,
        high_quantile: request.high_quantile,
        range,
        notices: notices(&subject, &plans, range.filter(|_| request.range.is_none())),
        bars,
        without_influence: plans.without_influence,
    })
}

fn plans(subject: &Subject, request: &TornadoRequest, range: Option<Exact>, influences: &[InputId]) -> Plans {
    let mut plans = Plans { bars: Vec::new(), without_influence: 0, without_range: Vec::new() };
    for (index, input) in subject.model.inputs.iter().enumerate() {
        let id = InputId::new(index);
        let is_moved = input.is_uncertain() || range.is_some();
        if !is_moved {
            continue;
        }
        if !influences.contains(&id) {
            plans.without_influence += 1;
        } else if let Some(ends) = at_quantiles(input, request) {
            plans.bars.push(Plan { id, basis: Basis::Quantiles, ends });
        } else if let Some(ends) = range.and_then(|range| around(input, range)) {
            plans.bars.push(Plan { id, basis: Basis::Range, ends });
        } else {
            plans.without_range.push(input.path.clone());
        }
    }
    crate::order::sort(&mut plans.without_range);
    plans
}

/// The quantiles of an uncertain input, which never leave its domain.
fn at_quantiles(input: &Input, request: &TornadoRequest) -> Option<Ends> {
    let known = input.distribution.as_ref().filter(|_| input.is_uncertain())?;
    let at = |p: f64| shown(Exact::from_f64(known.quantile(p)));
    let (low, high) = (at(request.low_quantile), at(request.high_quantile));
    Some(Ends { low, high, low_limited: false, high_limited: false })
}

fn bar(base: &BaseCase<'_>, address: Address, plan: &Plan, baseline: &PointResult) -> TornadoBar {
    let end =
        |value: Exact, limited: bool| TornadoEnd { value, limited, point: base.result(address, &[(plan.id, value)]) };
    let low = end(plan.ends.low, plan.ends.low_limited);
    let high = end(plan.ends.high, plan.ends.high_limited);
    let levels = (low.point.level(), high.point.level(), baseline.level());
    let (swing, swing_is_infinite) = swing(levels.0, levels.1, levels.2);
    TornadoBar {
        input: ListedInput::new(base.model, plan.id),
        base: base.of(plan.id),
        basis: plan.basis,
        low,
        high,
        same_side: is_on_one_side(levels.0, levels.1, levels.2),
        swing,
        swing_is_infinite,
    }
}

/// |high − low|, and whether it is infinite: where a payback never comes at one end but at the other, or at both but in
/// the base case.
fn swing(low: Option<Level>, high: Option<Level>, baseline: Option<Level>) -> (Option<Exact>, bool) {
    let (Some(low), Some(high)) = (low, high) else { return (None, false) };
    match (low, high, baseline) {
        (Level::Never, Level::Never, Some(Level::Value(_))) => (None, true),
        (Level::Never, Level::Never, _) => (Some(Exact::ZERO), false),
        (Level::Never, _, _) | (_, Level::Never, _) => (None, true),
        (Level::Value(_), Level::Value(_), _) => (low.distance(high), false),
    }
}

fn is_on_one_side(low: Option<Level>, high: Option<Level>, baseline: Option<Level>) -> bool {
    let (Some(low), Some(high), Some(baseline)) = (low, high, baseline) else { return false };
    let sides = (low.compare(baseline), high.compare(baseline));
    matches!(sides, (Ordering::Less, Ordering::Less) | (Ordering::Greater, Ordering::Greater))
}

/// The widest first.
fn by_swing(one: &TornadoBar, other: &TornadoBar) -> Ordering {
    let infinite = other.swing_is_infinite.cmp(&one.swing_is_infinite);
    let known = || match (one.swing, other.swing) {
        (Some(one), Some(other)) => other.compare(one).unwrap_or(Ordering::Equal),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    infinite.then_with(known).then_with(|| one.input.path.cmp(&other.input.path))
}

fn notices(subject: &Subject, plans: &Plans, default_range: Option<Exact>) -> Vec<String> {
    let mut notices = subject.notices();
    if let Some(range) = default_range {
        notices.push(format!(
            "No input is uncertain, so that each is moved down and up by {range} of its base case: that says how steep \
             the result is, not which input is in doubt."
        ));
    }
    if !plans.without_range.is_empty() {
        let paths = plans.without_range.join(", ");
        notices.push(format!("Left out, as a base case of zero has no range around it: {paths}."));
    }
    let model = &subject.model;
    let is_moved = |id: InputId| plans.bars.iter().any(|plan| plan.id == id);
    notices.extend(moved_all_the_same(subject, is_moved, "by the range all the same"));
    let unmoved = plans.bars.iter().filter(|plan| plan.basis == Basis::Quantiles && plan.ends.low == plan.ends.high);
    let mut unmoved: Vec<&str> =
        unmoved.filter_map(|plan| model.inputs.get(plan.id.index()).map(|input| input.path.as_str())).collect();
    crate::order::sort(&mut unmoved);
    if !unmoved.is_empty() {
        let paths = unmoved.join(", ");
        notices.push(format!("Both quantiles are the same value, so that the rarer ones are not shown: {paths}."));
    }
    let is_correlated =
        |id: InputId| model.correlations.iter().any(|(one, other, _)| [*one, *other].contains(&id.index()));
    let mut correlated: Vec<&str> = plans
        .bars
        .iter()
        .filter(|plan| plan.basis == Basis::Quantiles && is_correlated(plan.id))
        .filter_map(|plan| model.inputs.get(plan.id.index()).map(|input| input.path.as_str()))
        .collect();
    crate::order::sort(&mut correlated);
    if !correlated.is_empty() {
        let paths = correlated.join(", ");
        notices.push(format!("Moved one at a time, although they are correlated with others: {paths}."));
    }
    notices
}
