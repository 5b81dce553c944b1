//! The beta distribution on [0, 1], for any shapes.

use super::concave_tail::{Tail, integral_of_tail, place};
use super::difference::{exp_rest, log1p_rest, stirling_rest};
use super::normal;

/// From this shape on, tails towards its side are integrated; below, the continued fraction is short.
const LARGE: f64 = 50.0;

/// A beta distribution on [0, 1].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Beta {
    a: f64,
    b: f64,
    /// The logarithm of the density of the log odds where it is highest, at x = a ÷ (a + b).
    peak: f64,
    /// ln(a ÷ (a + b)) and ln(b ÷ (a + b)).
    log_means: (f64, f64),
}

/// A place in [0, 1] told from both ends, of which the nearer one keeps its digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    /// From 0.
    pub(crate) x: f64,
    /// From 1.
    pub(crate) y: f64,
}

impl Place {
    fn from_log_odds(u: f64) -> Self {
        Self { x: 1.0 / (1.0 + libm::exp(-u)), y: 1.0 / (1.0 + libm::exp(u)) }
    }

    fn turned(self) -> Self {
        Self { x: self.y, y: self.x }
    }
}

impl Beta {
    /// With shapes a, b > 0.
    pub(crate) fn new(a: f64, b: f64) -> Self {
        let spread = a / (a + b) * b / (2.0 * core::f64::consts::PI);
        let peak = 0.5 * libm::log(spread) + stirling_rest(a + b) - stirling_rest(a) - stirling_rest(b);
        let log_means = (-libm::log1p(b / a), -libm::log1p(a / b));
        Self { a, b, peak, log_means }
    }

    fn turned(&self) -> Self {
        Self { a: self.b, b: self.a, peak: self.peak, log_means: (self.log_means.1, self.log_means.0) }
    }

    /// xy·f(x) = xᵃ·yᵇ ÷ B(a, b), the density of the log odds.
    pub(crate) fn density_of_log_odds(&self, at: Place) -> f64 {
        let (a, b) = (self.a, self.b);
        let excess = at.x * b - at.y * a;
        // The logarithm of x to its shape, over that at the peak, without the term that cancels that of the other side.
        let part = |shape: f64, excess: f64, x: f64, log_mean: f64| {
            let relative = excess / shape;
            if relative.abs() < 0.5 { shape * log1p_rest(relative) } else { shape * (libm::log(x) - log_mean) - excess }
        };
        let fall = part(a, excess, at.x, self.log_means.0) + part(b, -excess, at.y, self.log_means.1);
        libm::exp(self.peak + fall)
    }

    /// The density.
    pub(crate) fn density(&self, at: Place) -> f64 {
        let at_end = |shape: f64, other: f64| {
            if shape > 1.0 {
                0.0
            } else if shape < 1.0 {
                f64::INFINITY
            } else {
                other
            }
        };
        if at.x <= 0.0 {
            return at_end(self.a, self.b);
        }
        if at.y <= 0.0 {
            return at_end(self.b, self.a);
        }
        let direct = self.density_of_log_odds(at) / at.x / at.y;
        if direct.is_nan() { f64::INFINITY } else { direct }
    }

    /// The probabilities of a value of at most and above a place, the smaller one with its relative accuracy.
    pub(crate) fn tails(&self, at: Place) -> (f64, f64) {
        if at.x <= 0.0 {
            return (0.0, 1.0);
        }
        if at.y <= 0.0 {
            return (1.0, 0.0);
        }
        // Where the continued fraction converges quickly; for large shapes near the mean.
        if at.x * (self.b + 1.0) <= at.y * (self.a + 1.0) {
            let lower = self.lower(at).min(1.0);
            (lower, 1.0 - lower)
        } else {
            let upper = self.turned().lower(at.turned()).min(1.0);
            (1.0 - upper, upper)
        }
    }

    /// I(x; a, b), for x up to about the mean.
    ///
    /// For a < 50 by the continued fraction of Abramowitz and Stegun, 26.5.8; for larger shapes by integration over the
    /// log odds, on which the density is log-concave.
    fn lower(&self, at: Place) -> f64 {
        let (a, b) = (self.a, self.b);
        let density = self.density_of_log_odds(at);
        if a < LARGE {
            return density / a * fraction(at.x, a, b);
        }
        let total = a + b;
        let slope = a * at.y - b * at.x;
        // From the nearer end: with z its distance, ln(1 + z(e^τ − 1)) less its first term.
        let (z, sign) = if at.x <= at.y { (at.x, -1.0) } else { (at.y, 1.0) };
        let h = |t: f64| {
            let tau = sign * t;
            let bent = exp_rest(tau);
            slope * t + total * (log1p_rest(z * (tau + bent)) + z * bent)
        };
        density * integral_of_tail(slope, total * at.x * at.y, h)
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p. Found sooner with
    /// a place near it, which is told as the tail (the one that `p` and `rest` ask for) and the place.
    pub(crate) fn quantile(&self, p: f64, rest: f64, near: Option<(f64, Place)>) -> Place {
        if p <= rest {
            self.lower_quantile(p, near)
        } else {
            self.turned().lower_quantile(rest, near.map(|(tail, place)| (tail, place.turned()))).turned()
        }
    }

    /// The value that is not passed with probability `p` ≤ ½.
    fn lower_quantile(&self, p: f64, near: Option<(f64, Place)>) -> Place {
        if p <= 0.0 {
            return Place { x: 0.0, y: 1.0 };
        }
        let (a, b) = (self.a, self.b);
        // I = xᵃ ÷ (a·B(a, b)) near 0.
        let power = (libm::log(p) + libm::log(a) - self.peak + a * self.log_means.0 + b * self.log_means.1) / a;
        if power < -40.0 - libm::log(b.max(1.0)) {
            return Place { x: libm::exp(power), y: 1.0 };
        }
        let tail = |probability: f64, at: Place| Tail {
            probability,
            density: self.density_of_log_odds(at),
            slope: a * at.y - b * at.x,
        };
        let start = near
            .map(|(known, at)| libm::log(at.x / at.y) + tail(known, at).step(libm::log(p)))
            .filter(|start| start.is_finite())
            .unwrap_or_else(|| self.start(p, power));
        let u = place(p, start, |u| {
            let at = Place::from_log_odds(u);
            tail(self.tails(at).0, at)
        });
        Place::from_log_odds(u)
    }

    /// A first guess at the log odds.
    fn start(&self, p: f64, power: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        if a >= 1.0 && b >= 1.0 {
            // Abramowitz and Stegun, 26.5.22.
            let z = -normal::quantile(p);
            let (one, other) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
            let (mean, excess) = (2.0 / (one + other), (z * z - 3.0) / 6.0);
            let root = (mean + excess).max(0.0).sqrt();
            let w = z * root / mean - (other - one) * (excess + 5.0 / 6.0 - 2.0 / (3.0 * mean));
            return libm::log(a / b) - 2.0 * w;
        }
        power.min(libm::log(a / b).max(0.0))
    }
}

/// The value of Beta(a, b) on [0, 1] that is not passed with probability `p` in (0, 1).
pub(crate) fn quantile(p: f64, a: f64, b: f64) -> f64 {
    Beta::new(a, b).quantile(p, 1.0 - p, None).x
}

/// 1/(1 + d₁/(1 + d₂/(1 + …))) with d₂ₘ = m(b − m)x ÷ ((a + 2m − 1)(a + 2m)) and
/// d₂ₘ₊₁ = −(a + m)(a + b + m)x ÷ ((a + 2m)(a + 2m + 1)), by Lentz's method in the form of Thompson and Barnett (1986).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    // What stands for a 0 in a denominator.
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = denominator;
    // A hundred are enough for the shapes that come here; the rest is for safety.
    for term in 1..2_000_u16 {
        let m = f64::from(term);
        let before = value;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for part in [even, odd] {
            denominator = 1.0 / away(1.0 + part * denominator);
            numerator = away(1.0 + part / numerator);
            value *= denominator * numerator;
        }
        if (value - before).abs() <= f64::EPSILON * value {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value / expected - 1.0).abs() < 1e-13, "{value} is not {expected}");
    }

    fn cumulative(x: f64, a: f64, b: f64) -> f64 {
        Beta::new(a, b).tails(Place { x, y: 1.0 - x }).0
    }

    #[test]
    fn polynomials_follow_their_closed_form() {
        for step in 1..20 {
            let x = f64::from(step) / 20.0;
            close(cumulative(x, 2.0, 2.0), x * x * (3.0 - 2.0 * x));
            close(cumulative(x, 5.0, 1.0), x * x * x * x * x);
            close(cumulative(x, 1.0, 1.0), x);
            close(cumulative(x, 3.0, 2.0), x * x * x * (4.0 - 3.0 * x));
        }
    }

    #[test]
    fn published_quantiles() {
        // pert-quantiles-0-10-20: PERT(0, 10, 20) is 20 × Beta(3, 3).
        close(20.0 * quantile(0.05, 3.0, 3.0), 3.785_107_548_755_415_8);
        close(20.0 * quantile(0.95, 3.0, 3.0), 16.214_892_451_244_584);
        close(quantile(0.5, 3.0, 3.0), 0.5);
    }

    #[test]
    fn the_cdf_undoes_the_quantile_for_all_kinds_of_shapes() {
        for a in [0.05, 0.3, 1.0, 1.3, 4.0, 50.0, 3_000.0, 1e6] {
            for b in [0.05, 0.7, 1.0, 2.7, 20.0, 900.0, 1e6] {
                for p in [1e-9, 0.01, 0.5, 0.9, 0.999] {
                    let beta = Beta::new(a, b);
                    let place = beta.quantile(p, 1.0 - p, None);
                    let (lower, upper) = beta.tails(place);
                    // Where the steep side of the density is at the end of a double there is no better place.
                    if place.x > 1e-300 && place.y > 1e-300 {
                        assert!((lower / p - 1.0).abs() < 1e-9, "{p} at {a}, {b}: {lower}");
                        assert!((upper / (1.0 - p) - 1.0).abs() < 1e-9, "{p} at {a}, {b}: {upper}");
                    }
                }
            }
        }
    }
}
