//! What is asked of an estimation, and what is wrong with it.

use thiserror::Error;

/// The most columns: A and B take a dimension of the net each, and it has 1,111.
pub(super) const MOST_COLUMNS: usize = 555;
/// The fewest and the most rows.
pub(super) const SAMPLES: core::ops::RangeInclusive<u64> = 16..=1 << 30;
/// The most bootstrap resamples.
pub(super) const MOST_RESAMPLES: u32 = 100_000;

/// How Sobol indices are estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SobolSettings {
    /// N, the rows of each of the two samples A and B: a power of two from 16 to 2^30.
    pub samples: u64,
    /// What the scrambling of the net and the resampling are repeated by.
    pub seed: u64,
    /// Whether the indices of pairs are wanted: N(2k + 2) evaluations for k factors instead of N(k + 2).
    pub second_order: bool,
    /// Columns that make one factor, such as inputs that depend on one another: they are exchanged together. Columns that
    /// no list names are factors of their own.
    pub groups: Vec<Vec<usize>>,
    /// Bootstrap resamples for the intervals: 0 for none, else 20 to 100,000.
    pub resamples: u32,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results. One thread in builds
    /// without the feature `threads`.
    pub threads: usize,
    /// The most memory that results of the function and weights of resamples may take together; bytes. Checked before any
    /// is taken.
    pub most_bytes: u64,
}

impl SobolSettings {
    /// The rows of an estimation that does not say how many: N = 4,096.
    pub const SAMPLES: u64 = 1 << 12;
    /// The resamples of one that does not say how many: the width of an interval is then known to some 3%.
    pub const RESAMPLES: u32 = 500;
    /// The memory of one that does not say how much: 4 GiB.
    pub const MOST_BYTES: u64 = 4 << 30;
}

impl Default for SobolSettings {
    fn default() -> Self {
        Self {
            samples: Self::SAMPLES,
            seed: 1,
            second_order: false,
            groups: Vec::new(),
            resamples: Self::RESAMPLES,
            threads: 0,
            most_bytes: Self::MOST_BYTES,
        }
    }
}

/// Why there are no Sobol indices.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SobolError {
    /// Not a power of two from 16 to 2^30.
    #[error("{0} samples: they are a power of two from 16 to 2^30")]
    Samples(u64),
    /// No columns, or more than 555.
    #[error("{0} columns: there are 1 to {MOST_COLUMNS}")]
    Columns(usize),
    /// A group that is empty, or names a column that there is not, or one that is named already.
    #[error("group {0} is empty, or names a column twice, that there is not, or that another group names")]
    Group(usize),
    /// Neither 0 nor 20 to 100,000.
    #[error("{0} resamples: they are 0, or 20 to {MOST_RESAMPLES}")]
    Resamples(u32),
    /// More memory than the settings allow.
    #[error(
        "the results of {evaluations} evaluations and their resampling take {bytes} bytes; at most {most} may be taken"
    )]
    TooLarge {
        /// Evaluations of the function.
        evaluations: u64,
        /// Bytes that they would take.
        bytes: u64,
        /// Bytes that may be taken.
        most: u64,
    },
    /// Results that are infinite or not numbers.
    #[error("of {evaluations} results {infinite} are infinite and {undefined} are not numbers")]
    NotFinite {
        /// How many results are infinite.
        infinite: u64,
        /// How many are not numbers.
        undefined: u64,
        /// Out of how many.
        evaluations: u64,
    },
    /// A width that is not above zero, a factor that there is not, or fewer evaluations than the first attempt needs.
    #[error("{0}")]
    Precision(&'static str),
    /// It was stopped before it was done.
    #[error("the estimation was stopped before it was done")]
    Stopped,
}

/// The columns of each factor, ascending by their first.
pub(super) fn factors(columns: usize, groups: &[Vec<usize>]) -> Result<Vec<Vec<usize>>, SobolError> {
    let mut is_named = vec![false; columns];
    let mut factors = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        for column in group {
            match is_named.get_mut(*column) {
                Some(named) if !*named => *named = true,
                _ => return Err(SobolError::Group(index)),
            }
        }
        if group.is_empty() {
            return Err(SobolError::Group(index));
        }
        let mut group = group.clone();
        crate::order::sort(&mut group);
        factors.push(group);
    }
    let alone = is_named.iter().enumerate().filter(|(_, named)| !**named);
    factors.extend(alone.map(|(column, _)| vec![column]));
    crate::order::sort(&mut factors);
    Ok(factors)
}

impl SobolSettings {
    /// Everything that is wrong with the settings for so many columns.
    pub(crate) fn errors(&self, columns: usize) -> Vec<SobolError> {
        let mut errors = Vec::new();
        if !(1..=MOST_COLUMNS).contains(&columns) {
            errors.push(SobolError::Columns(columns));
        }
        if !self.samples.is_power_of_two() || !SAMPLES.contains(&self.samples) {
            errors.push(SobolError::Samples(self.samples));
        }
        if self.resamples != 0 && !(20..=MOST_RESAMPLES).contains(&self.resamples) {
            errors.push(SobolError::Resamples(self.resamples));
        }
        errors
    }
}

/// The factors, where nothing is wrong.
pub(super) fn check(columns: usize, settings: &SobolSettings) -> Result<Vec<Vec<usize>>, SobolError> {
    settings.errors(columns).into_iter().next().map_or_else(|| factors(columns, &settings.groups), Err)
}
