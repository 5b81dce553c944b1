//! What is answered instead of a result: problem details (RFC 9457), with the problems of the core among them.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use roicm::{Code, Problem, Problems, ToJson};

use crate::lanes::NotDone;

/// Why there is no result.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The core found problems.
    Problems(Problems),
    /// The body is larger than the limit.
    BodyTooLarge,
    /// The body is not JSON by its header.
    NotJson,
    /// The body did not come in time.
    BodyTooSlow,
    /// The body ended before its end.
    BodyBroken,
    /// There is no room now.
    Busy,
    /// The time is over.
    Late,
    /// A defect of this program.
    Defect,
    /// There is no such page.
    NotFound,
    /// There is a page, but not for this method.
    Method,
}

impl Refusal {
    /// A problem that the service found itself.
    pub(crate) fn problem(code: Code, message: impl Into<String>, help: &str) -> Self {
        let (path, message, help) = (String::new(), message.into(), help.to_owned());
        Self::Problems(Problem { code, path, message, help, location: None }.into())
    }

    /// The status. What is no JSON or no TOML is a bad request; what is understood and yet wrong cannot be processed.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Problems(problems) => {
                let is = |code: Code| problems.iter().any(|problem| problem.code == code);
                if is(Code::Cancelled) {
                    StatusCode::GATEWAY_TIMEOUT
                } else if is(Code::Syntax) || is(Code::Encoding) {
                    StatusCode::BAD_REQUEST
                } else {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
            }
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::BodyBroken => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Late => StatusCode::GATEWAY_TIMEOUT,
            Self::Defect => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
        }
    }

    fn detail(&self) -> &'static str {
        match self {
            Self::Problems(_) => "see `problems`: each has a code, a path, a message and a help",
            Self::BodyTooLarge => "the body is larger than this service reads",
            Self::NotJson => "send application/json in UTF-8, without a content encoding",
            Self::BodyTooSlow => "the body did not come in time",
            Self::BodyBroken => "the body ended before its end",
            Self::Busy => "all places are taken: try again after some seconds",
            Self::Late => "the answer was not ready in time, and the computation was stopped",
            Self::Defect => "a defect of this service; nothing is known of a result",
            Self::NotFound => "there is nothing here; the README lists what there is",
            Self::Method => "not with this method; the README lists what there is",
        }
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<NotDone> for Refusal {
    fn from(not_done: NotDone) -> Self {
        match not_done {
            NotDone::Full => Self::Busy,
            NotDone::TooLarge => Self::problem(
                Code::LimitExceeded,
                "the scenario and the request together may take more memory than this service has",
                "ask for fewer trials, do without samples, or shorten the scenario",
            ),
            NotDone::Panicked => Self::Defect,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = self.status();
        let title = status.canonical_reason().unwrap_or_default();
        let problems = match &self {
            Self::Problems(problems) => format!(",\"problems\":{}", problems.to_json()),
            _ => String::new(),
        };
        // None of these texts needs an escape.
        let text = format!(
            r#"{{"type":"about:blank","title":"{title}","status":{},"detail":"{}"{problems}}}"#,
            status.as_u16(),
            self.detail()
        );
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if matches!(self, Self::BodyTooLarge | Self::BodyTooSlow | Self::BodyBroken) {
            // What is left of the body is not read.
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}
