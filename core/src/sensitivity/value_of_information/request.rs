//! What is asked of the value of information.

use serde::Serialize;

use crate::Table;
use crate::problem::Problems;
use crate::request::{self, Arguments};
use crate::sensitivity::groups::groups;
use crate::simulation::SimulateRequest;

/// What is asked of the value of information.
///
/// ```
/// use roicm::ValueOfInformationRequest;
///
/// let request = ValueOfInformationRequest::from_json(
///     r#"{"groups": {"rework": ["losses.rework.minutes_per_event", "losses.rework.events_per_year"]}}"#,
/// )?;
/// assert_eq!((request.trials, request.groups["rework"].len()), (65_536, 2));
/// # Ok::<(), roicm::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct ValueOfInformationRequest {
    /// The paths of the inputs, each of which is looked at on its own; where none are given, every uncertain one.
    pub inputs: Option<Vec<String>>,
    /// Inputs that one study would tell together, by a name for it: at most 100 groups.
    pub groups: Table<Vec<String>>,
    /// How many trials, from 100. Perfect information is told from all of them, that on inputs from the first 262,144.
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

impl Default for ValueOfInformationRequest {
    fn default() -> Self {
        let SimulateRequest { trials, seed, threads, .. } = SimulateRequest::default();
        Self { inputs: None, groups: Table::new(), trials, seed, threads }
    }
}

impl ValueOfInformationRequest {
    /// A request written as JSON: an object with any of `inputs`, `groups` (names, each with a list of paths), `trials`,
    /// `seed` (a string beyond 2^53), `threads`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request, together.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        request::of(text, Self::read)
    }

    /// What of the arguments belongs to this request.
    pub(in crate::sensitivity) fn read(arguments: &mut Arguments) -> Self {
        let mut request = Self::default();
        arguments.read("inputs", &mut request.inputs, request::optional(request::list("paths", request::text)));
        arguments.read("groups", &mut request.groups, groups);
        arguments.read("trials", &mut request.trials, request::whole);
        arguments.read("seed", &mut request.seed, request::whole);
        arguments.read("threads", &mut request.threads, request::count);
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn everything_that_can_be_asked_for_can_be_written() {
        let request = ValueOfInformationRequest::from_json(
            r#"{"inputs": ["a.b"], "groups": {"both": ["a.b", "c.d"]}, "trials": 1000, "seed": "18446744073709551615",
                "threads": 2}"#,
        )
        .unwrap();
        assert_eq!((request.trials, request.seed, request.threads), (1000, u64::MAX, 2));
        assert_eq!((request.inputs.unwrap(), request.groups["both"].len()), (vec!["a.b".to_owned()], 2));
        let none = ValueOfInformationRequest::from_json(r#"{"inputs": null}"#).unwrap();
        assert_eq!(none, ValueOfInformationRequest::default());
    }

    #[test]
    fn what_is_no_request_is_refused_all_at_once() {
        let problems = ValueOfInformationRequest::from_json(
            r#"{"trials": -1, "seed": 1.5, "groups": {"a": [], "a": []}, "inputs": "a.b", "result": "x"}"#,
        )
        .unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
        let invalid = ["inputs", "groups", "trials", "seed"].map(|path| (Code::InvalidArgument, path));
        let expected: Vec<_> = invalid.into_iter().chain([(Code::UnknownField, "result")]).collect();
        assert_eq!(found, expected);
    }
}
