//! The gamma distribution with scale 1, for any shape.

use super::concave_tail::{Tail, integral_of_tail, place};
use super::difference::{exp_rest, log1p_rest, stirling_rest};
use super::normal;

/// From this shape on, tails are integrated; below, series and continued fractions are short.
const LARGE: f64 = 50.0;

/// A gamma distribution with scale 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Gamma {
    shape: f64,
    /// ½·ln(a ÷ 2π) − ln Γ*(a): the logarithm of the density of ln X at ln a.
    peak: f64,
    /// ln Γ(1 + a).
    log_factorial: f64,
}

impl Gamma {
    /// With a shape a > 0.
    pub(crate) fn new(shape: f64) -> Self {
        let peak = 0.5 * libm::log(shape / (2.0 * core::f64::consts::PI)) - stirling_rest(shape);
        Self { shape, peak, log_factorial: log_factorial(shape) }
    }

    /// x·f(x) = xᵃ·e⁻ˣ ÷ Γ(a), the density of ln X.
    pub(crate) fn density_of_logarithm(&self, x: f64) -> f64 {
        let a = self.shape;
        let excess = (x - a) / a;
        let fall =
            if excess.abs() < 0.5 { a * log1p_rest(excess) } else { a * (libm::log(x) - libm::log(a)) - (x - a) };
        libm::exp(self.peak + fall)
    }

    /// The density at `x`.
    pub(crate) fn density(&self, x: f64) -> f64 {
        if x > 0.0 {
            // Near 0 the factors may leave the range of a double where the product does not.
            let direct = self.density_of_logarithm(x) / x;
            return if direct.is_nan() { f64::INFINITY } else { direct };
        }
        if x < 0.0 || self.shape > 1.0 {
            0.0
        } else if self.shape < 1.0 {
            f64::INFINITY
        } else {
            1.0
        }
    }

    /// The probabilities P(a, x) and Q(a, x) of a value of at most and above `x`, the smaller one with its relative
    /// accuracy.
    ///
    /// For a < 50 by the series of P (DLMF 8.11.4) for x < a + 1 and by Legendre's continued fraction of Q (DLMF 8.9.2)
    /// above; for larger shapes by integration over ln x, on which the density is log-concave.
    pub(crate) fn tails(&self, x: f64) -> (f64, f64) {
        if x <= 0.0 {
            return (0.0, 1.0);
        }
        if x == f64::INFINITY {
            return (1.0, 0.0);
        }
        let a = self.shape;
        if a >= LARGE {
            let (slope, sign) = if x < a { (a - x, -1.0) } else { (x - a, 1.0) };
            let tail =
                self.density_of_logarithm(x) * integral_of_tail(slope, x, |t| slope * t + x * exp_rest(sign * t));
            let tail = tail.min(1.0);
            return if x < a { (tail, 1.0 - tail) } else { (1.0 - tail, tail) };
        }
        if x < a + 1.0 {
            // xᵃ ÷ Γ(1 + a), and what the series adds.
            let log_power = a * libm::log(x) - self.log_factorial;
            let rest = series_rest(a, x);
            let lower = (self.density_of_logarithm(x) / a * (1.0 + rest)).min(1.0);
            // 1 − P in a form that keeps its digits where the shape is small: P = xᵃe⁻ˣ(1 + rest) ÷ Γ(1 + a).
            let upper = -libm::expm1(log_power - x + libm::log1p(rest));
            (lower, upper.clamp(0.0, 1.0))
        } else {
            let upper = (self.density_of_logarithm(x) * fraction(a, x)).min(1.0);
            (1.0 - upper, upper)
        }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p. Found sooner with
    /// a value near it, which is told as the tail (the one that `p` and `rest` ask for) and the value.
    pub(crate) fn quantile(&self, p: f64, rest: f64, near: Option<(f64, f64)>) -> f64 {
        if p <= 0.0 {
            return 0.0;
        }
        if rest <= 0.0 {
            return f64::INFINITY;
        }
        let a = self.shape;
        let power = (libm::log(if p < 0.5 { p } else { 1.0 - rest }) + self.log_factorial) / a;
        if power < -40.0 {
            // P = xᵃ ÷ Γ(1 + a) to the last bit.
            return libm::exp(power);
        }
        // The upper tail is mirrored, so that it is a lower one.
        let sign = if p <= rest { 1.0 } else { -1.0 };
        let tail = |probability: f64, x: f64| Tail {
            probability,
            density: self.density_of_logarithm(x),
            slope: sign * (a - x),
        };
        let start = near
            .map(|(known, x)| sign * libm::log(x) + tail(known, x).step(libm::log(p.min(rest))))
            .filter(|start| start.is_finite())
            .unwrap_or_else(|| sign * self.start(p, rest, power));
        let u = place(p.min(rest), start, |u| {
            let x = libm::exp(sign * u);
            let (lower, upper) = self.tails(x);
            tail(if p <= rest { lower } else { upper }, x)
        });
        libm::exp(sign * u)
    }

    /// A first guess at ln x.
    fn start(&self, p: f64, rest: f64, power: f64) -> f64 {
        let a = self.shape;
        if a >= 0.5 {
            // Wilson and Hilferty (1931): the cube root is nearly normal.
            let z = if p <= rest { normal::quantile(p) } else { normal::upper_quantile(rest) };
            let root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
            if root > 0.3 {
                return libm::log(a) + 3.0 * libm::log(root);
            }
            return power.min(libm::log(a));
        }
        // Q ~ x^(a − 1)·e⁻ˣ ÷ Γ(a) far out, P ~ xᵃ ÷ Γ(1 + a) near 0.
        let far = libm::log(a) - self.log_factorial - libm::log(rest);
        if far > 1.5 { libm::log(far - (1.0 - a) * libm::log(far)) } else { power.min(0.0) }
    }
}

/// ln Γ(1 + a), with full relative accuracy also for small a (Abramowitz and Stegun, 6.1.33).
fn log_factorial(a: f64) -> f64 {
    if a < 0.01 {
        return a * ZETA.iter().rev().fold(0.0, |sum, coefficient| sum * a + coefficient);
    }
    if a < 10.0 {
        return libm::lgamma(1.0 + a);
    }
    // From Stirling's formula, so that it agrees with the density.
    (a + 0.5) * libm::log(a) - a + 0.5 * libm::log(2.0 * core::f64::consts::PI) + stirling_rest(a)
}

/// −γ and (−1)ᵏ·ζ(k) ÷ k for k from 2.
const ZETA: [f64; 8] = [
    -0.577_215_664_901_532_9,
    0.822_467_033_424_113_2,
    -0.400_685_634_386_531_4,
    0.270_580_808_427_784_5,
    -0.207_385_551_028_673_98,
    0.169_557_176_997_408_2,
    -0.144_049_896_768_846_1,
    0.125_509_669_524_743_04,
];

/// x/(a + 1) + x²/((a + 1)(a + 2)) + …, for x < a + 1.
fn series_rest(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 0.0);
    for n in 1..2_000_u16 {
        term *= x / (a + f64::from(n));
        sum += term;
        if term <= 1e-17 * sum {
            break;
        }
    }
    sum
}

/// Q(a, x)·Γ(a) ÷ (xᵃ·e⁻ˣ), for x ≥ a + 1, by Lentz's method.
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut constant = x + 1.0 - a;
    let mut numerator = 1.0 / TINY;
    let mut denominator = 1.0 / away(constant);
    let mut value = denominator;
    for term in 1..5_000_u16 {
        let n = f64::from(term);
        let part = -n * (n - a);
        constant += 2.0;
        denominator = 1.0 / away(part * denominator + constant);
        numerator = away(constant + part / numerator);
        let factor = denominator * numerator;
        value *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64, tolerance: f64) {
        assert!((value / expected - 1.0).abs() < tolerance, "{value} is not {expected}");
    }

    #[test]
    fn whole_shapes_follow_their_closed_form() {
        // Q(n, x) = e⁻ˣ·Σ xᵏ ÷ k!.
        for x in [0.01, 0.5, 2.0, 3.9, 4.1, 30.0] {
            close(Gamma::new(1.0).tails(x).1, libm::exp(-x), 1e-14);
            close(Gamma::new(1.0).tails(x).0, -libm::expm1(-x), 1e-14);
            close(Gamma::new(3.0).tails(x).1, libm::exp(-x) * (1.0 + x + 0.5 * x * x), 1e-14);
            close(Gamma::new(3.0).density(x), libm::exp(-x) * 0.5 * x * x, 1e-14);
        }
    }

    #[test]
    fn integration_and_series_agree_where_they_meet() {
        for x in [20.0, 40.0, 49.0, 51.0, 60.0, 90.0] {
            let (below, above) = (Gamma::new(LARGE.next_down()).tails(x), Gamma::new(LARGE).tails(x));
            close(below.0, above.0, 1e-12);
            close(below.1, above.1, 1e-12);
        }
    }

    #[test]
    fn the_cdf_undoes_the_quantile_for_all_kinds_of_shapes() {
        for shape in [1e-3, 0.05, 0.3, 1.0, 1.3, 4.0, 50.0, 3_000.0, 1e6, 1e20] {
            for p in [1e-9, 0.01, 0.5, 0.9, 0.999] {
                let gamma = Gamma::new(shape);
                let x = gamma.quantile(p, 1.0 - p, None);
                if x > 1e-300 && shape < 1e10 {
                    close(gamma.tails(x).0, p, 1e-9);
                    close(gamma.tails(x).1, 1.0 - p, 1e-9);
                }
                assert!(x.is_finite() && x >= 0.0);
            }
        }
    }
}
