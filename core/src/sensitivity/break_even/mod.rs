//! Break-even between options: what would have to be true for another decision to be best.

mod grid;
mod refine;
mod request;
mod results;
mod scan;
mod search;

pub use request::BreakEvenRequest;
pub use results::{BreakEven, DecisionChange, DecisionSegment, InputBreakEven};

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use crate::simulation::OnProgress;

impl Model {
    /// Along one input, or each uncertain one in turn: the segments in which each decision is best, and the values at which
    /// that changes, everything else at its base case. It is the break-even (or switching value) analysis of project
    /// appraisal (HM Treasury, "The Green Book", on switching values; Clemen and Reilly, "Making Hard Decisions", chapter
    /// "Sensitivity Analysis").
    ///
    /// The best decision is the option with the highest net present value, or doing nothing; ties go to doing nothing, then
    /// by id. It is looked at on a grid over the range: 33 values in equal steps, for an uncertain input also its quantiles
    /// in 32 steps of probability, and the base case. Where two neighbours differ, the value is found by bisection to
    /// neighbouring doubles, and then in exact decimals by the secant method on the difference of the two net present values,
    /// which is exact where that is linear in the input.
    ///
    /// **Cost**: for each input about 70 runs of all options in doubles, and about 60 for each change.
    ///
    /// **When not to use it**: it moves one input at a time, so that two that change together are not seen (use
    /// [`Model::two_way`]); a decision that is best only between two neighbours of the grid is not seen either; and a change
    /// far out in the tail of an input hardly matters: look at
    /// [`probability_below`](DecisionChange::probability_below), and ask
    /// [`Model::simulate`] how often an option is best.
    ///
    /// # Errors
    /// `invalid_argument`, `unknown_reference`, `out_of_domain` and `limit_exceeded` for requests that cannot be met; those
    /// of [`Model::evaluate`] for the base case.
    ///
    /// ```
    /// use roicm::{BreakEvenRequest, Model};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.late = { events_per_year.uniform = { min = 0, max = 10 }, cost_per_event = 1000 }
    ///     [options.lite.steps.now]
    ///     cost = 4000
    ///     effects = [{ loss = "late", input = "events_per_year", set_to = 0 }]
    ///     "#,
    /// )?;
    /// let found = model.break_even(&BreakEvenRequest::default())?;
    /// let change = &found.inputs[0].changes[0];
    /// assert_eq!((change.from.as_str(), change.to.as_str()), ("do_nothing", "lite"));
    /// assert_eq!(change.value, 4.into());
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn break_even(&self, request: &BreakEvenRequest) -> Result<BreakEven, Problems> {
        self.break_even_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is (in points of the grids), and stopping when told to.
    ///
    /// # Errors
    /// Those of [`Model::break_even`], and `cancelled` when it was stopped.
    pub fn break_even_with(
        &self,
        request: &BreakEvenRequest,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<BreakEven, Problems> {
        search::break_even(self, request, on_progress)
    }
}
