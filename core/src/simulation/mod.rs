//! `simulate`: honest ranges.
//!
//! Every uncertain input is drawn once a trial by inverting its distribution at one uniform number of its own stream; the
//! formulas of the evaluation run on the drawn inputs, many trials at once; what comes of them is summed block by block
//! along a fixed tree and counted in whole numbers, so that the same request has the same bits on every platform, at any
//! number of threads, and however its blocks are shared out.

mod chance;
mod document;
mod engine;
mod events;
mod figure;
mod finish;
#[cfg(feature = "schema")]
mod form;
mod output;
mod points;
mod prepare;
mod program;
mod rate_bound;
mod reading;
mod recording;
mod request;
mod request_document;
mod results;
mod run;
mod sample;
mod shard;
mod shard_bytes;
mod summarise;
mod tally;
mod under_way;
mod until;

pub(crate) use engine::{Drawing, Trials};
pub(crate) use figure::Figure;
pub(crate) use points::{Points, Room};
pub(crate) use request::as_text;
#[cfg(feature = "schema")]
pub(crate) use request::seed_schema;
pub use request::{Precision, SimulateRequest};
pub use results::{
    ClaimSimulation, CostSummary, Estimate, FAN_QUANTILES, FanMonth, Histogram, LossSimulation, Never,
    OptionSimulation, PrecisionReached, Probability, QUANTILES, Quantile, Run, Samples, Simulation, Summary,
    TAIL_LEVELS, TailRisk,
};
pub use run::{OnProgress, Progress};
pub(crate) use sample::{Sample, sample};
pub use shard::Shard;
pub(crate) use tally::Adding;
pub use under_way::SimulationUnderWay;

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use prepare::Prepared;

/// Takes a block of draws: the paths of inputs, each with its draws.
pub type OnDraws<'a> = dyn FnMut(&[(&str, &[f64])]) + 'a;

impl Model {
    /// What the scenario may come to, by simulation.
    ///
    /// # Errors
    /// `invalid_argument`, `unknown_result` and `limit_exceeded` for requests that cannot be met; the problems of a
    /// claim's `given`.
    ///
    /// ```
    /// use roicm::{Model, SimulateRequest};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.rework = { events_per_year = 600, minutes_per_event.uniform = { min = 12, max = 24 } }
    ///     "#,
    /// )?;
    /// let simulation = model.simulate(&SimulateRequest::default())?;
    /// let cost = &simulation.today.annual_cost;
    /// // 600 × 18 minutes × HKD 200 an hour is HKD 36,000 on average.
    /// assert!((cost.mean.value.unwrap() - 36_000.0).abs() < 4.0 * cost.mean.standard_error.unwrap());
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn simulate(&self, request: &SimulateRequest) -> Result<Simulation, Problems> {
        self.simulate_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is, and stopping when told to.
    ///
    /// # Errors
    /// Those of [`Model::simulate`], and `cancelled` when it was stopped: there is no part of a result.
    pub fn simulate_with(
        &self,
        request: &SimulateRequest,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Simulation, Problems> {
        let prepared = Prepared::new(self, request)?;
        let tally = run::blocks(&prepared, 0..prepared.layout.blocks(), request.threads, on_progress)?;
        prepared.finish(self, request, tally)
    }

    /// Hands over what a simulation draws once a trial, block by block in the order of trials: the path and the draws of
    /// every uncertain input that has an influence on a result, in the input's own unit and currency.
    ///
    /// # Errors
    /// Those of [`Model::simulate`].
    pub fn draws(&self, request: &SimulateRequest, on_block: &mut OnDraws<'_>) -> Result<(), Problems> {
        let prepared = Prepared::new(self, request)?;
        let engine = prepared.engine();
        let mut scratch = engine.scratch();
        for index in 0..prepared.layout.blocks() {
            on_block(&engine.drawn(&prepared.layout.block(index), &mut scratch));
        }
        Ok(())
    }
}
