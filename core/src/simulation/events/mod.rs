//! Losses whose events come by chance: arrivals, and what each of them costs today and under every option.
//!
//! Each such loss has, in every month, a Poisson process of rate 1 that today and all options share: arrivals at
//! t₁ < t₂ < …, of which those up to the month's rate happen. An option that lowers the rate thins the same history
//! (Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", 1979), and one that shortens events
//! shortens those that happened.
//!
//! A month of a loss is gone through for many trials at once: their events are listed, costed side by side, and added up
//! for each trial, in the order in which they come.

mod arrivals;
mod batch;
mod costs;
mod drawn;
mod sums;

use self::arrivals::{Listing, Streams};
use self::batch::Batch;
use self::costs::{EffectInForce, EventInputs};
pub(super) use self::drawn::Drawn;
use super::chance::Chance;
use super::program::{Place, Row, Slots, WIDTH, row_of};
use super::recording::{LossRates, Rates};
use crate::model::{LossStates, Model};
use crate::sampling::{Block, Layout, Sampler, Uniforms, generator};

/// Months of the year of events that `annual_cost` is: it stands apart from the months of the horizon.
const REFERENCE_MONTHS: u32 = 12;

/// Where the months of that year stand among the streams of months: beyond any horizon.
const REFERENCE_STREAM: u32 = 1 << 16;

/// Everything that happens by chance in a model.
#[derive(Debug)]
pub(super) struct Events {
    chance: Chance,
    rates: Rates,
    losses: Vec<ChanceLoss>,
    /// The first arrival of every loss and month, months of the reference year last.
    first_arrivals: Uniforms,
    seed: u64,
}

/// A loss that comes by chance.
#[derive(Debug)]
struct ChanceLoss {
    path: String,
    inputs: EventInputs,
    /// By the options that change it.
    changes: Vec<Change>,
}

/// A loss that comes by chance, under an option that changes it.
#[derive(Debug)]
struct Change {
    option: usize,
    states: LossStates,
    /// For each of its states, the steady one last, what it changes of an event.
    effects: Vec<Vec<EffectInForce>>,
    /// The index of the steady state.
    steady: usize,
    /// Where the rates of its states begin among those of the loss.
    first_rate: usize,
}

/// A month of a loss, for some trials.
struct Month<'a> {
    loss: &'a ChanceLoss,
    /// The place of the loss among those that come by chance.
    place: usize,
    number: u32,
    is_reference: bool,
    /// Its number among the streams of months.
    stream: u32,
    /// Today, then by change and state.
    rates: &'a [Row],
}

/// What the events of a block need room for.
#[derive(Debug)]
pub(super) struct EventScratch {
    rate_slots: Slots,
    /// For each loss and month, the first arrivals of the block's trials.
    first_arrivals: Vec<Vec<f64>>,
    /// For each loss.
    generators: Vec<Streams>,
    /// What happened, by column.
    pub(super) happenings: Vec<Row>,
    /// Of the loss at hand.
    rates: Vec<Row>,
    batch: Batch,
}

impl Events {
    pub(super) fn new(model: &Model, chance: &Chance, rates: Rates, layout: &Layout, seed: u64) -> Self {
        let losses: Vec<ChanceLoss> = chance
            .losses()
            .filter_map(|index| {
                let loss = model.losses.get(index)?;
                let mut first_rate = 1;
                let changes = model.options.iter().enumerate().filter_map(|(option, changes)| {
                    let states = changes.changes.iter().find(|change| change.loss == index)?.clone();
                    let adoptions = states.distinct().map(|(_, adoptions)| adoptions).chain([states.steady()]);
                    let effects: Vec<_> = adoptions.map(|adoptions| costs::in_force(&states, adoptions)).collect();
                    let change = Change { option, first_rate, steady: effects.len() - 1, effects, states };
                    first_rate += change.effects.len();
                    Some(change)
                });
                Some(ChanceLoss {
                    path: format!("losses.{}", loss.id),
                    inputs: EventInputs::new(model, loss),
                    changes: changes.collect(),
                })
            })
            .collect();
        let months = model.horizon + REFERENCE_MONTHS;
        let paths: Vec<String> = losses
            .iter()
            .flat_map(|loss| (1..=months).map(|month| arrival_path(&loss.path, month, model.horizon)))
            .collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        Self {
            chance: chance.clone(),
            rates,
            losses,
            first_arrivals: Uniforms::new(Sampler::Random, layout, seed, &paths),
            seed,
        }
    }

    pub(super) fn scratch(&self) -> EventScratch {
        EventScratch {
            rate_slots: Slots::new(&self.rates.program),
            first_arrivals: Vec::new(),
            generators: Vec::new(),
            happenings: vec![[0.0; WIDTH]; self.chance.columns()],
            rates: Vec::new(),
            batch: Batch::new(),
        }
    }

    /// The inputs that rates depend on, by their index in the model.
    pub(super) fn rate_inputs(&self) -> impl Iterator<Item = (usize, u32)> {
        self.rates.program.inputs.iter().copied()
    }

    /// Draws what a block needs before its trials are gone through.
    #[inline(always)]
    pub(super) fn begin(&self, block: &Block, scratch: &mut EventScratch) {
        let columns = self.first_arrivals.dimensions();
        scratch.first_arrivals.resize_with(columns, Vec::new);
        for (dimension, column) in scratch.first_arrivals.iter_mut().enumerate() {
            column.resize(block.len, 0.5);
            self.first_arrivals.fill(dimension, block, column);
        }
        scratch.generators.clear();
        scratch.generators.extend(self.losses.iter().map(|loss| {
            let of = |path: &str| generator(self.seed, path, block.index);
            Streams {
                arrivals: of(&loss.path),
                magnitudes: loss.inputs.magnitudes().map(|(_, path)| of(path)).collect(),
            }
        }));
    }

    /// Lets the events of some trials happen. Stops anywhere when `goes_on` says so.
    #[inline(always)]
    pub(super) fn happen(&self, drawn: &Drawn<'_>, scratch: &mut EventScratch, goes_on: &dyn Fn() -> bool) {
        let EventScratch { rate_slots, first_arrivals, generators, happenings, rates, batch } = scratch;
        for (input, slot) in self.rate_inputs() {
            *rate_slots.get_mut(slot) = drawn.input(input).row;
        }
        self.rates.program.run(0, rate_slots);
        happenings.iter_mut().for_each(|row| row.fill(0.0));
        let mut arrivals = first_arrivals.iter();
        let horizon = self.chance.horizon();
        let losses = self.losses.iter().zip(&self.rates.losses).zip(generators).enumerate();
        for (place, ((loss, of_loss), streams)) in losses {
            rates.clear();
            let never = loss.add_rates(of_loss, rate_slots, rates);
            batch.begin(loss, drawn);
            for number in 1..=horizon + REFERENCE_MONTHS {
                let Some(firsts) = arrivals.next().and_then(|column| column.get(drawn.trials())) else {
                    return;
                };
                let is_reference = number > horizon;
                // Those of the reference year do not depend on the horizon.
                let stream = if is_reference { REFERENCE_STREAM + number - horizon } else { number };
                let month = Month { loss, place, number, is_reference, stream, rates };
                let left = firsts.iter().zip(&never).enumerate();
                let mut listing = Listing { month: &month, streams, offset: drawn.offset(), left, under_way: None };
                loop {
                    let is_full = listing.fill(batch);
                    // A month of a trial may have millions of events.
                    if is_full && batch.runs.len() == 1 && !goes_on() {
                        return;
                    }
                    self.cost(&month, batch, happenings);
                    if !is_full {
                        break;
                    }
                }
            }
        }
    }
}

impl ChanceLoss {
    /// Adds the rates of the loss: today, then for each changing option its states and its steady state, all in events a
    /// month. Gives what a first uniform number has to pass for any event to happen.
    #[inline]
    fn add_rates(&self, rates: &LossRates, slots: &Slots, all: &mut Vec<Row>) -> Row {
        let first = all.len();
        let mut add = |place: Place| all.push(row_of(slots, place).map(|per_year| per_year / 12.0));
        add(rates.today);
        for change in &self.changes {
            let Some(Some(option)) = rates.options.get(change.option) else { continue };
            option.states.iter().for_each(|state| add(*state));
            add(option.steady);
        }
        let mut largest = [0.0; WIDTH];
        for row in all.get(first..).unwrap_or_default() {
            largest.iter_mut().zip(row).for_each(|(largest, rate)| *largest = larger(*largest, *rate));
        }
        // A little less, lest a rounding leave an event out.
        largest.map(|rate| libm::exp(-rate) * (1.0 - 1e-12))
    }
}

impl Change {
    /// The index of the state of a month; the last is the steady one, in which the reference year stands.
    #[inline]
    fn state(&self, month: u32, is_reference: bool) -> usize {
        if is_reference { self.steady } else { self.states.index(month).unwrap_or_default() }
    }
}

impl Month<'_> {
    /// The largest rate of a trial, today or under an option.
    #[inline(always)]
    fn largest_rate(&self, trial: usize) -> f64 {
        self.loss.changes.iter().fold(larger(0.0, self.rate(0, trial)), |largest, change| {
            let state = change.state(self.number, self.is_reference);
            larger(largest, self.rate(change.first_rate + state, trial))
        })
    }

    #[inline(always)]
    fn rate(&self, index: usize, trial: usize) -> f64 {
        self.rates.get(index).and_then(|row| row.get(trial)).copied().unwrap_or_default()
    }
}

/// The larger of two, of which the second may be no number: without the call that `f64::max` is on some processors.
#[inline(always)]
fn larger(largest: f64, other: f64) -> f64 {
    if largest < other { other } else { largest }
}

/// The name of the stream of first arrivals of a loss in a month. Those of the horizon do not depend on its length.
fn arrival_path(loss: &str, month: u32, horizon: u32) -> String {
    if month > horizon {
        format!("{loss} first arrival, month {} of the reference year", month - horizon)
    } else {
        format!("{loss} first arrival, month {month}")
    }
}
