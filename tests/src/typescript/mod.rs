//! Types for TypeScript, written from the JSON Schemas of the core: one source for every face.

mod comments;
mod files;
mod types;

pub use files::{requests, results, scenario, sensitivity};
