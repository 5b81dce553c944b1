//! Quantile functions as piecewise polynomials.
//!
//! A probability is folded to the nearer tail: q = min(p, 1 − p). Each octave of q (each power of two) is cut into equal
//! segments, so the segment and the place in it are read off the bits of q. Quantile functions vary like powers and
//! logarithms of q, so that a segment is as easy to fit far out as in the middle.

use super::super::Distribution;
use super::polynomial::{COUNT, Interpolation};

/// How many octaves are tabulated: q in [2^−17, 2^−1]. One number in 65,536 lies farther out.
const OCTAVES: u32 = 16;
/// The exponents of 2 as doubles hold them: that of 2^−17.
const FIRST_EXPONENT: u64 = 1023 - 17;
/// The bits of a double below its exponent.
const MANTISSA: u32 = 52;
/// Segments of an octave as a power of two: tried from the first to the last until the table is near enough.
const FINENESS: core::ops::RangeInclusive<u32> = 3..=7;
/// How far a polynomial may be from the quantile function, in units of max(|Q|, p95 − p5): as estimated.
const TOLERANCE: f64 = 1e-12;

#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Lower and upper tail by turns, from the outermost segment inwards; last the median.
    segments: Vec<Segment>,
    /// The segments of an octave as a power of two.
    fineness: u32,
    low: f64,
    high: f64,
    distribution: Distribution,
}

/// Coefficients by rising powers of the place in the segment, from −1 to 1. One line of a cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Segment([f64; COUNT]);

impl Table {
    /// The table of a distribution whose values are to stay within `low` and `high`. None where no table is near enough.
    pub(super) fn new(distribution: &Distribution, low: f64, high: f64) -> Option<Self> {
        FINENESS.into_iter().find_map(|fineness| {
            let segments = segments(distribution, fineness, low, high)?;
            Some(Self { segments, fineness, low, high, distribution: distribution.clone() })
        })
    }

    /// The quantile at `p`.
    #[inline]
    pub(super) fn at(&self, p: f64) -> f64 {
        let rest = 1.0 - p;
        let q = p.min(rest);
        let bits = q.to_bits();
        // Below the first octave this wraps around to a number that no segment has.
        let cell = (bits >> (MANTISSA - self.fineness)).wrapping_sub(FIRST_EXPONENT << self.fineness);
        let index = cell.wrapping_shl(1) | u64::from(p > rest);
        let segment = usize::try_from(index).ok().and_then(|index| self.segments.get(index));
        match segment {
            Some(Segment(coefficients)) => {
                // The bits below those of the segment, moved to the top, make a double in [1, 2).
                let fraction = (bits << (64 - MANTISSA + self.fineness)) >> (64 - MANTISSA);
                let t = 2.0 * f64::from_bits((1023 << MANTISSA) | fraction) - 3.0;
                polynomial(coefficients, t).max(self.low).min(self.high)
            }
            None => self.far(p, rest),
        }
    }

    #[cold]
    #[inline(never)]
    fn far(&self, p: f64, rest: f64) -> f64 {
        self.distribution.at(p, rest).max(self.low).min(self.high)
    }
}

/// Even and odd powers apart, which processors compute side by side.
#[inline]
fn polynomial(&[c0, c1, c2, c3, c4, c5, c6, c7]: &[f64; COUNT], t: f64) -> f64 {
    let square = t * t;
    let even = ((c6 * square + c4) * square + c2) * square + c0;
    let odd = ((c7 * square + c5) * square + c3) * square + c1;
    even + t * odd
}

/// All segments of both tails. None where one of them is not near enough.
fn segments(distribution: &Distribution, fineness: u32, low: f64, high: f64) -> Option<Vec<Segment>> {
    let interpolation = Interpolation::new();
    let spread = distribution.at(0.95, 0.05) - distribution.at(0.05, 0.95);
    let cells = u64::from(OCTAVES) << fineness;
    let start = |cell: u64| f64::from_bits((cell + (FIRST_EXPONENT << fineness)) << (MANTISSA - fineness));
    let tail = |upper: bool| {
        move |q: f64| {
            let value = if upper { distribution.at(1.0 - q, q) } else { distribution.at(q, 1.0 - q) };
            value.max(low).min(high)
        }
    };
    let segment = |cell: u64, upper: bool| {
        let (first, last) = (start(cell), start(cell + 1));
        let (middle, half) = (0.5 * (first + last), 0.5 * (last - first));
        let values = interpolation.places.map(|place| tail(upper)(middle + half * place));
        let fit = interpolation.through(values);
        let size = values.iter().fold(f64::INFINITY, |least: f64, value| least.min(value.abs())).max(spread);
        let near = fit.left_out <= TOLERANCE * size && fit.coefficients.iter().all(|x| x.is_finite());
        near.then_some(Segment(fit.coefficients))
    };
    // From the middle outwards: where it is not near enough this shows early.
    let mut segments = vec![segment_of(tail(true)(0.5)), segment_of(tail(false)(0.5))];
    for cell in (0..cells).rev() {
        segments.push(segment(cell, true)?);
        segments.push(segment(cell, false)?);
    }
    segments.reverse();
    Some(segments)
}

/// A segment of one value.
fn segment_of(value: f64) -> Segment {
    Segment([value, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
}
