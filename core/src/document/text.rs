//! The text of a document: its encoding, its size and the places in it.

use crate::limits::Limits;
use crate::problem::{Code, Location, Problem};

/// What a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// TOML 1.1.
    Toml,
    /// JSON (RFC 8259).
    Json,
}

impl Format {
    /// The format of a text without a name: JSON when it begins with a brace, else TOML.
    #[must_use]
    pub fn guess(text: &str) -> Self {
        if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') { Self::Json } else { Self::Toml }
    }
}

/// Refuses what is too large or no UTF-8, and takes off a byte order mark.
pub(crate) fn decode<'a>(bytes: &'a [u8], limits: &Limits) -> Result<&'a str, Problem> {
    if bytes.len() > limits.document_bytes {
        return Err(Problem::new(
            Code::LimitExceeded,
            "",
            format!("the document has {} bytes; the limit is {} (document_bytes)", bytes.len(), limits.document_bytes),
        ));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Problem::new(Code::Encoding, "", "the document is UTF-16").help("save it as UTF-8"));
    }
    let text = core::str::from_utf8(bytes).map_err(|error| {
        Problem::new(Code::Encoding, "", format!("the document is not UTF-8 from byte {}", error.valid_up_to()))
            .help("save it as UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Whether a character can hide or reorder what a person reads: controls other than tab and line feed, and the
/// bidirectional controls of Unicode.
#[must_use]
pub fn is_deceptive(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (character.is_control() && character != '\n' && character != '\t')
}

/// What was written, short and harmless enough to be shown in a message.
pub(crate) fn quoted(written: &str) -> String {
    const SHOWN: usize = 60;
    let mut text = String::from("`");
    for character in written.chars().take(SHOWN) {
        if is_deceptive(character) || character == '\n' {
            text.extend(character.escape_default());
        } else {
            text.push(character);
        }
    }
    if written.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    text.push('`');
    text
}

/// Where the lines of a text begin, and how many characters come before every so many bytes: any number of places is
/// then found without reading the text again.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    characters: Vec<usize>,
}

/// Bytes from one count of characters to the next.
const BLOCK: usize = 256;

/// Whether a byte begins a character of UTF-8.
fn begins_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        let mut count = 0;
        let characters = text
            .as_bytes()
            .chunks(BLOCK)
            .map(|block| {
                let before = count;
                count += block.iter().filter(|byte| begins_character(**byte)).count();
                before
            })
            .collect();
        Self { text, starts, characters }
    }

    /// The characters before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let block = (byte / BLOCK).min(self.characters.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * BLOCK..byte).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or(0) + rest.iter().filter(|byte| begins_character(**byte)).count()
    }

    /// The byte at which a line begins; the end of the text where there is no such line.
    pub(crate) fn start_of(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(self.text.len())
    }

    /// Line and column of a byte.
    pub(crate) fn location(&self, byte: usize) -> Location {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        let byte = byte.min(self.text.len());
        Location { line, column: self.characters_before(byte) - self.characters_before(start) + 1 }
    }
}

/// Whether it can be part of a path: a lower-case letter followed by at most 63 lower-case letters, digits or underscores.
pub(crate) fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= 64
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let text = format!("a\n訊息 = 1\n{}x", "訊".repeat(1_000));
        let lines = Lines::new(&text);
        let at = |byte| {
            let Location { line, column } = lines.location(byte);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(2), (2, 1));
        assert_eq!(at(text.find('1').unwrap()), (2, 6));
        assert_eq!(at(text.find('x').unwrap()), (3, 1_001));
        assert_eq!(at(text.len()), (3, 1_002));
        assert_eq!(Lines::new("").location(0), Location { line: 1, column: 1 });
    }
}
