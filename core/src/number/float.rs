//! Doubles as numbers of the model: fast, to about fifteen digits, with the same bits on every platform.

use rust_decimal::Decimal;

use super::{Exact, Number, Ordered, Scalar};

/// What two costs may differ by, relative to their size, and count as the same: some roundings of fifteen digits.
pub(super) const ROUNDING: f64 = 1e-13;

impl Number for f64 {
    #[inline(always)]
    fn integer(value: i64) -> Self {
        // Formulas hold small whole numbers, far below 2^53.
        #[expect(clippy::cast_precision_loss)]
        let value = value as f64;
        value
    }

    fn decimal(value: Decimal) -> Self {
        Exact::from(value).to_f64()
    }

    #[inline(always)]
    fn scaled(value: i64, places: u32) -> Self {
        // Exact up to 10^22, so that the quotient is the nearest double.
        let mut power = 1.0;
        for _ in 0..places {
            power *= 10.0;
        }
        Self::integer(value) / power
    }

    #[inline(always)]
    fn min(self, other: Self) -> Self {
        if other < self || other.is_nan() { other } else { self }
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        if self < other || other.is_nan() { other } else { self }
    }

    fn power(self, exponent: u32) -> Self {
        let (mut result, mut base, mut left) = (1.0, self, exponent);
        while left > 0 {
            if left % 2 == 1 {
                result *= base;
            }
            base *= base;
            left /= 2;
        }
        result
    }

    fn root(self, degree: u32) -> Self {
        libm::pow(self, 1.0 / Self::from(degree))
    }

    #[inline(always)]
    fn difference(self, other: Self) -> Self {
        let difference = self - other;
        let rounding = (Ordered::abs(self) + Ordered::abs(other)) * ROUNDING;
        // Infinite ones have no digits to agree in.
        if Ordered::abs(difference) <= rounding && rounding < Self::INFINITY { 0.0 } else { difference }
    }
}

impl Ordered for f64 {
    type Truth = bool;
    type Optional = Option<Self>;

    fn is_below(self, other: Self) -> bool {
        self < other
    }

    fn has_value(self) -> bool {
        self.is_finite()
    }

    fn no_value() -> Self {
        Self::NAN
    }

    fn either(truth: bool, yes: Self, no: Self) -> Self {
        if truth { yes } else { no }
    }

    fn when(truth: bool, value: Self) -> Option<Self> {
        truth.then_some(value)
    }

    fn is_zero(self) -> bool {
        self == 0.0
    }

    fn abs(self) -> Self {
        Self::abs(self)
    }
}

impl Scalar for f64 {
    fn exact(value: Exact) -> Self {
        value.to_f64()
    }

    fn to_f64(self) -> f64 {
        self
    }

    fn from_f64(value: f64) -> Self {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_number_has_no_sign_and_is_not_zero() {
        assert!(!f64::NAN.is_zero() && !Ordered::is_negative(f64::NAN) && !Ordered::is_positive(f64::NAN));
        assert!(0.0_f64.is_zero() && (-0.0_f64).is_zero());
    }
}
