//! Benefits set against costs.

use crate::finance::Account;
use crate::{Name, Number, Ordered};

/// Benefits set against costs, one month after the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ledger<N: Ordered> {
    pub(crate) benefits: N,
    pub(crate) costs: N,
    pub(crate) benefits_present_value: N,
    pub(crate) costs_present_value: N,
    pub(crate) net_present_value: N,
    /// Of the net flows.
    pub(crate) net: Account<N>,
    /// The lowest cumulative flow, 0 or below.
    pub(crate) lowest: N,
}

/// What an option brings in a month.
pub(crate) fn benefit<N: Number>(avoided: N, gains: N) -> N {
    avoided + gains
}

/// What it costs in a month.
pub(crate) fn cost<N: Number>(subscription: N, running: N, investment: N) -> N {
    subscription + running + investment
}

/// What a month adds: benefits − costs, and that as it is worth in month 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MonthlyNet<N> {
    pub(crate) net: N,
    pub(crate) discounted: N,
}

impl<N: Ordered> Ledger<N> {
    #[inline(always)]
    pub(crate) fn new() -> Self {
        let zero = N::integer(0);
        Self {
            benefits: zero,
            costs: zero,
            benefits_present_value: zero,
            costs_present_value: zero,
            net_present_value: zero,
            net: Account::new(),
            lowest: zero,
        }
    }

    /// Adds the next month, from month 0. `name` names its columns.
    #[inline(always)]
    pub(crate) fn add(&mut self, benefit: N, cost: N, discount: N, name: impl Fn(&str) -> Name) -> MonthlyNet<N> {
        let net = (benefit - cost).named(|| name("net"));
        let discounted = net * discount;
        self.benefits = self.benefits + benefit;
        self.costs = self.costs + cost;
        self.benefits_present_value = self.benefits_present_value + benefit * discount;
        self.costs_present_value = self.costs_present_value + cost * discount;
        self.net_present_value = self.net_present_value + discounted;
        self.net.add(net);
        self.net.name_total(|| name("cumulative"));
        self.lowest = self.lowest.min(self.net.total);
        MonthlyNet { net, discounted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Exact, Unit};

    #[test]
    fn three_months_by_hand() {
        let mut ledger = Ledger::new();
        // Benefit, cost and what a unit of that month is worth, in quarters.
        let nets = [(0, 10, 4), (8, 2, 2), (8, 0, 1)].map(|(benefit, cost, quarters)| {
            let discount = Exact::from(quarters) / Exact::from(4);
            let added =
                ledger.add(benefit.into(), cost.into(), discount, |column| Name::new(column.to_owned(), Unit::Money));
            (added.net, added.discounted)
        });
        assert_eq!(nets, [(-10, -10), (6, 3), (8, 2)].map(|(net, discounted)| (net.into(), discounted.into())));
        assert_eq!((ledger.benefits, ledger.costs), (16.into(), 12.into()));
        assert_eq!((ledger.benefits_present_value, ledger.costs_present_value), (6.into(), 11.into()));
        assert_eq!((ledger.net_present_value, ledger.net.total, ledger.lowest), ((-5).into(), 4.into(), (-10).into()));
        // From −4 after a month to 4 after two.
        assert_eq!(ledger.net.sustained(), Some(Exact::new(15, -1)));
    }
}
