//! Sensitivity and decision analysis: which assumption matters, and what is it worth to know it?

mod break_even;
mod exact_points;
mod listed;
mod sobol;
mod subject;
mod tornado;
mod two_way;

pub use break_even::{BreakEven, BreakEvenRequest, DecisionChange, DecisionSegment, InputBreakEven};
pub use exact_points::PointResult;
pub use listed::ListedInput;
pub use sobol::{
    Correlated, Sobol, SobolFactorIndices, SobolKind, SobolPairIndices, SobolRequest, SobolRun, SobolUntil,
    SobolUntilReached, UnknownWord,
};
pub use tornado::{Basis, Tornado, TornadoBar, TornadoEnd, TornadoRequest};
pub use two_way::{Axis, AxisRequest, BreakEvenLine, TwoWay, TwoWayRequest};
