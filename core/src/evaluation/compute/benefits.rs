//! Benefits set against costs.

use crate::{Name, Scalar, finance};

/// Benefits set against costs, month by month.
pub(super) struct Benefits<N> {
    pub(super) benefits: Vec<N>,
    /// Of the benefits.
    pub(super) present_value: N,
    pub(super) net: Vec<N>,
    pub(super) cumulative: Cumulative<N>,
    /// Net, as it is worth in month 0.
    pub(super) discounted: Vec<N>,
    pub(super) net_present_value: N,
}

/// Sums of flows up to each month.
pub(super) struct Cumulative<N> {
    pub(super) totals: Vec<N>,
    /// The same under the zero rule, to decide by.
    pub(super) settled: Vec<N>,
}

impl<N: Scalar> Benefits<N> {
    pub(super) fn new(benefits: Vec<N>, costs: &[N], discount: &[N], name: impl Fn(&str, u32) -> Name) -> Self {
        let net: Vec<N> = benefits
            .iter()
            .zip(costs)
            .zip(0u32..)
            .map(|((benefit, cost), month)| (*benefit - *cost).named(|| name("net", month)))
            .collect();
        let discounted: Vec<N> = net.iter().zip(discount).map(|(flow, factor)| *flow * *factor).collect();
        Self {
            present_value: N::sum(benefits.iter().zip(discount).map(|(flow, factor)| *flow * *factor)),
            cumulative: Cumulative::new(&net, |month| name("cumulative", month)),
            net_present_value: N::sum(discounted.iter().copied()),
            benefits,
            net,
            discounted,
        }
    }
}

impl<N: Scalar> Cumulative<N> {
    pub(super) fn new(flows: &[N], name: impl Fn(u32) -> Name) -> Self {
        let totals: Vec<N> = finance::cumulative(flows)
            .into_iter()
            .zip(0u32..)
            .map(|(total, month)| total.named(|| name(month)))
            .collect();
        let settled = finance::settled(&totals, flows);
        Self { totals, settled }
    }
}
