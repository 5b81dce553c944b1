//! The base case with some inputs at other values.

use super::PointResult;
use crate::document::text::quoted;
use crate::evaluation::Address;
use crate::model::{InputId, Model};
use crate::problem::{Code, Problem, did_you_mean};
use crate::{Exact, Scalar};

/// An input at a value of its own.
pub(crate) type Change = (InputId, Exact);

/// A model, and the base case of every input in two kinds of number.
#[derive(Debug)]
pub(crate) struct BaseCase<'a> {
    pub(crate) model: &'a Model,
    exact: Vec<Exact>,
    doubles: Vec<f64>,
}

impl<'a> BaseCase<'a> {
    pub(crate) fn new(model: &'a Model) -> Self {
        Self { model, exact: model.base_values(), doubles: model.base_values() }
    }

    /// The values of every input with some of them changed.
    pub(crate) fn exact(&self, changes: &[Change]) -> Vec<Exact> {
        changed(&self.exact, changes.iter().copied())
    }

    /// The same in doubles.
    pub(crate) fn doubles(&self, changes: &[(InputId, f64)]) -> Vec<f64> {
        changed(&self.doubles, changes.iter().copied())
    }

    /// The same in doubles, of exact changes.
    pub(crate) fn nearest_doubles(&self, changes: &[Change]) -> Vec<f64> {
        changed(&self.doubles, changes.iter().map(|(id, value)| (*id, value.to_f64())))
    }

    /// Why the scenario is not valid with some inputs changed; nothing where it is. A value that its own input allows can
    /// bring the effects of options out of a domain, which takes making the model anew, and is looked at only where that
    /// can be.
    pub(crate) fn problems(&self, changes: &[Change]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (id, value) in changes {
            let Some(input) = self.model.inputs.get(id.index()) else { continue };
            if !input.domain.holds(*value) {
                let message = format!("{value} is outside what the input allows ({})", input.domain);
                problems.push(Problem::new(Code::OutOfDomain, input.path.as_str(), message));
            }
        }
        if !problems.is_empty() || !changes.iter().any(|(id, _)| self.model.is_held_to_a_domain(*id)) {
            return problems;
        }
        let overrides = changes.iter().filter_map(|(id, value)| {
            let input = self.model.inputs.get(id.index())?;
            Some((input.path.as_str(), value.to_decimal()?))
        });
        self.model.with(overrides).err().map_or_else(Vec::new, crate::Problems::into_vec)
    }

    /// A result with some inputs changed. Where the scenario is not valid then, nothing is computed.
    pub(crate) fn result(&self, address: Address, changes: &[Change]) -> PointResult {
        let problems = self.problems(changes);
        if problems.is_empty() {
            PointResult::of(self.model, address, &self.exact(changes))
        } else {
            PointResult::invalid(problems)
        }
    }

    /// An input by its path.
    ///
    /// # Errors
    /// `unknown_reference`, at the argument that names it.
    pub(crate) fn input(&self, argument: &str, path: &str) -> Result<InputId, Problem> {
        self.model.input_id(path).ok_or_else(|| {
            let help = did_you_mean(path, self.model.inputs.iter().map(|input| input.path.as_str()));
            Problem::new(Code::UnknownReference, argument, format!("there is no input {}", quoted(path))).help(help)
        })
    }

    /// An input's base case.
    pub(crate) fn of(&self, id: InputId) -> Exact {
        self.exact.get(id.index()).copied().unwrap_or_default()
    }
}

fn changed<N: Scalar>(base: &[N], changes: impl Iterator<Item = (InputId, N)>) -> Vec<N> {
    let mut values = base.to_vec();
    for (id, value) in changes {
        if let Some(place) = values.get_mut(id.index()) {
            *place = value;
        }
    }
    values
}
