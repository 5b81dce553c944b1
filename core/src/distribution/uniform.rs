//! Every value between two bounds alike.

use crate::{Exact, Interval, Scalar};

use super::arithmetic::{middle, outside};
use super::invalid::{Invalid, Named};

/// The uniform distribution on [min, max]; a constant when they are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uniform {
    min: Exact,
    max: Exact,
    low: f64,
    high: f64,
}

impl Uniform {
    /// The uniform distribution between two bounds in the variable's unit.
    ///
    /// # Errors
    /// min > max, or a bound that is no number.
    pub fn new(min: Exact, max: Exact) -> Result<Self, Invalid> {
        let min = Named("min", min).known()?;
        let max = Named("max", max).known()?;
        let (min, max) = (min.at_most(max)?.1, max.1);
        Ok(Self { min, max, low: min.to_f64(), high: max.to_f64() })
    }

    /// (min + max) ÷ 2.
    #[must_use]
    pub fn mean(&self) -> Exact {
        middle(self.min, self.max)
    }

    /// (max − min)² ÷ 12. An overflow where it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        let width = self.max - self.min;
        width * width / Exact::from(12)
    }

    /// [min, max].
    #[must_use]
    pub fn support(&self) -> Interval {
        Interval::between(Some(self.min), Some(self.max))
    }

    /// Whether min = max.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.min == self.max
    }

    /// The probability of a value of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        if x >= self.high {
            1.0
        } else if x <= self.low {
            0.0
        } else {
            (x - self.low) / (self.high - self.low)
        }
    }

    /// The density 1 ÷ (max − min) at `x` in [min, max], 0 elsewhere. None for a constant.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        if self.is_constant() {
            return None;
        }
        let inside = (self.low..=self.high).contains(&x);
        Some(if inside { 1.0 / (self.high - self.low) } else { outside(x) })
    }

    /// min and max as doubles.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// The value that is not passed with probability `p`. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        // From the nearer end, so that both ends are hit and neither is passed.
        let width = self.high - self.low;
        if p < rest { self.low + p * width } else { self.high - rest * width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse::<rust_decimal::Decimal>().unwrap().into()
    }

    #[test]
    fn bounds_are_compared_as_decimals() {
        let sum = exact("0.1") + exact("0.2");
        assert!(Uniform::new(sum, exact("0.3")).unwrap().is_constant());
        let refused = Uniform::new(exact("0.30000000000000000001"), sum).unwrap_err();
        assert_eq!(refused, Invalid::Above { parameter: "min", limit: "max" });
        assert_eq!(refused.parameter(), "min");
        assert_eq!(refused.to_string(), "min must not be above max");
    }

    #[test]
    fn moments_follow_the_closed_form() {
        let uniform = Uniform::new(exact("0.3"), exact("0.7")).unwrap();
        assert_eq!(uniform.mean(), exact("0.5"));
        assert_eq!(uniform.variance() * Exact::from(12), exact("0.16"));
        let widest = Uniform::new(-Exact::from(rust_decimal::Decimal::MAX), rust_decimal::Decimal::MAX.into()).unwrap();
        assert_eq!(widest.mean(), Exact::ZERO);
    }

    #[test]
    fn the_quantile_inverts_the_cdf() {
        let uniform = Uniform::new(2.into(), 6.into()).unwrap();
        assert_eq!([0.0, 0.25, 0.5, 1.0].map(|p| uniform.quantile(p)), [2.0, 3.0, 4.0, 6.0]);
        assert_eq!([1.0, 2.0, 3.0, 6.0, 7.0].map(|x| uniform.cdf(x)), [0.0, 0.0, 0.25, 1.0, 1.0]);
        assert!(uniform.quantile(1.1).is_nan() && uniform.quantile(f64::NAN).is_nan());
    }
}
