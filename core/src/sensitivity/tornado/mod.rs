//! Tornado diagrams: each input at a low and a high value, everything else as it is.

mod bars;
mod request;
mod results;

pub use request::TornadoRequest;
pub use results::{Basis, Tornado, TornadoBar, TornadoEnd};

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use crate::simulation::OnProgress;

impl Model {
    /// How far a result moves with each input: a tornado diagram, after Howard, "Decision Analysis: Practice and Promise"
    /// (Management Science 34, 1988, 679–695).
    ///
    /// Each uncertain input is set to its 0.1 and its 0.9 quantile (or to others), everything else stays at its base case,
    /// and the result is computed in exact decimals; the bars are sorted by |high − low|. With a range, certain inputs are
    /// moved by that part of their base case too.
    ///
    /// **Cost**: two runs of the model for each input that the result depends on, and one for the baseline.
    ///
    /// **When not to use it**: it moves one input at a time, so that it is blind to interactions and to correlations, and
    /// says nothing of what lies between or beyond the two values (Eschenbach, "Spiderplots versus Tornado Diagrams for
    /// Sensitivity Analysis", Interfaces 22(6), 1992, 40–46; Saltelli and Annoni, "How to avoid a perfunctory sensitivity
    /// analysis", Environmental Modelling & Software 25, 2010, 1508–1517). Bars on one side of the baseline
    /// ([`same_side`](TornadoBar::same_side)) are a sign of that, unless the base case lies outside of the two values. A
    /// range that is the same part of every base case says how steep the result is, and nothing about which input is
    /// uncertain.
    ///
    /// # Errors
    /// `invalid_argument`, `unknown_result` and `limit_exceeded` for requests that cannot be met; those of
    /// [`Model::evaluate`] for the base case.
    ///
    /// ```
    /// use roicm::{Model, TornadoRequest};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost.uniform = { min = 150, max = 250 } }
    ///     losses.rework = { events_per_year = 600, minutes_per_event.uniform = { min = 10, max = 30 } }
    ///     "#,
    /// )?;
    /// let tornado = model.tornado(&TornadoRequest::default())?;
    /// let bar = &tornado.bars[0];
    /// assert_eq!(bar.input.path, "losses.rework.minutes_per_event");
    /// // 600 × 12 minutes and 600 × 28 minutes at HKD 200 an hour.
    /// assert_eq!((bar.low.value, bar.high.value), (12.into(), 28.into()));
    /// assert_eq!((bar.low.point.result, bar.high.point.result), (Some(24_000.into()), Some(56_000.into())));
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn tornado(&self, request: &TornadoRequest) -> Result<Tornado, Problems> {
        self.tornado_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is (in points computed), and stopping when told to.
    ///
    /// # Errors
    /// Those of [`Model::tornado`], and `cancelled` when it was stopped.
    pub fn tornado_with(
        &self,
        request: &TornadoRequest,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Tornado, Problems> {
        bars::tornado(self, request, on_progress)
    }
}
