//! What Sobol indices say.

use serde::{Serialize, Serializer};

use super::request::SobolKind;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::sensitivity::ListedInput;
use crate::statistics::SobolIndex;

/// Which inputs the variance of a result comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sobol {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// How it was computed.
    pub run: SobolRun,
    /// `sobol`.
    pub method: &'static str,
    /// The path of the result.
    pub result: String,
    /// What the result is measured in.
    pub unit: String,
    /// The mean of the result, in its unit.
    pub mean: f64,
    /// Its variance, in the square of its unit.
    pub variance: f64,
    /// The factors, that with the largest total index first.
    pub factors: Vec<SobolFactorIndices>,
    /// The indices of pairs, the largest first, where they were asked for: of factors that the result depends on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_order: Option<Vec<SobolPairIndices>>,
    /// The sum of the first orders: what is missing from 1 is due to interactions. None where nothing varies.
    #[serde(serialize_with = "index")]
    pub sum_of_first_orders: Option<SobolIndex>,
    /// Why there are no indices, where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was left out, held or put together, and why.
    pub notices: Vec<String>,
}

/// How indices were computed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SobolRun {
    /// N, the rows of each sample.
    pub samples: u64,
    /// How often the model was computed.
    pub evaluations: u64,
    /// What the run is repeated by.
    #[serde(serialize_with = "crate::simulation::as_text")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::simulation::seed_schema"))]
    pub seed: u64,
    /// Bootstrap resamples of the intervals.
    pub resamples: u32,
    /// The share of intervals that are to hold the true value.
    pub confidence: f64,
    /// Where the run went on until an interval was narrow: whether it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<SobolUntilReached>,
}

/// Whether a run that was to be precise became so.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SobolUntilReached {
    /// The factor whose interval was watched; none where it was the widest of all.
    pub factor: Option<String>,
    /// Which index of the factor.
    pub index: Option<SobolKind>,
    /// How wide it was to be at most.
    pub wanted: f64,
    /// How wide it is; none where there is none.
    pub width: Option<f64>,
    /// Whether that is narrow enough.
    pub reached: bool,
}

/// A factor: an input, or several that are exchanged together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SobolFactorIndices {
    /// The path of its input; the name of its group; or `correlated_1`, `correlated_2` and so on.
    pub name: String,
    /// Its inputs, by path.
    pub inputs: Vec<ListedInput>,
    /// The share of the variance that would go away, on average, if the factor were known. Shown as it is estimated, even
    /// if slightly negative. None where nothing varies.
    #[serde(serialize_with = "index")]
    pub first_order: Option<SobolIndex>,
    /// The share that would be left, on average, if all but the factor were known. None where nothing varies.
    #[serde(serialize_with = "index")]
    pub total: Option<SobolIndex>,
}

/// Two factors.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SobolPairIndices {
    /// Their names.
    pub factors: [String; 2],
    /// The share of the variance that is due to the interaction of just these two. None where nothing varies.
    #[serde(serialize_with = "index")]
    pub index: Option<SobolIndex>,
}

/// An index as an object: its estimate, and its interval with both ends or null.
fn index<S: Serializer>(index: &Option<SobolIndex>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Interval {
        lower: f64,
        upper: f64,
    }
    #[derive(Serialize)]
    struct Written {
        estimate: f64,
        interval: Option<Interval>,
    }
    let interval =
        |index: &SobolIndex| index.interval.map(|interval| Interval { lower: interval.lower, upper: interval.upper });
    index.map(|index| Written { estimate: index.estimate, interval: interval(&index) }).serialize(serializer)
}
