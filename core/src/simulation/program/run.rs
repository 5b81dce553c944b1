//! Running a program on many trials.

use super::compile::Instruction;
use super::{Operation, Place, Program};
use crate::Number;

/// How many trials an instruction computes at once: enough to make the cost of choosing the instruction small, few enough
/// for the slots to stay near the processor.
pub(in crate::simulation) const WIDTH: usize = 128;

/// A number in each of some trials.
pub(in crate::simulation) type Row = [f64; WIDTH];

/// The slots of a program.
#[derive(Debug, Clone)]
pub(in crate::simulation) struct Slots(Vec<Row>);

impl Slots {
    pub(in crate::simulation) fn new(program: &Program) -> Self {
        Self(vec![[0.0; WIDTH]; program.slots as usize])
    }

    pub(in crate::simulation) fn get_mut(&mut self, slot: u32) -> &mut Row {
        self.0.get_mut(slot as usize).expect("a program's slots are its own")
    }

    pub(in crate::simulation) fn get(&self, slot: u32) -> &Row {
        self.0.get(slot as usize).expect("a program's slots are its own")
    }
}

/// The row of a place.
pub(in crate::simulation) fn row_of(slots: &Slots, place: Place) -> Row {
    match place {
        Place::Constant(value) => [value; WIDTH],
        Place::Slot(slot) => *slots.get(slot),
    }
}

impl Program {
    /// Runs a segment: those before it have run.
    #[inline(always)]
    pub(in crate::simulation) fn run(&self, segment: usize, slots: &mut Slots) {
        for instruction in self.segments.get(segment).into_iter().flatten() {
            instruction.run(slots);
        }
    }
}

impl Instruction {
    #[inline(always)]
    fn run(&self, slots: &mut Slots) {
        match self.operation {
            // Written out, so that each is compiled to a loop of its own.
            Operation::Sum => self.on(slots, |a, b| a + b),
            Operation::Difference => self.on(slots, |a, b| a - b),
            Operation::Product => self.on(slots, |a, b| a * b),
            Operation::Quotient => self.on(slots, |a, b| a / b),
            Operation::SettledDifference => self.on(slots, Number::difference),
            Operation::Minimum => self.on(slots, Number::min),
            Operation::Maximum => self.on(slots, Number::max),
            other => self.on(slots, |a, b| other.apply(a, b)),
        }
    }

    #[inline(always)]
    fn on(&self, slots: &mut Slots, f: impl Fn(f64, f64) -> f64) {
        let apart = "a result has a slot of its own";
        let to = self.to as usize;
        match (self.a, self.b) {
            (Place::Slot(a), Place::Slot(b)) if a == b => {
                let [a, to] = slots.0.get_disjoint_mut([a as usize, to]).expect(apart);
                to.iter_mut().zip(a).for_each(|(to, a)| *to = f(*a, *a));
            }
            (Place::Slot(a), Place::Slot(b)) => {
                let [a, b, to] = slots.0.get_disjoint_mut([a as usize, b as usize, to]).expect(apart);
                to.iter_mut().zip(a).zip(b).for_each(|((to, a), b)| *to = f(*a, *b));
            }
            (Place::Slot(a), Place::Constant(b)) => {
                let [a, to] = slots.0.get_disjoint_mut([a as usize, to]).expect(apart);
                to.iter_mut().zip(a).for_each(|(to, a)| *to = f(*a, b));
            }
            (Place::Constant(a), Place::Slot(b)) => {
                let [b, to] = slots.0.get_disjoint_mut([b as usize, to]).expect(apart);
                to.iter_mut().zip(b).for_each(|(to, b)| *to = f(a, *b));
            }
            (Place::Constant(a), Place::Constant(b)) => {
                *slots.get_mut(self.to) = [f(a, b); WIDTH];
            }
        }
    }
}
