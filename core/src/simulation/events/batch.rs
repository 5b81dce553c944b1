//! Events of one loss and month, side by side.

use super::ChanceLoss;
use super::costs::INPUTS;
use super::drawn::{Drawn, Known};
use crate::number::LANES;
use crate::sampling::Generator;
use crate::simulation::chance::PARTS;

/// How many events are costed at once: few enough for their columns to stay near the processor.
pub(super) const BATCH: usize = 512;

/// A number of each event of a batch.
pub(super) type Column = [f64; BATCH];

/// Events of one loss and month, trial after trial.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) len: usize,
    pub(super) runs: Vec<Run>,
    /// When each happens in units of rate: it does where the rate is as large.
    pub(super) times: Box<Column>,
    /// What an event is made of, as `EventInputs` orders it.
    pub(super) inputs: Box<[Column; INPUTS]>,
    /// What an event comes to today, and under the option at hand.
    pub(super) today: Box<[Column; PARTS]>,
    pub(super) under: Box<[Column; PARTS]>,
    /// The sizes of the effects of the option at hand.
    pub(super) sizes: Vec<Column>,
    /// The streams of magnitudes, in the month of the trial at hand.
    pub(super) magnitudes: Vec<Generator>,
    /// What the trials say of each input: for what is drawn by event, of its exchange rate, if there is one.
    pub(super) known_inputs: Vec<Option<Known>>,
    /// What the trials say of the size of each effect, by change.
    pub(super) known_sizes: Vec<Vec<Option<Known>>>,
}

/// The events of a trial.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) trial: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Batch {
    pub(super) fn new() -> Self {
        Self {
            len: 0,
            runs: Vec::new(),
            times: Box::new([0.0; BATCH]),
            inputs: Box::new([[0.0; BATCH]; INPUTS]),
            today: Box::new([[0.0; BATCH]; PARTS]),
            under: Box::new([[0.0; BATCH]; PARTS]),
            sizes: Vec::new(),
            magnitudes: Vec::new(),
            known_inputs: Vec::new(),
            known_sizes: Vec::new(),
        }
    }

    /// Makes room for the events of a loss in some trials.
    #[inline(always)]
    pub(super) fn begin(&mut self, loss: &ChanceLoss, drawn: &Drawn<'_>) {
        self.clear();
        self.known_inputs.clear();
        self.known_inputs.extend(loss.inputs.known(drawn));
        for ((source, known), column) in loss.inputs.sources().zip(&self.known_inputs).zip(self.inputs.iter_mut()) {
            if let (None, Some(Known { row: [value, ..], is_certain: true })) = (&source.magnitude, known) {
                column.fill(*value);
            }
        }
        self.known_sizes.clear();
        self.known_sizes.extend(loss.changes.iter().map(|change| change.known_sizes(drawn)));
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.runs.clear();
    }

    /// Completes the columns of inputs: so far they hold uniform numbers of what is drawn by event.
    #[inline(always)]
    pub(super) fn complete(&mut self, loss: &ChanceLoss) {
        let columns = loss.inputs.sources().zip(&self.known_inputs).zip(self.inputs.iter_mut());
        for ((source, known), column) in columns {
            let Some(column) = column.get_mut(..self.len) else { continue };
            match (&source.magnitude, known) {
                (Some(magnitude), rate) => {
                    magnitude.inverse.fill(column);
                    if let Some(rate) = rate {
                        by_trial(&self.runs, rate, column, |draw, rate| draw * rate);
                    }
                }
                (None, Some(known)) if !known.is_certain => by_trial(&self.runs, known, column, |_, value| value),
                (None, _) => {}
            }
        }
    }
}

/// Gives each event what `f` makes of what it has and what its trial has.
#[inline(always)]
pub(super) fn by_trial(runs: &[Run], known: &Known, column: &mut [f64], f: impl Fn(f64, f64) -> f64) {
    for run in runs {
        let value = known.row.get(run.trial).copied().unwrap_or_default();
        column.get_mut(run.from..run.to).into_iter().flatten().for_each(|cell| *cell = f(*cell, value));
    }
}

/// The columns of a batch as chunks, each of which is computed at once.
#[inline(always)]
pub(super) fn chunks(column: &Column) -> &[[f64; LANES]] {
    column.as_chunks().0
}
