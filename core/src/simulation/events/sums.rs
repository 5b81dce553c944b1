//! What events add up to.

use super::batch::{Batch, Column, Run};
use super::{Events, Month};
use crate::number::LANES;
use crate::simulation::chance::{Happening, PARTS, Part};
use crate::simulation::program::Row;

/// Something that events add to if they happen at its rate.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// Its rate, among those of the loss.
    rate: usize,
    /// The first of its columns, which stand side by side.
    column: usize,
}

/// Sums that the same amounts are added to, side by side.
#[derive(Debug, Default)]
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
        let mut group = Group::default();
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
                    group.len = 0;
                }
            } else {
                batch.cost_under(loss, index, effects, is_reference);
                let mut alone = Group::default();
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
    /// Whether it is full now.
    fn push(&mut self, sum: Sum) -> bool {
        self.sums.iter_mut().skip(self.len).take(1).for_each(|place| *place = sum);
        self.len += 1;
        self.len == LANES
    }

    fn sums(&self) -> &[Sum] {
        self.sums.get(..self.len).unwrap_or_default()
    }

    /// Adds the events of a batch.
    #[inline(always)]
    fn add(&self, month: &Month<'_>, batch: &Batch, amounts: &[Column; PARTS], happenings: &mut [Row]) {
        for run in &batch.runs {
            let times = batch.times.get(run.from..run.to).unwrap_or_default();
            let mut rates = [NEVER; LANES];
            for (rate, sum) in rates.iter_mut().zip(self.sums()) {
                *rate = month.rate(sum.rate, run.trial);
            }
            if month.is_reference {
                self.add_years(run, times, rates, amounts, happenings);
            } else {
                self.add_avoided(run, times, month.rate(0, run.trial), rates, (&batch.today, amounts), happenings);
            }
        }
    }

    /// Adds each event with all its parts to what happens.
    #[inline(always)]
    fn add_years(
        &self,
        run: &Run,
        times: &[f64],
        rates: [f64; LANES],
        amounts: &[Column; PARTS],
        happenings: &mut [Row],
    ) {
        let mut totals: [_; PARTS] = core::array::from_fn(|part| self.read(part, run.trial, happenings));
        let amounts = amounts.each_ref().map(|column| column.get(run.from..run.to).unwrap_or_default());
        let [a, b, c, d, e, f] = amounts.map(|column| column.iter());
        for ((time, (a, (b, c))), (d, (e, f))) in times.iter().zip(a.zip(b.zip(c))).zip(d.zip(e.zip(f))) {
            let amounts = [a, b, c, d, e, f];
            for (totals, amount) in totals.iter_mut().zip(amounts) {
                // What does not happen adds nothing, which leaves a sum as it is.
                totals
                    .iter_mut()
                    .zip(rates)
                    .for_each(|(total, rate)| *total += if *time <= rate { *amount } else { 0.0 });
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
        rates: [f64; LANES],
        (today, under): (&'a [Column; PARTS], &'a [Column; PARTS]),
        happenings: &mut [Row],
    ) {
        let (mut labour, mut other) = (self.read(0, run.trial, happenings), self.read(1, run.trial, happenings));
        let ([_, _, today_labour, today_other, ..], [_, _, under_labour, under_other, ..]) = (today, under);
        let of_run = |column: &'a Column| column.get(run.from..run.to).unwrap_or_default();
        let before = of_run(today_labour).iter().zip(of_run(today_other));
        let after = of_run(under_labour).iter().zip(of_run(under_other));
        for (time, (before, after)) in times.iter().zip(before.zip(after)) {
            let today = |cost: f64| if *time <= today_rate { cost } else { 0.0 };
            let before = (today(*before.0), today(*before.1));
            for ((labour, other), rate) in labour.iter_mut().zip(&mut other).zip(rates) {
                *labour += before.0 - if *time <= rate { *after.0 } else { 0.0 };
                *other += before.1 - if *time <= rate { *after.1 } else { 0.0 };
            }
        }
        self.write(0, run.trial, &labour, happenings);
        self.write(1, run.trial, &other, happenings);
    }

    /// The sums of a trial so far, in the column of a part.
    #[inline(always)]
    fn read(&self, part: usize, trial: usize, happenings: &[Row]) -> [f64; LANES] {
        let mut totals = [0.0; LANES];
        for (total, sum) in totals.iter_mut().zip(self.sums()) {
            *total = happenings.get(sum.column + part).and_then(|row| row.get(trial)).copied().unwrap_or_default();
        }
        totals
    }

    #[inline(always)]
    fn write(&self, part: usize, trial: usize, totals: &[f64; LANES], happenings: &mut [Row]) {
        for (total, sum) in totals.iter().zip(self.sums()) {
            if let Some(cell) = happenings.get_mut(sum.column + part).and_then(|row| row.get_mut(trial)) {
                *cell = *total;
            }
        }
    }
}

/// The rate at which nothing happens.
const NEVER: f64 = -1.0;
