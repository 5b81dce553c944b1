//! How many events a trial may bring, before any is drawn.

use super::chance::Chance;
use crate::formula::{LossInputs, Scope, interruption};
use crate::model::{Loss, Model, Values};
use crate::{Bound, Exact, Interval, Scalar};

/// The events of a trial, today and under every option together at most, wherever what rates depend on stands within the
/// central 99.98% of its distribution: by interval arithmetic, which no choice of values passes.
pub(super) fn events_per_trial(model: &Model) -> f64 {
    let chance = Chance::new(model);
    if chance.is_empty() {
        return 0.0;
    }
    let inputs: Vec<Interval> = model
        .inputs
        .iter()
        .map(|input| match input.distribution.as_ref().filter(|_| input.is_uncertain()) {
            None => Interval::point(input.certain()),
            Some(known) => {
                let at = |p: f64| Some(Exact::from_f64(known.quantile(p)));
                Interval::between(at(0.0001), at(0.9999))
            }
        })
        .collect();
    let values = Values(&inputs);
    let of_loss = chance.losses().filter_map(|index| {
        let loss = model.losses.get(index)?;
        let under = model.options.iter().flat_map(|option| option.changes.iter()).filter(|change| change.loss == index);
        let states = under.flat_map(|change| {
            let states = change.distinct().map(|(_, adoptions)| adoptions).chain([change.steady()]);
            states.map(|adoptions| change.apply(loss.today(values), adoptions, values, SCOPE))
        });
        let inputs = core::iter::once(loss.today(values)).chain(states);
        Some(inputs.map(|inputs| most_events(model, loss, &inputs, values)).fold(0.0, f64::max))
    });
    // Months of the horizon and a year apart.
    of_loss.sum::<f64>() * (f64::from(model.horizon) / 12.0 + 1.0)
}

/// Names nothing: intervals have no names.
const SCOPE: Scope<'static> = Scope(&|of: &str| of.to_owned());

/// The most events a year.
fn most_events(model: &Model, loss: &Loss, inputs: &LossInputs<Interval>, values: Values<'_, Interval>) -> f64 {
    let (headcount, hours_per_day) = (values.of(model.headcount), values.of(model.hours_per_day));
    let (kind, unit) = (loss.frequency_kind, loss.duration_unit);
    match interruption::loss_year(kind, unit, inputs, headcount, hours_per_day, SCOPE).events.high {
        Bound::Finite(most) => most.to_f64(),
        Bound::MinusInfinity => 0.0,
        Bound::Infinity => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(losses: &str) -> Model {
        let head = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 24\ndiscount_rate = 0\n\
                    workforce = { headcount = 50, hourly_cost = 200 }\n";
        Model::parse(&format!("{head}{losses}")).unwrap()
    }

    #[test]
    fn events_are_those_of_the_horizon_and_a_year() {
        let sure = model("losses.a = { events_per_year = 4, cost_per_event = 1, arrival = \"poisson\" }\n");
        assert_eq!(events_per_trial(&sure), 12.0);
        let expected = model("losses.a = { events_per_year = 4, cost_per_event = 1 }\n");
        assert_eq!(events_per_trial(&expected), 0.0);
    }

    #[test]
    fn rates_stand_at_their_high_end_and_options_can_raise_them() {
        let uncertain = model(
            "losses.a = { events_per_year.uniform = { min = 0, max = 10_000 }, cost_per_event = 1, arrival = \"poisson\" }\n\
             options.b.steps.c.effects = [{ loss = \"a\", input = \"events_per_year\", increase_by = 1 }]\n",
        );
        assert!((events_per_trial(&uncertain) - 3.0 * 2.0 * 9_999.0).abs() < 1e-6);
    }

    #[test]
    fn inputs_that_hide_each_other_are_seen() {
        // Where either share is 1 there is nothing: only with both at 0 is there everything.
        let share = "{ discrete = { values = [0, 1], weights = [1, 1] } }";
        let effect = |how: &str| format!("[{{ loss = \"a\", input = \"events_per_year\", {how} }}]\n");
        let options = format!(
            "options.b.steps.c.effects = {}options.b.steps.d.effects = {}options.b.steps.e.effects = {}",
            effect("increase_by = 1e6"),
            effect(&format!("reduce_by = {share}")),
            effect(&format!("reduce_by = {share}")),
        );
        let model = model(&format!(
            "losses.a = {{ events_per_year = 24, cost_per_event = 1, arrival = \"poisson\" }}\n{options}"
        ));
        assert!(events_per_trial(&model) > 24e6);
    }
}
