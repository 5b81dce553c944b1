//! What simulations take of the memory: 8 bytes for each value that is asked for, and little that does not grow with the
//! trials.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use conformance::cases::{SHIPPED, text};
use peak_alloc::PeakAlloc;
use roicm::{Code, Model, SimulateRequest};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MIB: usize = 1024 * 1024;

/// Beyond what is asked for, on one thread.
const MOST: usize = 16 * MIB;

const TRIALS: u32 = if cfg!(debug_assertions) { 1 << 9 } else { 1 << 16 };

/// The most memory that a call takes at once.
fn peak<T>(call: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let value = call();
    (value, MEMORY.peak_usage() - before)
}

/// 8 bytes for each trial of each result where values are kept, because samples are asked for or because they are few enough
/// to tell quantiles exactly, and of one result more while its quantiles are selected. 16 MiB for everything else on one
/// thread. Every other thread counts for itself, which is where the promise is not kept.
fn is_kept(model: &Model, path: &str) {
    let mut results = 0;
    for (threads, samples) in [(1, true), (1, false), (3, false)] {
        let request = SimulateRequest { trials: TRIALS.into(), threads, samples, ..SimulateRequest::default() };
        let (simulation, most) = peak(|| model.simulate(&request).unwrap());
        results = simulation.samples.map_or(results, |samples| samples.columns.len());
        let are_kept = samples || simulation.run.exact_quantiles;
        let asked = if are_kept { 8 * (results + 1) * usize::try_from(TRIALS).unwrap() } else { 0 };
        let beyond = most.saturating_sub(asked);
        let shown = format!("{path}, {threads} threads: {:.1} MiB beyond {asked} bytes", beyond as f64 / MIB as f64);
        println!("{shown}");
        assert!(beyond <= threads * MOST, "{shown}");
    }
}

/// One test alone in its program: the counter knows no tests beside it.
#[test]
fn simulations_take_the_memory_that_is_promised() {
    for path in SHIPPED {
        let model = Model::parse(&text(path)).unwrap();
        is_kept(&model, path);
        // What would not fit is refused before anything is taken for it.
        let request = SimulateRequest { trials: 1_000_000_000, samples: true, ..SimulateRequest::default() };
        let (refused, most) = peak(|| model.simulate(&request).map(drop));
        assert_eq!(refused.unwrap_err().iter().next().unwrap().code, Code::LimitExceeded);
        assert!(most < MIB, "{path}: {most} bytes to refuse");
    }
    let head =
        "schema_version = 1\ncurrency = \"HKD\"\ndiscount_rate = 0\nworkforce = { headcount = 1, hourly_cost = 1 }\n";
    let endless =
        format!("{head}horizon_months = 4000000000\nlosses.a = {{ events_per_year = 1, cost_per_event = 1 }}\n");
    let (refused, most) = peak(|| Model::parse(&endless).map(drop));
    assert_eq!(refused.unwrap_err().iter().next().unwrap().code, Code::OutOfDomain);
    assert!(most < MIB, "{most} bytes to refuse a horizon");
}
