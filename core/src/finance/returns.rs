//! What comes back for what goes in: one idea, many definitions.
//!
//! The same table of flows gives very different figures under them, so say which one it is wherever a "return on
//! investment" is shown.

use super::{Timing, present_values};
use crate::Ordered;

/// The quotient, or none where the divisor is zero or below. A divisor without a value gives a quotient without one.
#[inline(always)]
fn per<N: Ordered>(numerator: N, divisor: N) -> N::Optional {
    N::when(!(divisor.is_zero() | divisor.is_negative()), numerator / divisor)
}

/// Return on investment: (benefits − costs) ÷ costs. None unless costs > 0.
///
/// On plain sums this is the figure of most business cases; on present values it is that of Forrester's Total Economic
/// Impact studies.
#[inline(always)]
pub fn return_on_investment<N: Ordered>(benefits: N, costs: N) -> N::Optional {
    per(benefits - costs, costs)
}

/// Benefits ÷ costs, usually of present values. None unless costs > 0.
pub fn benefit_cost_ratio<N: Ordered>(benefits: N, costs: N) -> N::Optional {
    per(benefits, costs)
}

/// Average yearly net benefit on the initial investment, after Nucleus Research:
/// (benefits − running costs) × 12 ÷ months ÷ investment.
///
/// All sums are over the `months` of the horizon. None without investment or months.
pub fn average_annual_return_on_investment<N: Ordered>(
    benefits: N,
    running_costs: N,
    investment: N,
    months: u32,
) -> N::Optional {
    let none = investment.is_zero() | investment.is_negative() | N::integer(months.into()).is_zero();
    // The return first: nothing on the way is larger than it need be.
    N::when(!none, (benefits - running_costs) / investment * N::integer(12) / N::integer(months.into()))
}

/// Present value of the positive flows ÷ that of the negative ones, without its sign. None without negative flows.
///
/// `rate_per_period` > −1; otherwise there is no value. The first flow falls at time 0; another timing would change
/// both sums by the same factor.
pub fn profitability_index<N: Ordered>(rate_per_period: N, flows: &[N]) -> N::Optional {
    let zero = N::integer(0);
    let values = present_values(flows, N::integer(1) + rate_per_period, Timing::AtOnce);
    let received = N::sum(values.iter().map(|value| value.max(zero)));
    let paid = N::sum(values.iter().map(|value| (-*value).max(zero)));
    per(received, paid)
}

/// Expected loss of a year: occurrences a year × the loss of one of them.
pub fn annual_loss_expectancy<N: Ordered>(occurrences_per_year: N, single_loss_expectancy: N) -> N {
    occurrences_per_year * single_loss_expectancy
}

/// Return on security investment: (risk exposure × share mitigated − cost) ÷ cost. None unless cost > 0.
///
/// Sonnenreich, Albanese & Stout, "Return on Security Investment (ROSI): a practical quantitative model" (2006), the
/// form that ENISA's introduction to the subject (2012) uses. Exposure and cost are of the same time, usually a year.
pub fn return_on_security_investment<N: Ordered>(risk_exposure: N, mitigated_share: N, cost: N) -> N::Optional {
    return_on_investment(risk_exposure * mitigated_share, cost)
}

/// Return on security investment from expected losses before and after: (ALE − mALE − cost) ÷ cost. None unless
/// cost > 0. Equal to [`return_on_security_investment`] where mALE = ALE × (1 − share mitigated).
pub fn return_on_security_investment_from_losses<N: Ordered>(
    annual_loss_expectancy: N,
    mitigated_annual_loss_expectancy: N,
    cost: N,
) -> N::Optional {
    return_on_investment(annual_loss_expectancy - mitigated_annual_loss_expectancy, cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    fn exact(value: i64) -> Exact {
        Exact::from(value)
    }

    #[test]
    fn definitions_by_hand() {
        assert_eq!(return_on_investment(exact(5), exact(2)), Some(Exact::new(15, -1)));
        assert_eq!(benefit_cost_ratio(exact(5), exact(2)), Some(Exact::new(25, -1)));
        // (90 − 30) over 24 months is 30 a year, on 60.
        assert_eq!(average_annual_return_on_investment(90.0, 30.0, 60.0, 24), Some(0.5));
        // At 100%: received 8 ÷ 2 = 4, paid 1 + 4 ÷ 4 = 2.
        assert_eq!(profitability_index(1.0, &[-1.0, 8.0, -4.0]), Some(2.0));
        assert_eq!(annual_loss_expectancy(0.5, 8.0), 4.0);
    }

    #[test]
    fn none_without_anything_invested() {
        for costs in [0, -1] {
            assert_eq!(return_on_investment(exact(5), exact(costs)), None);
            assert_eq!(benefit_cost_ratio(exact(5), exact(costs)), None);
            assert_eq!(return_on_security_investment(exact(5), exact(1), exact(costs)), None);
            assert_eq!(average_annual_return_on_investment(exact(5), exact(1), exact(costs), 12), None);
        }
        assert_eq!(average_annual_return_on_investment(5.0, 1.0, 1.0, 0), None);
        assert_eq!(profitability_index(0.1, &[1.0, 2.0]), None);
    }

    #[test]
    fn a_fault_is_not_none() {
        let fault = exact(1) / exact(0);
        assert_eq!(return_on_investment(exact(1), fault).unwrap().fault(), fault.fault());
        assert!(return_on_investment(1.0, f64::NAN).unwrap().is_nan());
    }
}
