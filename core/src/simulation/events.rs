//! Losses whose events come by chance: arrivals, and what each of them costs today and under every option.
//!
//! Each such loss has, in every month, a Poisson process of rate 1 that today and all options share: arrivals at
//! t₁ < t₂ < …, of which those up to the month's rate happen. An option that lowers the rate thins the same history
//! (Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", 1979), and one that shortens events
//! shortens those that happened.

use std::sync::Arc;

use super::chance::{Chance, Happening, Part};
use super::program::{Place, Row, Slots, WIDTH, row_of};
use super::recording::{LossRates, Rates};
use crate::Scalar;
use crate::distribution::Inverse;
use crate::formula::{Adoption, DurationUnit, FrequencyKind, LossInputs, LossYear, Scope, interruption};
use crate::model::{InputId, LossStates, Model, Values};
use crate::sampling::{Block, Generator, Layout, Sampler, Uniforms, generator};

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
    index: usize,
    path: String,
    /// What is drawn for each event.
    magnitudes: Vec<Magnitude>,
    /// By the options that change it.
    changes: Vec<Change>,
}

/// A loss that comes by chance, under an option that changes it.
#[derive(Debug)]
struct Change {
    option: usize,
    states: LossStates,
    /// How many distinct states there are.
    distinct: usize,
    /// Where the rates of its states begin among those of the loss.
    first_rate: usize,
}

/// A month of a loss in a trial in which there may be an event.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    trial: usize,
    place: usize,
    /// Where the rates of the loss begin.
    first_rate: usize,
    month: u32,
    /// The uniform number of the first arrival.
    first: f64,
}

#[derive(Debug)]
struct Magnitude {
    input: InputId,
    path: String,
    inverse: Arc<Inverse>,
}

/// What the events of a block need room for.
#[derive(Debug)]
pub(super) struct EventScratch {
    rate_slots: Slots,
    /// For each loss and month, the first arrivals of the block's trials.
    first_arrivals: Vec<Vec<f64>>,
    /// For each loss, the generator of later arrivals, and those of its magnitudes.
    generators: Vec<(Generator, Vec<Generator>)>,
    /// What happened, by column.
    pub(super) happenings: Vec<Row>,
    /// The inputs of the trial at hand.
    values: Vec<f64>,
    rates: Vec<Row>,
    candidates: Vec<Candidate>,
}

impl Events {
    pub(super) fn new(model: &Model, chance: &Chance, rates: Rates, layout: &Layout, seed: u64) -> Self {
        let losses: Vec<ChanceLoss> = chance
            .losses()
            .filter_map(|index| {
                let loss = model.losses.get(index)?;
                let magnitudes = loss.per_event(&model.inputs).into_iter().filter_map(|id| {
                    let input = model.inputs.get(id.index()).filter(|input| input.is_uncertain())?;
                    Some(Magnitude {
                        input: id,
                        path: input.path.clone(),
                        inverse: model.inverses.of(&input.path, input.distribution.as_ref()?),
                    })
                });
                let mut first_rate = 1;
                let changes = model.options.iter().enumerate().filter_map(|(option, changes)| {
                    let states = changes.changes.iter().find(|change| change.loss == index)?.clone();
                    let distinct = states.distinct().count();
                    let change = Change { option, states, distinct, first_rate };
                    first_rate += distinct + 1;
                    Some(change)
                });
                Some(ChanceLoss {
                    index,
                    path: format!("losses.{}", loss.id),
                    magnitudes: magnitudes.collect(),
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

    pub(super) fn scratch(&self, model: &Model) -> EventScratch {
        EventScratch {
            rate_slots: Slots::new(&self.rates.program),
            first_arrivals: Vec::new(),
            generators: Vec::new(),
            happenings: vec![[0.0; WIDTH]; self.chance.columns()],
            values: model.inputs.iter().map(|input| input.certain().to_f64()).collect(),
            rates: Vec::new(),
            candidates: Vec::new(),
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
            let magnitudes = loss.magnitudes.iter().map(|magnitude| generator(self.seed, &magnitude.path, block.index));
            (generator(self.seed, &loss.path, block.index), magnitudes.collect())
        }));
    }

    /// Lets the events of some trials happen: `len` of them from `offset` on within the block. `columns` are what was drawn
    /// for the block by input, as far as it was; `rows` the same for these trials. Stops anywhere when `goes_on` says so.
    #[expect(clippy::too_many_arguments, reason = "what a block lends for some of its trials")]
    #[inline]
    pub(super) fn happen(
        &self,
        model: &Model,
        offset: usize,
        len: usize,
        columns: &[(usize, &[f64])],
        rows: &dyn Fn(usize) -> Row,
        scratch: &mut EventScratch,
        goes_on: &dyn Fn() -> bool,
    ) {
        let EventScratch { rate_slots, first_arrivals, generators, happenings, values, rates, candidates } = scratch;
        for (input, slot) in self.rate_inputs() {
            *rate_slots.get_mut(slot) = rows(input);
        }
        self.rates.program.run(0, rate_slots);
        happenings.iter_mut().for_each(|row| row.fill(0.0));
        candidates.clear();
        rates.clear();
        let mut arrivals = first_arrivals.iter();
        for (place, (loss, of_loss)) in self.losses.iter().zip(&self.rates.losses).enumerate() {
            let first_rate = rates.len();
            let never = loss.add_rates(of_loss, rate_slots, rates);
            for month in 1..=model.horizon + REFERENCE_MONTHS {
                let Some(uniforms) = arrivals.next().and_then(|column| column.get(offset..offset + len)) else {
                    return;
                };
                for (trial, (u, never)) in uniforms.iter().zip(&never).enumerate() {
                    // No event without a first one: most months are done with here.
                    if u > never {
                        candidates.push(Candidate { trial, place, first_rate, month, first: *u });
                    }
                }
            }
        }
        // Trial by trial, each in the order of losses and months.
        candidates.sort_by_key(|candidate| candidate.trial);
        let mut filled = None;
        for candidate in candidates.iter() {
            let (Some(loss), Some(streams)) = (self.losses.get(candidate.place), generators.get(candidate.place))
            else {
                continue;
            };
            if filled != Some(candidate.trial) {
                filled = Some(candidate.trial);
                for (input, column) in columns {
                    if let (Some(cell), Some(value)) = (values.get_mut(*input), column.get(offset + candidate.trial)) {
                        *cell = *value;
                    }
                }
            }
            let rates = rates.get(candidate.first_rate..).unwrap_or_default();
            self.month(model, loss, candidate, offset, rates, streams, values, happenings, goes_on);
        }
    }

    /// The events of a loss in a month of a trial.
    #[expect(clippy::too_many_arguments, reason = "one step of a loop, apart for its length")]
    #[inline]
    fn month(
        &self,
        model: &Model,
        loss: &ChanceLoss,
        candidate: &Candidate,
        offset: usize,
        rates: &[Row],
        (arrivals, magnitudes): &(Generator, Vec<Generator>),
        values: &mut [f64],
        happenings: &mut [Row],
        goes_on: &dyn Fn() -> bool,
    ) {
        let Candidate { trial, place, month, first, .. } = *candidate;
        let is_reference = month > model.horizon;
        let rate = |index: usize| rates.get(index).map_or(0.0, |row| row_at(row, trial));
        let today_rate = rate(0);
        let largest = loss.changes.iter().fold(today_rate, |largest, change| {
            largest.max(rate(change.first_rate + change.state(month, is_reference)))
        });
        let mut time = -libm::log(first);
        if time > largest {
            return;
        }
        let in_block = u32::try_from(offset + trial).unwrap_or(u32::MAX);
        // Those of the reference year do not depend on the horizon.
        let stream_month = if is_reference { REFERENCE_STREAM + month - model.horizon } else { month };
        let mut arrivals = arrivals.at(in_block, stream_month);
        let mut magnitudes: Vec<Generator> =
            magnitudes.iter().map(|stream| stream.at(in_block, stream_month)).collect();
        let Some(at) = model.losses.get(loss.index) else { return };
        let mut add = |happening: Happening, amount: f64| {
            if let Some(cell) = happenings.get_mut(self.chance.index(happening)).and_then(|row| row.get_mut(trial)) {
                *cell += amount;
            }
        };
        let mut events = 0_u32;
        while time <= largest {
            // A month may have millions of events.
            events = events.wrapping_add(1);
            if events.is_multiple_of(4096) && !goes_on() {
                return;
            }
            for (magnitude, stream) in loss.magnitudes.iter().zip(&mut magnitudes) {
                if let Some(cell) = values.get_mut(magnitude.input.index()) {
                    *cell = magnitude.inverse.value(stream.uniform());
                }
            }
            let values = Values(values);
            let inputs = at.today(values);
            let today = (time <= today_rate).then(|| event(model, at.duration_unit, inputs, values));
            if let (true, Some(today)) = (is_reference, &today) {
                for (part, amount) in parts(today) {
                    add(Happening::Today { place, part }, amount);
                }
            }
            for change in &loss.changes {
                let state = change.state(month, is_reference);
                let under = (time <= rate(change.first_rate + state)).then(|| {
                    let inputs = change.states.apply(inputs, change.adoptions(state), values, SCOPE);
                    event(model, at.duration_unit, inputs, values)
                });
                let option = change.option;
                if is_reference {
                    for (part, amount) in under.as_ref().map(parts).into_iter().flatten() {
                        add(Happening::Under { option, place, part }, amount);
                    }
                } else {
                    let cost = |event: &Option<LossYear<f64>>| {
                        event.as_ref().map_or((0.0, 0.0), |event| (event.labour_cost, event.other_cost))
                    };
                    let (before, after) = (cost(&today), cost(&under));
                    add(Happening::Avoided { option, month, of_labour: true }, before.0 - after.0);
                    add(Happening::Avoided { option, month, of_labour: false }, before.1 - after.1);
                }
            }
            time += arrivals.exponential();
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
            largest.iter_mut().zip(row).for_each(|(largest, rate)| *largest = f64::max(*largest, *rate));
        }
        // A little less, lest a rounding leave an event out.
        largest.map(|rate| libm::exp(-rate) * (1.0 - 1e-12))
    }
}

impl Change {
    /// The index of the state of a month; the last is the steady one, in which the reference year stands.
    #[inline]
    fn state(&self, month: u32, is_reference: bool) -> usize {
        if is_reference { self.distinct } else { self.states.index(month).unwrap_or_default() }
    }

    #[inline]
    fn adoptions(&self, state: usize) -> &[Adoption] {
        self.states.adoptions(state).unwrap_or_else(|| self.states.steady())
    }
}

/// Names nothing: doubles have no names.
const SCOPE: Scope<'static> = Scope(&|of: &str| of.to_owned());

/// What one event comes to: a year in which it is the only one.
#[inline]
fn event(model: &Model, unit: DurationUnit, inputs: LossInputs<f64>, values: Values<'_, f64>) -> LossYear<f64> {
    let once = LossInputs { frequency: 1.0, ..inputs };
    let (headcount, hours_per_day) = (values.of(model.headcount), values.of(model.hours_per_day));
    interruption::loss_year(FrequencyKind::PerYear, unit, &once, headcount, hours_per_day, SCOPE)
}

#[inline]
fn parts(year: &LossYear<f64>) -> [(Part, f64); 6] {
    [
        (Part::Events, year.events),
        (Part::AnnualCost, year.annual_cost),
        (Part::LabourCost, year.labour_cost),
        (Part::OtherCost, year.other_cost),
        (Part::PersonDays, year.person_days),
        (Part::InterruptionHours, year.interruption_hours),
    ]
}

#[inline]
fn row_at(row: &Row, trial: usize) -> f64 {
    row.get(trial).copied().unwrap_or_default()
}

/// The name of the stream of first arrivals of a loss in a month. Those of the horizon do not depend on its length.
fn arrival_path(loss: &str, month: u32, horizon: u32) -> String {
    if month > horizon {
        format!("{loss} first arrival, month {} of the reference year", month - horizon)
    } else {
        format!("{loss} first arrival, month {month}")
    }
}
