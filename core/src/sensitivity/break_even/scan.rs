//! The best decisions along one input.

use super::grid::Range;
use super::refine::refine;
use super::results::{DecisionChange, DecisionSegment, InputBreakEven};
use crate::model::InputId;
use crate::problem::Problem;
use crate::sensitivity::exact_points::{
    BaseCase, Bracket, Choice, GoesOn, ListedInput, best_in_doubles, changes, decide, name, shown,
};
use crate::{Exact, Ordered, Scalar};

/// What is best at a value of the grid.
struct Place {
    at: Exact,
    best: Choice,
    problems: Vec<Problem>,
}

/// None where it is not to go on.
pub(super) fn scan(base: &BaseCase<'_>, id: InputId, range: Range, goes_on: &GoesOn<'_>) -> Option<InputBreakEven> {
    let input = base.model.inputs.get(id.index())?;
    let grid = range.grid(input);
    let places: Vec<Place> = grid.iter().take_while(|_| goes_on()).map(|at| place(base, id, *at)).collect();
    // What is known of an uncertain input has been checked as a whole.
    let is_checked = places.iter().any(|place| place.best.is_none());
    let choose = |at: f64| {
        if !goes_on() {
            return None;
        }
        let is_valid = !is_checked || base.problems(&[(id, shown(Exact::from_f64(at)))]).is_empty();
        if is_valid { best_in_doubles(base.model, &base.doubles(&[(id, at)])) } else { None }
    };
    let neighbours = places.iter().zip(places.iter().skip(1)).filter(|(low, high)| low.best != high.best);
    let brackets: Vec<Bracket> = neighbours
        .flat_map(|(low, high)| changes(&choose, (low.at.to_f64(), low.best), (high.at.to_f64(), high.best), 0.0))
        .collect();
    let width = range.to.to_f64() - range.from.to_f64();
    let mut possible = places.iter().filter(|place| place.best.is_some()).map(|place| place.at);
    let lowest = possible.next().unwrap_or(range.from);
    let ends = [lowest, possible.next_back().unwrap_or(lowest)];
    let mut found = Vec::new();
    let mut segments = Vec::new();
    let mut from = range.from;
    let mut current = places.first().and_then(|place| place.best);
    let segment = |from: Exact, to: Exact, best: Choice| DecisionSegment {
        from,
        to,
        decision: best.map(|best| name(base.model, best)),
        problems: if best.is_none() { problems_within(&places, from, to) } else { Vec::new() },
    };
    for bracket in &brackets {
        let at = if let (Some(below), Some(above)) = (bracket.from, bracket.to) {
            let refined = refine(base, id, bracket, (below, above), width, ends);
            let known = input.distribution.as_ref().filter(|_| input.is_uncertain());
            found.push(DecisionChange {
                value: refined.value,
                from: name(base.model, below),
                to: name(base.model, above),
                net_present_value: refined.net_present_value,
                probability_below: known.map(|known| known.cdf(refined.value.to_f64())),
                discontinuous: refined.discontinuous,
            });
            refined.value
        } else {
            shown(Exact::from_f64(bracket.high))
        };
        segments.push(segment(from, at, current));
        (from, current) = (at, bracket.to);
    }
    segments.push(segment(from, range.to, current));
    Some(InputBreakEven {
        input: ListedInput::new(base.model, id),
        base: input.base,
        from: range.from,
        to: range.to,
        basis: range.basis,
        limited: range.limited,
        grid_points: grid.len(),
        segments,
        changes: found,
    })
}

fn place(base: &BaseCase<'_>, id: InputId, at: Exact) -> Place {
    let changes = [(id, at)];
    let problems = base.problems(&changes);
    let decided = if problems.is_empty() { decide(base, &changes) } else { Err(problems) };
    match decided {
        Ok(best) => Place { at, best: Some(best), problems: Vec::new() },
        Err(problems) => Place { at, best: None, problems },
    }
}

/// The problems of the first value of the grid inside a segment.
fn problems_within(places: &[Place], from: Exact, to: Exact) -> Vec<Problem> {
    let inside = |place: &&Place| !place.at.is_below(from) && !to.is_below(place.at);
    places
        .iter()
        .filter(inside)
        .find(|place| place.best.is_none())
        .map(|place| place.problems.clone())
        .unwrap_or_default()
}
