//! How long analyses of sensitivity take: `cargo bench --package roicm --bench sensitivity`.
//!
//! Sobol indices of the largest document at N = 4,096 are to take less than a second on one thread. Against SALib with a
//! vectorised model: `benchmarks/suite/sobol.py`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use roicm::statistics::{SobolSettings, sobol_indices};
use roicm::{Model, SobolRequest};

fn main() {
    divan::main();
}

/// The largest preset with expected arrivals: 27 uncertain inputs, 4 options, 36 months.
fn expected() -> Model {
    Model::parse(include_str!("documents/multinational-expected.toml")).unwrap()
}

fn sobol(bencher: Bencher<'_, '_>, request: &SobolRequest) {
    let model = expected();
    let evaluations = model.sobol(request).unwrap().run.evaluations;
    bencher.counter(ItemsCount::new(evaluations)).bench_local(|| black_box(&model).sobol(request).unwrap());
}

#[divan::bench(args = [1, 2], sample_count = 10, sample_size = 1)]
fn sobol_by_threads(bencher: Bencher<'_, '_>, threads: usize) {
    sobol(bencher, &SobolRequest { threads, ..SobolRequest::default() });
}

#[divan::bench(args = [1 << 10, 1 << 12, 1 << 14, 1 << 16], sample_count = 5, sample_size = 1)]
fn sobol_by_samples(bencher: Bencher<'_, '_>, samples: u64) {
    sobol(bencher, &SobolRequest { threads: 1, samples, ..SobolRequest::default() });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn sobol_with_pairs(bencher: Bencher<'_, '_>) {
    sobol(bencher, &SobolRequest { threads: 1, second_order: true, ..SobolRequest::default() });
}

/// What the estimators themselves take: a function that costs next to nothing.
#[divan::bench(args = [0, 500], sample_count = 10, sample_size = 1)]
fn estimators_by_resamples(bencher: Bencher<'_, '_>, resamples: u32) {
    let settings = SobolSettings { threads: 1, resamples, ..SobolSettings::default() };
    bencher.bench_local(|| {
        sobol_indices(27, &settings, |columns, out| {
            for ((out, first), last) in out.iter_mut().zip(columns[0]).zip(columns[26]) {
                *out = first * last;
            }
        })
        .unwrap()
    });
}
