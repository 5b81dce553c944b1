//! The steady state of an option.

use super::option::Run;
use super::{BelowZero, availability_of, check_availability};
use crate::evaluation::results::LossAfterResults;
use crate::formula::{Scope, cost};
use crate::{Scalar, Unit};

impl<N: Scalar> Run<'_, N> {
    /// The steady state: every step that does not end in full effect, in year 0.
    pub(crate) fn steady(&self, realisation: N) -> Result<(Vec<LossAfterResults<N>>, N, N), BelowZero> {
        let mut losses = Vec::with_capacity(self.model.losses.len());
        let mut avoided = Vec::new();
        for (index, (loss, before)) in self.model.losses.iter().zip(&self.today.years).enumerate() {
            let at = |of: &str| format!("options.{}.losses.{}.{of}_after", self.option.id, loss.id);
            let at = Scope(&at);
            let change = self.option.changes.iter().find(|change| change.loss == index);
            let history = self.history.and_then(|history| history.years.get(index).copied().flatten());
            let (inputs, after) = match (change, history) {
                (Some(change), None) => self.changed(change, loss, change.steady(), at),
                (Some(change), Some(after)) => (self.inputs_under(change, loss, change.steady(), at), after),
                (None, _) => (loss.today(self.values), *before),
            };
            if change.is_some() {
                if history.is_none() {
                    check_availability(loss, index, &inputs, &after, 0)?;
                }
                avoided.push(cost::worth(
                    cost::avoided(before.labour_cost, after.labour_cost),
                    cost::avoided(before.other_cost, after.other_cost),
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
