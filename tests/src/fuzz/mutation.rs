//! Mutations that are the same everywhere: what ordinary tests replay, where there is no libFuzzer.

use crate::random::SplitMix;

/// The tokens of libFuzzer's dictionary: a text in quotes a line, with its escapes.
#[must_use]
pub fn tokens() -> Vec<Vec<u8>> {
    let lines = include_str!("../../fuzz/dictionary.txt").lines();
    lines.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).map(unescaped).collect()
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).expect("two digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
                rest = after;
            }
            (b'\\', [escaped, after @ ..]) => {
                bytes.push(*escaped);
                rest = after;
            }
            (byte, _) => bytes.push(*byte),
        }
    }
    bytes
}

/// A place in a list of a length, or its end.
fn place(random: &mut SplitMix, length: usize) -> usize {
    random.below(u32::try_from(length + 1).expect("an input is short")) as usize
}

/// An input, changed in a few places.
#[must_use]
pub fn mutated(seed: &[u8], tokens: &[Vec<u8>], longest: usize, random: &mut SplitMix) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    bytes.truncate(longest);
    for _ in 0..=random.below(4) {
        let (at, other) = (place(random, bytes.len()), place(random, bytes.len()));
        let piece = at.min(other)..at.max(other).min(at.min(other) + 1 + place(random, 60));
        match random.below(8) {
            0 | 1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            2 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(random.below(256)).expect("a byte");
                }
            }
            3 => drop(bytes.drain(piece)),
            4 => {
                let copy = bytes[piece].to_vec();
                bytes.splice(at..at, copy);
            }
            5 => {
                let token = &tokens[random.below(u32::try_from(tokens.len()).expect("a few")) as usize];
                let end = (at + if random.below(2) == 0 { 0 } else { token.len() }).min(bytes.len());
                bytes.splice(at..end, token.iter().copied());
            }
            6 => {
                let digit = b"0123456789.-e"[random.below(13) as usize];
                bytes.insert(at, digit);
            }
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
        bytes.truncate(longest);
    }
    bytes
}
