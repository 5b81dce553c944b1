//! What is asked of a search, as JSON.

use rust_decimal::Decimal;

use crate::problem::Problems;
use crate::request::{Arguments, decimal, text};

/// The arguments of [`Model::goal_seek`](crate::Model::goal_seek).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalSeekRequest {
    /// The path of the result.
    pub result: String,
    /// The path of the input that is to change.
    pub input: String,
    /// What the result is to become, in its own unit.
    pub target: Decimal,
}

impl GoalSeekRequest {
    /// A request written as JSON: an object with `result`, `input` and `target` (a number or a decimal string).
    ///
    /// # Errors
    /// `syntax`, `missing_field`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request,
    /// together.
    ///
    /// ```
    /// use roicm::GoalSeekRequest;
    ///
    /// let request = GoalSeekRequest::from_json(
    ///     r#"{"result": "today.annual_cost", "input": "workforce.hourly_cost", "target": "420000.00"}"#,
    /// )?;
    /// assert_eq!(request.target, 420_000.into());
    /// assert_eq!(GoalSeekRequest::from_json("{}").unwrap_err().iter().count(), 3);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(document: &str) -> Result<Self, Problems> {
        let mut arguments = Arguments::parse(document)?;
        let (mut result, mut input, mut target) = (String::new(), String::new(), Decimal::default());
        arguments.require("result", &mut result, text);
        arguments.require("input", &mut input, text);
        arguments.require("target", &mut target, decimal);
        arguments.finish().map(|()| Self { result, input, target })
    }
}
