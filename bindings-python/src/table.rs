//! Columns of values as an Arrow stream, which data frames take over by the PyCapsule interface.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, Decimal256Array, Float64Array, Int64Array, RecordBatch,
    RecordBatchIterator, RecordBatchOptions, StringArray,
};
use arrow_buffer::i256;
use arrow_schema::{ArrowError, Field, Schema};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::samples::Column;

/// The most digits of the two widths of Arrow's decimals.
const DIGITS: [u8; 2] = [38, 76];

/// One stream of one batch. A column is its name, its kind and its values: texts, whole numbers, doubles, truths, or
/// decimals as they are written.
#[pyfunction]
pub(crate) fn arrow_stream<'py>(
    py: Python<'py>,
    columns: Vec<(String, String, Bound<'py, PyAny>)>,
    rows: usize,
) -> PyResult<Bound<'py, PyCapsule>> {
    let mut fields = Vec::with_capacity(columns.len());
    let mut arrays = Vec::with_capacity(columns.len());
    for (name, kind, values) in &columns {
        let array = array(kind, values)?;
        fields.push(Field::new(name, array.data_type().clone(), true));
        arrays.push(array);
    }
    let schema = Arc::new(Schema::new(fields));
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    let batch =
        RecordBatch::try_new_with_options(Arc::clone(&schema), arrays, &options).map_err(|error| refused(&error))?;
    let reader = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
}

fn refused(error: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

fn array(kind: &str, values: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    Ok(match kind {
        "text" => Arc::new(StringArray::from(values.extract::<Vec<Option<String>>>()?)),
        "integer" => Arc::new(Int64Array::from(values.extract::<Vec<Option<i64>>>()?)),
        "boolean" => Arc::new(BooleanArray::from(values.extract::<Vec<Option<bool>>>()?)),
        "float" => match values.cast::<Column>() {
            Ok(column) => Arc::new(Float64Array::new(column.get().values(), None)),
            Err(_) => Arc::new(Float64Array::from(values.extract::<Vec<Option<f64>>>()?)),
        },
        "exact" => exact(&values.extract::<Vec<Option<String>>>()?)?,
        _ => return Err(PyValueError::new_err(format!("there is no kind of column {kind:?}"))),
    })
}

/// A column of decimals, at as many places as its values are written with: all digits are kept. What no decimal of Arrow
/// holds stays a column of texts.
fn exact(values: &[Option<String>]) -> PyResult<ArrayRef> {
    let texts = || -> ArrayRef { Arc::new(StringArray::from(values.to_vec())) };
    let read = |value: &Option<String>| match value {
        None => Some(None),
        Some(text) => Written::read(text).map(Some),
    };
    let Some(written) = values.iter().map(read).collect::<Option<Vec<_>>>() else { return Ok(texts()) };
    let places = written.iter().flatten().map(|value| value.places).max().unwrap_or_default();
    let Ok(scale) = i8::try_from(places) else { return Ok(texts()) };
    let whole: Vec<Option<String>> = written.iter().map(|value| value.as_ref().map(|value| value.at(places))).collect();
    let digits = whole.iter().flatten().map(|digits| digits.trim_start_matches(['-', '0']).len()).max();
    let width = digits.unwrap_or_default().max(places);
    let [narrow, wide] = DIGITS;
    if width <= usize::from(narrow) {
        let numbers = whole.iter().map(|value| value.as_deref().map(str::parse::<i128>).transpose());
        let numbers =
            numbers.collect::<Result<Vec<_>, _>>().map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        let array = Decimal128Array::from(numbers).with_precision_and_scale(narrow, scale);
        Ok(Arc::new(array.map_err(|error| refused(&error))?))
    } else if width <= usize::from(wide) {
        let numbers: Vec<Option<i256>> =
            whole.iter().map(|value| value.as_deref().and_then(i256::from_string)).collect();
        let array = Decimal256Array::from(numbers).with_precision_and_scale(wide, scale);
        Ok(Arc::new(array.map_err(|error| refused(&error))?))
    } else {
        Ok(texts())
    }
}

/// A decimal as it is written: its digits without the point, and how many stood behind it.
struct Written {
    digits: String,
    places: usize,
}

impl Written {
    /// None of what is no plain decimal.
    fn read(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let is_plain = digits.strip_prefix('-').unwrap_or(&digits).bytes().all(|byte| byte.is_ascii_digit());
        (is_plain && !whole.is_empty()).then_some(Self { digits, places: fraction.len() })
    }

    /// Its digits with so many places, which are no fewer than its own.
    fn at(&self, places: usize) -> String {
        format!("{}{}", self.digits, "0".repeat(places.saturating_sub(self.places)))
    }
}
