//! Sensitivity and decision analysis: which assumption matters, and what is it worth to know it?
//!
//! | question | method | after | runs of the model |
//! |---|---|---|---|
//! | how far does a result move with each input alone? | [`Model::tornado`](crate::Model::tornado) | Howard 1988 | 2 an input |
//! | which inputs does it rise and fall with? | [`Model::rank_correlations`](crate::Model::rank_correlations) | Spearman 1904 | those of a simulation |
//! | which inputs, and which of them together, does its variance come from? | [`Model::sobol`](crate::Model::sobol) | Saltelli and others 2010, Jansen 1999 | N (k + 2) for k inputs |
//! | what is it worth to know an input before deciding? | [`Model::value_of_information`](crate::Model::value_of_information) | Raiffa and Schlaifer 1961; Strong, Oakley and Brennan 2014 | those of a simulation |
//! | what is the result for these values of two inputs, and which decision is best there? | [`Model::two_way`](crate::Model::two_way) | | 1 a cell, 1 more of all options |
//! | what would have to be true for another decision to be best? | [`Model::break_even`](crate::Model::break_even) | | about 70 of all options an input, 60 a change |
//!
//! The documentation of each says when not to use it. As a rule: a tornado for a first look; rank correlations where a
//! simulation has been run anyway; Sobol indices where inputs may act together; the value of information where it is to be
//! decided what to find out, as an input may move the result widely and never change the decision.
//!
//! All of them take events as expected ones: when an event comes and how bad it will be is chance, which nobody can learn
//! beforehand. What a simulation draws for each event of a Poisson loss is held, and named in `notices`: at its base case by
//! what moves single inputs, at its mean by what draws.

mod analysis;
mod break_even;
mod exact_points;
#[cfg(feature = "schema")]
mod form;
mod groups;
mod held;
mod listed;
mod rank_correlations;
mod sampled;
mod sobol;
mod subject;
mod tornado;
mod two_way;
mod value_of_information;

pub use analysis::{Sensitivity, SensitivityRequest};
pub use break_even::{BreakEven, BreakEvenRequest, DecisionChange, DecisionSegment, InputBreakEven};
pub use exact_points::PointResult;
pub use listed::ListedInput;
pub use rank_correlations::{InputRankCorrelation, RankCorrelations, RankCorrelationsRequest};
pub use sampled::SampledRun;
pub use sobol::{
    Correlated, Sobol, SobolFactorIndices, SobolKind, SobolPairIndices, SobolRequest, SobolRun, SobolUntil,
    SobolUntilReached, UnknownWord,
};
pub use tornado::{Basis, Tornado, TornadoBar, TornadoEnd, TornadoRequest};
pub use two_way::{Axis, AxisRequest, BreakEvenLine, TwoWay, TwoWayRequest};
pub use value_of_information::{
    DecisionValue, GroupInformation, InputInformation, ValueOfInformation, ValueOfInformationRequest, ValueOfKnowing,
};
