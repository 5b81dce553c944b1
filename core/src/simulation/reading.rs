//! What every face reads off a simulation.

use core::cmp::Ordering;

use super::results::{Probability, Simulation};
use crate::evaluation::DO_NOTHING;

impl Probability {
    /// How far the longer side of the 95% interval reaches from the estimate, in [0, 1]: what stands after ±. Wilson's
    /// interval (Journal of the American Statistical Association 22, 1927) leans towards one half, so that its sides
    /// differ near 0 and 1, where a standard error would say that nothing is left open.
    #[must_use]
    pub fn margin(&self) -> f64 {
        (self.estimate - self.lower).max(self.upper - self.estimate)
    }
}

impl Simulation {
    /// The ids of the options and of `do_nothing`, whose net present value is 0, by mean net present value, highest
    /// first; ties as in the ranking of an evaluation: `do_nothing`, then by id.
    #[must_use]
    pub fn ranking(&self) -> Vec<&str> {
        let nothing = core::iter::once((DO_NOTHING, 0.0));
        let options = self.options.iter().map(|(id, option)| {
            let mean = option.result("net_present_value").and_then(|summary| summary.mean.value);
            (id.as_str(), mean.unwrap_or(f64::NEG_INFINITY))
        });
        let mut ranked: Vec<(&str, f64)> = nothing.chain(options).collect();
        // Stable: what is alike stays in this order.
        crate::order::sort_by(&mut ranked, |(_, one), (_, other)| other.partial_cmp(one).unwrap_or(Ordering::Equal));
        ranked.into_iter().map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Model, SimulateRequest};

    #[test]
    fn a_margin_is_the_longer_side() {
        let probability = Probability { estimate: 1.0, standard_error: 0.0, lower: 0.9, upper: 1.0 };
        assert!((probability.margin() - 0.1).abs() < 1e-15);
        let probability = Probability { estimate: 0.25, standard_error: 0.1, lower: 0.125, upper: 0.5 };
        assert_eq!(probability.margin(), 0.25);
    }

    #[test]
    fn options_are_ranked_by_their_mean_and_doing_nothing_is_worth_nothing() {
        let model = Model::parse(
            r#"
            schema_version = 1
            currency = "HKD"
            horizon_months = 12
            discount_rate = 0
            workforce = { headcount = 1, hourly_cost = 1 }
            losses.a = { events_per_year = 12, cost_per_event.uniform = { min = 5, max = 15 } }
            options.bad.steps.s.cost = 1
            options.free = {}
            options.good.steps.s.effects = [{ loss = "a", input = "events_per_year", reduce_by = 0.5 }]
            "#,
        )
        .unwrap();
        let simulation = model.simulate(&SimulateRequest { trials: 64, ..SimulateRequest::default() }).unwrap();
        assert_eq!(simulation.ranking(), ["good", "do_nothing", "free", "bad"]);
    }
}
