//! What a loss costs in a year: frequency × magnitude (Open FAIR: loss event frequency × loss magnitude).

use super::Scope;
use crate::{Number, Unit};

/// The inputs of a loss that an effect can change, with amounts in the scenario's currency.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LossInputs<N> {
    /// Events per year, events per person and year, or availability: see [`FrequencyKind`].
    pub(crate) frequency: N,
    pub(crate) service_hours_per_year: N,
    /// In the unit of [`DurationUnit`].
    pub(crate) duration: N,
    pub(crate) people_per_event: N,
    pub(crate) productivity_loss: N,
    pub(crate) working_time_share: N,
    pub(crate) hourly_cost: N,
    pub(crate) revenue_per_hour: N,
    pub(crate) cost_per_event: N,
}

/// How a loss says how often it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrequencyKind {
    PerYear,
    PerPersonYear,
    Availability,
}

/// The unit a duration is given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DurationUnit {
    Minutes,
    Hours,
}

/// One of the [`LossInputs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slot {
    Frequency,
    ServiceHours,
    Duration,
    People,
    ProductivityLoss,
    WorkingTimeShare,
    HourlyCost,
    RevenuePerHour,
    CostPerEvent,
}

impl Slot {
    /// The input in an explanation.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Frequency => "frequency",
            Self::ServiceHours => "service_hours_per_year",
            Self::Duration => "duration",
            Self::People => "people_per_event",
            Self::ProductivityLoss => "productivity_loss",
            Self::WorkingTimeShare => "working_time_share",
            Self::HourlyCost => "hourly_cost",
            Self::RevenuePerHour => "revenue_per_hour",
            Self::CostPerEvent => "cost_per_event",
        }
    }

    /// What the input is measured in, where every loss measures it the same way.
    pub(crate) fn unit(self) -> Unit {
        match self {
            Self::Frequency | Self::Duration => Unit::Ratio,
            Self::ServiceHours => Unit::HoursPerYear,
            Self::People => Unit::People,
            Self::ProductivityLoss | Self::WorkingTimeShare => Unit::Share,
            Self::HourlyCost | Self::RevenuePerHour => Unit::MoneyPerHour,
            Self::CostPerEvent => Unit::MoneyPerEvent,
        }
    }
}

impl<N> LossInputs<N> {
    pub(crate) fn get_mut(&mut self, slot: Slot) -> &mut N {
        match slot {
            Slot::Frequency => &mut self.frequency,
            Slot::ServiceHours => &mut self.service_hours_per_year,
            Slot::Duration => &mut self.duration,
            Slot::People => &mut self.people_per_event,
            Slot::ProductivityLoss => &mut self.productivity_loss,
            Slot::WorkingTimeShare => &mut self.working_time_share,
            Slot::HourlyCost => &mut self.hourly_cost,
            Slot::RevenuePerHour => &mut self.revenue_per_hour,
            Slot::CostPerEvent => &mut self.cost_per_event,
        }
    }
}

/// What a loss comes to in a year without growth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LossYear<N> {
    /// How often it happens.
    pub(crate) events: N,
    /// All of it, every lost hour counted in full.
    pub(crate) annual_cost: N,
    /// The part that is working time.
    pub(crate) labour_cost: N,
    /// The rest: lost margin, penalties, reviews.
    pub(crate) other_cost: N,
    pub(crate) person_days: N,
    pub(crate) interruption_hours: N,
}

/// The year of a loss.
pub(crate) fn loss_year<N: Number>(
    kind: FrequencyKind,
    unit: DurationUnit,
    x: &LossInputs<N>,
    headcount: N,
    hours_per_day: N,
    at: Scope<'_>,
) -> LossYear<N> {
    let duration = match unit {
        DurationUnit::Minutes => (x.duration / N::integer(60)).named(|| at.name("duration_hours", Unit::Hours)),
        DurationUnit::Hours => x.duration,
    };
    let hours = |hours: N| hours.named(|| at.name("interruption_hours", Unit::HoursPerYear));
    let per_year = |events: N| events.named(|| at.name("events_per_year", Unit::EventsPerYear));
    let (events, interruption_hours) = match kind {
        FrequencyKind::PerYear => (x.frequency, hours(x.frequency * duration)),
        FrequencyKind::PerPersonYear => {
            let events = per_year(x.frequency * headcount);
            (events, hours(events * duration))
        }
        // The hours are what is given; by way of the events they would be rounded.
        FrequencyKind::Availability => {
            let down = hours((N::integer(1) - x.frequency) * x.service_hours_per_year);
            (per_year(down / duration), down)
        }
    };
    let hours_lost = (duration * x.people_per_event * x.productivity_loss * x.working_time_share)
        .named(|| at.name("hours_lost_per_event", Unit::Hours));
    let labour = (hours_lost * x.hourly_cost).named(|| at.name("labour_cost_per_event", Unit::MoneyPerEvent));
    let other = (duration * x.revenue_per_hour + x.cost_per_event)
        .named(|| at.name("other_cost_per_event", Unit::MoneyPerEvent));
    let cost_per_event = (labour + other).named(|| at.name("cost_per_event_in_all", Unit::MoneyPerEvent));
    LossYear {
        events,
        annual_cost: (events * cost_per_event).named(|| at.name("annual_cost", Unit::MoneyPerYear)),
        labour_cost: (events * labour).named(|| at.name("labour_cost", Unit::MoneyPerYear)),
        other_cost: (events * other).named(|| at.name("other_cost", Unit::MoneyPerYear)),
        person_days: (events * hours_lost / hours_per_day).named(|| at.name("person_days", Unit::PersonDaysPerYear)),
        interruption_hours,
    }
}

/// availability = 1 − interruption hours ÷ service hours.
pub(crate) fn availability<N: Number>(interruption_hours: N, service_hours: N, at: Scope<'_>) -> N {
    (N::integer(1) - interruption_hours / service_hours).named(|| at.name("availability", Unit::Share))
}
