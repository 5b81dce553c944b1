//! Numbers on their way to formulas and back.

use std::convert::Infallible;

use pyo3::Borrowed;
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyList, PyTuple};
use roicm::document::decimal_from_json;
use roicm::{Exact, Scalar};

use crate::errors::problems;

/// Numbers that need no second look: a list or tuple of `float` and `int`, or the memory of an array of doubles. Whatever else
/// there is (decimals, truths, numbers of other libraries, what is not a number) is for Python to tell apart.
pub(crate) enum Plain {
    Doubles(Vec<f64>),
    Other,
}

impl<'py> FromPyObject<'_, 'py> for Plain {
    type Error = Infallible;

    fn extract(values: Borrowed<'_, 'py, PyAny>) -> Result<Self, Infallible> {
        let listed = if let Ok(list) = values.cast_exact::<PyList>() {
            list.iter().map(|item| plain(&item)).collect()
        } else if let Ok(tuple) = values.cast_exact::<PyTuple>() {
            tuple.iter_borrowed().map(|item| plain(&item)).collect()
        } else {
            lent(&values)
        };
        Ok(listed.map_or(Self::Other, Self::Doubles))
    }
}

/// A number that is just that: no truth, which is an `int` too, and not what stands for no number.
fn plain(item: &Bound<'_, PyAny>) -> Option<f64> {
    let value = if let Ok(float) = item.cast_exact::<PyFloat>() {
        float.value()
    } else {
        item.cast_exact::<PyInt>().ok()?.extract().ok()?
    };
    (!value.is_nan()).then_some(value)
}

/// What an array of one dimension lends.
fn lent(values: &Bound<'_, PyAny>) -> Option<Vec<f64>> {
    // A masked array lends what is under its mask, too.
    if values.hasattr(intern!(values.py(), "mask")).ok()? {
        return None;
    }
    let lent = PyBuffer::<f64>::get(values).ok()?;
    // An array in the other order of bytes passes for one of doubles.
    let own_order = [c"d", c"@d", c"=d"].contains(&lent.format());
    let doubles = (own_order && lent.dimensions() == 1).then(|| lent.to_vec(values.py()).ok()).flatten()?;
    doubles.iter().all(|value| !value.is_nan()).then_some(doubles)
}

impl Plain {
    fn doubles(self) -> Option<Vec<f64>> {
        match self {
            Self::Doubles(values) => Some(values),
            Self::Other => None,
        }
    }

    /// What was found to be plain.
    pub(crate) fn required(self) -> PyResult<Vec<f64>> {
        self.doubles().ok_or_else(|| PyTypeError::new_err("expected doubles"))
    }
}

/// Whether numbers are plain.
#[pyfunction]
pub(crate) fn is_plain(values: Plain) -> bool {
    matches!(values, Plain::Doubles(_))
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

/// Computes with doubles. None unless all of them are plain.
pub(crate) fn over_doubles(
    formula: &impl Formula,
    series: Vec<Plain>,
    numbers: Plain,
) -> PyResult<Option<Vec<Option<f64>>>> {
    let series: Option<Vec<_>> = series.into_iter().map(Plain::doubles).collect();
    let (Some(series), Some(numbers)) = (series, numbers.doubles()) else { return Ok(None) };
    let results = formula.compute(&Given { series: &series, numbers: &numbers })?;
    // As in decimals: what has no value is no number.
    if results.iter().flatten().any(|value| !value.is_finite()) {
        return Err(PyOverflowError::new_err(
            "the result has no value: a number is too large, or outside of its domain",
        ));
    }
    Ok(Some(results))
}

/// Computes with decimals, which come and go as texts.
pub(crate) fn over_decimals(
    formula: &impl Formula,
    series: &[Vec<String>],
    numbers: &[String],
) -> PyResult<Vec<Option<Number>>> {
    let series: Vec<Vec<Exact>> = series.iter().map(|one| exact(one)).collect::<PyResult<_>>()?;
    let numbers = exact(numbers)?;
    let values = formula.compute(&Given { series: &series, numbers: &numbers })?;
    values.into_iter().map(|value| value.map(Crossing::leave).transpose()).collect()
}
