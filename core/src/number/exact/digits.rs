//! Whole numbers of up to 38 digits.

use core::cmp::Ordering;

/// Digits that a coefficient holds while computing.
pub(super) const WORKING_DIGITS: u32 = 38;
/// Digits of the largest power of ten below 2^64.
pub(super) const LIMB_DIGITS: u32 = 19;

/// 10^0 to 10^38.
const POWERS: [u128; 39] = {
    let mut powers = [1; 39];
    let mut exponent = 1;
    #[expect(clippy::indexing_slicing, reason = "checked when this is compiled")]
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// 10^exponent, for exponents up to 38.
pub(super) fn pow10(exponent: u32) -> u128 {
    *POWERS.get(exponent as usize).expect("no coefficient has more digits than the working ones")
}

/// The number of decimal digits; 1 for zero.
pub(super) fn digits(coefficient: u128) -> u32 {
    let bits = 128 - (coefficient | 1).leading_zeros();
    // ⌊bits × log10 2⌋: the digits, or one fewer.
    let count = (bits * 1_233) >> 12;
    count + u32::from(POWERS.get(count as usize).is_none_or(|power| coefficient >= *power)).max(u32::from(count == 0))
}

/// Whether a remainder rounds its quotient up, half to even; `more` where something beyond it was cut off already.
pub(super) fn rounds_up(quotient: u128, remainder: u128, divisor: u128, more: bool) -> bool {
    match remainder.cmp(&(divisor - remainder)) {
        Ordering::Greater => true,
        Ordering::Equal => more || quotient % 2 == 1,
        Ordering::Less => false,
    }
}

/// coefficient ÷ 10^places, rounded half to even.
pub(super) fn drop_digits(coefficient: u128, places: u32) -> u128 {
    if places > WORKING_DIGITS {
        return 0;
    }
    // In two steps where the divisor has more than 64 bits, which processors divide by slowly.
    let first = places.saturating_sub(LIMB_DIGITS);
    let (start, cut) =
        if first == 0 { (coefficient, 0) } else { (coefficient / pow10(first), coefficient % pow10(first)) };
    let divisor = pow10(places - first);
    let quotient = start / divisor;
    quotient + u128::from(rounds_up(quotient, start - quotient * divisor, divisor, cut != 0))
}
