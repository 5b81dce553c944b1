//! Results that are computed for every trial on its own.

use super::super::events::EventScratch;
use super::super::output::Source;
use super::Engine;
use crate::evaluation::compute::History;
use crate::model::Values;

impl Engine {
    /// Results that are computed for every trial on its own.
    pub(super) fn compute_alone<C: AsRef<[f64]>>(
        &self,
        offset: usize,
        len: usize,
        columns: &[C],
        events: Option<&EventScratch>,
        outputs: &mut [Vec<f64>],
        values: &mut [f64],
    ) {
        if self.outputs.iter().all(|output| output.source != Source::Alone) {
            return;
        }
        for trial in 0..len {
            for (dimension, cell) in self.dimensions.iter().zip(values.iter_mut()) {
                let column = dimension.and_then(|dimension| columns.get(dimension));
                if let Some(value) = column.and_then(|column| column.as_ref().get(offset + trial)) {
                    *cell = *value;
                }
            }
            let history = events.map(|events| self.history(events, trial));
            for (output, column) in self.outputs.iter().zip(outputs.iter_mut()) {
                if output.source == Source::Alone
                    && let Some(cell) = column.get_mut(offset + trial)
                {
                    let answer = output.address.compute_in(&self.model, Values(values), history.as_ref());
                    *cell = answer.ok().and_then(Result::ok).unwrap_or(f64::NAN);
                }
            }
        }
    }

    /// What happened by chance in a trial.
    fn history(&self, events: &EventScratch, trial: usize) -> History<f64> {
        self.chance.history(&self.model, |column| {
            events.happenings.get(column).and_then(|row| row.get(trial)).copied().unwrap_or_default()
        })
    }
}
