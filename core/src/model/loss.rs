//! A loss, resolved.

use super::{Amount, Input, InputId, Values};
use crate::Number;
use crate::document::Arrival;
use crate::formula::{DurationUnit, FrequencyKind, LossInputs};

/// A loss whose inputs are known.
#[derive(Debug, Clone)]
pub(crate) struct Loss {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) frequency_kind: FrequencyKind,
    pub(crate) duration_unit: DurationUnit,
    pub(crate) inputs: LossInputs<Amount>,
    /// Whether it names `availability` or `service_hours_per_year`, and so has an availability.
    pub(crate) has_availability: bool,
    pub(crate) arrival: Arrival,
}

impl Loss {
    /// The inputs that are drawn for every event of its own, where its events come by chance: its own magnitudes, but not
    /// what they are by default.
    pub(crate) fn per_event(&self, inputs: &[Input]) -> Vec<InputId> {
        if self.arrival != Arrival::Poisson {
            return Vec::new();
        }
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
        } = self.inputs;
        let own = format!("losses.{}.", self.id);
        [
            duration,
            people_per_event,
            productivity_loss,
            working_time_share,
            hourly_cost,
            revenue_per_hour,
            cost_per_event,
        ]
        .into_iter()
        .map(|amount| amount.input)
        .filter(|input| inputs.get(input.index()).is_some_and(|input| input.path.starts_with(&own)))
        .collect()
    }

    /// Its inputs today, in the scenario's currency.
    pub(crate) fn today<N: Number>(&self, values: Values<'_, N>) -> LossInputs<N> {
        let inputs = &self.inputs;
        LossInputs {
            frequency: values.of(inputs.frequency),
            service_hours_per_year: values.of(inputs.service_hours_per_year),
            duration: values.of(inputs.duration),
            people_per_event: values.of(inputs.people_per_event),
            productivity_loss: values.of(inputs.productivity_loss),
            working_time_share: values.of(inputs.working_time_share),
            hourly_cost: values.of(inputs.hourly_cost),
            revenue_per_hour: values.of(inputs.revenue_per_hour),
            cost_per_event: values.of(inputs.cost_per_event),
        }
    }
}
