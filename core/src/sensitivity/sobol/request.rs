//! What is asked of Sobol indices.

use core::fmt;
use core::str::FromStr;
use serde::Serialize;

use crate::Table;
use crate::problem::Problems;
use crate::request::{self, Arguments};
use crate::sensitivity::groups::groups;
use crate::statistics::SobolSettings;

/// What is asked of Sobol indices.
///
/// ```
/// use roicm::SobolRequest;
///
/// let request = SobolRequest { second_order: true, ..SobolRequest::default() };
/// assert_eq!(request, SobolRequest::from_json(r#"{"second_order": true}"#)?);
/// # Ok::<(), roicm::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct SobolRequest {
    /// The path of the result; where none is given, the net present value of the option that is ranked first in the base
    /// case, and without options today's annual cost.
    pub result: Option<String>,
    /// N, the rows of each of two samples: a power of two from 16. The model is computed N(k + 2) times for k factors,
    /// which the limit `trials` bounds.
    #[serde(serialize_with = "crate::request::write_whole")]
    pub samples: u64,
    /// What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
    #[serde(serialize_with = "crate::simulation::as_text")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::simulation::seed_schema"))]
    pub seed: u64,
    /// Whether the indices of pairs are wanted: N(2k + 2) computations.
    pub second_order: bool,
    /// What becomes of inputs that are correlated with one another.
    pub correlated: Correlated,
    /// Inputs that are to be one factor, by a name for it: paths of uncertain inputs, each in one group at most.
    pub groups: Table<Vec<String>>,
    /// Bootstrap resamples for the intervals: 0 for none, else 20 to 100,000.
    pub resamples: u32,
    /// Until when the samples are doubled; then `samples` are those of the first attempt.
    pub until: Option<SobolUntil>,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results. One thread in builds
    /// without the feature `threads`.
    #[serde(skip_serializing)]
    pub threads: usize,
}

impl Default for SobolRequest {
    fn default() -> Self {
        let SobolSettings { samples, seed, second_order, resamples, threads, .. } = SobolSettings::default();
        Self {
            result: None,
            samples,
            seed,
            second_order,
            correlated: Correlated::default(),
            groups: Table::new(),
            resamples,
            until: None,
            threads,
        }
    }
}

/// Until when an estimation goes on that is to be precise rather than of a given size.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct SobolUntil {
    /// How wide the 95% interval may be at most; above 0.
    pub width: f64,
    /// The factor whose interval it is: the path of an input that is one, or the name of a group. Where none is given, the
    /// widest of all intervals.
    pub factor: Option<String>,
    /// Which index of the factor.
    pub index: SobolKind,
    /// How often the model may be computed at most, in all attempts together.
    #[serde(serialize_with = "crate::request::write_whole")]
    pub most_evaluations: u64,
}

impl Default for SobolUntil {
    fn default() -> Self {
        Self { width: 0.05, factor: None, index: SobolKind::default(), most_evaluations: 1 << 24 }
    }
}

/// What becomes of inputs that are correlated with one another. Their shares of the variance cannot be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Correlated {
    /// Those that chains of correlations connect are one factor.
    #[default]
    Group,
    /// They are a problem, unless a group of the request holds all that are connected.
    Refuse,
}

/// Which index of a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SobolKind {
    /// What would go away if the factor were known.
    FirstOrder,
    /// What would be left if all but the factor were known.
    #[default]
    Total,
}

/// A word that stands for nothing here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected one of: {0}")]
pub struct UnknownWord(&'static str);

impl FromStr for Correlated {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "group" => Ok(Self::Group),
            "refuse" => Ok(Self::Refuse),
            _ => Err(UnknownWord("group, refuse")),
        }
    }
}

impl FromStr for SobolKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "first_order" => Ok(Self::FirstOrder),
            "total" => Ok(Self::Total),
            _ => Err(UnknownWord("first_order, total")),
        }
    }
}

impl fmt::Display for SobolKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::FirstOrder => "first_order",
            Self::Total => "total",
        })
    }
}

impl SobolRequest {
    /// A request written as JSON: an object with any of `result`, `samples`, `seed` (a string beyond 2^53),
    /// `second_order`, `correlated` (`group` or `refuse`), `groups` (names, each with a list of paths), `resamples`,
    /// `until` (an object with any of `width`, `factor`, `index`, `most_evaluations`), `threads`.
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
        arguments.read("samples", &mut request.samples, request::whole);
        arguments.read("seed", &mut request.seed, request::whole);
        arguments.read("second_order", &mut request.second_order, request::truth);
        arguments.read("correlated", &mut request.correlated, request::word);
        arguments.read("groups", &mut request.groups, groups);
        arguments.read("resamples", &mut request.resamples, |raw| {
            request::whole(raw).and_then(|count| u32::try_from(count).map_err(|_| "too many".to_owned()))
        });
        arguments.read("until", &mut request.until, request::optional(request::nested(until)));
        arguments.read("threads", &mut request.threads, request::count);
        request
    }
}

fn until(arguments: &mut Arguments) -> SobolUntil {
    let mut until = SobolUntil::default();
    arguments.read("width", &mut until.width, request::number);
    arguments.read("factor", &mut until.factor, request::optional(request::text));
    arguments.read("index", &mut until.index, request::word);
    arguments.read("most_evaluations", &mut until.most_evaluations, request::whole);
    until
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn everything_that_can_be_asked_for_can_be_written() {
        let request = SobolRequest::from_json(
            r#"{"result": "today.annual_cost", "samples": 1024, "seed": "18446744073709551615", "second_order": true,
                "correlated": "refuse", "groups": {"wages": ["workforce.hourly_cost", "workforce.headcount"]},
                "resamples": 100, "threads": 2,
                "until": {"width": 0.01, "factor": "wages", "index": "first_order", "most_evaluations": 1000000}}"#,
        )
        .unwrap();
        assert_eq!((request.result.as_deref(), request.samples), (Some("today.annual_cost"), 1024));
        assert_eq!((request.seed, request.second_order, request.resamples, request.threads), (u64::MAX, true, 100, 2));
        assert_eq!((request.correlated, request.groups["wages"].len()), (Correlated::Refuse, 2));
        let until = request.until.unwrap();
        assert_eq!((until.width, until.factor.as_deref(), until.index), (0.01, Some("wages"), SobolKind::FirstOrder));
        assert_eq!(until.most_evaluations, 1_000_000);
        assert_eq!(SobolRequest::from_json("{}").unwrap(), SobolRequest::default());
    }

    #[test]
    fn what_is_no_request_is_refused_all_at_once() {
        let problems = SobolRequest::from_json(
            r#"{"samples": -1, "seed": 1.5, "correlated": "ignore", "groups": {"a": [], "a": []}, "resamples": 5000000000,
                "until": {"widht": 1}, "order": 2}"#,
        )
        .unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
        use Code::{InvalidArgument, UnknownField};
        let invalid = ["samples", "seed", "correlated", "groups", "resamples", "until"];
        let expected: Vec<_> =
            invalid.map(|path| (InvalidArgument, path)).into_iter().chain([(UnknownField, "order")]).collect();
        assert_eq!(found, expected);
        assert!(problems.to_string().contains("widht"), "{problems}");
    }
}
