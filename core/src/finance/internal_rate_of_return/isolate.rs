//! Intervals that together hold every root of a polynomial in (0, 1].
//!
//! On an interval with middle c and half width h, the Taylor coefficients at c bound the polynomial and its first two
//! derivatives: f^(k)(x)/k! differs from its value t_k at c by at most Σ C(k+j, k) |t_(k+j)| h^j, the sum ended by
//! Lagrange's remainder, for which the polynomial of the absolute coefficients, at the upper end of the interval,
//! stands in. Where t_0 outweighs its bound there is no root; where t_1 does, the polynomial is monotone; where t_2
//! does, it bends one way only. Otherwise the interval is halved. The bounds hold what Horner's rule may have rounded.
//!
//! Doubles decide nearly everywhere. Where the value is lost in their rounding, the same is done with two doubles, until
//! it is lost in what the flows themselves are rounded by.
//!
//! An order of eight separates what Newton's order of two would need thousands of intervals for, at a cost that grows
//! with the number of flows, not with its square as the bases of Bernstein do.

use core::ops::{Add, Mul};

use super::double_double::DoubleDouble;
use super::flows::{BLUR, count};

/// Derivatives that are computed; the next one is bounded.
const ORDER: usize = 8;
/// Intervals looked at before giving up. Hundreds of flows with dozens of roots need some hundred.
const MOST_INTERVALS: u32 = 20_000;

/// What an interval that may hold a root is known to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The polynomial rises, or falls, all the way.
    Monotone,
    /// It is convex, or concave, all the way.
    Bent,
    /// It cannot be told from zero anywhere.
    Blurred,
}

/// A closed interval that may hold a root.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) shape: Shape,
}

/// More intervals than [`MOST_INTERVALS`] would be needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unresolved;

/// A positive lower bound of the roots, after Cauchy: |c_0| ÷ (|c_0| + max |c_m|), halved. `coefficients` are at most
/// 1, highest power first.
pub(super) fn least_root(coefficients: &[f64]) -> f64 {
    let constant = coefficients.last().map_or(0.0, |constant| constant.abs());
    0.5 * constant / (constant + 1.0)
}

/// The pieces of (0, 1] in ascending order. `coefficients` are at most 1, highest power first; the last is not zero.
pub(super) fn isolate(coefficients: &[f64]) -> Result<Vec<Piece>, Unresolved> {
    let (mut pieces, mut looked_at) = (Vec::new(), 0);
    let mut waiting = vec![(least_root(coefficients), 1.0, Precision::Double)];
    while let Some((low, high, precision)) = waiting.pop() {
        looked_at += 1;
        if looked_at > MOST_INTERVALS {
            return Err(Unresolved);
        }
        match (look(coefficients, low, high, precision), precision) {
            (Look::Empty, _) => {}
            (Look::Shaped(Shape::Blurred), Precision::Double) => waiting.push((low, high, Precision::TwoDoubles)),
            (Look::Shaped(shape), _) => pieces.push(Piece { low, high, shape }),
            (Look::Unclear, _) => {
                let middle = 0.5 * (low + high);
                waiting.push((middle, high, precision));
                waiting.push((low, middle, precision));
            }
        }
    }
    Ok(pieces)
}

#[derive(Clone, Copy, PartialEq)]
enum Precision {
    Double,
    TwoDoubles,
}

impl Precision {
    /// What Horner's rule can lose, as a share of the sum of absolute terms.
    fn rounding(self, count: f64) -> f64 {
        let unit = match self {
            Self::Double => f64::EPSILON,
            Self::TwoDoubles => libm::scalbn(1.0, -98),
        };
        (count + 32.0) * unit
    }
}

enum Look {
    Empty,
    Shaped(Shape),
    Unclear,
}

fn look(coefficients: &[f64], low: f64, high: f64, precision: Precision) -> Look {
    let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
    let magnitudes = || coefficients.iter().map(|coefficient| coefficient.abs());
    let terms: [f64; ORDER] = match precision {
        Precision::Double => taylor(coefficients.iter().copied(), middle),
        Precision::TwoDoubles => {
            taylor(coefficients.iter().map(|c| DoubleDouble::from(*c)), DoubleDouble::from(middle))
                .map(|term| term.high)
        }
    };
    let absolute: [f64; ORDER + 1] = taylor(magnitudes(), high);
    let noise = precision.rounding(count(coefficients));
    // What each term can be at most, and the remainder behind them.
    let known = terms.iter().zip(&absolute).map(|(term, limit)| term.abs() + noise * limit);
    let bounds: Vec<f64> = known.chain(absolute.last().copied()).collect();
    let outweighs = |order: usize| {
        let own = terms.get(order).map_or(0.0, |term| term.abs());
        let lost = noise * absolute.get(order).copied().unwrap_or(f64::INFINITY);
        own - lost > 1.000_001 * reach(&bounds, order, half)
    };
    if outweighs(0) {
        return Look::Empty;
    }
    if outweighs(1) {
        return Look::Shaped(Shape::Monotone);
    }
    if outweighs(2) {
        return Look::Shaped(Shape::Bent);
    }
    let most = bounds.first().copied().unwrap_or(0.0) + reach(&bounds, 0, half);
    let [least_magnitude] = taylor(magnitudes(), low);
    // An interval that cannot be halved any more has nothing else left to be.
    if most <= BLUR.max(4.0 * noise) * least_magnitude || half <= f64::EPSILON * middle {
        return Look::Shaped(Shape::Blurred);
    }
    Look::Unclear
}

/// Σ C(order + j, order) × bound_(order + j) × h^j over j ≥ 1.
fn reach(bounds: &[f64], order: usize, half: f64) -> f64 {
    let (mut total, mut weight) = (0.0, 1.0);
    let order_of_first = if order == 0 { 0.0 } else { count(bounds.get(..order).unwrap_or(bounds)) };
    let mut j = 0.0;
    for bound in bounds.iter().skip(order + 1) {
        j += 1.0;
        weight *= half * (order_of_first + j) / j;
        total += weight * bound;
    }
    total
}

/// f(x), f'(x), f''(x)/2, …, f^(k)(x)/k! by repeated synthetic division.
fn taylor<T, const TERMS: usize>(coefficients: impl Iterator<Item = T>, x: T) -> [T; TERMS]
where
    T: Copy + From<f64> + Add<Output = T> + Mul<Output = T>,
{
    let mut terms = [T::from(0.0); TERMS];
    for coefficient in coefficients {
        let mut carried = coefficient;
        for term in &mut terms {
            let before = *term;
            *term = before * x + carried;
            carried = before;
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taylor_coefficients_by_hand() {
        // x³ at 2: 8, 12, 6, 1, 0.
        assert_eq!(taylor::<f64, 5>([1.0, 0.0, 0.0, 0.0].into_iter(), 2.0), [8.0, 12.0, 6.0, 1.0, 0.0]);
    }

    #[test]
    fn the_reach_is_that_of_the_derivatives() {
        // x³ at 2 moves by 12h + 6h² + h³; its derivative, 12 at 2, by 2·6h + 3h²; half its second, by 3h.
        let bounds = [8.0, 12.0, 6.0, 1.0, 0.0];
        assert_eq!(reach(&bounds, 0, 0.5), 6.0 + 1.5 + 0.125);
        assert_eq!(reach(&bounds, 1, 0.5), 6.0 + 0.75);
        assert_eq!(reach(&bounds, 2, 0.5), 1.5);
    }

    #[test]
    fn simple_roots_get_monotone_pieces_and_others_none() {
        // (x − 1/4)(x − 3/4), at most 1.
        let pieces = isolate(&[1.0, -1.0, 3.0 / 16.0]).unwrap();
        let holding = |x: f64| pieces.iter().filter(|piece| piece.low <= x && x <= piece.high).count();
        assert!(holding(0.25) >= 1 && holding(0.75) >= 1, "{pieces:?}");
        // x² + 1/2 has no real root.
        assert!(isolate(&[1.0, 0.0, 0.5]).unwrap().iter().all(|piece| piece.shape != Shape::Blurred));
    }

    /// Beyond the terms that are computed, the remainder of a high power carries the value through zero.
    #[test]
    fn the_root_of_a_high_power_is_not_lost() {
        for power in [600, 650, 700, 730, 760, 800, 850] {
            for constant in [0.93, 0.94, 0.95, 0.96, 0.97] {
                let mut coefficients = vec![0.0; power + 1];
                (coefficients[0], coefficients[power]) = (-1.0, constant);
                let root = libm::pow(constant, 1.0 / count(&coefficients[1..]));
                let pieces = isolate(&coefficients).unwrap();
                assert!(pieces.iter().any(|piece| piece.low <= root && root <= piece.high), "{power}, {constant}");
            }
        }
    }
}
