//! Reading a body: within a size, a time, and a budget of memory for all bodies together.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;

use crate::memory::{Budget, Reservation};
use crate::refusal::Refusal;

/// So many bytes of a body are not counted: every connection has them for its buffers anyway.
const FREE: u64 = 16 << 10;

/// Whether the headers name JSON in UTF-8, sent as it is.
pub(crate) fn check_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let encoded = headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity");
    let named = headers.get(header::CONTENT_TYPE).and_then(|named| named.to_str().ok()).unwrap_or_default();
    let mut parts = named.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    if is_json && is_utf8 && !encoded { Ok(()) } else { Err(Refusal::NotJson) }
}

/// The whole body, with the memory that it takes. A body that says that it is too large is not read at all.
pub(crate) async fn read(
    headers: &HeaderMap,
    body: Body,
    most: usize,
    within: Duration,
    memory: &Budget,
) -> Result<(Vec<u8>, Reservation), Refusal> {
    let stated = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|stated| stated > most as u64) {
        return Err(Refusal::BodyTooLarge);
    }
    tokio::time::timeout(within, collect(body, most, memory)).await.map_err(|_| Refusal::BodyTooSlow)?
}

async fn collect(mut body: Body, most: usize, memory: &Budget) -> Result<(Vec<u8>, Reservation), Refusal> {
    let (mut bytes, mut held) = (Vec::new(), Reservation::default());
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Refusal::BodyBroken)?.into_data() else { continue };
        let length = bytes.len() + data.len();
        if length > most {
            return Err(Refusal::BodyTooLarge);
        }
        // What has come is counted, not what is announced: who sends slowly holds little. Lists grow to twice their size.
        let needed = (2 * length as u64).saturating_sub(FREE);
        if needed > held.bytes() {
            held.add(memory.take(needed - held.bytes()).ok_or(Refusal::Busy)?);
        }
        bytes.extend_from_slice(&data);
    }
    Ok((bytes, held))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn is_taken(kind: &'static str, encoding: Option<&'static str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        check_type(&headers).is_ok()
    }

    #[test]
    fn only_json_in_utf8_is_taken() {
        assert!(is_taken("application/json", None));
        assert!(is_taken("Application/JSON; charset=\"UTF-8\"", Some("identity")));
        assert!(!is_taken("application/json; charset=utf-16", None));
        assert!(!is_taken("application/json", Some("gzip")));
        assert!(!is_taken("text/plain", None));
        assert!(check_type(&HeaderMap::new()).is_err());
    }
}
