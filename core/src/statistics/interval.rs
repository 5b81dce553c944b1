//! What a sample says about a number.

/// An interval that holds the true value in a stated share of samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConfidenceInterval {
    /// Its lower end; −∞ where the sample sets none.
    pub lower: f64,
    /// Its upper end; +∞ where the sample sets none.
    pub upper: f64,
}

impl ConfidenceInterval {
    /// Whether `value` lies in it, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// From the lower to the upper end.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.upper - self.lower
    }
}
