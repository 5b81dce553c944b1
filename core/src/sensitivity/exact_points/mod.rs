//! Single points, computed in exact decimals: what tornado diagrams, tables and break-even values are made of.

mod base_case;
mod changes;
mod decision;
mod influence;
mod point_result;
mod span;
mod work;

pub(super) use super::listed::ListedInput;
pub(super) use base_case::BaseCase;
pub(super) use changes::{Bracket, changes};
pub(super) use decision::{Choice, Decision, Worth, best_in_doubles, decide, name, worths};
pub(super) use influence::influences;
pub use point_result::PointResult;
pub(super) use point_result::{Level, is_false};
pub(super) use span::{Ends, around, shown};
pub(super) use work::{GoesOn, check_work, decision_work, run, validity_work};
