//! How long simulations take: `cargo bench --package roicm --bench simulation`.
//!
//! A simulation is to stay within four times its floor, which is drawing the same numbers and doing nothing with them;
//! two threads are to be 1.8 times as fast as one; time is to grow with the number of trials and no faster. Against what
//! an analyst would write with NumPy: `benchmarks/suite/simulation.py`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use roicm::sampling::Sampler;
use roicm::{Model, SimulateRequest};

fn main() {
    divan::main();
}

/// The largest preset with expected arrivals: 27 uncertain inputs, 4 options, 36 months.
fn expected() -> Model {
    Model::parse(include_str!("documents/multinational-expected.toml")).unwrap()
}

fn request(trials: u64, threads: usize) -> SimulateRequest {
    SimulateRequest { trials, threads, ..SimulateRequest::default() }
}

fn simulate(bencher: Bencher<'_, '_>, model: &Model, request: &SimulateRequest) {
    bencher.counter(ItemsCount::new(request.trials)).bench_local(|| black_box(model).simulate(request).unwrap());
}

/// Drawing what a million trials draw, and nothing else.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn million_floor(bencher: Bencher<'_, '_>) {
    let (model, request) = (expected(), request(1_000_000, 1));
    bencher.counter(ItemsCount::new(request.trials)).bench_local(|| {
        let draw = &mut |block: &[(&str, &[f64])]| {
            black_box(block);
        };
        black_box(&model).draws(&request, draw).unwrap();
    });
}

#[divan::bench(args = [1, 2], sample_count = 10, sample_size = 1)]
fn million_by_threads(bencher: Bencher<'_, '_>, threads: usize) {
    simulate(bencher, &expected(), &request(1_000_000, threads));
}

#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000, 10_000_000], max_time = 20)]
fn trials(bencher: Bencher<'_, '_>, trials: u64) {
    simulate(bencher, &expected(), &request(trials, 1));
}

#[divan::bench(args = Sampler::ALL, sample_count = 10, sample_size = 1)]
fn samplers(bencher: Bencher<'_, '_>, sampler: &Sampler) {
    simulate(bencher, &expected(), &SimulateRequest { sampler: *sampler, ..request(1 << 17, 1) });
}

/// The shipped documents as they are, with losses that come by chance.
#[divan::bench(args = ["electronics-trader", "hong-kong-only", "shenzhen-subsidiary", "multinational"], sample_count = 5, sample_size = 1)]
fn by_chance(bencher: Bencher<'_, '_>, name: &str) {
    let toml = match roicm::presets::preset(name) {
        Some(preset) => preset.toml,
        None => include_str!("../../examples/scenarios/electronics-trader.toml"),
    };
    simulate(bencher, &Model::parse(toml).unwrap(), &request(1 << 17, 1));
}

/// A small change of a scenario and a thousand trials of it: what a table of many scenarios costs a row.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn thousand_of_a_changed_scenario(bencher: Bencher<'_, '_>) {
    let (model, request) = (expected(), request(1_000, 1));
    bencher.bench_local(|| {
        let changed = black_box(&model).with([("workforce.hours_per_day", 7.into())]).unwrap();
        changed.simulate(&request).unwrap()
    });
}
