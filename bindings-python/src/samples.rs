//! The results of every trial, lent to Python where they stand.

#![expect(unsafe_code, reason = "the buffer protocol lends memory, which is unsafe in any language")]

use core::ffi::{CStr, c_int};
use core::ptr;

use arrow_buffer::ScalarBuffer;
use pyo3::exceptions::PyBufferError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// What a double is called by the buffer protocol.
const DOUBLE: &CStr = c"d";

/// A column of doubles in the core's memory. Memory views and arrays look at it without a copy, and cannot write.
#[pyclass(frozen, module = "roicm._native")]
pub(crate) struct Column {
    values: ScalarBuffer<f64>,
    /// What every view is told: how many values there are, and how far apart they stand.
    shape: ffi::Py_ssize_t,
    stride: ffi::Py_ssize_t,
    bytes: ffi::Py_ssize_t,
}

impl Column {
    /// Takes the values over. None where there are more than Python can count.
    pub(crate) fn new(values: Vec<f64>) -> Option<Self> {
        let count = |bytes: usize| ffi::Py_ssize_t::try_from(bytes).ok();
        let (shape, stride) = (count(values.len())?, count(size_of::<f64>())?);
        Some(Self { bytes: count(size_of_val(values.as_slice()))?, values: values.into(), shape, stride })
    }

    /// The same memory, held by one more.
    pub(crate) fn values(&self) -> ScalarBuffer<f64> {
        self.values.clone()
    }
}

#[pymethods]
impl Column {
    /// Takes over what `__reduce__` wrote: doubles, little end first.
    #[staticmethod]
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (doubles, rest) = bytes.as_chunks::<8>();
        if rest.is_empty() { Self::new(doubles.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()) } else { None }
    }

    /// The doubles, little end first.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>())
    }

    fn __len__(&self) -> usize {
        self.values.len()
    }

    /// # Safety
    /// Called by Python, with a view to be filled.
    unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        if view.is_null() {
            return Err(PyBufferError::new_err("there is no view to fill"));
        }
        let is_asked = |flag: c_int| flags & flag == flag;
        if is_asked(ffi::PyBUF_WRITABLE) {
            return Err(PyBufferError::new_err("samples cannot be written"));
        }
        let column = slf.get();
        let value = ffi::Py_buffer {
            buf: column.values.as_ptr().cast_mut().cast(),
            len: column.bytes,
            readonly: 1,
            itemsize: column.stride,
            format: if is_asked(ffi::PyBUF_FORMAT) { DOUBLE.as_ptr().cast_mut() } else { ptr::null_mut() },
            ndim: 1,
            shape: if is_asked(ffi::PyBUF_ND) { (&raw const column.shape).cast_mut() } else { ptr::null_mut() },
            strides: if is_asked(ffi::PyBUF_STRIDES) { (&raw const column.stride).cast_mut() } else { ptr::null_mut() },
            suboffsets: ptr::null_mut(),
            internal: ptr::null_mut(),
            // The view keeps the column, and with it the memory, alive.
            obj: slf.clone().into_any().into_ptr(),
        };
        // SAFETY: Python gives a view that may be written. What it points to belongs to the column, which never changes
        // and which the view keeps alive.
        unsafe { view.write(value) };
        Ok(())
    }
}
