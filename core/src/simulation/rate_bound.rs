//! How many events a trial may bring, before any is drawn.

use super::chance::Chance;
use super::program::{Place, Row, Slots, WIDTH, row_of};
use super::recording;
use crate::model::Model;

/// The events of a trial, today and under every option together at most, where everything that rates depend on stands at
/// the end of its central 99.98% that makes most of them: at the 0.0001 or the 0.9999 quantile.
pub(super) fn events_per_trial(model: &Model) -> f64 {
    let chance = Chance::new(model);
    if chance.is_empty() {
        return 0.0;
    }
    let Ok(rates) = recording::rates(model, &chance) else { return f64::INFINITY };
    let inputs = &rates.program.inputs;
    // Rates rise or fall with each input by itself; every input is tried at both ends, one after the other, and left at
    // the worse.
    let ends: Vec<[f64; 2]> = inputs
        .iter()
        .map(|(input, _)| {
            let known = model.inputs.get(*input);
            let at = |p: f64| {
                let distribution = known.and_then(|known| known.distribution.as_ref());
                distribution.map_or(0.0, |distribution| distribution.quantile(p))
            };
            [at(0.0001), at(0.9999)]
        })
        .collect();
    let mut slots = Slots::new(&rates.program);
    let mut total = |chosen: &[usize]| -> f64 {
        for (((_, slot), ends), end) in inputs.iter().zip(&ends).zip(chosen) {
            *slots.get_mut(*slot) = [ends.get(*end).copied().unwrap_or_default(); WIDTH];
        }
        rates.program.run(0, &mut slots);
        let at = |place: Place| {
            let row: Row = row_of(&slots, place);
            row.first().copied().unwrap_or_default()
        };
        let of_loss = rates.losses.iter().map(|loss| {
            let under = loss.options.iter().flatten().flat_map(|option| option.states.iter().chain([&option.steady]));
            under.map(|place| at(*place)).fold(at(loss.today), f64::max)
        });
        of_loss.sum()
    };
    let mut chosen = vec![1; inputs.len()];
    let mut most = total(&chosen);
    for index in 0..chosen.len() {
        let mut other = chosen.clone();
        other.get_mut(index).into_iter().for_each(|end| *end = 0);
        let there = total(&other);
        if there > most {
            (most, chosen) = (there, other);
        }
    }
    // Months of the horizon and a year apart.
    most * (f64::from(model.horizon) / 12.0 + 1.0)
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
}
