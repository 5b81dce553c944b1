//! What is asked of a search for break-even values.

use serde::Serialize;

use crate::Exact;
use crate::problem::Problems;
use crate::request::{self, Arguments};

/// What is asked of a search for break-even values.
///
/// ```
/// use roicm::BreakEvenRequest;
///
/// let request = BreakEvenRequest::from_json(r#"{"input": "workforce.headcount", "from": 20, "to": "80"}"#)?;
/// assert_eq!((request.from, request.to), (Some(20.into()), Some(80.into())));
/// # Ok::<(), roicm::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct BreakEvenRequest {
    /// The path of the input. Where none is given, every uncertain input that a decision depends on is looked at in turn, and
    /// in a scenario without any uncertain input every certain one.
    pub input: Option<String>,
    /// The lowest value that is looked at, in the input's own unit and currency; where not given, the
    /// 0.001 quantile of an uncertain input, and half the base case of a certain one.
    pub from: Option<Exact>,
    /// The highest value that is looked at; where not given, the 0.999 quantile, or one and a half times the base case.
    pub to: Option<Exact>,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results.
    #[serde(skip_serializing)]
    pub threads: usize,
}

impl BreakEvenRequest {
    /// The quantiles between which an uncertain input is looked at, where a request does not say.
    pub const QUANTILES: (f64, f64) = (0.001, 0.999);

    /// By which part of its base case a certain input is moved down and up, where a request does not say: 0.5.
    #[must_use]
    pub fn default_range() -> Exact {
        Exact::new(5, -1)
    }

    /// A request written as JSON: an object with any of `input`, `from`, `to` (numbers or decimal strings), `threads`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request, together.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        request::of(text, Self::read)
    }

    /// What of the arguments belongs to this request.
    pub(in crate::sensitivity) fn read(arguments: &mut Arguments) -> Self {
        let mut request = Self::default();
        let exact = || request::optional(|raw| request::decimal(raw).map(Exact::from));
        arguments.read("input", &mut request.input, request::optional(request::text));
        arguments.read("from", &mut request.from, exact());
        arguments.read("to", &mut request.to, exact());
        arguments.read("threads", &mut request.threads, request::count);
        request
    }
}
