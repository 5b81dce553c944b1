//! Why parameters make no distribution.

use crate::{Exact, Ordered, Scalar};

/// Why parameters make no distribution. Every variant names the parameter at fault as the document writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// `parameter` is no number (a computation that failed stands for it), or 0 < |`parameter`| < 2.3 × 10^−308.
    #[error("{parameter} is no number that can be computed with")]
    NoValue {
        /// The parameter at fault.
        parameter: &'static str,
    },
    /// `parameter` < 0, where `parameter` ≥ 0 is required.
    #[error("{parameter} must not be negative")]
    Negative {
        /// The parameter at fault.
        parameter: &'static str,
    },
    /// `parameter` ≤ 0, where `parameter` > 0 is required.
    #[error("{parameter} must be above 0")]
    NotPositive {
        /// The parameter at fault.
        parameter: &'static str,
    },
    /// `parameter` < `limit`, where `parameter` ≥ `limit` is required.
    #[error("{parameter} must not be below {limit}")]
    Below {
        /// The parameter at fault.
        parameter: &'static str,
        /// The parameter that it is measured by.
        limit: &'static str,
    },
    /// `parameter` > `limit`, where `parameter` ≤ `limit` is required.
    #[error("{parameter} must not be above {limit}")]
    Above {
        /// The parameter at fault.
        parameter: &'static str,
        /// The parameter that it is measured by.
        limit: &'static str,
    },
    /// `parameter` ≤ `limit`, where `parameter` > `limit` is required.
    #[error("{parameter} must be above {limit}")]
    NotAbove {
        /// The parameter at fault.
        parameter: &'static str,
        /// The parameter that it is measured by.
        limit: &'static str,
    },
    /// `parameter` ≥ `limit`, where `parameter` < `limit` is required.
    #[error("{parameter} must be below {limit}")]
    NotBelow {
        /// The parameter at fault.
        parameter: &'static str,
        /// The parameter that it is measured by.
        limit: &'static str,
    },
    /// `parameter` is absent where the others that are given need it.
    #[error("{parameter} is missing: give mean and standard_deviation, or p5 and p95")]
    Missing {
        /// The parameter at fault.
        parameter: &'static str,
    },
    /// `parameter` is present beside `other`, which says the same in another way.
    #[error("{parameter} and {other} exclude each other: give mean and standard_deviation, or p5 and p95")]
    Conflict {
        /// The parameter at fault.
        parameter: &'static str,
        /// The parameter that it stands beside.
        other: &'static str,
    },
    /// The probability between `min` and `max` is below 2.3 × 10^−308, the smallest that can be computed with.
    #[error("{parameter} leaves nothing of the distribution")]
    NothingLeft {
        /// The bound that cuts everything off.
        parameter: &'static str,
    },
    /// k < (p50 − p10) ÷ (p90 − p10) < 1 − k with k = 0.166577… does not hold (of the logarithms of the distances
    /// to the bound where there is one, of their log odds where there are two): no three-term metalog has such
    /// quantiles.
    #[error("no metalog has these quantiles: p50 must lie more in the middle between p10 and p90")]
    Infeasible {
        /// The parameter at fault: `p50`.
        parameter: &'static str,
    },
    /// a₂ + |a₃| ÷ 2 ≥ 1 on the side without a bound: the tail is so heavy that there is no mean.
    #[error("the tail beyond {parameter} is so heavy that there is no mean: give {bound} too")]
    NoMean {
        /// The parameter at fault: the outer quantile on the side without a bound.
        parameter: &'static str,
        /// The bound that would give it a mean.
        bound: &'static str,
    },
    /// Fewer than `least` values are given.
    #[error("{parameter} needs at least {least}")]
    TooFew {
        /// The parameter at fault.
        parameter: &'static str,
        /// The smallest count that is allowed.
        least: usize,
    },
    /// The count of weights ≠ the count of values.
    #[error("{parameter} must have one entry for each of values")]
    LengthsDiffer {
        /// The parameter at fault: `weights`.
        parameter: &'static str,
    },
    /// Σ weights = 0, where Σ weights > 0 is required.
    #[error("{parameter} must not all be 0")]
    AllZero {
        /// The parameter at fault: `weights`.
        parameter: &'static str,
    },
    /// |mean| > 2^96 − 1: the mean that follows from `parameter` is beyond what can be computed with.
    #[error("{parameter} makes a mean beyond 7.9 × 10^28")]
    OutOfRange {
        /// The parameter at fault: the one that scales the mean.
        parameter: &'static str,
    },
}

impl Invalid {
    /// The name of the parameter at fault, as the document writes it.
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::NoValue { parameter }
            | Self::Negative { parameter }
            | Self::NotPositive { parameter }
            | Self::Below { parameter, .. }
            | Self::Above { parameter, .. }
            | Self::NotAbove { parameter, .. }
            | Self::NotBelow { parameter, .. }
            | Self::Missing { parameter }
            | Self::Conflict { parameter, .. }
            | Self::NothingLeft { parameter }
            | Self::Infeasible { parameter }
            | Self::NoMean { parameter, .. }
            | Self::TooFew { parameter, .. }
            | Self::LengthsDiffer { parameter }
            | Self::AllZero { parameter }
            | Self::OutOfRange { parameter } => parameter,
        }
    }
}

/// A parameter with its name, for the checks that constructors are made of.
#[derive(Clone, Copy)]
pub(super) struct Named(pub(super) &'static str, pub(super) Exact);

impl Named {
    /// Refuses what is no number, and what a double would take for 0.
    pub(super) fn known(self) -> Result<Self, Invalid> {
        let double = self.1.to_f64();
        if double.is_nan() || (double.abs() < f64::MIN_POSITIVE && !self.1.is_zero()) {
            return Err(Invalid::NoValue { parameter: self.0 });
        }
        Ok(self)
    }

    pub(super) fn not_negative(self) -> Result<Self, Invalid> {
        if self.1.is_negative() { Err(Invalid::Negative { parameter: self.0 }) } else { Ok(self) }
    }

    pub(super) fn positive(self) -> Result<Self, Invalid> {
        if self.1.is_positive() { Ok(self) } else { Err(Invalid::NotPositive { parameter: self.0 }) }
    }

    pub(super) fn at_least(self, limit: Self) -> Result<Self, Invalid> {
        if self.1.is_below(limit.1) {
            return Err(Invalid::Below { parameter: self.0, limit: limit.0 });
        }
        Ok(self)
    }

    pub(super) fn at_most(self, limit: Self) -> Result<Self, Invalid> {
        if limit.1.is_below(self.1) {
            return Err(Invalid::Above { parameter: self.0, limit: limit.0 });
        }
        Ok(self)
    }

    pub(super) fn above(self, limit: Self) -> Result<Self, Invalid> {
        if limit.1.is_below(self.1) {
            return Ok(self);
        }
        Err(Invalid::NotAbove { parameter: self.0, limit: limit.0 })
    }

    pub(super) fn below(self, limit: Self) -> Result<Self, Invalid> {
        if self.1.is_below(limit.1) {
            return Ok(self);
        }
        Err(Invalid::NotBelow { parameter: self.0, limit: limit.0 })
    }
}
