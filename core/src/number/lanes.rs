//! Some trials side by side.

use core::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

use rust_decimal::Decimal;

use super::{Number, Ordered};

/// How many trials run side by side: with more, the books of an option no longer fit into the registers of a processor.
pub const LANES: usize = 4;

/// A double of each of some trials: a formula over them is computed for all at once, each lane as the double it is, to the
/// same bits. None is a lane that is not a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lanes(pub [f64; LANES]);

/// For each lane, whether something holds: all bits of it, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mask([u64; LANES]);

impl Lanes {
    /// The same value in every lane.
    #[must_use]
    pub fn splat(value: f64) -> Self {
        Self([value; LANES])
    }

    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let mut result = self;
        result.0.iter_mut().for_each(|x| *x = f(*x));
        result
    }

    #[inline(always)]
    fn with(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut result = self;
        result.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a = f(*a, *b));
        result
    }

    #[inline(always)]
    fn compare(self, other: Self, f: impl Fn(f64, f64) -> bool) -> Mask {
        let mut result = Mask([0; LANES]);
        let lanes = result.0.iter_mut().zip(&self.0).zip(&other.0);
        lanes.for_each(|((mask, a), b)| *mask = if f(*a, *b) { u64::MAX } else { 0 });
        result
    }
}

macro_rules! lanewise {
    ($($trait:ident $method:ident $operator:tt,)+) => {$(
        impl $trait for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.with(other, |a, b| a $operator b)
            }
        }
    )+};
}

lanewise! { Add add +, Sub sub -, Mul mul *, Div div /, }

impl Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|x| -x)
    }
}

impl Mask {
    #[inline(always)]
    fn with(self, other: Self, f: impl Fn(u64, u64) -> u64) -> Self {
        let mut result = self;
        result.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a = f(*a, *b));
        result
    }
}

impl BitAnd for Mask {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        self.with(other, |a, b| a & b)
    }
}

impl BitOr for Mask {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        self.with(other, |a, b| a | b)
    }
}

impl Not for Mask {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        let mut result = self;
        result.0.iter_mut().for_each(|bits| *bits = !*bits);
        result
    }
}

impl Number for Lanes {
    #[inline(always)]
    fn integer(value: i64) -> Self {
        Self::splat(f64::integer(value))
    }

    #[inline(always)]
    fn decimal(value: Decimal) -> Self {
        Self::splat(f64::decimal(value))
    }

    #[inline(always)]
    fn scaled(value: i64, places: u32) -> Self {
        Self::splat(f64::scaled(value, places))
    }

    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.with(other, Number::min)
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.with(other, Number::max)
    }

    #[inline(always)]
    fn power(self, exponent: u32) -> Self {
        self.map(|x| x.power(exponent))
    }

    #[inline(always)]
    fn root(self, degree: u32) -> Self {
        self.map(|x| x.root(degree))
    }

    #[inline(always)]
    fn difference(self, other: Self) -> Self {
        self.with(other, Number::difference)
    }
}

impl Ordered for Lanes {
    type Truth = Mask;
    type Optional = Self;

    #[inline(always)]
    fn is_below(self, other: Self) -> Mask {
        self.compare(other, |a, b| a < b)
    }

    #[inline(always)]
    fn has_value(self) -> Mask {
        self.compare(self, |x, _| x.abs() < f64::INFINITY)
    }

    #[inline(always)]
    fn no_value() -> Self {
        Self::splat(f64::NAN)
    }

    #[inline(always)]
    fn either(truth: Mask, yes: Self, no: Self) -> Self {
        let mut result = no;
        result.0.iter_mut().zip(&yes.0).zip(&truth.0).for_each(|((no, yes), mask)| {
            *no = f64::from_bits((yes.to_bits() & mask) | (no.to_bits() & !mask));
        });
        result
    }

    #[inline(always)]
    fn when(truth: Mask, value: Self) -> Self {
        Self::either(truth, value, Self::no_value())
    }

    #[inline(always)]
    fn is_zero(self) -> Mask {
        self.compare(self, |x, _| x == 0.0)
    }

    #[inline(always)]
    fn abs(self) -> Self {
        self.map(f64::abs)
    }
}

#[cfg(test)]
mod tests {
    use core::array::from_fn;

    use super::*;
    use crate::finance::{payback, return_on_investment, settle};

    const VALUES: [[f64; LANES]; 2] = [[0.0, -0.0, 1.5, -2.25], [1e300, -1e-300, f64::INFINITY, f64::NAN]];

    fn same(lanes: Lanes, expected: [f64; LANES]) {
        assert_eq!(lanes.0.map(f64::to_bits), expected.map(f64::to_bits), "{lanes:?} {expected:?}");
    }

    #[test]
    fn every_lane_is_the_double_it_would_be_alone() {
        for values in VALUES {
            let x = Lanes(values);
            for other in VALUES.concat() {
                let y = Lanes::splat(other);
                same(x + y, values.map(|a| a + other));
                same(x - y, values.map(|a| a - other));
                same(x * y, values.map(|a| a * other));
                same(x / y, values.map(|a| a / other));
                same(Number::min(x, y), values.map(|a| Number::min(a, other)));
                same(Number::max(x, y), values.map(|a| Number::max(a, other)));
                same(x.difference(y), values.map(|a| a.difference(other)));
                same(settle(x, Ordered::abs(y)), values.map(|a| settle(a, other.abs())));
                let none = |answer: Option<f64>| answer.unwrap_or(f64::NAN);
                same(return_on_investment(x, y), values.map(|a| none(return_on_investment(a, other))));
                same(Lanes::either(x.is_below(y), x, y), values.map(|a| if a < other { a } else { other }));
            }
            same(-x, values.map(|a| -a));
            same(x.power(3), values.map(|a| a.power(3)));
            same(Ordered::abs(x).root(12), values.map(|a| a.abs().root(12)));
            same(Lanes::either(x.is_zero(), x, x + x), values.map(|a| if a == 0.0 { a } else { a + a }));
        }
    }

    #[test]
    fn paybacks_side_by_side_are_those_one_by_one() {
        // Cash flows, as columns.
        let halves: [[[f64; LANES]; 4]; 2] = [
            [[-10.0, -10.0, 0.0, -10.0], [5.0, 10.0, 0.0, 15.0], [5.0, -5.0, 0.0, -7.0], [0.0, 10.0, 0.0, 4.0]],
            [[5.0, -0.3, 0.0, -1.0], [-10.0, 0.1, -5.0, f64::NAN], [10.0, 0.1, 10.0, 1.0], [-6.0, 0.1, 0.0, 1.0]],
        ];
        for flows in halves {
            let mut account = crate::finance::Account::<Lanes>::new();
            for flow in &flows {
                account.add(Lanes(*flow));
            }
            let alone: [_; LANES] = from_fn(|lane| payback(&flows.iter().map(|flow| flow[lane]).collect::<Vec<_>>()));
            same(account.sustained(), from_fn(|lane| alone[lane].sustained.unwrap_or(f64::NAN)));
            same(account.first_break_even(), from_fn(|lane| alone[lane].first_break_even.unwrap_or(f64::NAN)));
        }
    }
}
