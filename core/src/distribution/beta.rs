//! Shares, and whatever else lies between two bounds.

use crate::{Exact, Interval};

use super::arithmetic::weighted_mean;
use super::invalid::{Invalid, Named};

/// The beta distribution with shapes alpha and beta, stretched over [min, max].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    alpha: Exact,
    beta: Exact,
    min: Exact,
    max: Exact,
}

impl Beta {
    /// The beta distribution with its two shapes (no unit) and bounds in the variable's unit.
    ///
    /// # Errors
    /// alpha ≤ 0, beta ≤ 0, min ≥ max, or a parameter that is no number.
    pub fn new(alpha: Exact, beta: Exact, min: Exact, max: Exact) -> Result<Self, Invalid> {
        let alpha = Named("alpha", alpha).known()?.positive()?;
        let beta = Named("beta", beta).known()?.positive()?;
        let max = Named("max", max).known()?;
        let min = Named("min", min).known()?.below(max)?;
        Ok(Self { alpha: alpha.1, beta: beta.1, min: min.1, max: max.1 })
    }

    /// min + (max − min)·α ÷ (α + β).
    #[must_use]
    pub fn mean(&self) -> Exact {
        weighted_mean([(self.beta, self.min), (self.alpha, self.max)])
    }

    /// (max − min)²·αβ ÷ ((α + β)²(α + β + 1)). An overflow where α + β or the result passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        let total = self.alpha + self.beta;
        let width = self.max - self.min;
        (width * (self.alpha / total)) * (width * (self.beta / total)) / (total + Exact::from(1))
    }

    /// [min, max].
    #[must_use]
    pub fn support(&self) -> Interval {
        Interval::between(Some(self.min), Some(self.max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_follow_the_closed_form() {
        let beta = Beta::new(2.into(), 3.into(), Exact::ZERO, 1.into()).unwrap();
        assert_eq!((beta.mean(), beta.variance()), (Exact::new(4, -1), Exact::new(4, -2)));
        let stretched = Beta::new(2.into(), 3.into(), (-10).into(), 10.into()).unwrap();
        assert_eq!((stretched.mean(), stretched.variance()), ((-2).into(), 16.into()));
        let largest = Exact::from(rust_decimal::Decimal::MAX);
        assert_eq!(Beta::new(largest, largest, -largest, largest).unwrap().mean(), Exact::ZERO);
    }

    #[test]
    fn parameters_outside_their_domain_are_named() {
        let of = |alpha: i64, beta: i64, min: i64, max: i64| {
            Beta::new(alpha.into(), beta.into(), min.into(), max.into()).unwrap_err().parameter()
        };
        assert_eq!([of(0, 1, 0, 1), of(1, -1, 0, 1), of(1, 1, 1, 1)], ["alpha", "beta", "min"]);
    }
}
