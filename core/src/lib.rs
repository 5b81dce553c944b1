//! What failed, late or unavailable messages cost, and when a better platform has paid for itself.

pub mod availability;
pub mod finance;
mod number;
mod unit;

pub use number::{Bound, Exact, Expr, Fault, Interval, Name, Number, Recorder, Scalar};
pub use unit::Unit;
pub mod document;
mod limits;
mod problem;
pub use document::{Document, Format, Scenario};
pub use limits::Limits;
pub use problem::{Code, Location, Problem, Problems};
