//! The sum of a Poisson number of independent losses: what a year of rare events costs.

use super::{Tail, saddle};

/// The sum of as many independent severities X as a Poisson count with mean λ says, by its moments.
///
/// ```
/// use roicm::statistics::CompoundPoisson;
///
/// // Two events a year, each of 3 for certain.
/// let year = CompoundPoisson { rate: 2.0, severity_moments: [3.0, 9.0, 27.0] };
/// assert_eq!((year.mean(), year.variance(), year.third_cumulant()), (6.0, 18.0, 54.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CompoundPoisson {
    /// The expected number λ of events.
    pub rate: f64,
    /// E[X], E[X²] and E[X³] of one event.
    pub severity_moments: [f64; 3],
}

/// Cumulants are λE[Xᵏ]: Panjer and Willmot (1992), "Insurance Risk Models", section 6.4.
impl CompoundPoisson {
    /// The mean λE[X] of the sum.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let [first, ..] = self.severity_moments;
        self.rate * first
    }

    /// The variance λE[X²] of the sum.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let [_, second, _] = self.severity_moments;
        self.rate * second
    }

    /// The third cumulant λE[X³] of the sum, which is its third central moment.
    #[must_use]
    pub fn third_cumulant(&self) -> f64 {
        let [.., third] = self.severity_moments;
        self.rate * third
    }

    /// The skewness of the sum: third cumulant ÷ variance^(3/2). Not a number where nothing varies.
    #[must_use]
    pub fn skewness(&self) -> f64 {
        self.third_cumulant() / (self.variance() * self.variance().sqrt())
    }
}

/// The probabilities that the sum is 0, 1, … `largest` units, where one event is j units with probability `severity[j]`.
/// What `severity` lacks to 1 is of events that pass it. By the recursion of Panjer (1981, "Recursive evaluation of a
/// family of compound distributions"), exact but for rounding; of a continuous severity, the error is that of its being
/// cut into units. Takes time in proportion to `largest` × the length of `severity`.
///
/// None unless 0 ≤ `rate` ≤ 700 (e^−rate has to be a normal double) and severities are probabilities.
#[must_use]
pub fn compound_poisson_probabilities(rate: f64, severity: &[f64], largest: usize) -> Option<Vec<f64>> {
    let total: f64 = severity.iter().sum();
    let proper = severity.iter().all(|p| *p >= 0.0) && total <= 1.0 + 1e-9;
    if !(0.0..=700.0).contains(&rate) || !proper {
        return None;
    }
    let (none, severity) = severity.split_first().map_or((0.0, severity), |(none, rest)| (*none, rest));
    // j·f(j) for j = 1, 2, …
    let weighted: Vec<f64> = (1_u32..).zip(severity).map(|(j, p)| f64::from(j) * p).collect();
    let mut found = Vec::with_capacity(largest.saturating_add(1));
    found.push(libm::exp(-rate * (1.0 - none)));
    for sum in 1..=largest {
        let ways: f64 = weighted.iter().zip(found.iter().rev()).map(|(weight, p)| weight * p).sum();
        found.push(rate / sum as f64 * ways);
    }
    Some(found)
}

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
    /// The expected number of events, above 0.
    pub rate: f64,
    /// The mean of one event, above 0.
    pub mean_severity: f64,
}

impl CompoundPoissonExponential {
    /// The probability of more than `loss`, right to 10^−13.
    #[must_use]
    pub fn exceedance(&self, loss: f64) -> f64 {
        if loss < 0.0 {
            return 1.0;
        }
        // At least j + 1 events, of which n events pass the loss with a probability of Σ Poisson(j) over j < n.
        self.sum_over_events(loss / self.mean_severity, |probability, _, erlang, _| probability * erlang)
    }

    /// Value at risk and tail value at risk at `level` in [0, 1), right to 10^−12. None at another level, or where rate
    /// or mean are not above 0.
    #[must_use]
    pub fn tail(&self, level: f64) -> Option<Tail> {
        let sound = |x: f64| x > 0.0 && x.is_finite();
        if !(0.0..1.0).contains(&level) || !sound(self.rate) || !sound(self.mean_severity) {
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
        // E[S; S > v] = θ·Σ n·Poisson(n)·Q(n + 1, v ÷ θ), as x times an Erlang density is n·θ times the next one's.
        let beyond =
            self.sum_over_events(high / self.mean_severity, |probability, events, _, next| probability * events * next);
        Some(Tail { value_at_risk: high, tail_value_at_risk: self.mean_severity * beyond / rest })
    }

    /// Σ over n ≥ 1 of f(P(n events), n, Q(n, x), Q(n + 1, x)), Q(n, x) being the probability that n severities of mean 1
    /// pass x.
    fn sum_over_events(&self, x: f64, f: impl Fn(f64, f64, f64, f64) -> f64) -> f64 {
        // Beyond twelve standard deviations and sixty events nothing is left of a double.
        let last = self.rate + 12.0 * self.rate.sqrt() + 60.0;
        let (mut sum, mut erlang, mut events) = (0.0, 0.0, 1_u64);
        erlang += at_zero_or(x, 0);
        while events as f64 <= last {
            let next = erlang + at_zero_or(x, events);
            sum += f(saddle::poisson(events, self.rate), events as f64, erlang.min(1.0), next.min(1.0));
            erlang = next;
            events += 1;
        }
        sum
    }
}

/// The Poisson probability of `count` at a mean that may be 0.
fn at_zero_or(mean: f64, count: u64) -> f64 {
    if mean > 0.0 { saddle::poisson(count, mean) } else { f64::from(u8::from(count == 0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Severities in units of `unit`, each exponential severity of mean 1 rounded to the nearest.
    fn exponential(unit: f64, length: u32) -> Vec<f64> {
        let at = |x: f64| libm::exp(-x.max(0.0));
        (0..length).map(|j| at((f64::from(j) - 0.5) * unit) - at((f64::from(j) + 0.5) * unit)).collect()
    }

    #[test]
    fn the_recursion_agrees_with_convolutions() {
        let severity = [0.1, 0.5, 0.0, 0.3, 0.05];
        let found = compound_poisson_probabilities(1.7, &severity, 30).unwrap();
        let (mut expected, mut power) = (vec![0.0; 31], vec![0.0; 31]);
        power[0] = libm::exp(-1.7);
        for events in 1..80_u8 {
            for (sum, p) in expected.iter_mut().zip(&power) {
                *sum += p;
            }
            let mut next = vec![0.0; 31];
            for (i, p) in power.iter().enumerate() {
                for (j, q) in severity.iter().enumerate().filter(|(j, _)| i + j <= 30) {
                    next[i + j] += p * q * 1.7 / f64::from(events);
                }
            }
            power = next;
        }
        assert!(found.iter().zip(&expected).all(|(found, expected)| (found - expected).abs() < 1e-15));
    }

    #[test]
    fn recursion_and_closed_form_meet_as_units_shrink() {
        let year = CompoundPoissonExponential { rate: 2.0, mean_severity: 1.0 };
        let mut errors = Vec::new();
        for units_per_one in [8_u16, 16, 32] {
            let unit = 1.0 / f64::from(units_per_one);
            let found = compound_poisson_probabilities(
                2.0,
                &exponential(unit, 40 * u32::from(units_per_one)),
                usize::from(5 * units_per_one),
            );
            // The sum at 5 units is half of what it stands for.
            let found = found.unwrap();
            let above = 1.0 - found.iter().sum::<f64>() + 0.5 * found[found.len() - 1];
            errors.push((above - year.exceedance(5.0)).abs());
        }
        // The error falls with the square of the unit.
        assert!(errors[2] < 1e-5 && errors.windows(2).all(|pair| (pair[0] / pair[1] - 4.0).abs() < 0.1), "{errors:?}");
    }

    #[test]
    fn what_is_no_distribution_is_refused() {
        for (rate, severity) in
            [(-1.0, [0.5, 0.5]), (f64::NAN, [0.5, 0.5]), (701.0, [0.5, 0.5]), (1.0, [-0.1, 0.5]), (1.0, [0.6, 0.5])]
        {
            assert_eq!(compound_poisson_probabilities(rate, &severity, 3), None);
        }
        assert_eq!(compound_poisson_probabilities(0.0, &[], 2), Some(vec![1.0, 0.0, 0.0]));
        let year = CompoundPoissonExponential { rate: 2.0, mean_severity: 1.0 };
        assert_eq!(
            (year.tail(1.0), year.tail(f64::NAN), CompoundPoissonExponential { rate: 0.0, ..year }.tail(0.5)),
            (None, None, None)
        );
    }

    #[test]
    fn a_level_below_the_chance_of_nothing_has_no_value_at_risk() {
        let tail = CompoundPoissonExponential { rate: 0.1, mean_severity: 3.0 }.tail(0.5).unwrap();
        assert_eq!(tail.value_at_risk, 0.0);
        assert!((tail.tail_value_at_risk - 0.1 * 3.0 / 0.5).abs() < 1e-14);
    }

    #[test]
    fn many_events_are_nearly_normal() {
        let year = CompoundPoissonExponential { rate: 1e4, mean_severity: 1.0 };
        assert!((year.exceedance(1e4) - 0.5).abs() < 0.01 && year.exceedance(0.0) > 1.0 - 1e-12);
    }
}
