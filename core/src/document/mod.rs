//! The document as it is written: text → tree → [`Scenario`]. Nothing here knows what the numbers mean.

mod address;
mod canonical;
mod claim;
mod decimal;
mod distribution;
mod json;
mod loss;
mod node;
mod option;
mod quantity;
mod read;
mod replace;
mod scenario;
#[cfg(feature = "schema")]
mod schema;
pub(crate) mod text;
mod toml;

pub use claim::{Claim, Overrides};
pub use distribution::{
    Beta, Discrete, Distribution, Gamma, Lognormal, Normal, Parameter, Pert, Quantiles, Sample, Triangular, Uniform,
};
pub use loss::{Arrival, Loss};
pub use option::{Effect, Gain, OptionDocument, RunningCost, Step, Subscription};
pub use quantity::Quantity;
pub use scenario::{Correlation, Scenario, Workforce};
pub use text::{Format, is_deceptive};

use address::Address;
use canonical::Canonical;
use read::{Read, Reader};
pub(crate) use replace::read_replacements;
use rust_decimal::Decimal;

use crate::limits::Limits;
use crate::problem::{Problem, Problems, did_you_mean};

/// A text with the scenario that was read from it.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    format: Format,
    scenario: Scenario,
    /// What was wrong with the form of the document: reported together with what is wrong with its contents.
    problems: Vec<Problem>,
}

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    /// Where no tree can be read from the text: too large, no UTF-8, or no TOML or JSON. Anything else that is wrong
    /// waits for [`Document::model`](crate::Document::model), to be reported together.
    pub fn parse(bytes: &[u8], format: Option<Format>, limits: &Limits) -> Result<Self, Problems> {
        let text = text::decode(bytes, limits)?;
        let format = format.unwrap_or_else(|| Format::guess(text));
        let (scenario, problems) = {
            let root = tree(text, format, limits).map_err(|problems| match Problems::check(problems) {
                Err(problems) => problems,
                Ok(()) => Problem::new(crate::Code::Syntax, "", "the document cannot be read").into(),
            })?;
            let mut reader = Reader::new(text, limits);
            let scenario = Scenario::read(&root, &mut reader).unwrap_or_default();
            (scenario, reader.into_problems())
        };
        Ok(Self { text: text.to_owned(), format, scenario, problems })
    }

    /// The scenario, as far as it could be read.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Problems of the document's form, to which those of its contents are to be added.
    pub(crate) fn form_problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Gives problems that know their path the place in the text that it names, or that of its nearest part: those of
    /// the document have it already, those of an evaluation and notices do not.
    pub fn locate(&self, problems: &mut [Problem]) {
        let limits = Limits { document_bytes: usize::MAX, depth: usize::MAX, ..Limits::default() };
        if let Ok(root) = tree(&self.text, self.format, &limits) {
            let lines = text::Lines::new(&self.text);
            for problem in problems.iter_mut().filter(|problem| problem.location.is_none()) {
                if !problem.path.is_empty() {
                    problem.location = Some(lines.location(root.locate(&problem.path).start));
                }
            }
        }
    }
}

/// A decimal, read as a document reads one that it quotes.
///
/// # Errors
/// `invalid_number`, `inexact_number` or `number_out_of_range`, like a document.
///
/// ```
/// assert_eq!(roicm::document::parse_decimal("12.50")?.to_string(), "12.5");
/// assert!(roicm::document::parse_decimal("1,000").is_err());
/// # Ok::<(), roicm::Problem>(())
/// ```
pub fn parse_decimal(text: &str) -> Result<Decimal, Problem> {
    read_decimal(text, true)
}

/// The same of a number as it stands in a document; `is_quoted` where it stands there as a text.
pub(crate) fn read_decimal(text: &str, is_quoted: bool) -> Result<Decimal, Problem> {
    match decimal::parse(text, is_quoted) {
        Ok(value) => Ok(value),
        Err(refusal) => Err(Problem::new(refusal.code, "", refusal.message).help(refusal.help)),
    }
}

/// A decimal, read as it stands in a JSON document: a number of at most 15 significant digits, or a text.
///
/// # Errors
/// `wrong_type` for what is neither; `invalid_number`, `inexact_number` or `number_out_of_range`, like a document.
///
/// ```
/// assert_eq!(roicm::document::decimal_from_json("0.1")?, roicm::document::decimal_from_json("\"0.10\"")?);
/// assert!(roicm::document::decimal_from_json("0.30000000000000004").is_err());
/// # Ok::<(), roicm::Problem>(())
/// ```
pub fn decimal_from_json(token: &str) -> Result<Decimal, Problem> {
    match serde_json::from_str::<serde_json::Value>(token) {
        Ok(serde_json::Value::String(text)) => read_decimal(&text, true),
        Ok(serde_json::Value::Number(_)) => read_decimal(token.trim(), false),
        // Too large for a double, and yet a number.
        Err(_) if token.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => read_decimal(token, false),
        Ok(_) | Err(_) => Err(Problem::new(crate::Code::WrongType, "", "expected a number or a decimal string")),
    }
}

fn tree<'a>(text: &'a str, format: Format, limits: &Limits) -> Result<node::Node<'a>, Vec<Problem>> {
    match format {
        Format::Toml => toml::parse(text, limits),
        Format::Json => json::parse(text, limits),
    }
}

impl Scenario {
    /// Sets the number at a dotted path, which makes it certain: in the input's own unit and currency. Its correlations
    /// are taken out.
    ///
    /// # Errors
    /// `unknown_reference` or `wrong_type` where the path names no number.
    pub fn set(&mut self, path: &str, value: Decimal) -> Result<(), Problem> {
        self.try_set(path, value)
            .map_err(|unset| unset.problem(path, |segment, known| did_you_mean(segment, known.iter().copied())))
    }

    /// The same, with nothing worked out for a problem.
    pub(crate) fn try_set(&mut self, path: &str, value: Decimal) -> address::Outcome {
        let segments: Vec<&str> = path.split('.').collect();
        Address::set(self, &segments, value)?;
        // What is certain is correlated with nothing.
        self.correlations.retain(|correlation| !correlation.between.iter().any(|end| end == path));
        Ok(())
    }

    /// The RFC 8785 JSON of the scenario, numbers as normalised decimal strings, without names, labels, sources and
    /// notes.
    pub(crate) fn canonical(&self) -> String {
        let mut text = String::new();
        Canonical::write(self, &mut text);
        text
    }

    pub(crate) fn each_quantity(&mut self, mut change: impl FnMut(&mut Quantity)) {
        Canonical::each_quantity(self, &mut change);
    }

    /// The quantity that is written at a dotted path; none where nothing is.
    #[must_use]
    pub fn quantity(&self, path: &str) -> Option<&Quantity> {
        let segments: Vec<&str> = path.split('.').collect();
        Address::quantity(self, &segments)
    }
}
