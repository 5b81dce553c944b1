//! What an option comes to.

use super::benefits::{Benefits, Cumulative};
use super::flows::Avoided;
use super::{BelowZero, TodayOutcome, ratio};
use crate::evaluation::results::{Answer, CashFlowMonth, CashOnlyResults, LossAfterResults, OptionResults, Reason};
use crate::finance::{self, InternalRateOfReturn, Verdict};
use crate::formula::{Scope, growth};
use crate::model::{Model, OptionModel, Values};
use crate::{Scalar, Unit};

/// What an option comes to.
#[derive(Debug, Clone)]
pub(crate) struct OptionOutcome<N> {
    pub(crate) results: OptionResults<N>,
    /// In the order of the model's losses.
    pub(crate) losses: Vec<LossAfterResults<N>>,
    pub(crate) cash_only: CashOnlyResults<N>,
    /// Months 0 to the horizon.
    pub(crate) cash_flow: Vec<CashFlowMonth<N>>,
    pub(crate) rate: InternalRateOfReturn,
}

impl OptionOutcome<crate::Exact> {
    /// The first result that has no value, with what went wrong.
    pub(crate) fn fault(&self) -> Option<(&'static str, crate::Fault)> {
        let tables = [self.results.fault(), self.cash_only.fault()];
        tables.into_iter().chain(self.losses.iter().map(LossAfterResults::fault)).flatten().next()
    }
}

/// A computation of one option.
pub(super) struct Run<'a, N> {
    pub(super) model: &'a Model,
    pub(super) option: &'a OptionModel,
    pub(super) values: Values<'a, N>,
    pub(super) today: &'a TodayOutcome<N>,
    pub(super) loss_growth: Vec<N>,
    pub(super) price_growth: Vec<N>,
}

/// An option. The internal rate of return, which costs as much as everything else, is left out unless `with_rate`.
pub(crate) fn option<N: Scalar>(
    model: &Model,
    option: &OptionModel,
    values: Values<'_, N>,
    today: &TodayOutcome<N>,
    with_rate: bool,
) -> Result<OptionOutcome<N>, BelowZero> {
    let growths = |of: &str| format!("growth.{of}");
    let run = Run {
        model,
        option,
        values,
        today,
        loss_growth: growth::factors(values.of(model.loss_growth), model.horizon, Scope(&growths), "losses"),
        price_growth: growth::factors(values.of(model.price_growth), model.horizon, Scope(&growths), "prices"),
    };
    run.outcome(with_rate)
}

impl<N: Scalar> Run<'_, N> {
    pub(super) fn name(&self, of: &str, unit: Unit) -> crate::Name {
        crate::Name::new(format!("options.{}.{of}", self.option.id), unit)
    }

    pub(super) fn month(&self, month: u32, of: &str) -> crate::Name {
        self.name(&format!("cash_flow.{month}.{of}"), Unit::Money)
    }

    fn outcome(&self, with_rate: bool) -> Result<OptionOutcome<N>, BelowZero> {
        let zero = N::integer(0);
        let states: Vec<Vec<Avoided<N>>> =
            self.option.changes.iter().map(|change| self.avoided_by_state(change)).collect::<Result<_, _>>()?;
        let flows = self.flows();
        let growth = finance::monthly_growth_factor(self.values.of(self.model.discount_rate))
            .named(|| crate::Name::new("discount.monthly_growth_factor", Unit::Ratio));
        let discount: Vec<N> = finance::discount_factors(growth)
            .take(self.model.horizon as usize + 1)
            .enumerate()
            .map(|(month, factor)| factor.named(|| crate::Name::new(format!("discount.{month}"), Unit::Ratio)))
            .collect();

        let realisation = self.values.of(self.model.realisation);
        let benefits = |avoided: &[N]| -> Vec<N> { avoided.iter().zip(&flows.gains).map(|(a, g)| *a + *g).collect() };
        let costs: Vec<N> = flows
            .subscription
            .iter()
            .zip(&flows.running)
            .zip(&flows.investment)
            .map(|((subscription, running), investment)| *subscription + *running + *investment)
            .collect();

        let avoided = self.avoided(&states, realisation, "avoided");
        let full = Benefits::new(benefits(&avoided), &costs, &discount, |column, month| self.month(month, column));
        let cash = self.avoided(&states, zero, "avoided_cash_only");
        let cash = Benefits::new(benefits(&cash), &costs, &discount, |column, month| {
            self.month(month, &format!("{column}_cash_only"))
        });

        let total_costs = N::sum(costs.iter().copied()).named(|| self.name("total_costs", Unit::Money));
        let costs_present_value = N::sum(costs.iter().zip(&discount).map(|(flow, factor)| *flow * *factor))
            .named(|| self.name("total_costs_present_value", Unit::Money));
        let total_benefits = N::sum(full.benefits.iter().copied()).named(|| self.name("total_benefits", Unit::Money));
        let total_investment =
            N::sum(flows.investment.iter().copied()).named(|| self.name("total_investment", Unit::Money));
        let benefits_present_value =
            full.present_value.named(|| self.name("total_benefits_present_value", Unit::Money));
        let recurring_costs = total_costs - total_investment;

        let ended = |name: &str, answer: Option<N>, unit: Unit, none: Reason| -> Answer<N> {
            answer.map(|value| value.named(|| self.name(name, unit))).ok_or(none)
        };
        let discounted = Cumulative::new(&full.discounted, |month| self.month(month, "discounted_cumulative"));
        let payback = finance::of_cumulative(&full.cumulative.settled);
        let discounted_payback = finance::of_cumulative(&discounted.settled);
        let (rate, annual_rate) = self.rate(if with_rate { &full.net } else { &[] });
        let (steady_losses, annual_cost_after, annual_avoided) = self.steady(realisation)?;
        let annual_cost = self.today.results.annual_cost;

        let results = OptionResults {
            annual_cost_after,
            annual_avoided,
            avoided_share: ratio(annual_cost_after, annual_cost, Reason::NoLoss)
                .map(|after| (N::integer(1) - after).named(|| self.name("avoided_share", Unit::Share))),
            total_benefits,
            total_costs,
            total_investment,
            peak_funding: full
                .cumulative
                .totals
                .iter()
                .fold(zero, |lowest, total| lowest.min(*total))
                .named(|| self.name("peak_funding", Unit::Money)),
            roicm: ended(
                "roicm",
                finance::return_on_investment(total_benefits, total_costs),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            roicm_present_value: ended(
                "roicm_present_value",
                finance::return_on_investment(benefits_present_value, costs_present_value),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            benefit_cost_ratio: ended(
                "benefit_cost_ratio",
                finance::benefit_cost_ratio(benefits_present_value, costs_present_value),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            roi_average_annual: ended(
                "roi_average_annual",
                finance::average_annual_return_on_investment(
                    total_benefits,
                    recurring_costs,
                    total_investment,
                    self.model.horizon,
                ),
                Unit::RatePerYear,
                Reason::NoInvestment,
            ),
            net_present_value: full.net_present_value.named(|| self.name("net_present_value", Unit::Money)),
            internal_rate_of_return: annual_rate,
            modified_internal_rate_of_return: modified_rate(&full.net, growth)
                .map(|rate| rate.named(|| self.name("modified_internal_rate_of_return", Unit::RatePerYear))),
            payback_months: ended("payback_months", payback.sustained, Unit::Months, Reason::NotPaidBack),
            first_break_even_months: ended(
                "first_break_even_months",
                payback.first_break_even,
                Unit::Months,
                Reason::NeverBreaksEven,
            ),
            discounted_payback_months: ended(
                "discounted_payback_months",
                discounted_payback.sustained,
                Unit::Months,
                Reason::NotPaidBack,
            ),
        };
        let cash_only = CashOnlyResults {
            net_present_value: cash.net_present_value.named(|| self.name("cash_only.net_present_value", Unit::Money)),
            roicm: ended(
                "cash_only.roicm",
                finance::return_on_investment(N::sum(cash.benefits.iter().copied()), total_costs),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            roicm_present_value: ended(
                "cash_only.roicm_present_value",
                finance::return_on_investment(cash.present_value, costs_present_value),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            payback_months: ended(
                "cash_only.payback_months",
                finance::of_cumulative(&cash.cumulative.settled).sustained,
                Unit::Months,
                Reason::NotPaidBack,
            ),
        };
        let cash_flow = (0..=self.model.horizon)
            .zip(avoided.iter().zip(&flows.gains))
            .zip(flows.subscription.iter().zip(&flows.running))
            .zip(flows.investment.iter().zip(&full.net))
            .zip(full.cumulative.totals.iter().zip(&discounted.totals))
            .map(
                |(
                    (((month, (avoided, gains)), (subscription, running)), (investment, net)),
                    (cumulative, discounted),
                )| {
                    CashFlowMonth {
                        month,
                        avoided: *avoided,
                        gains: *gains,
                        subscription: *subscription,
                        running: *running,
                        investment: *investment,
                        net: *net,
                        cumulative: *cumulative,
                        discounted_cumulative: *discounted,
                    }
                },
            )
            .collect();
        Ok(OptionOutcome { results, losses: steady_losses, cash_only, cash_flow, rate })
    }

    /// The verdict on the internal rate of return, and its annual rate where it is one.
    fn rate(&self, net: &[N]) -> (InternalRateOfReturn, Answer<N>) {
        let doubles: Vec<f64> = net.iter().map(|flow| flow.to_f64()).collect();
        let verdict = finance::internal_rate_of_return(&doubles);
        let annual = match (verdict.root(), verdict.verdict) {
            (Some(root), _) => root.annual().map(N::from_f64).ok_or(Reason::RateTooLarge),
            (None, Verdict::Several) => Err(Reason::SeveralRates),
            (None, _) => Err(Reason::NoRate),
        };
        let annual = annual.map(|rate| {
            N::found("internal_rate_of_return", net, rate)
                .named(|| self.name("internal_rate_of_return", Unit::RatePerYear))
        });
        (verdict, annual)
    }
}

/// The modified internal rate of return of a year. Over a short horizon that of a month is easily so high that a year of
/// it passes every decimal: that is a rate which says nothing, and no reason to refuse everything else.
fn modified_rate<N: Scalar>(net: &[N], growth: N) -> Answer<N> {
    let monthly = finance::modified_internal_growth(net, growth, growth).ok_or(Reason::FlowsOfOneSign)?;
    let annual = monthly.power(12) - N::integer(1);
    let is_too_large = monthly.to_f64().is_finite() && !annual.to_f64().is_finite();
    if is_too_large { Err(Reason::RateTooLarge) } else { Ok(annual) }
}
