//! Sobol indices: which inputs does the variance of a result come from?

mod factors;
mod model_function;
mod request;
mod results;
mod run;
#[cfg(test)]
mod tests;

pub use request::{Correlated, SobolKind, SobolRequest, SobolUntil, UnknownWord};
pub use results::{Sobol, SobolFactorIndices, SobolPairIndices, SobolRun, SobolUntilReached};

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use crate::simulation::OnProgress;

impl Model {
    /// Which inputs the variance of a result comes from: first-order and total Sobol indices of every uncertain input,
    /// and those of pairs on request.
    ///
    /// The first-order index of an input is the share of the variance that would go away, on average, if it were known;
    /// its total index the share that would be left if all but it were known, which counts its interactions too. Where
    /// the sum of first orders is near 1, the result is nearly a sum of what each input does.
    ///
    /// Estimated by Saltelli and others (2010) and Jansen (1999) from scrambled Sobol points, with bootstrap intervals:
    /// see [`statistics::sobol_indices`](crate::statistics::sobol_indices()) for sources and for what the intervals hold.
    /// Events come as expected.
    ///
    /// Inputs that are correlated with one another have no shares of their own. They are one factor, together with all
    /// that chains of correlations connect with them; notices say so. Named groups are one factor too.
    ///
    /// **Cost**: N(k + 2) computations of the model for k factors that the result depends on, with pairs N(2k + 2), within
    /// the limit `trials`; 8 bytes for each, within the limit `sample_bytes`.
    ///
    /// **When not to use it**: for results that some cases do not have or that are infinite in some (paybacks that never
    /// come, returns without costs), which are refused; where tails are so heavy that a few cases make up the variance,
    /// of which wide intervals are the sign; where correlated inputs are to be told apart; and where the question is which
    /// input may change a decision, not which one moves a number: that is the value of information.
    ///
    /// # Errors
    /// `invalid_argument`, `unknown_result`, `unknown_reference` and `limit_exceeded` for requests that cannot be met, and
    /// for results without a value in some cases; those of [`Model::evaluate`] where no result is named.
    ///
    /// ```
    /// use roicm::{Model, SobolRequest};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.late = { events_per_year = 1, cost_per_event.uniform = { min = 100, max = 200 } }
    ///     losses.lost = { events_per_year = 2, cost_per_event.uniform = { min = 100, max = 200 } }
    ///     "#,
    /// )?;
    /// let sobol = model.sobol(&SobolRequest::default())?;
    /// // Twice the effect, four times the variance: 4/5.
    /// assert_eq!(sobol.factors[0].name, "losses.lost.cost_per_event");
    /// assert!((sobol.factors[0].total.unwrap().estimate - 0.8).abs() < 0.01);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn sobol(&self, request: &SobolRequest) -> Result<Sobol, Problems> {
        self.sobol_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how often the model is computed, and stopping when told to.
    ///
    /// # Errors
    /// Those of [`Model::sobol`], and `cancelled` when it was stopped: there is no part of a result.
    pub fn sobol_with(&self, request: &SobolRequest, on_progress: &mut OnProgress<'_>) -> Result<Sobol, Problems> {
        run::sobol(self, request, on_progress)
    }
}
