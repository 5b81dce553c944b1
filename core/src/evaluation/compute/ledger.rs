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
