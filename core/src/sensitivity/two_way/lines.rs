//! Where in a table the best decision changes.

use super::results::{Axis, BreakEvenLine};
use crate::Scalar;
use crate::model::InputId;
use crate::problem::Problems;
use crate::sensitivity::exact_points::{
    BaseCase, Bracket, Choice, Decision, GoesOn, best_in_doubles, changes, name, run,
};
use crate::simulation::OnProgress;

/// How near a place is found, as a part of its axis.
const TOLERANCE: f64 = 1e-9;

/// A line of cells along one axis: what is moved along it, and where it stands on the other axis.
struct Walk<'a> {
    moved: InputId,
    values: &'a [f64],
    other: (InputId, f64),
    best: Vec<Choice>,
}

impl Walk<'_> {
    fn changes(&self, base: &BaseCase<'_>, goes_on: &GoesOn<'_>) -> Vec<Bracket> {
        let width = self.values.last().unwrap_or(&0.0) - self.values.first().unwrap_or(&0.0);
        let best = |at: f64| best_in_doubles(base.model, &base.doubles(&[(self.moved, at), self.other]));
        let choose = |at: f64| if goes_on() { best(at) } else { None };
        let places: Vec<(f64, Choice)> = self.values.iter().copied().zip(self.best.iter().copied()).collect();
        let neighbours = places.iter().zip(places.iter().skip(1));
        neighbours
            .filter(|(low, high)| low.1.is_some() && high.1.is_some() && low.1 != high.1)
            .flat_map(|(low, high)| changes(&choose, *low, *high, TOLERANCE * width))
            .collect()
    }
}

pub(super) fn lines(
    base: &BaseCase<'_>,
    (x, y): (InputId, InputId),
    axes: (&Axis, &Axis),
    best: &[Vec<Choice>],
    threads: usize,
    on_progress: &mut OnProgress<'_>,
) -> Result<Vec<BreakEvenLine>, Problems> {
    let doubles = |axis: &Axis| axis.values.iter().map(|value| value.to_f64()).collect::<Vec<f64>>();
    let (xs, ys) = (doubles(axes.0), doubles(axes.1));
    let rows =
        ys.iter().zip(best).map(|(&at, best)| Walk { moved: x, values: &xs, other: (y, at), best: best.clone() });
    let column = |index: usize| best.iter().map(|row| row.get(index).copied().flatten()).collect();
    let columns =
        xs.iter().enumerate().map(|(index, &at)| Walk { moved: y, values: &ys, other: (x, at), best: column(index) });
    let (rows, columns): (Vec<Walk<'_>>, Vec<Walk<'_>>) = (rows.collect(), columns.collect());
    let walks: Vec<&Walk<'_>> = rows.iter().chain(&columns).collect();
    let job =
        |index: usize, goes_on: &GoesOn<'_>| walks.get(index).map_or_else(Vec::new, |walk| walk.changes(base, goes_on));
    let mut found = run(walks.len(), walks.len() as u64, threads, job, on_progress)?;
    let down = found.split_off(rows.len().min(found.len()));
    let mut lines = joined(base, "x", &found, |index, at| (at, ys.get(index).copied().unwrap_or(f64::NAN)));
    lines.extend(joined(base, "y", &down, |index, at| (xs.get(index).copied().unwrap_or(f64::NAN), at)));
    Ok(lines)
}

/// Joins places on neighbouring walks: the first change from one decision to another with the first, the second with the
/// second. A walk without such a change ends the line.
fn joined(
    base: &BaseCase<'_>,
    along: &'static str,
    walks: &[Vec<Bracket>],
    place: impl Fn(usize, f64) -> (f64, f64),
) -> Vec<BreakEvenLine> {
    let mut places: Vec<((Decision, Decision, usize), usize, f64)> = Vec::new();
    for (index, walk) in walks.iter().enumerate() {
        let begin = places.len();
        for change in walk {
            let (Some(from), Some(to)) = (change.from, change.to) else { continue };
            let earlier = places.iter().skip(begin).filter(|((a, b, _), ..)| (*a, *b) == (from, to)).count();
            places.push(((from, to, earlier), index, change.middle()));
        }
    }
    // Stable: the places of a change stay in the order of walks.
    crate::order::sort_by_key(&mut places, |(change, ..)| *change);
    let mut lines: Vec<BreakEvenLine> = Vec::new();
    let mut before = None;
    for (change, index, at) in places {
        let is_next = before.is_some_and(|(last, walk): (_, usize)| last == change && walk + 1 == index);
        before = Some((change, index));
        let point = place(index, at);
        match lines.last_mut() {
            Some(BreakEvenLine { points, .. }) if is_next => points.push(point),
            _ => lines.push(BreakEvenLine {
                from: name(base.model, change.0),
                to: name(base.model, change.1),
                along,
                points: vec![point],
            }),
        }
    }
    lines
}
