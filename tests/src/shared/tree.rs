//! JSON whose numbers and texts stay as they are written: what answers are compared by, to the last bit.

use core::fmt::Write as _;

/// How wide a line of a file may be.
const WIDTH: usize = 120;

/// A value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Its members in the order of the text.
    Object(Vec<(String, Self)>),
    /// Its items.
    Array(Vec<Self>),
    /// A number, a text in its quotes, `true`, `false` or `null`, as it is written.
    Token(String),
}

impl Tree {
    /// Reads a text that is JSON.
    ///
    /// # Panics
    /// Where it is not.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        // What is accepted here is JSON; the reader below may then be simple.
        let checked: Result<serde::de::IgnoredAny, _> = serde_json::from_str(text);
        assert!(checked.is_ok(), "no JSON: {text}");
        let mut rest = text.trim_start();
        value(&mut rest)
    }

    /// A text as a value.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Token(serde_json::Value::from(text).to_string())
    }

    /// The text that a value is.
    #[must_use]
    pub fn as_text(&self) -> Option<String> {
        match self {
            Self::Token(token) => serde_json::from_str(token).ok(),
            _ => None,
        }
    }

    /// A member of an object, or an item of an array by its place.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            Self::Array(items) => items.get(key.parse::<usize>().ok()?),
            Self::Token(_) => None,
        }
    }

    /// The members of an object.
    #[must_use]
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// Takes a member out of an object.
    pub fn take(&mut self, key: &str) -> Option<Self> {
        let Self::Object(members) = self else { return None };
        let place = members.iter().position(|(name, _)| name == key)?;
        Some(members.remove(place).1)
    }

    /// The canonical text: members by their names in the order of code points, no white space, every number and text as it
    /// is written.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Object(members) => {
                let mut sorted: Vec<&(String, Self)> = members.iter().collect();
                sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
                let inner = sorted.iter().map(|(key, value)| format!("{}:{}", quoted(key), value.canonical()));
                format!("{{{}}}", inner.collect::<Vec<_>>().join(","))
            }
            Self::Array(items) => format!("[{}]", items.iter().map(Self::canonical).collect::<Vec<_>>().join(",")),
            Self::Token(token) => token.clone(),
        }
    }

    /// The same with the members of every object in the canonical order.
    #[must_use]
    pub fn sorted(&self) -> Self {
        Self::parse(&self.canonical())
    }

    /// A text for people: what fits a line stands on one.
    #[must_use]
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0, 0);
        text.push('\n');
        text
    }

    fn write(&self, text: &mut String, depth: usize, before: usize) {
        let line = self.line();
        if before + line.chars().count() < WIDTH {
            text.push_str(&line);
            return;
        }
        let inside = "  ".repeat(depth + 1);
        let (open, close, length) = match self {
            Self::Object(members) => ('{', '}', members.len()),
            Self::Array(items) => ('[', ']', items.len()),
            Self::Token(token) => return text.push_str(token),
        };
        text.push(open);
        for index in 0..length {
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(text, "{comma}\n{inside}");
            match self {
                Self::Object(members) => {
                    let key = format!("{}: ", quoted(&members[index].0));
                    text.push_str(&key);
                    members[index].1.write(text, depth + 1, inside.len() + key.len());
                }
                Self::Array(items) => items[index].write(text, depth + 1, inside.len()),
                Self::Token(_) => {}
            }
        }
        let _ = write!(text, "\n{}{close}", "  ".repeat(depth));
    }

    fn line(&self) -> String {
        match self {
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let inner = members.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.line()));
                format!("{{ {} }}", inner.collect::<Vec<_>>().join(", "))
            }
            Self::Array(items) => format!("[{}]", items.iter().map(Self::line).collect::<Vec<_>>().join(", ")),
            Self::Token(token) => token.clone(),
        }
    }

    /// The first place where two values differ, and what stands there in each: in the canonical order.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<String> {
        let short = |value: Option<&Self>| {
            value.map_or("nothing".to_owned(), |value| value.canonical().chars().take(60).collect())
        };
        let mut keys: Vec<String> = match (self, other) {
            (Self::Object(a), Self::Object(b)) => a.iter().chain(b).map(|(key, _)| key.clone()).collect(),
            (Self::Array(a), Self::Array(b)) => (0..a.len().max(b.len())).map(|index| index.to_string()).collect(),
            _ => return (self != other).then(|| format!(": {}, expected {}", short(Some(self)), short(Some(other)))),
        };
        if matches!(self, Self::Object(_)) {
            keys.sort();
            keys.dedup();
        }
        keys.into_iter().find_map(|key| match (self.get(&key), other.get(&key)) {
            (Some(a), Some(b)) => a.difference(b).map(|found| format!(".{key}{found}")),
            (a, b) => Some(format!(".{key}: {}, expected {}", short(a), short(b))),
        })
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Reads a value of a text that is JSON, and leaves what comes after it.
fn value(rest: &mut &str) -> Tree {
    match rest.as_bytes().first() {
        Some(b'{') => {
            let mut members = Vec::new();
            while next_item(rest, '}') {
                let key = token(rest).as_text().expect("a key is a text");
                over(rest);
                members.push((key, value(rest)));
            }
            Tree::Object(members)
        }
        Some(b'[') => {
            let mut items = Vec::new();
            while next_item(rest, ']') {
                items.push(value(rest));
            }
            Tree::Array(items)
        }
        _ => token(rest),
    }
}

/// Goes over a bracket or a comma to the next item, or over the end.
fn next_item(rest: &mut &str, end: char) -> bool {
    *rest = rest.trim_start();
    if !rest.starts_with(end) {
        over(rest);
    }
    let is_over = rest.starts_with(end);
    if is_over {
        over(rest);
    }
    !is_over
}

/// Goes over a sign, and the white space around it.
fn over(rest: &mut &str) {
    *rest = rest.trim_start().split_at(1).1.trim_start();
}

fn token(rest: &mut &str) -> Tree {
    let bytes = rest.as_bytes();
    let mut end = 1;
    if bytes[0] == b'"' {
        while bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        end += 1;
    } else {
        while bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)) {
            end += 1;
        }
    }
    let (token, after) = rest.split_at(end);
    *rest = after;
    Tree::Token(token.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#" { "b" : [ 1.0 , -0.0, 1e-7,"a\"]}" ,[],{ }], "a":{"é":null ,"d":true} } "#;

    #[test]
    fn what_is_written_stays() {
        let canonical = r#"{"a":{"d":true,"é":null},"b":[1.0,-0.0,1e-7,"a\"]}",[],{}]}"#;
        assert_eq!(Tree::parse(TEXT).canonical(), canonical);
        assert_eq!(Tree::parse(&Tree::parse(TEXT).pretty()), Tree::parse(TEXT));
        assert_eq!(Tree::parse("\"x\"").as_text().as_deref(), Some("x"));
    }

    #[test]
    fn the_first_difference_is_told() {
        let (a, b) = (Tree::parse(TEXT), Tree::parse(&TEXT.replace("1e-7", "1E-7").replace("[]", "[2]")));
        assert_eq!(a.difference(&a), None);
        assert_eq!(a.difference(&b).unwrap(), ".b.2: 1e-7, expected 1E-7");
        assert_eq!(Tree::parse("{}").difference(&a).unwrap(), r#".a: nothing, expected {"d":true,"é":null}"#);
    }
}
