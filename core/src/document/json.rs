//! JSON → tree.
//!
//! Each level is read as raw slices of the text, so that numbers stay as they are written, places are known, and
//! nothing recurses deeper than the limit.

use core::cell::OnceCell;
use core::fmt;
use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::node::{Entry, Node, PARSER_DEPTH, Span, Value, too_deep};
use super::text::{Lines, quoted};
use crate::limits::Limits;
use crate::problem::{Code, Collector, Location, Problem};

pub(crate) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Node<'a>, Vec<Problem>> {
    // Each level is a call: no setting may make it deeper than a stack holds.
    let depth = limits.depth.min(PARSER_DEPTH);
    let mut reader = Reader { text, depth, lines: OnceCell::new(), problems: Collector::default() };
    let node = match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => reader.node(raw.get(), depth),
        Err(error) => {
            reader.syntax(&error, 0);
            return Err(reader.problems.into_vec());
        }
    };
    if reader.problems.is_empty() { Ok(node) } else { Err(reader.problems.into_vec()) }
}

struct Reader<'a> {
    text: &'a str,
    /// The limit.
    depth: usize,
    /// Made for the first problem.
    lines: OnceCell<Lines<'a>>,
    problems: Collector,
}

/// A key, copied only where it holds escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members of an object in the order of the text, duplicates and all.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Key(key), value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl<'a> Reader<'a> {
    /// Where a slice of the text begins.
    fn offset(&self, slice: &str) -> usize {
        (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn location(&self, byte: usize) -> Location {
        self.lines.get_or_init(|| Lines::new(self.text)).location(byte)
    }

    fn syntax(&mut self, error: &serde_json::Error, start: usize) {
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or(&text);
        let mut problem = Problem::new(Code::Syntax, "", message);
        // The reader counts lines and bytes of the slice; people count characters of the text.
        let lines = self.lines.get_or_init(|| Lines::new(self.text));
        let begin = match error.line() {
            0 | 1 => start,
            line => lines.start_of(lines.location(start).line + line - 1),
        };
        problem.location = Some(lines.location(begin + error.column().saturating_sub(1)));
        self.problems.push(problem);
    }

    fn node(&mut self, slice: &'a str, depth: usize) -> Node<'a> {
        let start = self.offset(slice);
        let at = Span { start, end: start + slice.len() };
        let value = match slice.as_bytes().first() {
            Some(b'{' | b'[') if depth == 0 => {
                if self.problems.is_empty() {
                    let problem = too_deep(self.depth, Some(self.location(start)));
                    self.problems.push(problem);
                }
                Value::Other("a value too deep")
            }
            Some(b'{') => match serde_json::from_str::<Members<'a>>(slice) {
                Ok(Members(members)) => Value::Table(self.entries(members, start, depth)),
                Err(error) => self.refuse(&error, start),
            },
            Some(b'[') => match serde_json::from_str::<Vec<&'a RawValue>>(slice) {
                Ok(items) => Value::Array(items.into_iter().map(|item| self.node(item.get(), depth - 1)).collect()),
                Err(error) => self.refuse(&error, start),
            },
            Some(b'"') => match serde_json::from_str::<String>(slice) {
                Ok(text) => Value::Text(text.into()),
                Err(error) => self.refuse(&error, start),
            },
            Some(b't' | b'f') => Value::Other("a truth value"),
            Some(b'n') => Value::Other("null"),
            _ => Value::Number(slice.into()),
        };
        Node { at, value }
    }

    fn refuse(&mut self, error: &serde_json::Error, start: usize) -> Value<'a> {
        self.syntax(error, start);
        Value::Other("a value that cannot be read")
    }

    fn entries(&mut self, members: Vec<(Cow<'a, str>, &'a RawValue)>, start: usize, depth: usize) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(members.len());
        let mut seen = std::collections::BTreeSet::new();
        let mut end_of_last = start + 1;
        for (key, raw) in members {
            // Between two values stand only white space, a comma, the key in its quotes, and a colon.
            let key_start = self
                .text
                .get(end_of_last..)
                .and_then(|rest| rest.find('"'))
                .map_or(end_of_last, |distance| end_of_last + distance);
            let slice = raw.get();
            end_of_last = self.offset(slice) + slice.len();
            if !seen.insert(key.clone()) {
                let mut problem = Problem::new(
                    Code::DuplicateKey,
                    "",
                    format!("the key {} stands twice in one object", quoted(&key)),
                )
                .help("keep one of them; the ids of losses, options and steps are keys");
                problem.location = Some(self.location(key_start));
                self.problems.push(problem);
                continue;
            }
            let key_at = Span { start: key_start, end: key_start + key.len() + 2 };
            entries.push(Entry { key, key_at, node: self.node(slice, depth - 1) });
        }
        entries
    }
}
