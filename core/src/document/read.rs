//! Tree → document, collecting every problem on the way.
//!
//! Deriving `serde::Deserialize` would stop at the first problem; a person who mends a document wants to see them all.

use core::cell::OnceCell;
use rust_decimal::Decimal;

use super::address::Address;
use super::canonical::Canonical;
use super::decimal;
use super::node::{Entry, Node, Span, Value};
use super::text::{Lines, is_deceptive, quoted};
use crate::Table;
use crate::limits::Limits;
use crate::problem::{Code, Collector, Problem, did_you_mean};

/// What goes wrong, and where, while a tree is read.
pub(crate) struct Reader<'a> {
    text: &'a str,
    /// Made for the first problem.
    lines: OnceCell<Lines<'a>>,
    path: String,
    problems: Collector,
    limits: Limits,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, limits: &Limits) -> Self {
        Self { text, lines: OnceCell::new(), path: String::new(), problems: Collector::default(), limits: *limits }
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_vec()
    }

    /// Reports a problem at the place being read.
    pub(crate) fn report(&mut self, at: Span, code: Code, message: impl Into<String>, help: impl Into<String>) {
        if !self.problems.has_room() {
            self.problems.pass_over();
            return;
        }
        let mut problem = Problem::new(code, self.path.as_str(), message).help(help);
        problem.location = Some(self.lines.get_or_init(|| Lines::new(self.text)).location(at.start));
        self.problems.push(problem);
    }

    pub(crate) fn wrong_type(&mut self, node: &Node<'_>, expected: &str) {
        self.report(node.at, Code::WrongType, format!("expected {expected}, found {}", node.kind()), "");
    }

    /// Whether so many members may be read: what they would be made into takes far more space than they do.
    fn admits(&mut self, count: usize, (most, name): (usize, &str)) -> bool {
        if count > most {
            let what = self.path.rsplit('.').next().unwrap_or_default().replace('_', " ");
            let message = format!("{count} {what}; the limit is {most} ({name})");
            // Its place is that of its key, which the path finds.
            self.problems.push(Problem::new(Code::LimitExceeded, self.path.as_str(), message));
        }
        count <= most
    }

    /// Runs `read` one segment deeper in the path.
    pub(crate) fn within<T>(&mut self, segment: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.enter(segment);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    fn enter(&mut self, segment: &str) {
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(segment);
    }

    /// The entries of a table that has these keys and no others.
    pub(crate) fn table<'n>(&mut self, node: &'n Node<'n>, keys: &[&'static str]) -> Option<&'n [Entry<'n>]> {
        let Value::Table(entries) = &node.value else {
            self.wrong_type(node, "a table");
            return None;
        };
        for entry in entries {
            if !keys.contains(&entry.key.as_ref()) {
                if !self.problems.has_room() {
                    self.problems.pass_over();
                    continue;
                }
                let help = if self.problems.wants_suggestions() {
                    did_you_mean(&entry.key, keys.iter().copied())
                } else {
                    String::new()
                };
                let message = format!("there is no field {}", quoted(&entry.key));
                self.within(&shown_segment(&entry.key), |reader| {
                    reader.report(entry.key_at, Code::UnknownField, message, help);
                });
            }
        }
        Some(entries)
    }

    /// Reads a table into the members of a part, which have nothing in them yet. Whether it is a table.
    pub(crate) fn members(&mut self, node: &Node<'_>, members: PartsMut<'_>) -> bool {
        let keys: Vec<&'static str> = members.iter().map(|(key, _)| *key).collect();
        let Some(entries) = self.table(node, &keys) else { return false };
        for (key, member) in members {
            self.member(entries, key, member);
        }
        true
    }

    /// Reads the member of a table into its place.
    pub(crate) fn member(&mut self, entries: &[Entry<'_>], key: &str, member: &mut dyn Field) {
        if let Some(entry) = entries.iter().find(|entry| entry.key == key) {
            self.within(key, |reader| member.read_field(&entry.node, reader));
        }
    }

    /// The items of an array of so many at most.
    fn items<'n>(&mut self, node: &'n Node<'n>, most: (usize, &str)) -> &'n [Node<'n>] {
        let Value::Array(items) = &node.value else {
            self.wrong_type(node, "an array");
            return &[];
        };
        if self.admits(items.len(), most) { items } else { &[] }
    }

    /// The entries of a table of ids, so many at most.
    fn entries<'n>(&mut self, node: &'n Node<'n>, most: (usize, &str)) -> &'n [Entry<'n>] {
        let Value::Table(entries) = &node.value else {
            self.wrong_type(node, "a table of ids");
            return &[];
        };
        if self.admits(entries.len(), most) { entries } else { &[] }
    }
}

/// A key as a segment of a path: harmless and short, however it was written.
fn shown_segment(key: &str) -> String {
    quoted(key).trim_matches('`').to_owned()
}

/// What can be read from a value of the document. Reports every problem; none where nothing can be made of it.
pub(crate) trait Read: Sized {
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// How many of them a table or an array may hold, with the name of the limit. The model may want fewer.
    fn most(limits: &Limits) -> (usize, &'static str) {
        (limits.inputs * 2, "inputs × 2")
    }
}

/// What can stand, or be missing, as a field of a table.
pub(crate) trait Field {
    /// Reads what stands there into a field that has nothing in it yet.
    fn read_field(&mut self, node: &Node<'_>, reader: &mut Reader<'_>);

    /// Whether nothing stands there.
    fn is_absent(&self) -> bool;
}

impl<T: Read> Field for Option<T> {
    fn read_field(&mut self, node: &Node<'_>, reader: &mut Reader<'_>) {
        *self = T::read(node, reader);
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Field for Vec<T> {
    fn read_field(&mut self, node: &Node<'_>, reader: &mut Reader<'_>) {
        let most = T::most(&reader.limits);
        for (index, item) in reader.items(node, most).iter().enumerate() {
            self.extend(reader.within(&index.to_string(), |reader| T::read(item, reader)));
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// A table from ids to things. What cannot be read stays there empty, so that what names it is not refused as well.
impl<T: Read + Default> Field for Table<T> {
    fn read_field(&mut self, node: &Node<'_>, reader: &mut Reader<'_>) {
        let most = T::most(&reader.limits);
        for entry in reader.entries(node, most) {
            let value = reader.within(&shown_segment(&entry.key), |reader| T::read(&entry.node, reader));
            self.insert(entry.key.clone().into_owned(), value.unwrap_or_default());
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Read for String {
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Text(text) = &node.value else {
            reader.wrong_type(node, "a text");
            return None;
        };
        if text.chars().any(is_deceptive) {
            reader.report(
                node.at,
                Code::InvalidText,
                "the text holds control characters or marks that reorder it",
                "take them out",
            );
            return None;
        }
        Some(text.clone().into_owned())
    }
}

impl Read for u32 {
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let whole = match &node.value {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        };
        if whole.is_none() {
            let found = match &node.value {
                Value::Number(text) => quoted(text),
                _ => node.kind().to_owned(),
            };
            reader.report(
                node.at,
                Code::WrongType,
                format!("expected a whole number from 0 to {}, found {found}", Self::MAX),
                "what shapes the calculation (months, ramps, the horizon) is certain and whole",
            );
        }
        whole
    }
}

impl Read for Decimal {
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (text, is_quoted) = match &node.value {
            Value::Number(text) => (text, false),
            Value::Text(text) => (text, true),
            _ => {
                reader.wrong_type(node, "a number");
                return None;
            }
        };
        match decimal::parse(text, is_quoted) {
            Ok(value) => Some(value.normalize()),
            Err(refusal) => {
                reader.report(node.at, refusal.code, refusal.message, refusal.help);
                None
            }
        }
    }
}

/// What can be done with any field of the document, whatever it holds.
pub(crate) trait Part: Field + Canonical + Address {}

impl<T: Field + Canonical + Address> Part for T {}

/// The fields of a table by their names.
pub(crate) type Parts<'a> = Vec<(&'static str, &'a dyn Part)>;

/// The same, to be changed.
pub(crate) type PartsMut<'a> = Vec<(&'static str, &'a mut dyn Part)>;

/// A part of the document: a table whose fields are read by their own names, all of them optional, and no others.
/// Where there may be several, `limited by` names the limit on how many.
macro_rules! document {
    ($($(#[$meta:meta])* pub struct $name:ident $(limited by $limit:ident)? {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
    })+) => {$(
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        $(#[$meta])*
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "crate::document::read::Field::is_absent")]
                pub $field: $type,
            )*
        }

        impl $name {
            fn parts(&self) -> crate::document::read::Parts<'_> {
                vec![$((stringify!($field), &self.$field)),*]
            }

            fn parts_mut(&mut self) -> crate::document::read::PartsMut<'_> {
                vec![$((stringify!($field), &mut self.$field)),*]
            }
        }

        impl crate::document::read::Read for $name {
            fn read(
                node: &crate::document::node::Node<'_>,
                reader: &mut crate::document::read::Reader<'_>,
            ) -> Option<Self> {
                let mut read = Self::default();
                reader.members(node, read.parts_mut()).then_some(read)
            }

            $(fn most(limits: &crate::limits::Limits) -> (usize, &'static str) {
                (limits.$limit, stringify!($limit))
            })?
        }

        impl crate::document::canonical::Canonical for $name {
            fn write(&self, text: &mut String) {
                crate::document::canonical::write_parts(self.parts(), text);
            }

            fn each_quantity(&mut self, change: &mut dyn FnMut(&mut crate::document::Quantity)) {
                for (_, part) in self.parts_mut() {
                    part.each_quantity(change);
                }
            }
        }

        impl crate::document::address::Address for $name {
            fn set(&mut self, path: &[&str], value: rust_decimal::Decimal) -> crate::document::address::Outcome {
                crate::document::address::set_in(self.parts_mut(), path, value)
            }

            fn quantity(&self, path: &[&str]) -> Option<&crate::document::Quantity> {
                crate::document::address::quantity_in(self.parts(), path)
            }

            fn quantity_mut(&mut self, path: &[&str]) -> Option<&mut crate::document::Quantity> {
                crate::document::address::quantity_mut_in(self.parts_mut(), path)
            }
        }
    )+};
}

/// A choice of fixed words.
macro_rules! words {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)* })+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// The words, as they are written.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The word, as it is written.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl crate::document::read::Read for $name {
            fn read(
                node: &crate::document::node::Node<'_>,
                reader: &mut crate::document::read::Reader<'_>,
            ) -> Option<Self> {
                let crate::document::node::Value::Text(text) = &node.value else {
                    reader.wrong_type(node, "a text");
                    return None;
                };
                match text.as_ref() {
                    $($word => Some(Self::$variant),)*
                    other => {
                        reader.report(
                            node.at,
                            crate::problem::Code::UnknownReference,
                            format!("there is no choice {}", crate::document::text::quoted(other)),
                            crate::problem::did_you_mean(other, Self::WORDS.iter().copied()),
                        );
                        None
                    }
                }
            }
        }

        impl crate::document::canonical::Canonical for $name {
            fn write(&self, text: &mut String) {
                crate::json::write_text(self.word(), text);
            }
        }

        impl crate::document::address::Address for $name {
            fn set(&mut self, _: &[&str], _: rust_decimal::Decimal) -> crate::document::address::Outcome {
                crate::document::address::not_a_number()
            }
        }

        impl crate::document::address::Blank for $name {
            fn blank() -> Option<Self> {
                None
            }
        }
    )+};
}

pub(crate) use {document, words};
