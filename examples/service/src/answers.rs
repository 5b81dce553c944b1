//! Answers that hold the memory promised for them until the last byte is sent.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;

use crate::memory::Reservation;

/// A text with its promise of memory. Buffers of the connection share it, and the last of them gives the memory back.
struct Held {
    text: String,
    _memory: Reservation,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

/// JSON that was computed, with the memory promised for its computation.
pub(crate) fn computed(text: String, memory: Reservation) -> Response {
    json(Bytes::from_owner(Held { text, _memory: memory }))
}

/// JSON.
pub(crate) fn json(text: impl Into<Bytes>) -> Response {
    typed("application/json", text)
}

/// A text of some type.
pub(crate) fn typed(kind: &'static str, text: impl Into<Bytes>) -> Response {
    let mut response = Response::new(Body::from(text.into()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
