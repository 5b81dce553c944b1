//! Text that may have been written by anybody, made safe to show on a terminal.

/// The text on one line, with what could control a terminal or reorder what is read spelled out.
pub(crate) fn clean(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' | '\n' => safe.push(' '),
            '\u{2028}' | '\u{2029}' => safe.extend(character.escape_unicode()),
            _ if roicm::document::is_deceptive(character) => safe.extend(character.escape_unicode()),
            _ => safe.push(character),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_spelled_out() {
        assert_eq!(clean("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(clean("a\u{202e}b\rc\nd"), "a\\u{202e}b\\u{d}c d");
        assert_eq!(clean("迟到的订单 é"), "迟到的订单 é");
    }
}
