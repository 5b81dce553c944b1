//! The binomial distribution function, for as many trials as a run may have.

use super::{normal, saddle};

/// Up to this variance, probabilities are summed; above it, they are by Peizer and Pratt.
const SUMMED: f64 = 250_000.0;

/// The probability of at most `successes` in `trials`, each with probability `p` in (0, 1); `q` is 1 − p. Both are given,
/// as the difference from 1 of either may have lost the digits of the other.
///
/// To about 10^−13 of itself while the variance is at most 250,000, by summing the tail; right to 10^−9 above, by the normal
/// approximation of Peizer and Pratt (1968), "A normal approximation for binomial, F, beta, and other common, related
/// tail probabilities, I".
pub(crate) fn cumulative(successes: u64, trials: u64, (p, q): (f64, f64)) -> f64 {
    if successes >= trials {
        return 1.0;
    }
    let n = trials as f64;
    if n * p * q > SUMMED {
        normal::cumulative(deviate(successes as f64, n, (p, q)))
    } else if (successes as f64) < n * p {
        lower_tail(successes, trials, (p, q))
    } else {
        1.0 - lower_tail(trials - successes - 1, trials, (q, p))
    }
}

/// The largest count that is not passed with a probability of at most `share`; none if 0 is too likely already.
pub(crate) fn largest_within(share: f64, trials: u64, (p, q): (f64, f64)) -> Option<u64> {
    let n = trials as f64;
    let guess = n * p + normal::quantile(share) * (n * p * q).sqrt();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and the trials")]
    let mut count = guess.clamp(0.0, n) as u64;
    let mut found = cumulative(count, trials, (p, q));
    while found > share {
        count = count.checked_sub(1)?;
        found = cumulative(count, trials, (p, q));
    }
    while count < trials {
        found = cumulative(count + 1, trials, (p, q));
        if found > share {
            break;
        }
        count += 1;
    }
    Some(count)
}

/// Σ of the probabilities of `successes` and fewer, from the largest down; for fewer than the mean.
fn lower_tail(successes: u64, trials: u64, (p, q): (f64, f64)) -> f64 {
    let odds = q / p;
    let mut k = successes as f64;
    let mut more = (trials - successes) as f64 + 1.0;
    let mut term = saddle::binomial(successes, trials, (p, q));
    let mut sum = term;
    while k > 0.0 {
        term *= k / more * odds;
        let next = sum + term;
        if next == sum {
            break;
        }
        sum = next;
        k -= 1.0;
        more += 1.0;
    }
    sum
}

/// The normal deviate of at most k of n successes.
fn deviate(k: f64, n: f64, (p, q): (f64, f64)) -> f64 {
    let rest = n - k;
    let distance = k + 2.0 / 3.0 - (n + 1.0 / 3.0) * p + 0.02 * (q / (k + 1.0) - p / rest + (q - 0.5) / (n + 1.0));
    let correction = 1.0 + q * skew((k + 0.5) / (n * p)) + p * skew((rest - 0.5) / (n * q));
    distance * (correction / ((n + 1.0 / 6.0) * p * q)).sqrt()
}

/// (1 − x² + 2x·ln x) ÷ (1 − x)².
fn skew(x: f64) -> f64 {
    let away = 1.0 - x;
    if away.abs() > 0.1 {
        return (1.0 - x * x + 2.0 * x * libm::log(x)) / (away * away);
    }
    // Σ 2 ÷ (j(j − 1)) × away^(j − 2) from j = 3, by expanding the logarithm.
    (3..=18_u8).rev().fold(0.0, |sum, j| {
        let j = f64::from(j);
        (sum + 2.0 / (j * (j - 1.0))) * away
    })
}
