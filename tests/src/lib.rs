//! Checks of every face, and what they share.

#![cfg(feature = "checks")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a check fails by panicking")]

pub mod cases;
pub mod documents;
pub mod random;
pub mod rational;
pub mod refusals;
