//! The sum of a Poisson number of independent losses: what a year of rare events costs.

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
    /// E(X), E(X²) and E(X³) of one event.
    pub severity_moments: [f64; 3],
}

/// Cumulants are λE(Xᵏ): Panjer and Willmot (1992), "Insurance Risk Models", section 6.4.
impl CompoundPoisson {
    /// The mean λE(X) of the sum.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let [first, ..] = self.severity_moments;
        self.rate * first
    }

    /// The variance λE(X²) of the sum.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let [_, second, _] = self.severity_moments;
        self.rate * second
    }

    /// The third cumulant λE(X³) of the sum, which is its third central moment.
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
/// None unless 0 ≤ `rate` ≤ 700 (e^−rate has to be a normal double), `largest` ≤ 10^7 and severities are probabilities.
#[must_use]
pub fn compound_poisson_probabilities(rate: f64, severity: &[f64], largest: usize) -> Option<Vec<f64>> {
    let total: f64 = severity.iter().sum();
    let proper = severity.iter().all(|p| *p >= 0.0) && total <= 1.0 + 1e-9;
    if !(0.0..=700.0).contains(&rate) || largest > 10_000_000 || !proper {
        return None;
    }
    let (none, severity) = severity.split_first().map_or((0.0, severity), |(none, rest)| (*none, rest));
    // j·f(j) for j = 1, 2, …
    let weighted: Vec<f64> = (1_u32..).zip(severity).map(|(j, p)| f64::from(j) * p).collect();
    let mut found = Vec::with_capacity(largest + 1);
    found.push(libm::exp(-rate * (1.0 - none)));
    for sum in 1..=largest {
        let ways: f64 = weighted.iter().zip(found.iter().rev()).map(|(weight, p)| weight * p).sum();
        found.push(rate / sum as f64 * ways);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::CompoundPoissonExponential;

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
        assert_eq!(compound_poisson_probabilities(1.0, &[1.0], usize::MAX), None);
        assert_eq!(compound_poisson_probabilities(0.0, &[], 2), Some(vec![1.0, 0.0, 0.0]));
    }
}
