//! The options and doing nothing, best first.

use serde::Serialize;
use std::cmp::Ordering;

use super::{CashFlowMonth, OptionEvaluation};
use crate::{Exact, Ordered, Table};

/// The name of the status quo, which costs and returns nothing.
pub(crate) const DO_NOTHING: &str = "do_nothing";

/// A place in the ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ranked {
    /// The option's id, or `do_nothing`.
    pub option: String,
    /// What it is worth today; money.
    pub net_present_value: Exact,
}

/// By net present value, the highest first; ties: `do_nothing` first, then by id.
pub(super) fn ranking(options: &Table<OptionEvaluation>) -> Vec<Ranked> {
    let nothing = Ranked { option: DO_NOTHING.to_owned(), net_present_value: Exact::ZERO };
    let mut ranking = vec![nothing];
    ranking.extend(
        options
            .iter()
            .map(|(id, option)| Ranked { option: id.clone(), net_present_value: option.settled_net_present_value() }),
    );
    // Stable: what is equal stays in the order of ids, behind doing nothing.
    crate::order::sort_by(&mut ranking, |a, b| {
        b.net_present_value.compare(a.net_present_value).unwrap_or(Ordering::Equal)
    });
    for place in &mut ranking {
        if let Some(option) = options.get(&place.option) {
            place.net_present_value = option.results.net_present_value;
        }
    }
    ranking
}

/// What a discounted cash flow moves: its flows added up, signs aside.
pub(crate) fn discounted_turnover<N: Ordered>(cash_flow: &[CashFlowMonth<N>]) -> N {
    let mut before = N::integer(0);
    cash_flow.iter().fold(N::integer(0), |turnover, month| {
        let flow = month.discounted_cumulative - before;
        before = month.discounted_cumulative;
        turnover + flow.abs()
    })
}

impl OptionEvaluation {
    /// The net present value under the zero rule, which decides the best option.
    fn settled_net_present_value(&self) -> Exact {
        crate::finance::settle(self.results.net_present_value, discounted_turnover(&self.cash_flow))
    }
}

#[cfg(test)]
mod tests {
    use crate::Model;

    /// What costs as much as it saves is worth nothing, and what twelfths are rounded by decides nothing.
    #[test]
    fn what_breaks_even_ranks_behind_doing_nothing() {
        for cost in 1..=30 {
            let scenario = format!(
                r#"
                schema_version = 1
                currency = "HKD"
                horizon_months = 12
                discount_rate = 0
                workforce = {{ headcount = 50, hourly_cost = 200 }}
                losses.a = {{ events_per_year = 1, cost_per_event = {cost} }}
                [options.cure.steps.now]
                cost = {cost}
                effects = [{{ loss = "a", input = "events_per_year", set_to = 0 }}]
                "#
            );
            let evaluation = Model::parse(&scenario).unwrap().evaluate().unwrap();
            let places: Vec<&str> = evaluation.ranking.iter().map(|place| place.option.as_str()).collect();
            assert_eq!(places, ["do_nothing", "cure"], "{cost}");
        }
    }
}
