//! Types for TypeScript, written from the JSON Schemas of the core: one source for every face.

#[cfg(feature = "generate")]
mod files;
mod types;

#[cfg(feature = "generate")]
pub use files::{requests, results, scenario, sensitivity};
