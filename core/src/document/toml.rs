//! TOML → tree.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::node::{Entry, Node, Span, Value};
use super::text::Lines;
use crate::limits::Limits;
use crate::problem::{Code, Problem};

/// More syntax problems than this say nothing new.
const SYNTAX_PROBLEMS: usize = 8;
/// Beyond this size only the first is reported.
const RECOVERED_BYTES: usize = 32 * 1024;

pub(crate) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Node<'a>, Vec<Problem>> {
    let table = DeTable::parse(text).map_err(|first| {
        let lines = Lines::new(text);
        // A recovering parser keeps every error: of a large hostile text, more of them than there is room for.
        let all = if text.len() <= RECOVERED_BYTES { DeTable::parse_recoverable(text).1 } else { vec![first] };
        all.iter().take(SYNTAX_PROBLEMS).map(|error| syntax(text, &lines, error)).collect::<Vec<_>>()
    })?;
    let at = Span { start: 0, end: text.len() };
    let mut problems = Vec::new();
    let node = Node { at, value: entries(text, table.into_inner(), limits.depth, &mut problems) };
    if problems.is_empty() { Ok(node) } else { Err(problems) }
}

fn syntax(text: &str, lines: &Lines<'_>, error: &::toml::de::Error) -> Problem {
    let message = error.message();
    let code = if message.contains("duplicate key") {
        Code::DuplicateKey
    } else if message.contains("recurs") {
        Code::LimitExceeded
    } else {
        Code::Syntax
    };
    let mut problem = Problem::new(code, "", message);
    problem.location = error.span().map(|span| lines.location(span.start));
    if code == Code::LimitExceeded {
        problem.message = "tables, arrays or keys stand too deep in one another".to_owned();
    }
    if code == Code::DuplicateKey
        && let Some(key) = error.span().and_then(|span| text.get(span))
    {
        problem.message = format!("the key {} stands twice in one table", super::text::quoted(key));
        problem.help = "keep one of them; the ids of losses, options and steps are keys".into();
    }
    problem
}

fn entries<'a>(text: &'a str, table: DeTable<'a>, depth: usize, problems: &mut Vec<Problem>) -> Value<'a> {
    let mut entries: Vec<Entry<'a>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_at = Span { start: key.span().start, end: key.span().end };
            Entry { key: key.into_inner(), key_at, node: node(text, value, depth, problems) }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_at.start);
    Value::Table(entries)
}

fn node<'a>(text: &'a str, value: Spanned<DeValue<'a>>, depth: usize, problems: &mut Vec<Problem>) -> Node<'a> {
    let at = Span { start: value.span().start, end: value.span().end };
    let value = value.into_inner();
    if depth == 0 && matches!(value, DeValue::Array(_) | DeValue::Table(_)) {
        if problems.is_empty() {
            let mut problem = Problem::new(Code::LimitExceeded, "", "tables and arrays stand too deep in one another");
            problem.location = Some(Lines::new(text).location(at.start));
            problems.push(problem);
        }
        return Node { at, value: Value::Other("a value too deep") };
    }
    let value = match value {
        DeValue::String(string) => Value::Text(string),
        DeValue::Integer(integer) if integer.radix() == 10 => Value::Number(integer.as_str().to_owned().into()),
        DeValue::Integer(_) => Value::Other("a number that is not decimal"),
        DeValue::Float(float) => Value::Number(float.as_str().to_owned().into()),
        DeValue::Boolean(_) => Value::Other("a truth value"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(items) => {
            Value::Array(items.into_iter().map(|item| node(text, item, depth - 1, problems)).collect())
        }
        DeValue::Table(table) => entries(text, table, depth - 1, problems),
    };
    Node { at, value }
}
