//! Lines that fit a width, counted as a terminal does: Chinese characters take two columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A space at which no line is broken: between a currency and its amount. A plain space in the end.
pub(crate) const GLUE: char = '\u{a0}';

/// Columns that a text takes on a terminal.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Punctuation that may not begin a line.
fn closes(character: char) -> bool {
    "，。、；：！？）》」』】〉”’％…,.;:!?)]}%".contains(character)
}

/// Punctuation that may not end a line.
fn opens(character: char) -> bool {
    "（《「『【〈“‘([{".contains(character)
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

/// The pieces between which a line may be broken: after spaces and the hyphens of words, and around wide characters.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    let mut follows_letter = false;
    for character in text.chars() {
        let breaks = last.is_none_or(|last| {
            let between_wide = is_wide(last) || is_wide(character);
            match (last, character) {
                (' ', ' ') => false,
                (' ', _) => true,
                (_, ' ') => false,
                ('-', _) if follows_letter && character.is_alphabetic() => true,
                _ => between_wide && !closes(character) && !opens(last) && character.width() != Some(0),
            }
        });
        match pieces.last_mut() {
            Some(piece) if !breaks => piece.push(character),
            _ => pieces.push(character.to_string()),
        }
        follows_letter = last.is_some_and(char::is_alphabetic);
        last = Some(character);
    }
    pieces
}

/// The parts of a piece that is too wide, none wider than `limit`: broken after the dots and underscores of a path, and
/// where that is not enough anywhere.
fn parts(piece: &str, limit: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let fits = |part: &String, more: &str| width(part) + width(more.trim_end()) <= limit;
    for name in piece.split_inclusive(['.', '_']) {
        match parts.last_mut() {
            Some(part) if fits(part, name) => part.push_str(name),
            _ if width(name.trim_end()) <= limit => parts.push(name.to_owned()),
            _ => {
                for character in name.chars() {
                    let character = character.to_string();
                    match parts.last_mut() {
                        Some(part) if fits(part, &character) => part.push_str(&character),
                        _ => parts.push(character),
                    }
                }
            }
        }
    }
    parts
}

/// The lines of a text, none wider than `limit` columns. What has no place to break is broken anywhere.
pub(crate) fn wrap(text: &str, limit: usize) -> Vec<String> {
    // Narrower than one wide character there is no fitting.
    let limit = limit.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && width(&line) + width(piece.trim_end()) > limit {
            lines.push(core::mem::take(&mut line));
        }
        if width(piece.trim_end()) <= limit {
            line.push_str(&piece);
            continue;
        }
        for part in parts(&piece, limit) {
            if !line.is_empty() && width(&line) + width(part.trim_end()) > limit {
                lines.push(core::mem::take(&mut line));
            }
            line.push_str(&part);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines.iter().map(|line| shown(line.trim_end())).collect()
}

/// A text as it is shown.
pub(crate) fn shown(text: &str) -> String {
    text.replace(GLUE, " ")
}

/// The width of the widest part that has no place to break.
pub(crate) fn longest_piece(text: &str) -> usize {
    pieces(text).iter().map(|piece| width(piece.trim_end())).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_keep_every_one() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""]);
        assert_eq!(wrap("person-days -5", 8), ["person-", "days -5"]);
        assert_eq!(wrap("costs HKD\u{a0}5 now", 9), ["costs", "HKD 5 now"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn chinese_takes_two_columns_and_breaks_anywhere_but_before_a_comma() {
        assert_eq!(wrap("因消息遗漏而迟到", 6), ["因消息", "遗漏而", "迟到"]);
        assert_eq!(wrap("因消息，遗漏", 6), ["因消", "息，遗", "漏"]);
        assert_eq!(width("消息"), 4);
    }

    #[test]
    fn paths_break_where_they_must_after_dots_and_underscores() {
        let path = "losses.rework.minutes_per_event";
        assert_eq!(wrap(path, 14), ["losses.rework.", "minutes_per_", "event"]);
        assert_eq!(wrap(&format!("a × {path}"), 32), ["a ×", path]);
    }
}
