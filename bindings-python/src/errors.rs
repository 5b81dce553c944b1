//! Problems of the core as exceptions of Python.

use pyo3::PyErr;
use pyo3::exceptions::PyRuntimeError;
use roicm::Problems;
use serde::Serialize;

pyo3::import_exception!(roicm.errors, ScenarioError);

/// The exception that holds all problems: as people read them, and as a document.
pub(crate) fn problems(problems: &Problems) -> PyErr {
    match document(problems) {
        Ok(document) => ScenarioError::new_err((problems.to_string(), document)),
        Err(error) => error,
    }
}

/// A result as a document.
pub(crate) fn document(result: &impl Serialize) -> Result<String, PyErr> {
    serde_json::to_string(result).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// What an error of this program is told as: never as a panic.
pub(crate) fn internal() -> PyErr {
    PyRuntimeError::new_err("an error inside roicm; please report it with the scenario and the call")
}
