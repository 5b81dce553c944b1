//! A document as a tree, whatever it was written in: values with the places they stand at.

use std::borrow::Cow;

use crate::problem::{Code, Location, Problem};

/// How deep tables and arrays may stand in one another whatever the limit: what the TOML parser takes.
pub(crate) const PARSER_DEPTH: usize = 80;

/// A range of bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) at: Span,
    pub(crate) value: Value<'a>,
}

#[derive(Debug)]
pub(crate) enum Value<'a> {
    Table(Vec<Entry<'a>>),
    Array(Vec<Node<'a>>),
    Text(Cow<'a, str>),
    /// A number as it is written, never read through a double.
    Number(Cow<'a, str>),
    /// A value that no field of the format takes: its kind, for the message.
    Other(&'static str),
}

#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_at: Span,
    pub(crate) node: Node<'a>,
}

/// The problem of a table or an array that stands deeper than the limit: the whole document is at depth 1.
pub(crate) fn too_deep(limit: usize, location: Option<Location>) -> Problem {
    let message = format!("tables and arrays stand too deep in one another; the limit is {limit} (depth)");
    Problem { location, ..Problem::new(Code::LimitExceeded, "", message) }
}

impl Node<'_> {
    /// What kind of value it is, for a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Table(_) => "a table",
            Value::Array(_) => "an array",
            Value::Text(_) => "a text",
            Value::Number(_) => "a number",
            Value::Other(kind) => kind,
        }
    }

    /// The place that a dotted path names, or of its nearest part that is there.
    pub(crate) fn locate(&self, path: &str) -> Span {
        let mut segments = path.split('.').filter(|segment| !segment.is_empty());
        let (mut node, mut at) = (self, self.at);
        while let Some(segment) = segments.next() {
            let found = match &node.value {
                Value::Table(entries) => {
                    entries.iter().find(|entry| entry.key == segment).map(|entry| (&entry.node, entry.key_at))
                }
                Value::Array(items) => match segment.parse::<usize>() {
                    Ok(index) => items.get(index).map(|item| (item, item.at)),
                    // An effect is named by its loss and its input.
                    Err(_) => {
                        let input = segments.next();
                        items
                            .iter()
                            .find(|item| item.text("loss") == Some(segment) && item.text("input") == input)
                            .map(|item| (item, item.at))
                    }
                },
                _ => None,
            };
            let Some(next) = found else { break };
            (node, at) = next;
        }
        at
    }

    fn text(&self, key: &str) -> Option<&str> {
        let Value::Table(entries) = &self.value else { return None };
        entries.iter().find(|entry| entry.key == key).and_then(|entry| match &entry.node.value {
            Value::Text(text) => Some(text.as_ref()),
            _ => None,
        })
    }
}
