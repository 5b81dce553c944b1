//! The range of an input, and the values that are tried.

use super::request::BreakEvenRequest;
use crate::model::Input;
use crate::problem::{Code, Problem};
use crate::sensitivity::exact_points::{around, shown};
use crate::sensitivity::tornado::Basis;
use crate::{Exact, Ordered, Scalar};

/// Equal steps of a range, and of probability.
const STEPS: u32 = 32;

/// How many values are tried at most.
pub(super) const POINTS: u64 = 2 * (STEPS as u64 + 1) + 1;

/// From where to where an input is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) from: Exact,
    pub(super) to: Exact,
    pub(super) basis: Basis,
    pub(super) limited: bool,
}

impl Range {
    /// What is known of the input says it; none where it is certain and its base case is zero.
    pub(super) fn by_default(input: &Input) -> Option<Self> {
        if let Some(known) = input.distribution.as_ref().filter(|_| input.is_uncertain()) {
            let at = |p: f64| shown(Exact::from_f64(known.quantile(p)));
            let (low, high) = BreakEvenRequest::QUANTILES;
            return Some(Self { from: at(low), to: at(high), basis: Basis::Quantiles, limited: false });
        }
        let ends = around(input, BreakEvenRequest::default_range())?;
        let limited = ends.low_limited || ends.high_limited;
        Some(Self { from: ends.low, to: ends.high, basis: Basis::Range, limited })
    }

    /// That of a request, which may give either end.
    pub(super) fn asked(input: &Input, request: &BreakEvenRequest) -> Result<Self, Vec<Problem>> {
        let known = Self::by_default(input);
        if let (None, None, Some(known)) = (request.from, request.to, known) {
            return Ok(known);
        }
        let ends = (request.from.or(known.map(|known| known.from)), request.to.or(known.map(|known| known.to)));
        let (Some(from), Some(to)) = ends else {
            let argument = if request.from.is_none() { "from" } else { "to" };
            let message = "its base case is zero, which has no range around it";
            return Err(vec![Problem::new(Code::InvalidArgument, argument, message).help("give `from` and `to`")]);
        };
        let mut problems = Vec::new();
        for (argument, value) in [("from", from), ("to", to)] {
            if let Some(fault) = value.fault() {
                problems.push(Problem::new(Code::InvalidArgument, argument, format!("it is no number: {fault}")));
            } else if !input.domain.holds(value) {
                let message = format!("{value} is outside what the input allows ({})", input.domain);
                problems.push(Problem::new(Code::OutOfDomain, argument, message));
            }
        }
        if problems.is_empty() && !from.is_below(to) {
            problems.push(Problem::new(Code::InvalidArgument, "to", format!("{to} is not above {from}")));
        }
        if problems.is_empty() { Ok(Self { from, to, basis: Basis::Given, limited: false }) } else { Err(problems) }
    }

    /// The values that are tried, ascending: equal steps, the quantiles of an uncertain input in equal steps of probability,
    /// and the base case.
    pub(super) fn grid(&self, input: &Input) -> Vec<Exact> {
        let (from, to) = (self.from.to_f64(), self.to.to_f64());
        let share = |step: u32| f64::from(step) / f64::from(STEPS);
        let mut values: Vec<f64> = (1..STEPS).map(|step| from + (to - from) * share(step)).collect();
        if let Some(known) = input.distribution.as_ref().filter(|_| input.is_uncertain()) {
            values.extend((1..STEPS).map(|step| known.quantile(share(step))));
        }
        let mut grid: Vec<Exact> = values.into_iter().map(|value| shown(Exact::from_f64(value))).collect();
        grid.push(input.base);
        grid.retain(|value| self.from.is_below(*value) && value.is_below(self.to));
        grid.extend([self.from, self.to]);
        crate::order::sort_by(&mut grid, |a, b| a.compare(*b).unwrap_or(core::cmp::Ordering::Equal));
        // Neighbours that are one double are one value.
        grid.dedup_by(|a, b| a.to_f64() == b.to_f64());
        grid
    }
}
