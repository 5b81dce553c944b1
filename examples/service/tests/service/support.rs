//! A service in this process, and questions to it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use roicm_service::load::{Answer, Client, metrics};
use roicm_service::{Config, Running, start};
use serde_json::{Value, json};

/// Runs a test on a runtime of its own.
pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test)
}

/// A service that listens at a port of its own, writes no log and has all the time that an unoptimised build on a busy
/// machine may take, changed as told.
pub(crate) async fn service(change: impl FnOnce(&mut Config)) -> Running {
    let mut config = Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        deadline: Duration::from_secs(600),
        grace: Duration::from_secs(600),
        log: false,
        ..Config::default()
    };
    change(&mut config);
    start(config).await.unwrap()
}

/// The body about a preset, as text.
pub(crate) fn body(request: Value) -> String {
    json!({ "scenario": roicm::presets::PRESETS[0].toml, "request": request }).to_string()
}

/// A simulation that nobody waits for to its end: most of an hour on one thread.
pub(crate) fn endless() -> String {
    body(json!({ "trials": 1_000_000_000 }))
}

/// Lets so many trials pass.
pub(crate) fn allow_endless(config: &mut Config) {
    config.trials = 1_000_000_000;
}

pub(crate) async fn post(running: &Running, path: &str, body: String) -> Answer {
    Client::new(running.address()).post(path, body).await.unwrap()
}

/// Waits until the metrics are as wanted, and hands them over; five minutes are as good as never.
pub(crate) async fn until(running: &Running, wanted: impl Fn(&BTreeMap<String, f64>) -> bool) -> BTreeMap<String, f64> {
    let start = Instant::now();
    loop {
        let metrics = metrics(running.address()).await.unwrap();
        if wanted(&metrics) {
            return metrics;
        }
        assert!(start.elapsed() < Duration::from_secs(300), "it never came to that: {metrics:#?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub(crate) const COMPUTING_LONG: &str = "roicm_computing{lane=\"long\"}";

/// How many computations are under way that take long.
pub(crate) fn computing(metrics: &BTreeMap<String, f64>) -> f64 {
    metrics[COMPUTING_LONG]
}

/// How many ended before they were done.
pub(crate) fn stopped(metrics: &BTreeMap<String, f64>, why: &str) -> f64 {
    metrics[&format!("roicm_computations_stopped_total{{reason=\"{why}\"}}")]
}
