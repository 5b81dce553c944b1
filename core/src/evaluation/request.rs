//! What is asked of an evaluation.

use serde::Serialize;

use crate::problem::Problems;
use crate::request::{Arguments, truth};

/// What to work out beyond the results themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
pub struct EvaluateRequest {
    /// For each claim, the value of each input at which the claim would be met: some hundred evaluations each.
    pub would_need: bool,
}

impl EvaluateRequest {
    /// A request written as JSON: an object that may have `would_need`.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request, together.
    ///
    /// ```
    /// assert!(roicm::EvaluateRequest::from_json(r#"{"would_need": true}"#)?.would_need);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let mut arguments = Arguments::parse(text)?;
        let mut request = Self::default();
        arguments.read("would_need", &mut request.would_need, truth);
        arguments.finish().map(|()| request)
    }
}
