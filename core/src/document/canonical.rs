//! The one text of a scenario: RFC 8785 JSON without what only people read.

use rust_decimal::Decimal;

use super::quantity::Quantity;
use super::read::{Part, Parts};
use crate::Table;
use crate::json::write_text;

/// Fields that people read and no number depends on.
const LEFT_OUT: [&str; 4] = ["name", "label", "source", "note"];

/// What has one text: tables with their keys in order, numbers as normalised decimal strings, no white space.
pub(crate) trait Canonical {
    fn write(&self, text: &mut String);

    /// Calls `change` for every quantity inside.
    fn each_quantity(&mut self, change: &mut dyn FnMut(&mut Quantity)) {
        let _ = change;
    }
}

/// A table of those parts that belong to the text.
pub(crate) fn write_parts(parts: Parts<'_>, text: &mut String) {
    let belongs = |name: &str, part: &dyn Part| !LEFT_OUT.contains(&name) && !part.is_absent();
    let members = parts.into_iter().filter(|(name, part)| belongs(name, *part));
    write_table(members.map(|(name, part)| (name, part as &dyn Canonical)).collect(), text);
}

/// A table of members; their keys are ASCII, whose order is that of their UTF-16.
pub(crate) fn write_table(mut members: Vec<(&str, &dyn Canonical)>, text: &mut String) {
    crate::order::sort_by_key(&mut members, |(key, _)| *key);
    text.push('{');
    for (index, (key, value)) in members.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_text(key, text);
        text.push(':');
        value.write(text);
    }
    text.push('}');
}

impl<T: Canonical> Canonical for Option<T> {
    fn write(&self, text: &mut String) {
        match self {
            Some(present) => present.write(text),
            None => text.push_str("null"),
        }
    }

    fn each_quantity(&mut self, change: &mut dyn FnMut(&mut Quantity)) {
        if let Some(present) = self {
            present.each_quantity(change);
        }
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn write(&self, text: &mut String) {
        text.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            item.write(text);
        }
        text.push(']');
    }

    fn each_quantity(&mut self, change: &mut dyn FnMut(&mut Quantity)) {
        for item in self {
            item.each_quantity(change);
        }
    }
}

impl<T: Canonical> Canonical for Table<T> {
    fn write(&self, text: &mut String) {
        write_table(self.iter().map(|(key, value)| (key.as_str(), value as &dyn Canonical)).collect(), text);
    }

    fn each_quantity(&mut self, change: &mut dyn FnMut(&mut Quantity)) {
        for member in self.values_mut() {
            member.each_quantity(change);
        }
    }
}

impl Canonical for String {
    fn write(&self, text: &mut String) {
        write_text(self, text);
    }
}

impl Canonical for u32 {
    fn write(&self, text: &mut String) {
        text.push_str(&self.to_string());
    }
}

impl Canonical for Decimal {
    fn write(&self, text: &mut String) {
        write_text(&self.normalize().to_string(), text);
    }
}

impl Canonical for Quantity {
    fn write(&self, text: &mut String) {
        let mut members: Vec<(&str, &dyn Canonical)> = Vec::new();
        if let Some(value) = &self.value {
            members.push(("value", value));
        }
        if let Some(distribution) = &self.distribution {
            members.push((distribution.tag(), distribution.canonical_parameters()));
        }
        if let Some(currency) = &self.currency {
            members.push(("currency", currency));
        }
        match (members.as_slice(), &self.value) {
            ([_], Some(value)) => value.write(text),
            _ => write_table(members, text),
        }
    }

    fn each_quantity(&mut self, change: &mut dyn FnMut(&mut Quantity)) {
        change(self);
    }
}
