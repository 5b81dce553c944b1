//! The standard normal distribution by tables of polynomials: some nanoseconds a value, where the functions of
//! [`crate::statistics::normal`], from which the tables are made, take hundreds in the tails.
//!
//! Against those functions the distribution function is right to 10⁻¹⁵ and the quantile to 10⁻¹⁵ × max(1, |z|);
//! both rise as their arguments do, but for the rounding of their last bits.

use std::sync::LazyLock;

use crate::statistics::normal;

/// A Taylor polynomial of degree 7, lowest power first: eight doubles fill a line of the cache.
type Polynomial = [f64; 8];

/// Cells of the distribution function in a unit of |x|.
const CELLS: f64 = 16.0;
/// From here on the distribution function is not tabulated: a value in 1.7 million.
const END: f64 = 5.0;
/// Bits of a double below those that number a cell of the quantile: 32 cells to every halving of the probability.
const SHIFT: u32 = 52 - 5;
/// Below, the quantile is not tabulated: a value in 2048.
const START: f64 = 1.0 / 4096.0;

/// The tables.
#[derive(Debug)]
pub(super) struct NormalTable {
    /// The upper tail Q(x) in the cells of [0, [`END`]).
    tail: Vec<Polynomial>,
    /// Φ⁻¹(p) in the cells of [[`START`], ½].
    quantile: Vec<Polynomial>,
}

impl NormalTable {
    /// The tables, made when they are first asked for.
    pub(super) fn get() -> &'static Self {
        static TABLE: LazyLock<NormalTable> = LazyLock::new(NormalTable::new);
        &TABLE
    }

    fn new() -> Self {
        let tail = (0..80_u8).map(|cell| tail_cell((f64::from(cell) + 0.5) / CELLS)).collect();
        let (start, end) = (START.to_bits() >> SHIFT, 0.5_f64.to_bits() >> SHIFT);
        let half = 1 << (SHIFT - 1);
        // One cell more: it begins at ½, where the last ends.
        let quantile = (start..=end).map(|cell| quantile_cell(f64::from_bits((cell << SHIFT) + half))).collect();
        Self { tail, quantile }
    }

    /// Φ(x), from 2⁻⁵³ to 1 − 2⁻⁵³.
    #[inline]
    pub(super) fn cumulative(&self, x: f64) -> f64 {
        let size = x.abs();
        let place = size * CELLS;
        // Saturates, as it should, for what is too large.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cell is the whole part")]
        let cell = place as u32;
        let tail = match usize::try_from(cell).ok().and_then(|cell| self.tail.get(cell)) {
            Some(cell_tail) => value(cell_tail, size - (f64::from(cell) + 0.5) / CELLS),
            None => normal::upper_tail(size),
        };
        let tail = if tail < f64::EPSILON / 2.0 { f64::EPSILON / 2.0 } else { tail };
        if x < 0.0 { tail } else { 1.0 - tail }
    }

    /// Φ⁻¹(p) for 0 < p < 1.
    #[inline]
    pub(super) fn quantile(&self, p: f64) -> f64 {
        // Exact: 1 − p has no more digits than p.
        let smaller = if p > 0.5 { 1.0 - p } else { p };
        let bits = smaller.to_bits();
        let cell = (bits >> SHIFT).wrapping_sub(START.to_bits() >> SHIFT);
        let z = match usize::try_from(cell).ok().and_then(|cell| self.quantile.get(cell)) {
            Some(cell_quantile) => {
                let middle = f64::from_bits((bits >> SHIFT << SHIFT) | 1 << (SHIFT - 1));
                value(cell_quantile, smaller - middle)
            }
            None => normal::quantile(smaller),
        };
        if p > 0.5 { -z } else { z }
    }
}

/// The polynomial at a distance from the middle of its cell.
#[inline(always)]
fn value([a, b, c, d, e, f, g, h]: &Polynomial, t: f64) -> f64 {
    // In pairs, which a processor computes side by side.
    let (square, fourth) = (t * t, t * t * (t * t));
    ((a + b * t) + (c + d * t) * square) + ((e + f * t) + (g + h * t) * square) * fourth
}

/// Q around x: its derivative of order n ≥ 1 is (−1)ⁿ·He₍ₙ₋₁₎(x)·φ(x), with Hermite's polynomials.
fn tail_cell(x: f64) -> Polynomial {
    let mut cell = [normal::upper_tail(x), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let (mut hermite, mut last, mut factor) = (1.0, 0.0, normal::density(x));
    for (order, coefficient) in (1..=7_u8).map(f64::from).zip(cell.iter_mut().skip(1)) {
        // (−1)ⁿ ÷ n!
        factor = -factor / order;
        *coefficient = hermite * factor;
        (hermite, last) = (x * hermite - (order - 1.0) * last, hermite);
    }
    cell
}

/// Φ⁻¹ around p: its derivative of order n is Pₙ(z) ÷ φ(z)ⁿ with P₁ = 1, Pₙ₊₁ = Pₙ′ + n·z·Pₙ (Steinbrecher and Shaw,
/// "Quantile mechanics", European Journal of Applied Mathematics 19, 2008).
fn quantile_cell(p: f64) -> Polynomial {
    let z = normal::quantile(p);
    let step = 1.0 / normal::density(z);
    let mut cell = [z, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    // Coefficients of Pₙ in powers of z.
    let mut derivative: [f64; 8] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let mut factor = 1.0;
    for (order, coefficient) in (1..=7_u8).map(f64::from).zip(cell.iter_mut().skip(1)) {
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
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distribution_function_is_right() {
        let table = NormalTable::get();
        let (mut worst, mut last) = (0.0_f64, 0.0);
        for step in -90_000..=90_000 {
            let x = f64::from(step) * 1e-4 + 3e-7;
            let value = table.cumulative(x);
            worst = worst.max((value - normal::cumulative(x)).abs());
            assert!(value >= last, "falls at {x}");
            last = value;
        }
        assert!(worst <= 1e-15, "{worst:e}");
        // Relatively too, below the middle.
        for step in 0..80_000 {
            let x = f64::from(step) * -1e-4;
            let error = table.cumulative(x) / normal::cumulative(x) - 1.0;
            assert!(error.abs() < 5e-12, "{x}: {error:e}");
        }
    }

    #[test]
    fn the_quantile_is_right() {
        let table = NormalTable::get();
        let (mut worst, mut last) = (0.0_f64, f64::NEG_INFINITY);
        for step in 1..200_000 {
            let p = f64::from(step) / 200_000.0;
            let value = table.quantile(p);
            let exact = normal::quantile(p);
            worst = worst.max((value - exact).abs() / exact.abs().max(1.0));
            assert!(value > last, "falls at {p}");
            last = value;
        }
        assert!(worst <= 1e-15, "{worst:e}");
        for exponent in 1..=53 {
            let p = libm::exp2(-f64::from(exponent));
            for p in [p, p * 1.3, p * 1.9, 1.0 - p] {
                let (value, exact) = (table.quantile(p), normal::quantile(p));
                assert!((value - exact).abs() <= 1e-15 * exact.abs().max(1.0), "{p}: {value} {exact}");
            }
        }
    }

    #[test]
    fn cells_join() {
        let table = NormalTable::get();
        for cell in 1..=80 {
            let x = f64::from(cell) / CELLS;
            let (below, at) = (table.cumulative(-x.next_down()), table.cumulative(-x));
            assert!((at - below).abs() < 2e-16, "{x}: {below:e} {at:e}");
        }
        let mut p = START;
        while p < 0.5 {
            let (below, at) = (table.quantile(p.next_down()), table.quantile(p));
            assert!((at - below).abs() < 2e-15, "{p}: {below} {at}");
            p = f64::from_bits(p.to_bits() + (1 << SHIFT));
        }
    }

    #[test]
    fn ends_stay_inside() {
        let table = NormalTable::get();
        for x in [-1e308, -40.0, -9.0, 9.0, 40.0, 1e308] {
            let value = table.cumulative(x);
            assert!(value > 0.0 && value < 1.0, "{x}: {value}");
        }
        assert!(table.quantile(0.5).abs() < 1e-16);
    }
}
