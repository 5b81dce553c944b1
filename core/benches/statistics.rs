//! What estimators cost a value: `cargo bench --package roicm --bench statistics`.
//!
//! Counting in buckets is to take at most 1.3 ns a value, and moments less. Times are of a block of values each; the
//! items of the throughput are values.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use roicm::statistics::{Buckets, Moments};

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
