//! The value of information: which assumption is worth measuring before deciding, in money.

mod request;
mod results;
mod run;
#[cfg(test)]
mod tests;
mod words;

pub use request::ValueOfInformationRequest;
pub use results::{DecisionValue, GroupInformation, InputInformation, ValueOfInformation, ValueOfKnowing};

use core::ops::ControlFlow;

use crate::model::Model;
use crate::problem::Problems;
use crate::simulation::OnProgress;

impl Model {
    /// Which assumption is worth measuring before deciding, in money.
    ///
    /// The decisions are every option and doing nothing, worth their net present value, 0 for doing nothing. Deciding
    /// today, one takes what is best on average. The expected value of perfect information (EVPI) is how much more the best
    /// decision would bring, on average, if everything were known before; that of partial perfect information (EVPPI), if
    /// one input, or the inputs of a group, were. No study of an input can be worth more than its EVPPI. An input whose
    /// EVPPI is 0 may move results a lot, but hardly ever the decision (Howard 1966, "Information value theory").
    ///
    /// EVPI and its standard error come from the trials themselves, EVPPI by regression on them, with no further runs of the
    /// model: see [`evppi`](crate::statistics::evppi) for the method, its sources, and how bias shows. What is learned of
    /// an input tells about those correlated with it as well, which its EVPPI counts; values of single inputs do not
    /// add up to that of a group. Events come as expected.
    ///
    /// **Cost**: one run of the model for each trial; then, on at most the first 262,144 trials, one spline for each input
    /// and option, and for each group up to three selections among 192 terms. 8 bytes for each trial and each input or
    /// option, twice, within the limit `sample_bytes`.
    ///
    /// **When not to use it**: where the decision has been taken, or may be taken back at no cost; for values that depend
    /// on few trials of a heavy tail, of which wide intervals are the sign; as the price of a study that would be wrong at
    /// times: it is worth less than perfect information. Where options may be combined, or waiting is one, make that an
    /// option of the scenario.
    ///
    /// # Errors
    /// `missing_field` in a scenario without options; `invalid_argument`, `unknown_reference` and `limit_exceeded` for
    /// requests that cannot be met; `availability_below_zero`.
    ///
    /// ```
    /// use roicm::{Model, ValueOfInformationRequest};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.late = { events_per_year = 10, cost_per_event.uniform = { min = 500, max = 2500 } }
    ///     losses.lost = { events_per_year = 10, cost_per_event.uniform = { min = 100, max = 120 } }
    ///
    ///     [options.lite.steps.migrate]
    ///     cost = 12000
    ///     effects = [
    ///       { loss = "late", input = "events_per_year", reduce_by = 1 },
    ///       { loss = "lost", input = "events_per_year", reduce_by = 1 },
    ///     ]
    ///     "#,
    /// )?;
    /// let found = model.value_of_information(&ValueOfInformationRequest::default())?;
    /// // 10 × (1,500 + 110) less 12,000 is 4,100 on average, and less than nothing where late orders cost below 1,090.
    /// assert_eq!((found.best.as_str(), found.inputs[0].input.path.as_str()), ("lite", "losses.late.cost_per_event"));
    /// // ∫ (10,900 − 10x) dx ÷ 2,000 from 500 to 1,090.
    /// let worth = found.inputs[0].knowing;
    /// assert!((worth.value - 870.25).abs() < 4.0 * worth.standard_error);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn value_of_information(&self, request: &ValueOfInformationRequest) -> Result<ValueOfInformation, Problems> {
        self.value_of_information_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is, and stopping when told to. Trials count once when they are drawn, and once for
    /// each input or group that is fitted on them.
    ///
    /// # Errors
    /// Those of [`Model::value_of_information`], and `cancelled` when it was stopped: there is no part of a result.
    pub fn value_of_information_with(
        &self,
        request: &ValueOfInformationRequest,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<ValueOfInformation, Problems> {
        run::value_of_information(self, request, on_progress)
    }
}
