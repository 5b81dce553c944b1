//! What strangers send who mean harm, or do it without meaning to.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::client::Client;

/// An attack.
#[derive(Debug)]
pub struct Attack {
    /// What it is.
    pub name: &'static str,
    /// The statuses that it may be answered with; 0 where it is not answered.
    pub answers: &'static [u16],
    how: How,
}

#[derive(Debug)]
enum How {
    /// A whole request.
    Send { path: &'static str, kind: &'static str, encoding: Option<&'static str>, body: Bytes },
    /// Bytes that are sent as they are, after which the client goes away.
    Leave(Bytes),
    /// Bytes that are sent as they are, after which nothing more comes and the client waits.
    Stall(Bytes),
    /// A head, and then a byte of the body now and then.
    Drip(Bytes),
    /// Several requests whose answers are never read.
    Deaf(Bytes),
}

/// The time between the bytes of one who sends slowly.
const DRIP: Duration = Duration::from_millis(100);
/// No attack waits longer than this.
const PATIENCE: Duration = Duration::from_secs(120);

impl Attack {
    /// Does it; the status of the answer, or 0 where there is none.
    pub async fn launch(&self, address: SocketAddr) -> u16 {
        tokio::time::timeout(PATIENCE, self.attempt(address)).await.ok().and_then(Result::ok).unwrap_or(0)
    }

    async fn attempt(&self, address: SocketAddr) -> std::io::Result<u16> {
        let raw = match &self.how {
            How::Send { path, kind, encoding, body } => {
                let mut headers = vec![("content-type", *kind)];
                headers.extend(encoding.map(|encoding| ("content-encoding", encoding)));
                let answer = Client::new(address).send(axum::http::Method::POST, path, &headers, body.clone()).await?;
                return Ok(answer.status);
            }
            How::Leave(raw) | How::Stall(raw) | How::Drip(raw) | How::Deaf(raw) => raw,
        };
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(raw).await?;
        match &self.how {
            How::Leave(_) => {
                tokio::time::sleep(Duration::from_millis(30)).await;
                return Ok(0);
            }
            How::Deaf(_) => {
                tokio::time::sleep(Duration::from_millis(500)).await;
                return Ok(0);
            }
            How::Drip(_) => {
                // The service answers and closes meanwhile.
                while stream.try_read(&mut [0; 0]).is_ok_and(|_| true) || stream.writable().await.is_ok() {
                    if stream.write_all(b"[").await.is_err() {
                        break;
                    }
                    let mut start = [0; 12];
                    if let Ok(Ok(12)) = tokio::time::timeout(DRIP, stream.read_exact(&mut start)).await {
                        return Ok(status(&start));
                    }
                }
            }
            How::Send { .. } | How::Stall(_) => {}
        }
        let mut start = [0; 12];
        stream.read_exact(&mut start).await?;
        Ok(status(&start))
    }
}

/// The status of an answer that begins so.
fn status(start: &[u8]) -> u16 {
    std::str::from_utf8(start).ok().and_then(|start| start.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
}

/// A body around a document, as text.
fn of_text(document: &str, request: &str) -> Bytes {
    Bytes::from(format!("{{\"scenario\": {}, \"request\": {request}}}", serde_json::Value::from(document)))
}

/// A body around a document, as an object.
fn of_object(document: &str, request: &str) -> Bytes {
    Bytes::from(format!("{{\"scenario\": {document}, \"request\": {request}}}"))
}

/// A request as it goes over the wire, whose head announces `length` bytes.
fn raw(path: &str, length: usize, body: &[u8]) -> Bytes {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: service\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat().into()
}

fn repeated(open: &str, item: impl Fn(usize) -> String, close: &str) -> String {
    let mut text = open.to_owned();
    for index in 0.. {
        let item = item(index);
        if text.len() + item.len() + close.len() > 256 << 10 {
            break;
        }
        text += &item;
    }
    text + close
}

/// A scenario of about all that the service takes: uncertain losses, ramps that never end, claims of their own worlds.
fn largest() -> String {
    let mut text = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 120\ndiscount_rate = 0.08\n\
                    workforce = { headcount = 50, hourly_cost = { pert = { min = 150, mode = 200, max = 400 } } }\n"
        .to_owned();
    for loss in 0..50 {
        let uncertain = "{ lognormal = { mean = 5, standard_deviation = 20 } }";
        let _ = writeln!(text, "[losses.l{loss}]\nevents_per_year = {uncertain}\ncost_per_event = 1.5");
    }
    for option in 0..10 {
        for step in 0..19 {
            let loss = (option * 19 + step) % 50;
            let effect = format!("{{ loss = \"l{loss}\", input = \"events_per_year\", reduce_by = \"0.3\" }}");
            let head = format!("[options.o{option}.steps.s{step}]\nmonth = {step}\nramp_months = 100");
            let _ = writeln!(text, "{head}\ncost = 1000\neffects = [{effect}]");
        }
    }
    for claim in 0..20 {
        let head = format!("[claims.c{claim}]\nresult = \"net_present_value\"\noption = \"o{}\"", claim % 10);
        let _ = writeln!(text, "{head}\nequals = 1\ngiven = {{ \"workforce.headcount\" = {claim} }}");
    }
    text
}

/// All attacks.
#[must_use]
pub fn attacks() -> Vec<Attack> {
    let mut all = documents();
    all.extend(computations());
    all.extend(connections());
    all
}

const JSON: &str = "application/json";
/// What is wrong is said so, where there is a place and the time to find out.
const REFUSED: &[u16] = &[400, 422, 503, 504];

fn send(name: &'static str, answers: &'static [u16], path: &'static str, body: impl Into<Bytes>) -> Attack {
    Attack { name, answers, how: How::Send { path, kind: JSON, encoding: None, body: body.into() } }
}

fn documents() -> Vec<Attack> {
    const EVALUATE: &str = "/v1/evaluate";
    let brackets = "[".repeat(100_000);
    let typed = |name, answers, kind, encoding, body: &str| Attack {
        name,
        answers,
        how: How::Send { path: EVALUATE, kind, encoding, body: Bytes::from(body.to_owned()) },
    };
    let utf16: Vec<u8> = "{\"scenario\": {}}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        send("100,000 nested brackets", REFUSED, EVALUATE, brackets.clone()),
        send("the same in a scenario", REFUSED, EVALUATE, of_object(&format!("{{\"a\": {brackets}}}"), "{}")),
        send("the same, closed", REFUSED, EVALUATE, of_object(&format!("{brackets}{}", "]".repeat(100_000)), "{}")),
        send("the same in TOML", REFUSED, EVALUATE, of_text(&format!("a = {brackets}"), "{}")),
        send("a key of 100,000 parts", REFUSED, EVALUATE, of_text(&format!("{}a = 1", "a.".repeat(100_000)), "{}")),
        send(
            "huge numbers",
            REFUSED,
            EVALUATE,
            of_object(r#"{"schema_version": 1, "discount_rate": 1e999999999}"#, "{}"),
        ),
        send(
            "a number of 256 KiB",
            REFUSED,
            EVALUATE,
            of_object(&format!("{{\"discount_rate\": {}}}", "7".repeat(250_000)), "{}"),
        ),
        send(
            "a number of 10 MB",
            &[413, 0],
            EVALUATE,
            of_object(&format!("{{\"a\": {}}}", "7".repeat(10_000_000)), "{}"),
        ),
        send(
            "256 KiB of duplicate keys",
            REFUSED,
            EVALUATE,
            of_object(&repeated("{\"a\": 1", |_| ",\"a\":1".into(), "}"), "{}"),
        ),
        send(
            "256 KiB of misspelt keys",
            REFUSED,
            EVALUATE,
            of_object(&repeated("{\"a\": 1", |index| format!(",\"schema_versio{index}\":1"), "}"), "{}"),
        ),
        send(
            "256 KiB of ids",
            REFUSED,
            EVALUATE,
            of_text(&repeated("", |index| format!("[losses.l{index}]\n"), ""), "{}"),
        ),
        send("a surrogate alone", REFUSED, EVALUATE, "{\"scenario\": \"\\ud800\"}"),
        send("UTF-16", REFUSED, EVALUATE, utf16),
        typed("gzip", &[415], JSON, Some("gzip"), "\u{1f}\u{8b}"),
        typed("a form", &[415], "application/x-www-form-urlencoded", None, "scenario=1"),
    ]
}

fn computations() -> Vec<Attack> {
    const STOPPED: &[u16] = &[200, 422, 503, 504];
    let preset = roicm::presets::PRESETS[2].toml;
    let largest = largest();
    vec![
        send("the largest evaluation", &[200, 503, 504], "/v1/evaluate", of_text(&largest, r#"{"would_need": true}"#)),
        send(
            "the largest search",
            &[200, 503, 504],
            "/v1/goal-seek",
            of_text(
                &largest,
                r#"{"result": "options.o0.net_present_value", "input": "workforce.headcount", "target": 1}"#,
            ),
        ),
        send("the most trials", STOPPED, "/v1/simulate", of_text(preset, r#"{"trials": 1000000, "threads": 256}"#)),
        send("the most trials of the largest", STOPPED, "/v1/simulate", of_text(&largest, r#"{"trials": 1000000}"#)),
        send("the most samples", STOPPED, "/v1/simulate", of_text(preset, r#"{"trials": 40000, "samples": true}"#)),
        send(
            "slow outputs",
            STOPPED,
            "/v1/simulate",
            of_text(preset, r#"{"trials": 1000000, "outputs": ["options.lite.internal_rate_of_return"]}"#),
        ),
        send("too many trials", REFUSED, "/v1/simulate", of_text(preset, r#"{"trials": "18446744073709551615"}"#)),
        send(
            "Sobol indices of pairs",
            STOPPED,
            "/v1/sensitivity",
            of_text(preset, r#"{"method": "sobol", "samples": 16384, "second_order": true, "resamples": 100000}"#),
        ),
        send(
            "Sobol indices without end",
            STOPPED,
            "/v1/sensitivity",
            of_text(preset, r#"{"method": "sobol", "until": {"width": 1e-9, "most_evaluations": 1000000000}}"#),
        ),
        send(
            "information on everything",
            STOPPED,
            "/v1/sensitivity",
            of_text(&largest, r#"{"method": "value_of_information", "trials": 10000}"#),
        ),
        send("every break-even value", STOPPED, "/v1/sensitivity", of_text(&largest, r#"{"method": "break_even"}"#)),
        send(
            "a large table",
            STOPPED,
            "/v1/sensitivity",
            of_text(
                preset,
                r#"{"method": "two_way", "x": {"path": "workforce.headcount", "from": 1, "to": 100, "steps": 99}, "y": {"path": "discount_rate", "from": 0, "to": 1, "steps": 99}}"#,
            ),
        ),
    ]
}

fn connections() -> Vec<Attack> {
    let preset = roicm::presets::PRESETS[2].toml;
    let long = of_text(preset, r#"{"trials": 1000000}"#);
    let samples = of_text(preset, r#"{"trials": 20000, "samples": true}"#);
    let evaluation = of_text(preset, "{}");
    let attack = |name, answers, how| Attack { name, answers, how };
    vec![
        attack("leaves while it is computed", &[0], How::Leave(raw("/v1/simulate", long.len(), &long))),
        attack("leaves in the middle of its body", &[0], How::Leave(raw("/v1/evaluate", 500_000, &evaluation))),
        attack("leaves in the middle of its head", &[0], How::Leave(Bytes::from_static(b"POST /v1/eval"))),
        attack("never sends its body", &[408, 0], How::Stall(raw("/v1/evaluate", 500_000, b"{"))),
        attack("never ends its head", &[408, 0], How::Stall(Bytes::from_static(b"POST /v1/evaluate HTTP/1.1\r\nx: "))),
        attack("sends a byte now and then", &[408, 0], How::Drip(raw("/v1/evaluate", 500_000, b"{"))),
        attack("sends what is no HTTP", &[400, 0], How::Stall(Bytes::from_static(b"\x16\x03\x01\x02\x00\x01\r\n\r\n"))),
        attack("a head of 1 MB", &[431, 0], How::Stall(format!("GET / HTTP/1.1\r\nx: {}", "x".repeat(1 << 20)).into())),
        attack("never reads its samples", &[0], How::Deaf(raw("/v1/simulate", samples.len(), &samples))),
        attack(
            "never reads 20 answers",
            &[0],
            How::Deaf(raw("/v1/evaluate", evaluation.len(), &evaluation).repeat(20).into()),
        ),
    ]
}
