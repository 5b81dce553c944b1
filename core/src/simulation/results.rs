//! What a simulation says.

use super::request::SimulateRequest;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::problem::Problem;
use crate::statistics::{ConfidenceInterval, Exceedance};
use crate::{Exact, Table, Unit};

/// The share of intervals that hold the true value.
pub(super) const CONFIDENCE: f64 = 0.95;

/// The quantiles that every result is given at.
pub const QUANTILES: [f64; 9] = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/// The quantiles of the fan of cumulative flows.
pub const FAN_QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// The levels at which the tail of costs is given.
pub const TAIL_LEVELS: [f64; 2] = [0.95, 0.99];

/// What a scenario may come to: every result as a range with its probabilities, and how exact those are.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Simulation {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// How it was computed: what the same bits can be had by again.
    pub run: Run,
    /// What interruptions cost today: `annual_cost` in all.
    pub today: CostSummary,
    /// The same of each loss, by id.
    pub losses: Table<LossSimulation>,
    /// What each option may come to, by id.
    pub options: Table<OptionSimulation>,
    /// How often no option is better than doing nothing.
    pub do_nothing: Probability,
    /// How often each claim holds, by id.
    pub claims: Table<ClaimSimulation>,
    /// Results that were asked for beyond the usual ones, by path.
    pub outputs: Table<Summary>,
    /// The results of every trial, where they were asked for.
    pub samples: Option<Samples>,
    /// Things that are no problem, but that the reader should know.
    pub notices: Vec<Problem>,
}

/// How a simulation was run.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Run {
    /// What was asked for.
    #[serde(flatten)]
    pub request: SimulateRequest,
    /// Independent repetitions that errors are told by; 1 where every trial is independent.
    pub replicates: u64,
    /// The share of intervals that hold the true value.
    pub confidence: f64,
    /// Whether every value was kept, so that quantiles are those of the sample; otherwise they come from buckets.
    pub exact_quantiles: bool,
    /// How far a quantile may be from that of the sample, relative to its size; 0 where values were kept.
    pub quantile_relative_error: f64,
    /// The same for the fan of cumulative flows, which always comes from buckets.
    pub fan_relative_error: f64,
    /// Where the run went on until a figure was precise: whether it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<PrecisionReached>,
}

/// Whether a run that was to be precise became so.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrecisionReached {
    /// The figure.
    pub figure: String,
    /// How wide its interval was to be at most.
    pub wanted: f64,
    /// How wide it is; none where the figure has no value.
    pub width: Option<f64>,
    /// Whether that is narrow enough.
    pub reached: bool,
}

/// How a result is distributed over the trials.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// What it is measured in.
    pub unit: Unit,
    /// The mean, with its error; none with a reason.
    pub mean: Estimate,
    /// How far values lie from the mean: the root of their mean square distance (n − 1).
    pub standard_deviation: Option<f64>,
    /// The smallest value.
    pub minimum: Option<f64>,
    /// The largest value.
    pub maximum: Option<f64>,
    /// Why mean, standard deviation and maximum are none, where they are.
    pub reason: Option<&'static str>,
    /// Quantiles, ascending. Of times, x(⌈np⌉); of everything else, definition 7 of Hyndman and Fan (1996).
    pub quantiles: Vec<Quantile>,
    /// How often values fell between which borders.
    pub histogram: Histogram,
    /// The share of trials without a value, which everything else leaves out; 0 for times, which may be never instead.
    pub undefined_share: f64,
    /// Of a time: whether it ever comes.
    pub never: Option<Never>,
}

/// An estimate with its error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate; none where there is none.
    pub value: Option<f64>,
    /// Its Monte Carlo standard error: how far the estimate itself may be off, not how far values scatter.
    pub standard_error: Option<f64>,
    /// A 95% interval for what it estimates.
    pub interval: Option<ConfidenceInterval>,
}

/// A quantile with its error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The probability of no more.
    pub p: f64,
    /// The value; +∞ for never, none where there is no value.
    pub value: Option<f64>,
    /// A 95% interval for it: of independent trials by order statistics.
    pub interval: Option<ConfidenceInterval>,
}

/// Of a time: how often it never comes, and what it is on average when it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Never {
    /// How often it never comes.
    pub probability: Probability,
    /// The mean over the trials in which it does; none where it never does.
    pub mean_when_paid_back: Option<f64>,
}

/// Counts of values between borders of equal distance, and beyond them.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Histogram {
    /// The borders, ascending: one more than counts. Empty where there is no value.
    pub edges: Vec<f64>,
    /// How many values lie between each border and the next.
    pub counts: Vec<u64>,
    /// How many lie below the first border.
    pub below: u64,
    /// How many lie above the last border; of a time those that never come not among them.
    pub above: u64,
}

/// A probability with its error.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Probability {
    /// The share of trials.
    pub estimate: f64,
    /// Its Monte Carlo standard error.
    pub standard_error: f64,
    /// The lower end of a 95% interval: of independent trials by Wilson.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// A cost, with its tail.
#[derive(Debug, Clone, PartialEq)]
pub struct CostSummary {
    /// How it is distributed.
    pub annual_cost: Summary,
    /// Its tail, at [`TAIL_LEVELS`].
    pub tails: Vec<TailRisk>,
    /// What is passed with which probability, rarest last.
    pub exceedance: Vec<Exceedance>,
}

/// The tail of a cost beyond a level.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TailRisk {
    /// The probability of no more than the value at risk.
    pub level: f64,
    /// x(⌈nα⌉).
    pub value_at_risk: f64,
    /// The mean of the worst 1 − α.
    pub tail_value_at_risk: f64,
}

/// What a loss may cost today.
#[derive(Debug, Clone, PartialEq)]
pub struct LossSimulation {
    /// What people call it.
    pub label: String,
    /// What it may cost.
    pub cost: CostSummary,
}

/// What an option may come to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OptionSimulation {
    /// What people call it.
    pub label: String,
    /// Its results, by name, in their order.
    pub results: Vec<(&'static str, Summary)>,
    /// How often it has paid for itself by the target month; none without a target.
    pub probability_of_payback_by_target: Option<Probability>,
    /// How often its net present value is above zero.
    pub probability_of_profit: Probability,
    /// How often no other option and not doing nothing is better.
    pub probability_best: Probability,
    /// The cumulative net cash flow, months 0 to the horizon.
    pub cumulative: Vec<FanMonth>,
    /// The share of trials in which it has paid for itself by each month, from 0 to the horizon: the probability for any
    /// target.
    pub payback_by_month: Vec<f64>,
}

/// The cumulative net cash flow of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct FanMonth {
    /// The month.
    pub month: u32,
    /// Its quantiles, at [`FAN_QUANTILES`].
    pub quantiles: [f64; FAN_QUANTILES.len()],
}

/// How often a claim holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimSimulation {
    /// What people call it.
    pub label: String,
    /// The path of the result it is about.
    pub result: String,
    /// `equals`, `at_most` or `at_least`.
    pub bound: &'static str,
    /// The figure that is stated.
    pub claimed: Exact,
    /// How often the result meets it; a result that is none meets no claim.
    pub probability: Probability,
}

/// The results of every trial, as columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Samples {
    /// The paths of the results.
    pub paths: Vec<String>,
    /// For each, its value in every trial: not a number where there is none, +∞ for a time that never comes.
    pub columns: Vec<Vec<f64>>,
}

impl OptionSimulation {
    /// A result by its name.
    #[must_use]
    pub fn result(&self, name: &str) -> Option<&Summary> {
        self.results.iter().find(|(known, _)| *known == name).map(|(_, summary)| summary)
    }
}

impl Summary {
    /// The quantile at `p`, where it was computed.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<&Quantile> {
        self.quantiles.iter().find(|quantile| quantile.p == p)
    }
}

impl Simulation {
    /// A result by its path, such as `options.lite.net_present_value`.
    #[must_use]
    pub fn summary(&self, path: &str) -> Option<&Summary> {
        let segments: Vec<&str> = path.split('.').collect();
        match segments.as_slice() {
            ["today", "annual_cost"] => Some(&self.today.annual_cost),
            ["today", "losses", loss, "annual_cost"] => self.losses.get(loss).map(|loss| &loss.cost.annual_cost),
            ["options", option, name] => self.options.get(option).and_then(|option| option.result(name)),
            _ => None,
        }
        .or_else(|| self.outputs.get(path))
    }
}
