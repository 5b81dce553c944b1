//! How large a document and a run may be.

use serde::Serialize;

/// Limits that are checked before anything is allocated for what they limit. A service may set its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a document.
    pub document_bytes: usize,
    /// Tables and arrays inside one another; more than 80 are refused whatever is set here.
    pub depth: usize,
    /// Losses of a scenario.
    pub losses: usize,
    /// Options of a scenario.
    pub options: usize,
    /// Steps of an option; also subscriptions, running costs, and the gains of a step.
    pub steps_per_option: usize,
    /// Claims of a scenario.
    pub claims: usize,
    /// Inputs that a scenario writes.
    pub inputs: usize,
    /// Characters of a label.
    pub label_characters: usize,
    /// Characters of a source or a note.
    pub text_characters: usize,
    /// Values of a `discrete` or `sample` distribution.
    pub distribution_values: usize,
    /// Months of the horizon.
    pub horizon_months: u32,
    /// Work of finding what claims would need, in loss-months computed: a search that would pass it is left out, and said
    /// so. The default takes a second or two.
    pub search_work: u64,
    /// Trials of a simulation, or computations of the model for Sobol indices.
    pub trials: u64,
    /// Events of Poisson losses in a simulation, expected at the 0.9999 quantile of their rates.
    pub poisson_events: u64,
    /// Cells of a two-way table.
    pub table_cells: u64,
    /// Work of a tornado, a two-way table or a search for break-even values, in loss-months computed in exact decimals.
    /// The default takes at most about a minute.
    pub point_work: u64,
    /// Bytes that the samples of a simulation take, where they are asked for: eight for each result of each trial. Also what
    /// results for Sobol indices take, with their resampling.
    pub sample_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 256 * 1024,
            depth: 16,
            losses: 100,
            options: 20,
            steps_per_option: 20,
            claims: 50,
            inputs: 500,
            label_characters: 200,
            text_characters: 2_000,
            distribution_values: 10_000,
            horizon_months: 600,
            search_work: 30_000_000,
            trials: 1_000_000_000,
            poisson_events: 1_000_000_000,
            table_cells: 10_000,
            point_work: 60_000_000,
            sample_bytes: 4 << 30,
        }
    }
}
