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

    /// M where the probability is `p`.
    pub(super) fn at(self, p: f64) -> f64 {
        // The factor is positive, so that an infinite logarithm is never multiplied by 0.
        (self.a2 + self.a3 * (p - 0.5)) * (libm::log(p) - libm::log1p(-p))
    }

    /// E[exp(M(U))] of a uniform U, for an upper slope below 1.
    pub(super) fn mean_exponential(self) -> f64 {
        let room = 1.0 - self.upper_slope();
        expectation(
            // With the density of the log odds in the exponent, since exp(M) alone may overflow.
            |odds| {
                let rest = libm::exp(-odds.abs());
                let share = rest / (1.0 + rest);
                let exponent = if odds > 0.0 {
                    -(room + self.a3 * share) * odds
                } else {
                    (self.a2 - self.a3 * (0.5 - share) + 1.0) * odds
                };
                libm::exp(exponent - 2.0 * libm::log1p(rest))
            },
            // From here on the integrand is an exponential of rate `room`.
            |odds, value| if odds < 40.0 { f64::INFINITY } else { value / room },
        )
    }

    /// E[1 ÷ (1 + exp(−(median + M(U))))] of a uniform U.
    pub(super) fn mean_share(self, median: f64) -> f64 {
        expectation(
            |odds| {
                let rest = libm::exp(-odds.abs());
                let density = rest / ((1.0 + rest) * (1.0 + rest));
                let centred = libm::copysign(0.5 - rest / (1.0 + rest), odds);
                let value = median + (self.a2 + self.a3 * centred) * odds;
                density / (1.0 + libm::exp(-value))
            },
            |odds, _| libm::exp(-odds),
        )
    }
}

/// ∫ f(L) dL over all log odds L, for f > 0 that falls towards −∞ at least like exp(L); `beyond(L, f(L))` bounds what
/// is left above L.
///
/// By the trapezoidal rule over t with L = sinh t, whose error for such f falls exponentially with the number of
/// points: halving the step squares it. The points of each pass are kept for the next.
fn expectation(f: impl Fn(f64) -> f64, beyond: impl Fn(f64, f64) -> f64) -> f64 {
    /// What may be left out, relative to the sum so far.
    const NEGLIGIBLE: f64 = 1e-18;
    /// An estimate that the last halving moved by less is right to its square, which is beyond what a double shows.
    const SETTLED: f64 = 1e-10;
    /// A step of 2^−14 resolves the steepest metalog that 28-digit decimals can describe.
    const PASSES: u32 = 13;

    let mut step = 0.5;
    let mut sum = f(0.0);
    let mut estimate = f64::INFINITY;
    for pass in 0..=PASSES {
        // All points on the first pass; on later ones those half way between the ones that are there.
        let (first, stride) = if pass == 0 { (step, step) } else { (0.5 * step, step) };
        if pass > 0 {
            step *= 0.5;
        }
        for side in [1.0, -1.0] {
            let mut t = first;
            loop {
                let odds = side * libm::sinh(t);
                let value = f(odds);
                sum += value * (1.0 + odds * odds).sqrt();
                let left = if side > 0.0 { beyond(odds, value) } else { value };
                // The range that counts ends at the latest where the sine is infinite.
                if left <= NEGLIGIBLE * sum * step || odds.is_infinite() || value.is_nan() {
                    break;
                }
                t += stride;
            }
        }
        let refined = sum * step;
        let settled = (refined - estimate).abs() <= SETTLED * refined;
        estimate = refined;
        if settled && pass > 1 {
            break;
        }
    }
    estimate
}
