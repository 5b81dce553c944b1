//! `roicm::statistics`: of samples, of counts, of rare events.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use roicm::statistics::{self, CompoundPoisson, Proportion, QuantileType};

use super::numbers::Plain;

/// A statistic of a sample in any order: a value, or the two ends of an interval.
#[pyfunction]
pub(crate) fn sample_statistic(
    py: Python<'_>,
    name: &str,
    values: Plain,
    at: Plain,
    confidence: Option<f64>,
) -> PyResult<Vec<Option<(f64, f64)>>> {
    let (mut values, at) = (values.required()?, at.required()?);
    let one = |sorted: &[f64], p: f64| {
        let twice = |value: f64| (value, value);
        Ok(match name {
            "quantile" => statistics::quantile(sorted, p, QuantileType::Type7).map(twice),
            "value_at_risk" => statistics::value_at_risk(sorted, p).map(twice),
            "tail_value_at_risk" => statistics::tail_value_at_risk(sorted, p).map(twice),
            "quantile_interval" => {
                let confidence = confidence.ok_or_else(|| PyValueError::new_err("a confidence is missing"))?;
                statistics::quantile_interval(sorted, p, confidence).map(|interval| (interval.lower, interval.upper))
            }
            _ => return Err(PyValueError::new_err(format!("there is no statistic {name:?}"))),
        })
    };
    py.detach(|| {
        values.sort_unstable_by(f64::total_cmp);
        at.into_iter().map(|p| one(&values, p)).collect()
    })
}

/// Wilson's interval of a proportion; none where it has none.
#[pyfunction]
pub(crate) fn wilson_interval(successes: u64, trials: u64, confidence: f64) -> Option<(f64, f64)> {
    let interval = Proportion { successes, trials }.wilson_interval(confidence)?;
    Some((interval.lower, interval.upper))
}

/// Mean, variance and skewness of the sum of a Poisson number of losses, from three moments of one.
#[pyfunction]
pub(crate) fn compound_poisson(rate: f64, severity_moments: [f64; 3]) -> (f64, f64, f64) {
    let year = CompoundPoisson { rate, severity_moments };
    (year.mean(), year.variance(), year.skewness())
}
