//! Losses whose events come by chance: arrivals, and what each of them costs today and under every option.
//!
//! Each such loss has, in every month, a Poisson process of rate 1 that today and all options share: arrivals at
//! t₁ < t₂ < …, of which those up to the month's rate happen. An option that lowers the rate thins the same history
//! (Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", 1979), and one that shortens events
//! shortens those that happened.

use super::chance::{Chance, Happening, Part};
use super::program::{Place, Row, Slots, WIDTH, row_of};
use super::recording::{LossRates, Rates};
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
    /// For each option that changes it.
    changes: Vec<(usize, LossStates)>,
}

#[derive(Debug)]
struct Magnitude {
    input: InputId,
    path: String,
    inverse: Inverse,
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
    values: Vec<f64>,
    rates: Vec<Row>,
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
                        inverse: input.distribution.as_ref()?.inverse(),
                    })
                });
                let changes = model.options.iter().enumerate().filter_map(|(option, changes)| {
                    changes.changes.iter().find(|change| change.loss == index).map(|change| (option, change.clone()))
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
            values: vec![0.0; model.inputs.len()],
            rates: Vec::new(),
        }
    }

    /// The inputs that rates depend on, by their index in the model.
    pub(super) fn rate_inputs(&self) -> impl Iterator<Item = (usize, u32)> {
        self.rates.program.inputs.iter().copied()
    }

    /// Draws what a block needs before its trials are gone through.
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

    /// Lets the events of some trials happen: `len` of them from `offset` on within the block. `value` gives an input's
    /// value in a trial, counted from `offset`.
    pub(super) fn happen(
        &self,
        model: &Model,
        offset: usize,
        len: usize,
        value: &dyn Fn(InputId, usize) -> f64,
        rows: &dyn Fn(usize) -> Row,
        scratch: &mut EventScratch,
    ) {
        for (input, slot) in self.rate_inputs() {
            *scratch.rate_slots.get_mut(slot) = rows(input);
        }
        self.rates.program.run(0, &mut scratch.rate_slots);
        scratch.happenings.iter_mut().for_each(|row| row.fill(0.0));
        // The trial whose values are in place.
        let mut filled = None;
        for (place, (loss, rates)) in self.losses.iter().zip(&self.rates.losses).enumerate() {
            self.set_rates(loss, rates, scratch);
            let all = model.horizon + REFERENCE_MONTHS;
            for month in 1..=all {
                let column = place * all as usize + month as usize - 1;
                for trial in 0..len {
                    let u = scratch.first_arrivals.get(column).and_then(|column| column.get(offset + trial));
                    let Some(&u) = u else { continue };
                    // No event without a first one: most months are done with here.
                    if u <= scratch.rates.last().map_or(1.0, |never| row_at(never, trial)) {
                        continue;
                    }
                    self.month(model, place, loss, month, trial, offset, u, value, &mut filled, scratch);
                }
            }
        }
    }

    /// Fills the rates of a loss: today, then for each changing option its states and its steady state, all in events a
    /// month; last what a first uniform number has to pass for any event to happen.
    fn set_rates(&self, loss: &ChanceLoss, rates: &LossRates, scratch: &mut EventScratch) {
        scratch.rates.clear();
        let mut add = |place: Place| {
            let row = row_of(&scratch.rate_slots, place);
            scratch.rates.push(row.map(|per_year| per_year / 12.0));
        };
        add(rates.today);
        for (option, _) in &loss.changes {
            let Some(Some(option)) = rates.options.get(*option) else { continue };
            option.states.iter().for_each(|state| add(*state));
            add(option.steady);
        }
        let mut largest = [0.0; WIDTH];
        for row in &scratch.rates {
            largest.iter_mut().zip(row).for_each(|(largest, rate)| *largest = f64::max(*largest, *rate));
        }
        // A little less, lest a rounding leave an event out.
        scratch.rates.push(largest.map(|rate| libm::exp(-rate) * (1.0 - 1e-12)));
    }

    /// The events of a loss in a month of a trial.
    #[expect(clippy::too_many_arguments, reason = "one step of a loop, apart for its length")]
    fn month(
        &self,
        model: &Model,
        place: usize,
        loss: &ChanceLoss,
        month: u32,
        trial: usize,
        offset: usize,
        first: f64,
        value: &dyn Fn(InputId, usize) -> f64,
        filled: &mut Option<usize>,
        scratch: &mut EventScratch,
    ) {
        let is_reference = month > model.horizon;
        let today_rate = scratch.rates.first().map_or(0.0, |row| row_at(row, trial));
        // For each changing option: its rate and its adoptions in the month.
        let mut start = 1;
        let mut options: Vec<(usize, &LossStates, f64, &[Adoption])> = Vec::with_capacity(loss.changes.len());
        for (option, change) in &loss.changes {
            let states = change.distinct().count();
            let (index, adoptions) = if is_reference {
                (states, change.steady())
            } else {
                let index = change.index(month).unwrap_or_default();
                (index, change.distinct().nth(index).map_or(&[][..], |(_, adoptions)| adoptions))
            };
            let rate = scratch.rates.get(start + index).map_or(0.0, |row| row_at(row, trial));
            options.push((*option, change, rate, adoptions));
            start += states + 1;
        }
        let largest = options.iter().fold(today_rate, |largest, (_, _, rate, _)| largest.max(*rate));
        let mut time = -libm::log(first);
        if time > largest {
            return;
        }
        if *filled != Some(trial) {
            for (index, cell) in scratch.values.iter_mut().enumerate() {
                *cell = value(InputId::new(index), trial);
            }
            *filled = Some(trial);
        }
        let Some((arrivals, magnitudes)) = scratch.generators.get(place) else { return };
        let in_block = u32::try_from(offset + trial).unwrap_or(u32::MAX);
        // Those of the reference year do not depend on the horizon.
        let stream_month = if is_reference { REFERENCE_STREAM + month - model.horizon } else { month };
        let mut arrivals = arrivals.at(in_block, stream_month);
        let mut magnitudes: Vec<Generator> =
            magnitudes.iter().map(|stream| stream.at(in_block, stream_month)).collect();
        let Some(at) = model.losses.get(loss.index) else { return };
        while time <= largest {
            for (magnitude, stream) in loss.magnitudes.iter().zip(&mut magnitudes) {
                if let Some(cell) = scratch.values.get_mut(magnitude.input.index()) {
                    *cell = magnitude.inverse.value(stream.uniform());
                }
            }
            let values = Values(&scratch.values);
            let inputs = at.today(values);
            let today = (time <= today_rate).then(|| event(model, at.duration_unit, inputs, values));
            let mut add = |happening: Happening, amount: f64| {
                if let Some(cell) =
                    scratch.happenings.get_mut(self.chance.index(happening)).and_then(|row| row.get_mut(trial))
                {
                    *cell += amount;
                }
            };
            if let (true, Some(today)) = (is_reference, &today) {
                for (part, amount) in parts(today) {
                    add(Happening::Today { place, part }, amount);
                }
            }
            for (option, change, rate, adoptions) in &options {
                let under = (time <= *rate).then(|| {
                    let inputs = change.apply(inputs, adoptions, values, Scope(&|of: &str| of.to_owned()));
                    event(model, at.duration_unit, inputs, values)
                });
                if is_reference {
                    for (part, amount) in under.as_ref().map(parts).into_iter().flatten() {
                        add(Happening::Under { option: *option, place, part }, amount);
                    }
                } else {
                    let cost = |event: &Option<LossYear<f64>>| {
                        event.as_ref().map_or((0.0, 0.0), |event| (event.labour_cost, event.other_cost))
                    };
                    let (before, after) = (cost(&today), cost(&under));
                    let avoided = |of_labour| Happening::Avoided { option: *option, month, of_labour };
                    add(avoided(true), before.0 - after.0);
                    add(avoided(false), before.1 - after.1);
                }
            }
            time += arrivals.exponential();
        }
    }
}

/// What one event comes to: a year in which it is the only one.
fn event(model: &Model, unit: DurationUnit, inputs: LossInputs<f64>, values: Values<'_, f64>) -> LossYear<f64> {
    let once = LossInputs { frequency: 1.0, ..inputs };
    let (headcount, hours_per_day) = (values.of(model.headcount), values.of(model.hours_per_day));
    let at = Scope(&|of: &str| of.to_owned());
    interruption::loss_year(FrequencyKind::PerYear, unit, &once, headcount, hours_per_day, at)
}

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
