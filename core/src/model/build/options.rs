//! Options, resolved: prices, steps, effects and gains.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Builder;
use super::inputs::Fallback;
use crate::Unit;
use crate::document::{OptionDocument, Quantity, Step as WrittenStep};
use crate::model::{Amount, Domain, Effect, Gain, Loss, LossStates, OptionModel, RunningCost, Step, Subscription};
use crate::problem::Code;

impl Builder<'_> {
    pub(super) fn options(&mut self, losses: &[Loss], headcount: Amount) -> Vec<OptionModel> {
        let scenario = self.scenario;
        scenario.options.iter().map(|(id, written)| self.option(id, written, losses, headcount)).collect()
    }

    fn option(&mut self, id: &str, written: &OptionDocument, losses: &[Loss], headcount: Amount) -> OptionModel {
        let path = format!("options.{id}");
        self.id(&path, id);
        let label = self.label_of(&path, written.label.as_ref(), id);
        let subscriptions = written
            .subscriptions
            .iter()
            .map(|(id, subscription)| {
                let path = format!("{path}.subscriptions.{id}");
                self.id(&path, id);
                self.label(&format!("{path}.label"), subscription.label.as_ref());
                let (from, to) = self.months(&path, subscription.from_month, subscription.to_month);
                let users = self.amount(
                    &format!("{path}.users"),
                    subscription.users.as_ref(),
                    Unit::Users,
                    Domain::not_negative(),
                    Fallback::Same(headcount),
                );
                let price = self.money(
                    &path,
                    "price_per_user_month",
                    &subscription.price_per_user_month,
                    Unit::MoneyPerUserMonth,
                    ZERO,
                );
                Subscription { id: id.clone(), users, price, from, to }
            })
            .collect();
        let running_costs = written
            .running_costs
            .iter()
            .map(|(id, running)| {
                let path = format!("{path}.running_costs.{id}");
                self.id(&path, id);
                self.label(&format!("{path}.label"), running.label.as_ref());
                let (from, to) = self.months(&path, running.from_month, running.to_month);
                let cost =
                    self.money(&path, "cost_per_year", &running.cost_per_year, Unit::MoneyPerYear, Fallback::Required);
                RunningCost { id: id.clone(), cost, from, to }
            })
            .collect();
        let mut steps: Vec<Step> = written
            .steps
            .iter()
            .map(|(id, step)| {
                let path = format!("{path}.steps.{id}");
                self.id(&path, id);
                self.step(&path, id, step, losses)
            })
            .collect();
        // Already in the order of their ids.
        crate::order::sort_by_key(&mut steps, |step| step.month);
        let changed =
            crate::order::distinct(steps.iter().flat_map(|step| step.effects.iter().map(|effect| effect.loss)));
        let changes: Arc<[LossStates]> =
            changed.into_iter().map(|loss| LossStates::new(loss, &steps, self.horizon)).collect();
        if self.problems.is_empty() {
            for change in changes.iter() {
                if let Some(loss) = losses.get(change.loss) {
                    self.effects_stay_inside(&path, loss, change);
                }
            }
        }
        OptionModel { id: id.to_owned(), label, subscriptions, running_costs, steps, changes }
    }

    fn money(
        &mut self,
        path: &str,
        field: &str,
        quantity: &Option<Quantity>,
        unit: Unit,
        fallback: Fallback,
    ) -> Amount {
        self.amount(&format!("{path}.{field}"), quantity.as_ref(), unit, Domain::not_negative(), fallback)
    }

    /// The first and the last month of a recurring cost.
    fn months(&mut self, path: &str, from: Option<u32>, to: Option<u32>) -> (u32, u32) {
        let (first, last) = (from.unwrap_or(1), to.unwrap_or(self.horizon));
        for (field, month) in [("from_month", from), ("to_month", to)] {
            if let Some(month) = month
                && !(1..=self.horizon).contains(&month)
            {
                self.out_of_horizon(&format!("{path}.{field}"), month, 1);
            }
        }
        if last < first && (from.is_some() || to.is_some()) {
            self.report(
                Code::OutOfHorizon,
                format!("{path}.to_month"),
                format!("it ends in month {last}, before it begins in month {first}"),
                "",
            );
        }
        (first, last)
    }

    fn out_of_horizon(&mut self, path: &str, month: u32, first: u32) {
        self.report(
            Code::OutOfHorizon,
            path,
            format!("month {month} is not within months {first} to {} of the horizon", self.horizon),
            "change the month, or `horizon_months`",
        );
    }

    fn step(&mut self, path: &str, id: &str, written: &WrittenStep, losses: &[Loss]) -> Step {
        self.label(&format!("{path}.label"), written.label.as_ref());
        let month = written.month.unwrap_or(0);
        if month > self.horizon {
            self.out_of_horizon(&format!("{path}.month"), month, 0);
        }
        let ramp = written.ramp_months.unwrap_or(0);
        if ramp > self.limits.horizon_months {
            self.report(
                Code::OutOfDomain,
                format!("{path}.ramp_months"),
                format!("a ramp of {ramp} months; the limit is {} (horizon_months)", self.limits.horizon_months),
                "",
            );
        }
        if let Some(until) = written.until_month {
            if until > self.horizon {
                self.out_of_horizon(&format!("{path}.until_month"), until, 0);
            } else if until < month {
                self.report(
                    Code::OutOfHorizon,
                    format!("{path}.until_month"),
                    format!("it ends in month {until}, before it is taken in month {month}"),
                    "",
                );
            }
        }
        let cost = self.money(path, "cost", &written.cost, Unit::Money, ZERO);
        let mut effects: Vec<Effect> = Vec::new();
        for (index, effect) in written.effects.iter().enumerate() {
            if let Some(effect) = self.effect(path, index, effect, losses, &effects) {
                effects.push(effect);
            }
        }
        let gains = written
            .gains
            .iter()
            .map(|(id, gain)| {
                let path = format!("{path}.gains.{id}");
                self.id(&path, id);
                self.label(&format!("{path}.label"), gain.label.as_ref());
                let units = self.amount(
                    &format!("{path}.units_per_year"),
                    gain.units_per_year.as_ref(),
                    Unit::UnitsPerYear,
                    Domain::not_negative(),
                    Fallback::Value(Decimal::ONE),
                );
                let value =
                    self.money(&path, "value_per_unit", &gain.value_per_unit, Unit::MoneyPerUnit, Fallback::Required);
                Gain { units, value }
            })
            .collect();
        Step { id: id.to_owned(), month, cost, ramp, until: written.until_month, effects, gains }
    }
}

const ZERO: Fallback = Fallback::Value(Decimal::ZERO);
