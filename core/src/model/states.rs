//! The distinct states that a loss goes through under an option.

use std::collections::BTreeMap;

use super::{Effect, Step, Values};
use crate::Number;
use crate::formula::effect::affected;
use crate::formula::{Adoption, LossInputs, Scope};

/// A loss that some steps change, and the adoptions of those steps in every month: most months share theirs, so each
/// distinct state is computed once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LossStates {
    pub(crate) loss: usize,
    /// In the order in which they apply: at least one.
    effects: Vec<Effect>,
    /// The distinct states one after another: an adoption for each effect.
    adoptions: Vec<Adoption>,
    /// For each state, the first month it stands in.
    first_months: Vec<u32>,
    /// For months 1..=horizon, the index of the month's state.
    by_month: Vec<u32>,
    steady: Vec<Adoption>,
}

impl LossStates {
    /// The states of one loss under the steps of an option, which are in the order in which they apply.
    pub(crate) fn new(loss: usize, steps: &[Step], horizon: u32) -> Self {
        let effects: Vec<(&Step, Effect)> = steps
            .iter()
            .flat_map(|step| {
                step.effects.iter().filter(|effect| effect.loss == loss).map(move |effect| (step, *effect))
            })
            .collect();
        let (mut adoptions, mut first_months) = (Vec::new(), Vec::new());
        let mut add = |month: u32, state: &[Adoption]| {
            adoptions.extend_from_slice(state);
            first_months.push(month);
            u32::try_from(first_months.len() - 1).unwrap_or(u32::MAX)
        };
        // A state with a step on its ramp stands in one month only; the others may come again.
        let mut level: BTreeMap<Vec<Adoption>, u32> = BTreeMap::new();
        let by_month = (1..=horizon)
            .map(|month| {
                let state: Vec<Adoption> = effects.iter().map(|(step, _)| step.adoption(month)).collect();
                if state.iter().any(|adoption| adoption.is_partial()) {
                    add(month, &state)
                } else {
                    *level.entry(state).or_insert_with_key(|state| add(month, state))
                }
            })
            .collect();
        Self {
            loss,
            steady: effects.iter().map(|(step, _)| step.steady()).collect(),
            effects: effects.into_iter().map(|(_, effect)| effect).collect(),
            adoptions,
            first_months,
            by_month,
        }
    }

    /// The distinct states, each with the first month it stands in.
    pub(crate) fn distinct(&self) -> impl Iterator<Item = (u32, &[Adoption])> {
        self.first_months.iter().copied().zip(self.adoptions.chunks(self.effects.len().max(1)))
    }

    /// The index of the state of a month, from 1.
    pub(crate) fn index(&self, month: u32) -> Option<usize> {
        self.by_month.get((month as usize).checked_sub(1)?).map(|&index| index as usize)
    }

    pub(crate) fn steady(&self) -> &[Adoption] {
        &self.steady
    }

    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The inputs of the loss as changed at the given adoptions.
    pub(crate) fn apply<N: Number>(
        &self,
        mut inputs: LossInputs<N>,
        adoptions: &[Adoption],
        values: Values<'_, N>,
        at: Scope<'_>,
    ) -> LossInputs<N> {
        for (index, effect, adoption) in self.in_force(adoptions) {
            let slot = inputs.get_mut(effect.slot);
            // Named, as a later effect may use it several times: written out, that would double with each.
            *slot = effect
                .apply(*slot, adoption, values)
                .named(|| at.name(&format!("{}_by_effect_{}", effect.slot.word(), index + 1), effect.slot.unit()));
        }
        inputs
    }

    /// The effects that change anything at the given adoptions, in the order in which they apply, with their places.
    pub(crate) fn in_force(&self, adoptions: &[Adoption]) -> impl Iterator<Item = (usize, &Effect, Adoption)> {
        let effects = self.effects.iter().zip(adoptions).enumerate();
        effects
            .filter(|(_, (_, adoption))| !adoption.is_none())
            .map(|(index, (effect, adoption))| (index, effect, *adoption))
    }
}

impl Effect {
    /// The input as changed at an adoption.
    pub(crate) fn apply<N: Number>(&self, x: N, adoption: Adoption, values: Values<'_, N>) -> N {
        self.apply_size(x, values.of(self.size), adoption.number())
    }

    /// The same, by an effect of another size.
    pub(crate) fn apply_size<N: Number>(&self, x: N, size: N, adoption: N) -> N {
        if self.of_complement {
            let one = N::integer(1);
            one - affected(one - x, self.form, size, adoption)
        } else {
            affected(x, self.form, size, adoption)
        }
    }
}
