//! What events add up to.

use super::batch::{Batch, Column, Run};
use super::{Events, Month};
use crate::number::{LANES, Lanes, Ordered};
use crate::simulation::chance::{Happening, PARTS, Part};
use crate::simulation::program::Row;

/// Something that events add to if they happen at its rate.
#[derive(Debug, Clone, Copy)]
struct Sum {
    /// Its rate, among those of the loss.
    rate: usize,
    /// The first of its columns, which stand side by side.
    column: usize,
}

/// No sum: its rate and columns are nowhere.
const NONE: Sum = Sum { rate: usize::MAX, column: usize::MAX - PARTS };

/// Sums that the same amounts are added to, side by side.
#[derive(Debug)]
struct Group {
    sums: [Sum; LANES],
    len: usize,
}

impl Events {
    /// Costs the events of a batch, adds them up, and empties it.
    #[inline(always)]
    pub(super) fn cost(&self, month: &Month<'_>, batch: &mut Batch, happenings: &mut [Row]) {
        if batch.len == 0 {
            return;
        }
        let Month { loss, place, number, is_reference, .. } = *month;
        batch.complete(loss);
        batch.cost_today(loss, is_reference);
        let mut group = Group::empty();
        if is_reference {
            group.push(Sum { rate: 0, column: self.chance.index(Happening::Today { place, part: Part::Events }) });
        }
        for (index, change) in loss.changes.iter().enumerate() {
            let state = change.state(number, is_reference);
            let option = change.option;
            let column = self.chance.index(if is_reference {
                Happening::Under { option, place, part: Part::Events }
            } else {
                Happening::Avoided { option, month: number, of_labour: true }
            });
            let sum = Sum { rate: change.first_rate + state, column };
            let effects = change.effects.get(state).map_or(&[][..], Vec::as_slice);
            if effects.is_empty() {
                // Events are as they are today, only rarer or more frequent.
                if group.push(sum) {
                    group.add(month, batch, &batch.today, happenings);
                    group = Group::empty();
                }
            } else {
                batch.cost_under(loss, index, effects, is_reference);
                let mut alone = Group::empty();
                alone.push(sum);
                alone.add(month, batch, &batch.under, happenings);
            }
        }
        if group.len > 0 {
            group.add(month, batch, &batch.today, happenings);
        }
        batch.clear();
    }
}

impl Group {
    fn empty() -> Self {
        Self { sums: [NONE; LANES], len: 0 }
    }

    /// Whether it is full now.
    fn push(&mut self, sum: Sum) -> bool {
        self.sums.iter_mut().skip(self.len).take(1).for_each(|place| *place = sum);
        self.len += 1;
        self.len == LANES
    }

    /// Adds the events of a batch.
    #[inline(always)]
    fn add(&self, month: &Month<'_>, batch: &Batch, amounts: &[Column; PARTS], happenings: &mut [Row]) {
        for run in &batch.runs {
            let times = batch.times.get(run.from..run.to).unwrap_or_default();
            let rates = Lanes(self.sums.map(|sum| at_least_never(month.rate(sum.rate, run.trial))));
            if month.is_reference {
                self.add_years(run, times, rates, amounts, happenings);
            } else {
                let today_rate = at_least_never(month.rate(0, run.trial));
                self.add_avoided(run, times, today_rate, rates, (&batch.today, amounts), happenings);
            }
        }
    }

    /// Adds each event with all its parts to what happens.
    #[inline(always)]
    fn add_years(&self, run: &Run, times: &[f64], rates: Lanes, amounts: &[Column; PARTS], happenings: &mut [Row]) {
        let mut totals: [_; PARTS] = core::array::from_fn(|part| self.read(part, run.trial, happenings));
        let amounts = amounts.each_ref().map(|column| column.get(run.from..run.to).unwrap_or_default());
        let [a, b, c, d, e, f] = amounts.map(|column| column.iter());
        for ((time, (a, (b, c))), (d, (e, f))) in times.iter().zip(a.zip(b.zip(c))).zip(d.zip(e.zip(f))) {
            for (total, amount) in totals.iter_mut().zip([a, b, c, d, e, f]) {
                // What does not happen adds nothing, which leaves a sum as it is.
                *total = *total + if_happens(*time, rates, *amount);
            }
        }
        for (part, totals) in totals.iter().enumerate() {
            self.write(part, run.trial, totals, happenings);
        }
    }

    /// Adds the costs of each event today, less those under the options.
    #[inline(always)]
    fn add_avoided<'a>(
        &self,
        run: &Run,
        times: &[f64],
        today_rate: f64,
        rates: Lanes,
        (today, under): (&'a [Column; PARTS], &'a [Column; PARTS]),
        happenings: &mut [Row],
    ) {
        let (mut labour, mut other) = (self.read(0, run.trial, happenings), self.read(1, run.trial, happenings));
        let ([_, _, today_labour, today_other, ..], [_, _, under_labour, under_other, ..]) = (today, under);
        let of_run = |column: &'a Column| column.get(run.from..run.to).unwrap_or_default();
        let before = of_run(today_labour).iter().zip(of_run(today_other));
        let after = of_run(under_labour).iter().zip(of_run(under_other));
        for (time, (before, after)) in times.iter().zip(before.zip(after)) {
            let today = |cost: f64| Lanes::splat(if *time <= today_rate { cost } else { 0.0 });
            labour = labour + (today(*before.0) - if_happens(*time, rates, *after.0));
            other = other + (today(*before.1) - if_happens(*time, rates, *after.1));
        }
        self.write(0, run.trial, &labour, happenings);
        self.write(1, run.trial, &other, happenings);
    }

    /// The sums of a trial so far, in the column of a part.
    #[inline(always)]
    fn read(&self, part: usize, trial: usize, happenings: &[Row]) -> Lanes {
        let cell = |sum: Sum| happenings.get(sum.column + part).and_then(|row| row.get(trial));
        Lanes(self.sums.map(|sum| cell(sum).copied().unwrap_or_default()))
    }

    #[inline(always)]
    fn write(&self, part: usize, trial: usize, totals: &Lanes, happenings: &mut [Row]) {
        for (total, sum) in totals.0.iter().zip(self.sums) {
            if let Some(cell) = happenings.get_mut(sum.column + part).and_then(|row| row.get_mut(trial)) {
                *cell = *total;
            }
        }
    }
}

/// The rate at which nothing happens.
const NEVER: f64 = -1.0;

/// A rate, with which times can be compared either way: what is no number lets nothing happen.
#[inline(always)]
fn at_least_never(rate: f64) -> f64 {
    if rate > NEVER { rate } else { NEVER }
}

/// An amount where an event happens, else zero.
#[inline(always)]
fn if_happens(time: f64, rates: Lanes, amount: f64) -> Lanes {
    Lanes::either(rates.is_below(Lanes::splat(time)), Lanes::splat(0.0), Lanes::splat(amount))
}
