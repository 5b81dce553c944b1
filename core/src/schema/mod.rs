//! The JSON Schema of scenarios, results and requests: for editors that complete and check while one types, and for
//! programs in other languages.
//!
//! They are generated from the types (feature `schema`) and committed. What the schema of a scenario refuses, a model
//! refuses too; what needs arithmetic or the rest of the document to be judged, only a model refuses.

#[cfg(feature = "schema")]
mod requests;
#[cfg(feature = "schema")]
mod results;
#[cfg(feature = "schema")]
mod scenario;
#[cfg(feature = "schema")]
mod texts;
#[cfg(feature = "schema")]
mod write;

#[cfg(feature = "schema")]
pub use requests::generated_requests_schema;
#[cfg(feature = "schema")]
pub use results::generated_results_schema;
#[cfg(feature = "schema")]
pub use scenario::generated_schema;
#[cfg(feature = "schema")]
pub(crate) use texts::forms;

/// The JSON Schema (draft 2020-12) of a scenario, as a text.
pub const SCHEMA: &str = include_str!("../../schema/scenario.schema.json");
