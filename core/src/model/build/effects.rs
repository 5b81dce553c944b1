//! Effects, resolved: what they act on, and in which form.

use super::Builder;
use super::inputs::Fallback;
use crate::Unit;
use crate::document::Effect as Written;
use crate::document::text::quoted;
use crate::formula::{DurationUnit, Form, FrequencyKind, Slot};
use crate::model::{Amount, Domain, Effect, Loss};
use crate::problem::{Code, list};

impl Builder<'_> {
    pub(super) fn effect(
        &mut self,
        step: &str,
        index: usize,
        written: &Written,
        losses: &[Loss],
        earlier: &[Effect],
    ) -> Option<Effect> {
        let place = format!("{step}.effects.{index}");
        let (Some(loss_id), Some(input)) = (&written.loss, &written.input) else {
            let missing = if written.loss.is_none() { "loss" } else { "input" };
            self.report(
                Code::MissingField,
                format!("{place}.{missing}"),
                format!("an effect needs a `{missing}`"),
                "an effect reads { loss = \"rework\", input = \"events_per_year\", reduce_by = 0.6 }",
            );
            return None;
        };
        let Some((loss_index, loss)) = losses.iter().enumerate().find(|(_, loss)| loss.id == *loss_id) else {
            let help = self.suggestions.did_you_mean(loss_id, losses.iter().map(|loss| loss.id.as_str()));
            let message = format!("there is no loss {}", quoted(loss_id));
            self.report(Code::UnknownReference, format!("{place}.loss"), message, help);
            return None;
        };
        let Some(target) = Target::of(loss, input) else {
            let usable = Target::names(loss);
            let help = if UNUSED.contains(&input.as_str()) {
                format!("this loss uses {}", list(usable))
            } else {
                self.suggestions.did_you_mean(input, usable)
            };
            self.report(
                Code::EffectNotApplicable,
                format!("{place}.input"),
                format!("the loss `{loss_id}` does not use {}", quoted(input)),
                help,
            );
            return None;
        };
        let given = [
            (Form::ReduceBy, &written.reduce_by),
            (Form::IncreaseBy, &written.increase_by),
            (Form::SetTo, &written.set_to),
            (Form::AtMost, &written.at_most),
            (Form::AtLeast, &written.at_least),
        ];
        let mut present = given.iter().filter_map(|(form, size)| size.as_ref().map(|size| (*form, size)));
        let (form, size) = match (present.next(), present.next()) {
            (Some(only), None) => only,
            (None, _) => {
                self.report(
                    Code::MissingField,
                    place,
                    "an effect needs a form and a size",
                    format!("add one of {}", list(Form::ALL.map(Form::word))),
                );
                return None;
            }
            (Some(_), Some((second, _))) => {
                self.report(
                    Code::ConflictingFields,
                    format!("{place}.{}", second.word()),
                    "an effect has more than one form",
                    "keep one of them",
                );
                return None;
            }
        };
        if !target.forms().contains(&form) {
            let help = match input.as_str() {
                "availability" => "availability takes `set_to` or `at_least`; `reduce_by` and `increase_by` act on the input `downtime`".to_owned(),
                _ => format!("`{input}` takes {}", list(target.forms().iter().map(|form| form.word()))),
            };
            self.report(
                Code::EffectNotApplicable,
                format!("{place}.{}", form.word()),
                format!("`{input}` does not take `{}`", form.word()),
                help,
            );
            return None;
        }
        // Downtime and availability are two names of one input.
        if earlier.iter().any(|known| known.loss == loss_index && known.slot == target.slot) {
            self.report(
                Code::DuplicateEffect,
                place,
                format!("a second effect of this step on `{input}` of `{loss_id}`"),
                "keep one of them, or make them two steps: those apply one after another",
            );
            return None;
        }
        let path = format!("{step}.effects.{loss_id}.{input}.{}", form.word());
        let (unit, domain) = match form {
            Form::ReduceBy => (Unit::Share, Domain::share()),
            Form::IncreaseBy => (Unit::Ratio, Domain::not_negative()),
            Form::SetTo | Form::AtMost | Form::AtLeast => (target.unit, self.domain_of(target.input)),
        };
        let size = self.amount(&path, Some(size), unit, domain, Fallback::Required);
        Some(Effect { loss: loss_index, slot: target.slot, of_complement: input == "downtime", form, size })
    }

    pub(super) fn domain_of(&self, amount: Amount) -> Domain {
        self.inputs.get(amount.input.index()).map_or(Domain::not_negative(), |input| input.domain)
    }
}

/// Names of inputs that some losses use and others do not.
const UNUSED: [&str; 7] = [
    "events_per_year",
    "events_per_person_year",
    "availability",
    "downtime",
    "minutes_per_event",
    "hours_per_event",
    "service_hours_per_year",
];

/// An input of a loss that an effect can change.
pub(super) struct Target {
    slot: Slot,
    input: Amount,
    unit: Unit,
    name: &'static str,
}

impl Target {
    /// The inputs that a loss uses, by the names that it uses for them.
    fn all(loss: &Loss) -> Vec<Self> {
        let inputs = &loss.inputs;
        let frequency = match loss.frequency_kind {
            FrequencyKind::PerYear => [Some(("events_per_year", Unit::EventsPerYear)), None],
            FrequencyKind::PerPersonYear => [Some(("events_per_person_year", Unit::EventsPerPersonYear)), None],
            FrequencyKind::Availability => [Some(("availability", Unit::Share)), Some(("downtime", Unit::Share))],
        };
        let (duration, duration_unit) = match loss.duration_unit {
            DurationUnit::Minutes => ("minutes_per_event", Unit::Minutes),
            DurationUnit::Hours => ("hours_per_event", Unit::Hours),
        };
        let service_hours = loss.has_availability.then_some((
            Slot::ServiceHours,
            inputs.service_hours_per_year,
            Unit::HoursPerYear,
            "service_hours_per_year",
        ));
        let frequency =
            frequency.into_iter().flatten().map(|(name, unit)| (Slot::Frequency, inputs.frequency, unit, name));
        frequency
            .chain([
                (Slot::Duration, inputs.duration, duration_unit, duration),
                (Slot::People, inputs.people_per_event, Unit::People, "people_per_event"),
                (Slot::ProductivityLoss, inputs.productivity_loss, Unit::Share, "productivity_loss"),
                (Slot::WorkingTimeShare, inputs.working_time_share, Unit::Share, "working_time_share"),
                (Slot::HourlyCost, inputs.hourly_cost, Unit::MoneyPerHour, "hourly_cost"),
                (Slot::RevenuePerHour, inputs.revenue_per_hour, Unit::MoneyPerHour, "revenue_per_hour"),
                (Slot::CostPerEvent, inputs.cost_per_event, Unit::MoneyPerEvent, "cost_per_event"),
            ])
            .chain(service_hours)
            .map(|(slot, input, unit, name)| Self { slot, input, unit, name })
            .collect()
    }

    fn of(loss: &Loss, name: &str) -> Option<Self> {
        Self::all(loss).into_iter().find(|target| target.name == name)
    }

    fn names(loss: &Loss) -> Vec<&'static str> {
        Self::all(loss).into_iter().map(|target| target.name).collect()
    }

    pub(super) fn name_of(loss: &Loss, slot: Slot) -> &'static str {
        Self::all(loss).into_iter().find(|target| target.slot == slot).map_or("", |target| target.name)
    }

    fn forms(&self) -> &'static [Form] {
        match self.name {
            "availability" => &[Form::SetTo, Form::AtLeast],
            "downtime" => &[Form::ReduceBy, Form::IncreaseBy],
            _ => &Form::ALL,
        }
    }
}
