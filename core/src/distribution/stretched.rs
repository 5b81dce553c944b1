//! A beta distribution over an interval, in doubles.

use crate::statistics::beta::{Beta, Place};

use super::arithmetic::outside;

/// A beta distribution stretched over [low, high].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretched {
    beta: Beta,
    low: f64,
    high: f64,
}

impl Stretched {
    pub(super) fn new(alpha: f64, beta: f64, low: f64, high: f64) -> Self {
        Self { beta: Beta::new(alpha, beta), low, high }
    }

    /// Where `value` lies, told from both ends.
    fn place(&self, value: f64) -> Place {
        let width = self.high - self.low;
        Place { x: (value - self.low) / width, y: (self.high - value) / width }
    }

    pub(super) fn cdf(&self, value: f64) -> f64 {
        if value.is_nan() {
            value
        } else if value >= self.high {
            1.0
        } else if value <= self.low {
            0.0
        } else {
            self.beta.tails(self.place(value)).0
        }
    }

    pub(super) fn density(&self, value: f64) -> f64 {
        if !(self.low..=self.high).contains(&value) {
            return outside(value);
        }
        self.beta.density(self.place(value)) / (self.high - self.low)
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p. Found sooner with
    /// a value near it and its tail.
    pub(super) fn at(&self, p: f64, rest: f64, near: Option<(f64, f64)>) -> f64 {
        let width = self.high - self.low;
        let near = near.map(|(tail, value)| (tail, self.place(value)));
        let Place { x, y } = self.beta.quantile(p, rest, near);
        // From the nearer end, so that neither is passed but by a last rounding.
        let value = if x <= y { self.low + width * x } else { self.high - width * y };
        value.clamp(self.low, self.high)
    }
}
