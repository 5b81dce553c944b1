//! A number of the document: certain or uncertain, in a currency, with its source.

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::address::{Address, Blank, Outcome, not_a_number};
use super::distribution::Distribution;
use super::node::{Node, Value};
use super::read::{Read, Reader};
use crate::limits::Limits;
use crate::problem::{Code, Problem, Problems, list};

/// A number: a plain number, a decimal string, or a table with a `value`, a distribution, or both (the value is then
/// the base case), and optionally the `currency` it is in, the `source` it comes from and a `note`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quantity {
    /// The base case; by default the mean of the distribution.
    pub value: Option<Decimal>,
    /// What is known of an uncertain number.
    pub distribution: Option<Distribution>,
    /// The currency (ISO 4217) of an amount of money; by default the scenario's.
    pub currency: Option<String>,
    /// Where the number comes from.
    pub source: Option<String>,
    /// Anything else to know about it.
    pub note: Option<String>,
}

/// The keys beside the tags of distributions.
const KEYS: &[&str] = &["value", "currency", "source", "note"];

impl Quantity {
    /// A certain number.
    #[must_use]
    pub fn certain(value: Decimal) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    /// An uncertain number.
    #[must_use]
    pub fn uncertain(distribution: Distribution) -> Self {
        Self { distribution: Some(distribution), ..Self::default() }
    }
}

impl Quantity {
    /// Reads a number as a JSON document writes it: bare, as a text or as a table.
    ///
    /// # Errors
    /// The problems of a document that has it.
    ///
    /// ```
    /// use roicm::document::Quantity;
    ///
    /// let minutes = Quantity::from_json(r#"{"pert": {"min": 8, "mode": 17, "max": 30}}"#)?;
    /// assert_eq!(minutes.distribution.map(|known| known.tag()), Some("pert"));
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let limits = Limits::default();
        // A document is a table at least.
        let table = format!("{{\"quantity\":{text}}}");
        match super::read_replacements(&table, &limits)?.pop() {
            Some((_, quantity)) => Ok(quantity),
            None => Err(Problem::new(Code::MissingField, "", "there is no number").into()),
        }
    }
}

impl From<Decimal> for Quantity {
    fn from(value: Decimal) -> Self {
        Self::certain(value)
    }
}

impl Read for Quantity {
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.value, Value::Number(_) | Value::Text(_)) {
            return Decimal::read(node, reader).map(Self::certain);
        }
        if !matches!(node.value, Value::Table(_)) {
            reader.wrong_type(node, "a number, a decimal string or a table with a value or a distribution");
            return None;
        }
        let keys: Vec<&'static str> = KEYS.iter().chain(Distribution::TAGS).copied().collect();
        let entries = reader.table(node, &keys)?;
        let mut distributions = Vec::new();
        let mut refused = false;
        for entry in entries.iter().filter(|entry| Distribution::TAGS.contains(&entry.key.as_ref())) {
            match reader.within(&entry.key, |reader| Distribution::read(&entry.key, &entry.node, reader)) {
                Some(distribution) => distributions.push(distribution),
                None => refused = true,
            }
        }
        if distributions.len() > 1 {
            let tags = list(distributions.iter().map(Distribution::tag));
            reader.report(
                node.at,
                Code::ConflictingFields,
                "a number has more than one distribution",
                format!("keep one of {tags}"),
            );
            refused = true;
        }
        let has_value = entries.iter().any(|entry| entry.key == "value");
        let mut quantity = Self { distribution: distributions.pop(), ..Self::default() };
        reader.member(entries, "value", &mut quantity.value);
        reader.member(entries, "currency", &mut quantity.currency);
        reader.member(entries, "source", &mut quantity.source);
        reader.member(entries, "note", &mut quantity.note);
        if !has_value && quantity.distribution.is_none() && !refused {
            reader.report(
                node.at,
                Code::MissingField,
                "a number needs a `value` or a distribution",
                format!("for an uncertain number give {}", list(Distribution::TAGS.iter().copied())),
            );
            refused = true;
        }
        (!refused && (!has_value || quantity.value.is_some())).then_some(quantity)
    }
}

impl Address for Quantity {
    /// Makes the number certain; it keeps its currency and its source.
    fn set(&mut self, path: &[&str], value: Decimal) -> Outcome {
        if !path.is_empty() {
            return not_a_number();
        }
        self.value = Some(value);
        self.distribution = None;
        Ok(())
    }

    fn quantity(&self, path: &[&str]) -> Option<&Quantity> {
        path.is_empty().then_some(self)
    }

    fn quantity_mut(&mut self, path: &[&str]) -> Option<&mut Quantity> {
        path.is_empty().then_some(self)
    }
}

impl Blank for Quantity {
    fn blank() -> Option<Self> {
        Some(Self::default())
    }
}

/// A decimal string where there is nothing else to say, else a table.
impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self { value: Some(value), distribution: None, currency: None, source: None, note: None } => {
                serializer.collect_str(&value.normalize())
            }
            Self { value, distribution, currency, source, note } => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(value) = value {
                    map.serialize_entry("value", &value.normalize().to_string())?;
                }
                if let Some(distribution) = distribution {
                    distribution.serialize_parameters(&mut map)?;
                }
                for (key, text) in [("currency", currency), ("source", source), ("note", note)] {
                    if let Some(text) = text {
                        map.serialize_entry(key, text)?;
                    }
                }
                map.end()
            }
        }
    }
}
