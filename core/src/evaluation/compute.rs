//! The evaluation, over any number: exact to be reported, doubles to be searched, recorded to be explained.

use super::results::{
    Answer, CashFlowMonth, CashOnlyResults, LossAfterResults, LossResults, OptionResults, Reason, TodayResults,
};
use crate::finance::{self, InternalRateOfReturn, Verdict};
use crate::formula::{Adoption, LossInputs, LossYear, Scope, cost, growth, interruption};
use crate::model::{Loss, LossStates, Model, OptionModel, Values};
use crate::{Exact, Number, Scalar, Unit};

/// What interruptions cost today.
#[derive(Debug, Clone)]
pub(crate) struct TodayOutcome<N> {
    pub(crate) results: TodayResults<N>,
    /// In the order of the model's losses.
    pub(crate) losses: Vec<LossResults<N>>,
    years: Vec<LossYear<N>>,
}

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

/// Where a month's interruptions last longer than the service hours: the loss and the month (0 for the steady state).
#[derive(Debug, Clone, Copy)]
pub(crate) struct BelowZero {
    pub(crate) loss: usize,
    pub(crate) month: u32,
}

/// The year of a loss whose inputs are given.
fn year_of<N: Number>(
    model: &Model,
    loss: &Loss,
    inputs: &LossInputs<N>,
    values: Values<'_, N>,
    at: Scope<'_>,
) -> LossYear<N> {
    let (headcount, hours_per_day) = (values.of(model.headcount), values.of(model.hours_per_day));
    interruption::loss_year(loss.frequency_kind, loss.duration_unit, inputs, headcount, hours_per_day, at)
}

fn availability_of<N: Number>(loss: &Loss, inputs: &LossInputs<N>, year: &LossYear<N>, at: Scope<'_>) -> Answer<N> {
    if loss.has_availability {
        Ok(interruption::availability(year.interruption_hours, inputs.service_hours_per_year, at))
    } else {
        Err(Reason::NoServiceHours)
    }
}

/// Whether interruptions last longer than the service hours, by more than a rounding.
pub(crate) fn outlast<N: Scalar>(interruption_hours: N, service_hours: N) -> bool {
    (service_hours + service_hours * N::exact(Exact::new(1, -20))).is_below(interruption_hours)
}

fn ratio<N: Scalar>(part: N, whole: N, none: Reason) -> Answer<N> {
    if whole.is_zero() { Err(none) } else { Ok(part / whole) }
}

/// The modified internal rate of return of a year. Over a short horizon that of a month is easily so high that a year of
/// it passes every decimal: that is a rate which says nothing, and no reason to refuse everything else.
fn modified_rate<N: Scalar>(net: &[N], growth: N) -> Answer<N> {
    let monthly = finance::modified_internal_growth(net, growth, growth).ok_or(Reason::FlowsOfOneSign)?;
    let annual = monthly.power(12) - N::integer(1);
    let is_too_large = monthly.to_f64().is_finite() && !annual.to_f64().is_finite();
    if is_too_large { Err(Reason::RateTooLarge) } else { Ok(annual) }
}

/// Today.
pub(crate) fn today<N: Scalar>(model: &Model, values: Values<'_, N>) -> TodayOutcome<N> {
    let mut years = Vec::with_capacity(model.losses.len());
    let mut availabilities = Vec::with_capacity(model.losses.len());
    for loss in &model.losses {
        let at = |of: &str| format!("today.losses.{}.{of}", loss.id);
        let inputs = loss.today(values);
        let year = year_of(model, loss, &inputs, values, Scope(&at));
        availabilities.push(availability_of(loss, &inputs, &year, Scope(&at)));
        years.push(year);
    }
    let at = |of: &str| format!("today.{of}");
    let at = Scope(&at);
    let total = |part: fn(&LossYear<N>) -> N| N::sum(years.iter().map(part));
    let annual_cost = total(|year| year.annual_cost).named(|| at.name("annual_cost", Unit::MoneyPerYear));
    let results = TodayResults {
        annual_cost,
        person_days: total(|year| year.person_days).named(|| at.name("person_days", Unit::PersonDaysPerYear)),
        interruption_hours: total(|year| year.interruption_hours)
            .named(|| at.name("interruption_hours", Unit::HoursPerYear)),
    };
    let losses = years
        .iter()
        .zip(availabilities)
        .zip(&model.losses)
        .map(|((year, availability), loss)| LossResults {
            annual_cost: year.annual_cost,
            person_days: year.person_days,
            interruption_hours: year.interruption_hours,
            share: ratio(year.annual_cost, annual_cost, Reason::NoLoss)
                .map(|share| share.named(|| crate::Name::new(format!("today.losses.{}.share", loss.id), Unit::Share))),
            availability,
        })
        .collect();
    TodayOutcome { results, losses, years }
}

/// What a state of a loss takes away from its cost: working time apart from the rest.
#[derive(Clone, Copy)]
struct Avoided<N> {
    labour: N,
    other: N,
}

/// The flows of an option that do not depend on whether saved time becomes money.
struct Flows<N> {
    gains: Vec<N>,
    subscription: Vec<N>,
    running: Vec<N>,
    investment: Vec<N>,
}

/// A computation of one option.
struct Run<'a, N> {
    model: &'a Model,
    option: &'a OptionModel,
    values: Values<'a, N>,
    today: &'a TodayOutcome<N>,
    loss_growth: Vec<N>,
    price_growth: Vec<N>,
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
    fn name(&self, of: &str, unit: Unit) -> crate::Name {
        crate::Name::new(format!("options.{}.{of}", self.option.id), unit)
    }

    fn month(&self, month: u32, of: &str) -> crate::Name {
        self.name(&format!("cash_flow.{month}.{of}"), Unit::Money)
    }

    fn loss(&self, change: &LossStates) -> Option<(&Loss, &LossYear<N>)> {
        self.model.losses.get(change.loss).zip(self.today.years.get(change.loss))
    }

    /// A loss under the option at given adoptions, named for `state`.
    fn changed(
        &self,
        change: &LossStates,
        loss: &Loss,
        adoptions: &[Adoption],
        at: Scope<'_>,
    ) -> (LossInputs<N>, LossYear<N>) {
        let inputs = change.apply(loss.today(self.values), adoptions, self.values);
        let year = year_of(self.model, loss, &inputs, self.values, at);
        (inputs, year)
    }

    fn check_availability(
        &self,
        loss: &Loss,
        index: usize,
        inputs: &LossInputs<N>,
        year: &LossYear<N>,
        month: u32,
    ) -> Result<(), BelowZero> {
        let outlasts = loss.has_availability && outlast(year.interruption_hours, inputs.service_hours_per_year);
        if outlasts { Err(BelowZero { loss: index, month }) } else { Ok(()) }
    }

    /// What every distinct state of a changed loss takes away from its yearly cost.
    fn avoided_by_state(&self, change: &LossStates) -> Result<Vec<Avoided<N>>, BelowZero> {
        let Some((loss, before)) = self.loss(change) else { return Ok(Vec::new()) };
        change
            .distinct()
            .map(|(month, adoptions)| {
                let at = |of: &str| format!("options.{}.losses.{}.from_month_{month}.{of}", self.option.id, loss.id);
                let at = Scope(&at);
                let (inputs, after) = self.changed(change, loss, adoptions, at);
                self.check_availability(loss, change.loss, &inputs, &after, month)?;
                Ok(Avoided {
                    labour: (before.labour_cost - after.labour_cost)
                        .named(|| at.name("labour_avoided_per_year", Unit::MoneyPerYear)),
                    other: (before.other_cost - after.other_cost)
                        .named(|| at.name("other_avoided_per_year", Unit::MoneyPerYear)),
                })
            })
            .collect()
    }

    /// Σ over the changed losses of what is avoided in each month, for a realisation of saved time.
    fn avoided(&self, states: &[Vec<Avoided<N>>], realisation: N, of: &str) -> Vec<N> {
        let worth: Vec<Vec<N>> = states
            .iter()
            .map(|states| states.iter().map(|state| cost::worth(state.labour, state.other, realisation)).collect())
            .collect();
        let mut avoided = vec![N::integer(0)];
        for (month, growth) in (1..=self.model.horizon).zip(&self.loss_growth) {
            let per_year = self
                .option
                .changes
                .iter()
                .zip(&worth)
                .filter_map(|(change, worth)| change.index(month).and_then(|index| worth.get(index)).copied());
            avoided.push(cost::month_of_year(N::sum(per_year), *growth).named(|| self.month(month, of)));
        }
        avoided
    }

    fn flows(&self) -> Flows<N> {
        let zero = N::integer(0);
        let values = self.values;
        let investment_in = |month: u32| {
            let costs = self.option.steps.iter().filter(|step| step.month == month).map(|step| values.of(step.cost));
            N::sum(costs).named(|| self.month(month, "investment"))
        };
        let mut flows = Flows {
            gains: vec![zero],
            subscription: vec![zero],
            running: vec![zero],
            investment: vec![investment_in(0)],
        };
        let growths = self.loss_growth.iter().zip(&self.price_growth);
        for (month, (loss_growth, price_growth)) in (1..=self.model.horizon).zip(growths) {
            let gains = self.option.steps.iter().flat_map(|step| {
                let adoption = step.adoption(month);
                step.gains.iter().filter(move |_| !adoption.is_none()).map(move |gain| {
                    cost::gain_per_year(values.of(gain.units), values.of(gain.value), adoption.number())
                })
            });
            let gains = cost::month_of_year(N::sum(gains), *loss_growth).named(|| self.month(month, "gains"));
            let subscription = N::sum(
                self.option
                    .subscriptions
                    .iter()
                    .filter(|subscription| (subscription.from..=subscription.to).contains(&month))
                    .map(|subscription| {
                        cost::subscription(values.of(subscription.users), values.of(subscription.price), *price_growth)
                    }),
            )
            .named(|| self.month(month, "subscription"));
            let running = N::sum(
                self.option
                    .running_costs
                    .iter()
                    .filter(|running| (running.from..=running.to).contains(&month))
                    .map(|running| cost::month_of_year(values.of(running.cost), *price_growth)),
            )
            .named(|| self.month(month, "running"));
            flows.gains.push(gains);
            flows.subscription.push(subscription);
            flows.running.push(running);
            flows.investment.push(investment_in(month));
        }
        flows
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
        let recurring_costs = total_costs - total_investment;

        let ended = |name: &str, answer: Option<N>, unit: Unit, none: Reason| -> Answer<N> {
            answer.map(|value| value.named(|| self.name(name, unit))).ok_or(none)
        };
        let payback = finance::of_cumulative(&full.settled);
        let discounted_payback = finance::of_cumulative(&full.discounted_settled);
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
                finance::return_on_investment(full.present_value, costs_present_value),
                Unit::Ratio,
                Reason::NoCosts,
            ),
            benefit_cost_ratio: ended(
                "benefit_cost_ratio",
                finance::benefit_cost_ratio(full.present_value, costs_present_value),
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
                finance::of_cumulative(&cash.settled).sustained,
                Unit::Months,
                Reason::NotPaidBack,
            ),
        };
        let cash_flow = (0..=self.model.horizon)
            .zip(avoided.iter().zip(&flows.gains))
            .zip(flows.subscription.iter().zip(&flows.running))
            .zip(flows.investment.iter().zip(&full.net))
            .zip(full.cumulative.iter().zip(&full.discounted_cumulative))
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

    /// The steady state: every step that does not end in full effect, in year 0.
    fn steady(&self, realisation: N) -> Result<(Vec<LossAfterResults<N>>, N, N), BelowZero> {
        let mut losses = Vec::with_capacity(self.model.losses.len());
        let mut avoided = Vec::new();
        for (index, (loss, before)) in self.model.losses.iter().zip(&self.today.years).enumerate() {
            let at = |of: &str| format!("options.{}.losses.{}.{of}_after", self.option.id, loss.id);
            let at = Scope(&at);
            let change = self.option.changes.iter().find(|change| change.loss == index);
            let (inputs, after) = match change {
                Some(change) => self.changed(change, loss, change.steady(), at),
                None => (loss.today(self.values), *before),
            };
            if change.is_some() {
                self.check_availability(loss, index, &inputs, &after, 0)?;
                avoided.push(cost::worth(
                    before.labour_cost - after.labour_cost,
                    before.other_cost - after.other_cost,
                    realisation,
                ));
            }
            losses.push(LossAfterResults {
                annual_cost_after: after.annual_cost,
                person_days_after: after.person_days,
                interruption_hours_after: after.interruption_hours,
                availability_after: availability_of(loss, &inputs, &after, at),
            });
        }
        let annual_cost_after = N::sum(losses.iter().map(|loss| loss.annual_cost_after))
            .named(|| self.name("annual_cost_after", Unit::MoneyPerYear));
        let annual_avoided = N::sum(avoided).named(|| self.name("annual_avoided", Unit::MoneyPerYear));
        Ok((losses, annual_cost_after, annual_avoided))
    }
}

/// Benefits set against costs, month by month.
struct Benefits<N> {
    benefits: Vec<N>,
    /// Of the benefits.
    present_value: N,
    net: Vec<N>,
    cumulative: Vec<N>,
    /// Under the zero rule.
    settled: Vec<N>,
    discounted_cumulative: Vec<N>,
    discounted_settled: Vec<N>,
    net_present_value: N,
}

impl<N: Scalar> Benefits<N> {
    fn new(benefits: Vec<N>, costs: &[N], discount: &[N], name: impl Fn(&str, u32) -> crate::Name) -> Self {
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
