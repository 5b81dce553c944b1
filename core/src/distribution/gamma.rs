//! Positive amounts that add up from smaller ones.

use crate::statistics::gamma::Gamma as StandardGamma;
use crate::{Exact, Interval, Scalar};

use super::arithmetic::outside;
use super::invalid::{Invalid, Named};

/// The gamma distribution with its shape and scale; shape 1 is the exponential distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gamma {
    shape: Exact,
    scale: Exact,
    unit: f64,
    standard: StandardGamma,
}

impl Gamma {
    /// The gamma distribution with its shape (no unit) and its scale in the variable's unit.
    ///
    /// # Errors
    /// shape ≤ 0, scale ≤ 0, a mean beyond 7.9 × 10^28, or a parameter that is no number.
    pub fn new(shape: Exact, scale: Exact) -> Result<Self, Invalid> {
        let shape = Named("shape", shape).known()?.positive()?;
        let scale = Named("scale", scale).known()?.positive()?;
        let standard = StandardGamma::new(shape.1.to_f64());
        let gamma = Self { shape: shape.1, scale: scale.1, unit: scale.1.to_f64(), standard };
        match gamma.mean().fault() {
            None => Ok(gamma),
            Some(_) => Err(Invalid::OutOfRange { parameter: scale.0 }),
        }
    }

    /// shape × scale.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.shape * self.scale
    }

    /// shape × scale². An overflow where it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        self.shape * self.scale * self.scale
    }

    /// [0, ∞).
    #[must_use]
    pub fn support(&self) -> Interval {
        Interval::between(Some(Exact::ZERO), None)
    }

    /// The probability of a value of at most `x`: the regularised incomplete gamma function P(shape, x ÷ scale), right to
    /// 10^−12 of the smaller of it and its complement for shapes in [0.05, 10^6].
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.standard.tails(x / self.unit).0 }
    }

    /// The density t^(shape − 1)·e^−t ÷ (Γ(shape)·scale) at t = x ÷ scale; 0 below 0, infinite at 0 for a shape below 1.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        let inside = (0.0..f64::INFINITY).contains(&x);
        Some(if inside { self.standard.density(x / self.unit) / self.unit } else { outside(x) })
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
        self.unit * self.standard.quantile(p, rest, near.map(|(tail, value)| (tail, value / self.unit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_follow_the_closed_form() {
        let gamma = Gamma::new(Exact::new(25, -1), 4.into()).unwrap();
        assert_eq!((gamma.mean(), gamma.variance()), (10.into(), 40.into()));
    }

    /// Shape 1 is the exponential distribution: P(X ≤ x) = 1 − e^(−x ÷ scale), density e^(−x ÷ scale) ÷ scale.
    #[test]
    fn of_shape_one_it_is_exponential() {
        let gamma = Gamma::new(1.into(), 4.into()).unwrap();
        for x in [0.1, 1.0, 4.0, 7.0, 40.0] {
            let over = libm::exp(-x / 4.0);
            assert!((gamma.cdf(x) - (1.0 - over)).abs() < 1e-14, "{x}");
            assert!((gamma.density(x).unwrap() - over / 4.0).abs() < 1e-14, "{x}");
            assert!((gamma.quantile(1.0 - over) - x).abs() < 1e-9, "{x}");
        }
        assert!((gamma.quantile(0.5) - 4.0 * core::f64::consts::LN_2).abs() < 1e-12);
        assert!((gamma.quantile(1e-9) - 4e-9).abs() < 1e-16);
        assert!(gamma.quantile(-0.1).is_nan() && gamma.quantile(1.1).is_nan());
    }

    #[test]
    fn parameters_outside_their_domain_are_named() {
        assert_eq!(Gamma::new(Exact::ZERO, 1.into()).unwrap_err().parameter(), "shape");
        assert_eq!(Gamma::new(1.into(), (-1).into()).unwrap_err().parameter(), "scale");
        let large = Exact::new(1, 20);
        assert_eq!(Gamma::new(large, large).unwrap_err(), Invalid::OutOfRange { parameter: "scale" });
    }
}
