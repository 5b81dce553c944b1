//! What failed, late or unavailable messages cost, and when a better platform has paid for itself.
//!
//! # A tour
//!
//! **A scenario becomes a model.** One document, TOML or JSON, says what interruptions happen, what could be done about
//! them and what that costs. [`Model::parse`] reads and checks it; a model is valid, and what is asked of it has an answer.
//!
//! ```
//! use roicm::Model;
//!
//! let model = Model::parse(r#"
//!     schema_version = 1
//!     currency = "EUR"
//!     horizon_months = 24
//!     discount_rate = 0.06
//!     workforce = { headcount = 12, hourly_cost = 40 }
//!
//!     [losses.lost_messages]
//!     events_per_person_year = 120
//!     minutes_per_event = { pert = { min = 3, mode = 10, max = 30 }, value = 10 }
//!
//!     [options.hosted]
//!     subscriptions.seats.price_per_user_month = 8
//!     [options.hosted.steps.move]
//!     cost = 1200
//!     effects = [{ loss = "lost_messages", input = "events_per_person_year", reduce_by = 0.6 }]
//! "#)?;
//! # assert_eq!(model.inputs().iter().filter(|input| input.distribution().is_some()).count(), 1);
//! # Ok::<(), roicm::Problems>(())
//! ```
//!
//! **What is wrong with it comes as data**, all of it at once: [`Problems`], each a [`Problem`] with a stable [`Code`], the
//! path, the place, a message and help. A service sets its own [`Limits`] with [`Document::model`].
//!
//! **The base case** is exact: [`Model::evaluate`] gives an [`Evaluation`] in decimals ([`Exact`]), with what interruptions
//! cost today, every option's returns, paybacks and cash flow, the ranking, claims and the register of assumptions.
//! [`Model::explain`] writes the formula of any result down to its inputs; [`Model::goal_seek`] finds the input at which a
//! result reaches a target; [`Model::with`] sets inputs to other values.
//!
//! **Uncertainty**: [`Model::simulate`] draws the inputs from their ranges, and gives every result as a range, with the
//! probabilities of payback and of profit, each with its error ([`Simulation`]). The same request has the same bits on every
//! platform, at any number of threads, and in [shards](Model::shards).
//!
//! **Which assumption matters**: [`Model::sensitivity`] takes a [`SensitivityRequest`]: a [`Tornado`], [`RankCorrelations`],
//! [`Sobol`] indices, the [`ValueOfInformation`], a [`TwoWay`] table or [`BreakEven`] values.
//!
//! **Many at once**: [`Model::evaluate_many`] and [`Model::simulate_many`] take a table of inputs and give a table of results.
//!
//! **As JSON**: every request is read by its `from_json`, every answer is written by [`ToJson`]. [`SCHEMA`] is the JSON Schema
//! of scenarios.
//!
//! # Building blocks
//!
//! Of use without a scenario: [`finance`] (present values, paybacks, every internal rate of return with a verdict on them),
//! [`availability`] (downtime, parts in series and in parallel), [`distribution`] (ten distributions with their quantiles),
//! [`statistics`] (intervals, tails, Sobol indices and the value of information of any function) and [`sampling`] (random
//! numbers by seed and name).
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `threads` | yes | work on several threads; no result shows their number |
//! | `simd` | yes | wider vectors of x86-64 processors, chosen when it runs; the same bits |
//! | `cli` | no | the program `roicm` |
//! | `schema` | no | `schemars::JsonSchema` of the documents |
//!
//! No feature changes a value. What the formulas are and where they come from, what is promised of bits, and what may change
//! in which version is told in the folder `docs` of the repository.

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
