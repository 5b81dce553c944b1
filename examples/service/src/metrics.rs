//! Counts of what happened, in the text format that Prometheus reads.

use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use crate::stop::Why;

/// Routes that are told apart; anything else is the last one.
pub(crate) const ROUTES: [&str; 9] = [
    "/v1/evaluate",
    "/v1/simulate",
    "/v1/sensitivity",
    "/v1/goal-seek",
    "/v1/presets",
    "/v1/schema",
    "/healthz",
    "/metrics",
    "other",
];
/// Outcomes that are told apart: a status, or 499 where the client went away before there was one; others are the last.
const STATUSES: [u16; 14] = [200, 400, 404, 405, 408, 413, 415, 422, 431, 499, 500, 503, 504, 0];
/// Upper ends of the buckets of latencies, in milliseconds.
const BUCKETS: [u64; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 30_000];

/// The outcome of a request whose client went away.
pub(crate) const CLIENT_GONE: u16 = 499;

#[derive(Debug, Default)]
struct Route {
    outcomes: [AtomicU64; STATUSES.len()],
    buckets: [AtomicU64; BUCKETS.len()],
    count: AtomicU64,
    microseconds: AtomicU64,
}

/// Everything that is counted.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    routes: [Route; ROUTES.len()],
    pub(crate) in_flight: AtomicI64,
    pub(crate) connections: AtomicI64,
    pub(crate) panics: AtomicU64,
    pub(crate) log_lines_lost: AtomicU64,
    stopped_by_deadline: AtomicU64,
    stopped_by_client: AtomicU64,
}

impl Metrics {
    pub(crate) fn request(&self, route: &str, status: u16, took: Duration) {
        let place = ROUTES.iter().position(|known| *known == route).unwrap_or(ROUTES.len() - 1);
        let Some(route) = self.routes.get(place) else { return };
        let place = STATUSES.iter().position(|known| *known == status).unwrap_or(STATUSES.len() - 1);
        add(route.outcomes.get(place), 1);
        let place = BUCKETS.iter().position(|&end| took <= Duration::from_millis(end));
        add(place.and_then(|place| route.buckets.get(place)), 1);
        add(Some(&route.count), 1);
        add(Some(&route.microseconds), u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    /// A computation that ended before it was done.
    pub(crate) fn stopped(&self, why: Why) {
        add(
            Some(match why {
                Why::Deadline => &self.stopped_by_deadline,
                Why::ClientGone => &self.stopped_by_client,
            }),
            1,
        );
    }

    pub(crate) fn panicked(&self) {
        add(Some(&self.panics), 1);
    }

    /// All counts, with what others count.
    pub(crate) fn text(&self, gauges: &[(&str, u64)]) -> String {
        let mut text = String::new();
        let mut family = |name: &str, kind: &str, lines: &dyn Fn(&mut String)| {
            let _ = writeln!(text, "# TYPE {name} {kind}");
            lines(&mut text);
        };
        family("roicm_requests_total", "counter", &|text| {
            for (route, counts) in ROUTES.iter().zip(&self.routes) {
                for (status, count) in STATUSES.iter().zip(&counts.outcomes) {
                    let count = count.load(Ordering::Relaxed);
                    if count > 0 {
                        let _ = writeln!(text, "roicm_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}");
                    }
                }
            }
        });
        family("roicm_request_seconds", "histogram", &|text| {
            for (route, counts) in ROUTES.iter().zip(&self.routes) {
                histogram(text, route, counts);
            }
        });
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let now = |gauge: &AtomicI64| u64::try_from(gauge.load(Ordering::Relaxed)).unwrap_or(0);
        let counters = [
            ("roicm_panics_total", read(&self.panics)),
            ("roicm_log_lines_lost_total", read(&self.log_lines_lost)),
            ("roicm_computations_stopped_total{reason=\"deadline\"}", read(&self.stopped_by_deadline)),
            ("roicm_computations_stopped_total{reason=\"client\"}", read(&self.stopped_by_client)),
            ("roicm_requests_in_flight", now(&self.in_flight)),
            ("roicm_connections", now(&self.connections)),
        ];
        for (name, value) in counters.iter().chain(gauges) {
            let _ = writeln!(text, "{name} {value}");
        }
        text
    }
}

fn histogram(text: &mut String, route: &str, counts: &Route) {
    let all = counts.count.load(Ordering::Relaxed);
    if all == 0 {
        return;
    }
    let mut sum = 0;
    for (end, count) in BUCKETS.iter().zip(&counts.buckets) {
        sum += count.load(Ordering::Relaxed);
        let seconds = Duration::from_millis(*end).as_secs_f64();
        let _ = writeln!(text, "roicm_request_seconds_bucket{{route=\"{route}\",le=\"{seconds}\"}} {sum}");
    }
    let _ = writeln!(text, "roicm_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {all}");
    let seconds = Duration::from_micros(counts.microseconds.load(Ordering::Relaxed)).as_secs_f64();
    let _ = writeln!(text, "roicm_request_seconds_sum{{route=\"{route}\"}} {seconds}");
    let _ = writeln!(text, "roicm_request_seconds_count{{route=\"{route}\"}} {all}");
}

fn add(counter: Option<&AtomicU64>, amount: u64) {
    if let Some(counter) = counter {
        counter.fetch_add(amount, Ordering::Relaxed);
    }
}

/// The most memory that this process ever had, in bytes; none where the system does not tell.
pub(crate) fn peak_resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}
