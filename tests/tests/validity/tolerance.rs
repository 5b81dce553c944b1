//! What chance allows.

/// Standard errors that an estimate may be from the truth. A normal variable is farther with probability 6.3e-5.
pub(crate) const ERRORS: f64 = 4.0;

/// That probability: 2 Φ(−4).
pub(crate) const LEVEL: f64 = 6.334e-5;

/// How far a share of `runs` may be from the probability that each run has: four standard errors of a binomial share.
pub(crate) fn of_share(probability: f64, runs: u64) -> f64 {
    ERRORS * (probability * (1.0 - probability) / runs as f64).sqrt()
}

/// How far the empirical distribution of independent draws may be from the true one. P(sup|Fₙ − F| > ε) ≤ 2 exp(−2nε²)
/// at every n (Dvoretzky, Kiefer and Wolfowitz 1956, with the constant of Massart 1990): 2.28 ÷ √n at [`LEVEL`].
pub(crate) fn of_distribution(draws: usize) -> f64 {
    (libm::log(2.0 / LEVEL) / (2.0 * draws as f64)).sqrt()
}

/// How far the mean square of `runs` independent normal errors may be from their variance, as a part of it: a χ² variable
/// with k degrees of freedom has the variance 2k. It is skewed, to the right, where the fourth standard error is passed
/// with probability 5e-4 at k = 100 and 2e-4 at k = 1,000.
pub(crate) fn of_mean_square(runs: u64) -> f64 {
    ERRORS * (2.0 / runs as f64).sqrt()
}

/// Probabilities of k = 0, 1, … successes of `trials`, each with probability p: zero beyond forty standard deviations.
pub(crate) fn binomial(trials: u64, p: f64) -> Vec<f64> {
    let n = trials as f64;
    let (mean, reach) = (n * p, 40.0 * (n * p * (1.0 - p)).sqrt() + 40.0);
    let of = |k: f64| {
        let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
        libm::exp(ways + k * libm::log(p) + (n - k) * libm::log1p(-p))
    };
    (0..=trials).map(|k| k as f64).map(|k| if (k - mean).abs() <= reach { of(k) } else { 0.0 }).collect()
}

/// Whether a count is one that chance allows: neither it or less, nor it or more, has a probability below half of
/// [`LEVEL`]. Exact, as rare events are far from normal.
pub(crate) fn allows(count: usize, trials: u64, p: f64) -> bool {
    let all = binomial(trials, p);
    let below: f64 = all.iter().take(count + 1).sum();
    let above: f64 = all.iter().skip(count).sum();
    below.min(above) >= LEVEL / 2.0
}

#[test]
fn tolerances_are_those_of_their_level() {
    use roicm::statistics::normal;
    assert!((2.0 * normal::cumulative(-ERRORS) / LEVEL - 1.0).abs() < 1e-3);
    assert!((of_distribution(1) - 2.2757).abs() < 1e-3);
    let all = binomial(1_000, 0.05);
    assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-10);
    let mean: f64 = all.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
    assert!((mean - 50.0).abs() < 1e-8);
    assert!((all[0] / libm::pow(0.95, 1_000.0) - 1.0).abs() < 1e-10);
    assert!(allows(16, 1 << 14, 0.001) && !allows(0, 1 << 14, 0.001) && !allows(40, 1 << 14, 0.001));
}
