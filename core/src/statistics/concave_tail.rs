//! Tails of densities whose logarithm is concave, and the way back from a tail to its place.

use super::legendre::integral;

/// ∫ exp(−h(t)) dt over t ≥ 0, for a smooth convex h with h(0) = 0 that rises in the end; `slope` and `curvature` are
/// its first two derivatives at 0. Everything is positive, so nothing cancels; right to about 10^−13.
pub(crate) fn integral_of_tail(slope: f64, curvature: f64, h: impl Fn(f64) -> f64) -> f64 {
    /// Where h has reached this, what is left is below what a double shows.
    const ENOUGH: f64 = 38.0;
    // The end from the parabola, then by bisection; nearly always the first is near enough.
    let mut end = 2.0 * ENOUGH / (slope + (slope * slope + 2.0 * curvature * ENOUGH).sqrt());
    let (mut low, mut high) = (0.0, f64::INFINITY);
    for _ in 0..60 {
        let reached = h(end);
        if reached > 1.4 * ENOUGH {
            high = end;
        } else if reached < ENOUGH {
            low = end;
        } else {
            break;
        }
        // As h is convex, going on straight from 0 goes too far rather than not far enough.
        end = if high.is_finite() { 0.5 * (low + high) } else { end * (1.1 * ENOUGH / reached).clamp(1.1, 3.0) };
    }
    // Most of it is near 0, where the shorter panel is.
    let middle = end / 3.0;
    integral(0.0, middle, |t| libm::exp(-h(t))) + integral(middle, end, |t| libm::exp(-h(t)))
}

/// A tail probability at a place on an axis on which the logarithm of the density is concave.
pub(crate) struct Tail {
    /// The probability up to the place.
    pub(crate) probability: f64,
    /// The density at it.
    pub(crate) density: f64,
    /// The derivative of the logarithm of the density.
    pub(crate) slope: f64,
}

impl Tail {
    /// How far on the lower tail has this probability, to third order: Halley's step for its logarithm, at least half
    /// and at most twice that of Newton.
    pub(crate) fn step(&self, log_probability: f64) -> f64 {
        let rise = self.density / self.probability;
        let newton = (log_probability - libm::log(self.probability)) / rise;
        newton / (1.0 + 0.5 * newton * (self.slope - rise)).clamp(0.5, 2.0)
    }
}

/// The place at which the lower tail has this probability, by Halley's method on its logarithm.
///
/// Where the density is log-concave, so is the tail: Newton's method on the logarithm of the tail converges from
/// anywhere, and from the left without passing the solution. Halley's step, which is not longer than twice that, is kept
/// within the bracket.
pub(crate) fn place(probability: f64, start: f64, tail: impl Fn(f64) -> Tail) -> f64 {
    let target = libm::log(probability);
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut place = start;
    for _ in 0..100 {
        let here = tail(place);
        let miss = libm::log(here.probability) - target;
        if miss > 0.0 {
            high = place;
        } else if miss < 0.0 {
            low = place;
        } else if miss == 0.0 {
            return place;
        }
        let next = place + here.step(target);
        if miss.abs() < 1e-5 && next.is_finite() {
            // What a step of third order leaves of this is below what a double shows.
            return next.clamp(low, high);
        }
        place = if low < next && next < high {
            next
        } else if low.is_finite() && high.is_finite() {
            0.5 * (low + high)
        } else if high.is_finite() {
            high - 1.0 - high.abs()
        } else {
            low + 1.0 + low.abs()
        };
        if place <= low || place >= high {
            break;
        }
    }
    place
}
