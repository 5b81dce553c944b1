//! `explain`: how a result comes about, by running its formula on a number that records.

mod render;
mod request;

pub use request::ExplainRequest;

use std::collections::{BTreeSet, VecDeque};

use serde::Serialize;

use crate::evaluation::{Address, Reason};
use crate::model::{InputId, Model, Values};
use crate::number::{Operation, Step, Term};
use crate::order;
use crate::problem::{Problem, Problems};
use crate::{Exact, Expr, Name, Recorder, Unit};

/// How a result comes about: its formula, then the formulas of what it is made of, down to the inputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The path of the result.
    pub result: String,
    /// What it is measured in.
    pub unit: String,
    /// Its value; none with its reason.
    pub value: Option<Exact>,
    /// Why it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The result and what it is made of, each once, the result first.
    pub definitions: Vec<Definition>,
    /// The inputs that it comes down to, in the order of their paths.
    pub inputs: Vec<ExplainedInput>,
}

/// A named intermediate result.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// What it is measured in.
    pub unit: String,
    /// Its value.
    pub value: Exact,
    /// The formula, with names.
    pub formula: String,
    /// The same formula, with numbers, each to twelve digits.
    pub substituted: String,
    /// The formula for a narrow place: long sums show their ends and how many terms they have.
    #[serde(skip)]
    pub formula_abridged: String,
    /// The same, with numbers.
    #[serde(skip)]
    pub substituted_abridged: String,
}

/// An input at the bottom of an explanation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplainedInput {
    /// The dotted path.
    pub path: String,
    /// The base case.
    pub value: Exact,
    /// What it is measured in, with the input's own currency.
    pub unit: String,
    /// Whether the scenario leaves it at its default.
    pub is_default: bool,
    /// Where the number comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What was recorded while a result was computed.
struct Record {
    steps: Vec<Step>,
    root: Result<Term, Reason>,
}

fn record(model: &Model, address: Address) -> Result<Record, Problem> {
    // Problems of the computation itself are those of the exact one.
    // An answer of none is recorded too.
    let _ = model.answer(address, &model.base_values::<Exact>())?;
    let recorder = Recorder::new();
    let root = {
        let inputs: Vec<Expr<'_>> = model
            .inputs
            .iter()
            .enumerate()
            .map(|(index, input)| recorder.input(index, input.base, Name::new(input.path.clone(), input.unit)))
            .collect();
        let answer = address.compute(model, Values(&inputs)).map_err(|below| model.below_zero("", below))?;
        answer.map(Expr::term)
    };
    let steps = recorder.into_steps();
    Ok(Record { steps, root })
}

impl Record {
    fn step(&self, term: Term) -> Option<&Step> {
        match term {
            Term::Constant(_) => None,
            Term::Step(index) => self.steps.get(index),
        }
    }

    /// The named steps that a formula refers to, in its order: through what has no name of its own.
    fn references(&self, step: &Step) -> Vec<usize> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<Term> = step.operands.iter().rev().copied().collect();
        while let Some(term) = open.pop() {
            let (Term::Step(index), Some(step)) = (term, self.step(term)) else { continue };
            // What has no name may be used several times.
            if !seen.insert(index) {
                continue;
            }
            if step.name.is_some() {
                found.push(index);
            } else {
                open.extend(step.operands.iter().rev().copied());
            }
        }
        found
    }

    /// Every named step below the root, each once, level by level.
    fn named(&self) -> Vec<usize> {
        let Ok(Term::Step(root)) = self.root else { return Vec::new() };
        let mut seen = BTreeSet::new();
        seen.insert(root);
        let mut open = VecDeque::from([root]);
        let mut order = Vec::new();
        while let Some(index) = open.pop_front() {
            order.push(index);
            if let Some(step) = self.steps.get(index) {
                for reference in self.references(step) {
                    if seen.insert(reference) {
                        open.push_back(reference);
                    }
                }
            }
        }
        order
    }

    fn inputs(&self) -> Vec<usize> {
        order::distinct(self.named().into_iter().filter_map(|index| match self.steps.get(index)?.operation {
            Operation::Input(input) => Some(input),
            _ => None,
        }))
    }
}

impl Model {
    /// How the result at a dotted path comes about, such as `today.annual_cost` or `options.lite.payback_months`.
    ///
    /// # Errors
    /// `unknown_result`, and those of [`Model::evaluate`].
    pub fn explain(&self, path: &str) -> Result<Explanation, Problems> {
        let address = self.address(path)?;
        let record = record(self, address)?;
        let unit_text = |unit: Unit| unit.in_currency(&self.currency);
        let mut definitions = Vec::new();
        for (position, index) in record.named().into_iter().enumerate() {
            let Some(step) = record.steps.get(index) else { continue };
            let Some(name) = &step.name else { continue };
            if matches!(step.operation, Operation::Input(_)) {
                continue;
            }
            let is_root = position == 0;
            let write = |names, abridged| render::formula(&record.steps, index, render::Style { names, abridged });
            definitions.push(Definition {
                name: if is_root { path.to_owned() } else { name.path.clone() },
                unit: unit_text(name.unit),
                value: step.value,
                formula: write(true, false),
                substituted: write(false, false),
                formula_abridged: write(true, true),
                substituted_abridged: write(false, true),
            });
        }
        let value = match record.root {
            Ok(Term::Constant(value)) => {
                definitions.push(Definition {
                    name: path.to_owned(),
                    unit: unit_text(address.unit()),
                    value,
                    formula: value.to_string(),
                    substituted: value.to_string(),
                    formula_abridged: value.to_string(),
                    substituted_abridged: value.to_string(),
                });
                Some(value)
            }
            Ok(root) => record.step(root).map(|step| step.value),
            Err(_) => None,
        };
        let mut inputs: Vec<ExplainedInput> = record
            .inputs()
            .into_iter()
            .filter_map(|index| self.inputs.get(index))
            .map(|input| ExplainedInput {
                path: input.path.clone(),
                value: input.base,
                unit: input.unit.in_currency(input.currency.as_deref().unwrap_or(&self.currency)),
                is_default: input.is_default,
                source: input.source.clone(),
            })
            .collect();
        order::sort_by(&mut inputs, |a, b| a.path.cmp(&b.path));
        Ok(Explanation {
            result: path.to_owned(),
            unit: unit_text(address.unit()),
            value,
            reason: record.root.err(),
            definitions,
            inputs,
        })
    }
}

/// The inputs that a result depends on. A payback also depends on what comes after it: with other values that may pull
/// the cumulative flow below zero again, so everything that its option is worth counts.
pub(crate) fn dependencies(model: &Model, address: Address) -> Result<Vec<InputId>, Problem> {
    let mut inputs = record(model, address)?.inputs();
    if let (true, Address::Option { option, .. } | Address::CashOnly { option, .. }) = (address.is_payback(), address) {
        let worth = match address {
            Address::CashOnly { .. } => Address::CashOnly { option, name: "net_present_value" },
            _ => Address::Option { option, name: "net_present_value" },
        };
        inputs.extend(record(model, worth)?.inputs());
    }
    Ok(order::distinct(inputs).into_iter().map(InputId::new).collect())
}
