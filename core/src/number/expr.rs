//! Numbers that record what is done with them.

use core::cell::RefCell;
use core::fmt;
use core::ops::{Add, Div, Mul, Neg, Sub};

use rust_decimal::Decimal;

use super::{Exact, Name, Number, Ordered, Scalar};

/// What a recorded step does with its operands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Operation {
    /// An input of the scenario: its index in the model.
    Input(usize),
    /// The sum of the operands.
    Sum,
    /// The first operand less the second.
    Difference,
    /// The first operand less the second, 0 where they agree but for a rounding.
    SettledDifference,
    /// The product of two operands.
    Product,
    /// The first operand divided by the second.
    Quotient,
    /// The negative of the operand.
    Negative,
    /// The smallest operand.
    Minimum,
    /// The largest operand.
    Maximum,
    /// The operand to a power.
    Power(u32),
    /// The root of the operand.
    Root(u32),
    /// Found from the operands by the named rule.
    Found(&'static str),
}

/// One recorded step.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) operation: Operation,
    pub(crate) operands: Vec<Term>,
    pub(crate) value: Exact,
    pub(crate) name: Option<Name>,
}

/// An operand: an earlier step, or a number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Term {
    Step(usize),
    Constant(Exact),
}

/// Where [`Expr`]s are recorded.
#[derive(Debug, Default)]
pub struct Recorder {
    steps: RefCell<Vec<Step>>,
}

impl Recorder {
    /// An empty recorder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An input of the scenario, by its index in the model.
    #[must_use]
    pub fn input(&self, index: usize, value: Exact, name: Name) -> Expr<'_> {
        self.record(Operation::Input(index), Vec::new(), value, Some(name))
    }

    pub(crate) fn into_steps(self) -> Vec<Step> {
        self.steps.into_inner()
    }

    // Out of line, like the operations below: formulas are long, and what they record is no inner loop.
    #[inline(never)]
    fn record(&self, operation: Operation, operands: Vec<Term>, value: Exact, name: Option<Name>) -> Expr<'_> {
        let mut steps = self.steps.borrow_mut();
        steps.push(Step { operation, operands, value, name });
        Expr(Inner::Step { recorder: self, index: steps.len() - 1, value })
    }

    /// Names a step. What has a name keeps it; a second name stands for the first.
    #[inline(never)]
    fn name(&self, index: usize, value: Exact, name: Name) -> Expr<'_> {
        let mut steps = self.steps.borrow_mut();
        match steps.get_mut(index) {
            Some(step) if step.name.is_none() => {
                step.name = Some(name);
                Expr(Inner::Step { recorder: self, index, value })
            }
            _ => {
                drop(steps);
                self.record(Operation::Sum, vec![Term::Step(index)], value, Some(name))
            }
        }
    }
}

/// A number that computes like [`Exact`] and remembers how it came about.
///
/// What is computed from constants alone stays a constant, and adding 0 or multiplying by 1 or 0 is not recorded.
#[derive(Clone, Copy)]
pub struct Expr<'a>(Inner<'a>);

#[derive(Clone, Copy)]
enum Inner<'a> {
    Constant(Exact),
    Step { recorder: &'a Recorder, index: usize, value: Exact },
}

impl<'a> Expr<'a> {
    /// What was computed.
    #[must_use]
    pub fn value(self) -> Exact {
        match self.0 {
            Inner::Constant(value) | Inner::Step { value, .. } => value,
        }
    }

    pub(crate) fn term(self) -> Term {
        match self.0 {
            Inner::Constant(value) => Term::Constant(value),
            Inner::Step { index, .. } => Term::Step(index),
        }
    }

    fn recorder(self) -> Option<&'a Recorder> {
        match self.0 {
            Inner::Constant(_) => None,
            Inner::Step { recorder, .. } => Some(recorder),
        }
    }

    /// Whether this is a given number that stands in the formula: what it does nothing to needs no explanation.
    fn is_constant(self, number: i64) -> bool {
        matches!(self.0, Inner::Constant(value) if value == Exact::from(number))
    }

    fn constant(value: Exact) -> Self {
        Self(Inner::Constant(value))
    }

    #[inline(never)]
    fn apply(operation: Operation, operands: &[Self], value: Exact) -> Self {
        match operands.iter().find_map(|operand| operand.recorder()) {
            None => Self::constant(value),
            Some(recorder) => recorder.record(operation, operands.iter().map(|x| x.term()).collect(), value, None),
        }
    }
}

impl fmt::Debug for Expr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

impl Add for Expr<'_> {
    type Output = Self;
    #[inline(never)]
    fn add(self, other: Self) -> Self {
        match (self.is_constant(0), other.is_constant(0)) {
            (true, _) => other,
            (_, true) => self,
            _ => Self::apply(Operation::Sum, &[self, other], self.value() + other.value()),
        }
    }
}

impl Sub for Expr<'_> {
    type Output = Self;
    #[inline(never)]
    fn sub(self, other: Self) -> Self {
        if other.is_constant(0) {
            return self;
        }
        Self::apply(Operation::Difference, &[self, other], self.value() - other.value())
    }
}

impl Mul for Expr<'_> {
    type Output = Self;
    #[inline(never)]
    fn mul(self, other: Self) -> Self {
        match (self, other) {
            (zero, _) | (_, zero) if zero.is_constant(0) => zero,
            (one, x) | (x, one) if one.is_constant(1) => x,
            _ => Self::apply(Operation::Product, &[self, other], self.value() * other.value()),
        }
    }
}

impl Div for Expr<'_> {
    type Output = Self;
    #[inline(never)]
    fn div(self, other: Self) -> Self {
        if other.is_constant(1) {
            return self;
        }
        Self::apply(Operation::Quotient, &[self, other], self.value() / other.value())
    }
}

impl Neg for Expr<'_> {
    type Output = Self;
    #[inline(never)]
    fn neg(self) -> Self {
        Self::apply(Operation::Negative, &[self], -self.value())
    }
}

impl Number for Expr<'_> {
    fn integer(value: i64) -> Self {
        Self::constant(value.into())
    }

    fn decimal(value: Decimal) -> Self {
        Self::constant(value.into())
    }

    fn scaled(value: i64, places: u32) -> Self {
        Self::constant(Exact::scaled(value, places))
    }

    #[inline(never)]
    fn min(self, other: Self) -> Self {
        Self::apply(Operation::Minimum, &[self, other], self.value().min(other.value()))
    }

    #[inline(never)]
    fn max(self, other: Self) -> Self {
        Self::apply(Operation::Maximum, &[self, other], self.value().max(other.value()))
    }

    fn power(self, exponent: u32) -> Self {
        Self::apply(Operation::Power(exponent), &[self], self.value().power(exponent))
    }

    fn root(self, degree: u32) -> Self {
        Self::apply(Operation::Root(degree), &[self], self.value().root(degree))
    }

    #[inline(never)]
    fn difference(self, other: Self) -> Self {
        Self::apply(Operation::SettledDifference, &[self, other], self.value().difference(other.value()))
    }

    fn sum(terms: impl IntoIterator<Item = Self>) -> Self {
        let terms: Vec<Self> = terms.into_iter().filter(|term| !term.is_constant(0)).collect();
        match terms.as_slice() {
            [] => Self::integer(0),
            [only] => *only,
            _ => Self::apply(Operation::Sum, &terms, Exact::sum(terms.iter().map(|x| x.value()))),
        }
    }

    fn named(self, name: impl FnOnce() -> Name) -> Self {
        match self.0 {
            Inner::Constant(_) => self,
            Inner::Step { recorder, index, value } => recorder.name(index, value, name()),
        }
    }

    fn found(rule: &'static str, from: &[Self], value: Self) -> Self {
        Self::apply(Operation::Found(rule), from, value.value())
    }
}

impl Ordered for Expr<'_> {
    type Truth = bool;
    type Optional = Option<Self>;

    fn is_below(self, other: Self) -> bool {
        self.value().is_below(other.value())
    }

    fn has_value(self) -> bool {
        self.value().has_value()
    }

    fn no_value() -> Self {
        Self::constant(Exact::no_value())
    }

    fn either(truth: bool, yes: Self, no: Self) -> Self {
        if truth { yes } else { no }
    }

    fn when(truth: bool, value: Self) -> Option<Self> {
        truth.then_some(value)
    }
}

impl Scalar for Expr<'_> {
    fn exact(value: Exact) -> Self {
        Self::constant(value)
    }

    fn to_f64(self) -> f64 {
        self.value().to_f64()
    }

    fn from_f64(value: f64) -> Self {
        Self::constant(Exact::from_f64(value))
    }
}
