//! Rank correlations: which inputs does a result rise and fall with?

mod request;
mod results;
mod run;
#[cfg(test)]
mod tests;

pub use request::RankCorrelationsRequest;
pub use results::{InputRankCorrelation, RankCorrelations};

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use crate::simulation::OnProgress;

impl Model {
    /// Which inputs a result rises and falls with: Spearman's rank correlation between the draws of each uncertain input
    /// and the result, the strongest first.
    ///
    /// From 1 (the result is the higher, the higher the input, whatever else happens) over 0 to −1. Its square is, roughly,
    /// the share of the scatter of ranks that goes with the input. Intervals are those of independent trials: see
    /// [`rank_correlation`](crate::statistics::rank_correlation()) for the sources and for what they hold. Events come as
    /// expected. A payback that never comes ranks last, as an infinite time; trials in which another result has no value
    /// are left out and counted.
    ///
    /// **Cost**: one run of the model for each trial, and sorting the trials for each input. At most 262,144 trials are
    /// looked at, and more are not drawn.
    ///
    /// **When not to use it**: where the result rises and then falls with an input, which shows as nothing; to tell
    /// correlated inputs apart, of which each shows what the others do; and to decide what to look into: an input that
    /// moves a result may never change a decision (that is the value of information).
    ///
    /// # Errors
    /// `invalid_argument`, `unknown_result`, `unknown_reference` and `limit_exceeded` for requests that cannot be met; those
    /// of [`Model::evaluate`] where no result is named.
    ///
    /// ```
    /// use roicm::{Model, RankCorrelationsRequest};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.late = { events_per_year = 1, cost_per_event.uniform = { min = 100, max = 200 } }
    ///     losses.lost = { events_per_year = 9, cost_per_event.uniform = { min = 100, max = 200 } }
    ///     "#,
    /// )?;
    /// let found = model.rank_correlations(&RankCorrelationsRequest::default())?;
    /// assert_eq!(found.correlations[0].input.path, "losses.lost.cost_per_event");
    /// assert!(found.correlations[0].interval.unwrap().lower > 0.98);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn rank_correlations(&self, request: &RankCorrelationsRequest) -> Result<RankCorrelations, Problems> {
        self.rank_correlations_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is, and stopping when told to. Trials count once when they are drawn, and once for
    /// each input that they are sorted by.
    ///
    /// # Errors
    /// Those of [`Model::rank_correlations`], and `cancelled` when it was stopped: there is no part of a result.
    pub fn rank_correlations_with(
        &self,
        request: &RankCorrelationsRequest,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<RankCorrelations, Problems> {
        run::rank_correlations(self, request, on_progress)
    }
}
