//! Losses, resolved.

use rust_decimal::Decimal;

use super::Builder;
use super::inputs::Fallback;
use crate::document::{Arrival, Loss as Written, Quantity};
use crate::formula::{DurationUnit, FrequencyKind, LossInputs};
use crate::model::{Amount, Domain, Input, Loss};
use crate::problem::{Code, Problem};
use crate::{Exact, Ordered, Unit};

/// Hours in a year of 365 days.
const HOURS_PER_YEAR: i64 = 8_760;
/// Hours in a year of 366 days: no service can be up for longer.
const MOST_HOURS_PER_YEAR: i64 = 8_784;
/// A year of working hours for one person is well below this: longer service hours hold time when nobody works.
const WORKING_HOURS_PER_YEAR: i64 = 2_920;

impl Builder<'_> {
    pub(super) fn losses(&mut self, hourly_cost: Amount, hours_per_day: Amount) -> Vec<Loss> {
        let scenario = self.scenario;
        scenario.losses.iter().map(|(id, written)| self.loss(id, written, hourly_cost, hours_per_day)).collect()
    }

    fn loss(&mut self, id: &str, written: &Written, hourly_cost: Amount, hours_per_day: Amount) -> Loss {
        let path = format!("losses.{id}");
        self.id(&path, id);
        let label = self.label_of(&path, written.label.as_ref(), id);
        let at = |field: &str| format!("{path}.{field}");

        let frequency_kind = self.frequency_kind(&path, written);
        let (field, unit, quantity, domain) = match frequency_kind {
            FrequencyKind::PerYear => {
                ("events_per_year", Unit::EventsPerYear, &written.events_per_year, Domain::not_negative())
            }
            FrequencyKind::PerPersonYear => (
                "events_per_person_year",
                Unit::EventsPerPersonYear,
                &written.events_per_person_year,
                Domain::not_negative(),
            ),
            FrequencyKind::Availability => ("availability", Unit::Share, &written.availability, Domain::share()),
        };
        let by_availability = frequency_kind == FrequencyKind::Availability;
        // A frequency that is missing has been reported.
        let frequency = self.amount(&at(field), quantity.as_ref(), unit, domain, Fallback::Value(Decimal::ZERO));

        if written.minutes_per_event.is_some() && written.hours_per_event.is_some() {
            self.report(
                Code::ConflictingFields,
                at("hours_per_event"),
                "the duration is given in minutes and in hours",
                "keep one of `minutes_per_event` and `hours_per_event`",
            );
        }
        // Events per year = downtime ÷ duration: a duration of zero would mean infinitely many.
        let duration_domain = if by_availability { Domain::positive() } else { Domain::not_negative() };
        let (duration_unit, duration) = match &written.minutes_per_event {
            Some(minutes) => (
                DurationUnit::Minutes,
                self.amount(
                    &at("minutes_per_event"),
                    Some(minutes),
                    Unit::Minutes,
                    duration_domain,
                    Fallback::Required,
                ),
            ),
            None => (
                DurationUnit::Hours,
                self.amount(
                    &at("hours_per_event"),
                    written.hours_per_event.as_ref(),
                    Unit::Hours,
                    duration_domain,
                    Fallback::Value(if by_availability { Decimal::ONE } else { Decimal::ZERO }),
                ),
            ),
        };
        let has_duration = written.minutes_per_event.is_some() || written.hours_per_event.is_some();
        if by_availability && written.cost_per_event.is_some() && !has_duration {
            self.report(
                Code::MissingField,
                at("cost_per_event"),
                "a cost per event needs to know how many events there are, which availability alone does not tell",
                "add `hours_per_event` or `minutes_per_event`",
            );
        }

        let mut number = |field: &str, quantity: &Option<Quantity>, unit, domain, default: i64| {
            self.amount(&at(field), quantity.as_ref(), unit, domain, Fallback::Value(Decimal::from(default)))
        };
        let people_per_event =
            number("people_per_event", &written.people_per_event, Unit::People, Domain::not_negative(), 1);
        let productivity_loss =
            number("productivity_loss", &written.productivity_loss, Unit::Share, Domain::share(), 1);
        let working_time_share =
            number("working_time_share", &written.working_time_share, Unit::Share, Domain::share(), 1);
        let revenue_per_hour =
            number("revenue_per_hour", &written.revenue_per_hour, Unit::MoneyPerHour, Domain::not_negative(), 0);
        let cost_per_event =
            number("cost_per_event", &written.cost_per_event, Unit::MoneyPerEvent, Domain::not_negative(), 0);
        let service_hours_per_year = number(
            "service_hours_per_year",
            &written.service_hours_per_year,
            Unit::HoursPerYear,
            Domain::positive_up_to(MOST_HOURS_PER_YEAR),
            HOURS_PER_YEAR,
        );
        let hourly_cost = self.amount(
            &at("hourly_cost"),
            written.hourly_cost.as_ref(),
            Unit::MoneyPerHour,
            Domain::not_negative(),
            Fallback::Same(hourly_cost),
        );

        let arrival = written.arrival.unwrap_or(Arrival::Expected);
        let certain = self.of(duration).is_none_or(|input| input.distribution.is_none());
        if arrival == Arrival::Poisson && by_availability && !(has_duration && certain) {
            self.report(
                Code::PoissonNotApplicable,
                at("arrival"),
                "Poisson arrivals of a loss that is given by its availability need a duration that is written and certain",
                "write `hours_per_event` as a plain number, or give `events_per_year` instead of `availability`",
            );
        }
        let loss = Loss {
            id: id.to_owned(),
            label,
            frequency_kind,
            duration_unit,
            inputs: LossInputs {
                frequency,
                service_hours_per_year,
                duration,
                people_per_event,
                productivity_loss,
                working_time_share,
                hourly_cost,
                revenue_per_hour,
                cost_per_event,
            },
            has_availability: by_availability || written.service_hours_per_year.is_some(),
            arrival,
        };
        if written.working_time_share.is_none() {
            self.working_time_notice(&path, &loss, hours_per_day);
        }
        loss
    }

    fn frequency_kind(&mut self, path: &str, written: &Written) -> FrequencyKind {
        let given = [
            (FrequencyKind::PerYear, "events_per_year", written.events_per_year.is_some()),
            (FrequencyKind::PerPersonYear, "events_per_person_year", written.events_per_person_year.is_some()),
            (FrequencyKind::Availability, "availability", written.availability.is_some()),
        ];
        let mut present = given.iter().filter(|(_, _, is_given)| *is_given);
        match (present.next(), present.next()) {
            (Some((kind, ..)), None) => *kind,
            (Some((kind, first, _)), Some((_, second, _))) => {
                self.report(
                    Code::ConflictingFields,
                    format!("{path}.{second}"),
                    format!("how often is given by `{first}` and by `{second}`"),
                    "keep one of them",
                );
                *kind
            }
            (None, _) => {
                self.report(
                    Code::MissingField,
                    path,
                    "how often it happens is missing",
                    "add `events_per_year`, `events_per_person_year` or `availability`",
                );
                FrequencyKind::PerYear
            }
        }
    }

    fn of(&self, amount: Amount) -> Option<&Input> {
        self.inputs.get(amount.input.index())
    }

    fn base(&self, amount: Amount) -> Exact {
        self.of(amount).map_or(Exact::ZERO, |input| input.base)
    }

    /// Events that outlast a working day, and services that are up day and night, are down when nobody works too:
    /// counting all of it as lost work would overstate the loss.
    fn working_time_notice(&mut self, path: &str, loss: &Loss, hours_per_day: Amount) {
        let duration = self.base(loss.inputs.duration);
        let hours = match loss.duration_unit {
            DurationUnit::Minutes => duration / Exact::from(60),
            DurationUnit::Hours => duration,
        };
        let day = self.base(hours_per_day);
        let service_hours = self.base(loss.inputs.service_hours_per_year);
        let reason = if day.is_below(hours) {
            format!("an event lasts {hours} hours, longer than a working day of {day}")
        } else if loss.has_availability && Exact::from(WORKING_HOURS_PER_YEAR).is_below(service_hours) {
            format!("the service is to be up {service_hours} hours a year, longer than people work")
        } else {
            return;
        };
        self.notices.push(
            Problem::new(
                Code::WorkingTimeAssumed,
                format!("{path}.working_time_share"),
                format!("{reason}, and all of it is counted as working time"),
            )
            .help("add `working_time_share`: the share of the duration in which people would have worked"),
        );
    }
}
