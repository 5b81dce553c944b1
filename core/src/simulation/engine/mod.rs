//! The hot loop: blocks of trials, all results of each.

mod alone;
mod books;
mod trials;

use std::sync::Arc;

pub(crate) use self::trials::Trials;
use super::chance::Chance;
use super::events::{EventScratch, Events};
use super::output::{Output, Source};
use super::program::{Row, Slots, WIDTH};
use super::recording::{self, Formulas};
use super::tally::Fans;
use crate::Scalar;
use crate::distribution::Inverse;
use crate::evaluation::BelowZero;
use crate::model::{InputId, Model};
use crate::sampling::{BLOCK, Block, Copula, Layout, Sampler, Uniforms};
use crate::vectors::{InnerLoops, Work, widest};

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

/// What a block draws.
pub(crate) struct Drawing<'a> {
    engine: &'a Engine,
    block: &'a Block,
    columns: &'a mut [Vec<f64>],
    /// Where first arrivals are drawn too.
    events: Option<&'a mut EventScratch>,
}

impl Work for Drawing<'_> {
    fn compiled(loops: &InnerLoops) -> fn(Self) {
        loops.draw
    }

    #[inline(always)]
    fn run(self) {
        self.engine.draw(self.block, self.columns);
        if let (Some(events), Some(room)) = (&self.engine.events, self.events) {
            events.begin(self.block, room);
        }
    }
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
        crate::order::sort_by(&mut drawn, |a, b| path(a).cmp(path(b)));
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
        // Where no option's books are kept there are no totals either.
        let months = if self.formulas.options.is_empty() { 0 } else { self.months() };
        Scratch {
            columns: self.draws.iter().map(|draw| if draw.is_needed { column() } else { Vec::new() }).collect(),
            slots: Slots::new(&self.formulas.program),
            events: self.events.as_ref().map(|events| events.scratch()),
            outputs: self.outputs.iter().map(|_| column()).collect(),
            settled: self.formulas.options.iter().map(|_| column()).collect(),
            totals: vec![[0.0; WIDTH]; months],
            values: self.certain.clone(),
        }
    }

    /// What a block draws, with the paths of the inputs.
    pub(super) fn drawn<'a>(&'a self, block: &Block, scratch: &'a mut Scratch) -> Vec<(&'a str, &'a [f64])> {
        widest(Drawing { engine: self, block, columns: &mut scratch.columns, events: None });
        let inputs = self.model.inputs.iter().zip(&self.dimensions);
        let mut drawn: Vec<(&str, &[f64])> = inputs
            .filter_map(|(input, dimension)| {
                let dimension = (*dimension)?;
                let is_needed = self.draws.get(dimension).is_some_and(|draw| draw.is_needed);
                is_needed.then_some((input.path.as_str(), scratch.columns.get(dimension)?.as_slice()))
            })
            .collect();
        crate::order::sort_by_key(&mut drawn, |(path, _)| *path);
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
        fan: Option<&mut Fans>,
        goes_on: &dyn Fn() -> bool,
    ) -> bool {
        widest(Drawing { engine: self, block, columns: &mut scratch.columns, events: scratch.events.as_mut() });
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
        mut fan: Option<&mut Fans>,
        goes_on: &dyn Fn() -> bool,
    ) -> bool {
        let columns: Vec<&[f64]> = columns.iter().map(AsRef::as_ref).collect();
        for column in scratch.outputs.iter_mut().chain(&mut scratch.settled) {
            column.resize(points, 0.0);
        }
        let mut offset = 0;
        while offset < points {
            if !goes_on() {
                return false;
            }
            let len = WIDTH.min(points - offset);
            let fan = fan.as_deref_mut();
            widest(Trials { engine: self, columns: &columns, offset, len, scratch, fan, goes_on });
            offset += len;
        }
        // Trials may have been left unfinished.
        goes_on()
    }
}
