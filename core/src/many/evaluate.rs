//! The base cases of many scenarios.

use super::{EvaluateManyRequest, InputColumn, Many, OnRows};
use crate::evaluation::Address;
use crate::evaluation::compute::{self, OptionOutcome};
use crate::model::{Model, Values};
use crate::problem::{Code, Problem, Problems};
use crate::{Exact, Unit};

/// The results of an option that are given where none is named.
const OF_OPTION: [&str; 3] = ["net_present_value", "roicm", "payback_months"];

impl Model {
    /// Results of many scenarios in the base case: each is the scenario with the values of a row set.
    ///
    /// # Errors
    /// `unknown_reference` and `unknown_result` where a path names nothing, `invalid_argument` for columns of different
    /// lengths, `cancelled` when it was stopped. What is wrong with one row is told there.
    ///
    /// ```
    /// use core::ops::ControlFlow;
    /// use roicm::{EvaluateManyRequest, InputColumn, Model};
    ///
    /// let model = Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.rework = { events_per_year = 600, minutes_per_event = 15 }
    ///     "#,
    /// )?;
    /// let costs = [200, -1, 400].map(|cost| Ok(cost.into()));
    /// let column = InputColumn { path: "workforce.hourly_cost".to_owned(), values: costs.to_vec() };
    /// let request = EvaluateManyRequest { results: vec!["today.annual_cost".to_owned()], threads: 0 };
    /// let many = model.evaluate_many(&[column], &request, &mut |_| ControlFlow::Continue(()))?;
    /// assert_eq!(many.results[0].values, [Some(30_000.into()), None, Some(60_000.into())]);
    /// assert!(many.problems[1].is_some());
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn evaluate_many(
        &self,
        columns: &[InputColumn],
        request: &EvaluateManyRequest,
        on_rows: &mut OnRows<'_>,
    ) -> Result<Many<Exact>, Problems> {
        let results = if request.results.is_empty() { self.usual_results() } else { request.results.clone() };
        let mut addresses = Vec::new();
        let mut problems = Vec::new();
        for path in &results {
            match self.address(path) {
                Ok(address) => addresses.push(address),
                Err(problem) => problems.push(Problem { path: "results".to_owned(), ..problem }),
            }
        }
        Problems::check(problems)?;
        // What a row sets are numbers: losses, options and the horizon's results stand at the same places.
        let rows = self.each_row(columns, request.threads, on_rows, |model, _, _| model.answers(&addresses))?;
        let columns: Vec<(String, Unit)> =
            addresses.iter().map(|address| (address.path(self), address.unit())).collect();
        Ok(Many::of(columns, rows))
    }

    fn usual_results(&self) -> Vec<String> {
        let of_options =
            self.options().flat_map(|id| OF_OPTION.into_iter().map(move |name| format!("options.{id}.{name}")));
        core::iter::once("today.annual_cost".to_owned()).chain(of_options).collect()
    }

    /// Several results in the base case, nothing computed twice and nothing that none of them needs.
    fn answers(&self, addresses: &[Address]) -> Result<Vec<Option<Exact>>, Problems> {
        let base = self.base_values::<Exact>();
        let values = Values(&base);
        let today = compute::today(self, values).map_err(|below| self.below_zero("", below))?;
        let timeline = compute::Timeline::new(self, values);
        let mut outcomes: Vec<Option<OptionOutcome<Exact>>> = Vec::new();
        outcomes.resize_with(self.options.len(), || None);
        let mut answers = Vec::with_capacity(addresses.len());
        let mut problems = Vec::new();
        for address in addresses {
            let answer = match address.option() {
                None => address.of_today(&today),
                Some(index) => {
                    let rates =
                        |other: &Address| other.option() == Some(index) && other.name() == "internal_rate_of_return";
                    let place = outcomes.get_mut(index).expect("an address names an option of its model");
                    let outcome = match place {
                        Some(outcome) => outcome,
                        None => {
                            let with_rate = addresses.iter().any(rates);
                            let id = self.options.get(index).map_or("", |option| option.id.as_str());
                            let computed = compute::option(self, index, values, &today, &timeline, with_rate)
                                .map_err(|below| self.below_zero(id, below))?;
                            place.insert(computed)
                        }
                    };
                    address.of_option(outcome)
                }
            };
            if let Ok(Some(fault)) = answer.map(Exact::fault) {
                let message = format!("the result has no value: {fault}");
                problems.push(Problem::new(Code::Overflow, address.path(self), message));
            }
            answers.push(answer.ok());
        }
        Problems::check(problems)?;
        Ok(answers)
    }
}
