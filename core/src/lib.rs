//! What failed, late or unavailable messages cost, and when a better platform has paid for itself.

pub mod distribution;
mod number;
pub mod statistics;
mod unit;

pub use number::{Bound, Exact, Expr, Fault, Interval, Name, Number, Recorder, Scalar};
pub use unit::Unit;
