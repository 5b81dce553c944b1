//! Shares, and whatever else lies between two bounds.

use crate::{Exact, Interval, Scalar};

use super::arithmetic::weighted_mean;
use super::invalid::{Invalid, Named};
use super::stretched::Stretched;

/// The beta distribution with shapes alpha and beta, stretched over [min, max].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    alpha: Exact,
    beta: Exact,
    min: Exact,
    max: Exact,
    stretched: Stretched,
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
        let (alpha, beta, min, max) = (alpha.1, beta.1, min.1, max.1);
        let stretched = Stretched::new(alpha.to_f64(), beta.to_f64(), min.to_f64(), max.to_f64());
        Ok(Self { alpha, beta, min, max, stretched })
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

    /// The probability of a value of at most `x`: the regularised incomplete beta function I(t; α, β) at t =
    /// (x − min) ÷ (max − min), right to 10^−12 of the smaller of it and its complement for shapes in [0.05, 10^6].
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        self.stretched.cdf(x)
    }

    /// The density t^(α − 1)·(1 − t)^(β − 1) ÷ (B(α, β)·(max − min)) at t = (x − min) ÷ (max − min); 0 outside
    /// [min, max], infinite at an end whose shape is below 1.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        Some(self.stretched.density(x))
    }

    /// The value that is not passed with probability `p`, right to 10^−12 of the larger of
    /// it and p95 − p5 for shapes in [0.05, 10^6]. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        self.near(p, rest, None)
    }

    /// The same, found sooner with a value near it, told as its tail (the one that `p` and `rest` ask for) and itself.
    pub(super) fn near(&self, p: f64, rest: f64, near: Option<(f64, f64)>) -> f64 {
        self.stretched.at(p, rest, near)
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

    /// Whole shapes make polynomials: with t from 0 to 1, Beta(2, 3) has the CDF 6t² − 8t³ + 3t⁴ and the density
    /// 12t(1 − t)².
    #[test]
    fn of_whole_shapes_it_follows_the_polynomials() {
        let beta = Beta::new(2.into(), 3.into(), (-10).into(), 10.into()).unwrap();
        for t in [0.05, 0.25, 0.5, 0.7, 0.95] {
            let x = -10.0 + 20.0 * t;
            let (below, density) = (t * t * (6.0 - 8.0 * t + 3.0 * t * t), 12.0 * t * (1.0 - t) * (1.0 - t));
            assert!((beta.cdf(x) - below).abs() < 1e-13, "{x}");
            assert!((beta.density(x).unwrap() - density / 20.0).abs() < 1e-13, "{x}");
            assert!((beta.quantile(below) - x).abs() < 1e-11, "{x}");
        }
        assert_eq!([-11.0, 11.0].map(|x| beta.cdf(x)), [0.0, 1.0]);
        assert_eq!([-11.0, 11.0].map(|x| beta.density(x)), [Some(0.0); 2]);
    }
}
