//! TOML → tree.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::node::{Entry, Node, PARSER_DEPTH, Span, Value, too_deep};
use super::text::Lines;
use crate::limits::Limits;
use crate::problem::{Code, Problem};

/// More syntax problems than this say nothing new.
const SYNTAX_PROBLEMS: usize = 8;
/// Beyond this size only the first is reported.
const RECOVERED_BYTES: usize = 32 * 1024;
/// The parser takes some hundred bytes for each word and sign: a text of the largest size may have one in as many bytes
/// as this. What people write has one in seven.
const BYTES_PER_TOKEN: usize = 2;

pub(crate) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Node<'a>, Vec<Problem>> {
    // A shorter text has no room for more than it admits.
    if text.len() > limits.document_bytes / BYTES_PER_TOKEN {
        admit(text, limits).map_err(|problem| vec![problem])?;
    }
    let table = DeTable::parse(text).map_err(|first| {
        let lines = Lines::new(text);
        // A recovering parser keeps every error: of a large hostile text, more of them than there is room for.
        let all = if text.len() <= RECOVERED_BYTES { DeTable::parse_recoverable(text).1 } else { vec![first] };
        all.iter().take(SYNTAX_PROBLEMS).map(|error| syntax(text, &lines, error, limits)).collect::<Vec<_>>()
    })?;
    let at = Span { start: 0, end: text.len() };
    let mut deepest = None;
    let node = Node { at, value: entries(table.into_inner(), limits.depth.saturating_sub(1), &mut deepest) };
    match deepest {
        None => Ok(node),
        Some(at) => Err(vec![too_deep(limits.depth, Some(Lines::new(text).location(at.start)))]),
    }
}

/// Refuses, before anything is made of it, a text that is too deep or has too many parts.
fn admit(text: &str, limits: &Limits) -> Result<(), Problem> {
    let most = limits.document_bytes / BYTES_PER_TOKEN;
    let (mut brackets, mut parts) = (0_usize, 0_usize);
    for (count, token) in Source::new(text).lex().enumerate() {
        match token.kind() {
            TokenKind::Dot => parts += 1,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => brackets += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => brackets = brackets.saturating_sub(1),
            TokenKind::Newline | TokenKind::Equals | TokenKind::Comma => parts = 0,
            _ => {}
        }
        // The document itself is a level; a key of several parts makes one for each but the last.
        if brackets.max(parts) > limits.depth {
            return Err(too_deep(limits.depth, Some(Lines::new(text).location(token.span().start()))));
        }
        if count > most {
            let message = format!("more than {most} words and signs; the limit is document_bytes ÷ {BYTES_PER_TOKEN}");
            return Err(Problem::new(Code::LimitExceeded, "", message));
        }
    }
    Ok(())
}

fn syntax(text: &str, lines: &Lines<'_>, error: &::toml::de::Error, limits: &Limits) -> Problem {
    let message = error.message();
    let at = error.span().map(|span| lines.location(span.start));
    if message.contains("recurs") {
        return too_deep(limits.depth.min(PARSER_DEPTH), at);
    }
    let code = if message.contains("duplicate key") { Code::DuplicateKey } else { Code::Syntax };
    let mut problem = Problem { location: at, ..Problem::new(code, "", message) };
    if code == Code::DuplicateKey
        && let Some(key) = error.span().and_then(|span| text.get(span))
    {
        problem.message = format!("the key {} stands twice in one table", super::text::quoted(key));
        problem.help = "keep one of them; the ids of losses, options and steps are keys".into();
    }
    problem
}

/// The entries of a table, below which so many levels may follow; the first place that is deeper goes to `too_deep`.
fn entries<'a>(table: DeTable<'a>, depth: usize, too_deep: &mut Option<Span>) -> Value<'a> {
    let mut entries: Vec<Entry<'a>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_at = Span { start: key.span().start, end: key.span().end };
            Entry { key: key.into_inner(), key_at, node: node(value, depth, too_deep) }
        })
        .collect();
    crate::order::sort_by_key(&mut entries, |entry| entry.key_at.start);
    Value::Table(entries)
}

fn node<'a>(value: Spanned<DeValue<'a>>, depth: usize, too_deep: &mut Option<Span>) -> Node<'a> {
    let at = Span { start: value.span().start, end: value.span().end };
    let value = value.into_inner();
    if depth == 0 && matches!(value, DeValue::Array(_) | DeValue::Table(_)) {
        too_deep.get_or_insert(at);
        return Node { at, value: Value::Other("a value too deep") };
    }
    let value = match value {
        DeValue::String(string) => Value::Text(string),
        DeValue::Integer(integer) if integer.radix() == 10 => Value::Number(integer.as_str().to_owned().into()),
        DeValue::Integer(_) => Value::Other("a number that is not decimal"),
        DeValue::Float(float) => Value::Number(float.as_str().to_owned().into()),
        DeValue::Boolean(_) => Value::Other("a truth value"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(items) => Value::Array(items.into_iter().map(|item| node(item, depth - 1, too_deep)).collect()),
        DeValue::Table(table) => entries(table, depth - 1, too_deep),
    };
    Node { at, value }
}
