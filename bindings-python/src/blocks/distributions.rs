//! `roicm::distribution`: what an uncertain number may be.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use roicm::distribution::{self as core, Invalid};
use roicm::document::{Quantity, decimal_from_json};
use roicm::{Bound as End, Exact, Limits, Problems};

use super::numbers::{Crossing, Number, Plain};
use crate::errors::problems;

/// A distribution that can be computed with.
#[pyclass(frozen, module = "roicm._native")]
pub(crate) struct Distribution {
    distribution: core::Distribution,
}

#[pymethods]
impl Distribution {
    /// Reads a number as a document writes it; none where it is certain.
    #[staticmethod]
    fn read(quantity: &str) -> PyResult<Option<Self>> {
        let resolved = Quantity::from_json(quantity).and_then(|quantity| {
            let written = quantity.distribution.as_ref();
            written.map(|written| written.resolve(&Limits::default()).map_err(Problems::from)).transpose()
        });
        let resolved = resolved.map_err(|found| problems(&found))?;
        Ok(resolved.map(|distribution| Self { distribution }))
    }

    fn mean(&self) -> PyResult<Number> {
        self.distribution.mean().leave()
    }

    fn variance(&self) -> PyResult<Number> {
        self.distribution.variance().leave()
    }

    /// The ends; none where there is none.
    fn support(&self) -> PyResult<(Option<Number>, Option<Number>)> {
        let end = |bound| match bound {
            End::Finite(value) => Exact::leave(value).map(Some),
            End::MinusInfinity | End::Infinity => Ok(None),
        };
        let support = self.distribution.support();
        Ok((end(support.low)?, end(support.high)?))
    }

    fn cdf(&self, py: Python<'_>, values: Plain) -> PyResult<Vec<f64>> {
        let values = values.required()?;
        Ok(py.detach(|| values.into_iter().map(|value| self.distribution.cdf(value)).collect()))
    }

    fn has_density(&self) -> bool {
        self.distribution.density(0.0).is_some()
    }

    /// Empty where there is none.
    fn density(&self, py: Python<'_>, values: Plain) -> PyResult<Vec<f64>> {
        let values = values.required()?;
        Ok(py.detach(|| values.into_iter().filter_map(|value| self.distribution.density(value)).collect()))
    }

    fn quantile(&self, py: Python<'_>, probabilities: Plain) -> PyResult<Vec<f64>> {
        let probabilities = probabilities.required()?;
        if let Some(outside) = probabilities.iter().find(|p| !(0.0..=1.0).contains(*p)) {
            return Err(PyValueError::new_err(format!("{outside} is no probability from 0 to 1")));
        }
        Ok(py.detach(|| probabilities.into_iter().map(|p| self.distribution.quantile(p)).collect()))
    }
}

/// The corners of a triangular or PERT distribution with a mode and two quantiles: min, mode, max.
#[pyfunction]
pub(crate) fn fit(
    family: &str,
    low: (f64, String),
    mode: &str,
    high: (f64, String),
    shape: Option<&str>,
) -> PyResult<Vec<Number>> {
    let exact = |text: &str| decimal_from_json(text).map(Exact::from).map_err(|problem| problems(&problem.into()));
    let (low, high) = ((low.0, exact(&low.1)?), (high.0, exact(&high.1)?));
    let mode = exact(mode)?;
    let fitted: Result<core::Distribution, Invalid> = match family {
        "triangular" => core::Triangular::from_quantiles(low, mode, high).map(Into::into),
        _ => {
            let shape = shape.map_or(Ok(core::Pert::LAMBDA.into()), exact)?;
            core::Pert::from_quantiles(low, mode, high, shape).map(Into::into)
        }
    };
    let support = fitted.map_err(|invalid| PyValueError::new_err(invalid.to_string()))?.support();
    let corners = [support.low, End::Finite(mode), support.high];
    let finite = corners.into_iter().filter_map(|corner| match corner {
        End::Finite(value) => Some(value.leave()),
        End::MinusInfinity | End::Infinity => None,
    });
    finite.collect()
}
