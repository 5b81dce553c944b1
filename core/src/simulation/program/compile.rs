//! Computations → instructions on slots.

use super::lower::{Node, Operand};
use super::{Lowering, Operation, Place};

/// An instruction: its result goes into the slot `to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Instruction {
    pub(super) operation: Operation,
    pub(super) a: Place,
    pub(super) b: Place,
    pub(super) to: u32,
}

/// A program in segments: each computes its own roots, which stand in their slots until the next segment runs.
#[derive(Debug, Clone)]
pub(in crate::simulation) struct Program {
    /// For each recorded input that some root depends on, its slot.
    pub(in crate::simulation) inputs: Vec<(usize, u32)>,
    pub(super) segments: Vec<Vec<Instruction>>,
    pub(super) slots: u32,
}

/// The slots that are taken at some place of a program.
#[derive(Debug, Default)]
struct Free {
    free: Vec<u32>,
    count: u32,
}

impl Free {
    fn take(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        })
    }
}

/// When a node is needed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Until {
    segment: usize,
    /// Within the segment; its roots are needed to its end.
    instruction: usize,
}

/// The program that computes the roots of each segment, with their places.
pub(in crate::simulation) fn compile(lowering: &Lowering, segments: &[Vec<Operand>]) -> (Program, Vec<Vec<Place>>) {
    let nodes = &lowering.nodes;
    // The segment that first needs each node computes it.
    let mut first: Vec<Option<usize>> = vec![None; nodes.len()];
    for (segment, roots) in segments.iter().enumerate() {
        let mut open: Vec<u32> = roots.iter().filter_map(|root| index_of(*root)).collect();
        while let Some(index) = open.pop() {
            let Some(place) = first.get_mut(index as usize) else { continue };
            if place.is_some() {
                continue;
            }
            *place = Some(segment);
            if let Some(Node::Operation(_, a, b)) = nodes.get(index as usize) {
                open.extend([a, b].into_iter().filter_map(|operand| index_of(*operand)));
            }
        }
    }
    // Within a segment, in the order of the nodes: operands come first.
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); segments.len()];
    let mut inputs = Vec::new();
    for (index, (node, first)) in nodes.iter().zip(&first).enumerate() {
        match (node, first) {
            (Node::Input(input), Some(_)) => inputs.push((index, *input)),
            (_, Some(segment)) => order.get_mut(*segment).into_iter().for_each(|list| list.push(index)),
            _ => {}
        }
    }
    let mut until: Vec<Until> = vec![Until { segment: 0, instruction: 0 }; nodes.len()];
    let mut need = |operand: Operand, at: Until| {
        if let Some(until) = index_of(operand).and_then(|index| until.get_mut(index as usize)) {
            *until = (*until).max(at);
        }
    };
    for (segment, list) in order.iter().enumerate() {
        for (instruction, index) in list.iter().enumerate() {
            if let Some(Node::Operation(_, a, b)) = nodes.get(*index) {
                need(*a, Until { segment, instruction });
                need(*b, Until { segment, instruction });
            }
        }
        for root in segments.get(segment).into_iter().flatten() {
            need(*root, Until { segment, instruction: usize::MAX });
        }
    }

    let mut free = Free::default();
    let mut slots: Vec<Option<u32>> = vec![None; nodes.len()];
    let mut program = Program { inputs: Vec::new(), segments: Vec::new(), slots: 0 };
    // Inputs keep their slots: they are filled once for all segments.
    for (index, input) in inputs {
        let slot = free.take();
        program.inputs.push((input, slot));
        if let Some(place) = slots.get_mut(index) {
            *place = Some(slot);
        }
    }
    let mut places = Vec::new();
    for (segment, list) in order.iter().enumerate() {
        let mut instructions = Vec::with_capacity(list.len());
        // Slots that were last needed within an earlier segment are free by now.
        for (instruction, &index) in list.iter().enumerate() {
            let Some(Node::Operation(operation, a, b)) = nodes.get(index) else { continue };
            let [from_a, from_b] = [*a, *b].map(|operand| place(operand, &slots));
            // The result takes a slot of its own, so that it is apart from its operands.
            let to = free.take();
            instructions.push(Instruction { operation: *operation, a: from_a, b: from_b, to });
            if let Some(place) = slots.get_mut(index) {
                *place = Some(to);
            }
            let now = Until { segment, instruction };
            let operands = [*a, *b].map(index_of);
            let both_same = operands.first() == operands.last();
            for operand in operands.into_iter().take(if both_same { 1 } else { 2 }).flatten() {
                let operand = operand as usize;
                let is_done = until.get(operand) == Some(&now);
                let is_input = matches!(nodes.get(operand), Some(Node::Input(_)));
                if is_done && !is_input {
                    free.free.extend(slots.get(operand).copied().flatten());
                }
            }
        }
        places.push(segments.get(segment).into_iter().flatten().map(|root| place(*root, &slots)).collect());
        program.segments.push(instructions);
        // Roots that no later segment needs give their slots back.
        for (index, until) in until.iter().enumerate() {
            let is_input = matches!(nodes.get(index), Some(Node::Input(_)));
            if !is_input && *until == (Until { segment, instruction: usize::MAX }) {
                free.free.extend(slots.get(index).copied().flatten());
            }
        }
    }
    program.slots = free.count;
    (program, places)
}

fn index_of(operand: Operand) -> Option<u32> {
    match operand {
        Operand::Constant(_) => None,
        Operand::Node(index) => Some(index),
    }
}

fn place(operand: Operand, slots: &[Option<u32>]) -> Place {
    match operand {
        Operand::Constant(value) => Place::Constant(value),
        Operand::Node(index) => {
            let slot = slots.get(index as usize).copied().flatten();
            Place::Slot(slot.expect("what is needed is computed before"))
        }
    }
}
