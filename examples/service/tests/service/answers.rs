//! What is answered to what: results, and every status.

use crate::support::{body, post, run, service};
use axum::http::Method;
use roicm::{Model, ToJson};
use roicm_service::load::{Answer, Client};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The problem details of an answer, after a look at what all of them have.
fn details(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", String::from_utf8_lossy(&answer.body));
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let details: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((details["status"].as_u64(), details["type"].as_str()), (Some(status.into()), Some("about:blank")));
    assert!(!details["title"].as_str().unwrap().is_empty() && !details["detail"].as_str().unwrap().is_empty());
    details
}

#[test]
fn results_are_those_of_the_core() {
    run(async {
        let running = service(|_| {}).await;
        let model = Model::parse(roicm::presets::PRESETS[0].toml).unwrap();
        let seek = json!({ "result": "today.annual_cost", "input": "workforce.hourly_cost", "target": 500_000 });
        let request = |text: Value| text.to_string();
        let simulate = json!({ "trials": 1024, "threads": 3 });
        let sensitivity = json!({ "method": "tornado" });
        let simulated = roicm::SimulateRequest::from_json(&request(simulate.clone())).unwrap();
        let analysed = roicm::SensitivityRequest::from_json(&request(sensitivity.clone())).unwrap();
        let found = model.goal_seek("today.annual_cost", "workforce.hourly_cost", 500_000.into()).unwrap();
        let cases = [
            ("/v1/evaluate", json!({}), model.evaluate().unwrap().to_json()),
            ("/v1/simulate", simulate, model.simulate(&simulated).unwrap().to_json()),
            ("/v1/sensitivity", sensitivity, model.sensitivity(&analysed).unwrap().to_json()),
            ("/v1/goal-seek", seek, found.to_json()),
        ];
        for (path, request, expected) in cases {
            let answer = post(&running, path, body(request)).await;
            assert_eq!((answer.status, &answer.headers["content-type"]), (200, &"application/json".parse().unwrap()));
            assert!(answer.body == expected, "{path}");
        }
    });
}

#[test]
fn pages_are_there() {
    run(async {
        let running = service(|_| {}).await;
        let mut client = Client::new(running.address());
        let presets = client.get("/v1/presets").await.unwrap();
        assert_eq!(presets.body, roicm::presets::PRESETS.to_json());
        assert_eq!(client.get("/v1/schema").await.unwrap().body, roicm::SCHEMA);
        assert_eq!(client.get("/healthz").await.unwrap().status, 200);
        let metrics = String::from_utf8(client.get("/metrics").await.unwrap().body.to_vec()).unwrap();
        assert!(metrics.contains("roicm_requests_total{route=\"/v1/schema\",status=\"200\"} 1"), "{metrics}");
        assert!(metrics.contains("roicm_request_seconds_count{route=\"/v1/presets\"} 1"), "{metrics}");
        details(&client.get("/v1/nothing").await.unwrap(), 404);
        details(&client.get("/v1/evaluate").await.unwrap(), 405);
    });
}

#[test]
fn all_problems_are_told_together() {
    run(async {
        let running = service(|_| {}).await;
        let scenario = json!({ "schema_version": 1, "currency": "HKD", "horizon_months": 0, "discount_rat": 0.08 });
        let answer = post(&running, "/v1/evaluate", json!({ "scenario": scenario }).to_string()).await;
        let details = details(&answer, 422);
        let problems: Vec<_> = details["problems"].as_array().unwrap().iter().collect();
        assert!(problems.len() >= 3, "{details}");
        for problem in problems {
            assert!(problem["code"].is_string() && problem["path"].is_string() && problem["message"].is_string());
        }
        for (path, request, code) in [
            ("/v1/simulate", json!({ "trials": 1_000_001 }), "limit_exceeded"),
            ("/v1/simulate", json!({ "trails": 5 }), "unknown_field"),
            ("/v1/sensitivity", json!({}), "invalid_argument"),
            ("/v1/goal-seek", json!({}), "missing_field"),
        ] {
            let answer = post(&running, path, body(request)).await;
            assert_eq!(self::details(&answer, 422)["problems"][0]["code"], code, "{path}");
        }
    });
}

#[test]
fn what_cannot_be_read_is_a_bad_request() {
    run(async {
        let running = service(|_| {}).await;
        let brackets = "[".repeat(100_000);
        for wrong in ["", "{", "[1", "\u{feff}{}", &brackets, "{\"scenario\": \"a = \"}", "{\"scenario\": {\"a\": 1,}}"]
        {
            let answer = post(&running, "/v1/evaluate", wrong.to_owned()).await;
            assert_eq!(details(&answer, 400)["problems"][0]["code"], "syntax");
        }
        let answer = Client::new(running.address()).post("/v1/evaluate", &b"\xff\xfe{\0}\0"[..]).await.unwrap();
        assert_eq!(details(&answer, 400)["problems"][0]["code"], "encoding");
        details(&post(&running, "/v1/evaluate", "{}".to_owned()).await, 422);
    });
}

#[test]
fn only_json_is_taken() {
    run(async {
        let running = service(|_| {}).await;
        let mut client = Client::new(running.address());
        let gzip = [("content-type", "application/json"), ("content-encoding", "gzip")];
        let utf16 = [("content-type", "application/json; charset=utf-16")];
        for headers in [&[("content-type", "text/plain")][..], &gzip, &utf16, &[]] {
            let answer = client.send(Method::POST, "/v1/evaluate", headers, "{}".into()).await.unwrap();
            details(&answer, 415);
        }
    });
}

/// What is answered to bytes.
async fn raw(running: &roicm_service::Running, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

const HEAD: &str = "POST /v1/evaluate HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n";

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    run(async {
        let running = service(|config| config.body_bytes = 1000).await;
        // Nothing of the body is sent.
        let answer = raw(&running, format!("{HEAD}content-length: 1001\r\n\r\n").as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("connection: close"), "{answer}");
        // Nothing is announced.
        let chunk = format!("{HEAD}transfer-encoding: chunked\r\n\r\n3e9\r\n{}", "x".repeat(1001));
        assert!(raw(&running, chunk.as_bytes()).await.starts_with("HTTP/1.1 413 "));
        details(&post(&running, "/v1/evaluate", " ".repeat(1000)).await, 400);
        // A document has a limit of its own.
        let running = service(|_| {}).await;
        let text = json!({ "scenario": "#".repeat(300_000) }).to_string();
        let answer = post(&running, "/v1/evaluate", text).await;
        assert_eq!(details(&answer, 422)["problems"][0]["code"], "limit_exceeded");
    });
}

#[test]
fn who_sends_slowly_is_not_waited_for() {
    run(async {
        let short = std::time::Duration::from_millis(100);
        let running = service(|config| (config.body_timeout, config.header_timeout) = (short, short)).await;
        let body = raw(&running, format!("{HEAD}content-length: 1000\r\n\r\n{{").as_bytes()).await;
        assert!(body.starts_with("HTTP/1.1 408 "), "{body}");
        // The end of the connection is an answer too.
        raw(&running, b"POST /v1/evaluate HTTP/1.1\r\nhost: a").await;
        raw(&running, b"").await;
        assert!(
            raw(&running, &[b"GET / HTTP/1.1\r\na: ", "x".repeat(100_000).as_bytes()].concat()).await.contains("431")
        );
    });
}
