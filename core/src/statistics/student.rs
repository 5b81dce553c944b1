//! Student's t distribution, for whole degrees of freedom.

use core::f64::consts::{FRAC_1_PI, PI};

use super::normal;

/// The quantile at 0.975 for 15 degrees of freedom: 95% intervals of 16 replicates reach as many standard errors.
///
/// From 50 digits: `tests/oracle/statistics.py`; 2.131 in printed tables.
pub const STUDENT_975_OF_15: f64 = 2.131_449_545_559_775;

/// From so many degrees of freedom on, the expansion about the normal distribution has all digits.
const MANY: u32 = 10_000;

/// The probability of a value of at most `t`, for at least one degree of freedom; right to 10^−13.
///
/// By the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4; from 10,000 degrees of freedom by their expansion
/// 26.7.5, turned round.
#[must_use]
pub fn cumulative(t: f64, degrees: u32) -> f64 {
    let nu = f64::from(degrees);
    if degrees >= MANY {
        // Farther out nothing is left of a double.
        let t = t.clamp(-40.0, 40.0);
        let deviate = (0..8).fold(t, |x, _| x - (expansion(x, nu) - t));
        return normal::cumulative(deviate);
    }
    let (sine, cosine) =
        if t.is_infinite() { (t.signum(), 0.0) } else { (t / (nu + t * t).sqrt(), (nu / (nu + t * t)).sqrt()) };
    let square = cosine * cosine;
    let within = if degrees % 2 == 1 {
        let (mut sum, mut term) = (0.0, cosine);
        for k in (3..=degrees).step_by(2) {
            sum += term;
            term *= square * f64::from(k - 1) / f64::from(k);
        }
        2.0 * FRAC_1_PI * (libm::atan2(sine, cosine) + sine * sum)
    } else {
        let (mut sum, mut term) = (0.0, 1.0);
        for k in (2..=degrees).step_by(2) {
            sum += term;
            term *= square * f64::from(k - 1) / f64::from(k);
        }
        sine * sum
    };
    0.5 * (1.0 + within)
}

/// The quantile at `p`, for at least one degree of freedom. Infinite at 0 and 1, not a number outside of [0, 1] or
/// without degrees of freedom. Right to 10^−10 of itself for p in [10^−4, 1 − 10^−4].
///
/// By Newton's method inside a bracket; from 10,000 degrees of freedom by Abramowitz and Stegun, 26.7.5.
///
/// ```
/// let t = roicm::statistics::student::quantile(0.975, 15);
/// assert!((t - roicm::statistics::student::STUDENT_975_OF_15).abs() < 1e-12);
/// ```
#[must_use]
pub fn quantile(p: f64, degrees: u32) -> f64 {
    if degrees == 0 || !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p == 0.0 || p == 0.5 || p == 1.0 {
        return normal::quantile(p);
    }
    if p < 0.5 {
        // 1 − p loses nothing that the distribution function would tell apart.
        return -quantile(1.0 - p, degrees);
    }
    if degrees >= MANY {
        return expansion(normal::quantile(p), f64::from(degrees));
    }
    let (mut low, mut high) = (0.0, 1.0);
    while cumulative(high, degrees) < p && high < 1e18 {
        (low, high) = (high, 2.0 * high);
    }
    let mut t = 0.5 * (low + high);
    for _ in 0..200 {
        let miss = cumulative(t, degrees) - p;
        if miss > 0.0 {
            high = t;
        } else {
            low = t;
        }
        let newton = t - miss / density(t, degrees);
        let next = if low < newton && newton < high { newton } else { 0.5 * (low + high) };
        if (next - t).abs() <= f64::EPSILON * next {
            return next;
        }
        t = next;
    }
    t
}

/// Γ((ν + 1) ÷ 2) ÷ (√(νπ)·Γ(ν ÷ 2)) × (1 + t² ÷ ν)^−((ν + 1) ÷ 2).
fn density(t: f64, degrees: u32) -> f64 {
    let nu = f64::from(degrees);
    let scale = libm::lgamma(0.5 * (nu + 1.0)) - libm::lgamma(0.5 * nu) - 0.5 * libm::log(nu * PI);
    libm::exp(scale - 0.5 * (nu + 1.0) * libm::log1p(t * t / nu))
}

fn expansion(x: f64, nu: f64) -> f64 {
    let s = x * x;
    let terms = [
        (s + 1.0) / 4.0,
        ((5.0 * s + 16.0) * s + 3.0) / 96.0,
        (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0,
        ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0,
    ];
    x + x * terms.iter().rev().fold(0.0, |sum, term| (sum + term) / nu)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn quantiles_agree_with_many_digits() {
        let document: Value = serde_json::from_str(include_str!("../../../tests/oracle/statistics.json")).unwrap();
        for case in document["student"].as_array().unwrap() {
            let p: f64 = case["p"].as_str().unwrap().parse().unwrap();
            let expected: f64 = case["quantile"].as_str().unwrap().parse().unwrap();
            let degrees = u32::try_from(case["degrees"].as_u64().unwrap()).unwrap();
            for (p, expected) in [(p, expected), (1.0 - p, -expected)] {
                let found = quantile(p, degrees);
                assert!((found / expected - 1.0).abs() < 1e-10, "{case}: {found}");
                assert!((cumulative(expected, degrees) - p).abs() < 1e-13, "{case}");
            }
            if (p, degrees) == (0.975, 15) {
                assert_eq!(STUDENT_975_OF_15, expected);
            }
        }
    }

    #[test]
    fn ends_and_what_is_none() {
        assert_eq!((quantile(0.0, 3), quantile(1.0, 3), quantile(0.5, 3)), (f64::NEG_INFINITY, f64::INFINITY, 0.0));
        assert!(quantile(0.3, 0).is_nan() && quantile(1.1, 3).is_nan() && quantile(f64::NAN, 3).is_nan());
        assert_eq!(
            (cumulative(f64::INFINITY, 3), cumulative(f64::NEG_INFINITY, 4), cumulative(0.0, 5)),
            (1.0, 0.0, 0.5)
        );
    }
}
