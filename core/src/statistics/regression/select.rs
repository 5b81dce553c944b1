//! Selecting the terms of a fit.

use super::solve::Factor;
use super::sums::Sums;

/// Degrees of freedom that a term counts for, as it was looked for among many (Friedman 1991, "Multivariate adaptive
/// regression splines", section 3.6).
const CHARGE: f64 = 3.0;
/// What has to be left of a term beside those selected, as a part of its squares.
const NEW: f64 = 1e-9;
/// After so many terms that made nothing better the search ends.
const PATIENCE: usize = 8;

/// The terms of one outcome's fit.
#[derive(Debug)]
pub(super) struct Selection {
    /// Columns of the sums, the first of which is the constant, with what each of the others took off the sum of squares.
    pub(super) columns: Vec<(usize, f64)>,
    /// n·RSS ÷ (n − 3·terms − 1)² at its least, ÷ n times the mean square of the outcome.
    pub(super) score: f64,
}

/// Takes up columns one after another, each time the one that takes most off the residual, and stops where generalised
/// cross-validation is best. Column 0, the constant, is always in.
pub(super) fn select(sums: &Sums, outcome: usize) -> Selection {
    let mut gram = sums.gram.clone();
    let mut right = sums.right.get(outcome).cloned().unwrap_or_default();
    let squares = sums.squares.get(outcome).copied().unwrap_or(0.0);
    let whole: Vec<f64> = (0..gram.len()).map(|index| cell(&gram, index, index)).collect();
    let mut rest = squares;
    let mut columns = vec![(0, sweep(&mut gram, &mut right, 0))];
    let score = |rest: f64, terms: usize| {
        let left = sums.count - 1.0 - CHARGE * terms as f64;
        if left > 0.0 && squares > 0.0 {
            rest / squares * (sums.count / left) * (sums.count / left)
        } else {
            f64::INFINITY
        }
    };
    let mut best = (score(rest, 0), 1);
    while columns.len() < gram.len() && columns.len() < best.1 + PATIENCE {
        let gain = |index: usize| {
            let own = cell(&gram, index, index);
            let product = right.get(index).copied().unwrap_or(0.0);
            if own > NEW * whole.get(index).copied().unwrap_or(0.0) { product * product / own } else { 0.0 }
        };
        let candidates = (1..gram.len()).map(|index| (index, gain(index)));
        let next = candidates.fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        if next.0 == 0 {
            break;
        }
        sweep(&mut gram, &mut right, next.0);
        // Below this it is rounding that is left.
        rest = (rest - next.1).max(1e-15 * squares);
        columns.push(next);
        let now = score(rest, columns.len() - 1);
        if now < best.0 {
            best = (now, columns.len());
        }
    }
    columns.truncate(best.1);
    Selection { columns, score: best.0 }
}

fn cell(matrix: &[Vec<f64>], row: usize, column: usize) -> f64 {
    matrix.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0)
}

/// Takes from every column, and from the outcome, what column `index` makes up of it; what that took off the squares of
/// the outcome.
fn sweep(gram: &mut [Vec<f64>], right: &mut [f64], index: usize) -> f64 {
    let Some(pivot_row) = gram.get(index).cloned() else { return 0.0 };
    let (own, product) = (pivot_row.get(index).copied().unwrap_or(0.0), right.get(index).copied().unwrap_or(0.0));
    if own <= 0.0 {
        return 0.0;
    }
    for ((row, right), share) in gram.iter_mut().zip(right).zip(&pivot_row) {
        let share = share / own;
        *right -= share * product;
        for (cell, pivot) in row.iter_mut().zip(&pivot_row) {
            *cell -= share * pivot;
        }
    }
    product * product / own
}

/// The coefficients of some columns for an outcome, by least squares.
pub(super) fn coefficients(sums: &Sums, outcome: usize, columns: &[(usize, f64)]) -> Vec<f64> {
    let pick = |values: &Vec<f64>| -> Vec<f64> {
        columns.iter().map(|(column, _)| values.get(*column).copied().unwrap_or(0.0)).collect()
    };
    let gram: Vec<Vec<f64>> = columns.iter().filter_map(|(column, _)| sums.gram.get(*column)).map(pick).collect();
    let right = sums.right.get(outcome).map(pick).unwrap_or_default();
    Factor::new(&gram).solve(&right)
}
