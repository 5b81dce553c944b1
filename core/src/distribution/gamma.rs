//! Positive amounts that add up from smaller ones.

use crate::{Exact, Interval};

use super::invalid::{Invalid, Named};

/// The gamma distribution with its shape and scale; shape 1 is the exponential distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gamma {
    shape: Exact,
    scale: Exact,
}

impl Gamma {
    /// The gamma distribution with its shape (no unit) and its scale in the variable's unit.
    ///
    /// # Errors
    /// shape ≤ 0, scale ≤ 0, a mean beyond 7.9 × 10^28, or a parameter that is no number.
    pub fn new(shape: Exact, scale: Exact) -> Result<Self, Invalid> {
        let shape = Named("shape", shape).known()?.positive()?;
        let scale = Named("scale", scale).known()?.positive()?;
        let gamma = Self { shape: shape.1, scale: scale.1 };
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_follow_the_closed_form() {
        let gamma = Gamma::new(Exact::new(25, -1), 4.into()).unwrap();
        assert_eq!((gamma.mean(), gamma.variance()), (10.into(), 40.into()));
    }

    #[test]
    fn parameters_outside_their_domain_are_named() {
        assert_eq!(Gamma::new(Exact::ZERO, 1.into()).unwrap_err().parameter(), "shape");
        assert_eq!(Gamma::new(1.into(), (-1).into()).unwrap_err().parameter(), "scale");
        let large = Exact::new(1, 20);
        assert_eq!(Gamma::new(large, large).unwrap_err(), Invalid::OutOfRange { parameter: "scale" });
    }
}
