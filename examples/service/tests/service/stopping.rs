//! Work stops when its time is over and when nobody waits for it; what is too much is shed; the end is in good order.

use std::time::Duration;

use crate::support::{allow_endless, body, computing, endless, post, run, service, stopped, until};
use roicm_service::load::Client;
use serde_json::json;

#[test]
fn a_computation_stops_at_its_deadline() {
    run(async {
        let running = service(|config| {
            allow_endless(config);
            config.deadline = Duration::from_millis(300);
        })
        .await;
        let answer = post(&running, "/v1/simulate", endless()).await;
        assert_eq!(
            (answer.status, &answer.headers["content-type"]),
            (504, &"application/problem+json".parse().unwrap())
        );
        let metrics = until(&running, |metrics| computing(metrics) == 0.0).await;
        assert_eq!(stopped(&metrics, "deadline"), 1.0);
        assert_eq!(metrics["roicm_memory_promised_bytes{for=\"long\"}"], 0.0);
    });
}

#[test]
fn a_computation_stops_when_its_client_goes_away() {
    run(async {
        let running = service(|config| {
            allow_endless(config);
            config.deadline = Duration::from_secs(3600);
        })
        .await;
        let address = running.address();
        let asking = tokio::spawn(async move { Client::new(address).post("/v1/simulate", endless()).await });
        until(&running, |metrics| computing(metrics) == 1.0).await;
        // The connection goes with the client.
        asking.abort();
        let metrics = until(&running, |metrics| computing(metrics) == 0.0).await;
        assert_eq!(stopped(&metrics, "client"), 1.0);
        assert_eq!(metrics["roicm_requests_total{route=\"/v1/simulate\",status=\"499\"}"], 1.0);
    });
}

#[test]
fn what_finds_no_place_is_shed_while_small_work_goes_on() {
    run(async {
        let running = service(|config| {
            allow_endless(config);
            config.deadline = Duration::from_secs(3600);
            (config.long_threads, config.long_line) = (1, 0);
        })
        .await;
        let address = running.address();
        let asking = tokio::spawn(async move { Client::new(address).post("/v1/simulate", endless()).await });
        until(&running, |metrics| computing(metrics) == 1.0).await;
        let shed = post(&running, "/v1/simulate", endless()).await;
        assert_eq!((shed.status, &shed.headers["retry-after"]), (503, &"1".parse().unwrap()));
        assert_eq!(post(&running, "/v1/evaluate", body(json!({}))).await.status, 200);
        assert_eq!(post(&running, "/v1/simulate", body(json!({ "trials": 100 }))).await.status, 200);
        asking.abort();
        until(&running, |metrics| computing(metrics) == 0.0).await;
    });
}

#[test]
fn what_would_take_too_much_memory_is_refused_or_shed() {
    run(async {
        let running = service(|config| config.long_memory = 32 << 20).await;
        let answer = post(&running, "/v1/simulate", body(json!({ "trials": 1_000_000 }))).await;
        assert_eq!(answer.status, 422);
        assert!(String::from_utf8_lossy(&answer.body).contains("limit_exceeded"));
        let running = service(|config| config.bodies_memory = 64 << 10).await;
        let text = json!({ "scenario": "#".repeat(60_000) }).to_string();
        assert_eq!(post(&running, "/v1/evaluate", text).await.status, 503);
    });
}

#[test]
fn it_ends_after_the_answers_under_way() {
    run(async {
        let running = service(|_| {}).await;
        let address = running.address();
        // Long enough to be seen under way.
        let trials = if cfg!(debug_assertions) { 4000 } else { 60_000 };
        let asked = body(json!({ "trials": trials }));
        let asking = tokio::spawn(async move { Client::new(address).post("/v1/simulate", asked).await });
        let lanes = ["quick", "short", "long"].map(|lane| format!("roicm_computing{{lane=\"{lane}\"}}"));
        until(&running, |metrics| lanes.iter().any(|lane| metrics[lane] == 1.0)).await;
        // A connection at rest does not hold the end up.
        let mut at_rest = Client::new(address);
        assert_eq!(at_rest.get("/healthz").await.unwrap().status, 200);
        running.shut_down().await;
        assert_eq!(asking.await.unwrap().unwrap().status, 200);
        assert!(Client::new(address).get("/healthz").await.is_err());
    });
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_program() {
    use std::io::{BufRead, BufReader, Read};
    let mut service = std::process::Command::new(env!("CARGO_BIN_EXE_roicm-service"))
        .args(["--listen", "127.0.0.1:0"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(service.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit('/').next().unwrap().parse().unwrap();
    let secret = json!({ "scenario": { "schema_version": 1, "secret": 7 } }).to_string();
    assert_eq!(run(async { Client::new(address).post("/v1/evaluate", secret).await.unwrap().status }), 422);
    let ended = std::process::Command::new("kill").args(["-TERM", &service.id().to_string()]).status().unwrap();
    assert!(ended.success());
    assert!(service.wait().unwrap().success());
    let mut log = String::new();
    service.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.contains("route=/v1/evaluate status=422 ms=") && !log.contains("secret"), "{log}");
}
