//! What interruptions cost today.

use super::{BelowZero, History, availability_of, check_availability, ratio, year_of};
use crate::evaluation::results::{LossResults, Reason, TodayResults};
use crate::formula::{LossYear, Scope};
use crate::model::{Model, Values};
use crate::{Scalar, Unit};

/// What interruptions cost today.
#[derive(Debug, Clone)]
pub(crate) struct TodayOutcome<N> {
    pub(crate) results: TodayResults<N>,
    /// In the order of the model's losses.
    pub(crate) losses: Vec<LossResults<N>>,
    pub(super) years: Vec<LossYear<N>>,
    /// For each loss, whether its year is one of events that came by chance.
    are_histories: Vec<bool>,
}

impl<N: Copy> TodayOutcome<N> {
    /// The year of a loss.
    pub(crate) fn year(&self, loss: usize) -> LossYear<N> {
        *self.years.get(loss).expect("there is a year for every loss of the model")
    }

    /// Whether the year of a loss is one of events that came by chance.
    pub(super) fn is_history(&self, loss: usize) -> bool {
        self.are_histories.get(loss).is_some_and(|is_history| *is_history)
    }
}

/// Today, where no interruptions last longer than their service hours.
pub(crate) fn today<N: Scalar>(model: &Model, values: Values<'_, N>) -> Result<TodayOutcome<N>, BelowZero> {
    today_in(model, values, None)
}

/// The same with the events of one history, where there is one.
pub(crate) fn today_in<N: Scalar>(
    model: &Model,
    values: Values<'_, N>,
    history: Option<&History<N>>,
) -> Result<TodayOutcome<N>, BelowZero> {
    let happened = |index: usize| history.and_then(|history| history.years.get(index).copied().flatten());
    let mut years = Vec::with_capacity(model.losses.len());
    let mut availabilities = Vec::with_capacity(model.losses.len());
    for (index, loss) in model.losses.iter().enumerate() {
        let at = |of: &str| format!("today.losses.{}.{of}", loss.id);
        let inputs = loss.today(values);
        let year = match happened(index) {
            Some(year) => year,
            None => {
                let year = year_of(model, loss, &inputs, values, Scope(&at));
                check_availability(loss, index, &inputs, &year, 0)?;
                year
            }
        };
        availabilities.push(availability_of(loss, &inputs, &year, Scope(&at)));
        years.push(year);
    }
    let at = |of: &str| format!("today.{of}");
    let at = Scope(&at);
    let total = |part: fn(&LossYear<N>) -> N| N::sum(years.iter().map(part));
    let annual_cost = total(|year| year.annual_cost).named(|| at.name("annual_cost", Unit::MoneyPerYear));
    let results = TodayResults {
        annual_cost,
        person_days: total(|year| year.person_days).named(|| at.name("person_days", Unit::PersonDaysPerYear)),
        interruption_hours: total(|year| year.interruption_hours)
            .named(|| at.name("interruption_hours", Unit::HoursPerYear)),
    };
    let losses = years
        .iter()
        .zip(availabilities)
        .zip(&model.losses)
        .map(|((year, availability), loss)| LossResults {
            annual_cost: year.annual_cost,
            person_days: year.person_days,
            interruption_hours: year.interruption_hours,
            share: ratio(year.annual_cost, annual_cost, Reason::NoLoss)
                .map(|share| share.named(|| crate::Name::new(format!("today.losses.{}.share", loss.id), Unit::Share))),
            availability,
        })
        .collect();
    let are_histories = (0..model.losses.len()).map(|index| happened(index).is_some()).collect();
    Ok(TodayOutcome { results, losses, years, are_histories })
}
