//! What is asked to be explained, as JSON.

use crate::problem::Problems;
use crate::request::{Arguments, text};

/// The argument of [`Model::explain`](crate::Model::explain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainRequest {
    /// The path of the result.
    pub result: String,
}

impl ExplainRequest {
    /// A request written as JSON: an object with `result`.
    ///
    /// # Errors
    /// `syntax`, `missing_field`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request,
    /// together.
    ///
    /// ```
    /// let request = roicm::ExplainRequest::from_json(r#"{"result": "today.annual_cost"}"#)?;
    /// assert_eq!(request.result, "today.annual_cost");
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(document: &str) -> Result<Self, Problems> {
        let mut arguments = Arguments::parse(document)?;
        let mut result = String::new();
        arguments.require("result", &mut result, text);
        arguments.finish().map(|()| Self { result })
    }
}
