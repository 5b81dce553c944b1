//! A decimal that never loses a digit that matters.

mod digits;
mod finite;
mod wide;

use core::cmp::Ordering;
use core::fmt;
use core::ops::{Add, Div, Mul, Neg, Sub};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use self::digits::{WORKING_DIGITS, drop_digits, pow10};
use self::finite::{Finite, LARGEST};
use super::{Number, Ordered, Scalar};

/// Digits that a result is shown with: what [`Decimal`] and the document can hold.
const SHOWN_DIGITS: u32 = 28;
/// A checked decimal number: a coefficient of up to 38 digits and a power of ten.
///
/// Sums and products of numbers with up to 28 significant digits are exact where they fit 28 digits; others, quotients,
/// powers and roots are rounded at the 38th (half to even), so that a result shown with 28 digits is right. Unlike [`Decimal`], whose last place is fixed at
/// 10^−28, small numbers keep all their digits (down to 10^−100,000, below which they are 0). A magnitude beyond 2^96 − 1 (about 7.9 × 10^28) is an overflow: like a
/// division by zero it is remembered as a [`Fault`] by everything computed from it, and never becomes a wrong number.
///
/// ```
/// use roicm::{Exact, Fault};
///
/// let third = Exact::from(1) / Exact::from(3);
/// assert_eq!((third * Exact::from(3)).to_string(), "1");
/// assert_eq!((Exact::from(1) / Exact::from(0)).fault(), Some(Fault::DivisionByZero));
/// ```
#[derive(Clone, Copy)]
pub struct Exact(Result<Finite, Fault>);

/// Why a computation has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// |x| > 2^96 − 1.
    #[error("the magnitude passes 7.9 × 10^28")]
    Overflow,
    /// x ÷ 0.
    #[error("a division by zero")]
    DivisionByZero,
    /// A root of a negative number, or a number made from a double that is not finite.
    #[error("not a number")]
    Undefined,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Ok(Finite::ZERO));

    /// coefficient × 10^exponent, or an overflow.
    #[must_use]
    pub fn new(coefficient: i128, exponent: i32) -> Self {
        Self(Finite::new(coefficient < 0, coefficient.unsigned_abs(), exponent))
    }

    /// Why there is no value, where there is none.
    #[must_use]
    pub fn fault(self) -> Option<Fault> {
        self.0.err()
    }

    /// The value as a [`Decimal`], rounded to its 28 digits and places; none where there is no value.
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        let short = self.0.ok()?.shortened(SHOWN_DIGITS);
        let (coefficient, scale) = match short.exponent {
            exponent @ ..=0 => {
                let scale = exponent.unsigned_abs();
                let excess = scale.saturating_sub(Decimal::MAX_SCALE);
                (drop_digits(short.coefficient, excess), scale - excess)
            }
            // The largest magnitude has 29 digits; rounded to 28 it would pass itself.
            exponent => ((short.coefficient * pow10(exponent.unsigned_abs())).min(LARGEST), 0),
        };
        let mut value = Decimal::try_from_i128_with_scale(i128::try_from(coefficient).ok()?, scale).ok()?;
        value.set_sign_negative(short.negative && coefficient != 0);
        Some(value)
    }

    /// Rounded to so many places after the point, half away from zero, as money is on paper.
    #[must_use]
    pub fn round(self, places: u32) -> Self {
        let Ok(value) = self.0 else { return self };
        // What was rounded at the 38th digit must not decide a half: look at the 28 digits that are shown.
        let short = value.shortened(SHOWN_DIGITS);
        let Ok(places) = i32::try_from(places) else { return Self(Ok(short)) };
        let excess = -short.exponent.saturating_add(places);
        if excess <= 0 {
            return Self(Ok(short));
        }
        let excess = excess.unsigned_abs();
        if excess > WORKING_DIGITS {
            return Self::ZERO;
        }
        let divisor = pow10(excess);
        let (quotient, remainder) = (short.coefficient / divisor, short.coefficient % divisor);
        let up = u128::from(remainder >= divisor - remainder);
        Self(Finite::new(short.negative, quotient + up, -places))
    }

    /// The value in order with another; none where either has none.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        Some(self.0.ok()?.compare(other.0.ok()?))
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self::new(value.mantissa(), -value.scale().cast_signed())
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::new(value.into(), 0)
    }
}

impl PartialEq for Exact {
    #[inline(never)]
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Ok(a), Ok(b)) => a.compare(b) == Ordering::Equal,
            (Err(a), Err(b)) => a == b,
            _ => false,
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.compare(*other)
    }
}

impl Add for Exact {
    type Output = Self;
    #[inline(never)]
    fn add(self, other: Self) -> Self {
        Self(self.0.and_then(|a| other.0.and_then(|b| a.add(b))))
    }
}

impl Sub for Exact {
    type Output = Self;
    #[inline(never)]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Exact {
    type Output = Self;
    #[inline(never)]
    fn mul(self, other: Self) -> Self {
        Self(self.0.and_then(|a| other.0.and_then(|b| a.multiply(b))))
    }
}

impl Div for Exact {
    type Output = Self;
    #[inline(never)]
    fn div(self, other: Self) -> Self {
        Self(self.0.and_then(|a| other.0.and_then(|b| a.divide(b))))
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.map(|x| Finite { negative: !x.negative && x.coefficient != 0, ..x }))
    }
}

impl Number for Exact {
    fn integer(value: i64) -> Self {
        value.into()
    }

    fn decimal(value: Decimal) -> Self {
        value.into()
    }

    fn scaled(value: i64, places: u32) -> Self {
        Self::new(value.into(), -places.cast_signed())
    }

    #[inline(never)]
    fn min(self, other: Self) -> Self {
        if other.is_below(self) || other.fault().is_some() { other } else { self }
    }

    #[inline(never)]
    fn max(self, other: Self) -> Self {
        if self.is_below(other) || other.fault().is_some() { other } else { self }
    }

    /// Where they agree to 25 digits, what is left is a rounding.
    #[inline(never)]
    fn difference(self, other: Self) -> Self {
        let difference = self - other;
        let rounding = (Ordered::abs(self) + Ordered::abs(other)) * Self::new(1, -25);
        // A fault is handed on.
        if !rounding.has_value() || !difference.has_value() {
            return difference + rounding;
        }
        if rounding.is_below(Ordered::abs(difference)) { difference } else { Self::ZERO }
    }

    fn power(self, exponent: u32) -> Self {
        // Square only while another digit of the exponent is to come: the last square could overflow for nothing.
        let (mut result, mut base, mut left) = (Self::from(1), self, exponent);
        loop {
            if left % 2 == 1 {
                result = result * base;
            }
            left /= 2;
            if left == 0 {
                return result;
            }
            base = base * base;
        }
    }

    /// By two steps of Newton's method from the double's root: each squares the relative error, from about 10^−16.
    fn root(self, degree: u32) -> Self {
        let Ok(value) = self.0 else { return self };
        if value.coefficient == 0 || degree == 1 {
            return self;
        }
        if value.negative || degree == 0 {
            return Self(Err(Fault::Undefined));
        }
        // A double reaches down to 10^−308: of smaller numbers, a power of ten whose root is known is taken out first.
        let magnitude = value.exponent.saturating_add(WORKING_DIGITS.cast_signed());
        if let (true, Ok(wide)) = (magnitude < -250, i32::try_from(degree)) {
            let places = magnitude / wide;
            let scaled = Finite { exponent: value.exponent - places * wide, ..value };
            let root = Self(Ok(scaled)).root(degree);
            return root * Self(Finite::new(false, 1, places));
        }
        let count = Self::from(i64::from(degree));
        let mut root = Self::from_f64(libm::pow(self.to_f64(), 1.0 / f64::from(degree)));
        for _ in 0..2 {
            let below = root.power(degree - 1);
            // In this order nothing on the way is larger than the number itself.
            root = root - (root - self / below) / count;
        }
        root
    }
}

impl Ordered for Exact {
    type Truth = bool;
    type Optional = Option<Self>;

    fn is_below(self, other: Self) -> bool {
        self.compare(other) == Some(Ordering::Less)
    }

    fn has_value(self) -> bool {
        self.0.is_ok()
    }

    fn no_value() -> Self {
        Self(Err(Fault::Undefined))
    }

    fn either(truth: bool, yes: Self, no: Self) -> Self {
        if truth { yes } else { no }
    }

    fn when(truth: bool, value: Self) -> Option<Self> {
        truth.then_some(value)
    }

    fn is_zero(self) -> bool {
        matches!(self.0, Ok(x) if x.coefficient == 0)
    }

    fn is_negative(self) -> bool {
        matches!(self.0, Ok(x) if x.negative)
    }

    fn is_positive(self) -> bool {
        matches!(self.0, Ok(x) if !x.negative && x.coefficient != 0)
    }
}

impl Scalar for Exact {
    fn exact(value: Exact) -> Self {
        value
    }

    fn to_f64(self) -> f64 {
        match self.0 {
            Err(_) => f64::NAN,
            Ok(x) => {
                let sign = if x.negative { "-" } else { "" };
                format!("{sign}{}e{}", x.coefficient, x.exponent).parse().unwrap_or(f64::NAN)
            }
        }
    }

    fn from_f64(value: f64) -> Self {
        if !value.is_finite() {
            return Self(Err(Fault::Undefined));
        }
        // The shortest decimal that reads back as the same double, as d.ddde±x.
        let text = format!("{value:e}");
        let parts = text.split_once('e').map(|(significand, exponent)| {
            let places = significand.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            (significand.replace('.', "").parse::<i128>(), exponent.parse::<i32>(), i32::try_from(places))
        });
        match parts {
            Some((Ok(coefficient), Ok(exponent), Ok(places))) => Self::new(coefficient, exponent - places),
            _ => Self(Err(Fault::Undefined)),
        }
    }
}

/// In plain notation, to 28 significant digits, without trailing zeros.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = match self.0 {
            Ok(value) => value.shortened(SHOWN_DIGITS),
            Err(fault) => return write!(f, "{fault}"),
        };
        let mut text = short.coefficient.to_string();
        match usize::try_from(short.exponent) {
            Ok(zeros) => text.extend(core::iter::repeat_n('0', zeros)),
            Err(_) => {
                let places = short.exponent.unsigned_abs() as usize;
                if text.len() <= places {
                    text.insert_str(0, &"0".repeat(places + 1 - text.len()));
                }
                text.insert(text.len() - places, '.');
            }
        }
        // Hands width, precision-free padding and sign to the formatter.
        f.pad_integral(!short.negative, "", &text)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A decimal string; null where there is no value.
impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.fault() {
            None => serializer.collect_str(self),
            Some(_) => serializer.serialize_none(),
        }
    }
}
