//! What is asked of a tornado.

use serde::Serialize;

use crate::problem::{Code, Problem, Problems};
use crate::request::{self, Arguments};
use crate::{Exact, Ordered};

/// What is asked of a tornado.
///
/// ```
/// use roicm::{Exact, TornadoRequest};
///
/// let request = TornadoRequest { range: Some(Exact::new(2, -1)), ..TornadoRequest::default() };
/// assert_eq!(request, TornadoRequest::from_json(r#"{"range": 0.2}"#)?);
/// # Ok::<(), roicm::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct TornadoRequest {
    /// The path of the result; where none is given, the net present value of the option that is ranked first in the base
    /// case, and without options today's annual cost.
    pub result: Option<String>,
    /// The quantile of the low ends, in (0, 1).
    pub low_quantile: f64,
    /// The quantile of the high ends, in (0, 1), above the other.
    pub high_quantile: f64,
    /// By which part of their base case certain inputs are moved down and up, in (0, 1): 0.1 is ten percent. Where none is
    /// given they stay, but in a scenario without any uncertain input they are moved by 0.1.
    pub range: Option<Exact>,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results.
    #[serde(skip_serializing)]
    pub threads: usize,
}

impl TornadoRequest {
    /// The quantiles that inputs are moved to, where a request names no others.
    pub const QUANTILES: (f64, f64) = (0.1, 0.9);

    /// By which part of their base case inputs are moved in a scenario without any uncertain input: 0.1.
    #[must_use]
    pub fn default_range() -> Exact {
        Exact::new(1, -1)
    }

    /// A request written as JSON: an object with any of `result`, `low_quantile`, `high_quantile`, `range` (a number or a
    /// decimal string), `threads`.
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
        arguments.read("low_quantile", &mut request.low_quantile, request::number);
        arguments.read("high_quantile", &mut request.high_quantile, request::number);
        arguments.read("range", &mut request.range, request::optional(|raw| request::decimal(raw).map(Exact::from)));
        arguments.read("threads", &mut request.threads, request::count);
        request
    }

    /// What is wrong with the request itself.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (argument, p) in [("low_quantile", self.low_quantile), ("high_quantile", self.high_quantile)] {
            if !(p > 0.0 && p < 1.0) {
                problems.push(Problem::new(Code::InvalidArgument, argument, format!("{p} is not between 0 and 1")));
            }
        }
        if problems.is_empty() && self.low_quantile >= self.high_quantile {
            let message = format!("{} is not below {}", self.low_quantile, self.high_quantile);
            problems.push(Problem::new(Code::InvalidArgument, "low_quantile", message));
        }
        problems.extend(self.range.and_then(range_problem));
        problems
    }
}

/// What is wrong with a part of a base case.
pub(in super::super) fn range_problem(range: Exact) -> Option<Problem> {
    let is_part = range.is_positive() && range.is_below(1.into());
    (!is_part).then(|| {
        let message = format!("{range} is not between 0 and 1");
        Problem::new(Code::InvalidArgument, "range", message).help("0.1 moves inputs by ten percent of their base case")
    })
}

impl Default for TornadoRequest {
    fn default() -> Self {
        let (low_quantile, high_quantile) = Self::QUANTILES;
        Self { result: None, low_quantile, high_quantile, range: None, threads: 0 }
    }
}
