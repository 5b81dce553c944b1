//! Recorded steps → the distinct computations that differ from trial to trial.

use std::collections::BTreeMap;

use super::Operation;
use crate::Scalar;
use crate::number::{self, Step, Term};

/// An operand: a number, or the index of a computation.
#[derive(Debug, Clone, Copy)]
pub(in crate::simulation) enum Operand {
    Constant(f64),
    Node(u32),
}

/// A computation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node {
    /// What the trial brings, by the index it was recorded with.
    Input(usize),
    /// An operation on earlier nodes and constants.
    Operation(Operation, Operand, Operand),
}

/// A node by its content, to find it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Input(usize),
    Operation(Operation, (bool, u64), (bool, u64)),
}

/// Distinct computations, each after its operands.
#[derive(Debug)]
pub(in crate::simulation) struct Lowering {
    pub(super) nodes: Vec<Node>,
    known: BTreeMap<Key, u32>,
    /// For each recorded step, what it became; none for steps that nothing asked for.
    lowered: Vec<Option<Operand>>,
    steps: Vec<Step>,
}

impl Operand {
    fn key(self) -> (bool, u64) {
        match self {
            Self::Constant(value) => (false, value.to_bits()),
            Self::Node(index) => (true, index.into()),
        }
    }

    fn constant(self) -> Option<f64> {
        match self {
            Self::Constant(value) => Some(value),
            Self::Node(_) => None,
        }
    }
}

impl Lowering {
    pub(in crate::simulation) fn new(steps: Vec<Step>) -> Self {
        Self { nodes: Vec::new(), known: BTreeMap::new(), lowered: vec![None; steps.len()], steps }
    }

    /// What a recorded number becomes, with all that it is made of.
    pub(in crate::simulation) fn operand(&mut self, term: Term) -> Operand {
        let root = match term {
            Term::Constant(value) => return Operand::Constant(value.to_f64()),
            Term::Step(index) => index,
        };
        // Without recursion: recorded sums may be long.
        let mut open = vec![root];
        while let Some(&index) = open.last() {
            if self.lowered.get(index).is_none_or(Option::is_some) {
                open.pop();
                continue;
            }
            let Some(step) = self.steps.get(index) else { break };
            let before = open.len();
            open.extend(step.operands.iter().filter_map(|operand| match operand {
                Term::Step(index) if self.lowered.get(*index).is_some_and(Option::is_none) => Some(*index),
                _ => None,
            }));
            if open.len() == before {
                let operand = self.step(index);
                if let Some(place) = self.lowered.get_mut(index) {
                    *place = Some(operand);
                }
                open.pop();
            }
        }
        self.known_operand(term)
    }

    fn known_operand(&self, term: Term) -> Operand {
        match term {
            Term::Constant(value) => Operand::Constant(value.to_f64()),
            Term::Step(index) => self.lowered.get(index).copied().flatten().expect("operands are lowered first"),
        }
    }

    /// A step whose operands are lowered.
    fn step(&mut self, index: usize) -> Operand {
        let step = self.steps.get(index).expect("only recorded steps are lowered");
        let operands: Vec<Operand> = step.operands.iter().map(|term| self.known_operand(*term)).collect();
        let two = |operation| (operation, 2);
        let (operation, arity) = match &step.operation {
            number::Operation::Input(input) => {
                let input = *input;
                return self.node(Key::Input(input), Node::Input(input));
            }
            // A rule is no program; nothing that is simulated asks for one.
            number::Operation::Found(_) => return Operand::Constant(f64::NAN),
            number::Operation::Sum => two(Operation::Sum),
            number::Operation::Difference => two(Operation::Difference),
            number::Operation::SettledDifference => two(Operation::SettledDifference),
            number::Operation::Product => two(Operation::Product),
            number::Operation::Quotient => two(Operation::Quotient),
            number::Operation::Minimum => two(Operation::Minimum),
            number::Operation::Maximum => two(Operation::Maximum),
            number::Operation::Negative => (Operation::Negative, 1),
            number::Operation::Power(exponent) => (Operation::Power(*exponent), 1),
            number::Operation::Root(degree) => (Operation::Root(*degree), 1),
        };
        let mut operands = operands.into_iter();
        let first = operands.next().unwrap_or(Operand::Constant(0.0));
        if arity == 1 {
            return self.apply(operation, first, Operand::Constant(0.0));
        }
        operands.fold(first, |total, operand| self.apply(operation, total, operand))
    }

    /// An operation, where it is not known already or nothing to do. What is simplified may differ from the formula as it
    /// stands by a rounding in the last place.
    fn apply(&mut self, operation: Operation, a: Operand, b: Operand) -> Operand {
        if let (Some(a), Some(b)) = (a.constant(), b.constant()) {
            return Operand::Constant(operation.apply(a, b));
        }
        match (operation, a, b) {
            (Operation::Sum, x, Operand::Constant(0.0)) | (Operation::Sum, Operand::Constant(0.0), x) => return x,
            (Operation::Difference, x, Operand::Constant(0.0)) => return x,
            (Operation::Product, x, Operand::Constant(1.0)) | (Operation::Product, Operand::Constant(1.0), x) => {
                return x;
            }
            (Operation::Product, _, Operand::Constant(0.0)) | (Operation::Product, Operand::Constant(0.0), _) => {
                return Operand::Constant(0.0);
            }
            // Products are many times faster than quotients.
            (Operation::Quotient, x, Operand::Constant(divisor)) if divisor != 0.0 && (1.0 / divisor).is_finite() => {
                return self.apply(Operation::Product, x, Operand::Constant(1.0 / divisor));
            }
            (Operation::Product, Operand::Constant(factor), x) => {
                return self.apply(Operation::Product, x, Operand::Constant(factor));
            }
            // A chain of factors that do not depend on the trial is one.
            (Operation::Product, Operand::Node(index), Operand::Constant(factor)) => {
                if let Some(&Node::Operation(Operation::Product, x, Operand::Constant(inner))) =
                    self.nodes.get(index as usize)
                {
                    let product = inner * factor;
                    if product.is_normal() {
                        return self.apply(Operation::Product, x, Operand::Constant(product));
                    }
                }
            }
            _ => {}
        }
        let (a, b) = if operation.is_symmetric() && b.key() > a.key() { (b, a) } else { (a, b) };
        self.node(Key::Operation(operation, a.key(), b.key()), Node::Operation(operation, a, b))
    }

    fn node(&mut self, key: Key, node: Node) -> Operand {
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let index = *self.known.entry(key).or_insert(next);
        if index == next {
            self.nodes.push(node);
        }
        Operand::Node(index)
    }
}
