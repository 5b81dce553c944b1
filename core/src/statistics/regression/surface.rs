//! Conditional means given several inputs: products of functions of one input each.

use core::ops::Range;

use super::axis::Axis;
use super::basis::Basis;
use super::select::{self, Selection};
use super::solve::dot;
use super::sums::Sums;
use super::terms::{self, Term};
use super::{ConditionalMeans, Outcome, folds};

/// Terms that a selection has to choose from.
const CANDIDATES: usize = 192;
/// Functions of an input at most.
const FUNCTIONS: usize = 8;
/// Selections at most, each but the first from products of what the last one chose.
const ROUNDS: usize = 3;
/// A selection that betters the mean of scores by less than this part of it is the last.
const WORTHWHILE: f64 = 1e-3;
/// A mean of scores at which nothing is left to explain.
const DONE: f64 = 1e-9;
/// Trials whose terms are computed side by side.
const ROWS: usize = 128;

/// Conditional means of every outcome, in its own units; none where it was told not to go on.
pub(super) fn means(axes: &[Axis], outcomes: &[Outcome], goes_on: &dyn Fn() -> bool) -> Option<ConditionalMeans> {
    let count = axes.first().map_or(0, Axis::count);
    // Ten trials a candidate at least.
    let most = CANDIDATES.min(count / 10).max(1);
    let functions = (most / axes.len()).clamp(1, FUNCTIONS);
    let bases = axes.iter().map(|axis| goes_on().then(|| Basis::new(axis, outcomes, functions)));
    let bases = bases.collect::<Option<Vec<Basis>>>()?;
    let mut surface = Surface { axes, bases: &bases, terms: terms::by_degree(&bases, most) };
    let mut parts = surface.sums(outcomes, goes_on)?;
    let mut selections = select_all(&parts, outcomes.len(), goes_on)?;
    for _ in 1..ROUNDS {
        let before = mean_score(&selections);
        let Some(grown) = terms::products(surface.selected(&selections, outcomes), most, &surface.terms) else { break };
        if before < DONE {
            break;
        }
        surface.terms = grown;
        parts = surface.sums(outcomes, goes_on)?;
        selections = select_all(&parts, outcomes.len(), goes_on)?;
        if mean_score(&selections) > (1.0 - WORTHWHILE) * before {
            break;
        }
    }
    Some(surface.evaluate(&parts, &selections, count))
}

fn select_all(parts: &[Sums], outcomes: usize, goes_on: &dyn Fn() -> bool) -> Option<Vec<Selection>> {
    let all = Sums::without(parts, None);
    (0..outcomes).map(|outcome| goes_on().then(|| select::select(&all, outcome))).collect()
}

/// Of what is left unexplained, over the outcomes that vary.
fn mean_score(selections: &[Selection]) -> f64 {
    let scores = || selections.iter().map(|selection| selection.score).filter(|score| score.is_finite());
    scores().sum::<f64>() / scores().count().max(1) as f64
}

#[derive(Debug)]
struct Surface<'a> {
    axes: &'a [Axis],
    bases: &'a [Basis],
    terms: Vec<Term>,
}

impl Surface<'_> {
    /// Columns of a few trials: the constant, and then each term.
    fn fill(&self, range: Range<usize>, functions: &mut [Vec<Vec<f64>>], columns: &mut [Vec<f64>]) {
        for ((axis, basis), room) in self.axes.iter().zip(self.bases).zip(&mut *functions) {
            for (coefficients, values) in basis.functions.iter().zip(room) {
                values.clear();
                values.extend(axis.values(coefficients, range.clone()));
            }
        }
        let Some((constant, columns)) = columns.split_first_mut() else { return };
        constant.clear();
        constant.resize(range.len(), 1.0);
        for (term, column) in self.terms.iter().zip(columns) {
            column.clear();
            column.resize(range.len(), 1.0);
            for (axis, function) in &term.0 {
                let values = functions.get(*axis).and_then(|functions| functions.get(*function));
                for (value, factor) in column.iter_mut().zip(values.into_iter().flatten()) {
                    *value *= factor;
                }
            }
        }
    }

    fn room(&self) -> (Vec<Vec<Vec<f64>>>, Vec<Vec<f64>>) {
        let functions = self.bases.iter().map(|basis| vec![Vec::with_capacity(ROWS); basis.functions.len()]);
        (functions.collect(), vec![Vec::with_capacity(ROWS); self.terms.len() + 1])
    }

    /// Sums of products, fold by fold; none where it was told not to go on.
    fn sums(&self, outcomes: &[Outcome], goes_on: &dyn Fn() -> bool) -> Option<Vec<Sums>> {
        let (mut functions, mut columns) = self.room();
        let count = self.axes.first().map_or(0, Axis::count);
        folds(count)
            .map(|fold| {
                let mut sums = Sums::new(columns.len(), outcomes.len());
                sums.count = fold.len() as f64;
                for rows in chunks(fold) {
                    if !goes_on() {
                        return None;
                    }
                    self.fill(rows.clone(), &mut functions, &mut columns);
                    for (row, column) in sums.gram.iter_mut().zip(&columns) {
                        for (cell, other) in row.iter_mut().zip(&columns) {
                            // The lower triangle, up to and with the column itself.
                            *cell += dot(column, other);
                            if core::ptr::eq(column, other) {
                                break;
                            }
                        }
                    }
                    for ((outcome, right), squares) in outcomes.iter().zip(&mut sums.right).zip(&mut sums.squares) {
                        let values = outcome.values.get(rows.clone()).unwrap_or(&[]);
                        for (cell, column) in right.iter_mut().zip(&columns) {
                            *cell += dot(column, values);
                        }
                        *squares += dot(values, values);
                    }
                }
                sums.mirror();
                Some(sums)
            })
            .collect()
    }

    /// The terms that any outcome selected, each with the squares of money that it explains.
    fn selected(&self, selections: &[Selection], outcomes: &[Outcome]) -> Vec<(Term, f64)> {
        let mut explained = vec![0.0; self.terms.len()];
        for (selection, outcome) in selections.iter().zip(outcomes) {
            for (column, gain) in selection.columns.iter().skip(1) {
                if let Some(sum) = explained.get_mut(column - 1) {
                    *sum += gain * outcome.scale * outcome.scale;
                }
            }
        }
        self.terms.iter().cloned().zip(explained).filter(|(_, explained)| *explained > 0.0).collect()
    }

    fn evaluate(&self, parts: &[Sums], selections: &[Selection], count: usize) -> ConditionalMeans {
        let of = |sums: &Sums| -> Vec<Vec<f64>> {
            let each = selections.iter().enumerate();
            each.map(|(outcome, selection)| select::coefficients(sums, outcome, &selection.columns)).collect()
        };
        let all = of(&Sums::without(parts, None));
        let mut fitted = vec![Vec::with_capacity(count); selections.len()];
        let mut held_out = vec![Vec::with_capacity(count); selections.len()];
        let (mut functions, mut columns) = self.room();
        for (index, fold) in folds(count).enumerate() {
            let others = of(&Sums::without(parts, Some(index)));
            for rows in chunks(fold) {
                self.fill(rows.clone(), &mut functions, &mut columns);
                for (coefficients, means) in [(&all, &mut fitted), (&others, &mut held_out)] {
                    for ((selection, coefficients), means) in selections.iter().zip(coefficients).zip(means) {
                        let begin = means.len();
                        means.resize(begin + rows.len(), 0.0);
                        let means = means.get_mut(begin..).unwrap_or(&mut []);
                        for ((column, _), coefficient) in selection.columns.iter().zip(coefficients) {
                            for (mean, value) in means.iter_mut().zip(columns.get(*column).into_iter().flatten()) {
                                *mean += coefficient * value;
                            }
                        }
                    }
                }
            }
        }
        let degrees_of_freedom = selections.iter().map(|selection| selection.columns.len() as f64).collect();
        ConditionalMeans { fitted, held_out, degrees_of_freedom }
    }
}

/// Some trials at a time.
fn chunks(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = range.end;
    range.step_by(ROWS).map(move |first| first..end.min(first + ROWS))
}
