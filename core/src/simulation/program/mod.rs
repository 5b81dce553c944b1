//! The formulas of a model as a program over many trials.
//!
//! The evaluation runs once on numbers that record; what was recorded is simplified and run on rows of doubles, one
//! instruction for many trials. So the simulated model is the evaluated model is the explained model, and whatever does
//! not depend on the trial is computed once.

mod compile;
mod lower;
mod run;

pub(super) use compile::{Program, compile};
pub(super) use lower::Lowering;
pub(super) use run::{Row, Slots, WIDTH, row_of};

use crate::Number;

/// Where a recorded number stands when the program runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// The same in every trial.
    Constant(f64),
    /// In a slot.
    Slot(u32),
}

/// What an instruction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Operation {
    Sum,
    Difference,
    SettledDifference,
    Product,
    Quotient,
    Minimum,
    Maximum,
    Negative,
    Power(u32),
    Root(u32),
}

impl Operation {
    /// The operation on doubles. The second operand of one that has only one is not looked at.
    #[inline(always)]
    pub(super) fn apply<N: Number>(self, a: N, b: N) -> N {
        match self {
            Self::Sum => a + b,
            Self::Difference => a - b,
            Self::SettledDifference => a.difference(b),
            Self::Product => a * b,
            Self::Quotient => a / b,
            Self::Minimum => a.min(b),
            Self::Maximum => a.max(b),
            Self::Negative => -a,
            Self::Power(exponent) => a.power(exponent),
            Self::Root(degree) => a.root(degree),
        }
    }

    fn is_symmetric(self) -> bool {
        matches!(self, Self::Sum | Self::Product)
    }
}
