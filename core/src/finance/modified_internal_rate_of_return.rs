//! The rate of return under stated rates for borrowing and reinvesting.

use super::discount_factors;
use crate::{Exact, Scalar};

/// The modified internal rate of return, per period: (FV ÷ PV)^(1/n) − 1.
///
/// FV is what the positive flows grow to by the end at the reinvestment rate, Σ positive × (1 + reinvest)^(n−m); PV what
/// the negative flows are worth at time 0 at the finance rate, Σ |negative| × (1 + finance)^(−m); n the time of the last
/// flow, the first being at time 0. Unlike the internal rate of return there is never more than one. The definition is
/// that of `MIRR` in spreadsheets.
///
/// None unless some flow is positive and some negative. Both rates > −1; otherwise there is no value.
pub fn modified_internal_rate_of_return<N: Scalar>(flows: &[N], finance_rate: N, reinvest_rate: N) -> Option<N> {
    let one = N::integer(1);
    modified_internal_growth(flows, one + finance_rate, one + reinvest_rate).map(|growth| growth - one)
}

/// The same as growth factors: 1 + the rate, from 1 + the rates. Raised to the number of periods in a year, it is the
/// growth of a year.
///
/// Computed as (1 + reinvest) × (PV of the positive flows ÷ PV of the negative ones)^(1/n), each at its rate: the same
/// number by algebra, which no long horizon overflows.
pub fn modified_internal_growth<N: Scalar>(flows: &[N], finance_growth: N, reinvest_growth: N) -> Option<N> {
    let zero = N::integer(0);
    let limit = negligible(flows);
    let positive = worth(flows.iter().map(|flow| flow.max(zero)), limit, reinvest_growth);
    let negative = worth(flows.iter().map(|flow| (-*flow).max(zero)), limit, finance_growth);
    let absent = |sum: N| sum.is_zero() || sum.is_negative();
    if absent(positive) || absent(negative) {
        return None;
    }
    let periods = u32::try_from(flows.len().checked_sub(1)?).ok()?;
    Some(reinvest_growth * (positive / negative).root(periods))
}

/// What a flow must reach to count, as for internal rates of return: less than 10⁻²⁰ of the largest is a rounding, whose
/// sign must not decide whether there is a rate.
fn negligible<N: Scalar>(flows: &[N]) -> N {
    let largest = flows.iter().fold(N::integer(0), |largest, flow| largest.max(flow.abs()));
    largest * N::exact(Exact::new(1, -20))
}

/// The present value of the flows that are neither zero nor below `limit`.
fn worth<N: Scalar>(flows: impl Iterator<Item = N>, limit: N, growth: N) -> N {
    let counts = |flow: N| !flow.is_zero() && !flow.is_below(limit);
    let present = flows.zip(discount_factors(growth)).filter(|(flow, _)| counts(*flow));
    N::sum(present.map(|(flow, factor)| flow * factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_investment_and_one_return_need_no_rates() {
        // 100 becomes 121 in two periods: 10% each, whatever is assumed elsewhere.
        let rate = modified_internal_rate_of_return(&[-100.0, 0.0, 121.0], 0.5, 0.2).unwrap();
        assert!((rate - 0.1).abs() < 1e-15);
    }

    #[test]
    fn the_definition_by_hand() {
        // At 100%: FV = 20, PV = 4 + 2 ÷ 2 = 5; (20 ÷ 5)^(1/2) = 2 over n = 2 periods.
        let flows = [-4, -2, 20].map(Exact::from);
        let growth = modified_internal_growth(&flows, Exact::from(2), Exact::from(2)).unwrap();
        assert_eq!(growth.round(30), Exact::from(2));
        // Reinvested at 200%: FV = 4 × 3 + 6 = 18; PV = 2; (18 ÷ 2)^(1/2) = 3.
        let flows = [-2, 4, 6].map(Exact::from);
        let rate = modified_internal_rate_of_return(&flows, Exact::from(1), Exact::from(2)).unwrap();
        assert_eq!(rate.round(30), Exact::from(2));
    }

    #[test]
    fn none_without_both_signs() {
        for flows in [&[][..], &[0.0], &[-1.0], &[1.0, 2.0], &[-1.0, 0.0, -2.0]] {
            assert_eq!(modified_internal_rate_of_return(flows, 0.1, 0.1), None, "{flows:?}");
        }
    }

    #[test]
    fn a_rounding_is_no_flow() {
        let flows = [Exact::from(-1), Exact::new(1, -33)];
        assert_eq!(modified_internal_growth(&flows, Exact::from(2), Exact::from(2)), None);
        let flows = [Exact::from(-1), Exact::new(1, -19)];
        assert_eq!(modified_internal_growth(&flows, Exact::from(2), Exact::from(2)), Some(Exact::new(1, -19)));
    }

    #[test]
    fn a_long_horizon_does_not_overflow() {
        // 2^600 passes every decimal; the rate does not.
        let mut flows = vec![Exact::ZERO; 601];
        flows[0] = Exact::from(-1);
        flows[600] = Exact::from(1);
        let growth = modified_internal_growth(&flows, Exact::from(3), Exact::from(2)).unwrap();
        assert_eq!(growth.round(20), Exact::from(1));
    }
}
