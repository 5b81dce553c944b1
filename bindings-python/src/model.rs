//! A scenario that has been read and checked, kept between the calls.

use std::sync::Arc;

use pyo3::prelude::*;
use roicm::document::Format;
use roicm::{
    Document, EvaluateRequest, GoalSeekRequest, Limits, Precision, Problem, Problems, Progress, SensitivityRequest,
    SimulateRequest,
};

use crate::errors::{document, internal, problems};
use crate::run::watched;
use crate::samples::Column;

/// Columns of samples, by the path of their result.
type Samples = Vec<(String, Column)>;

/// A valid scenario. Never changes.
#[pyclass(frozen, module = "roicm._native")]
pub(crate) struct Model {
    pub(crate) model: Arc<roicm::Model>,
}

impl Model {
    fn of(model: roicm::Model) -> Self {
        Self { model: Arc::new(model) }
    }
}

#[pymethods]
impl Model {
    /// Reads a document: bytes of `toml` or `json`, or of either where no format is named.
    #[staticmethod]
    fn parse(py: Python<'_>, text: &[u8], format: Option<&str>) -> PyResult<Self> {
        let format = match format {
            Some("json") => Some(Format::Json),
            Some("toml") => Some(Format::Toml),
            _ => None,
        };
        let limits = Limits::default();
        let read = || Document::parse(text, format, &limits)?.model(&limits);
        py.detach(read).map(Self::of).map_err(|found| problems(&found))
    }

    /// Reads a document that was made by a program, in JSON: there is no text in which problems would have a place.
    #[staticmethod]
    fn read(py: Python<'_>, text: &[u8]) -> PyResult<Self> {
        let limits = Limits::default();
        let read = || Document::parse(text, Some(Format::Json), &limits)?.model(&limits);
        let placeless = |found: Problems| {
            let without = found.into_vec().into_iter().map(|problem| Problem { location: None, ..problem });
            Problems::check(without.collect()).err().map_or_else(internal, |found| problems(&found))
        };
        py.detach(read).map(Self::of).map_err(placeless)
    }

    /// The same scenario with some numbers replaced: a JSON object of paths and numbers.
    fn replace(&self, py: Python<'_>, values: &str) -> PyResult<Self> {
        py.detach(|| self.model.with_json(values)).map(Self::of).map_err(|found| problems(&found))
    }

    /// The scenario as a document, in JSON.
    fn document(&self) -> PyResult<String> {
        document(self.model.scenario())
    }

    #[getter]
    fn name(&self) -> Option<&str> {
        self.model.name()
    }

    #[getter]
    fn currency(&self) -> &str {
        self.model.currency()
    }

    #[getter]
    fn horizon_months(&self) -> u32 {
        self.model.horizon_months()
    }

    #[getter]
    fn payback_target_months(&self) -> Option<u32> {
        self.model.payback_target_months()
    }

    #[getter]
    fn fingerprint(&self) -> &str {
        self.model.fingerprint()
    }

    #[getter]
    fn losses(&self) -> Vec<&str> {
        self.model.losses().collect()
    }

    #[getter]
    fn options(&self) -> Vec<&str> {
        self.model.options().collect()
    }

    #[getter]
    fn inputs(&self) -> Vec<&str> {
        self.model.inputs().iter().map(roicm::Input::path).collect()
    }

    fn notices(&self) -> PyResult<String> {
        document(&self.model.notices())
    }

    /// The base case, as a document.
    fn evaluate(&self, py: Python<'_>, request: &str) -> PyResult<String> {
        let request = EvaluateRequest::from_json(request).map_err(|found| problems(&found))?;
        let model = Arc::clone(&self.model);
        document(&watched(py, None, move |_| model.evaluate_with(request))?)
    }

    /// What it may come to: a document without samples, and the samples by path where they were asked for.
    #[pyo3(signature = (request, until, on_progress))]
    fn simulate(
        &self,
        py: Python<'_>,
        request: &str,
        until: Option<&str>,
        on_progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<(String, Option<Samples>)> {
        let request = SimulateRequest::from_json(request).map_err(|found| problems(&found))?;
        let until = until.map(Precision::from_json).transpose().map_err(|found| problems(&found))?;
        let model = Arc::clone(&self.model);
        let mut simulation = watched(py, on_progress, move |watch| {
            let on_progress = &mut |progress: Progress| watch.tell(progress.done, progress.trials);
            match until {
                None => model.simulate_with(&request, on_progress),
                Some(precision) => model.simulate_until(&request, &precision, on_progress),
            }
        })?;
        let samples = simulation.samples.take().map(|samples| {
            let columns = samples.columns.into_iter().map(|column| Column::new(column).ok_or_else(internal));
            samples.paths.into_iter().zip(columns).map(|(path, column)| Ok((path, column?))).collect::<PyResult<_>>()
        });
        Ok((document(&simulation)?, samples.transpose()?))
    }

    /// An analysis of sensitivity, as a document. The request names its method.
    #[pyo3(signature = (request, on_progress))]
    fn sensitivity(&self, py: Python<'_>, request: &str, on_progress: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        let request = SensitivityRequest::from_json(request).map_err(|found| problems(&found))?;
        let model = Arc::clone(&self.model);
        document(&watched(py, on_progress, move |watch| {
            model.sensitivity_with(&request, &mut |progress: Progress| watch.tell(progress.done, progress.trials))
        })?)
    }

    /// Where a result reaches a target, as a document.
    fn goal_seek(&self, py: Python<'_>, request: &str) -> PyResult<String> {
        let GoalSeekRequest { result, input, target } =
            GoalSeekRequest::from_json(request).map_err(|found| problems(&found))?;
        let model = Arc::clone(&self.model);
        document(&watched(py, None, move |_| model.goal_seek(&result, &input, target))?)
    }

    /// The plan of an option, as a document; none where there is no such option.
    fn plan(&self, option: &str) -> PyResult<Option<String>> {
        self.model.plan(option).map(|plan| document(&plan)).transpose()
    }

    /// How a result comes about, as a document.
    fn explain(&self, py: Python<'_>, result: String) -> PyResult<String> {
        let model = Arc::clone(&self.model);
        document(&watched(py, None, move |_| model.explain(&result))?)
    }
}
