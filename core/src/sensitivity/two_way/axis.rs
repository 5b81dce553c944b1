//! The values of an axis.

use super::request::AxisRequest;
use super::results::Axis;
use crate::model::{Input, InputId};
use crate::problem::{Code, Problem};
use crate::sensitivity::exact_points::{BaseCase, ListedInput, around, shown};
use crate::sensitivity::tornado::Basis;
use crate::{Exact, Ordered, Scalar};

/// What an axis is made of, before its values are listed.
pub(super) struct Plan<'a> {
    pub(super) id: InputId,
    request: &'a AxisRequest,
    input: &'a Input,
    spacing: Spacing,
}

enum Spacing {
    Given,
    Steps { from: Exact, to: Exact, steps: u64, basis: Basis, limited: bool },
    Quantiles,
}

impl<'a> Plan<'a> {
    /// Reads an axis; lists nothing yet.
    pub(super) fn new(base: &'a BaseCase<'_>, name: &str, request: &'a AxisRequest) -> Result<Self, Vec<Problem>> {
        let at = |of: &str| format!("{name}.{of}");
        let id = base.input(&at("path"), &request.path).map_err(|problem| vec![problem])?;
        let input = base.model.inputs.get(id.index()).expect("a model's ids are indices into its own inputs");
        let mut problems = Vec::new();
        let invalid = |of: &str, message: String| Problem::new(Code::InvalidArgument, at(of), message);
        let is_spaced = request.from.is_some() || request.to.is_some() || request.steps.is_some();
        let spacing = if !request.values.is_empty() {
            if is_spaced {
                let message = "give either `values`, or `from`, `to` and `steps`".to_owned();
                problems.push(invalid("values", message));
            }
            Spacing::Given
        } else if is_spaced {
            let steps = request.steps.unwrap_or(AxisRequest::STEPS);
            if steps == 0 {
                problems.push(invalid("steps", "0 is not 1 or more".to_owned()));
            }
            let (Some(from), Some(to)) = (request.from, request.to) else {
                let missing = if request.from.is_none() { "from" } else { "to" };
                problems.push(invalid(missing, "`from` and `to` go together".to_owned()));
                return Err(problems);
            };
            Spacing::Steps { from, to, steps, basis: Basis::Given, limited: false }
        } else if input.is_uncertain() {
            Spacing::Quantiles
        } else if let Some(ends) = around(input, AxisRequest::default_range()) {
            let (from, to, limited) = (ends.low, ends.high, ends.low_limited || ends.high_limited);
            Spacing::Steps { from, to, steps: AxisRequest::STEPS, basis: Basis::Range, limited }
        } else {
            let message = "its base case is zero, which has no range around it".to_owned();
            problems.push(invalid("values", message).help("give `values`, or `from` and `to`"));
            return Err(problems);
        };
        let plan = Self { id, request, input, spacing };
        problems.extend(plan.value_problems(&at));
        if problems.is_empty() { Ok(plan) } else { Err(problems) }
    }

    /// What is wrong with the values that are given.
    fn value_problems(&self, at: &dyn Fn(&str) -> String) -> Vec<Problem> {
        let mut problems = Vec::new();
        let named: Vec<(String, Exact)> = match self.spacing {
            Spacing::Given => self
                .request
                .values
                .iter()
                .enumerate()
                .map(|(index, value)| (at(&format!("values.{index}")), *value))
                .collect(),
            Spacing::Steps { from, to, .. } => vec![(at("from"), from), (at("to"), to)],
            Spacing::Quantiles => Vec::new(),
        };
        for (path, value) in &named {
            if let Some(fault) = value.fault() {
                problems.push(Problem::new(Code::InvalidArgument, path.as_str(), format!("it is no number: {fault}")));
            } else if !self.input.domain.holds(*value) {
                let message = format!("{value} is outside what the input allows ({})", self.input.domain);
                problems.push(Problem::new(Code::OutOfDomain, path.as_str(), message));
            }
        }
        for ((_, one), (path, other)) in named.iter().zip(named.iter().skip(1)) {
            if !one.is_below(*other) {
                let message = format!("{other} is not above {one}");
                let problem = Problem::new(Code::InvalidArgument, path.as_str(), message);
                problems.push(problem.help("give the values in ascending order, each once"));
            }
        }
        problems
    }

    /// How many values there will be at most.
    pub(super) fn count(&self) -> u64 {
        match self.spacing {
            Spacing::Given => self.request.values.len() as u64,
            // With the base case, where nothing was asked for.
            Spacing::Steps { steps, basis, .. } => steps.saturating_add(1 + u64::from(basis == Basis::Range)),
            Spacing::Quantiles => AxisRequest::QUANTILES.len() as u64 + 1,
        }
    }

    /// The axis with its values.
    pub(super) fn axis(&self, base: &BaseCase<'_>) -> Axis {
        let own = self.input.base;
        let (mut values, basis, limited) = match self.spacing {
            Spacing::Given => (self.request.values.clone(), Basis::Given, false),
            Spacing::Steps { from, to, steps, basis, limited } => (spaced(from, to, steps), basis, limited),
            Spacing::Quantiles => {
                let known = self.input.distribution.as_ref();
                let at = |p: f64| known.map(|known| shown(Exact::from_f64(known.quantile(p))));
                (AxisRequest::QUANTILES.into_iter().filter_map(at).collect(), Basis::Quantiles, false)
            }
        };
        if basis != Basis::Given {
            values.push(own);
            crate::order::sort_by(&mut values, |a, b| a.compare(*b).unwrap_or(core::cmp::Ordering::Equal));
            // Quantiles of few values come several times.
            values.dedup_by(|a, b| a == b);
        }
        Axis {
            input: ListedInput::new(base.model, self.id),
            base: own,
            base_index: values.iter().position(|value| *value == own),
            basis,
            limited,
            values,
        }
    }
}

/// Equally spaced values.
fn spaced(from: Exact, to: Exact, steps: u64) -> Vec<Exact> {
    let count = Exact::from(i64::try_from(steps).unwrap_or(i64::MAX));
    let at = |step: u64| from + (to - from) * Exact::from(i64::try_from(step).unwrap_or(i64::MAX)) / count;
    (0..=steps).map(|step| if step == steps { to } else { shown(at(step)) }).collect()
}

/// What is wrong with two axes together.
pub(super) fn pair_problem(x: &Plan<'_>, y: &Plan<'_>) -> Option<Problem> {
    (x.id == y.id).then(|| Problem::new(Code::InvalidArgument, "y.path", "both axes are of the same input"))
}
