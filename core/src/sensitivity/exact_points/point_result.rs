//! A result at one point.

use core::cmp::Ordering;

use serde::Serialize;

use crate::evaluation::{Address, Reason};
use crate::model::Model;
use crate::problem::Problem;
use crate::{Exact, Ordered};

/// A result at one point, unrounded; none with what stands in its place.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PointResult {
    /// The result, in its unit.
    pub result: Option<Exact>,
    /// Whether it is a payback that never comes: later than any other.
    #[serde(skip_serializing_if = "is_false")]
    pub never: bool,
    /// Why there is no result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Why nothing could be computed: the problems of the scenario at this point.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
pub(crate) fn is_false(truth: &bool) -> bool {
    !truth
}

/// A result that can be compared: a payback that never comes is later than every other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Level {
    Value(Exact),
    Never,
}

impl PointResult {
    pub(crate) fn of(model: &Model, address: Address, values: &[Exact]) -> Self {
        match model.answer(address, values) {
            Ok(Ok(value)) => Self { result: Some(value), ..Self::default() },
            Ok(Err(reason)) => Self { never: address.is_payback(), reason: Some(reason), ..Self::default() },
            Err(problem) => Self::invalid(vec![problem]),
        }
    }

    pub(crate) fn invalid(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::default() }
    }

    /// What can be compared of it.
    pub(crate) fn level(&self) -> Option<Level> {
        if self.never { Some(Level::Never) } else { self.result.map(Level::Value) }
    }
}

impl Level {
    pub(crate) fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Value(one), Self::Value(other)) => one.compare(other).unwrap_or(Ordering::Equal),
            (Self::Never, Self::Never) => Ordering::Equal,
            (Self::Never, Self::Value(_)) => Ordering::Greater,
            (Self::Value(_), Self::Never) => Ordering::Less,
        }
    }

    /// |self − other|, where both are values.
    pub(crate) fn distance(self, other: Self) -> Option<Exact> {
        match (self, other) {
            (Self::Value(one), Self::Value(other)) => Some((one - other).abs()),
            _ => None,
        }
    }
}
