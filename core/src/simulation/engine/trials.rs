//! Some trials of a block, as many as a row of the program holds.

use super::super::events::Drawn;
use super::super::output::{Book, Source};
use super::super::program::{Row, WIDTH, row_of};
use super::super::tally::Fans;
use super::{Engine, Scratch};
use crate::vectors::{InnerLoops, Work};

/// Some trials of a block.
pub(crate) struct Trials<'a> {
    pub(super) engine: &'a Engine,
    /// What was drawn, by dimension.
    pub(super) columns: &'a [&'a [f64]],
    pub(super) offset: usize,
    pub(super) len: usize,
    pub(super) scratch: &'a mut Scratch,
    pub(super) fan: Option<&'a mut Fans>,
    pub(super) goes_on: &'a dyn Fn() -> bool,
}

impl Work for Trials<'_> {
    fn compiled(loops: &InnerLoops) -> fn(Self) {
        loops.trials
    }

    #[inline(always)]
    fn run(self) {
        self.engine.trials(self.columns, self.offset, self.len, self.scratch, self.fan, self.goes_on);
    }
}

impl Engine {
    /// Computes some trials of a block.
    #[inline(always)]
    pub(super) fn trials(
        &self,
        columns: &[&[f64]],
        offset: usize,
        len: usize,
        scratch: &mut Scratch,
        mut fan: Option<&mut Fans>,
        goes_on: &dyn Fn() -> bool,
    ) {
        let Scratch { columns: _, slots, events, outputs, settled, totals, values } = scratch;
        let drawn = |input: usize| -> Row {
            let mut row = [0.0; WIDTH];
            let column = self.dimensions.get(input).copied().flatten().and_then(|dimension| columns.get(dimension));
            if let Some(part) = column.and_then(|column| column.get(offset..offset + len)) {
                row.iter_mut().zip(part).for_each(|(cell, value)| *cell = *value);
            }
            row
        };
        if let (Some(events), Some(room)) = (&self.events, events.as_mut()) {
            let of_input =
                |input: usize| self.dimensions.get(input).copied().flatten().and_then(|at| columns.get(at).copied());
            events.happen(&Drawn::new(&self.certain, &of_input, offset, len), room, goes_on);
        }
        for (input, slot) in &self.formulas.program.inputs {
            *slots.get_mut(*slot) = match input.checked_sub(self.certain.len()) {
                None => drawn(*input),
                Some(column) => {
                    events.as_ref().and_then(|events| events.happenings.get(column).copied()).unwrap_or([0.0; WIDTH])
                }
            };
        }
        let mut put = |output: usize, row: &Row| {
            if let Some(part) = outputs.get_mut(output).and_then(|column| column.get_mut(offset..offset + len)) {
                part.iter_mut().zip(row).for_each(|(cell, value)| *cell = *value);
            }
        };
        self.formulas.program.run(0, slots);
        for (output, place) in &self.formulas.outputs {
            put(*output, &row_of(slots, *place));
        }
        for (segment, (option, settled)) in (1..).zip(self.formulas.options.iter().zip(settled)) {
            self.formulas.program.run(segment, slots);
            let mut rows = [[0.0; WIDTH]; Book::ALL.len()];
            let mut settled_row = [0.0; WIDTH];
            self.keep_books(option, slots, &mut rows, &mut settled_row, totals);
            for (index, output) in self.outputs.iter().enumerate() {
                if let Source::Books(of, book) = output.source
                    && of == option.option
                    && let Some(row) = rows.get(book.place())
                {
                    put(index, row);
                }
            }
            if let Some(part) = settled.get_mut(offset..offset + len) {
                part.iter_mut().zip(&settled_row).for_each(|(cell, value)| *cell = *value);
            }
            if let Some(fan) = fan.as_deref_mut() {
                for (month, totals) in totals.iter().enumerate() {
                    fan.add(option.option, month, totals.get(..len).unwrap_or_default());
                }
            }
        }
        self.compute_alone(offset, len, columns, events.as_ref(), outputs, values);
    }
}
