//! Probabilities of counts, accurate for large ones.
//!
//! After C. Loader (2000), "Fast and accurate computation of binomial probabilities": factorials by Stirling's formula
//! with its error, powers by their deviance, so that nothing large cancels.

use core::f64::consts::PI;

/// The probability of `count` where `mean` > 0 is expected, by Poisson.
pub(crate) fn poisson(count: u64, mean: f64) -> f64 {
    if count == 0 {
        return libm::exp(-mean);
    }
    let k = count as f64;
    libm::exp(-stirling_error(k) - deviance(k, mean)) / (2.0 * PI * k).sqrt()
}

/// The probability of `successes` in `trials`, each with probability `p` in (0, 1); `q` is 1 − p, to the digits that the
/// smaller one has.
pub(crate) fn binomial(successes: u64, trials: u64, (p, q): (f64, f64)) -> f64 {
    if successes > trials {
        return 0.0;
    }
    let (k, n, rest) = (successes as f64, trials as f64, (trials - successes) as f64);
    if successes == 0 {
        return libm::exp(n * log_of_share(q, p));
    }
    if successes == trials {
        return libm::exp(n * log_of_share(p, q));
    }
    let error = stirling_error(n) - stirling_error(k) - stirling_error(rest);
    libm::exp(error - deviance(k, n * p) - deviance(rest, n * q)) * (n / (2.0 * PI * k * rest)).sqrt()
}

/// ln p, from the smaller of p and 1 − p.
fn log_of_share(p: f64, rest: f64) -> f64 {
    if p < 0.5 { libm::log(p) } else { libm::log1p(-rest) }
}

/// ln n! − ln(√(2πn)·(n ÷ e)^n), for n ≥ 1.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - ((n + 0.5) * libm::log(n) - n + 0.5 * libm::log(2.0 * PI));
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / (1188.0 * square)) / square) / square) / square)
        / n
}

/// x·ln(x ÷ mean) + mean − x, also where x is close to the mean.
fn deviance(x: f64, mean: f64) -> f64 {
    let away = x - mean;
    if away.abs() >= 0.1 * (x + mean) {
        return x * libm::log(x / mean) - away;
    }
    let v = away / (x + mean);
    let (mut sum, mut term) = (away * v, 2.0 * x * v);
    for j in 1..100_u8 {
        term *= v * v;
        let next = sum + term / f64::from(2 * j + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_follow_the_definition() {
        let factorial = |n: u64| (1..=n).map(|i| i as f64).product::<f64>();
        for trials in [1_u64, 2, 7, 18] {
            for p in [0.01, 0.5, 0.95] {
                for k in 0..=trials {
                    let ways = factorial(trials) / factorial(k) / factorial(trials - k);
                    let expected = ways * libm::pow(p, k as f64) * libm::pow(1.0 - p, (trials - k) as f64);
                    assert!(
                        (binomial(k, trials, (p, 1.0 - p)) / expected - 1.0).abs() < 1e-13,
                        "{k} of {trials} at {p}"
                    );
                }
            }
        }
        for mean in [0.1, 2.0, 30.0] {
            for k in 0..20_u64 {
                let expected = libm::exp(-mean) * libm::pow(mean, k as f64) / factorial(k);
                assert!((poisson(k, mean) / expected - 1.0).abs() < 1e-13, "{k} at {mean}");
            }
        }
        assert_eq!(binomial(3, 2, (0.5, 0.5)), 0.0);
    }
}
