//! Ranges as numbers: what a formula can give over whole supports of its inputs.

use core::cmp::Ordering;
use core::fmt;
use core::ops::{Add, Div, Mul, Neg, Sub};

use rust_decimal::Decimal;

use super::{Exact, Number, Ordered};

/// One end of an [`Interval`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// No lower end.
    MinusInfinity,
    /// An end that belongs to the interval.
    Finite(Exact),
    /// No upper end.
    Infinity,
}

/// A closed interval, possibly without ends. The result of every operation holds the result for every choice of
/// values from the operands, but for the rounding of its ends at the 38th digit, which users allow for; where a formula names each of its operands once, it is no wider than that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Bound {
    fn sign(self) -> Ordering {
        match self {
            Self::MinusInfinity => Ordering::Less,
            Self::Infinity => Ordering::Greater,
            Self::Finite(x) if x.is_negative() => Ordering::Less,
            Self::Finite(x) if x.is_positive() => Ordering::Greater,
            Self::Finite(_) => Ordering::Equal,
        }
    }

    /// An overflow is as good as no end, on the side it falls.
    fn finite(value: Exact, side: Ordering) -> Self {
        match (value.fault(), side) {
            (None, _) => Self::Finite(value),
            (Some(_), Ordering::Less) => Self::MinusInfinity,
            (Some(_), _) => Self::Infinity,
        }
    }

    fn add(self, other: Self, side: Ordering) -> Self {
        match (self, other) {
            (Self::Finite(a), Self::Finite(b)) => Self::finite(a + b, side),
            (Self::Finite(_), infinite) => infinite,
            (infinite, _) => infinite,
        }
    }

    fn multiply(self, other: Self) -> Self {
        let sign = if self.sign() == other.sign() { Ordering::Greater } else { Ordering::Less };
        match (self, other) {
            _ if self.sign() == Ordering::Equal || other.sign() == Ordering::Equal => Self::Finite(Exact::ZERO),
            (Self::Finite(a), Self::Finite(b)) => Self::finite(a * b, sign),
            _ if sign == Ordering::Greater => Self::Infinity,
            _ => Self::MinusInfinity,
        }
    }

    fn is_below(self, other: Self) -> bool {
        match (self, other) {
            (Self::Finite(a), Self::Finite(b)) => a.is_below(b),
            (Self::MinusInfinity, Self::MinusInfinity) | (Self::Infinity, _) | (_, Self::MinusInfinity) => false,
            _ => true,
        }
    }

    fn lower(self, other: Self) -> Self {
        if other.is_below(self) { other } else { self }
    }

    fn upper(self, other: Self) -> Self {
        if self.is_below(other) { other } else { self }
    }
}

/// `−∞`, the number, or `∞`.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinusInfinity => f.write_str("−∞"),
            Self::Finite(x) => x.fmt(f),
            Self::Infinity => f.write_str("∞"),
        }
    }
}

impl Interval {
    /// Every number.
    pub const EVERYTHING: Self = Self { low: Bound::MinusInfinity, high: Bound::Infinity };

    /// The interval between two ends, either of which may be missing.
    #[must_use]
    pub fn between(low: Option<Exact>, high: Option<Exact>) -> Self {
        Self { low: low.map_or(Bound::MinusInfinity, Bound::Finite), high: high.map_or(Bound::Infinity, Bound::Finite) }
    }

    /// The interval of one number.
    #[must_use]
    pub fn point(value: Exact) -> Self {
        if value.fault().is_some() { Self::EVERYTHING } else { Self::between(Some(value), Some(value)) }
    }
}

impl Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { low: self.low.add(other.low, Ordering::Less), high: self.high.add(other.high, Ordering::Greater) }
    }
}

impl Neg for Interval {
    type Output = Self;
    fn neg(self) -> Self {
        let flip = |bound| match bound {
            Bound::MinusInfinity => Bound::Infinity,
            Bound::Finite(x) => Bound::Finite(-x),
            Bound::Infinity => Bound::MinusInfinity,
        };
        Self { low: flip(self.high), high: flip(self.low) }
    }
}

impl Sub for Interval {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Interval {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        // Most of what the model multiplies is not negative: two products instead of four, or one.
        if self.low.sign() != Ordering::Less && other.low.sign() != Ordering::Less {
            let low = self.low.multiply(other.low);
            let is_point = self.low == self.high && other.low == other.high;
            return Self { low, high: if is_point { low } else { self.high.multiply(other.high) } };
        }
        let products = [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)]
            .map(|(a, b)| a.multiply(b));
        let [first, rest @ ..] = products;
        Self { low: rest.into_iter().fold(first, Bound::lower), high: rest.into_iter().fold(first, Bound::upper) }
    }
}

impl Div for Interval {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        let inverse = |bound, at_zero| match bound {
            Bound::Finite(x) if x.is_zero() => at_zero,
            Bound::Finite(x) => Bound::Finite(Exact::from(1) / x),
            Bound::MinusInfinity | Bound::Infinity => Bound::Finite(Exact::ZERO),
        };
        if other.low.sign() != Ordering::Less {
            self * Self { low: inverse(other.high, Bound::Infinity), high: inverse(other.low, Bound::Infinity) }
        } else if other.high.sign() != Ordering::Greater {
            self * Self {
                low: inverse(other.high, Bound::MinusInfinity),
                high: inverse(other.low, Bound::MinusInfinity),
            }
        } else {
            Self::EVERYTHING
        }
    }
}

impl Number for Interval {
    fn integer(value: i64) -> Self {
        Self::point(value.into())
    }

    fn decimal(value: Decimal) -> Self {
        Self::point(value.into())
    }

    fn scaled(value: i64, places: u32) -> Self {
        Self::point(Exact::scaled(value, places))
    }

    fn min(self, other: Self) -> Self {
        Self { low: self.low.lower(other.low), high: self.high.lower(other.high) }
    }

    fn max(self, other: Self) -> Self {
        Self { low: self.low.upper(other.low), high: self.high.upper(other.high) }
    }

    /// Of an interval that is not below zero; others give everything.
    fn power(self, exponent: u32) -> Self {
        let raise = |bound, side| match bound {
            Bound::Finite(x) => Bound::finite(x.power(exponent), side),
            infinite => infinite,
        };
        match self.low.sign() {
            _ if exponent == 0 => Self::integer(1),
            Ordering::Less => Self::EVERYTHING,
            _ => Self { low: raise(self.low, Ordering::Greater), high: raise(self.high, Ordering::Greater) },
        }
    }

    fn root(self, degree: u32) -> Self {
        let take = |bound| match bound {
            Bound::Finite(x) => Bound::Finite(x.root(degree)),
            infinite => infinite,
        };
        match self.low.sign() {
            Ordering::Less => Self::EVERYTHING,
            _ => Self { low: take(self.low), high: take(self.high) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(low: i64, high: i64) -> Interval {
        Interval::between(Some(low.into()), Some(high.into()))
    }

    #[test]
    fn arithmetic_follows_the_definition() {
        assert_eq!(of(1, 2) + of(3, 5), of(4, 7));
        assert_eq!(of(1, 2) - of(3, 5), of(-4, -1));
        assert_eq!(of(-1, 2) * of(3, 5), of(-5, 10));
        assert_eq!(of(4, 8) / of(2, 4), of(1, 4));
        assert_eq!(of(4, 8) / of(-2, 4), Interval::EVERYTHING);
        assert_eq!(of(1, 5).min(of(2, 3)), of(1, 3));
    }

    #[test]
    fn a_missing_end_times_zero_is_zero() {
        let unbounded = Interval::between(Some(0.into()), None);
        assert_eq!(unbounded * of(0, 0), of(0, 0));
        assert_eq!((unbounded * of(2, 3)).high, Bound::Infinity);
        assert_eq!((of(1, 1) / of(0, 2)).high, Bound::Infinity);
    }

    #[test]
    fn products_of_every_sign_hold_the_products_of_the_ends() {
        let intervals = [of(-3, -1), of(-2, 0), of(-1, 2), of(0, 0), of(0, 3), of(2, 5), of(4, 4)];
        for x in intervals {
            for y in intervals {
                let ends = |interval: Interval| [interval.low, interval.high];
                let products = ends(x).into_iter().flat_map(|a| ends(y).map(|b| a.multiply(b))).collect::<Vec<_>>();
                let low = products.iter().copied().reduce(Bound::lower).unwrap();
                let high = products.iter().copied().reduce(Bound::upper).unwrap();
                assert_eq!(x * y, Interval { low, high });
            }
        }
    }
}
