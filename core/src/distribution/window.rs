//! The standard normal distribution between two bounds.

use super::arithmetic::outside;
use crate::statistics::legendre::integral;
use crate::statistics::normal::{cumulative, density, quantile, upper_quantile, upper_tail};

/// √(2π).
const ROOT_TWO_PI: f64 = 2.506_628_274_631_000_7;
/// Windows up to this wide are treated as a piece of a tail wherever they lie.
const NARROW: f64 = 0.5;
/// Up to this width the difference of two quantiles of the whole normal distribution would lose digits.
const VERY_NARROW: f64 = 1.0 / 32.0;

/// A standard normal variable that is known to lie between two bounds, in the form that keeps its digits.
///
/// Positions in it are told as an offset from an anchor: the bound with the highest density, or 0 where that is well
/// inside. So nothing is lost where a narrow window lies far out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window(Form);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    /// From `start` outwards for `length`, which may be infinite. `mirrored`: towards −∞, with the sign of `start` turned.
    Tail { start: f64, length: f64, mirrored: bool },
    /// From `low` < 0 to `high` > 0, either of which may be infinite.
    Centre { low: f64, high: f64, sum: f64 },
}

/// Where the offsets of a window count from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    /// The lower bound.
    Low,
    /// The upper bound.
    High,
    /// The centre of the whole distribution.
    Centre,
}

impl Window {
    /// The window from `low` to `high`, with their difference and sum told apart because the caller knows them better
    /// than the doubles do. None where the probability between them is below the smallest normal double.
    pub(super) fn new(low: f64, high: f64, width: f64, sum: f64) -> Option<Self> {
        let form = if low >= 0.0 || (width <= NARROW && sum >= 0.0) {
            Form::Tail { start: low, length: width, mirrored: false }
        } else if high <= 0.0 || width <= NARROW {
            Form::Tail { start: -high, length: width, mirrored: true }
        } else {
            return Some(Self(Form::Centre { low, high, sum }));
        };
        let window = Self(form);
        let Form::Tail { start, length, .. } = form else { return None };
        let logarithm = libm::log(tail(start, length, |_| 1.0)) - 0.5 * start * start - libm::log(ROOT_TWO_PI);
        (logarithm >= libm::log(f64::MIN_POSITIVE)).then_some(window)
    }

    pub(super) fn anchor(&self) -> Anchor {
        match self.0 {
            Form::Tail { mirrored: false, .. } => Anchor::Low,
            Form::Tail { mirrored: true, .. } => Anchor::High,
            Form::Centre { .. } => Anchor::Centre,
        }
    }

    /// The mean offset. From the centre it is (φ(low) − φ(high)) ÷ (Φ(high) − Φ(low)).
    pub(super) fn mean(&self) -> f64 {
        match self.0 {
            Form::Tail { start, length, mirrored } => {
                let distance = tail(start, length, |s| s) / tail(start, length, |_| 1.0);
                if mirrored { -distance } else { distance }
            }
            Form::Centre { low, high, sum } => {
                // φ(low) − φ(high) from the larger of the two, so that nearly equal ones keep their difference.
                let exponent = 0.5 * (high - low) * sum.abs();
                let difference = if sum == 0.0 {
                    0.0
                } else if sum > 0.0 {
                    -density(low) * libm::expm1(-exponent)
                } else {
                    density(high) * libm::expm1(-exponent)
                };
                difference / centre_mass(low, high)
            }
        }
    }

    /// The mean square deviation of the offset from its mean.
    pub(super) fn variance(&self) -> f64 {
        let mean = self.mean();
        match self.0 {
            Form::Tail { start, length, .. } => {
                let square = |s: f64| (s - mean.abs()) * (s - mean.abs());
                tail(start, length, square) / tail(start, length, |_| 1.0)
            }
            Form::Centre { low, high, .. } => {
                let up = tail(0.0, high, |s| (s - mean) * (s - mean));
                let down = tail(0.0, -low, |s| (s + mean) * (s + mean));
                (up + down) / (tail(0.0, high, |_| 1.0) + tail(0.0, -low, |_| 1.0))
            }
        }
    }

    /// The mean of exp(rate × offset), for rate ≥ 0.
    pub(super) fn mean_exponential(&self, rate: f64) -> f64 {
        match self.0 {
            Form::Tail { start, length, mirrored } => {
                let shifted = if mirrored { start + rate } else { start - rate };
                libm::exp(log_tail(shifted, length) - log_tail(start, length))
            }
            Form::Centre { low, high, .. } => {
                let mass = centre_mass(low, high);
                if rate < high {
                    return libm::exp(0.5 * rate * rate) * centre_mass(low - rate, high - rate) / mass;
                }
                // exp(rate² ÷ 2)·φ(high − rate), whose squares of the rate cancel.
                let scale = libm::exp(high * (rate - 0.5 * high)) / ROOT_TWO_PI;
                scale * tail(rate - high, high - low, |_| 1.0) / mass
            }
        }
    }

    /// The variance of exp(rate × offset), for rate ≥ 0. Infinite where it passes the largest double.
    pub(super) fn variance_exponential(&self, rate: f64) -> f64 {
        // The square of the exponential moves the bulk of the integrand by twice the rate.
        let (low, high, start, sign) = match self.0 {
            Form::Tail { start, length, mirrored } => {
                let end = reached(start, 48.0).max(if mirrored { 0.0 } else { 2.0 * rate - start + 10.0 });
                (0.0, end.min(length), start, if mirrored { -1.0 } else { 1.0 })
            }
            Form::Centre { low, high, .. } => (low.max(-10.0), high.min(2.0 * rate + 10.0), 0.0, 1.0),
        };
        let integrate = |f: &dyn Fn(f64) -> f64| {
            const PANELS: u8 = 128;
            let width = (high - low) / f64::from(PANELS);
            let panel = |index: u8| integral(low + width * f64::from(index), low + width * f64::from(index + 1), f);
            (0..PANELS).map(panel).sum::<f64>()
        };
        let mass = integrate(&|s| libm::exp(-s * (start + 0.5 * s)));
        let centre = integrate(&|s| libm::expm1(sign * rate * s) * libm::exp(-s * (start + 0.5 * s))) / mass;
        let squares = integrate(&|s| {
            // Multiplied before it is squared, which could overflow for nothing.
            let deviation = (libm::expm1(sign * rate * s) - centre) * libm::exp(-0.5 * s * (start + 0.5 * s));
            deviation * deviation
        });
        if squares.is_finite() { squares / mass } else { f64::INFINITY }
    }

    /// The probability of an offset of at most `offset`.
    pub(super) fn cdf(&self, offset: f64) -> f64 {
        match self.0 {
            Form::Tail { start, length, mirrored } => {
                let distance = if mirrored { -offset } else { offset };
                if distance <= 0.0 {
                    return if mirrored { 1.0 } else { 0.0 };
                }
                if distance >= length {
                    return if mirrored { 0.0 } else { 1.0 };
                }
                let whole = tail(start, length, |_| 1.0);
                if mirrored {
                    // What lies farther out, with its relative accuracy.
                    let fall = libm::exp(-distance * (start + 0.5 * distance));
                    (fall * tail(start + distance, length - distance, |_| 1.0) / whole).min(1.0)
                } else {
                    (tail(start, distance, |_| 1.0) / whole).min(1.0)
                }
            }
            Form::Centre { low, high, .. } => {
                if offset <= low {
                    0.0
                } else if offset >= high {
                    1.0
                } else if offset <= 0.0 {
                    (cumulative(offset) - cumulative(low)) / centre_mass(low, high)
                } else {
                    1.0 - (upper_tail(offset) - upper_tail(high)) / centre_mass(low, high)
                }
            }
        }
    }

    /// The density of the offset.
    pub(super) fn density(&self, offset: f64) -> f64 {
        match self.0 {
            Form::Tail { start, length, mirrored } => {
                let distance = if mirrored { -offset } else { offset };
                if (0.0..=length).contains(&distance) {
                    libm::exp(-distance * (start + 0.5 * distance)) / tail(start, length, |_| 1.0)
                } else {
                    outside(offset)
                }
            }
            Form::Centre { low, high, .. } => {
                if (low..=high).contains(&offset) {
                    density(offset) / centre_mass(low, high)
                } else {
                    outside(offset)
                }
            }
        }
    }

    /// The offset that is not passed with probability `p` in [0, 1] and is passed with probability `rest` = 1 − p.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        match self.0 {
            Form::Tail { start, length, mirrored: false } => tail_quantile(start, length, p, rest),
            Form::Tail { start, length, mirrored: true } => -tail_quantile(start, length, rest, p),
            Form::Centre { low, high, .. } => {
                let mass = centre_mass(low, high);
                let below = cumulative(low) + p * mass;
                let z = if below <= 0.5 { quantile(below) } else { upper_quantile(upper_tail(high) + rest * mass) };
                z.clamp(low, high)
            }
        }
    }
}

/// Φ(high) − Φ(low) for low < 0 < high: a sum of two positive parts.
fn centre_mass(low: f64, high: f64) -> f64 {
    let scale = core::f64::consts::FRAC_1_SQRT_2;
    0.5 * (libm::erf(high * scale) + libm::erf(-low * scale))
}

/// ∫ g(s)·exp(−start·s − s² ÷ 2) over [0, length], for start ≥ 0 (or a length of at most one half): the normal density
/// beyond `start`, divided by what it is there. Everything is positive, so nothing cancels.
fn tail(start: f64, length: f64, g: impl Fn(f64) -> f64) -> f64 {
    let mut low = 0.0;
    let mut total = 0.0;
    // Panels over which the exponent moves by 6; beyond 48 nothing is left that a double could show.
    for panel in 1..=8_u8 {
        let high = reached(start, 6.0 * f64::from(panel)).min(length);
        if high <= low {
            break;
        }
        total += integral(low, high, |s| g(s) * libm::exp(-s * (start + 0.5 * s)));
        low = high;
    }
    total
}

/// Where start·s + s² ÷ 2 reaches `exponent`, by the stable form of the quadratic formula.
fn reached(start: f64, exponent: f64) -> f64 {
    2.0 * exponent / (start + (start * start + 2.0 * exponent).sqrt())
}

/// The logarithm of [`tail`] with g = 1, for any start.
fn log_tail(start: f64, length: f64) -> f64 {
    let end = start + length;
    if start >= 0.0 {
        libm::log(tail(start, length, |_| 1.0))
    } else if end <= 0.0 {
        // Seen from the other end, where the density is highest.
        libm::log(tail(-end, length, |_| 1.0)) - length * (start + 0.5 * length)
    } else {
        libm::log(ROOT_TWO_PI * centre_mass(start, end)) + 0.5 * start * start
    }
}

/// The distance beyond `start` that is not passed with probability `p` and is passed with probability `rest` = 1 − p.
fn tail_quantile(start: f64, length: f64, p: f64, rest: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if rest <= 0.0 {
        return length;
    }
    if length > VERY_NARROW {
        let q = upper_tail(start) * rest + upper_tail(start + length) * p;
        return (upper_quantile(q) - start).clamp(0.0, length);
    }
    // Nearly exponential with the rate in the middle: invert that, then correct by Newton's method.
    let rate = start + 0.5 * length;
    let fall = libm::expm1(-rate * length);
    let mut distance = if fall.abs() < 1e-9 { p * length } else { -libm::log1p(p * fall) / rate };
    let target = p * tail(start, length, |_| 1.0);
    for _ in 0..2 {
        let miss = tail(start, distance, |_| 1.0) - target;
        distance -= miss * libm::exp(distance * (start + 0.5 * distance));
        distance = distance.clamp(0.0, length);
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows on either side of the centre and around it, with and without an end: low and high.
    const WINDOWS: [(f64, f64); 8] = [
        (0.0, f64::INFINITY),
        (1.0, f64::INFINITY),
        (1.0, 3.0),
        (f64::NEG_INFINITY, -1.0),
        (-3.0, -1.0),
        (-2.0, 3.0),
        (-2.0, f64::INFINITY),
        (f64::NEG_INFINITY, 2.0),
    ];

    /// Φ(high) − Φ(low), from the side where it keeps its digits.
    fn mass(low: f64, high: f64) -> f64 {
        let over = |z: f64| 0.5 * libm::erfc(z * core::f64::consts::FRAC_1_SQRT_2);
        if low > 0.0 { over(low) - over(high) } else { over(-high) - over(-low) }
    }

    /// E[exp(rate·(z − anchor))] = exp(rate² ÷ 2 − rate·anchor)·(Φ(high − rate) − Φ(low − rate)) ÷ (Φ(high) − Φ(low)).
    #[test]
    fn exponentials_have_the_moments_of_the_closed_form() {
        for (low, high) in WINDOWS {
            let window = Window::new(low, high, high - low, low + high).unwrap();
            let anchor = match window.anchor() {
                Anchor::Low => low,
                Anchor::High => high,
                Anchor::Centre => 0.0,
            };
            let mean = |rate: f64| {
                libm::exp(0.5 * rate * rate - rate * anchor) * mass(low - rate, high - rate) / mass(low, high)
            };
            for rate in [0.5, 1.0, 2.0, 6.0, 10.0] {
                let variance = mean(2.0 * rate) - mean(rate) * mean(rate);
                let found = (window.mean_exponential(rate), window.variance_exponential(rate));
                let told = format!("{found:?} is not ({}, {variance}): {rate} in {low} to {high}", mean(rate));
                assert!((found.0 / mean(rate) - 1.0).abs() < 1e-12, "{told}");
                assert!((found.1 / variance - 1.0).abs() < 1e-10, "{told}");
            }
        }
    }
}
