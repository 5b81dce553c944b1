//! The hot loop: blocks of trials, all results of each.

use std::sync::Arc;

use super::chance::Chance;
use super::events::{EventScratch, Events};
use super::output::{Book, Output, Source};
use super::program::{Place, Row, Slots, WIDTH, row_of};
use super::recording::{self, Formulas, OptionPlaces};
use crate::distribution::Inverse;
use crate::evaluation::BelowZero;
use crate::evaluation::compute::{History, Ledger};
use crate::finance::{self, Account};
use crate::model::{InputId, Model, Values};
use crate::number::{LANES, Lanes};
use crate::sampling::{BLOCK, Block, Copula, Layout, Sampler, Uniforms};
use crate::vectors::{Work, widest};
use crate::{Scalar, Unit};

/// A model, made ready for trials.
#[derive(Debug)]
pub(super) struct Engine {
    model: Model,
    pub(super) outputs: Vec<Output>,
    formulas: Formulas,
    events: Option<Events>,
    chance: Chance,
    uniforms: Uniforms,
    copula: Copula,
    /// What is drawn once a trial, in the order of paths: a dimension each.
    draws: Vec<Draw>,
    /// For each input of the model, its dimension; none where it is certain or drawn by event.
    dimensions: Vec<Option<usize>>,
    /// For each input of the model, what it is where it is not drawn.
    certain: Vec<f64>,
}

#[derive(Debug)]
struct Draw {
    inverse: Arc<Inverse>,
    /// Whether anything depends on it.
    is_needed: bool,
}

/// Room for a block.
#[derive(Debug)]
pub(super) struct Scratch {
    /// What was drawn, by dimension.
    pub(super) columns: Vec<Vec<f64>>,
    slots: Slots,
    events: Option<EventScratch>,
    /// The results, by output: as many as the block has trials.
    pub(super) outputs: Vec<Vec<f64>>,
    /// The net present value of each option under the zero rule, by which options are compared.
    pub(super) settled: Vec<Vec<f64>>,
    /// The cumulative flow of an option, by month.
    totals: Vec<Row>,
    values: Vec<f64>,
}

/// Some trials of a block.
struct Trials<'a, C, F> {
    engine: &'a Engine,
    /// What was drawn, by dimension.
    columns: &'a [C],
    offset: usize,
    len: usize,
    scratch: &'a mut Scratch,
    fan: &'a mut F,
    goes_on: &'a dyn Fn() -> bool,
}

impl<C: AsRef<[f64]>, F: Fan> Work for Trials<'_, C, F> {
    #[inline(always)]
    fn run(self) {
        self.engine.trials(self.columns, self.offset, self.len, self.scratch, self.fan, self.goes_on);
    }
}

/// What a block draws.
struct Drawing<'a> {
    engine: &'a Engine,
    block: &'a Block,
    columns: &'a mut [Vec<f64>],
}

impl Work for Drawing<'_> {
    #[inline(always)]
    fn run(self) {
        self.engine.draw(self.block, self.columns);
    }
}

/// Takes the cumulative flows of an option: some trials of a month.
pub(super) trait Fan {
    fn add(&mut self, option: usize, month: usize, totals: &[f64]);
}

/// Flows that nobody asks for.
#[derive(Debug)]
pub(super) struct NoFan;

impl Fan for NoFan {
    fn add(&mut self, _: usize, _: usize, _: &[f64]) {}
}

impl Engine {
    pub(super) fn new(
        model: &Model,
        mut outputs: Vec<Output>,
        layout: &Layout,
        sampler: Sampler,
        seed: u64,
    ) -> Result<Self, BelowZero> {
        let chance = Chance::new(model);
        let formulas = recording::formulas(model, &chance, &mut outputs)?;
        let rates = if chance.is_empty() { None } else { Some(recording::rates(model, &chance)?) };
        let events = rates.map(|rates| Events::new(model, &chance, rates, layout, seed));

        let per_event: Vec<InputId> = model.losses.iter().flat_map(|loss| loss.per_event(&model.inputs)).collect();
        let mut drawn: Vec<usize> = model
            .inputs
            .iter()
            .enumerate()
            .filter(|(index, input)| input.is_uncertain() && !per_event.contains(&InputId::new(*index)))
            .map(|(index, _)| index)
            .collect();
        let path = |index: &usize| model.inputs.get(*index).map_or("", |input| input.path.as_str());
        drawn.sort_by(|a, b| path(a).cmp(path(b)));
        let mut dimensions = vec![None; model.inputs.len()];
        for (dimension, index) in drawn.iter().enumerate() {
            dimensions.get_mut(*index).into_iter().for_each(|place| *place = Some(dimension));
        }
        let dimension = |input: usize| dimensions.get(input).copied().flatten();
        let pairs: Vec<(usize, usize, f64)> = model
            .correlations
            .iter()
            .filter_map(|(a, b, rank)| Some((dimension(*a)?, dimension(*b)?, *rank)))
            .collect();
        let needs_all = events.is_some() || outputs.iter().any(|output| output.source == Source::Alone);
        let mut needed = vec![needs_all; drawn.len()];
        let inputs = formulas.program.inputs.iter().map(|(input, _)| *input);
        for dimension in inputs.filter_map(dimension).chain(pairs.iter().flat_map(|(a, b, _)| [*a, *b])) {
            needed.get_mut(dimension).into_iter().for_each(|needed| *needed = true);
        }
        let draws = drawn
            .iter()
            .zip(needed)
            .filter_map(|(index, is_needed)| {
                let input = model.inputs.get(*index)?;
                let inverse = model.inverses.of(&input.path, input.distribution.as_ref()?);
                Some(Draw { inverse, is_needed })
            })
            .collect();
        let paths: Vec<&str> = drawn.iter().map(path).collect();
        Ok(Self {
            uniforms: Uniforms::new(sampler, layout, seed, &paths),
            // The model has checked that there is such a copula.
            copula: Copula::new(&pairs).unwrap_or_default(),
            certain: model.inputs.iter().map(|input| input.certain().to_f64()).collect(),
            model: model.clone(),
            outputs,
            formulas,
            events,
            chance,
            draws,
            dimensions,
        })
    }

    /// The inputs that are drawn once a trial, by dimension.
    pub(super) fn drawn_inputs(&self) -> Vec<InputId> {
        let of = |dimension: usize| self.dimensions.iter().position(|known| *known == Some(dimension));
        (0..self.draws.len()).filter_map(of).map(InputId::new).collect()
    }

    /// Whether anything depends on the input of a dimension, or on one that it is correlated with.
    pub(super) fn needs(&self, dimension: usize) -> bool {
        self.draws.get(dimension).is_some_and(|draw| draw.is_needed)
    }

    /// The same engine, which draws also what nothing depends on.
    pub(super) fn drawing_all(mut self) -> Self {
        self.draws.iter_mut().for_each(|draw| draw.is_needed = true);
        self
    }

    /// Joins independent uniform numbers, a column for each dimension, by the correlations of the model.
    pub(super) fn correlate(&self, columns: &mut [Vec<f64>]) {
        self.copula.correlate(columns);
    }

    /// Turns uniform numbers into values of the input of a dimension.
    pub(super) fn invert(&self, dimension: usize, column: &mut [f64]) {
        if let Some(draw) = self.draws.get(dimension) {
            draw.inverse.fill(column);
        }
    }

    /// Months 0 to the horizon.
    pub(super) fn months(&self) -> usize {
        self.formulas.discount.len()
    }

    pub(super) fn scratch(&self) -> Scratch {
        let column = || vec![0.0; usize::try_from(BLOCK).unwrap_or_default()];
        Scratch {
            columns: self.draws.iter().map(|draw| if draw.is_needed { column() } else { Vec::new() }).collect(),
            slots: Slots::new(&self.formulas.program),
            events: self.events.as_ref().map(|events| events.scratch(&self.model)),
            outputs: self.outputs.iter().map(|_| column()).collect(),
            settled: self.formulas.options.iter().map(|_| column()).collect(),
            totals: vec![[0.0; WIDTH]; self.formulas.discount.len()],
            values: self.certain.clone(),
        }
    }

    /// What a block draws, with the paths of the inputs.
    pub(super) fn drawn<'a>(&'a self, block: &Block, scratch: &'a mut Scratch) -> Vec<(&'a str, &'a [f64])> {
        widest(Drawing { engine: self, block, columns: &mut scratch.columns });
        let inputs = self.model.inputs.iter().zip(&self.dimensions);
        let mut drawn: Vec<(&str, &[f64])> = inputs
            .filter_map(|(input, dimension)| {
                let dimension = (*dimension)?;
                let is_needed = self.draws.get(dimension).is_some_and(|draw| draw.is_needed);
                is_needed.then_some((input.path.as_str(), scratch.columns.get(dimension)?.as_slice()))
            })
            .collect();
        drawn.sort_by_key(|(path, _)| *path);
        drawn
    }

    /// Draws the inputs of a block, by dimension.
    #[inline(always)]
    fn draw(&self, block: &Block, columns: &mut [Vec<f64>]) {
        let needed = |(_, draw): &(usize, &Draw)| draw.is_needed;
        for (dimension, _) in self.draws.iter().enumerate().filter(needed) {
            if let Some(column) = columns.get_mut(dimension) {
                column.resize(block.len, 0.5);
                self.uniforms.fill(dimension, block, column);
            }
        }
        self.copula.correlate(columns);
        for (dimension, draw) in self.draws.iter().enumerate().filter(needed) {
            if let Some(column) = columns.get_mut(dimension) {
                draw.inverse.fill(column);
            }
        }
    }

    /// Computes a block. Stops, with false, when `goes_on` says so.
    pub(super) fn run(
        &self,
        block: &Block,
        scratch: &mut Scratch,
        fan: &mut impl Fan,
        goes_on: &dyn Fn() -> bool,
    ) -> bool {
        widest(Drawing { engine: self, block, columns: &mut scratch.columns });
        if let (Some(events), Some(room)) = (&self.events, &mut scratch.events) {
            events.begin(block, room);
        }
        let columns = core::mem::take(&mut scratch.columns);
        let done = self.at(&columns, block.len, scratch, fan, goes_on);
        scratch.columns = columns;
        done
    }

    /// Computes as many trials as a block may have, at points that are given by column. Stops, with false, when `goes_on`
    /// says so.
    pub(super) fn at<C: AsRef<[f64]>>(
        &self,
        columns: &[C],
        points: usize,
        scratch: &mut Scratch,
        fan: &mut impl Fan,
        goes_on: &dyn Fn() -> bool,
    ) -> bool {
        for column in scratch.outputs.iter_mut().chain(&mut scratch.settled) {
            column.resize(points, 0.0);
        }
        let mut offset = 0;
        while offset < points {
            if !goes_on() {
                return false;
            }
            let len = WIDTH.min(points - offset);
            widest(Trials { engine: self, columns, offset, len, scratch, fan, goes_on });
            offset += len;
        }
        // Trials may have been left unfinished.
        goes_on()
    }

    /// Computes some trials of a block.
    #[inline(always)]
    fn trials<C: AsRef<[f64]>>(
        &self,
        columns: &[C],
        offset: usize,
        len: usize,
        scratch: &mut Scratch,
        fan: &mut impl Fan,
        goes_on: &dyn Fn() -> bool,
    ) {
        let Scratch { columns: _, slots, events, outputs, settled, totals, values } = scratch;
        let drawn = |input: usize| -> Row {
            let mut row = [0.0; WIDTH];
            let column = self.dimensions.get(input).copied().flatten().and_then(|dimension| columns.get(dimension));
            if let Some(part) = column.and_then(|column| column.as_ref().get(offset..offset + len)) {
                row.iter_mut().zip(part).for_each(|(cell, value)| *cell = *value);
            }
            row
        };
        if let (Some(events), Some(room)) = (&self.events, events.as_mut()) {
            let drawn_columns: Vec<(usize, &[f64])> = self
                .dimensions
                .iter()
                .enumerate()
                .filter_map(|(input, dimension)| Some((input, columns.get((*dimension)?)?.as_ref())))
                .collect();
            events.happen(&self.model, offset, len, &drawn_columns, &drawn, room, goes_on);
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
            for (month, totals) in totals.iter().enumerate() {
                fan.add(option.option, month, totals.get(..len).unwrap_or_default());
            }
        }
        self.compute_alone(offset, len, columns, events.as_ref(), outputs, values);
    }

    /// The books of an option, some trials at a time.
    #[inline(always)]
    fn keep_books(
        &self,
        option: &OptionPlaces,
        slots: &Slots,
        rows: &mut [Row; Book::ALL.len()],
        settled: &mut Row,
        totals: &mut [Row],
    ) {
        for group in 0..WIDTH / LANES {
            let mut ledger = Ledger::<Lanes>::new();
            let mut discounted = Account::<Lanes>::new();
            let months = option.benefits.iter().zip(&option.costs).zip(&self.formulas.discount).zip(totals.iter_mut());
            for (((benefit, cost), discount), totals) in months {
                let benefit = lanes_of(slots, *benefit, group);
                let cost = lanes_of(slots, *cost, group);
                let discount = lanes_of(slots, *discount, group);
                let added = ledger.add(benefit, cost, discount, |column| crate::Name::new(column, Unit::Money));
                discounted.add(added.discounted);
                put_lanes(totals, group, ledger.net.total);
            }
            put_lanes(settled, group, discounted.settled);
            let results = [
                (Book::TotalBenefits, ledger.benefits),
                (Book::TotalCosts, ledger.costs),
                (Book::NetPresentValue, ledger.net_present_value),
                (Book::Roicm, finance::return_on_investment(ledger.benefits, ledger.costs)),
                (
                    Book::RoicmPresentValue,
                    finance::return_on_investment(ledger.benefits_present_value, ledger.costs_present_value),
                ),
                (Book::Payback, ledger.net.sustained()),
                (Book::DiscountedPayback, discounted.sustained()),
            ];
            for (book, lanes) in results {
                if let Some(row) = rows.get_mut(book.place()) {
                    put_lanes(row, group, lanes);
                }
            }
        }
    }

    /// Results that are computed for every trial on its own.
    fn compute_alone<C: AsRef<[f64]>>(
        &self,
        offset: usize,
        len: usize,
        columns: &[C],
        events: Option<&EventScratch>,
        outputs: &mut [Vec<f64>],
        values: &mut [f64],
    ) {
        if self.outputs.iter().all(|output| output.source != Source::Alone) {
            return;
        }
        for trial in 0..len {
            for (dimension, cell) in self.dimensions.iter().zip(values.iter_mut()) {
                let column = dimension.and_then(|dimension| columns.get(dimension));
                if let Some(value) = column.and_then(|column| column.as_ref().get(offset + trial)) {
                    *cell = *value;
                }
            }
            let history = events.map(|events| self.history(events, trial));
            for (output, column) in self.outputs.iter().zip(outputs.iter_mut()) {
                if output.source == Source::Alone
                    && let Some(cell) = column.get_mut(offset + trial)
                {
                    let answer = output.address.compute_in(&self.model, Values(values), history.as_ref());
                    *cell = answer.ok().and_then(Result::ok).unwrap_or(f64::NAN);
                }
            }
        }
    }

    /// What happened by chance in a trial.
    fn history(&self, events: &EventScratch, trial: usize) -> History<f64> {
        self.chance.history(&self.model, |column| {
            events.happenings.get(column).and_then(|row| row.get(trial)).copied().unwrap_or_default()
        })
    }
}

/// Some trials of a place.
#[inline(always)]
fn lanes_of(slots: &Slots, place: Place, group: usize) -> Lanes {
    match place {
        Place::Constant(value) => Lanes::splat(value),
        Place::Slot(slot) => Lanes(slots.get(slot).as_chunks::<LANES>().0.get(group).copied().unwrap_or_default()),
    }
}

#[inline(always)]
fn put_lanes(row: &mut Row, group: usize, lanes: Lanes) {
    if let Some(part) = row.as_chunks_mut::<LANES>().0.get_mut(group) {
        *part = lanes.0;
    }
}
