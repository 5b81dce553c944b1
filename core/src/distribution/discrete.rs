//! A few possible values, each with its probability.

use core::cmp::Ordering;

use crate::{Exact, Interval, Ordered, Scalar};

use super::arithmetic::{weighted_mean, weighted_variance};
use super::invalid::{Invalid, Named};

/// A distribution over finitely many values, with probabilities in proportion to their weights.
///
/// Values are kept once and in ascending order; one with weight 0 is not among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Discrete {
    points: Vec<Point>,
    mean: Exact,
}

/// A value that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    value: Exact,
    weight: Exact,
    double: f64,
    /// The probability of this value or one below it.
    cumulative: f64,
}

impl Discrete {
    /// The distribution over `values` (in the variable's unit) with `weights` (no unit; they need not sum to 1). The
    /// weights of a value that is given more than once add up.
    ///
    /// # Errors
    /// No value; as many weights as values are required; a weight < 0; all weights = 0; an entry that is no number.
    pub fn new(values: &[Exact], weights: &[Exact]) -> Result<Self, Invalid> {
        if values.is_empty() {
            return Err(Invalid::TooFew { parameter: "values", least: 1 });
        }
        if values.len() != weights.len() {
            return Err(Invalid::LengthsDiffer { parameter: "weights" });
        }
        let mut points: Vec<Point> = Vec::with_capacity(values.len());
        for (&value, &weight) in values.iter().zip(weights) {
            let value = Named("values", value).known()?.1;
            let weight = Named("weights", weight).known()?.not_negative()?.1;
            if weight.is_positive() {
                points.push(Point { value, weight, double: value.to_f64(), cumulative: 1.0 });
            }
        }
        if points.is_empty() {
            return Err(Invalid::AllZero { parameter: "weights" });
        }
        crate::order::sort_by(&mut points, |a, b| a.value.compare(b.value).unwrap_or(Ordering::Equal));
        // The scale is lost in the division below; it keeps large weights from an overflow.
        let scale = Exact::new(1, -30);
        let mut total = Exact::ZERO;
        for point in &mut points {
            point.weight = point.weight * scale;
            total = total + point.weight;
        }
        points.dedup_by(|later, kept| {
            let same = later.value == kept.value;
            if same {
                kept.weight = kept.weight + later.weight;
            }
            same
        });
        // Summed as decimals: weights 0.1 and 0.2 reach the probability 0.3.
        let mut reached = Exact::ZERO;
        for point in &mut points {
            reached = reached + point.weight;
            point.cumulative = (reached / total).to_f64();
        }
        let mean = weighted_mean(points.iter().map(|point| (point.weight, point.value)));
        Ok(Self { points, mean })
    }

    /// Σ weight × value ÷ Σ weight.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.mean
    }

    /// Σ weight × (value − mean)² ÷ Σ weight. An overflow where it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        weighted_variance(self.mean, self.points.iter().map(|point| (point.weight, point.value)))
    }

    /// From the lowest to the highest value with a positive weight.
    #[must_use]
    pub fn support(&self) -> Interval {
        Interval::between(self.points.first().map(|point| point.value), self.points.last().map(|point| point.value))
    }

    /// Whether only one value has a positive weight.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.points.len() == 1
    }

    /// The probability of a value of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        let count = self.points.partition_point(|point| point.double <= x);
        count.checked_sub(1).and_then(|last| self.points.get(last)).map_or(0.0, |point| point.cumulative)
    }

    /// The values with the probability of each and those below it, ascending.
    pub(super) fn steps(&self) -> impl Iterator<Item = (f64, f64)> {
        self.points.iter().map(|point| (point.double, point.cumulative))
    }

    /// The lowest value whose cumulative probability reaches `p`. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        // At 1 the highest value is asked for, also where its probability is too small to show in the sum before it.
        let index = self.points.partition_point(|point| point.cumulative < p || (p == 1.0 && point.cumulative <= p));
        self.points.get(index).or(self.points.last()).map_or(f64::NAN, |point| point.double)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i64], weights: &[i64]) -> Result<Discrete, Invalid> {
        let exact = |numbers: &[i64]| numbers.iter().map(|&number| number.into()).collect::<Vec<_>>();
        Discrete::new(&exact(values), &exact(weights))
    }

    #[test]
    fn entries_outside_their_domain_are_refused() {
        assert_eq!(of(&[], &[]).unwrap_err(), Invalid::TooFew { parameter: "values", least: 1 });
        assert_eq!(of(&[1, 2], &[1]).unwrap_err(), Invalid::LengthsDiffer { parameter: "weights" });
        assert_eq!(of(&[1, 2], &[1, -1]).unwrap_err(), Invalid::Negative { parameter: "weights" });
        assert_eq!(of(&[1, 2], &[0, 0]).unwrap_err(), Invalid::AllZero { parameter: "weights" });
    }

    #[test]
    fn moments_follow_the_definition() {
        let discrete = of(&[10, 0, 10], &[1, 2, 1]).unwrap();
        assert_eq!((discrete.mean(), discrete.variance()), (5.into(), 25.into()));
        let largest = Exact::from(rust_decimal::Decimal::MAX);
        assert_eq!(Discrete::new(&[largest; 3], &[1.into(); 3]).unwrap().mean(), largest);
        assert_eq!(Discrete::new(&[1.into(), 3.into()], &[largest; 2]).unwrap().mean(), 2.into());
    }

    #[test]
    fn a_weight_of_zero_is_as_if_it_were_not_there() {
        let discrete = of(&[-5, 3, 9], &[0, 1, 0]).unwrap();
        assert!(discrete.is_constant());
        assert_eq!(discrete.support(), Interval::point(3.into()));
        assert_eq!([0.0, 0.5, 1.0].map(|p| discrete.quantile(p)), [3.0; 3]);
    }

    #[test]
    fn the_quantile_takes_the_first_value_that_reaches_the_probability() {
        let tenths = [1, 2, 7].map(|tenth| Exact::new(tenth, -1));
        let discrete = Discrete::new(&[3.into(), 1.into(), 2.into()], &[tenths[2], tenths[0], tenths[1]]).unwrap();
        let probabilities = [0.0, 0.1, 0.100_000_1, 0.3, 0.300_000_1, 1.0];
        assert_eq!(probabilities.map(|p| discrete.quantile(p)), [1.0, 1.0, 2.0, 2.0, 3.0, 3.0]);
        assert_eq!([0.5, 1.0, 1.5, 2.0, 3.0].map(|x| discrete.cdf(x)), [0.0, 0.1, 0.1, 0.3, 1.0]);
    }
}
