//! The formulas of investment analysis, each on its own.
//!
//! | question | function |
//! |---|---|
//! | what is a yearly rate worth in a month? | [`effective_monthly_rate`], [`effective_annual_rate`], [`equivalent_rate`] |
//! | what are future flows worth today? | [`net_present_value`], [`present_values`] |
//! | when has it paid for itself? | [`payback`], on flows or on [`present_values`] |
//! | at which rate does it break even? | [`internal_rate_of_return`], [`modified_internal_rate_of_return`] |
//! | how much comes back for what goes in? | [`return_on_investment`] and its many namesakes |
//!
//! Flows are signed: what is paid is negative. Rates are fractions (0.08 is eight percent) of one period. Formulas made
//! of arithmetic take any [`Scalar`](crate::Scalar): exact decimals, doubles, or numbers that record themselves. Where
//! a number has no value (a [`Fault`](crate::Fault), or a double that is not a number), neither has the result.

mod cumulative;
mod internal_rate_of_return;
mod modified_internal_rate_of_return;
mod payback;
mod present_value;
mod rate;
mod returns;

pub use cumulative::{cumulative, settle, settled_cumulative};
pub use internal_rate_of_return::LARGEST_ANNUAL;
pub use internal_rate_of_return::{
    InternalRateOfReturn, NoRate, Root, Verdict, annual, internal_rate_of_return, sign_changes,
};
pub use modified_internal_rate_of_return::{modified_internal_growth, modified_internal_rate_of_return};
pub(crate) use payback::Account;
pub use payback::{Payback, payback};
pub use present_value::{Timing, discount_factors, net_present_value, present_values};
pub use rate::{effective_annual_rate, effective_monthly_rate, equivalent_rate, monthly_growth_factor};
pub use returns::{
    annual_loss_expectancy, average_annual_return_on_investment, benefit_cost_ratio, profitability_index,
    return_on_investment, return_on_security_investment, return_on_security_investment_from_losses,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Exact, Expr, Name, Recorder, Unit};

    #[test]
    fn numbers_that_record_get_the_values_of_exact_ones() {
        let recorder = Recorder::new();
        let exact: Vec<Exact> = [-100, 30, -20, 60, 50].map(Exact::from).to_vec();
        let name = |index: usize| Name::new(format!("flow_{index}"), Unit::Money);
        let recorded: Vec<Expr<'_>> =
            exact.iter().enumerate().map(|(index, flow)| recorder.input(index, *flow, name(index))).collect();
        let rate = Exact::new(8, -2);
        let recorded_rate = recorder.input(5, rate, Name::new("rate", Unit::RatePerYear));

        let npv = net_present_value(recorded_rate, &recorded, Timing::MidPeriod);
        assert_eq!(npv.value(), net_present_value(rate, &exact, Timing::MidPeriod));
        let modified = modified_internal_rate_of_return(&recorded, recorded_rate, recorded_rate).map(Expr::value);
        assert_eq!(modified, modified_internal_rate_of_return(&exact, rate, rate));
        assert_eq!(payback(&recorded).sustained.map(Expr::value), payback(&exact).sustained);
        assert_eq!(effective_monthly_rate(recorded_rate).value(), effective_monthly_rate(rate));
    }
}
