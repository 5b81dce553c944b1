//! The body of a request: `{"scenario": …, "request": …}`.

use roicm::{Code, Document, Format, Limits, Model, Problems};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::refusal::Refusal;

/// A body. Its members stay as they are written: numbers keep their digits, and what is nested deeply is not walked here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope<'a> {
    /// The scenario: an object, or the text of a document in TOML or JSON.
    #[serde(borrow)]
    scenario: &'a RawValue,
    /// What is asked, as the core takes it; where it is not given, an empty object.
    #[serde(borrow, default)]
    request: Option<&'a RawValue>,
}

impl<'a> Envelope<'a> {
    pub(crate) fn read(body: &'a [u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(body)
            .map_err(|_| Refusal::problem(Code::Encoding, "the body is not UTF-8", "send the body in UTF-8"))?;
        serde_json::from_str(text).map_err(|error| {
            let help = "the body is an object: {\"scenario\": …, \"request\": …}";
            let code = if error.is_data() { Code::InvalidArgument } else { Code::Syntax };
            Refusal::problem(code, format!("the body cannot be read: {error}"), help)
        })
    }

    /// The request, as text.
    pub(crate) fn request(&self) -> &'a str {
        self.request.map_or("{}", RawValue::get)
    }

    /// The model of the scenario.
    pub(crate) fn model(&self, limits: &Limits) -> Result<Model, Problems> {
        let raw = self.scenario.get();
        if raw.starts_with('"') {
            let text: String = serde_json::from_str(raw).map_err(|error| {
                let message = format!("the text of the scenario cannot be read: {error}");
                roicm::Problem { code: Code::Syntax, path: String::new(), message, help: String::new(), location: None }
            })?;
            Document::parse(text.as_bytes(), None, limits)?.model(limits)
        } else {
            Document::parse(raw.as_bytes(), Some(Format::Json), limits)?.model(limits)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::StatusCode;

    fn status(body: &[u8]) -> StatusCode {
        Envelope::read(body).unwrap_err().status()
    }

    #[test]
    fn scenarios_are_objects_or_texts() {
        let text = serde_json::to_string(roicm::presets::PRESETS[0].toml).unwrap();
        let body = format!("{{\"scenario\": {text}}}");
        let envelope = Envelope::read(body.as_bytes()).unwrap();
        assert_eq!(envelope.request(), "{}");
        assert_eq!(envelope.model(&Limits::default()).unwrap().currency(), "HKD");
        let object = br#"{"scenario": {"schema_version": 1, "discount_rate": 1e999}, "request": {"trials": 5}}"#;
        let envelope = Envelope::read(object).unwrap();
        assert_eq!(envelope.request(), r#"{"trials": 5}"#);
        let problems = envelope.model(&Limits::default()).unwrap_err();
        assert!(problems.iter().any(|problem| problem.code == Code::NumberOutOfRange), "{problems}");
    }

    #[test]
    fn other_bodies_are_refused() {
        for body in [&b""[..], b"{", b"{\"scenario\": }", b"{\"scenario\": 1} 2", b"\xff\xfe{\0}\0"] {
            assert_eq!(status(body), StatusCode::BAD_REQUEST, "{body:?}");
        }
        for body in [&b"{}"[..], b"[]", b"{\"scenario\": 1, \"scenario\": 2}", b"{\"scenario\": 1, \"requests\": {}}"] {
            assert_eq!(status(body), StatusCode::UNPROCESSABLE_ENTITY, "{body:?}");
        }
    }
}
