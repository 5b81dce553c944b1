//! Fractions of whole numbers without limits: arithmetic that owes nothing to the library's own.

use core::cmp::Ordering;
use core::fmt;
use core::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};

/// numerator ÷ denominator, the denominator above zero; never shortened.
#[derive(Clone)]
pub struct Rational {
    numerator: BigInt,
    denominator: BigInt,
}

/// 10^exponent.
fn pow10(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

impl Rational {
    /// coefficient × 10^exponent.
    #[must_use]
    pub fn decimal(coefficient: BigInt, exponent: i32) -> Self {
        let power = pow10(exponent.unsigned_abs());
        match exponent {
            0.. => Self { numerator: coefficient * power, denominator: 1.into() },
            _ => Self { numerator: coefficient, denominator: power },
        }
    }

    /// A number in plain or scientific notation.
    ///
    /// # Panics
    /// Where the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (significand, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let places = significand.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let exponent: i32 = exponent.parse().unwrap_or_else(|_| panic!("no number: {text}"));
        let coefficient = significand.replace('.', "").parse().unwrap_or_else(|_| panic!("no number: {text}"));
        Self::decimal(coefficient, exponent - i32::try_from(places).expect("a short text"))
    }

    /// A double, to its last bit.
    ///
    /// # Panics
    /// Where it is not finite.
    #[must_use]
    pub fn double(value: f64) -> Self {
        assert!(value.is_finite(), "{value} is no number");
        let bits = value.to_bits();
        let (exponent, fraction) = (i32::try_from((bits >> 52) & 0x7ff).expect("11 bits"), bits & ((1 << 52) - 1));
        let significand = BigInt::from(if exponent == 0 { fraction } else { fraction | (1 << 52) });
        let power = exponent.max(1) - 1075;
        let scale = BigInt::from(1) << power.unsigned_abs();
        let magnitude = if power >= 0 {
            Self { numerator: significand * scale, denominator: 1.into() }
        } else {
            Self { numerator: significand, denominator: scale }
        };
        if value.is_sign_negative() { -&magnitude } else { magnitude }
    }

    /// The value without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.numerator.sign() == Sign::Minus
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.numerator.sign() == Sign::NoSign
    }

    /// The whole `exponent`-th power.
    #[must_use]
    pub fn power(&self, exponent: u32) -> Self {
        Self { numerator: self.numerator.pow(exponent), denominator: self.denominator.pow(exponent) }
    }

    /// The significant digits of a number that ends within 200 places; none where it does not.
    #[must_use]
    pub fn significant_digits(&self) -> Option<usize> {
        let shifted = &self.numerator * pow10(200);
        let (whole, rest) = (&shifted / &self.denominator, &shifted % &self.denominator);
        (rest.sign() == Sign::NoSign).then(|| whole.magnitude().to_string().trim_end_matches('0').len())
    }

    /// The larger of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if self < other { other } else { self }
    }

    /// Rounded to so many places after the point, half away from zero.
    #[must_use]
    pub fn round(&self, places: u32) -> Self {
        let scaled = &self.numerator * pow10(places) * 2;
        let half = if self.is_negative() { -&self.denominator } else { self.denominator.clone() };
        Self { numerator: (scaled + half) / (&self.denominator * 2), denominator: pow10(places) }
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self { numerator: value.into(), denominator: 1.into() }
    }
}

impl PartialEq for Rational {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Rational {}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl<'a> Add<&'a Rational> for &Rational {
    type Output = Rational;
    fn add(self, other: &'a Rational) -> Rational {
        Rational {
            numerator: &self.numerator * &other.denominator + &other.numerator * &self.denominator,
            denominator: &self.denominator * &other.denominator,
        }
    }
}

impl Neg for &Rational {
    type Output = Rational;
    fn neg(self) -> Rational {
        Rational { numerator: -&self.numerator, denominator: self.denominator.clone() }
    }
}

impl<'a> Sub<&'a Rational> for &Rational {
    type Output = Rational;
    fn sub(self, other: &'a Rational) -> Rational {
        self + &-other
    }
}

impl<'a> Mul<&'a Rational> for &Rational {
    type Output = Rational;
    fn mul(self, other: &'a Rational) -> Rational {
        Rational { numerator: &self.numerator * &other.numerator, denominator: &self.denominator * &other.denominator }
    }
}

impl<'a> Div<&'a Rational> for &Rational {
    type Output = Rational;
    fn div(self, other: &'a Rational) -> Rational {
        assert!(!other.is_zero(), "a division by zero");
        let quotient = Rational {
            numerator: &self.numerator * &other.denominator,
            denominator: &self.denominator * &other.numerator,
        };
        if other.is_negative() {
            Rational { numerator: -quotient.numerator, denominator: -quotient.denominator }
        } else {
            quotient
        }
    }
}

/// To twelve digits, for messages.
impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = |x: &BigInt| i64::try_from(x.magnitude().to_string().len()).unwrap_or(i64::MAX);
        let exponent = digits(&self.numerator) - digits(&self.denominator) - 12;
        let power = pow10(u32::try_from(exponent.unsigned_abs()).unwrap_or(u32::MAX));
        let coefficient = if exponent >= 0 {
            &self.numerator / (&self.denominator * power)
        } else {
            &self.numerator * power / &self.denominator
        };
        write!(f, "{coefficient}e{exponent}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_by_hand() {
        let (third, tenth) = (&Rational::from(1) / &3.into(), Rational::parse("0.1"));
        assert_eq!(&(&third * &3.into()) + &tenth, Rational::parse("11E-1"));
        assert_eq!(&third / &-&tenth, &Rational::from(-10) / &3.into());
        assert!(Rational::parse("-1e-30") < Rational::from(0));
        assert_eq!(Rational::double(-0.375), Rational::parse("-0.375"));
        assert_eq!(Rational::double(0.1), Rational::parse("0.1000000000000000055511151231257827021181583404541015625"));
        assert_eq!(Rational::double(1e300), Rational::decimal(format!("{:.0}", 1e300).parse().unwrap(), 0));
        assert_eq!(Rational::parse("-2.25").power(2), Rational::parse("5.0625"));
        assert_eq!((third.significant_digits(), tenth.significant_digits()), (None, Some(1)));
        assert_eq!(Rational::parse("-1200.0340").significant_digits(), Some(7));
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (text, places, rounded) in [("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("2.4999", 0, "2"), ("7", 3, "7")]
        {
            assert_eq!(Rational::parse(text).round(places), Rational::parse(rounded), "{text}");
        }
    }
}
