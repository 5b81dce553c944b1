//! Simulations say what is true: of scenarios without uncertainty, by an independent program, and in closed form.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod arrivals;
mod certain;
mod changed_arrivals;
mod draws;
mod headers;
mod oracle;
