//! The sum of a Poisson number of exponential losses, in closed form.

use super::{Tail, saddle};

/// The sum where severities are exponential: in closed form, as Poisson weights of Erlang distributions.
///
/// ```
/// use roicm::statistics::CompoundPoissonExponential;
///
/// let year = CompoundPoissonExponential { rate: 2.0, mean_severity: 1.0 };
/// assert!((year.exceedance(2.0) - 0.3964990393880067).abs() < 1e-14);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CompoundPoissonExponential {
    /// The expected number of events, above 0 and at most 10^6.
    pub rate: f64,
    /// The mean of one event, between 10^−290 and 10^290.
    pub mean_severity: f64,
}

impl CompoundPoissonExponential {
    /// The probability of more than `loss`, right to 10^−12. Not a number where `loss` is not, or rate or mean are out of
    /// their range.
    #[must_use]
    pub fn exceedance(&self, loss: f64) -> f64 {
        if !self.is_sound() || loss.is_nan() {
            return f64::NAN;
        }
        if loss < 0.0 {
            return 1.0;
        }
        let severities = loss / self.mean_severity;
        if severities == f64::INFINITY {
            return 0.0;
        }
        self.sum_over_events(severities, |probability, _, erlang, _| probability * erlang)
    }

    /// Value at risk and tail value at risk at `level` in [0, 1), right to 10^−10 for levels up to 0.999. None at another
    /// level, or where rate or mean are out of their range.
    #[must_use]
    pub fn tail(&self, level: f64) -> Option<Tail> {
        if !(0.0..1.0).contains(&level) || !self.is_sound() {
            return None;
        }
        let rest = 1.0 - level;
        let (mut low, mut high) = (0.0, self.mean_severity);
        if self.exceedance(0.0) <= rest {
            high = 0.0;
        }
        while self.exceedance(high) > rest {
            (low, high) = (high, 2.0 * high);
        }
        // Halving: every step of it is certain, and there are no more than so many digits.
        for _ in 0..100 {
            let middle = 0.5 * (low + high);
            if middle <= low || middle >= high {
                break;
            }
            if self.exceedance(middle) > rest {
                low = middle;
            } else {
                high = middle;
            }
        }
        // The mean of S where S > v, and else 0: θ·Σ n·P(n events)·Q(n + 1, v ÷ θ), as x times an Erlang density is n·θ
        // times the next one.
        let beyond =
            self.sum_over_events(high / self.mean_severity, |probability, events, _, next| probability * events * next);
        Some(Tail { value_at_risk: high, tail_value_at_risk: self.mean_severity * beyond / rest })
    }

    /// Far enough below the limit of doubles for twice any value at risk to be one.
    fn is_sound(&self) -> bool {
        0.0 < self.rate && self.rate <= 1e6 && 1e-290 < self.mean_severity && self.mean_severity < 1e290
    }

    /// Σ over n ≥ 1 of f(P(n events), n, Q(n, x), Q(n + 1, x)), Q(n, x) being the probability that n severities of mean 1
    /// pass x: that a Poisson count of mean x is below n.
    fn sum_over_events(&self, x: f64, f: impl Fn(f64, f64, f64, f64) -> f64) -> f64 {
        let ((first, last), (lowest, highest)) = (likely(self.rate), likely(x));
        let first = first.max(1);
        let mut erlang: f64 = (lowest..first.min(highest.saturating_add(1))).map(|count| poisson(count, x)).sum();
        let mut sum = 0.0;
        for events in first..=last {
            let next = erlang + poisson(events, x);
            sum += f(saddle::poisson(events, self.rate), events as f64, erlang.min(1.0), next.min(1.0));
            erlang = next;
        }
        sum
    }
}

/// Between which counts all of a Poisson distribution lies, as far as doubles tell.
fn likely(mean: f64) -> (u64, u64) {
    let reach = 12.0 * mean.sqrt() + 60.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held at the ends, where it does not matter"
    )]
    let whole = |x: f64| x.max(0.0) as u64;
    (whole(mean - reach), whole(mean + reach))
}

/// The Poisson probability of `count` at a mean that may be 0.
fn poisson(count: u64, mean: f64) -> f64 {
    if mean > 0.0 { saddle::poisson(count, mean) } else { f64::from(u8::from(count == 0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_below_the_chance_of_nothing_has_no_value_at_risk() {
        let tail = CompoundPoissonExponential { rate: 0.1, mean_severity: 3.0 }.tail(0.5).unwrap();
        assert_eq!(tail.value_at_risk, 0.0);
        assert!((tail.tail_value_at_risk - 0.1 * 3.0 / 0.5).abs() < 1e-14);
    }

    #[test]
    fn many_events_are_nearly_normal() {
        for (rate, away) in [(100.0, 0.02), (1e5, 7e-4)] {
            let year = CompoundPoissonExponential { rate, mean_severity: 3.0 };
            assert!((year.exceedance(3.0 * rate) - 0.5).abs() < away && year.exceedance(rate) > 1.0 - 1e-6);
            let tail = year.tail(0.95).unwrap();
            let reach = 3.0 * (2.0 * rate).sqrt();
            let z = crate::statistics::normal::quantile(0.95);
            assert!(((tail.value_at_risk - 3.0 * rate) / reach - z).abs() < 10.0 * away, "{tail:?}");
        }
        let year = CompoundPoissonExponential { rate: 1e4, mean_severity: 1.0 };
        assert!((year.exceedance(1e4) - 0.5).abs() < 0.01 && year.exceedance(0.0) > 1.0 - 1e-12);
    }

    #[test]
    fn what_is_out_of_range_has_no_value() {
        let year = CompoundPoissonExponential { rate: 2.0, mean_severity: 1.0 };
        assert_eq!(
            (year.tail(1.0), year.tail(f64::NAN), CompoundPoissonExponential { rate: 0.0, ..year }.tail(0.5)),
            (None, None, None)
        );
        let without_end = CompoundPoissonExponential { rate: f64::INFINITY, ..year };
        assert!(year.exceedance(f64::NAN).is_nan() && without_end.exceedance(1.0).is_nan());
        assert_eq!([f64::INFINITY, 1e300, -1.0].map(|loss| year.exceedance(loss)), [0.0, 0.0, 1.0]);
    }
}
