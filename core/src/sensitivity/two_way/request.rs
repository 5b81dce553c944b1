//! What is asked of a two-way table.

use serde::Serialize;

use crate::Exact;
use crate::problem::Problems;
use crate::request::{self, Arguments, Raw, Reading};

/// What is asked of a two-way table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TwoWayRequest {
    /// The path of the result; where none is given, the net present value of the option that is ranked first in the base
    /// case, and without options today's annual cost.
    pub result: Option<String>,
    /// The input along the rows: a column for each of its values.
    pub x: AxisRequest,
    /// The input down the columns: a row for each of its values.
    pub y: AxisRequest,
    /// How many threads work: 0 for as many as there are processors. Has no influence on results.
    #[serde(skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub threads: usize,
}

/// An axis of a table: an input, and the values that it takes.
///
/// Either `values`, or `from`, `to` and `steps`, or none of these: then an uncertain input takes its quantiles
/// 0.05, 0.1, 0.25, 0.5, 0.75, 0.9 and 0.95, and a certain one ten equal steps from half to one and a half times its base
/// case, short of the ends of what it allows; the base case is then one of the values.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AxisRequest {
    /// The path of the input.
    pub path: String,
    /// Its values, ascending, in its own unit and currency.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub values: Vec<Exact>,
    /// The first of equally spaced values.
    pub from: Option<Exact>,
    /// The last of them.
    pub to: Option<Exact>,
    /// How many steps lead from the first to the last, which makes one value more; 1 or more, 10 where not
    /// given.
    #[serde(serialize_with = "crate::request::write_optional_whole")]
    pub steps: Option<u64>,
}

impl AxisRequest {
    /// The quantiles that an uncertain input takes where nothing is asked for.
    pub const QUANTILES: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    /// The steps of an axis that does not say how many.
    pub const STEPS: u64 = 10;

    /// By which part of its base case a certain input goes down and up where nothing is asked for: 0.5.
    #[must_use]
    pub fn default_range() -> Exact {
        Exact::new(5, -1)
    }

    fn read(arguments: &mut Arguments) -> Self {
        let mut axis = Self::default();
        arguments.read("path", &mut axis.path, request::text);
        arguments.read("values", &mut axis.values, request::list("numbers", exact));
        arguments.read("from", &mut axis.from, request::optional(exact));
        arguments.read("to", &mut axis.to, request::optional(exact));
        arguments.read("steps", &mut axis.steps, request::optional(request::whole));
        axis
    }
}

fn exact(raw: &Raw) -> Reading<Exact> {
    request::decimal(raw).map(Exact::from)
}

impl TwoWayRequest {
    /// A request written as JSON: an object with `x` and `y`, each an object with a `path` and `values` (numbers or decimal
    /// strings) or `from`, `to` and `steps`, and with any of `result`, `threads`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request, together.
    ///
    /// ```
    /// use roicm::TwoWayRequest;
    ///
    /// let request = TwoWayRequest::from_json(
    ///     r#"{"x": {"path": "workforce.headcount", "from": 20, "to": 80, "steps": 6},
    ///         "y": {"path": "discount_rate", "values": ["0.05", 0.1]}}"#,
    /// )?;
    /// assert_eq!((request.x.steps, request.y.values.len()), (Some(6), 2));
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        request::of(text, Self::read)
    }

    /// What of the arguments belongs to this request.
    pub(in crate::sensitivity) fn read(arguments: &mut Arguments) -> Self {
        let mut request = Self::default();
        arguments.read("result", &mut request.result, request::optional(request::text));
        arguments.read("x", &mut request.x, request::nested(AxisRequest::read));
        arguments.read("y", &mut request.y, request::nested(AxisRequest::read));
        arguments.read("threads", &mut request.threads, request::count);
        request
    }
}
