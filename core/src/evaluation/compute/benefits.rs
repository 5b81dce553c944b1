//! Benefits set against costs.

use crate::{Scalar, finance};

/// Benefits set against costs, month by month.
pub(super) struct Benefits<N> {
    pub(super) benefits: Vec<N>,
    /// Of the benefits.
    pub(super) present_value: N,
    pub(super) net: Vec<N>,
    pub(super) cumulative: Vec<N>,
    /// Under the zero rule.
    pub(super) settled: Vec<N>,
    pub(super) discounted_cumulative: Vec<N>,
    pub(super) discounted_settled: Vec<N>,
    pub(super) net_present_value: N,
}

impl<N: Scalar> Benefits<N> {
    pub(super) fn new(benefits: Vec<N>, costs: &[N], discount: &[N], name: impl Fn(&str, u32) -> crate::Name) -> Self {
        let months = || 0u32..;
        let net: Vec<N> = benefits
            .iter()
            .zip(costs)
            .zip(months())
            .map(|((benefit, cost), month)| (*benefit - *cost).named(|| name("net", month)))
            .collect();
        let discounted: Vec<N> = net.iter().zip(discount).map(|(flow, factor)| *flow * *factor).collect();
        let running = |flows: &[N], of: &str| -> Vec<N> {
            let totals = finance::cumulative(flows);
            totals.into_iter().zip(months()).map(|(total, month)| total.named(|| name(of, month))).collect()
        };
        let settled = |flows: &[N], totals: &[N]| -> Vec<N> {
            let magnitudes: Vec<N> = flows.iter().map(|flow| flow.abs()).collect();
            let turnovers = finance::cumulative(&magnitudes);
            totals.iter().zip(turnovers).map(|(total, turnover)| finance::settle(*total, turnover)).collect()
        };
        let cumulative = running(&net, "cumulative");
        let discounted_cumulative = running(&discounted, "discounted_cumulative");
        Self {
            present_value: N::sum(benefits.iter().zip(discount).map(|(flow, factor)| *flow * *factor)),
            settled: settled(&net, &cumulative),
            discounted_settled: settled(&discounted, &discounted_cumulative),
            net_present_value: N::sum(discounted.iter().copied()),
            benefits,
            net,
            cumulative,
            discounted_cumulative,
        }
    }
}
