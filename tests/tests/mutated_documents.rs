//! Documents that were damaged on the way: whatever they have become, they are answered, never with a panic.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;
use roicm::{Document, Format, Limits};

/// No damage makes a small document slow to answer.
const PATIENCE: Duration = Duration::from_secs(5);

const SEEDS: [&str; 5] = [
    include_str!("../cases/every-key.toml"),
    include_str!("../../core/presets/hong-kong-only.toml"),
    include_str!("../../core/presets/shenzhen-subsidiary.toml"),
    include_str!("../../core/presets/multinational.toml"),
    include_str!("../../examples/scenarios/electronics-trader.toml"),
];

/// What may stand where something else stood: the tokens of both formats, and values at the edge of what is read.
const TOKENS: [&str; 44] = [
    "",
    " ",
    "\n",
    "=",
    ".",
    ",",
    ":",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "\"",
    "'",
    "\"\"\"",
    "#",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "-",
    "+",
    "0",
    "1e308",
    "1e999",
    "1e-999",
    "-0",
    "0.1",
    "nan",
    "inf",
    "0x10",
    "1_000",
    "true",
    "null",
    "1979-05-27",
    "99999999999999999999999999999",
    "4294967296",
    "0.00000000000000000000000000001",
    "do_nothing",
    "value",
    "pert",
];

/// A way to damage a document.
#[derive(Debug, Clone)]
enum Damage {
    /// A byte becomes another.
    Flip(Index, u8),
    /// A piece is cut out.
    Cut(Index, Index),
    /// The rest is lost.
    Truncate(Index),
    /// A piece stands twice.
    Repeat(Index, Index),
    /// A token of the text is replaced.
    Replace(Index, Index),
    /// Two tokens of the text change places.
    Swap(Index, Index),
    /// Two lines change places.
    SwapLines(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || any::<Index>();
    prop_oneof![
        1 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        1 => (place(), place()).prop_map(|(from, length)| Damage::Cut(from, length)),
        1 => place().prop_map(Damage::Truncate),
        1 => (place(), place()).prop_map(|(from, length)| Damage::Repeat(from, length)),
        4 => (place(), place()).prop_map(|(at, token)| Damage::Replace(at, token)),
        4 => (place(), place()).prop_map(|(a, b)| Damage::Swap(a, b)),
        1 => (place(), place()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
    ]
}

/// The pieces of a text: runs of letters, digits and underscores, and everything else alone.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let length = if is_word(first) {
            rest.find(|character| !is_word(character)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

fn swap(parts: &mut [&str], a: &Index, b: &Index) {
    let count = parts.len();
    parts.swap(a.index(count), b.index(count));
}

impl Damage {
    fn apply(&self, bytes: Vec<u8>) -> Vec<u8> {
        // A piece is at most this long, so that something is left.
        const PIECE: usize = 200;
        if bytes.is_empty() {
            return bytes;
        }
        let piece = |from: &Index, length: &Index| {
            let from = from.index(bytes.len());
            from..(from + length.index(PIECE)).min(bytes.len())
        };
        let by_parts = |split: fn(&str) -> Vec<&str>, change: &dyn Fn(&mut Vec<&str>)| match std::str::from_utf8(&bytes)
        {
            Ok(text) => {
                let mut parts = split(text);
                change(&mut parts);
                parts.concat().into_bytes()
            }
            Err(_) => bytes.clone(),
        };
        match self {
            Self::Flip(at, byte) => {
                let mut flipped = bytes.clone();
                flipped[at.index(bytes.len())] = *byte;
                flipped
            }
            Self::Cut(from, length) => {
                let piece = piece(from, length);
                [&bytes[..piece.start], &bytes[piece.end..]].concat()
            }
            Self::Truncate(at) => bytes[..at.index(bytes.len())].to_vec(),
            Self::Repeat(from, length) => {
                let piece = piece(from, length);
                [&bytes[..piece.end], &bytes[piece.start..]].concat()
            }
            Self::Replace(at, token) => by_parts(tokens, &|parts| {
                let at = at.index(parts.len());
                parts[at] = TOKENS[token.index(TOKENS.len())];
            }),
            Self::Swap(a, b) => by_parts(tokens, &|parts| swap(parts, a, b)),
            Self::SwapLines(a, b) => by_parts(|text| text.split_inclusive('\n').collect(), &|lines| swap(lines, a, b)),
        }
    }
}

/// The seeds in both formats, without their comments, in which damage would change nothing.
fn seeds() -> Vec<(Format, String)> {
    let without_comments = |toml: &str| -> String {
        toml.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
    };
    SEEDS
        .iter()
        .flat_map(|toml| {
            let table: toml::Table = toml.parse().unwrap();
            [(Format::Toml, without_comments(toml)), (Format::Json, serde_json::to_string(&table).unwrap())]
        })
        .collect()
}

/// Everything that a service does with what it was sent.
fn answer(format: Format, bytes: &[u8]) {
    let limits = Limits::default();
    for format in [Some(format), None] {
        let Ok(document) = Document::parse(bytes, format, &limits) else { continue };
        match document.model(&limits) {
            Ok(model) => drop(model.evaluate()),
            Err(problems) => assert!(!problems.to_string().is_empty()),
        }
    }
}

proptest! {
    // Optimised, ten times as many take as long.
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 3_000 }))]

    #[test]
    fn damaged_documents_are_answered(seed in any::<Index>(), damages in prop::collection::vec(damage(), 1..6)) {
        let seeds = seeds();
        let (format, text) = &seeds[seed.index(seeds.len())];
        let bytes = damages.iter().fold(text.clone().into_bytes(), |bytes, damage| damage.apply(bytes));
        let start = Instant::now();
        answer(*format, &bytes);
        prop_assert!(start.elapsed() < PATIENCE);
    }

    #[test]
    fn noise_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        answer(Format::Toml, &bytes);
        answer(Format::Json, &bytes);
    }

    #[test]
    fn noise_of_tokens_is_answered(tokens in prop::collection::vec(prop::sample::select(&TOKENS[..]), 0..200)) {
        let text = tokens.concat();
        answer(Format::Toml, text.as_bytes());
        answer(Format::Json, text.as_bytes());
    }
}
