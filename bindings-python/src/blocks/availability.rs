//! `roicm::availability`, by the names of its functions.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use roicm::Scalar;
use roicm::availability::{self as core, Period};
use roicm::document::decimal_from_json;

use super::numbers::{Formula, Given, Number, Outcome, Plain, over_decimals, over_doubles};
use crate::errors::problems;

/// A function of `roicm::availability` by its name, over doubles. A period is named, or a number of hours. None unless all
/// numbers are plain.
#[pyfunction]
pub(crate) fn availability(
    name: &str,
    series: Vec<Plain>,
    numbers: Plain,
    period: Option<&str>,
) -> PyResult<Option<Vec<Option<f64>>>> {
    let period = period.map(read_period).transpose()?;
    over_doubles(&Availability { name, period }, series, numbers)
}

/// The same in exact decimals.
#[pyfunction]
pub(crate) fn availability_exact(
    name: &str,
    series: Vec<Vec<String>>,
    numbers: Vec<String>,
    period: Option<&str>,
) -> PyResult<Vec<Option<Number>>> {
    let period = period.map(read_period).transpose()?;
    over_decimals(&Availability { name, period }, &series, &numbers)
}

struct Availability<'a> {
    name: &'a str,
    period: Option<Period>,
}

fn read_period(text: &str) -> PyResult<Period> {
    if let Some(named) = Period::NAMED.iter().copied().find(|period| period.name() == Some(text)) {
        return Ok(named);
    }
    if !text.starts_with(|first: char| first.is_ascii_digit() || "-\"".contains(first)) {
        let names: Vec<&str> = Period::NAMED.iter().filter_map(|period| period.name()).collect();
        let message = format!("there is no period {text:?}; give a number of hours, or one of {}", names.join(", "));
        return Err(PyValueError::new_err(message));
    }
    decimal_from_json(text).map(Period::Hours).map_err(|problem| problems(&problem.into()))
}

impl Formula for Availability<'_> {
    fn compute<N: Scalar>(&self, given: &Given<'_, N>) -> Outcome<N> {
        let Self { name, period } = *self;
        let number = |index| given.number(index);
        let period = || period.ok_or_else(|| PyValueError::new_err("a period is missing"));
        let one = |value: N| Ok(vec![Some(value)]);
        match name {
            "series_availability" => one(core::series_availability(given.series()?)),
            "parallel_availability" => one(core::parallel_availability(given.series()?)),
            "downtime_hours" => one(core::downtime_hours(number(0)?, period()?)),
            "availability_from_downtime" => one(core::availability_from_downtime(number(0)?, period()?)),
            "availability_from_failures" => one(core::availability_from_failures(number(0)?, number(1)?)),
            "mean_time_to_restore" => Ok(vec![core::mean_time_to_restore(number(0)?, number(1)?)]),
            "mean_time_between_failures" => Ok(vec![core::mean_time_between_failures(number(0)?, number(1)?)]),
            _ => Err(PyValueError::new_err(format!("there is no function {name:?}"))),
        }
    }
}
