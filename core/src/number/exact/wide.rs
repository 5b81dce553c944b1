//! Products and quotients of 256 bits.

use ethnum::U256;

use super::digits::{LIMB_DIGITS, WORKING_DIGITS, pow10, rounds_up};

/// coefficient × 10^places, for up to 75 places.
pub(super) fn scaled(coefficient: u128, places: u32) -> U256 {
    let first = places.min(WORKING_DIGITS);
    let product = U256::from(coefficient) * U256::from(pow10(first));
    if places > first { product * U256::from(pow10(places - first)) } else { product }
}

/// Divides by what fits 64 bits, from the highest limb down, as on paper.
fn divide_by_limb(number: U256, divisor: u64) -> (U256, u64) {
    let (high, low) = number.into_words();
    let divisor = u128::from(divisor);
    let mut remainder = 0;
    let mut divide = |word: u128| {
        let mut quotient = 0;
        for limb in [word >> 64, word & u128::from(u64::MAX)] {
            let part = remainder << 64 | limb;
            let digit = part / divisor;
            remainder = part - digit * divisor;
            quotient = quotient << 64 | digit;
        }
        quotient
    };
    let high = if high == 0 { 0 } else { divide(high) };
    let low = divide(low);
    (U256::from_words(high, low), u64::try_from(remainder).unwrap_or(u64::MAX))
}

/// number ÷ 10^places, rounded half to even. The caller sees to it that it fits 128 bits.
pub(super) fn drop_wide_digits(mut number: U256, mut places: u32) -> u128 {
    let mut cut = false;
    loop {
        let step = places.min(LIMB_DIGITS);
        let divisor = u64::try_from(pow10(step)).unwrap_or(u64::MAX);
        let (quotient, remainder) = divide_by_limb(number, divisor);
        places -= step;
        if places == 0 {
            let quotient = quotient.as_u128();
            return quotient + u128::from(rounds_up(quotient, remainder.into(), divisor.into(), cut));
        }
        cut |= remainder != 0;
        number = quotient;
    }
}

/// The quotient, rounded half to even, and whether it is exact. The caller sees to it that it fits 128 bits.
pub(super) fn wide_quotient(numerator: U256, divisor: u128) -> (u128, bool) {
    let (quotient, remainder) = match u64::try_from(divisor) {
        Ok(limb) => {
            let (quotient, remainder) = divide_by_limb(numerator, limb);
            (quotient, u128::from(remainder))
        }
        Err(_) => {
            let (quotient, remainder) = numerator.div_rem(U256::from(divisor));
            (quotient, remainder.as_u128())
        }
    };
    let quotient = quotient.as_u128();
    (quotient + u128::from(rounds_up(quotient, remainder, divisor, false)), remainder == 0)
}
