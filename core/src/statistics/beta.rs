//! The beta distribution on [0, 1], for shapes of at least 1.

/// The probability I(x; a, b) of a value of at most `x`, for `a`, `b` ≥ 1; right to about 10^−15 × (a + b).
///
/// By the continued fraction of Abramowitz and Stegun, 26.5.8, on the side of the mean where it converges quickly,
/// evaluated by Lentz's method in the form of Thompson and Barnett (1986).
pub(crate) fn cumulative(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let scale = libm::exp(log_density(x, a, b)) * x * (1.0 - x);
    if x < (a + 1.0) / (a + b + 2.0) {
        scale / a * fraction(x, a, b)
    } else {
        1.0 - scale / b * fraction(1.0 - x, b, a)
    }
}

/// The value that is not passed with probability `p` in (0, 1), for `a`, `b` ≥ 1.
///
/// By Newton's method inside a bracket that every step narrows, so that it always ends.
pub(crate) fn quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..200 {
        let miss = cumulative(x, a, b) - p;
        if miss > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let step = miss / libm::exp(log_density(x, a, b));
        let next = if low < x - step && x - step < high { x - step } else { 0.5 * (low + high) };
        if (next - x).abs() <= 2.0 * f64::EPSILON * next {
            return next;
        }
        x = next;
    }
    x
}

/// ln(x^(a − 1)·(1 − x)^(b − 1) ÷ B(a, b)).
fn log_density(x: f64, a: f64, b: f64) -> f64 {
    let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    (a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - log_beta
}

/// 1/(1 + d₁/(1 + d₂/(1 + …))) with d₂ₘ = m(b − m)x ÷ ((a + 2m − 1)(a + 2m)) and
/// d₂ₘ₊₁ = −(a + m)(a + b + m)x ÷ ((a + 2m)(a + 2m + 1)).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    // What stands for a 0 in a denominator.
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = denominator;
    // About as many terms as the root of the larger shape are needed; the rest is for safety.
    for term in 1..20_000_u16 {
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
        for a in [1.0, 1.3, 4.0, 50.0, 3_000.0] {
            for b in [1.0, 2.7, 20.0, 900.0] {
                for p in [1e-9, 0.01, 0.5, 0.9, 0.999] {
                    let found = cumulative(quantile(p, a, b), a, b);
                    assert!((found / p - 1.0).abs() < 1e-11, "{p} at {a}, {b}: {found}");
                }
            }
        }
    }
}
