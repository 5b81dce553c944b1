//! Tables of scenarios.

use core::ops::ControlFlow;
use std::sync::Arc;

use pyo3::prelude::*;
use roicm::document::decimal_from_json;
use roicm::{EvaluateManyRequest, InputColumn, SimulateManyRequest};

use crate::errors::{document, problems};
use crate::model::Model;
use crate::run::{Watch, watched};

/// Columns of inputs: their paths, and their values as they stand in JSON.
type Columns = Vec<(String, Vec<String>)>;

fn columns(written: Columns) -> Vec<InputColumn> {
    let column = |(path, values): (String, Vec<String>)| InputColumn {
        path,
        values: values.iter().map(|token| decimal_from_json(token)).collect(),
    };
    written.into_iter().map(column).collect()
}

/// Tells how many rows are done.
fn teller(watch: &Watch, rows: u64) -> impl FnMut(u64) -> ControlFlow<()> {
    move |done| watch.tell(done, rows)
}

fn rows(columns: &[InputColumn]) -> u64 {
    columns.first().map_or(0, |column| column.values.len() as u64)
}

#[pymethods]
impl Model {
    /// Results of many scenarios in the base case, as a document.
    #[pyo3(signature = (inputs, request, on_progress))]
    fn evaluate_many(
        &self,
        py: Python<'_>,
        inputs: Columns,
        request: &str,
        on_progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let request = EvaluateManyRequest::from_json(request).map_err(|found| problems(&found))?;
        let model = Arc::clone(&self.model);
        document(&watched(py, on_progress, move |watch| {
            let inputs = columns(inputs);
            model.evaluate_many(&inputs, &request, &mut teller(watch, rows(&inputs)))
        })?)
    }

    /// Figures of the simulations of many scenarios, as a document.
    #[pyo3(signature = (inputs, request, on_progress))]
    fn simulate_many(
        &self,
        py: Python<'_>,
        inputs: Columns,
        request: &str,
        on_progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let request = SimulateManyRequest::from_json(request).map_err(|found| problems(&found))?;
        let model = Arc::clone(&self.model);
        document(&watched(py, on_progress, move |watch| {
            let inputs = columns(inputs);
            model.simulate_many(&inputs, &request, &mut teller(watch, rows(&inputs)))
        })?)
    }
}
