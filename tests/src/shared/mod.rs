//! The cases that every face has to answer alike: `tests/conformance`, which `tests/README.md` describes.

mod answer;
mod case;
mod tree;

pub use answer::{Answer, answer, model};
pub use case::{Case, FOLDER, HASHED_FROM, all};
pub use tree::Tree;
