//! Texts of numbers, read by the library and by a second reader that is written from the definition: a sign, digits
//! without leading zeros, a point with digits on both sides, an exponent; at most 28 significant digits (15 where the
//! number stands without quotes), at most 28 places after the point, at most 2^96 − 1.

use num_bigint::BigInt;
use roicm::document::{decimal_from_json, parse_decimal};

use super::checks::readable;
use crate::rational::Rational;

/// Significant digits of a number in quotes, and of one without.
const DIGITS: [usize; 2] = [28, 15];

pub(super) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let quoted = serde_json::to_string(text).expect("a text can be written");
    let found = parse_decimal(text);
    assert_eq!(decimal_from_json(&quoted).ok(), found.as_ref().ok().copied(), "{text:?}");
    match (&found, expected(text, DIGITS[0])) {
        (Ok(found), Some(expected)) => {
            let shown = found.to_string();
            assert_eq!(Rational::parse(&shown), expected, "{text:?}");
            assert_eq!(parse_decimal(&shown).as_ref(), Ok(found), "{text:?}: {shown}");
        }
        (Err(problem), None) => readable(problem),
        (found, expected) => panic!("{text:?}: {found:?}, expected {expected:?}"),
    }
    match (decimal_from_json(text), bare(text)) {
        (Ok(found), Some(expected)) => assert_eq!(Rational::parse(&found.to_string()), expected, "{text:?}"),
        (Err(problem), None) => readable(&problem),
        // A text in quotes is looked at above.
        (_, None) if text.trim_start().starts_with('"') => {}
        (found, expected) => panic!("{text:?}: {found:?}, expected {expected:?}"),
    }
}

/// A number of JSON, with white space around it.
fn bare(text: &str) -> Option<Rational> {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    // JSON has no plus sign before a number.
    if text.starts_with('+') { None } else { expected(text, DIGITS[1]) }
}

fn expected(text: &str, most_digits: usize) -> Option<Rational> {
    let (negative, rest) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
        (Some(rest), _) => (true, rest),
        (None, Some(rest)) => (false, rest),
        (None, None) => (false, text),
    };
    let parted = |text: &'_ str, at: &[char]| match text.find(at) {
        Some(place) => {
            let (before, after) = text.split_at(place);
            (before.to_owned(), after.get(1..).map(str::to_owned))
        }
        None => (text.to_owned(), None),
    };
    let (significand, exponent) = parted(rest, &['e', 'E']);
    let (whole, fraction) = parted(&significand, &['.']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits = exponent.as_deref().map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let is_number = digits(&whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.as_deref().is_none_or(digits)
        && exponent_digits.is_none_or(digits);
    if !is_number {
        return None;
    }
    let fraction = fraction.unwrap_or_default();
    let coefficient: BigInt = format!("{whole}{fraction}").parse().ok()?;
    if coefficient == BigInt::from(0) {
        return Some(Rational::from(0));
    }
    let shown = coefficient.to_string();
    let significant = shown.trim_end_matches('0');
    // Beyond this nothing is held; an exponent of many digits is not computed.
    let exponent: i128 = exponent.as_deref().unwrap_or("0").parse().ok()?;
    let zeros = i128::try_from(shown.len() - significant.len()).ok()?;
    let power = exponent + zeros - i128::try_from(fraction.len()).ok()?;
    if significant.len() > most_digits || !(-28..=28).contains(&power) {
        return None;
    }
    let value = Rational::decimal(significant.parse().ok()?, i32::try_from(power).ok()?);
    let largest = Rational::decimal((BigInt::from(1) << 96) - 1, 0);
    if value > largest {
        return None;
    }
    Some(if negative { -&value } else { value })
}
