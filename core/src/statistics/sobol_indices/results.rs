//! What an estimation finds.

use super::super::ConfidenceInterval;

/// Sobol indices, with what they are shares of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SobolIndices {
    /// N, the rows of each sample.
    pub samples: u64,
    /// Evaluations of the function.
    pub evaluations: u64,
    /// The mean over both samples.
    pub mean: f64,
    /// The mean squared deviation over both samples.
    pub variance: f64,
    /// The factors, in the order of their first columns.
    pub factors: Vec<SobolFactor>,
    /// Pairs of factors, where they were asked for; else none. Ordered as the factors are.
    pub second_order: Vec<SobolPair>,
    /// The sum of the first-order indices: what is missing from 1 is due to interactions. None where nothing varies.
    pub sum_of_first_orders: Option<SobolIndex>,
}

impl SobolIndices {
    /// Whether the function is the same everywhere, to the last digits of a double: then nothing explains its variance,
    /// which is none, and there are no indices.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.sum_of_first_orders.is_none()
    }
}

/// One factor.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SobolFactor {
    /// Its columns, ascending.
    pub columns: Vec<usize>,
    /// The share of the variance that would go away, on average, if the factor were known. None where nothing varies.
    pub first_order: Option<SobolIndex>,
    /// The share that would be left, on average, if all but the factor were known: the first order with all interactions
    /// that it takes part in. None where nothing varies.
    pub total: Option<SobolIndex>,
}

/// Two factors.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SobolPair {
    /// The places of both in the list of factors.
    pub factors: (usize, usize),
    /// The share of the variance that is due to the interaction of just these two. None where nothing varies.
    pub index: Option<SobolIndex>,
}

/// An index: a share of the variance.
///
/// An estimate may be slightly negative or above 1 where the index is near 0 or 1. It is left as it is: cut off, it would
/// look more exact than it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SobolIndex {
    /// The estimate.
    pub estimate: f64,
    /// Its 95% interval: the estimate ± 1.96 standard deviations of the bootstrap. None where no resamples were asked
    /// for, or where in one of them nothing varied.
    pub interval: Option<ConfidenceInterval>,
}
