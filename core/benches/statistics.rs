//! What estimators cost a value: `cargo bench --package roicm --bench statistics`.
//!
//! Counting in buckets is to take at most 1.3 ns a value, and moments less. Times are of a block of values each; the
//! items of the throughput are values.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use roicm::statistics::{Buckets, Moments, QuantileType, quantile_ranks, quantiles_by_selection, tails_by_selection};

fn main() {
    divan::main();
}

/// Log-normal values with a median of 1,000,000, by normal quantiles of a Weyl sequence.
fn values(count: usize) -> Vec<f64> {
    let golden = 0.618_033_988_749_894_9;
    let of = |i: usize| roicm::statistics::normal::quantile((golden * (i as f64 + 0.5)).fract());
    (0..count).map(|i| 1e6 * libm::exp(0.5 * of(i))).collect()
}

/// Of both signs, 1% of them 0, and near 0 as often as elsewhere.
fn signed_values(count: usize) -> Vec<f64> {
    values(count).into_iter().enumerate().map(|(i, x)| if i % 100 == 0 { 0.0 } else { x - 1e6 }).collect()
}

/// Three in ten never.
fn paybacks(count: usize) -> Vec<f64> {
    values(count).into_iter().map(|x| if x > 1.3e6 { f64::INFINITY } else { x / 1e5 }).collect()
}

#[divan::bench(args = [1024, 8192])]
fn moments(bencher: Bencher<'_, '_>, count: usize) {
    let values = values(count);
    bencher.counter(ItemsCount::new(count)).bench_local(|| Moments::of(black_box(&values)));
}

fn count_into<const BITS: u32>(bencher: Bencher<'_, '_>, values: &[f64]) {
    let mut buckets = Buckets::<BITS>::new();
    buckets.add_all(values);
    bencher.counter(ItemsCount::new(values.len())).bench_local(|| buckets.add_all(black_box(values)));
}

#[divan::bench]
fn buckets_of_results(bencher: Bencher<'_, '_>) {
    count_into::<10>(bencher, &values(8192));
}

#[divan::bench]
fn buckets_of_both_signs(bencher: Bencher<'_, '_>) {
    count_into::<10>(bencher, &signed_values(8192));
}

#[divan::bench]
fn buckets_of_paybacks(bencher: Bencher<'_, '_>) {
    count_into::<10>(bencher, &paybacks(8192));
}

#[divan::bench]
fn buckets_of_equal_values(bencher: Bencher<'_, '_>) {
    count_into::<10>(bencher, &vec![1.0; 8192]);
}

#[divan::bench]
fn buckets_of_fans(bencher: Bencher<'_, '_>) {
    count_into::<7>(bencher, &values(8192));
}

const NINE: [f64; 9] = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

#[divan::bench(args = [10_000, 1_000_000], sample_count = 20)]
fn nine_quantiles_by_selection(bencher: Bencher<'_, '_>, count: usize) {
    let values = values(count);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| values.clone())
        .bench_local_values(|mut values| quantiles_by_selection(&mut values, &NINE, QuantileType::Type7).unwrap());
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 20)]
fn two_tails_by_selection(bencher: Bencher<'_, '_>, count: usize) {
    let values = values(count);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| values.clone())
        .bench_local_values(|mut values| tails_by_selection(&mut values, &[0.95, 0.99]).unwrap());
}

/// To take at most 50 µs.
#[divan::bench(args = [10_000, 900_000, 1_000_000, 5_000_000, 1_000_000_000])]
fn ranks_of_a_median(count: u64) {
    black_box(quantile_ranks(black_box(count), 0.5, 0.95));
}

#[divan::bench]
fn ranks_of_a_tail() {
    black_box(quantile_ranks(black_box(5_000_000), 0.95, 0.95));
}

#[divan::bench]
fn nine_quantiles_of_buckets(bencher: Bencher<'_, '_>) {
    let mut buckets = Buckets::<10>::new();
    buckets.add_all(&signed_values(100_000));
    bencher.bench_local(|| NINE.map(|p| buckets.quantile_type7(black_box(p), -1e6, 1e7)));
}
