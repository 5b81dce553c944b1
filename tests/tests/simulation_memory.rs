//! Simulations take the memory that is promised: 8 bytes for each value that is asked for, and 16 MiB.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use conformance::cases::{SHIPPED, text};
use peak_alloc::PeakAlloc;
use roicm::sampling::Sampler;
use roicm::{Code, Model, SimulateRequest};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MIB: usize = 1024 * 1024;

/// Beyond what is asked for.
const MOST: usize = 16 * MIB;

/// The most memory that a call takes at once.
fn peak<T>(call: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let value = call();
    (value, MEMORY.peak_usage() - before)
}

/// One test alone in its program: the counter knows no tests beside it.
#[test]
fn simulations_take_the_memory_that_is_promised() {
    for path in SHIPPED {
        let model = Model::parse(&text(path)).unwrap();
        let trials: u64 = if cfg!(debug_assertions) { 1 << 12 } else { 1 << 17 };
        for (sampler, threads) in [(Sampler::Random, 1), (Sampler::Random, 4), (Sampler::Sobol, 2)] {
            for samples in [false, true] {
                let request = SimulateRequest { trials, sampler, threads, samples, ..SimulateRequest::default() };
                let (simulation, most) = peak(|| model.simulate(&request).unwrap());
                let values =
                    simulation.samples.map_or(0, |samples| samples.columns.len() * usize::try_from(trials).unwrap());
                let beyond = most.saturating_sub(8 * values) as f64 / MIB as f64;
                println!("{path} {sampler} {threads} {samples}: {beyond:.1} MiB beyond {} values", values);
                assert!(
                    most <= 8 * values + MOST,
                    "{path} {sampler} {threads} {samples}: {beyond:.1} MiB beyond {values} values"
                );
            }
        }
        // What would not fit is refused before anything is taken.
        let request = SimulateRequest { trials: 1_000_000_000, samples: true, ..SimulateRequest::default() };
        let (refused, most) = peak(|| model.simulate(&request));
        assert_eq!(refused.unwrap_err().as_slice()[0].code, Code::LimitExceeded);
        assert!(most < MIB, "{path}: {most} bytes to refuse");
    }
    let head =
        "schema_version = 1\ncurrency = \"HKD\"\ndiscount_rate = 0\nworkforce = { headcount = 1, hourly_cost = 1 }\n";
    let endless =
        format!("{head}horizon_months = 4000000000\nlosses.a = {{ events_per_year = 1, cost_per_event = 1 }}\n");
    let (refused, most) = peak(|| Model::parse(&endless));
    assert_eq!(refused.unwrap_err().as_slice()[0].code, Code::OutOfDomain);
    assert!(most < MIB, "{most} bytes to refuse a horizon");
}
