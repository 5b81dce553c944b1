//! Tables that come as Arrow streams, by the PyCapsule interface.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

#![expect(unsafe_code, reason = "an Arrow stream is handed over as a pointer")]

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::{
    ArrowPrimitiveType, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatchReader};
use arrow_schema::DataType;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// Columns by name, each value as it stands in JSON.
type Columns = Vec<(String, Vec<String>)>;

/// Takes over an Arrow stream of numbers.
#[pyfunction]
pub(crate) fn columns_of_stream(stream: &Bound<'_, PyCapsule>) -> PyResult<Columns> {
    let pointer = stream.pointer_checked(Some(c"arrow_array_stream"))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name points to such a stream; taking it over leaves an empty one behind, which its
    // capsule knows not to release.
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) };
    let reader = reader.map_err(|error| PyValueError::new_err(error.to_string()))?;
    let mut columns: Columns =
        reader.schema().fields().iter().map(|field| (field.name().clone(), Vec::new())).collect();
    for batch in reader {
        let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
        for ((name, values), array) in columns.iter_mut().zip(batch.columns()) {
            let Some(read) = tokens(array) else {
                let message = format!("{name}: expected a column of numbers, found {}", array.data_type());
                return Err(PyTypeError::new_err(message));
            };
            values.extend(read);
        }
    }
    Ok(columns)
}

/// What stands in JSON for nothing, which is no number.
const NOTHING: &str = "null";

fn tokens(array: &dyn Array) -> Option<Vec<String>> {
    let quoted = |text: String| serde_json::to_string(&text).unwrap_or_default();
    let texts = |values: Vec<Option<String>>| {
        values.into_iter().map(|value| value.map_or_else(|| NOTHING.to_owned(), quoted)).collect()
    };
    Some(match array.data_type() {
        DataType::Float64 => each::<Float64Type>(array, double),
        DataType::Float32 => each::<Float32Type>(array, double),
        DataType::Int8 => each::<Int8Type>(array, |value| value.to_string()),
        DataType::Int16 => each::<Int16Type>(array, |value| value.to_string()),
        DataType::Int32 => each::<Int32Type>(array, |value| value.to_string()),
        DataType::Int64 => each::<Int64Type>(array, |value| value.to_string()),
        DataType::UInt8 => each::<UInt8Type>(array, |value| value.to_string()),
        DataType::UInt16 => each::<UInt16Type>(array, |value| value.to_string()),
        DataType::UInt32 => each::<UInt32Type>(array, |value| value.to_string()),
        DataType::UInt64 => each::<UInt64Type>(array, |value| value.to_string()),
        DataType::Decimal128(_, _) => {
            let decimals = array.as_primitive_opt::<Decimal128Type>()?;
            let read = |index: usize| (!decimals.is_null(index)).then(|| decimals.value_as_string(index));
            texts((0..decimals.len()).map(read).collect())
        }
        DataType::Utf8 => texts(array.as_string_opt::<i32>()?.iter().map(|value| value.map(str::to_owned)).collect()),
        DataType::LargeUtf8 => {
            texts(array.as_string_opt::<i64>()?.iter().map(|value| value.map(str::to_owned)).collect())
        }
        DataType::Utf8View => texts(array.as_string_view_opt()?.iter().map(|value| value.map(str::to_owned)).collect()),
        DataType::Boolean | DataType::Null => vec![NOTHING.to_owned(); array.len()],
        _ => return None,
    })
}

fn each<T: ArrowPrimitiveType>(array: &dyn Array, token: impl Fn(T::Native) -> String) -> Vec<String> {
    let Some(values) = array.as_primitive_opt::<T>() else { return vec![NOTHING.to_owned(); array.len()] };
    values.iter().map(|value| value.map_or_else(|| NOTHING.to_owned(), &token)).collect()
}

/// The shortest decimal that reads back as the same number; what is no number is no JSON either, and is quoted.
fn double(value: impl serde::Serialize + core::fmt::Display) -> String {
    match serde_json::to_string(&value) {
        Ok(token) if token != NOTHING => token,
        _ => format!("\"{value}\""),
    }
}
