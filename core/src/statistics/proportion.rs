//! How often something happened, and what that says about its probability.

use super::{ConfidenceInterval, normal};

/// Successes in independent trials.
///
/// ```
/// use roicm::statistics::Proportion;
///
/// let paid_back = Proportion { successes: 810, trials: 1000 };
/// assert_eq!(paid_back.estimate(), Some(0.81));
/// let interval = paid_back.wilson_interval(0.95).unwrap();
/// assert!(interval.lower > 0.784 && interval.upper < 0.834);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Proportion {
    /// In how many trials it happened, at most [`trials`](Self::trials).
    pub successes: u64,
    /// In how many it could have.
    pub trials: u64,
}

impl Proportion {
    /// The share of successes; none without trials.
    #[must_use]
    pub fn estimate(&self) -> Option<f64> {
        (self.trials > 0).then(|| self.successes as f64 / self.trials as f64)
    }

    /// The standard error √(p(1 − p) ÷ n) of the estimate p; none without trials.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        let p = self.estimate()?;
        Some((p * (1.0 - p) / self.trials as f64).sqrt())
    }

    /// The interval of Wilson (1927, "Probable inference, the law of succession, and statistical inference") for the
    /// probability, at a confidence in (0, 1). It begins at exactly 0 without successes, and ends at exactly 1 without
    /// failures. None without trials, with more successes than trials, or with another confidence.
    #[must_use]
    pub fn wilson_interval(&self, confidence: f64) -> Option<ConfidenceInterval> {
        if !(0.0 < confidence && confidence < 1.0) || self.successes > self.trials {
            return None;
        }
        let p = self.estimate()?;
        let n = self.trials as f64;
        let z = normal::upper_quantile(0.5 * (1.0 - confidence));
        let share = z * z / n;
        let centre = p + 0.5 * share;
        let half = (share * (p * (1.0 - p) + 0.25 * share)).sqrt();
        let lower = if self.successes == 0 { 0.0 } else { ((centre - half) / (1.0 + share)).max(0.0) };
        let upper = if self.successes == self.trials { 1.0 } else { ((centre + half) / (1.0 + share)).min(1.0) };
        Some(ConfidenceInterval { lower, upper })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ends_are_where_the_score_test_turns(trials in 1_u64..100_000, share in 0.0_f64..=1.0) {
            // Wilson: |p̂ − p| = z·√(p(1 − p) ÷ n) at both ends.
            let successes = (share * trials as f64).floor().min(trials as f64);
            let proportion = Proportion { successes: (0..=trials).find(|&k| k as f64 >= successes).unwrap(), trials };
            let interval = proportion.wilson_interval(0.95).unwrap();
            let estimate = proportion.estimate().unwrap();
            prop_assert!(interval.contains(estimate));
            for end in [interval.lower, interval.upper] {
                if end > 0.0 && end < 1.0 {
                    let score = (estimate - end).abs() / (end * (1.0 - end) / trials as f64).sqrt();
                    prop_assert!((score - 1.959_963_984_540_054).abs() < 1e-6, "{score}");
                }
            }
        }
    }

    #[test]
    fn certainty_reaches_the_end() {
        let none = Proportion { successes: 0, trials: 7 }.wilson_interval(0.95).unwrap();
        let all = Proportion { successes: 7, trials: 7 }.wilson_interval(0.95).unwrap();
        assert_eq!((none.lower, all.upper), (0.0, 1.0));
        // z² ÷ (n + z²), with z² = 3.8415.
        assert!((none.upper - 0.354_331).abs() < 1e-6 && (all.lower - 0.645_669).abs() < 1e-6, "{none:?}");
    }

    #[test]
    fn without_trials_nothing_is_known() {
        let nothing = Proportion::default();
        assert_eq!((nothing.estimate(), nothing.standard_error(), nothing.wilson_interval(0.95)), (None, None, None));
        let one = Proportion { successes: 1, trials: 1 };
        assert_eq!((one.wilson_interval(1.0), one.wilson_interval(f64::NAN)), (None, None));
        assert_eq!(Proportion { successes: 1, trials: 4 }.standard_error(), Some((0.1875_f64 / 4.0).sqrt()));
    }
}
