//! What is asked of a simulation.

use serde::Serialize;

use crate::problem::{Code, Problem, Problems};
use crate::sampling::Sampler;

/// What is asked of a simulation.
///
/// ```
/// use roicm::SimulateRequest;
///
/// let request = SimulateRequest { trials: 10_000, seed: 7, ..SimulateRequest::default() };
/// assert_eq!(request.trials, 10_000);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct SimulateRequest {
    /// How many trials: 2 or more, up to the limit `trials`. A Latin hypercube takes a multiple of 16, Sobol points
    /// sixteen times a power of two.
    #[serde(serialize_with = "crate::request::write_whole")]
    pub trials: u64,
    /// What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
    #[serde(serialize_with = "as_text")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "seed_schema"))]
    pub seed: u64,
    /// How points are chosen.
    pub sampler: Sampler,
    /// Results wanted beyond the usual ones, by path, such as `options.lite.internal_rate_of_return`. They are computed
    /// for every trial on its own, which takes many times as long.
    pub outputs: Vec<String>,
    /// Quantiles wanted beyond the usual ones, each in [0, 1].
    pub quantiles: Vec<f64>,
    /// Whether the results of every trial are wanted.
    pub samples: bool,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results. One thread in builds
    /// without the feature `threads`.
    #[serde(skip_serializing)]
    pub threads: usize,
}

/// Sixty-four bits do not fit into every reader's numbers.
pub(crate) fn as_text<S: serde::Serializer>(seed: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(seed)
}

/// Read as a number too.
#[cfg(feature = "schema")]
pub(crate) fn seed_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    if generator.contract().is_serialize() {
        generator.subschema_for::<String>()
    } else {
        generator.subschema_for::<u64>()
    }
}

impl SimulateRequest {
    /// The trials of a run that does not say how many: enough to tell a probability to half a percent, done in a blink, and
    /// a number that every sampler takes.
    pub const TRIALS: u64 = 1 << 16;
    /// The seed of a run that does not name one.
    pub const SEED: u64 = 1;
}

impl Default for SimulateRequest {
    fn default() -> Self {
        Self {
            trials: Self::TRIALS,
            seed: Self::SEED,
            sampler: Sampler::default(),
            outputs: Vec::new(),
            quantiles: Vec::new(),
            samples: false,
            threads: 0,
        }
    }
}

/// Until when a simulation goes on that is to be precise rather than of a given size.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Precision {
    /// The figure: a probability, a mean or a quantile, by path, such as
    /// `options.lite.probability_of_payback_by_target`, `options.lite.net_present_value.mean` or
    /// `today.annual_cost.quantiles.0.95`.
    pub figure: String,
    /// How wide its 95% interval may be at most, in the figure's own unit; above 0.
    pub width: f64,
    /// How many trials it may take at most.
    #[serde(serialize_with = "crate::request::write_whole")]
    #[cfg_attr(feature = "schema", schemars(default = "most_trials"))]
    pub most_trials: u64,
}

#[cfg(feature = "schema")]
fn most_trials() -> u64 {
    Precision::MOST_TRIALS
}

impl Precision {
    /// The trials that a precise run may take when it does not say how many.
    pub const MOST_TRIALS: u64 = 1 << 24;

    /// A figure's precision written as JSON: an object with `figure`, `width`, and perhaps `most_trials`.
    ///
    /// # Errors
    /// `syntax`, `missing_field`, `unknown_field`, `invalid_argument`: every problem of the request, together.
    ///
    /// ```
    /// let text = r#"{"figure": "options.lite.probability_of_profit", "width": 0.01}"#;
    /// assert_eq!(roicm::Precision::from_json(text)?.most_trials, roicm::Precision::MOST_TRIALS);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        super::request_document::read_precision(text)
    }
}

impl SimulateRequest {
    /// A request written as JSON: an object with any of `trials`, `seed` (a string beyond 2^53), `sampler`, `outputs`,
    /// `quantiles`, `samples`, `threads`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `invalid_argument`: every problem of the request, together.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        super::request_document::read(text)
    }

    /// A problem with an argument.
    pub(super) fn invalid(argument: &str, message: impl Into<String>) -> Problem {
        Problem::new(Code::InvalidArgument, argument, message)
    }
}
