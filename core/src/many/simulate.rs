//! The simulations of many scenarios.

use core::ops::ControlFlow;

use super::{InputColumn, Many, OnRows, SimulateManyRequest};
use crate::SimulateRequest;
use crate::model::Model;
use crate::problem::{Problem, Problems};
use crate::simulation::Figure;

/// The figures of an option that are given where none is named; the second one where there is a target.
const OF_OPTION: [&str; 4] =
    ["net_present_value.mean", "probability_of_payback_by_target", "probability_of_profit", "probability_best"];

impl Model {
    /// Figures of the simulations of many scenarios: each is the scenario with the values of a row set, and all are
    /// drawn with the same seed. A figure is null where a row has none, and where a time is never.
    ///
    /// # Errors
    /// `unknown_reference` and `unknown_result` where a path names nothing, `invalid_argument` for columns of different
    /// lengths and for samples, `cancelled` when it was stopped. What is wrong with one row is told there.
    ///
    /// ```
    /// use core::ops::ControlFlow;
    /// use roicm::{InputColumn, Model, SimulateManyRequest, SimulateRequest};
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
    /// let costs = [200, 400].map(|cost| Ok(cost.into()));
    /// let column = InputColumn { path: "workforce.hourly_cost".to_owned(), values: costs.to_vec() };
    /// let request = SimulateManyRequest {
    ///     results: vec!["today.annual_cost.mean".to_owned()],
    ///     simulation: SimulateRequest { trials: 1000, ..SimulateRequest::default() },
    /// };
    /// let many = model.simulate_many(&[column], &request, &mut |_| ControlFlow::Continue(()))?;
    /// let alone = model.simulate(&request.simulation)?;
    /// assert_eq!(many.results[0].values[0], alone.today.annual_cost.mean.value);
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn simulate_many(
        &self,
        columns: &[InputColumn],
        request: &SimulateManyRequest,
        on_rows: &mut OnRows<'_>,
    ) -> Result<Many<f64>, Problems> {
        request.check()?;
        let results = if request.results.is_empty() { self.usual_figures() } else { request.results.clone() };
        let mut simulation = request.simulation.clone();
        let mut figures = Vec::new();
        let mut problems = Vec::new();
        for path in &results {
            match Figure::parse(self, path, &mut simulation) {
                Ok(figure) => figures.push(figure),
                Err(problem) => problems.push(Problem { path: "results".to_owned(), ..problem }),
            }
        }
        Problems::check(problems)?;
        let rows = self.each_row(columns, request.simulation.threads, on_rows, |model, threads, goes_on| {
            let request = SimulateRequest { threads, ..simulation.clone() };
            let on_progress = &mut |_| if goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
            let simulation = model.simulate_with(&request, on_progress)?;
            Ok(figures.iter().map(|figure| figure.value(&simulation)).collect())
        })?;
        let columns = results.into_iter().zip(&figures).map(|(path, figure)| (path, figure.unit(self))).collect();
        Ok(Many::of(columns, rows))
    }

    fn usual_figures(&self) -> Vec<String> {
        let of_options = self.options().flat_map(|id| {
            OF_OPTION
                .into_iter()
                .filter(|name| self.payback_target.is_some() || !name.ends_with("by_target"))
                .map(move |name| format!("options.{id}.{name}"))
        });
        core::iter::once("today.annual_cost.mean".to_owned()).chain(of_options).collect()
    }
}
