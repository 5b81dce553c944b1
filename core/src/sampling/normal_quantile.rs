//! The standard normal quantile by a table of polynomials: some nanoseconds a value, where
//! [`crate::statistics::normal::quantile`], from which the table is made, takes hundreds outside of the middle.
//!
//! Against that function it is right to 10⁻¹⁵ × max(1, |z|); it rises as its argument does, but for the rounding of its
//! last bits.

use std::sync::LazyLock;

use crate::statistics::normal;

/// A Taylor polynomial of degree 7, lowest power first: eight doubles fill a line of the cache.
type Polynomial = [f64; 8];

/// Bits of a double below those that number a cell: there are 32 cells to every halving of the probability.
const SHIFT: u32 = 52 - 5;
/// Below, nothing is tabulated: a value in 2048.
const START: f64 = 1.0 / 4096.0;

/// The cells of [[`START`], ½].
#[derive(Debug)]
pub(super) struct NormalQuantile(Vec<Polynomial>);

impl NormalQuantile {
    /// The table, made when it is first asked for.
    pub(super) fn table() -> &'static Self {
        static TABLE: LazyLock<NormalQuantile> = LazyLock::new(NormalQuantile::new);
        &TABLE
    }

    fn new() -> Self {
        let (start, end) = (START.to_bits() >> SHIFT, 0.5_f64.to_bits() >> SHIFT);
        // One cell more: it begins at ½, where the last ends.
        Self((start..=end).map(|cell| polynomial(middle(cell))).collect())
    }

    /// Φ⁻¹(p) for 0 < p < 1.
    #[inline]
    pub(super) fn at(&self, p: f64) -> f64 {
        // Exact: above ½, 1 − p has no more digits than p.
        let smaller = if p > 0.5 { 1.0 - p } else { p };
        let cell = smaller.to_bits() >> SHIFT;
        let place = usize::try_from(cell.wrapping_sub(START.to_bits() >> SHIFT));
        let z = match place.ok().and_then(|place| self.0.get(place)) {
            Some(polynomial) => value(polynomial, smaller - middle(cell)),
            None => normal::quantile(smaller),
        };
        if p > 0.5 { -z } else { z }
    }
}

/// The middle of a cell.
#[inline(always)]
fn middle(cell: u64) -> f64 {
    f64::from_bits((cell << SHIFT) | 1 << (SHIFT - 1))
}

/// The polynomial at a distance from the middle of its cell.
#[inline(always)]
fn value([a, b, c, d, e, f, g, h]: &Polynomial, t: f64) -> f64 {
    // In pairs, which a processor computes side by side.
    let square = t * t;
    ((a + b * t) + (c + d * t) * square) + ((e + f * t) + (g + h * t) * square) * (square * square)
}

/// Φ⁻¹ around p: its derivative of order n is Pₙ(z) ÷ φ(z)ⁿ with P₁ = 1, Pₙ₊₁ = Pₙ′ + n·z·Pₙ (Steinbrecher and Shaw,
/// "Quantile mechanics", European Journal of Applied Mathematics 19, 2008).
fn polynomial(p: f64) -> Polynomial {
    let z = normal::quantile(p);
    let step = 1.0 / normal::density(z);
    let mut taylor = [z, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    // Coefficients of Pₙ in powers of z.
    let mut derivative: [f64; 8] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let mut factor = 1.0;
    for (order, coefficient) in (1..=7_u8).map(f64::from).zip(taylor.iter_mut().skip(1)) {
        factor = factor * step / order;
        *coefficient = factor * derivative.iter().rev().fold(0.0, |sum, coefficient| sum * z + coefficient);
        let mut next = [0.0; 8];
        for (place, raised) in next.iter_mut().skip(1).zip(derivative) {
            *place += order * raised;
        }
        for ((place, lowered), power) in next.iter_mut().zip(derivative.iter().skip(1)).zip(1_u8..) {
            *place += f64::from(power) * lowered;
        }
        derivative = next;
    }
    taylor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_function_it_stands_for() {
        let table = NormalQuantile::table();
        let mut last = f64::NEG_INFINITY;
        let check = |p: f64| {
            let (value, exact) = (table.at(p), normal::quantile(p));
            assert!((value - exact).abs() <= 1e-15 * exact.abs().max(1.0), "{p}: {value} is not {exact}");
            value
        };
        for step in 1..200_000 {
            let value = check(f64::from(step) / 200_000.0);
            assert!(value > last, "falls at {step}");
            last = value;
        }
        for exponent in 1..=53 {
            let p = libm::exp2(-f64::from(exponent));
            for p in [p, p * 1.3, p * 1.9, 1.0 - p] {
                check(p);
            }
        }
    }

    #[test]
    fn cells_join() {
        let table = NormalQuantile::table();
        for cell in (START.to_bits() >> SHIFT)..=(0.5_f64.to_bits() >> SHIFT) {
            let p = f64::from_bits(cell << SHIFT);
            let (below, at) = (table.at(p.next_down()), table.at(p));
            assert!((at - below).abs() < 2e-15, "{p}: {below} {at}");
        }
        assert!(table.at(0.5).abs() < 1e-16);
    }
}
