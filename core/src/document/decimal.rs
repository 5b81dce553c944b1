//! Numbers, read as they are written.

use rust_decimal::Decimal;

use super::text::quoted;
use crate::problem::Code;

/// Digits that survive a way through a double, as other programs may take.
const UNQUOTED_DIGITS: usize = 15;
/// Digits and places that a decimal holds.
const DIGITS: usize = 28;

/// Why a number cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

/// The sign, the digits before and after the point, and the exponent of a number in plain notation.
fn split(text: &str) -> Option<(bool, &str, &str, &str)> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (significand, exponent) = match rest.split_once(['e', 'E']) {
        Some((significand, exponent)) => (significand, exponent),
        None => (rest, "0"),
    };
    let (whole, fraction) = match significand.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (significand, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !whole.is_empty()
        && digits(whole)
        && digits(fraction)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && !exponent.trim_start_matches(['+', '-']).is_empty()
        && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    plain.then_some((negative, whole, fraction, exponent))
}

/// A decimal from its text; `is_quoted` where it stood as a string, which may hold all 28 digits.
pub(crate) fn parse(text: &str, is_quoted: bool) -> Result<Decimal, Refusal> {
    let Some((negative, whole, fraction, exponent)) = split(text) else {
        let trimmed = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
        let (message, help) = match trimmed.as_str() {
            "nan" | "inf" | "infinity" => {
                (format!("{} is not a number", quoted(text)), "leave the input out if it is unknown")
            }
            _ => (
                format!("{} is not a plain decimal number", quoted(text)),
                "write it like 1234.5, without separators of thousands, units or spaces",
            ),
        };
        return Err(Refusal { code: Code::InvalidNumber, message, help });
    };
    let written: String = [whole, fraction].concat();
    let significant = written.trim_start_matches('0').trim_end_matches('0');
    let trailing_zeros = written.len() - written.trim_end_matches('0').len();
    if significant.is_empty() {
        return Ok(Decimal::ZERO);
    }
    if significant.len() > DIGITS {
        return Err(Refusal {
            code: Code::InexactNumber,
            message: format!(
                "{} has {} significant digits; at most {DIGITS} can be held",
                quoted(text),
                significant.len()
            ),
            help: "round it to 28 digits",
        });
    }
    if !is_quoted && significant.len() > UNQUOTED_DIGITS {
        return Err(Refusal {
            code: Code::InexactNumber,
            message: format!("{} has {} significant digits", quoted(text), significant.len()),
            help: "give it as a string: many programs keep only 15 digits of a bare number",
        });
    }
    let out_of_range = || Refusal {
        code: Code::NumberOutOfRange,
        message: format!("{} is too large or too small", quoted(text)),
        help: "numbers reach from 10^-28 to 7.9 × 10^28, with at most 28 places after the point",
    };
    // The power of ten of the last significant digit.
    let power = exponent
        .parse::<i32>()
        .ok()
        .zip(i32::try_from(trailing_zeros).ok())
        .zip(i32::try_from(fraction.len()).ok())
        .and_then(|((exponent, zeros), places)| exponent.checked_add(zeros)?.checked_sub(places))
        .ok_or_else(out_of_range)?;
    let coefficient = significant.parse::<i128>().map_err(|_| out_of_range())?;
    let (coefficient, scale) = match u32::try_from(power) {
        Ok(zeros) => (10i128.checked_pow(zeros).and_then(|power| coefficient.checked_mul(power)), 0),
        Err(_) => (Some(coefficient), power.unsigned_abs()),
    };
    let coefficient = coefficient.ok_or_else(out_of_range)?;
    Decimal::try_from_i128_with_scale(if negative { -coefficient } else { coefficient }, scale)
        .map_err(|_| out_of_range())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, is_quoted: bool) -> Option<Code> {
        parse(text, is_quoted).err().map(|refusal| refusal.code)
    }

    #[test]
    fn numbers_are_read_as_written() {
        for (text, value) in
            [("0.1", "0.1"), ("-1.50", "-1.5"), ("1e3", "1000"), ("12.5E-1", "1.25"), ("0e999999", "0")]
        {
            assert_eq!(parse(text, true).unwrap().normalize().to_string(), value, "{text}");
        }
        assert_eq!(parse("1e-28", false).unwrap().to_string(), "0.0000000000000000000000000001");
        assert_eq!(parse("79228162514264337593543950335", true).err().map(|r| r.code), Some(Code::InexactNumber));
        assert_eq!(parse("7e28", true).unwrap().to_string(), "70000000000000000000000000000");
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in [
            "1_000", "1,000", "1.", ".5", "１２", "", "-", "1e", "1e+", "0x10", "007", "1 ", "nan", "inf", "--1",
            "1e5.5",
        ] {
            assert_eq!(code(text, true), Some(Code::InvalidNumber), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_held_is_refused_at_once() {
        for text in ["1e1000000", "1e999", "1e-999", "1e29", "8e28", "1e-29", "1e99999999999999999999"] {
            assert_eq!(code(text, true), Some(Code::NumberOutOfRange), "{text}");
        }
    }

    #[test]
    fn more_than_fifteen_digits_must_be_quoted() {
        assert_eq!(code("0.1234567890123456", false), Some(Code::InexactNumber));
        assert_eq!(code("0.1234567890123456", true), None);
        assert_eq!(code("1000000000000000000", false), None);
        assert_eq!(code("0.12345678901234567890123456789", true), Some(Code::InexactNumber));
    }
}
