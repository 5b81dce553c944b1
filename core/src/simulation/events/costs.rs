//! What an event is made of, and what it comes to.

use std::sync::Arc;

use super::batch::{BATCH, Batch, Column, by_trial, chunks};
use super::drawn::{Drawn, Known};
use super::{ChanceLoss, Change};
use crate::Number;
use crate::distribution::Inverse;
use crate::formula::{Adoption, DurationUnit, FrequencyKind, LossInputs, LossYear, Scope, Slot, interruption};
use crate::model::{Amount, Effect, Loss, LossStates, Model};
use crate::number::{LANES, Lanes};
use crate::simulation::chance::PARTS;

/// How many inputs an event has: what its loss says of it, and the hours of a day of work.
pub(super) const INPUTS: usize = 8;

/// What an event of a loss is made of.
#[derive(Debug)]
pub(super) struct EventInputs {
    unit: DurationUnit,
    /// As [`read`] orders them.
    sources: [Source; INPUTS],
}

/// Where an input of an event comes from.
#[derive(Debug)]
pub(super) struct Source {
    amount: Amount,
    /// Where it is drawn for each event.
    pub(super) magnitude: Option<Magnitude>,
}

#[derive(Debug)]
pub(super) struct Magnitude {
    path: String,
    pub(super) inverse: Arc<Inverse>,
}

/// An effect at an adoption.
#[derive(Debug)]
pub(super) struct EffectInForce {
    effect: Effect,
    /// Its place among the effects of an option on the loss.
    index: usize,
    adoption: f64,
}

impl EventInputs {
    pub(super) fn new(model: &Model, loss: &Loss) -> Self {
        let per_event = loss.per_event(&model.inputs);
        let source = |amount: Amount| {
            let input = model.inputs.get(amount.input.index());
            let input = input.filter(|input| per_event.contains(&amount.input) && input.is_uncertain());
            let magnitude = input.and_then(|input| {
                let inverse = model.inverses.of(&input.path, input.distribution.as_ref()?);
                Some(Magnitude { path: input.path.clone(), inverse })
            });
            Source { amount, magnitude }
        };
        let LossInputs {
            frequency: _,
            service_hours_per_year: _,
            duration,
            people_per_event,
            productivity_loss,
            working_time_share,
            hourly_cost,
            revenue_per_hour,
            cost_per_event,
        } = loss.inputs;
        let amounts = [
            duration,
            people_per_event,
            productivity_loss,
            working_time_share,
            hourly_cost,
            revenue_per_hour,
            cost_per_event,
            model.hours_per_day,
        ];
        Self { unit: loss.duration_unit, sources: amounts.map(source) }
    }

    pub(super) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter()
    }

    /// What is drawn for each event: the places among the inputs, with the paths.
    pub(super) fn magnitudes(&self) -> impl Iterator<Item = (usize, &str)> {
        let sources = self.sources.iter().enumerate();
        sources.filter_map(|(place, source)| Some((place, source.magnitude.as_ref()?.path.as_str())))
    }

    /// What the trials say of each input: for what is drawn by event, of its exchange rate, if there is one.
    pub(super) fn known(&self, drawn: &Drawn<'_>) -> impl Iterator<Item = Option<Known>> {
        self.sources.iter().map(|source| match source.magnitude {
            Some(_) => source.amount.rate.map(|rate| drawn.input(rate.index())),
            None => Some(drawn.amount(source.amount)),
        })
    }
}

/// What changes an event that happens, at some adoptions: not how often it does.
pub(super) fn in_force(states: &LossStates, adoptions: &[Adoption]) -> Vec<EffectInForce> {
    let effects = states.in_force(adoptions).filter(|(_, effect, _)| changes_events(effect));
    effects
        .map(|(index, effect, adoption)| EffectInForce { effect: *effect, index, adoption: adoption.number() })
        .collect()
}

fn changes_events(effect: &Effect) -> bool {
    !matches!(effect.slot, Slot::Frequency | Slot::ServiceHours)
}

impl Change {
    /// What the trials say of the sizes of its effects on events that happen.
    pub(super) fn known_sizes(&self, drawn: &Drawn<'_>) -> Vec<Option<Known>> {
        let effects = self.states.effects().iter();
        effects.map(|effect| changes_events(effect).then(|| drawn.amount(effect.size))).collect()
    }
}

impl Batch {
    /// What the events come to today: all of it, or the two costs alone.
    #[inline(always)]
    pub(super) fn cost_today(&mut self, loss: &ChanceLoss, is_reference: bool) {
        let unit = loss.inputs.unit;
        let of = |_: usize, inputs: LossInputs<Lanes>| inputs;
        if is_reference {
            cost::<true>(self.len, unit, &self.inputs, of, &mut self.today);
        } else {
            cost::<false>(self.len, unit, &self.inputs, of, &mut self.today);
        }
    }

    /// The same under an option, by its place among the changes of the loss.
    #[inline(always)]
    pub(super) fn cost_under(
        &mut self,
        loss: &ChanceLoss,
        change: usize,
        effects: &[EffectInForce],
        is_reference: bool,
    ) {
        self.sizes.resize(self.sizes.len().max(effects.len()), [0.0; BATCH]);
        for (effect, column) in effects.iter().zip(&mut self.sizes) {
            if let Some(Some(known)) = self.known_sizes.get(change).and_then(|sizes| sizes.get(effect.index)) {
                by_trial(&self.runs, known, column, |_, size| size);
            }
        }
        let sizes = &self.sizes;
        let of = |chunk: usize, mut inputs: LossInputs<Lanes>| {
            for (force, sizes) in effects.iter().zip(sizes) {
                let size = chunks(sizes).get(chunk).copied().unwrap_or_default();
                let slot = inputs.get_mut(force.effect.slot);
                *slot = force.effect.apply_size(*slot, Lanes(size), Lanes::splat(force.adoption));
            }
            inputs
        };
        let unit = loss.inputs.unit;
        if is_reference {
            cost::<true>(self.len, unit, &self.inputs, of, &mut self.under);
        } else {
            cost::<false>(self.len, unit, &self.inputs, of, &mut self.under);
        }
    }
}

/// What events come to, each with what `change` makes of its inputs. Without `ALL`, the two costs alone.
#[inline(always)]
fn cost<const ALL: bool>(
    len: usize,
    unit: DurationUnit,
    inputs: &[Column; INPUTS],
    change: impl Fn(usize, LossInputs<Lanes>) -> LossInputs<Lanes>,
    out: &mut [Column; PARTS],
) {
    for chunk in 0..len.div_ceil(LANES) {
        // What stands behind the last event does no harm.
        let Some((inputs, hours_per_day)) = read(inputs, chunk) else { return };
        let year = once(unit, &change(chunk, inputs), hours_per_day);
        let [events, annual_cost, labour_cost, other_cost, person_days, interruption_hours] = &mut *out;
        let put = |column: &mut Column, value: Lanes| {
            if let Some(cells) = column.as_chunks_mut().0.get_mut(chunk) {
                *cells = value.0;
            }
        };
        put(labour_cost, year.labour_cost);
        put(other_cost, year.other_cost);
        if ALL {
            put(events, year.events);
            put(annual_cost, year.annual_cost);
            put(person_days, year.person_days);
            put(interruption_hours, year.interruption_hours);
        }
    }
}

/// The inputs of some events, and the hours of a day of work.
#[inline(always)]
fn read(inputs: &[Column; INPUTS], chunk: usize) -> Option<(LossInputs<Lanes>, Lanes)> {
    let [duration, people, productivity_loss, working_time, hourly_cost, revenue, cost, hours_per_day] = inputs;
    let lanes = |column: &Column| chunks(column).get(chunk).copied().map(Lanes);
    let inputs = LossInputs {
        frequency: Lanes::integer(1),
        service_hours_per_year: Lanes::integer(0),
        duration: lanes(duration)?,
        people_per_event: lanes(people)?,
        productivity_loss: lanes(productivity_loss)?,
        working_time_share: lanes(working_time)?,
        hourly_cost: lanes(hourly_cost)?,
        revenue_per_hour: lanes(revenue)?,
        cost_per_event: lanes(cost)?,
    };
    Some((inputs, lanes(hours_per_day)?))
}

/// Names nothing: doubles have no names.
const SCOPE: Scope<'static> = Scope(&|of: &str| of.to_owned());

/// What one event comes to: a year in which it is the only one, so that no headcount says how often it comes.
#[inline(always)]
fn once(unit: DurationUnit, inputs: &LossInputs<Lanes>, hours_per_day: Lanes) -> LossYear<Lanes> {
    interruption::loss_year(FrequencyKind::PerYear, unit, inputs, Lanes::integer(0), hours_per_day, SCOPE)
}
