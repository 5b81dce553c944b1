//! Conditional means given one input: penalised splines, or the mean of each level.

use super::axis::{Axis, ORDER};
use super::solve::{Factor, dot, product};
use super::sums::Sums;
use super::{ConditionalMeans, Outcome, folds};

/// How often each degree of freedom is counted when smoothness is chosen (Kim and Gu 2004, "Smoothing spline Gaussian
/// regression: more scalable computation via efficient approximation").
const CHARGE: f64 = 1.4;
/// Weights of the penalty that are tried: half decades, this many in all, the middle one being as heavy as the data.
const WEIGHTS: i32 = 25;

/// A fit on one axis.
#[derive(Debug)]
pub(super) struct Curve {
    pub(super) coefficients: Vec<f64>,
    pub(super) degrees_of_freedom: f64,
    /// The mean square of what is left.
    pub(super) residual: f64,
    weight: f64,
}

/// Conditional means of every outcome, in its own units.
pub(super) fn means(axis: &Axis, outcomes: &[Outcome]) -> ConditionalMeans {
    let parts = sums(axis, outcomes);
    let curves = fit(axis, &Sums::without(&parts, None));
    let count = axis.count();
    let fitted = curves.iter().map(|curve| axis.values(&curve.coefficients, 0..count).collect()).collect();
    let mut held_out = vec![Vec::with_capacity(count); curves.len()];
    for (fold, range) in folds(count).enumerate() {
        let others = Sums::without(&parts, Some(fold));
        for ((curve, right), column) in curves.iter().zip(&others.right).zip(&mut held_out) {
            let coefficients = Factor::new(&penalised(axis, &others.gram, curve.weight)).solve(right);
            column.extend(axis.values(&coefficients, range.clone()));
        }
    }
    let degrees_of_freedom = curves.iter().map(|curve| curve.degrees_of_freedom).collect();
    ConditionalMeans { fitted, held_out, degrees_of_freedom }
}

/// The sums of each fold.
pub(super) fn sums(axis: &Axis, outcomes: &[Outcome]) -> Vec<Sums> {
    folds(axis.count())
        .map(|range| {
            let mut sums = Sums::new(axis.size, outcomes.len());
            sums.count = range.len() as f64;
            for (first, weights) in axis.windows(range.clone()) {
                for (row, weight) in sums.gram.iter_mut().skip(first).zip(weights) {
                    let window = row.get_mut(first..first + ORDER).unwrap_or(&mut []);
                    for (cell, other) in window.iter_mut().zip(weights) {
                        *cell += weight * other;
                    }
                }
            }
            for ((outcome, right), squares) in outcomes.iter().zip(&mut sums.right).zip(&mut sums.squares) {
                let values = outcome.values.get(range.clone()).unwrap_or(&[]);
                for ((first, weights), value) in axis.windows(range.clone()).zip(values) {
                    let window = right.get_mut(first..first + ORDER).unwrap_or(&mut []);
                    for (cell, weight) in window.iter_mut().zip(weights) {
                        *cell += weight * value;
                    }
                }
                *squares = dot(values, values);
            }
            sums
        })
        .collect()
}

/// The best curve for each outcome by generalised cross-validation: n·RSS ÷ (n − 1.4·degrees of freedom)².
pub(super) fn fit(axis: &Axis, sums: &Sums) -> Vec<Curve> {
    let mut best: Vec<Option<(f64, Curve)>> = sums.right.iter().map(|_| None).collect();
    for weight in weights(axis, sums) {
        let factor = Factor::new(&penalised(axis, &sums.gram, weight));
        // The trace of (G + wP)⁻¹·G: for each function, how much of it the fit would follow.
        let rows = sums.gram.iter().enumerate();
        let degrees_of_freedom: f64 =
            rows.map(|(index, row)| factor.solve(row).get(index).copied().unwrap_or(0.0)).sum();
        for ((right, squares), best) in sums.right.iter().zip(&sums.squares).zip(&mut best) {
            let coefficients = factor.solve(right);
            let explained = 2.0 * dot(&coefficients, right) - dot(&coefficients, &product(&sums.gram, &coefficients));
            // Below this it is rounding that is left.
            let rest = (squares - explained).max(1e-15 * squares);
            let left = sums.count - CHARGE * degrees_of_freedom;
            let score = if left > 0.0 { rest / (left * left) } else { f64::INFINITY };
            if best.as_ref().is_none_or(|(least, _)| score < *least) {
                let residual = rest / sums.count;
                *best = Some((score, Curve { coefficients, degrees_of_freedom, residual, weight }));
            }
        }
    }
    best.into_iter().flatten().map(|(_, curve)| curve).collect()
}

/// The weights of the penalty that are tried, the heaviest first: so the smoother of two equally good curves is taken.
fn weights(axis: &Axis, sums: &Sums) -> Vec<f64> {
    if !axis.smooth {
        return vec![0.0];
    }
    let trace: f64 = sums.gram.iter().enumerate().filter_map(|(index, row)| row.get(index)).sum();
    let data = trace / axis.size as f64;
    let decades = |step: i32| 0.5 * f64::from(WEIGHTS / 2 - step);
    (0..WEIGHTS).map(|step| data * libm::pow(10.0, decades(step))).collect()
}

/// G + w·DᵀD, where D takes second differences of coefficients.
fn penalised(axis: &Axis, gram: &[Vec<f64>], weight: f64) -> Vec<Vec<f64>> {
    let mut matrix = gram.to_vec();
    for first in 0..axis.size.saturating_sub(2) {
        if weight == 0.0 {
            break;
        }
        const DIFFERENCE: [f64; 3] = [1.0, -2.0, 1.0];
        for (row, a) in matrix.iter_mut().skip(first).zip(DIFFERENCE) {
            for (cell, b) in row.iter_mut().skip(first).zip(DIFFERENCE) {
                *cell += weight * (a * b);
            }
        }
    }
    matrix
}
