//! Uniform numbers against their definition and against what they are to be.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of strata are small")]

mod golden;
mod integration;
mod permutation;
mod statistics;
mod stratification;

use super::{Sampler, uniforms};

const PATHS: [&str; 5] = ["losses.a.events_per_year", "losses.a.hours_per_event", "m", "n", "workforce.headcount"];
const SEEDS: [u64; 3] = [0, 20_260_105, u64::MAX];

fn columns(sampler: Sampler, trials: u64, seed: u64, paths: &[&str]) -> Vec<Vec<f64>> {
    uniforms(sampler, trials, seed, paths).unwrap()
}

fn square(value: f64) -> f64 {
    value * value
}
