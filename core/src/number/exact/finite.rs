//! Decimals that have a value.

use core::cmp::Ordering;

use ethnum::U256;

use super::Fault;
use super::digits::{WORKING_DIGITS, digits, drop_digits, pow10};
use super::wide::{drop_wide_digits, scaled, wide_quotient};

/// 10^38, above every coefficient.
const FULL: u128 = 100_000_000_000_000_000_000_000_000_000_000_000_000;
/// What is smaller than any quotient of numbers is zero. Between this and [`LARGEST_EXPONENT`], arithmetic of exponents
/// cannot overflow.
const SMALLEST_EXPONENT: i32 = -100_000;
/// Any coefficient with this exponent passes the largest magnitude.
const LARGEST_EXPONENT: i32 = 30;
/// The largest magnitude: 2^96 − 1, that of [`Decimal`].
pub(super) const LARGEST: u128 = 79_228_162_514_264_337_593_543_950_335;

/// (−1)^negative × coefficient × 10^exponent, with coefficient < 10^38.
#[derive(Clone, Copy)]
pub(super) struct Finite {
    pub(super) negative: bool,
    pub(super) coefficient: u128,
    pub(super) exponent: i32,
}

impl Finite {
    pub(super) const ZERO: Self = Self { negative: false, coefficient: 0, exponent: 0 };

    /// Brings a coefficient down to 38 digits and refuses a magnitude beyond [`LARGEST`].
    pub(super) fn new(negative: bool, mut coefficient: u128, mut exponent: i32) -> Result<Self, Fault> {
        if coefficient == 0 {
            return Ok(Self::ZERO);
        }
        if exponent < SMALLEST_EXPONENT {
            return Ok(Self::ZERO);
        }
        if exponent > LARGEST_EXPONENT {
            return Err(Fault::Overflow);
        }
        if coefficient < FULL && exponent <= -10 {
            // At most 38 digits, of which at least ten stand behind the point.
            return Ok(Self { negative, coefficient, exponent });
        }
        let mut count = digits(coefficient);
        if count > WORKING_DIGITS {
            let places = count - WORKING_DIGITS;
            coefficient = drop_digits(coefficient, places);
            exponent += places.cast_signed();
            count = digits(coefficient);
        }
        let magnitude = count.cast_signed() - 1 + exponent;
        let too_large = match magnitude.cmp(&28) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal if exponent >= 0 => coefficient * pow10(exponent.unsigned_abs()) > LARGEST,
            Ordering::Equal => coefficient / pow10(exponent.unsigned_abs()) > LARGEST,
        };
        if too_large { Err(Fault::Overflow) } else { Ok(Self { negative, coefficient, exponent }) }
    }

    pub(super) fn multiply(self, other: Self) -> Result<Self, Fault> {
        let negative = self.negative != other.negative;
        let exponent = self.exponent.saturating_add(other.exponent);
        match self.coefficient.checked_mul(other.coefficient) {
            Some(product) => Self::new(negative, product, exponent),
            None => {
                let product = U256::from(self.coefficient) * U256::from(other.coefficient);
                // A lower bound of the digits, from the bits: one of 37 kept digits may be a 38th.
                let count = (255 - product.leading_zeros()) * 30_103 / 100_000 + 1;
                let places = count.saturating_sub(WORKING_DIGITS - 1);
                Self::new(negative, drop_wide_digits(product, places), exponent + places.cast_signed())
            }
        }
    }

    pub(super) fn divide(self, other: Self) -> Result<Self, Fault> {
        if other.coefficient == 0 {
            return Err(Fault::DivisionByZero);
        }
        if self.coefficient == 0 {
            return Ok(Self::ZERO);
        }
        let places = (WORKING_DIGITS - 1 + digits(other.coefficient)).saturating_sub(digits(self.coefficient));
        let (mut quotient, exact) = wide_quotient(scaled(self.coefficient, places), other.coefficient);
        let mut exponent = self.exponent.saturating_sub(other.exponent) - places.cast_signed();
        if exact {
            // A short quotient keeps later products on the fast path.
            for chunk in [16, 8, 4, 2, 1] {
                while quotient.is_multiple_of(pow10(chunk)) && quotient != 0 {
                    quotient /= pow10(chunk);
                    exponent += chunk.cast_signed();
                }
            }
        }
        Self::new(self.negative != other.negative, quotient, exponent)
    }

    pub(super) fn add(self, other: Self) -> Result<Self, Fault> {
        if self.coefficient == 0 {
            return Ok(other);
        }
        if other.coefficient == 0 {
            return Ok(self);
        }
        let (mut high, mut low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let gap = high.exponent.abs_diff(low.exponent);
        if gap > 0 {
            let raise = gap.min(WORKING_DIGITS - digits(high.coefficient));
            high.coefficient *= pow10(raise);
            high.exponent -= raise.cast_signed();
            if gap > raise {
                low.coefficient = drop_digits(low.coefficient, gap - raise);
            }
        }
        let (negative, coefficient) = if high.negative == low.negative {
            (high.negative, high.coefficient + low.coefficient)
        } else if high.coefficient >= low.coefficient {
            (high.negative, high.coefficient - low.coefficient)
        } else {
            (low.negative, low.coefficient - high.coefficient)
        };
        Self::new(negative, coefficient, high.exponent)
    }

    pub(super) fn compare(self, other: Self) -> Ordering {
        match (self.coefficient == 0, other.coefficient == 0) {
            (true, true) => return Ordering::Equal,
            (true, false) => return if other.negative { Ordering::Greater } else { Ordering::Less },
            (false, true) => return if self.negative { Ordering::Less } else { Ordering::Greater },
            (false, false) => {}
        }
        if self.negative != other.negative {
            return if self.negative { Ordering::Less } else { Ordering::Greater };
        }
        let magnitude = |x: Self| digits(x.coefficient).cast_signed() + x.exponent;
        let order = magnitude(self).cmp(&magnitude(other)).then_with(|| {
            // The same leading place: bring both to 38 digits and compare them as whole numbers.
            let whole = |x: Self| x.coefficient * pow10(WORKING_DIGITS - digits(x.coefficient));
            whole(self).cmp(&whole(other))
        });
        if self.negative { order.reverse() } else { order }
    }

    /// The coefficient and exponent with at most `places` significant digits and no trailing zeros.
    pub(super) fn shortened(self, kept: u32) -> Self {
        let count = digits(self.coefficient);
        let mut short = self;
        if count > kept {
            short.coefficient = drop_digits(self.coefficient, count - kept);
            short.exponent += (count - kept).cast_signed();
        }
        while short.coefficient != 0 && short.coefficient.is_multiple_of(10) {
            short.coefficient /= 10;
            short.exponent += 1;
        }
        short
    }
}
