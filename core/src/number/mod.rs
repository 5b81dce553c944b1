//! The number that a formula runs on.
//!
//! Every formula of the model is written once, over [`Number`]. What running it means is decided by the number:
//!
//! | number | running a formula |
//! |---|---|
//! | [`Exact`] | computes it, right to the cent |
//! | [`f64`] | computes it fast, to about fifteen digits |
//! | [`Lanes`] | computes some trials side by side, each as an `f64` |
//! | [`Interval`] | bounds it over whole ranges of inputs |
//! | [`Expr`] | records it, for an explanation |

mod exact;
mod expr;
mod float;
mod interval;
mod lanes;

pub use exact::{Exact, Fault};
pub use expr::{Expr, Recorder};
pub(crate) use expr::{Operation, Step, Term};
pub use interval::{Bound, Interval};
pub use lanes::{LANES, Lanes, Mask};

use core::fmt;
use core::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

use rust_decimal::Decimal;

/// What a formula of the model may do with its numbers.
///
/// Implementations are `Copy`, so that formulas read like the ones on paper.
pub trait Number:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// A whole number that stands in a formula, such as the 60 of minutes per hour.
    fn integer(value: i64) -> Self;

    /// A decimal, exactly where the number can hold it.
    fn decimal(value: Decimal) -> Self;

    /// value ÷ 10^`places`, such as the 10⁻⁹ of the zero rule; `places` at most 22.
    fn scaled(value: i64, places: u32) -> Self;

    /// The smaller of two numbers.
    fn min(self, other: Self) -> Self;

    /// The larger of two numbers.
    fn max(self, other: Self) -> Self;

    /// The `exponent`-th power.
    fn power(self, exponent: u32) -> Self;

    /// The positive `degree`-th root of a number that is not negative. `degree` is at least 1.
    fn root(self, degree: u32) -> Self;

    /// `self − other`; 0 where the two agree to all the digits that the number is trusted with, so that what is left
    /// of them is a rounding, whose sign says nothing.
    #[must_use]
    fn difference(self, other: Self) -> Self {
        self - other
    }

    /// The sum of the terms, in their order; 0 when there are none.
    fn sum(terms: impl IntoIterator<Item = Self>) -> Self {
        let mut terms = terms.into_iter();
        match terms.next() {
            None => Self::integer(0),
            Some(first) => terms.fold(first, |total, term| total + term),
        }
    }

    /// Gives an intermediate result the name that an explanation shows. Does nothing (and never calls `name`) on
    /// numbers that only compute.
    #[must_use]
    #[inline(always)]
    fn named(self, name: impl FnOnce() -> Name) -> Self {
        let _ = name;
        self
    }

    /// A value found by a rule that is no formula (the root of an equation), with what it was found from.
    /// On numbers that only compute it is `value`.
    #[must_use]
    fn found(rule: &'static str, from: &[Self], value: Self) -> Self {
        let _ = (rule, from);
        value
    }
}

/// A [`Number`] that a rule can decide by: one value, or several side by side of which each is decided on its own.
pub trait Ordered: Number {
    /// Whether something holds: of one value a `bool`.
    type Truth: Copy
        + fmt::Debug
        + BitAnd<Output = Self::Truth>
        + BitOr<Output = Self::Truth>
        + Not<Output = Self::Truth>;

    /// A number that may be none: of one value an [`Option`].
    type Optional;

    /// Whether this is below `other`. False where either has no value.
    fn is_below(self, other: Self) -> Self::Truth;

    /// Whether there is a value at all: no fault, nothing infinite.
    fn has_value(self) -> Self::Truth;

    /// A number without a value.
    fn no_value() -> Self;

    /// `yes` where `truth` holds, else `no`.
    #[must_use]
    fn either(truth: Self::Truth, yes: Self, no: Self) -> Self;

    /// `value` where `truth` holds, else none.
    fn when(truth: Self::Truth, value: Self) -> Self::Optional;

    /// Whether this is below zero.
    #[inline(always)]
    fn is_negative(self) -> Self::Truth {
        self.is_below(Self::integer(0))
    }

    /// Whether this is above zero.
    #[inline(always)]
    fn is_positive(self) -> Self::Truth {
        Self::integer(0).is_below(self)
    }

    /// Whether this is zero.
    fn is_zero(self) -> Self::Truth {
        !self.is_negative() & !self.is_positive() & self.has_value()
    }

    /// The absolute value.
    #[must_use]
    fn abs(self) -> Self {
        Self::either(self.is_negative(), -self, self)
    }
}

/// A [`Number`] that stands for one value.
pub trait Scalar: Ordered<Truth = bool, Optional = Option<Self>> {
    /// A number from an exact one, as near as the number can hold it.
    fn exact(value: Exact) -> Self;

    /// The nearest double. Not a number where there is no value.
    fn to_f64(self) -> f64;

    /// A number from a double, by its shortest decimal. No value where it is not finite.
    fn from_f64(value: f64) -> Self;
}

/// The name and the unit of an intermediate result, as an explanation shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// A dotted path, such as `losses.rework.cost_per_event`.
    pub path: String,
    /// What it is measured in.
    pub unit: crate::Unit,
}

impl Name {
    /// A name with its unit.
    pub fn new(path: impl Into<String>, unit: crate::Unit) -> Self {
        Self { path: path.into(), unit }
    }
}
