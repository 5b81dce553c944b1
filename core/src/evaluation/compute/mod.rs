//! The evaluation, over any number: exact to be reported, doubles to be searched, recorded to be explained.

mod flows;
mod history;
pub(crate) mod ledger;
mod option;
mod steady;
mod timeline;
mod today;

pub(crate) use flows::Avoided;
pub(crate) use history::{History, OptionHistory};
pub(crate) use ledger::Ledger;
pub(crate) use option::{OptionOutcome, Run, option};
pub(crate) use timeline::Timeline;
pub(crate) use today::{TodayOutcome, today, today_in};

use super::results::{Answer, Reason};
use crate::formula::{LossInputs, LossYear, Scope, interruption};
use crate::model::{Loss, Model, Values};
use crate::{Exact, Number, Scalar};

/// Where a month's interruptions last longer than the service hours: the loss and the month (0 for the steady state).
#[derive(Debug, Clone, Copy)]
pub(crate) struct BelowZero {
    pub(crate) loss: usize,
    pub(crate) month: u32,
}

/// The year of a loss whose inputs are given.
fn year_of<N: Number>(
    model: &Model,
    loss: &Loss,
    inputs: &LossInputs<N>,
    values: Values<'_, N>,
    at: Scope<'_>,
) -> LossYear<N> {
    let (headcount, hours_per_day) = (values.of(model.headcount), values.of(model.hours_per_day));
    interruption::loss_year(loss.frequency_kind, loss.duration_unit, inputs, headcount, hours_per_day, at)
}

fn availability_of<N: Number>(loss: &Loss, inputs: &LossInputs<N>, year: &LossYear<N>, at: Scope<'_>) -> Answer<N> {
    if loss.has_availability {
        Ok(interruption::availability(year.interruption_hours, inputs.service_hours_per_year, at))
    } else {
        Err(Reason::NoServiceHours)
    }
}

/// Whether interruptions last longer than the service hours, by more than a rounding.
fn outlast<N: Scalar>(interruption_hours: N, service_hours: N) -> bool {
    (service_hours + service_hours * N::exact(Exact::new(1, -20))).is_below(interruption_hours)
}

fn ratio<N: Scalar>(part: N, whole: N, none: Reason) -> Answer<N> {
    if whole.is_zero() { Err(none) } else { Ok(part / whole) }
}

/// Refuses a loss whose interruptions last longer than its service hours, in a month (0 for a steady state).
fn check_availability<N: Scalar>(
    loss: &Loss,
    index: usize,
    inputs: &LossInputs<N>,
    year: &LossYear<N>,
    month: u32,
) -> Result<(), BelowZero> {
    let outlasts = loss.has_availability && outlast(year.interruption_hours, inputs.service_hours_per_year);
    if outlasts { Err(BelowZero { loss: index, month }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_by_more_than_a_rounding_outlasts() {
        let ten = Exact::from(10);
        assert!(outlast(Exact::from(11), ten) && outlast(ten + Exact::new(1, -15), ten));
        assert!(!outlast(Exact::from(9), ten) && !outlast(ten, ten) && !outlast(ten + Exact::new(1, -25), ten));
    }
}
