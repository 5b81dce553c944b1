//! Scenarios that come with the library.

use pyo3::prelude::*;

/// The names of the presets, each with the company it is about.
#[pyfunction]
pub(crate) fn presets() -> Vec<(&'static str, &'static str)> {
    roicm::presets::PRESETS.iter().map(|preset| (preset.name, preset.description)).collect()
}

/// The document of a preset, in TOML; none where there is no such preset.
#[pyfunction]
pub(crate) fn preset(name: &str) -> Option<&'static str> {
    roicm::presets::preset(name).map(|preset| preset.toml)
}
