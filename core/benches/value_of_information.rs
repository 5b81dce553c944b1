//! What analyses on the draws of a simulation cost: `cargo bench --package roicm --bench value_of_information`.
//!
//! The value of information of every input of the largest preset is to take a second or two on one thread, trials and
//! all: 0.7 s where this was written, and 2.5 s one group of all of them.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use divan::{Bencher, black_box};
use roicm::{Model, RankCorrelationsRequest, ValueOfInformationRequest};

fn main() {
    divan::main();
}

/// The largest preset: 27 uncertain inputs, 4 options.
fn preset() -> Model {
    Model::parse(include_str!("../presets/multinational.toml")).unwrap()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn rank_correlations(bencher: Bencher<'_, '_>) {
    let (model, request) = (preset(), RankCorrelationsRequest { threads: 1, ..RankCorrelationsRequest::default() });
    bencher.bench_local(|| black_box(&model).rank_correlations(&request).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn every_input(bencher: Bencher<'_, '_>) {
    let (model, request) = (preset(), ValueOfInformationRequest { threads: 1, ..ValueOfInformationRequest::default() });
    bencher.bench_local(|| black_box(&model).value_of_information(&request).unwrap());
}

/// One group of all inputs.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn group_of_all(bencher: Bencher<'_, '_>) {
    let model = preset();
    let all = model.inputs().iter().filter(|input| input.is_uncertain()).map(|input| input.path().to_owned());
    let held = model.value_of_information(&ValueOfInformationRequest { trials: 100, ..Default::default() }).unwrap();
    let known = |path: &String| held.inputs.iter().any(|row| row.input.path == *path);
    let request = ValueOfInformationRequest {
        inputs: Some(Vec::new()),
        groups: [("all".to_owned(), all.filter(known).collect())].into(),
        threads: 1,
        ..ValueOfInformationRequest::default()
    };
    bencher.bench_local(|| black_box(&model).value_of_information(&request).unwrap());
}
