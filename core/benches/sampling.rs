//! How long uniform numbers take: `cargo bench --package roicm --bench sampling`.
//!
//! A random number is to take about a nanosecond, with what it takes to start the generators of each block.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use roicm::sampling::{Sampler, uniforms};

fn main() {
    divan::main();
}

fn draw(bencher: Bencher<'_, '_>, sampler: Sampler, trials: u64, paths: usize) {
    let paths: Vec<String> = (0..paths).map(|index| format!("losses.a{index:03}.minutes_per_event")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let draws = trials * u64::try_from(paths.len()).unwrap();
    bencher.counter(ItemsCount::new(draws)).bench_local(|| uniforms(sampler, black_box(trials), 1, &paths).unwrap());
}

#[divan::bench(args = Sampler::ALL)]
fn numbers(bencher: Bencher<'_, '_>, sampler: &Sampler) {
    // Few enough for the allocator to keep its pages.
    draw(bencher, *sampler, 4096, 2);
}

/// Replicates that are a little larger than a power of two, the worst case of a hypercube.
#[divan::bench]
fn hypercube_of_unlucky_size(bencher: Bencher<'_, '_>) {
    draw(bencher, Sampler::LatinHypercube, 16 * 1_050, 1);
}

#[divan::bench(args = [6, 8, 10])]
fn large_nets(bencher: Bencher<'_, '_>, power: u32) {
    draw(bencher, Sampler::Sobol, 16 << power, 1);
}

/// Mostly what it takes to begin: keys and direction numbers of many inputs.
#[divan::bench(args = Sampler::ALL)]
fn few_trials_of_many_inputs(bencher: Bencher<'_, '_>, sampler: &Sampler) {
    draw(bencher, *sampler, 32, 500);
}
