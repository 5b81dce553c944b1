//! What is asked of many scenarios.

use serde::Serialize;

use crate::SimulateRequest;
use crate::problem::{Code, Problem, Problems};
use crate::request::{Arguments, count, list, text};

/// What is asked of the evaluations of many scenarios.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct EvaluateManyRequest {
    /// The paths of the results, such as `options.lite.net_present_value`. Where none is named: today's annual cost, and of
    /// every option its net present value, `roicm` and payback.
    pub results: Vec<String>,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results.
    #[serde(skip_serializing)]
    pub threads: usize,
}

/// What is asked of the simulations of many scenarios.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct SimulateManyRequest {
    /// The paths of the figures, as [`Precision::figure`](crate::Precision::figure) names them, such as
    /// `options.lite.probability_of_profit` or `today.annual_cost.mean`. Where none is named: the mean of today's annual
    /// cost, and of every option the mean of its net present value and its probabilities.
    pub results: Vec<String>,
    /// How each scenario is simulated: all with the same seed, so that what differs between rows is not chance.
    #[serde(flatten)]
    pub simulation: SimulateRequest,
}

impl EvaluateManyRequest {
    /// A request written as JSON: an object with any of `results`, `threads`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `invalid_argument`: every problem of the request, together.
    pub fn from_json(document: &str) -> Result<Self, Problems> {
        let mut arguments = Arguments::parse(document)?;
        let mut request = Self::default();
        arguments.read("results", &mut request.results, list("paths of results", text));
        arguments.read("threads", &mut request.threads, count);
        arguments.finish()?;
        Ok(request)
    }
}

impl SimulateManyRequest {
    /// A request written as JSON: an object with any of `results` and what a [`SimulateRequest`] has.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `invalid_argument`: every problem of the request, together.
    pub fn from_json(document: &str) -> Result<Self, Problems> {
        let mut arguments = Arguments::parse(document)?;
        let mut request = Self::default();
        arguments.read("results", &mut request.results, list("paths of figures", text));
        request.simulation.read(&mut arguments);
        arguments.finish()?;
        Ok(request)
    }

    /// Tables of results have no room for the results of trials.
    pub(super) fn check(&self) -> Result<(), Problem> {
        if self.simulation.samples {
            let message = "many scenarios have no samples";
            return Err(Problem::new(Code::InvalidArgument, "samples", message).help("simulate one at a time"));
        }
        Ok(())
    }
}
