//! Values that were observed, each as likely as the others.

use core::cmp::Ordering;

use crate::{Exact, Interval, Scalar};

use super::arithmetic::{weighted_mean, weighted_variance};
use super::invalid::{Invalid, Named};

/// The empirical distribution of observed values.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Ascending.
    values: Vec<Exact>,
    doubles: Vec<f64>,
    mean: Exact,
}

impl Sample {
    /// The empirical distribution of at least two values in the variable's unit.
    ///
    /// # Errors
    /// Fewer than two values, or one that is no number.
    pub fn new(values: &[Exact]) -> Result<Self, Invalid> {
        if values.len() < 2 {
            return Err(Invalid::TooFew { parameter: "values", least: 2 });
        }
        let mut sorted = values.to_vec();
        for &value in &sorted {
            Named("values", value).known()?;
        }
        crate::order::sort_by(&mut sorted, |a, b| a.compare(*b).unwrap_or(Ordering::Equal));
        let doubles = sorted.iter().map(|value| value.to_f64()).collect();
        let mean = weighted_mean(sorted.iter().map(|&value| (1.into(), value)));
        Ok(Self { values: sorted, doubles, mean })
    }

    /// The arithmetic mean of the values.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.mean
    }

    /// The mean square deviation from the mean: the variance of a draw (divided by n, not by n − 1). An overflow where
    /// it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        weighted_variance(self.mean, self.values.iter().map(|&value| (1.into(), value)))
    }

    /// From the lowest to the highest value.
    #[must_use]
    pub fn support(&self) -> Interval {
        Interval::between(self.values.first().copied(), self.values.last().copied())
    }

    /// Whether all values are equal.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.values.first() == self.values.last()
    }

    /// The share of the values that are at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        count(self.doubles.partition_point(|&value| value <= x)) / count(self.doubles.len())
    }

    /// The values in ascending order.
    pub(super) fn ordered(&self) -> &[f64] {
        &self.doubles
    }

    /// The ⌈n·p⌉-th of the n values in ascending order, the first for p = 0. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        let index = rank(p * count(self.doubles.len())).saturating_sub(1);
        self.doubles.get(index).copied().unwrap_or(f64::NAN)
    }
}

/// ⌈product⌉ of a count and a probability, but the nearest whole number where the product is meant to be it: 0.07 × 100
/// is above 7 as doubles.
#[inline]
pub(super) fn rank(product: f64) -> usize {
    // Rounded by conversions, which cut off the fraction of numbers that are not negative: faster than by name.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a count")]
    let cut_off = |number: f64| number as u32;
    let nearest = f64::from(cut_off(product + 0.5));
    let below = f64::from(cut_off(product));
    let near = (product - nearest).abs() <= 4.0 * f64::EPSILON * nearest;
    let above = if below < product { below + 1.0 } else { below };
    cut_off(if near { nearest } else { above }) as usize
}

/// A count as a double; exact below 2^53.
#[expect(clippy::cast_precision_loss)]
pub(super) fn count(length: usize) -> f64 {
    length as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i64]) -> Result<Sample, Invalid> {
        Sample::new(&values.iter().map(|&value| value.into()).collect::<Vec<_>>())
    }

    #[test]
    fn one_value_is_no_sample() {
        assert_eq!(of(&[1]).unwrap_err(), Invalid::TooFew { parameter: "values", least: 2 });
        assert!(of(&[1, 1]).unwrap().is_constant());
    }

    #[test]
    fn moments_follow_the_definition() {
        let sample = of(&[4, 1, 1, 2]).unwrap();
        assert_eq!((sample.mean(), sample.variance()), (2.into(), Exact::new(15, -1)));
        assert_eq!(sample.support(), Interval::between(Some(1.into()), Some(4.into())));
        assert!(!sample.is_constant());
    }

    #[test]
    fn quantiles_are_order_statistics() {
        let sample = of(&[40, 10, 30, 20]).unwrap();
        let probabilities = [0.0, 0.1, 0.25, 0.26, 0.5, 0.75, 0.76, 1.0];
        let expected = [10.0, 10.0, 10.0, 20.0, 20.0, 30.0, 40.0, 40.0];
        assert_eq!(probabilities.map(|p| sample.quantile(p)), expected);
        assert_eq!([9.0, 10.0, 25.0, 40.0].map(|x| sample.cdf(x)), [0.0, 0.25, 0.5, 1.0]);
        let hundred = of(&(1..=100).collect::<Vec<_>>()).unwrap();
        for percent in 1_i32..=100 {
            assert_eq!(hundred.quantile(f64::from(percent) / 100.0), f64::from(percent));
        }
    }
}
