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
use crate::presets::Preset;
use crate::problem::{Problem, Problems};
use crate::{Evaluation, Explanation, GoalSeek, Sensitivity, Shard, Simulation};

/// What can be written as a document.
///
/// Written in this crate, and not once more in every crate that asks for it.
pub trait ToJson {
    /// The document, as JSON with no white space. What is not finite is null.
    ///
    /// ```
    /// use roicm::ToJson;
    ///
    /// let problems = roicm::Model::parse("").unwrap_err();
    /// assert!(problems.to_json().starts_with("[{\"code\":"));
    /// ```
    #[must_use]
    fn to_json(&self) -> String;
}

macro_rules! documents {
    ($($of:ty,)+) => {$(
        impl ToJson for $of {
            fn to_json(&self) -> String {
                written(self)
            }
        }
    )+};
}

documents! {
    Evaluation,
    Simulation,
    Shard,
    Sensitivity,
    GoalSeek,
    Explanation,
    Problems,
    [Problem],
    [Preset],
}

/// Anything of this crate as JSON.
pub(crate) fn written(value: &(impl Serialize + ?Sized)) -> String {
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
