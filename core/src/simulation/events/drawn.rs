//! What is known of some trials before their events happen.

use core::ops::Range;

use super::super::program::{Row, WIDTH};
use crate::model::{Amount, InputId};

/// The inputs of some trials of a block, as far as they are not drawn by event.
pub(in crate::simulation) struct Drawn<'a> {
    /// What each input is where it is not drawn.
    certain: &'a [f64],
    /// What was drawn of an input for the block, if it was.
    columns: &'a dyn Fn(usize) -> Option<&'a [f64]>,
    offset: usize,
    len: usize,
}

/// A number in each of some trials.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) row: Row,
    /// Whether it is the same in all of them.
    pub(super) is_certain: bool,
}

impl<'a> Drawn<'a> {
    /// Of `len` trials from `offset` on within the block.
    pub(in crate::simulation) fn new(
        certain: &'a [f64],
        columns: &'a dyn Fn(usize) -> Option<&'a [f64]>,
        offset: usize,
        len: usize,
    ) -> Self {
        Self { certain, columns, offset, len }
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The trials within the block.
    pub(super) fn trials(&self) -> Range<usize> {
        self.offset..self.offset + self.len
    }

    pub(super) fn input(&self, index: usize) -> Known {
        let column = (self.columns)(index);
        let mut row = [self.certain.get(index).copied().unwrap_or_default(); WIDTH];
        if let Some(part) = column.and_then(|column| column.get(self.trials())) {
            row.iter_mut().zip(part).for_each(|(cell, value)| *cell = *value);
        }
        Known { row, is_certain: column.is_none() }
    }

    pub(super) fn amount(&self, amount: Amount) -> Known {
        let of = |input: InputId| self.input(input.index());
        let mut known = of(amount.input);
        if let Some(rate) = amount.rate.map(of) {
            known.row.iter_mut().zip(&rate.row).for_each(|(value, rate)| *value *= rate);
            known.is_certain &= rate.is_certain;
        }
        known
    }
}
