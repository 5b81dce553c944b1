//! The Python face: documents go in, documents come out, and a parsed model stays between the calls.
//!
//! Nothing here computes, knows a default or looks at what a number means. The package `roicm`, written in Python, makes
//! objects of the documents.

mod blocks;
mod errors;
mod intake;
mod many;
mod model;
mod presets;
mod run;
mod samples;
mod table;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use super::blocks::availability::{availability, availability_exact};
    #[pymodule_export]
    use super::blocks::distributions::{Distribution, fit};
    #[pymodule_export]
    use super::blocks::finance::{finance, finance_exact, internal_rate_of_return};
    #[pymodule_export]
    use super::blocks::numbers::is_plain;
    #[pymodule_export]
    use super::blocks::statistics::{compound_poisson, sample_statistic, wilson_interval};
    #[pymodule_export]
    use super::intake::columns_of_stream;
    #[pymodule_export]
    use super::model::Model;
    #[pymodule_export]
    use super::presets::{preset, presets};
    #[pymodule_export]
    use super::samples::Column;
    #[pymodule_export]
    use super::table::arrow_stream;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
        module.add("SCHEMA", roicm::SCHEMA)
    }
}
