//! Checks of every face, and what they share.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a check fails by panicking")]

pub mod cases;
pub mod documents;
pub mod rational;
pub mod refusals;
