//! Many scenarios at once: a table whose columns are inputs and whose rows are scenarios, and a table of results.
//!
//! Every row is what [`Model::with`](crate::Model::with) makes of the scenario, and has the bits that it would have
//! alone. Rows are taken on several threads. A row that is no scenario, or that has no result, says so in its own place
//! and stops no other.

mod evaluate;
mod request;
mod results;
mod rows;
mod simulate;
#[cfg(test)]
mod tests;

pub use request::{EvaluateManyRequest, SimulateManyRequest};
pub use results::{Many, ManyResult};
pub use rows::InputColumn;

use core::ops::ControlFlow;

/// Called every now and then with how many rows are done, on the thread that asked; what breaks stops the work.
pub type OnRows<'a> = dyn FnMut(u64) -> ControlFlow<()> + 'a;
