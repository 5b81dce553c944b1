//! What an option comes to.

use super::ledger::{self, Ledger};
use super::{BelowZero, History, OptionHistory, Timeline, TodayOutcome, ratio};
use crate::evaluation::results::{Answer, CashFlowMonth, CashOnlyResults, LossAfterResults, OptionResults, Reason};
use crate::finance::{self, Account, InternalRateOfReturn, Verdict};
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
pub(crate) struct Run<'a, N> {
    pub(super) model: &'a Model,
    pub(super) option: &'a OptionModel,
    pub(super) values: Values<'a, N>,
    pub(super) today: &'a TodayOutcome<N>,
    pub(super) timeline: &'a Timeline<N>,
    pub(super) history: Option<&'a OptionHistory<N>>,
}

/// An option. The internal rate of return, which costs as much as everything else, is left out unless `with_rate`.
pub(crate) fn option<N: Scalar>(
    model: &Model,
    index: usize,
    values: Values<'_, N>,
    today: &TodayOutcome<N>,
    timeline: &Timeline<N>,
    with_rate: bool,
) -> Result<OptionOutcome<N>, BelowZero> {
    Run::new(model, index, values, today, timeline, None).outcome(with_rate)
}

impl<'a, N: Scalar> Run<'a, N> {
    /// The computation of the option at an index, with the events of one history where there is one.
    pub(crate) fn new(
        model: &'a Model,
        index: usize,
        values: Values<'a, N>,
        today: &'a TodayOutcome<N>,
        timeline: &'a Timeline<N>,
        history: Option<&'a History<N>>,
    ) -> Self {
        let option = model.options.get(index).expect("an option's index is one of its own model");
        let history = history.and_then(|history| history.options.get(index));
        Self { model, option, values, today, timeline, history }
    }
}

impl<N: Scalar> Run<'_, N> {
    pub(super) fn name(&self, of: &str, unit: Unit) -> crate::Name {
        crate::Name::new(format!("options.{}.{of}", self.option.id), unit)
    }

    pub(super) fn month(&self, month: u32, of: &str) -> crate::Name {
        self.name(&format!("cash_flow.{month}.{of}"), Unit::Money)
    }

    pub(crate) fn outcome(&self, with_rate: bool) -> Result<OptionOutcome<N>, BelowZero> {
        let zero = N::integer(0);
        let states = self.avoided_by_state()?;
        let flows = self.flows();
        let growth = self.timeline.monthly_growth;
        let realisation = self.values.of(self.model.realisation);
        let avoided = self.avoided(&states, realisation, "avoided");
        let cash_avoided = self.avoided(&states, zero, "avoided_cash_only");
        let (mut full, mut cash, mut discounted) = (Ledger::new(), Ledger::new(), Account::new());
        let mut net = Vec::with_capacity(avoided.len());
        let mut cash_flow = Vec::with_capacity(avoided.len());
        let columns = avoided.iter().zip(&cash_avoided).zip(&flows.gains).zip(&flows.subscription);
        let columns = columns.zip(&flows.running).zip(&flows.investment).zip(&self.timeline.discount).zip(0u32..);
        for (((((((avoided, cash_avoided), gains), subscription), running), investment), discount), month) in columns {
            let cost = ledger::cost(*subscription, *running, *investment);
            let add = |ledger: &mut Ledger<N>, avoided: N, suffix: &str| {
                ledger.add(ledger::benefit(avoided, *gains), cost, *discount, |column| {
                    self.month(month, &format!("{column}{suffix}"))
                })
            };
            let added = add(&mut full, *avoided, "");
            add(&mut cash, *cash_avoided, "_cash_only");
            discounted.add(added.discounted);
            discounted.name_total(|| self.month(month, "discounted_cumulative"));
            net.push(added.net);
            cash_flow.push(CashFlowMonth {
                month,
                avoided: *avoided,
                gains: *gains,
                subscription: *subscription,
                running: *running,
                investment: *investment,
                net: added.net,
                cumulative: full.net.total,
                discounted_cumulative: discounted.total,
            });
        }

        let total_costs = full.costs.named(|| self.name("total_costs", Unit::Money));
        let costs_present_value =
            full.costs_present_value.named(|| self.name("total_costs_present_value", Unit::Money));
        let total_benefits = full.benefits.named(|| self.name("total_benefits", Unit::Money));
        let total_investment =
            N::sum(flows.investment.iter().copied()).named(|| self.name("total_investment", Unit::Money));
        let benefits_present_value =
            full.benefits_present_value.named(|| self.name("total_benefits_present_value", Unit::Money));
        let recurring_costs = total_costs - total_investment;

        let ended = |name: &str, answer: Option<N>, unit: Unit, none: Reason| -> Answer<N> {
            answer.map(|value| value.named(|| self.name(name, unit))).ok_or(none)
        };
        let (rate, annual_rate) = self.rate(if with_rate { &net } else { &[] });
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
            peak_funding: full.lowest.named(|| self.name("peak_funding", Unit::Money)),
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
            modified_internal_rate_of_return: modified_rate(&net, growth)
                .map(|rate| rate.named(|| self.name("modified_internal_rate_of_return", Unit::RatePerYear))),
            payback_months: ended("payback_months", full.net.sustained(), Unit::Months, Reason::NotPaidBack),
            first_break_even_months: ended(
                "first_break_even_months",
                full.net.first_break_even(),
                Unit::Months,
                Reason::NeverBreaksEven,
            ),
            discounted_payback_months: ended(
                "discounted_payback_months",
                discounted.sustained(),
                Unit::Months,
                Reason::NotPaidBack,
            ),
        };
        let cash_only = CashOnlyResults {
            net_present_value: cash.net_present_value.named(|| self.name("cash_only.net_present_value", Unit::Money)),
            roicm: ended(
                "cash_only.roicm",
                finance::return_on_investment(cash.benefits, total_costs),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            roicm_present_value: ended(
                "cash_only.roicm_present_value",
                finance::return_on_investment(cash.benefits_present_value, costs_present_value),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            payback_months: ended("cash_only.payback_months", cash.net.sustained(), Unit::Months, Reason::NotPaidBack),
        };
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

/// 2^96, which no decimal reaches.
const LARGEST_DECIMAL: f64 = 79_228_162_514_264_337_593_543_950_336.0;

/// The modified internal rate of return of a year. Over a short horizon that of a month is easily so high that a year of
/// it passes every decimal: that is a rate which says nothing, and no reason to refuse everything else. Where that begins
/// does not depend on the number that computes: a simulation has no rate either where the evaluation has none.
fn modified_rate<N: Scalar>(net: &[N], growth: N) -> Answer<N> {
    let monthly = finance::modified_internal_growth(net, growth, growth).ok_or(Reason::FlowsOfOneSign)?;
    let annual = monthly.power(12) - N::integer(1);
    let is_decimal = annual.to_f64() < LARGEST_DECIMAL;
    if monthly.to_f64().is_finite() && !is_decimal { Err(Reason::RateTooLarge) } else { Ok(annual) }
}

#[cfg(test)]
mod tests {
    use crate::{Exact, Model};

    const SCENARIO: &str = r#"
        schema_version = 1
        currency = "HKD"
        horizon_months = 24
        discount_rate = 0
        workforce = { headcount = 50, hourly_cost = 200 }
        losses.a = { events_per_year = 1, cost_per_event = 120 }
        [options.cure]
        running_costs.care = { cost_per_year = 36 }
        [options.cure.steps.now]
        cost = 60
        effects = [{ loss = "a", input = "events_per_year", set_to = 0 }]
    "#;

    #[test]
    fn benefits_and_costs_by_hand() {
        let evaluation = Model::parse(SCENARIO).unwrap().evaluate().unwrap();
        let results = &evaluation.options["cure"].results;
        assert_eq!((results.total_benefits, results.total_costs), (240.into(), 132.into()));
        assert_eq!((results.total_investment, results.net_present_value), (60.into(), 108.into()));
        // (240 − 72) in two years are 84 a year, on 60.
        assert_eq!(results.roi_average_annual, Ok(Exact::new(14, -1)));
        // 10 a month less 3, on 60.
        assert_eq!(results.payback_months.unwrap().round(20), (Exact::from(60) / Exact::from(7)).round(20));
    }
}
