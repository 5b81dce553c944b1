//! What a reader asks of an evaluation first: which losses carry the cost, whether an option pays back in time, and
//! what a claim hangs on.

use std::cmp::Ordering;

use super::{ClaimAnswer, Evaluation, Today, WouldNeed};
use crate::goal_seek::Solution;
use crate::{Exact, Ordered};

/// The losses that carry today's cost.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Drivers {
    /// Their ids, the costliest first.
    pub losses: Vec<String>,
    /// Their share of today's cost, together.
    pub share: Exact,
}

impl Drivers {
    /// Whether it is one loss, and at least twice all the others together.
    #[must_use]
    pub fn dominates(&self) -> bool {
        self.losses.len() == 1 && !self.share.is_below(Exact::from(2) / Exact::from(3))
    }
}

impl Today {
    /// The ids of the losses, the costliest first; ties by id.
    #[must_use]
    pub fn by_cost(&self) -> Vec<&str> {
        let mut losses: Vec<_> = self.losses.iter().collect();
        // Stable: what costs the same stays in the order of ids.
        crate::order::sort_by(&mut losses, |(_, a), (_, b)| {
            b.results.annual_cost.compare(a.results.annual_cost).unwrap_or(Ordering::Equal)
        });
        losses.into_iter().map(|(id, _)| id.as_str()).collect()
    }

    /// The fewest losses that together are at least half of today's cost; none where nothing is lost.
    #[must_use]
    pub fn drivers(&self) -> Option<Drivers> {
        let half = Exact::new(5, -1);
        let mut drivers = Drivers { losses: Vec::new(), share: Exact::ZERO };
        for id in self.by_cost() {
            let share = self.losses.get(id)?.results.share.ok()?;
            drivers.losses.push(id.to_owned());
            drivers.share = drivers.share + share;
            if !drivers.share.is_below(half) {
                break;
            }
        }
        Some(drivers)
    }
}

impl Evaluation {
    /// Whether an option has paid for itself by the target month; none without a target or without such an option.
    #[must_use]
    pub fn meets_payback_target(&self, option: &str) -> Option<bool> {
        let target = Exact::from(i64::from(self.scenario.payback_target_months?));
        let payback = self.options.get(option)?.results.payback_months;
        Some(payback.is_ok_and(|months| !target.is_below(months)))
    }
}

impl ClaimAnswer {
    /// Of what it [would need](Self::would_need), each input with its nearest value: those that are to change least
    /// first, relative to the base case, and those whose base case is zero last. Inputs that are given by the claim
    /// itself are left out.
    #[must_use]
    pub fn nearest_needs(&self) -> Vec<(&WouldNeed, Solution)> {
        let is_given = |need: &WouldNeed| self.given.contains_key(&need.input);
        let mut nearest: Vec<(&WouldNeed, Solution)> = self
            .would_need
            .iter()
            .flat_map(|needs| needs.values())
            .filter(|need| !is_given(need))
            .filter_map(|need| need.values.first().map(|solution| (need, *solution)))
            .collect();
        // Twelve places: what differs by rounding alone stays in the order of paths.
        let change = |(need, solution): &(&WouldNeed, Solution)| {
            (!need.base.is_zero()).then(|| ((solution.value - need.base) / need.base).abs().round(12))
        };
        crate::order::sort_by(&mut nearest, |a, b| match (change(a), change(b)) {
            (Some(a), Some(b)) => a.compare(b).unwrap_or(Ordering::Equal),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        nearest
    }
}

#[cfg(test)]
mod tests {
    use crate::{EvaluateRequest, Model};

    const SCENARIO: &str = r#"
        schema_version = 1
        currency = "HKD"
        horizon_months = 12
        discount_rate = 0
        payback_target_months = 6
        workforce = { headcount = 50, hourly_cost = 200 }
        losses.a = { events_per_year = 1, cost_per_event = 30 }
        losses.b = { events_per_year = 1, cost_per_event = 40 }
        losses.c = { events_per_year = 1, cost_per_event = 30 }
        [options.half.steps.now]
        cost = 30
        effects = [{ loss = "b", input = "events_per_year", set_to = 0 }, { loss = "a", input = "events_per_year", set_to = 0 }]
        [options.late.steps.now]
        cost = 36
        effects = [{ loss = "b", input = "events_per_year", set_to = 0 }]
        [claims.total]
        result = "annual_cost"
        equals = 120
        given = { "losses.c.events_per_year" = 2 }
    "#;

    #[test]
    fn the_costliest_losses_come_first_and_carry_half() {
        let today = Model::parse(SCENARIO).unwrap().evaluate().unwrap().today;
        assert_eq!(today.by_cost(), ["b", "a", "c"]);
        let drivers = today.drivers().unwrap();
        assert_eq!(drivers.losses, ["b", "a"]);
        assert_eq!(drivers.share.to_string(), "0.7");
        assert!(!drivers.dominates());
    }

    #[test]
    fn a_loss_dominates_from_two_thirds_on() {
        let model = Model::parse(SCENARIO).unwrap();
        for (cost, dominates) in [(119, false), (120, true)] {
            let changed = model.with([("losses.b.cost_per_event", cost.into())]).unwrap();
            let drivers = changed.evaluate().unwrap().today.drivers().unwrap();
            assert_eq!((drivers.losses.as_slice(), drivers.dominates()), (&["b".to_owned()][..], dominates));
        }
    }

    #[test]
    fn nothing_carries_a_cost_of_nothing() {
        let model = Model::parse(SCENARIO).unwrap();
        let free = ["a", "b", "c"].map(|id| format!("losses.{id}.cost_per_event"));
        let free = model.with(free.iter().map(|path| (path.as_str(), 0.into()))).unwrap();
        assert_eq!(free.evaluate().unwrap().today.drivers(), None);
    }

    #[test]
    fn a_target_is_met_by_the_month_it_names() {
        let evaluation = Model::parse(SCENARIO).unwrap().evaluate().unwrap();
        assert_eq!(evaluation.meets_payback_target("half"), Some(true));
        assert_eq!(evaluation.meets_payback_target("late"), Some(false));
        assert_eq!(evaluation.meets_payback_target("do_nothing"), None);
    }

    #[test]
    fn needs_are_ordered_by_the_change_they_ask_for() {
        let model = Model::parse(SCENARIO).unwrap();
        let evaluation = model.evaluate_with(EvaluateRequest { would_need: true }).unwrap();
        let claim = &evaluation.claims["total"];
        // 130 is computed and 120 is claimed: b needs a quarter less, a a third less, and what c is given stays.
        let needs: Vec<&str> = claim.nearest_needs().iter().map(|(need, _)| need.input.as_str()).collect();
        assert_eq!(needs.iter().position(|path| *path == "losses.c.events_per_year"), None);
        let place = |path: &str| needs.iter().position(|known| *known == path).unwrap();
        assert_eq!(needs[0], "losses.c.cost_per_event");
        assert!(place("losses.b.cost_per_event") < place("losses.a.cost_per_event"));
    }
}
