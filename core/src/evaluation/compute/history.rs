//! One history of what happens by chance.

use super::flows::Avoided;
use crate::formula::LossYear;

/// What the events of Poisson losses came to in one history. It stands in the place of what they come to on average.
#[derive(Debug, Clone)]
pub(crate) struct History<N> {
    /// For each loss of the model, a year of its events today, where they come by chance.
    pub(crate) years: Vec<Option<LossYear<N>>>,
    /// For each option of the model.
    pub(crate) options: Vec<OptionHistory<N>>,
}

/// The same events under an option.
#[derive(Debug, Clone)]
pub(crate) struct OptionHistory<N> {
    /// For each loss of the model, the same year of events in the steady state, where they come by chance and the option
    /// changes them.
    pub(crate) years: Vec<Option<LossYear<N>>>,
    /// For months 0 to the horizon, what the option takes away from the events of the month, before growth.
    pub(crate) avoided: Vec<Avoided<N>>,
}
