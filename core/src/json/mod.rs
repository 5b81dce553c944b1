//! Results written as JSON.
//!
//! What is written is what `serde_json` writes. It can write anywhere, which may fail at every token; a text cannot fail,
//! and a module of a web page that need not look is much smaller.

mod open;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use writer::write_text;

use core::fmt::Display;

use serde::Serialize;

use self::writer::Writer;

/// A result as JSON, with no white space. What is not finite is null.
///
/// ```
/// let problem = roicm::Model::parse("").unwrap_err().iter().next().cloned();
/// assert!(roicm::to_json(&problem).starts_with("{\"code\":"));
/// ```
///
/// # Panics
/// Never for what this crate gives; else where a type refuses to be written.
#[must_use]
pub fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    let mut writer = Writer::default();
    value.serialize(&mut writer).expect("no result refuses to be written");
    writer.text
}

/// What a type refuses to be written with.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("a value that cannot be written")]
struct Refused;

impl serde::ser::Error for Refused {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}
