//! What a two-way table says.

use serde::Serialize;

use crate::Exact;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::sensitivity::exact_points::{ListedInput, PointResult};
use crate::sensitivity::tornado::Basis;

/// One result over a grid of two inputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TwoWay {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// `two_way`.
    pub method: &'static str,
    /// The path of the result.
    pub result: String,
    /// What the result is measured in.
    pub unit: String,
    /// The input along the rows.
    pub x: Axis,
    /// The input down the columns.
    pub y: Axis,
    /// The result in the base case of every input.
    pub baseline: PointResult,
    /// The results: a row for each value of `y`, and in it a cell for each value of `x`.
    pub cells: Vec<Vec<PointResult>>,
    /// The best decision at each cell, by net present value: the id of an option or `do_nothing`; none where the scenario is
    /// not valid. Empty in a scenario without options.
    pub best: Vec<Vec<Option<String>>>,
    /// Where the best decision changes.
    pub break_even_lines: Vec<BreakEvenLine>,
    /// What was left out or held, and why.
    pub notices: Vec<String>,
}

/// An input and the values that it takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Axis {
    /// The input.
    #[serde(flatten)]
    pub input: ListedInput,
    /// Its base case, in its own unit and currency.
    pub base: Exact,
    /// Which of the values is the base case; none where it is not among them.
    pub base_index: Option<usize>,
    /// What the values are.
    pub basis: Basis,
    /// Whether they stop at the end of what the input allows, short of the range.
    pub limited: bool,
    /// The values, ascending, in the input's own unit and currency.
    pub values: Vec<Exact>,
}

/// Where the best decision changes from one to another: places on neighbouring rows (or columns), one after another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BreakEvenLine {
    /// The best decision where the input that is moved is lower.
    pub from: String,
    /// The best decision where it is higher.
    pub to: String,
    /// Which input was moved to find it: `x` on every row, or `y` on every column. Both are looked at, as a line that
    /// follows the rows is never met by moving along them.
    pub along: &'static str,
    /// The places: the values of `x` and of `y`.
    pub points: Vec<(f64, f64)>,
}
