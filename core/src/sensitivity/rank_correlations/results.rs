//! What rank correlations say.

use serde::Serialize;

use crate::evaluation::{Engine, ScenarioSummary};
use crate::sensitivity::{ListedInput, SampledRun};
use crate::statistics::ConfidenceInterval;

/// Which inputs a result rises and falls with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RankCorrelations {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// How its trials were drawn.
    pub run: SampledRun,
    /// `rank_correlations`.
    pub method: &'static str,
    /// The path of the result.
    pub result: String,
    /// What the result is measured in.
    pub unit: String,
    /// The correlation with each input, the farthest from 0 first, then those without one; ties by path.
    pub correlations: Vec<InputRankCorrelation>,
    /// What was left out or held, and why.
    pub notices: Vec<String>,
}

/// How far a result rises and falls with an input.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InputRankCorrelation {
    /// The input.
    #[serde(flatten)]
    pub input: ListedInput,
    /// Spearman's rank correlation, from −1 to 1; none with a reason.
    pub rank_correlation: Option<f64>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// A 95% interval for the rank correlation of all that could be drawn.
    #[serde(serialize_with = "crate::sensitivity::sampled::interval")]
    pub interval: Option<ConfidenceInterval>,
}
