//! Quantile functions as piecewise polynomials.
//!
//! A probability is folded to the nearer tail: q = min(p, 1 − p). Each octave of q (each power of two) is cut into equal
//! segments, so the segment and the place in it are read off the bits of q. Quantile functions vary like powers and
//! logarithms of q, so that a segment is as easy to fit far out as in the middle.

use super::super::Distribution;
use super::each;
use super::polynomial::{COUNT, Interpolation};

/// How many octaves are tabulated: q in [2^−15, 2^−1]. One number in 16,384 lies farther out.
const OCTAVES: u32 = 14;
/// The exponents of 2 as doubles hold them: that of 2^−15.
const FIRST_EXPONENT: u64 = 1023 - 15;
/// The bits of a double below its exponent.
const MANTISSA: u32 = 52;
/// Segments of an octave as a power of two: tried from the first to the last until the table is near enough.
const FINENESSES: core::ops::RangeInclusive<u32> = 3..=6;
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
        for fineness in FINENESSES {
            match segments(distribution, fineness, low, high) {
                Ok(segments) => {
                    return Some(Self { segments, fineness, low, high, distribution: distribution.clone() });
                }
                // Half as wide a segment has 2⁸ times as small an error.
                Err(excess) if excess > libm::exp2(8.0 * f64::from(FINENESSES.end() - fineness)) => return None,
                Err(_) => {}
            }
        }
        None
    }

    /// Turns uniform numbers into values.
    #[inline(always)]
    pub(super) fn fill(&self, uniforms: &mut [f64]) {
        match self.fineness {
            3 => each(uniforms, |p| self.read::<3>(p)),
            4 => each(uniforms, |p| self.read::<4>(p)),
            5 => each(uniforms, |p| self.read::<5>(p)),
            _ => each(uniforms, |p| self.read::<6>(p)),
        }
    }

    /// The value at `p`.
    #[inline]
    pub(super) fn at(&self, p: f64) -> f64 {
        match self.fineness {
            3 => self.read::<3>(p),
            4 => self.read::<4>(p),
            5 => self.read::<5>(p),
            _ => self.read::<6>(p),
        }
    }

    /// The value at `p`, from a table of that fineness: shifts by a known count are the faster ones.
    #[inline(always)]
    fn read<const FINENESS: u32>(&self, p: f64) -> f64 {
        let rest = 1.0 - p;
        // Comparisons instead of `min` and `max`, which take time to look for numbers that are none.
        let q = if p < rest { p } else { rest };
        let bits = q.to_bits();
        // Below the first octave this wraps around to a number that no segment has.
        let cell = (bits >> (MANTISSA - FINENESS)).wrapping_sub(FIRST_EXPONENT << FINENESS);
        let index = cell.wrapping_shl(1) | u64::from(p > rest);
        let segment = usize::try_from(index).ok().and_then(|index| self.segments.get(index));
        match segment {
            Some(Segment(coefficients)) => {
                // The bits below those of the segment, moved to the top, make a double in [1, 2).
                let fraction = (bits << (64 - MANTISSA + FINENESS)) >> (64 - MANTISSA);
                let t = 2.0 * f64::from_bits((1023 << MANTISSA) | fraction) - 3.0;
                let value = polynomial(coefficients, t);
                let value = if value < self.low { self.low } else { value };
                if value > self.high { self.high } else { value }
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
#[inline(always)]
fn polynomial(&[c0, c1, c2, c3, c4, c5, c6, c7]: &[f64; COUNT], t: f64) -> f64 {
    let square = t * t;
    let even = ((c6 * square + c4) * square + c2) * square + c0;
    let odd = ((c7 * square + c5) * square + c3) * square + c1;
    even + t * odd
}

/// All segments of both tails; where one of them is not near enough, its error in units of the one that is allowed.
fn segments(distribution: &Distribution, fineness: u32, low: f64, high: f64) -> Result<Vec<Segment>, f64> {
    let interpolation = Interpolation::new();
    let spread = distribution.at(0.95, 0.05) - distribution.at(0.05, 0.95);
    let cells = u64::from(OCTAVES) << fineness;
    let start = |cell: u64| f64::from_bits((cell + (FIRST_EXPONENT << fineness)) << (MANTISSA - fineness));
    let place = |cell: u64| {
        let (first, last) = (start(cell), start(cell + 1));
        (0.5 * (first + last), 0.5 * (last - first))
    };
    let mut walks = [true, false].map(|upper| Walk::new(distribution, upper, (low, high)));
    let mut segments: Vec<Segment> = walks.iter().map(|walk| segment_of(walk.value)).collect();
    // From the middle outwards: where it is not near enough this shows early.
    for cell in (0..cells).rev() {
        let (middle, half) = place(cell);
        for walk in &mut walks {
            let mut values = [walk.value; COUNT];
            // The first of them is the last of the segment before.
            for (value, place) in values.iter_mut().zip(&interpolation.places).rev().skip(1) {
                *value = walk.on(middle + half * place);
            }
            let fit = interpolation.through(values);
            let size = values.iter().fold(f64::INFINITY, |least: f64, value| least.min(value.abs())).max(spread);
            let excess = fit.left_out / (TOLERANCE * size);
            if !(excess <= 1.0 && fit.coefficients.iter().all(|x| x.is_finite())) {
                return Err(if excess.is_nan() { f64::INFINITY } else { excess });
            }
            segments.push(Segment(fit.coefficients));
        }
    }
    segments.reverse();
    Ok(segments)
}

/// A walk along a quantile function from the middle outwards, in which each value is found from the one before.
struct Walk<'a> {
    distribution: &'a Distribution,
    upper: bool,
    ends: (f64, f64),
    q: f64,
    value: f64,
}

impl<'a> Walk<'a> {
    fn new(distribution: &'a Distribution, upper: bool, ends: (f64, f64)) -> Self {
        let value = distribution.at(0.5, 0.5).max(ends.0).min(ends.1);
        Self { distribution, upper, ends, q: 0.5, value }
    }

    /// The value where the tail is `q`.
    fn on(&mut self, q: f64) -> f64 {
        let (p, rest) = if self.upper { (1.0 - q, q) } else { (q, 1.0 - q) };
        let value = self.distribution.near(p, rest, Some((self.q, self.value)));
        (self.q, self.value) = (q, value.max(self.ends.0).min(self.ends.1));
        self.value
    }
}

/// A segment of one value.
fn segment_of(value: f64) -> Segment {
    Segment([value, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
}
