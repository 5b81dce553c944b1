//! The metalog quantile function of three terms.

use crate::{Exact, Scalar};

/// ln 9 to 38 digits: the log odds of 0.9.
pub(super) fn log_nine() -> Exact {
    Exact::new(21_972_245_773_362_193_827_904_904_738_450_514_093, -37)
}

/// The narrowest place of p50 between p10 (0) and p90 (1), to 38 digits; the widest is 1 minus it.
///
/// The quantile function rises everywhere when 1 + (a₃ ÷ a₂)·g(y) > 0 with g(y) = y − ½ + y(1 − y)·ln(y ÷ (1 − y)).
/// With 2x = ln(y ÷ (1 − y)), g′ = 0 where x·tanh x = 1, and there |g| = x ÷ 2, with x = 1.19967864…. So
/// |a₃ ÷ a₂| < 2 ÷ x = 1.66711… (the 1.66711 of Keelin 2016), and as a₃ ÷ a₂ = (1 − 2r) ÷ 0.4 for p50 at the place r,
/// r > ½ − 0.4 ÷ x.
pub(super) fn narrowest_place() -> Exact {
    Exact::new(16_657_737_615_961_412_062_553_541_191_031_226_034, -38)
}

/// M(y) = a₂·L + a₃·(y − ½)·L with the log odds L = ln(y ÷ (1 − y)) (Keelin, *The Metalog Distributions*, Decision
/// Analysis 13, 2016), as the difference from the median a₁. It rises everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Metalog {
    a2: f64,
    a3: f64,
}

impl Metalog {
    /// Through three quantiles, of which the median lies `below` above that at 0.1 and `above` below that at 0.9; both
    /// are positive. None where that quantile function would fall somewhere.
    pub(super) fn through(below: f64, above: f64) -> Option<Self> {
        let place = below / (below + above);
        let narrowest = narrowest_place().to_f64();
        (narrowest < place && place < 1.0 - narrowest).then(|| Self::unchecked(below, above))
    }

    /// [`Self::through`] for quantiles that are known to be feasible.
    pub(super) fn unchecked(below: f64, above: f64) -> Self {
        let log_nine = log_nine().to_f64();
        Self { a2: 0.5 * (below + above) / log_nine, a3: (above - below) / (0.8 * log_nine) }
    }

    /// The same seen from the other side: −M(1 − y).
    pub(super) fn reflected(self) -> Self {
        Self { a2: self.a2, a3: -self.a3 }
    }

    /// The slope over the log odds that M approaches towards y = 1, a₂ + a₃ ÷ 2. It is positive.
    pub(super) fn upper_slope(self) -> f64 {
        self.a2 + 0.5 * self.a3
    }

    /// M where the probability is `p`, which leaves `rest` = 1 − p.
    pub(super) fn at(self, p: f64, rest: f64) -> f64 {
        // From the smaller one, which has its digits.
        let (beyond_middle, odds) = if p <= rest {
            (p - 0.5, libm::log(p) - libm::log1p(-p))
        } else {
            (0.5 - rest, libm::log1p(-rest) - libm::log(rest))
        };
        // The factor is positive, so that an infinite logarithm is never multiplied by 0.
        (self.a2 + self.a3 * beyond_middle) * odds
    }

    /// The log odds where M has this value: Newton's method within a bracket, as M rises everywhere.
    fn odds(self, value: f64) -> f64 {
        let ends = [value / (self.a2 - 0.5 * self.a3.abs()), value / (self.a2 + 0.5 * self.a3.abs())];
        let (mut low, mut high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let mut odds = (value / self.a2).clamp(low, high);
        for _ in 0..200 {
            let miss = self.exponent(odds) - value;
            if miss > 0.0 {
                high = odds;
            } else {
                low = odds;
            }
            let newton = odds - miss / self.slope(odds);
            let next = if low < newton && newton < high { newton } else { 0.5 * (low + high) };
            if (next - odds).abs() <= 2.0 * f64::EPSILON * odds.abs() {
                return next;
            }
            odds = next;
        }
        odds
    }

    /// The probability of at most this value of M, and its density.
    pub(super) fn probability(self, value: f64) -> (f64, f64) {
        if value.is_nan() {
            return (value, value);
        }
        if value.is_infinite() {
            return (if value > 0.0 { 1.0 } else { 0.0 }, 0.0);
        }
        let odds = self.odds(value);
        (1.0 / (1.0 + libm::exp(-odds)), libm::exp(log_density(odds)) / self.slope(odds))
    }

    /// The derivative of M over the log odds.
    fn slope(self, odds: f64) -> f64 {
        let rest = libm::exp(-odds.abs());
        let beyond_middle = libm::copysign(0.5 - rest / (1.0 + rest), odds);
        self.a2 + self.a3 * (beyond_middle + libm::exp(log_density(odds)) * odds)
    }

    /// E[exp(M(U))] − 1 of a uniform U, for an upper slope below 1.
    pub(super) fn mean_exponential(self) -> f64 {
        let room = 1.0 - self.upper_slope();
        expectation(
            |odds| {
                let (exponent, density) = (self.exponent(odds), log_density(odds));
                // The larger exponential joins the density before it can overflow.
                if exponent < 1.0 {
                    libm::expm1(exponent) * libm::exp(density)
                } else {
                    libm::exp(exponent + density) - libm::exp(density)
                }
            },
            // Far out the integrand is an exponential of rate `room`.
            |_, size| size / room,
        )
    }

    /// The variance of exp(M(U)), infinite for an upper slope of one half or more.
    pub(super) fn variance_exponential(self) -> f64 {
        let room = 1.0 - 2.0 * self.upper_slope();
        if room <= 0.0 {
            return f64::INFINITY;
        }
        let centre = self.mean_exponential();
        expectation(
            |odds| {
                let (exponent, density) = (self.exponent(odds), log_density(odds));
                let deviation = if exponent < 1.0 {
                    (libm::expm1(exponent) - centre) * libm::exp(0.5 * density)
                } else {
                    (1.0 - (1.0 + centre) * libm::exp(-exponent)) * libm::exp(exponent + 0.5 * density)
                };
                deviation * deviation
            },
            |_, size| size / room,
        )
    }

    /// E[s(median + M(U))] − s(median) of a uniform U, with s(m) = 1 ÷ (1 + exp(−m)).
    pub(super) fn mean_share(self, median: f64) -> f64 {
        let difference = |odds| share_difference(median, self.exponent(odds));
        expectation(|odds| difference(odds) * libm::exp(log_density(odds)), |odds, _| libm::exp(-odds))
    }

    /// The variance of s(median + M(U)).
    pub(super) fn variance_share(self, median: f64) -> f64 {
        let centre = self.mean_share(median);
        let difference = |odds| share_difference(median, self.exponent(odds));
        expectation(
            |odds| {
                let deviation = difference(odds) - centre;
                deviation * deviation * libm::exp(log_density(odds))
            },
            |odds, _| libm::exp(-odds),
        )
    }

    /// M where the log odds are these.
    fn exponent(self, odds: f64) -> f64 {
        let rest = libm::exp(-odds.abs());
        (self.a2 + self.a3 * libm::copysign(0.5 - rest / (1.0 + rest), odds)) * odds
    }
}

/// s(m + x) − s(m) with s(m) = 1 ÷ (1 + exp(−m)), in the form that keeps a small difference.
pub(super) fn share_difference(m: f64, x: f64) -> f64 {
    if x < 0.0 {
        libm::expm1(x) / ((1.0 + libm::exp(-m)) * (1.0 + libm::exp(m + x)))
    } else {
        -libm::expm1(-x) / ((1.0 + libm::exp(m)) * (1.0 + libm::exp(-m - x)))
    }
}

/// The logarithm of the density of the log odds of a uniform variable, −|L| − 2·ln(1 + exp(−|L|)).
fn log_density(odds: f64) -> f64 {
    -odds.abs() - 2.0 * libm::log1p(libm::exp(-odds.abs()))
}

/// ∫ f(L) dL over all log odds L, for f that falls towards −∞ at least about like exp(L); `beyond(L, |f(L)|)` bounds
/// what is left above an L of at least 40.
///
/// By the trapezoidal rule over t with L = sinh t, whose error for such f falls exponentially with the number of
/// points: halving the step squares it. The points of each pass are kept for the next.
fn expectation(f: impl Fn(f64) -> f64, beyond: impl Fn(f64, f64) -> f64) -> f64 {
    /// What may be left out, relative to the integral of |f| so far.
    const NEGLIGIBLE: f64 = 1e-18;
    /// An estimate that the last halving moved by less is right to its square, which is beyond what a double shows.
    const SETTLED: f64 = 1e-10;
    /// A step of 2^−14 resolves the steepest metalog that 28-digit decimals can describe.
    const PASSES: u32 = 13;

    let mut step = 0.5;
    let mut sum = f(0.0);
    let mut size = sum.abs();
    let mut estimate = f64::INFINITY;
    for pass in 0..=PASSES {
        // All points on the first pass; on later ones those half way between the ones that are there.
        let (first, stride) = if pass == 0 { (step, step) } else { (0.5 * step, step) };
        step = first;
        let mut t = first;
        loop {
            let odds = libm::sinh(t);
            // Both sides together, so that a symmetric integrand cancels to the last bit.
            let (above, below) = (f(odds), f(-odds));
            let weight = (1.0 + odds * odds).sqrt();
            sum += (above + below) * weight;
            size += (above.abs() + below.abs()) * weight;
            let left = beyond(odds, above.abs()) + below.abs();
            // At the earliest at 40: a value that happens to be 0 before is not the end.
            if (left <= NEGLIGIBLE * size * step && odds >= 40.0) || !(weight.is_finite() && sum.is_finite()) {
                break;
            }
            t += stride;
        }
        let refined = sum * step;
        let settled = (refined - estimate).abs() <= SETTLED * size * step;
        estimate = refined;
        if settled && pass > 1 {
            break;
        }
    }
    estimate
}
