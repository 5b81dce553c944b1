//! What is wrong with a document or a call, as data.

mod code;
mod collector;
mod suggest;

pub use code::Code;
pub(crate) use collector::Collector;
pub(crate) use suggest::{Suggestions, did_you_mean, list};

use core::fmt;

use serde::Serialize;

use crate::document::is_deceptive;

/// One thing that is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// A stable name of the kind of problem.
    pub code: Code,
    /// The dotted path of what is wrong, such as `losses.rework.minutes_per_event`; empty for the whole document.
    pub path: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it; empty where nothing can be said.
    pub help: String,
    /// Where in the text of the document it stands, where it came from a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
}

/// A place in a text, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// All the problems of a document or a call: never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(transparent)]
pub struct Problems(Vec<Problem>);

impl Problem {
    pub(crate) fn new(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        let (path, message) = (harmless(path.into()), harmless(message.into()));
        Self { code, path, message, help: String::new(), location: None }
    }

    /// The same of what stands at another path.
    #[must_use]
    pub(crate) fn at(self, path: impl Into<String>) -> Self {
        Self { path: harmless(path.into()), ..self }
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = harmless(help.into());
        self
    }
}

/// A text that may hold what a stranger wrote, so that no terminal and no reader is led astray by it: short, and with
/// what hides or reorders characters escaped.
fn harmless(text: String) -> String {
    const SHOWN: usize = 1_000;
    let is_long = text.chars().nth(SHOWN).is_some();
    if !is_long && !text.contains(is_deceptive) {
        return text;
    }
    let mut shown = String::new();
    let mut count = 0;
    for character in text.chars() {
        if count >= SHOWN {
            shown.push('…');
            break;
        }
        if is_deceptive(character) {
            count += character.escape_default().count();
            shown.extend(character.escape_default());
        } else {
            count += 1;
            shown.push(character);
        }
    }
    shown
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Location { line, column }) = self.location {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{} [{}]", self.message, self.code)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

impl Problems {
    /// The problems as an error, if there are any.
    ///
    /// # Errors
    /// The problems, where there are any.
    pub fn check(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() { Ok(()) } else { Err(Self(problems)) }
    }

    /// The problems, in the order of the document.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// The problems, in the order of the document.
    pub fn iter(&self) -> core::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The problems, in the order of the document.
    #[must_use]
    pub fn into_vec(self) -> Vec<Problem> {
        self.0
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = core::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One problem a paragraph.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}
