//! What failed, late or unavailable messages cost, and when a better platform has paid for itself.

pub mod availability;
pub mod distribution;
pub mod document;
mod evaluation;
mod explain;
pub mod finance;
mod formula;
mod goal_seek;
mod goal_seek_request;
mod json;
mod limits;
mod many;
mod model;
mod number;
mod order;
mod parallel;
mod plan;
pub mod presets;
mod problem;
mod request;
pub mod sampling;
mod schema;
mod sensitivity;
mod simulation;
pub mod statistics;
mod table;
mod unit;
mod vectors;

pub use document::{Document, Format, Scenario};
pub use evaluation::{
    Answer, Assumption, CashFlowMonth, CashOnlyResults, ClaimAnswer, Drivers, Engine, EvaluateRequest, Evaluation,
    LossAfterResults, LossResults, LossToday, OptionEvaluation, OptionResults, Ranked, Reason, ScenarioSummary, Today,
    TodayResults, WouldNeed,
};
pub use explain::{Definition, ExplainRequest, ExplainedInput, Explanation};
pub use goal_seek::{GoalSeek, Solution};
pub use goal_seek_request::GoalSeekRequest;
pub use json::ToJson;
pub use limits::Limits;
pub use many::{EvaluateManyRequest, InputColumn, Many, ManyResult, OnRows, SimulateManyRequest};
pub use model::{Domain, DomainBounds, Input, InputId, Model, minor_unit};
pub use number::{Bound, Exact, Expr, Fault, Interval, LANES, Lanes, Mask, Name, Number, Ordered, Recorder, Scalar};
pub use plan::{Plan, PlannedAmount, PlannedEffect, PlannedGain, PlannedRunningCost, PlannedStep, PlannedSubscription};
pub use problem::{Code, Location, Problem, Problems};
pub use schema::SCHEMA;
#[cfg(feature = "schema")]
pub use schema::{generated_requests_schema, generated_results_schema, generated_schema};
pub use sensitivity::{
    Axis, AxisRequest, Basis, BreakEven, BreakEvenLine, BreakEvenRequest, Correlated, DecisionChange, DecisionSegment,
    DecisionValue, GroupInformation, InputBreakEven, InputInformation, InputRankCorrelation, ListedInput, PointResult,
    RankCorrelations, RankCorrelationsRequest, SampledRun, Sensitivity, SensitivityRequest, Sobol, SobolFactorIndices,
    SobolKind, SobolPairIndices, SobolRequest, SobolRun, SobolUntil, SobolUntilReached, Tornado, TornadoBar,
    TornadoEnd, TornadoRequest, TwoWay, TwoWayRequest, UnknownWord, ValueOfInformation, ValueOfInformationRequest,
    ValueOfKnowing,
};
pub use simulation::{
    ClaimSimulation, CostSummary, Estimate, FAN_QUANTILES, FanMonth, Histogram, LossSimulation, Never, OnDraws,
    OnProgress, OptionSimulation, Precision, PrecisionReached, Probability, Progress, QUANTILES, Quantile, Run,
    Samples, Shard, SimulateRequest, Simulation, SimulationUnderWay, Summary, TAIL_LEVELS, TailRisk,
};
pub use table::{Entries, Table};
pub use unit::Unit;
pub use vectors::InnerLoops;

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The examples of the guide, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/rust.md")]
struct Guide;
