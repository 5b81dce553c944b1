//! An HTTP service over `roicm`: it reads, admits, computes and answers, and knows nothing of the model.
//!
//! Every file holds one idea; `README.md` beside this folder says what the service promises.

mod answers;
mod body;
mod compute;
mod config;
mod cost;
mod envelope;
mod lanes;
pub mod load;
mod log;
mod memory;
mod metrics;
mod patient;
mod refusal;
mod routes;
mod server;
mod stop;

pub use config::Config;
pub use lanes::{Lane, NotDone};
pub use memory::{Budget, Reservation};
pub use server::{Running, start};
pub use stop::{Stop, Why};
