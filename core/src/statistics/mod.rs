//! Functions of probability and statistics that the model stands on, usable on their own.
//!
//! | question | answer |
//! |---|---|
//! | mean, spread and the error of a mean? | [`Moments`]; of replicated runs [`from_replicates`] |
//! | a quantile of a sample? | [`quantile()`], [`quantiles_by_selection`]; of a sample too large to keep [`Buckets`] |
//! | how sure is a quantile? | [`quantile_interval`], [`quantile_ranks`] |
//! | how sure is a probability? | [`Proportion`] |
//! | how bad are the worst outcomes? | [`value_at_risk()`], [`tail_value_at_risk`], [`exceedance_curve`] |
//! | which argument does the variance of a function come from? | [`sobol_indices()`] |
//! | do two columns rise and fall together? | [`rank_correlation()`] |
//! | what is a column on average, given others? | [`conditional_means()`] |
//! | what would it be worth to know more before deciding? | [`evpi`], [`evppi`] |
//! | what does a year of rare events cost? | [`CompoundPoisson`] and its namesakes |

pub(crate) mod beta;
mod binomial;
mod buckets;
mod compound_exponential;
mod compound_poisson;
mod concave_tail;
pub(crate) mod correlation;
mod difference;
mod exceedance;
pub(crate) mod gamma;
mod interval;
pub(crate) mod legendre;
mod moments;
pub mod normal;
mod proportion;
mod quantile;
pub(crate) mod rank_correlation;
pub(crate) mod ranks;
pub(crate) mod regression;
mod replicates;
mod saddle;
pub(crate) mod sobol_indices;
pub mod student;
mod tail;
pub(crate) mod tree;
pub(crate) mod value_of_information;

pub use buckets::{Bucket, Buckets};
pub use compound_exponential::CompoundPoissonExponential;
pub use compound_poisson::{CompoundPoisson, compound_poisson_probabilities};
pub use exceedance::{EXCEEDANCE_PROBABILITIES, Exceedance, exceedance_curve, exceedance_rank, exceedance_steps};
pub use interval::ConfidenceInterval;
pub use moments::Moments;
pub(crate) use moments::{larger, smaller};
pub use proportion::Proportion;
pub use quantile::{
    QuantileRanks, QuantileType, quantile, quantile_interval, quantile_ranks, quantiles_by_selection, ranks_coverage,
};
pub use rank_correlation::{NoRankCorrelation, RankCorrelation, rank_correlation};
pub use regression::{ConditionalMeans, InvalidColumns, conditional_means};
pub use replicates::{ReplicatedEstimate, from_replicates};
pub(crate) use sobol_indices::Weighing;
pub use sobol_indices::{
    SobolError, SobolFactor, SobolIndex, SobolIndices, SobolPair, SobolPrecision, SobolPrecisionReached, SobolSettings,
    SobolWatched, by_point, sobol_indices, sobol_indices_until,
};
pub use tail::{Tail, tail_value_at_risk, tails_by_selection, value_at_risk};
pub use value_of_information::{PartialPerfectInformation, PerfectInformation, evpi, evppi};
