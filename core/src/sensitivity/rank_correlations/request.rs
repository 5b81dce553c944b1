//! What is asked of rank correlations.

use serde::Serialize;

use crate::problem::Problems;
use crate::request::{self, Arguments};
use crate::simulation::SimulateRequest;

/// What is asked of rank correlations.
///
/// ```
/// use roicm::RankCorrelationsRequest;
///
/// let request = RankCorrelationsRequest { trials: 10_000, ..RankCorrelationsRequest::default() };
/// assert_eq!(request, RankCorrelationsRequest::from_json(r#"{"trials": 10000}"#)?);
/// # Ok::<(), roicm::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct RankCorrelationsRequest {
    /// The path of the result; where none is given, the net present value of the option that is ranked first in the base
    /// case, and without options today's annual cost.
    pub result: Option<String>,
    /// The paths of the inputs; where none are given, every uncertain one.
    pub inputs: Option<Vec<String>>,
    /// How many trials, from 100; of more than 262,144 the first so many are taken.
    #[serde(serialize_with = "crate::request::write_whole")]
    pub trials: u64,
    /// What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
    #[serde(serialize_with = "crate::simulation::as_text")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::simulation::seed_schema"))]
    pub seed: u64,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results. One thread in builds
    /// without the feature `threads`.
    #[serde(skip_serializing)]
    pub threads: usize,
}

impl Default for RankCorrelationsRequest {
    fn default() -> Self {
        let SimulateRequest { trials, seed, threads, .. } = SimulateRequest::default();
        Self { result: None, inputs: None, trials, seed, threads }
    }
}

impl RankCorrelationsRequest {
    /// A request written as JSON: an object with any of `result`, `inputs`, `trials`, `seed` (a string beyond 2^53),
    /// `threads`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request, together.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        request::of(text, Self::read)
    }

    /// What of the arguments belongs to this request.
    pub(in crate::sensitivity) fn read(arguments: &mut Arguments) -> Self {
        let mut request = Self::default();
        arguments.read("result", &mut request.result, request::optional(request::text));
        arguments.read("inputs", &mut request.inputs, request::optional(request::list("paths", request::text)));
        arguments.read("trials", &mut request.trials, request::whole);
        arguments.read("seed", &mut request.seed, request::whole);
        arguments.read("threads", &mut request.threads, request::count);
        request
    }
}
