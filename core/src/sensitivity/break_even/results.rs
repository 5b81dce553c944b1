//! What a search for break-even values says.

use serde::Serialize;

use crate::Exact;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::problem::Problem;
use crate::sensitivity::exact_points::{ListedInput, is_false};
use crate::sensitivity::tornado::Basis;

/// Where along single inputs the best decision changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BreakEven {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// `break_even`.
    pub method: &'static str,
    /// What net present values are measured in.
    pub unit: String,
    /// The best decision in the base case of every input: the id of an option, or `do_nothing`.
    pub base_decision: String,
    /// The inputs that were looked at: those with a change first, the one first whose base case is nearest to a change as a
    /// part of its range; then the others; ties by path.
    pub inputs: Vec<InputBreakEven>,
    /// How many inputs were not looked at because no decision depends on them.
    pub without_influence: usize,
    /// What was left out or held, and why.
    pub notices: Vec<String>,
}

/// The best decisions along one input.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InputBreakEven {
    /// The input.
    #[serde(flatten)]
    pub input: ListedInput,
    /// Its base case, in its own unit and currency.
    pub base: Exact,
    /// The lowest value that was looked at.
    pub from: Exact,
    /// The highest value that was looked at.
    pub to: Exact,
    /// What the range is.
    pub basis: Basis,
    /// Whether the range stops at an end of what the input allows.
    #[serde(skip_serializing_if = "is_false")]
    pub limited: bool,
    /// How many values were tried before refining.
    pub grid_points: usize,
    /// One after another, from the lowest value to the highest.
    pub segments: Vec<DecisionSegment>,
    /// Where the best decision changes, ascending; empty where it never does.
    pub changes: Vec<DecisionChange>,
}

/// Values of an input along which one decision is best.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionSegment {
    /// The lowest of them.
    pub from: Exact,
    /// The highest.
    pub to: Exact,
    /// The id of an option, or `do_nothing`; none where the scenario is not valid.
    pub decision: Option<String>,
    /// Why the scenario is not valid there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A value of an input at which the best decision changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DecisionChange {
    /// The value, in the input's own unit and currency.
    pub value: Exact,
    /// The best decision below it.
    pub from: String,
    /// The best decision above it.
    pub to: String,
    /// What both are worth there: the net present value of `to` at the value.
    pub net_present_value: Option<Exact>,
    /// How likely the input is to lie below it, by what is known of the input alone; none for a certain one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability_below: Option<f64>,
    /// Whether one net present value jumps over the other here, so that they are equal nowhere near.
    #[serde(skip_serializing_if = "is_false")]
    pub discontinuous: bool,
}
