//! The flows of an option, month by month.

use super::option::Run;
use super::{BelowZero, check_availability, year_of};
use crate::formula::{Adoption, LossInputs, LossYear, Scope, cost};
use crate::model::{Loss, LossStates};
use crate::{Scalar, Unit};

/// What a state of a loss takes away from its cost: working time apart from the rest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Avoided<N> {
    pub(crate) labour: N,
    pub(crate) other: N,
}

/// The flows of an option that do not depend on whether saved time becomes money.
pub(crate) struct Flows<N> {
    pub(crate) gains: Vec<N>,
    pub(crate) subscription: Vec<N>,
    pub(crate) running: Vec<N>,
    pub(crate) investment: Vec<N>,
}

impl<N: Scalar> Run<'_, N> {
    fn loss(&self, change: &LossStates) -> Option<(&Loss, &LossYear<N>)> {
        self.model.losses.get(change.loss).zip(self.today.years.get(change.loss))
    }

    /// A loss under the option at given adoptions, named for `state`.
    pub(crate) fn changed(
        &self,
        change: &LossStates,
        loss: &Loss,
        adoptions: &[Adoption],
        at: Scope<'_>,
    ) -> (LossInputs<N>, LossYear<N>) {
        let inputs = self.inputs_under(change, loss, adoptions, at);
        let year = year_of(self.model, loss, &inputs, self.values, at);
        (inputs, year)
    }

    /// The inputs of a loss under the option at given adoptions.
    pub(crate) fn inputs_under(
        &self,
        change: &LossStates,
        loss: &Loss,
        adoptions: &[Adoption],
        at: Scope<'_>,
    ) -> LossInputs<N> {
        change.apply(loss.today(self.values), adoptions, self.values, at)
    }

    /// What every distinct state of each changed loss takes away from its yearly cost; nothing of losses whose events
    /// come by chance.
    pub(crate) fn avoided_by_state(&self) -> Result<Vec<Vec<Avoided<N>>>, BelowZero> {
        self.option.changes.iter().map(|change| self.avoided_by_states_of(change)).collect()
    }

    fn avoided_by_states_of(&self, change: &LossStates) -> Result<Vec<Avoided<N>>, BelowZero> {
        let Some((loss, before)) = self.loss(change) else { return Ok(Vec::new()) };
        if self.today.is_history(change.loss) {
            return Ok(Vec::new());
        }
        change
            .distinct()
            .map(|(month, adoptions)| {
                let at = |of: &str| format!("options.{}.losses.{}.from_month_{month}.{of}", self.option.id, loss.id);
                let at = Scope(&at);
                let (inputs, after) = self.changed(change, loss, adoptions, at);
                check_availability(loss, change.loss, &inputs, &after, month)?;
                Ok(Avoided {
                    labour: cost::avoided(before.labour_cost, after.labour_cost)
                        .named(|| at.name("labour_avoided_per_year", Unit::MoneyPerYear)),
                    other: cost::avoided(before.other_cost, after.other_cost)
                        .named(|| at.name("other_avoided_per_year", Unit::MoneyPerYear)),
                })
            })
            .collect()
    }

    /// Σ over the changed losses of what is avoided in each month, for a realisation of saved time.
    pub(crate) fn avoided(&self, states: &[Vec<Avoided<N>>], realisation: N, of: &str) -> Vec<N> {
        let worth: Vec<Vec<N>> = states
            .iter()
            .map(|states| states.iter().map(|state| cost::worth(state.labour, state.other, realisation)).collect())
            .collect();
        let mut avoided = vec![N::integer(0)];
        for (month, growth) in (1..=self.model.horizon).zip(&self.timeline.loss_growth) {
            let per_year = self
                .option
                .changes
                .iter()
                .zip(&worth)
                .filter_map(|(change, worth)| change.index(month).and_then(|index| worth.get(index)).copied());
            let expected = cost::month_of_year(N::sum(per_year), *growth);
            let all = match self.history.and_then(|history| history.avoided.get(month as usize)) {
                None => expected,
                Some(events) => {
                    expected + cost::month_of_events(cost::worth(events.labour, events.other, realisation), *growth)
                }
            };
            avoided.push(all.named(|| self.month(month, of)));
        }
        avoided
    }

    pub(crate) fn flows(&self) -> Flows<N> {
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
        let growths = self.timeline.loss_growth.iter().zip(&self.timeline.price_growth);
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
}
