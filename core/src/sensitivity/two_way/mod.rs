//! Two-way tables: one result over a grid of two inputs, and where the best decision changes.

mod axis;
mod lines;
mod request;
mod results;
mod table;

pub use request::{AxisRequest, TwoWayRequest};
pub use results::{Axis, BreakEvenLine, TwoWay};

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use crate::simulation::OnProgress;

impl Model {
    /// One result over a grid of two inputs, everything else at its base case: two-way sensitivity analysis, with the best
    /// decision at each place as in a strategy region graph (Clemen and Reilly, "Making Hard Decisions", chapter
    /// "Sensitivity Analysis": one-way, two-way, strategy regions).
    ///
    /// Cells are computed in exact decimals. The best decision is the option with the highest net present value, or doing
    /// nothing; ties go to doing nothing, then by id. Where it changes between two neighbours of a row or a column, the
    /// place is found in doubles by bisection, to 10⁻⁹ of the axis: these are the break-even lines.
    ///
    /// **Cost**: for each cell a run of the model in exact decimals and one of all options in doubles (in exact decimals
    /// where the best two are within 10⁻⁸ of each other), and about thirty runs of all options in doubles for each place
    /// where the decision changes.
    ///
    /// **When not to use it**: everything but the two inputs stays at its base case, and every cell looks equally likely,
    /// which it is not: how likely a region is only [`Model::simulate`] says. Between the values of an axis nothing is
    /// looked at: a decision that is best only inside one mesh is not seen.
    ///
    /// # Errors
    /// `invalid_argument`, `unknown_reference`, `out_of_domain`, `unknown_result` and `limit_exceeded` for requests that
    /// cannot be met; those of [`Model::evaluate`] where no result is named. What makes the scenario invalid in single cells
    /// stands there.
    ///
    /// ```
    /// use roicm::{AxisRequest, Model, TwoWayRequest};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.rework = { events_per_year = 600, minutes_per_event = 20 }
    ///     "#,
    /// )?;
    /// let axis = |path: &str, values: [i64; 2]| AxisRequest {
    ///     path: path.to_owned(),
    ///     values: values.map(Into::into).to_vec(),
    ///     ..AxisRequest::default()
    /// };
    /// let table = model.two_way(&TwoWayRequest {
    ///     x: axis("workforce.hourly_cost", [200, 300]),
    ///     y: axis("losses.rework.minutes_per_event", [10, 20]),
    ///     ..TwoWayRequest::default()
    /// })?;
    /// assert_eq!(table.cells[1][0].result, Some(40_000.into()));
    /// assert_eq!((table.x.base_index, table.y.base_index), (Some(0), Some(1)));
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn two_way(&self, request: &TwoWayRequest) -> Result<TwoWay, Problems> {
        self.two_way_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is (in cells computed), and stopping when told to.
    ///
    /// # Errors
    /// Those of [`Model::two_way`], and `cancelled` when it was stopped.
    pub fn two_way_with(&self, request: &TwoWayRequest, on_progress: &mut OnProgress<'_>) -> Result<TwoWay, Problems> {
        table::two_way(self, request, on_progress)
    }
}
