//! Numbers on their way to formulas and back.

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use roicm::document::decimal_from_json;
use roicm::{Exact, Scalar};

use crate::errors::problems;

/// Numbers of one kind: all doubles, or all decimals.
#[derive(FromPyObject)]
pub(crate) enum Numbers {
    Doubles(Vec<f64>),
    Decimals(Vec<String>),
}

/// A number of either kind.
#[derive(IntoPyObject)]
pub(crate) enum Number {
    Double(f64),
    Decimal(String),
}

/// What a formula can be computed with here.
pub(crate) trait Crossing: Scalar {
    fn leave(self) -> PyResult<Number>;
}

impl Crossing for f64 {
    fn leave(self) -> PyResult<Number> {
        Ok(Number::Double(self))
    }
}

impl Crossing for Exact {
    fn leave(self) -> PyResult<Number> {
        match self.fault() {
            None => Ok(Number::Decimal(self.to_string())),
            Some(fault) => Err(PyOverflowError::new_err(format!("the result has no value: {fault}"))),
        }
    }
}

/// The decimals of tokens of JSON.
pub(crate) fn exact(texts: &[String]) -> PyResult<Vec<Exact>> {
    let read = |text: &String| decimal_from_json(text).map(Exact::from).map_err(|problem| problems(&problem.into()));
    texts.iter().map(read).collect()
}

/// What a formula is given: series of numbers, and numbers of their own.
pub(crate) struct Given<'a, N> {
    pub(crate) series: &'a [Vec<N>],
    pub(crate) numbers: &'a [N],
}

impl<N: Copy> Given<'_, N> {
    pub(crate) fn series(&self) -> PyResult<&[N]> {
        self.series.first().map(Vec::as_slice).ok_or_else(too_few)
    }

    pub(crate) fn number(&self, index: usize) -> PyResult<N> {
        self.numbers.get(index).copied().ok_or_else(too_few)
    }
}

fn too_few() -> PyErr {
    PyValueError::new_err("too few numbers")
}

/// What a formula gives: none where a value does not exist.
pub(crate) type Outcome<N> = PyResult<Vec<Option<N>>>;

/// A formula that is written once, over any number.
pub(crate) trait Formula {
    fn compute<N: Scalar>(&self, given: &Given<'_, N>) -> Outcome<N>;
}

/// Computes with whichever kind of number is given: one for all.
pub(crate) fn over_either(
    formula: &impl Formula,
    series: Vec<Numbers>,
    numbers: Numbers,
) -> PyResult<Vec<Option<Number>>> {
    let is_empty = |one: &Numbers| matches!(one, Numbers::Doubles(values) if values.is_empty());
    let has_decimals = |one: &Numbers| matches!(one, Numbers::Decimals(_));
    if series.iter().chain([&numbers]).any(|one| has_decimals(one) && !is_empty(one)) {
        over(formula, series, numbers, |one| match one {
            Numbers::Decimals(texts) => exact(&texts),
            Numbers::Doubles(values) if values.is_empty() => Ok(Vec::new()),
            Numbers::Doubles(_) => Err(PyTypeError::new_err("doubles and decimals are mixed")),
        })
    } else {
        over(formula, series, numbers, |one| match one {
            Numbers::Doubles(values) => Ok(values),
            Numbers::Decimals(_) => Ok(Vec::new()),
        })
    }
}

fn over<N: Crossing>(
    formula: &impl Formula,
    series: Vec<Numbers>,
    numbers: Numbers,
    read: impl Fn(Numbers) -> PyResult<Vec<N>>,
) -> PyResult<Vec<Option<Number>>> {
    let series: Vec<Vec<N>> = series.into_iter().map(&read).collect::<PyResult<_>>()?;
    let numbers = read(numbers)?;
    let values = formula.compute(&Given { series: &series, numbers: &numbers })?;
    values.into_iter().map(|value| value.map(Crossing::leave).transpose()).collect()
}
