//! Losses whose events come by chance, and what is kept of their history.

use crate::document::Arrival;
use crate::evaluation::compute::{Avoided, History, OptionHistory};
use crate::formula::LossYear;
use crate::model::{Model, OptionModel};

/// A part of a year of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Events,
    AnnualCost,
    LabourCost,
    OtherCost,
    PersonDays,
    InterruptionHours,
}

/// Columns that stand side by side in this order.
pub(super) const PARTS: usize = 6;

/// Something that a history says. Losses are named by their place among those that come by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happening {
    /// Of a year of events today.
    Today { place: usize, part: Part },
    /// Of the same year of events under an option, in the steady state.
    Under { option: usize, place: usize, part: Part },
    /// What an option takes away from the events of a month.
    Avoided { option: usize, month: u32, of_labour: bool },
}

/// Which losses come by chance.
#[derive(Debug, Clone)]
pub(super) struct Chance {
    losses: Vec<usize>,
    options: usize,
    horizon: u32,
}

impl Chance {
    pub(super) fn new(model: &Model) -> Self {
        let losses = model.losses.iter().enumerate();
        Self {
            losses: losses.filter(|(_, loss)| loss.arrival == Arrival::Poisson).map(|(index, _)| index).collect(),
            options: model.options.len(),
            horizon: model.horizon,
        }
    }

    /// Whether every loss comes as expected.
    pub(super) fn is_empty(&self) -> bool {
        self.losses.is_empty()
    }

    /// The losses that come by chance, by their index in the model.
    pub(super) fn losses(&self) -> impl Iterator<Item = usize> {
        self.losses.iter().copied()
    }

    /// The last month.
    pub(super) fn horizon(&self) -> u32 {
        self.horizon
    }

    /// The place of a loss among those that come by chance.
    pub(super) fn place(&self, loss: usize) -> Option<usize> {
        self.losses.iter().position(|known| *known == loss)
    }

    /// The column of a happening: first today, then options, then months.
    pub(super) fn index(&self, happening: Happening) -> usize {
        let years = self.losses.len() * PARTS;
        let months = self.horizon as usize + 1;
        match happening {
            Happening::Today { place, part } => place * PARTS + part as usize,
            Happening::Under { option, place, part } => (1 + option) * years + place * PARTS + part as usize,
            Happening::Avoided { option, month, of_labour } => {
                let columns = 2 * (option * months + month as usize) + usize::from(!of_labour);
                (1 + self.options) * years + columns
            }
        }
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        if self.is_empty() {
            return 0;
        }
        (1 + self.options) * self.losses.len() * PARTS + 2 * self.options * (self.horizon as usize + 1)
    }

    /// A history, from what stands in each column.
    pub(super) fn history<N>(&self, model: &Model, what: impl Fn(usize) -> N) -> History<N> {
        let what = |happening: Happening| what(self.index(happening));
        let year = |part: &dyn Fn(Part) -> Happening| LossYear {
            events: what(part(Part::Events)),
            annual_cost: what(part(Part::AnnualCost)),
            labour_cost: what(part(Part::LabourCost)),
            other_cost: what(part(Part::OtherCost)),
            person_days: what(part(Part::PersonDays)),
            interruption_hours: what(part(Part::InterruptionHours)),
        };
        let losses = 0..model.losses.len();
        let under = |option: usize, changes: &OptionModel, loss: usize| {
            let changes_it = changes.changes.iter().any(|change| change.loss == loss);
            let place = self.place(loss).filter(|_| changes_it)?;
            Some(year(&|part| Happening::Under { option, place, part }))
        };
        let options = model.options.iter().enumerate().map(|(option, changes)| OptionHistory {
            years: losses.clone().map(|loss| under(option, changes, loss)).collect(),
            avoided: (0..=model.horizon)
                .map(|month| Avoided {
                    labour: what(Happening::Avoided { option, month, of_labour: true }),
                    other: what(Happening::Avoided { option, month, of_labour: false }),
                })
                .collect(),
        });
        let years = losses
            .clone()
            .map(|loss| self.place(loss).map(|place| year(&|part| Happening::Today { place, part })))
            .collect();
        History { years, options: options.collect() }
    }
}
