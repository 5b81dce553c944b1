//! Sensitivity and decision analysis: which assumption matters, and what is it worth to know it?

mod break_even;
mod exact_points;
#[allow(dead_code, reason = "the analyses that look at it are being written")]
mod subject;
mod tornado;
mod two_way;

pub use break_even::{BreakEven, BreakEvenRequest, DecisionChange, DecisionSegment, InputBreakEven};
pub use exact_points::{ListedInput, PointResult};
pub use tornado::{Basis, Tornado, TornadoBar, TornadoEnd, TornadoRequest};
pub use two_way::{Axis, AxisRequest, BreakEvenLine, TwoWay, TwoWayRequest};
