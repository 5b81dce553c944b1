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
pub(crate) fn is_deceptive(character: char) -> bool {
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

/// Line and column of a byte.
pub(crate) fn location(text: &str, byte: usize) -> Location {
    Cursor::new(text).location(byte)
}

/// Finds the lines and columns of many bytes, in ascending order, in one pass over the text.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    location: Location,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, location: Location { line: 1, column: 1 } }
    }

    /// Line and column of a byte that is not before the last one asked for.
    pub(crate) fn location(&mut self, byte: usize) -> Location {
        let Some(passed) = self.text.get(self.byte..byte) else { return self.location };
        let since_line = match passed.rfind('\n') {
            None => passed,
            Some(end) => {
                self.location.line += passed.bytes().filter(|&byte| byte == b'\n').count();
                self.location.column = 1;
                passed.get(end + 1..).unwrap_or_default()
            }
        };
        self.location.column += since_line.chars().count();
        self.byte = byte;
        self.location
    }
}
