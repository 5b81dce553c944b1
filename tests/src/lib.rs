//! Checks of every face, and what they share.

#![cfg(feature = "checks")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a check fails by panicking"
)]

pub mod cases;
#[cfg(feature = "generate")]
pub mod descriptions;
pub mod documents;
pub mod formula;
pub mod fuzz;
pub mod generate;
#[cfg(feature = "generate")]
pub mod python_types;
pub mod random;
pub mod rational;
#[cfg(feature = "generate")]
pub mod reference;
pub mod refusals;
pub mod runs;
pub mod shared;
#[cfg(feature = "generate")]
pub mod typescript;
