//! Recorded steps as formulas that people read.

use crate::number::{Operation, Step, Term};
use crate::{Exact, Ordered, Scalar};

/// Longer sums show their ends.
const SHOWN_TERMS: usize = 8;
/// Digits that a number in a formula is shown with.
const SHOWN_DIGITS: i32 = 12;

/// How tightly a part of a formula holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Power,
    Atom,
}

/// How a formula is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// With the names of what it is made of, rather than their numbers.
    pub(super) names: bool,
    /// With long sums cut to their ends.
    pub(super) abridged: bool,
}

/// The formula of a step.
pub(super) fn formula(steps: &[Step], index: usize, style: Style) -> String {
    let writer = Writer { steps, style };
    steps.get(index).map_or_else(String::new, |step| writer.step(step).0)
}

struct Writer<'a> {
    steps: &'a [Step],
    style: Style,
}

impl Writer<'_> {
    fn cuts(&self, terms: &[Term]) -> bool {
        self.style.abridged && terms.len() > SHOWN_TERMS
    }

    /// An operand: a name or a number where it has one, else its own formula.
    fn operand(&self, term: Term) -> (String, Binding) {
        let step = match term {
            Term::Constant(value) => return number(value),
            Term::Step(index) => match self.steps.get(index) {
                Some(step) => step,
                None => return (String::new(), Binding::Atom),
            },
        };
        match &step.name {
            Some(name) if self.style.names => (name.path.clone(), Binding::Atom),
            Some(_) => number(step.value),
            None => self.step(step),
        }
    }

    /// An operand in parentheses where it holds together less than `binding`.
    fn held(&self, term: Term, binding: Binding) -> String {
        let (text, own) = self.operand(term);
        if own < binding { format!("({text})") } else { text }
    }

    fn step(&self, step: &Step) -> (String, Binding) {
        let operands = step.operands.as_slice();
        let all = |binding: Binding, between: &str| {
            operands.iter().map(|term| self.held(*term, binding)).collect::<Vec<_>>().join(between)
        };
        match (&step.operation, operands) {
            (Operation::Input(_), _) => number(step.value),
            (Operation::Sum, [only]) => self.operand(*only),
            (Operation::Sum, _) => (self.sum(&self.flat(step)), Binding::Sum),
            (Operation::Difference | Operation::SettledDifference, [a, b]) => {
                (format!("{} − {}", self.held(*a, Binding::Sum), self.held(*b, Binding::Product)), Binding::Sum)
            }
            (Operation::Product, _) => (all(Binding::Product, " × "), Binding::Product),
            (Operation::Quotient, [a, b]) => {
                (format!("{} ÷ {}", self.held(*a, Binding::Product), self.held(*b, Binding::Power)), Binding::Product)
            }
            (Operation::Negative, [a]) => (format!("−{}", self.held(*a, Binding::Power)), Binding::Sum),
            (Operation::Power(exponent), [a]) => {
                (format!("{}^{exponent}", self.held(*a, Binding::Atom)), Binding::Power)
            }
            (Operation::Root(degree), [a]) => {
                (format!("{}^(1/{degree})", self.held(*a, Binding::Atom)), Binding::Power)
            }
            (Operation::Minimum, _) => (self.extreme("min", step), Binding::Atom),
            (Operation::Maximum, _) => (self.extreme("max", step), Binding::Atom),
            (Operation::Found(rule), _) => (format!("{rule}({})", self.listed(operands)), Binding::Atom),
            _ => number(step.value),
        }
    }

    fn sum(&self, terms: &[Term]) -> String {
        let held = |term: &Term| self.held(*term, Binding::Sum);
        match terms {
            [first, second, .., last] if self.cuts(terms) => {
                format!("{} + {} + … + {} ({} terms)", held(first), held(second), held(last), terms.len())
            }
            _ => terms.iter().map(held).collect::<Vec<_>>().join(" + ").replace("+ −", "− "),
        }
    }

    /// The smallest or largest of operands.
    fn extreme(&self, word: &str, step: &Step) -> String {
        format!("{word}({})", self.listed(&self.flat(step)))
    }

    /// The operands of a step, with those of nested ones of the same kind that have no name in one list.
    fn flat(&self, step: &Step) -> Vec<Term> {
        let mut flat = Vec::new();
        let mut open: Vec<Term> = step.operands.iter().rev().copied().collect();
        while let Some(term) = open.pop() {
            let nested = match term {
                Term::Step(index) => {
                    self.steps.get(index).filter(|inner| inner.name.is_none() && inner.operation == step.operation)
                }
                Term::Constant(_) => None,
            };
            match nested {
                Some(inner) => open.extend(inner.operands.iter().rev().copied()),
                None => flat.push(term),
            }
        }
        flat
    }

    fn listed(&self, terms: &[Term]) -> String {
        let shown = |terms: &[Term]| terms.iter().map(|term| self.operand(*term).0).collect::<Vec<_>>().join(", ");
        match terms {
            [first, second, .., last] if self.cuts(terms) => {
                format!("{}, …, {}", shown(&[*first, *second]), shown(&[*last]))
            }
            _ => shown(terms),
        }
    }
}

/// A number in a formula, to twelve digits; the value of a definition itself is given in full.
fn number(value: Exact) -> (String, Binding) {
    let magnitude = libm::log10(value.to_f64().abs()).floor();
    #[expect(clippy::cast_possible_truncation, reason = "the magnitude of a decimal is small")]
    let places = if magnitude.is_finite() { SHOWN_DIGITS - 1 - magnitude as i32 } else { 0 };
    let rounded = value.round(u32::try_from(places).unwrap_or(0));
    let text = rounded.to_string().replace('-', "−");
    // A negative number in a formula reads like a difference.
    let binding = if rounded.is_negative() { Binding::Sum } else { Binding::Atom };
    (text, binding)
}
