//! The service, asked over the network.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod answers;
mod load;
mod readme;
mod stopping;
mod support;
