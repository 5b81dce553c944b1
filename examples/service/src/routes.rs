//! Which address answers what.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use roicm::{Limits, ToJson};
use tower_http::catch_panic::CatchPanicLayer;

use crate::compute::{Question, Verb};
use crate::config::Config;
use crate::cost::{Cost, READING};
use crate::lanes::Lane;
use crate::log::Log;
use crate::memory::Budget;
use crate::metrics::{CLIENT_GONE, Metrics, peak_resident_bytes};
use crate::refusal::Refusal;
use crate::stop::Stop;
use crate::{answers, body};

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) config: Config,
    pub(crate) limits: Limits,
    pub(crate) quick: Arc<Lane>,
    pub(crate) short: Arc<Lane>,
    pub(crate) long: Arc<Lane>,
    pub(crate) bodies: Budget,
    pub(crate) metrics: Metrics,
    pub(crate) log: Log,
}

/// A text, or a question that another lane has to answer.
enum Reading {
    Answer(String),
    Question(Box<Question>, Cost),
}

impl Reading {
    /// The memory that it holds on to.
    fn bytes(&self) -> u64 {
        match self {
            Self::Answer(text) => text.capacity() as u64,
            Self::Question(..) => READING / 8,
        }
    }
}

/// What takes no longer is answered by the thread that reads the question.
const QUICK: Duration = Duration::from_millis(50);
/// What takes longer waits behind others that take long.
const SHORT: Duration = Duration::from_secs(1);

pub(crate) fn router(service: Arc<Service>) -> Router {
    let computing = |verb: Verb| {
        post(move |State(service): State<Arc<Service>>, request: Request| async move {
            service.compute(verb, request).await.unwrap_or_else(IntoResponse::into_response)
        })
    };
    let panicked = {
        let service = Arc::clone(&service);
        move |_| {
            service.metrics.panicked();
            Refusal::Defect.into_response()
        }
    };
    Router::new()
        .route("/v1/evaluate", computing(Verb::Evaluate))
        .route("/v1/simulate", computing(Verb::Simulate))
        .route("/v1/sensitivity", computing(Verb::Sensitivity))
        .route("/v1/goal-seek", computing(Verb::GoalSeek))
        .route("/v1/presets", get(|| async { answers::json(roicm::presets::PRESETS.to_json()) }))
        .route("/v1/schema", get(|| async { answers::typed("application/schema+json", roicm::SCHEMA) }))
        .route("/healthz", get(|| async { answers::json("{\"status\":\"ok\"}") }))
        .route("/metrics", get(|State(service): State<Arc<Service>>| async move { service.metrics_page() }))
        .fallback(|| async { Refusal::NotFound })
        .method_not_allowed_fallback(|| async { Refusal::Method })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&service), watched))
        .with_state(service)
}

/// Counts and logs a request. One that is dropped on the way, as its client is gone, counts too.
async fn watched(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "other".into(), |path| path.as_str().to_owned());
    let mut watch = Watch { service, route, status: CLIENT_GONE, start: Instant::now() };
    watch.service.metrics.in_flight.fetch_add(1, Ordering::Relaxed);
    let response = next.run(request).await;
    watch.status = response.status().as_u16();
    response
}

struct Watch {
    service: Arc<Service>,
    route: String,
    status: u16,
    start: Instant,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let (metrics, took) = (&self.service.metrics, self.start.elapsed());
        metrics.in_flight.fetch_sub(1, Ordering::Relaxed);
        metrics.request(&self.route, self.status, took);
        if !self.service.log.request(&self.route, self.status, took) {
            metrics.log_lines_lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Service {
    async fn compute(self: Arc<Self>, verb: Verb, request: Request) -> Result<Response, Refusal> {
        let (parts, sent) = request.into_parts();
        body::check_type(&parts.headers)?;
        let stop = Stop::at(Instant::now() + self.config.deadline);
        let _waiting = stop.abandon_on_drop();
        let answer = self.answer(verb, &parts.headers, sent, &stop);
        match tokio::time::timeout_at(stop.deadline().into(), answer).await {
            Ok(Err(Refusal::Defect)) => {
                self.metrics.panicked();
                Err(Refusal::Defect)
            }
            Ok(answer) => answer,
            Err(_) => Err(Refusal::Late),
        }
    }

    async fn answer(
        self: &Arc<Self>,
        verb: Verb,
        headers: &axum::http::HeaderMap,
        sent: Body,
        stop: &Stop,
    ) -> Result<Response, Refusal> {
        let Config { body_bytes, body_timeout, small_body_bytes, .. } = self.config;
        let (body, held) = body::read(headers, sent, body_bytes, body_timeout, &self.bodies).await?;
        // A large body takes tens of milliseconds to read: small ones do not wait behind it.
        let lane = if body.len() <= small_body_bytes { &self.quick } else { &self.short };
        let (service, its_stop) = (Arc::clone(self), stop.clone());
        let reading = move || {
            let (body, _held) = (body, held);
            let read = service.read(verb, &body, &its_stop);
            let kept = read.as_ref().map_or(0, Reading::bytes);
            (read, kept)
        };
        let (read, memory) = lane.run(2 * READING, reading).await?;
        let (question, cost) = match read? {
            Reading::Answer(text) => return Ok(answers::computed(text, memory)),
            Reading::Question(question, cost) => (question, cost),
        };
        let (service, its_stop) = (Arc::clone(self), stop.clone());
        let work = move || {
            let _model = memory;
            let answer = service.answer_of(&question, &its_stop);
            let kept = answer.as_ref().map_or(0, |text| text.capacity() as u64);
            (answer, kept)
        };
        let lane = if cost.time <= SHORT { &self.short } else { &self.long };
        let (text, memory) = lane.run(cost.memory, work).await?;
        Ok(answers::computed(text?, memory))
    }

    /// Reads a body, and answers it where that takes no time.
    fn read(&self, verb: Verb, body: &[u8], stop: &Stop) -> Result<Reading, Refusal> {
        unless_stopped(stop)?;
        let question = Question::read(verb, body, &self.limits)?;
        let cost = question.cost(&self.limits);
        if cost.time <= QUICK && cost.memory <= 2 * READING {
            unless_stopped(stop)?;
            question.answer(stop).map(Reading::Answer).map_err(Refusal::from)
        } else {
            Ok(Reading::Question(Box::new(question), cost))
        }
    }

    /// Answers a question, or tells why not.
    fn answer_of(&self, question: &Question, stop: &Stop) -> Result<String, Refusal> {
        unless_stopped(stop)?;
        let answer = question.answer(stop);
        if let (Err(_), Some(why)) = (&answer, stop.why()) {
            self.metrics.stopped(why);
        }
        answer.map_err(Refusal::from)
    }

    fn metrics_page(&self) -> Response {
        let mut gauges = vec![
            ("roicm_computing{lane=\"quick\"}", self.quick.running() as u64),
            ("roicm_computing{lane=\"short\"}", self.short.running() as u64),
            ("roicm_computing{lane=\"long\"}", self.long.running() as u64),
            ("roicm_memory_promised_bytes{for=\"quick\"}", self.quick.memory().taken()),
            ("roicm_memory_promised_bytes{for=\"short\"}", self.short.memory().taken()),
            ("roicm_memory_promised_bytes{for=\"long\"}", self.long.memory().taken()),
            ("roicm_memory_promised_bytes{for=\"bodies\"}", self.bodies.taken()),
            ("roicm_memory_bound_bytes", self.config.memory_bound()),
        ];
        gauges.extend(peak_resident_bytes().map(|bytes| ("roicm_peak_resident_bytes", bytes)));
        answers::typed("text/plain; version=0.0.4", self.metrics.text(&gauges))
    }
}

/// Nothing is begun that nobody waits for.
fn unless_stopped(stop: &Stop) -> Result<(), Refusal> {
    stop.why().map_or(Ok(()), |_| Err(Refusal::Late))
}
