//! What estimators cost a value: `cargo bench --package roicm --bench statistics`.
//!
//! Counting in buckets is to take at most 1.3 ns a value, and moments less. Times are of a block of values each; the
//! items of the throughput are values. What starts with `run` counts as a run does: into many tables, in turns, so that
//! none stays in the first cache.

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

/// Sums of money of a few tens of thousands, month by month, starting with an outlay: one row of 64 trials after
/// another, and rows of each month in `rounds` rounds.
fn walks(months: usize, rounds: usize) -> Vec<Vec<f64>> {
    let golden = 0.618_033_988_749_894_9;
    let normal = |i: usize| roicm::statistics::normal::quantile((golden * (i as f64 + 0.5)).fract());
    // Another irrational number, by which months are apart.
    let apart = |i: usize| roicm::statistics::normal::quantile((0.414_213_562_373_095 * (i as f64 + 0.5)).fract());
    let mut rows = Vec::with_capacity(months * rounds);
    for round in 0..rounds {
        let mut totals: Vec<f64> = (0..64).map(|i| -1e6 + 2e5 * normal(round * 64 + i)).collect();
        for month in 0..months {
            rows.push(totals.clone());
            for (i, total) in totals.iter_mut().enumerate() {
                *total += 2e4 + 1.5e4 * apart((round * months + month) * 64 + i * 7);
            }
        }
    }
    rows
}

/// Cumulative flows of 150 months, 64 trials at a time.
#[divan::bench]
fn run_of_fans(bencher: Bencher<'_, '_>) {
    const MONTHS: usize = 150;
    let rows = walks(MONTHS, 16);
    let mut tables = vec![Buckets::<7>::new(); MONTHS];
    bencher.counter(ItemsCount::new(rows.len() * 64)).bench_local(|| {
        for rows in black_box(&rows).chunks(MONTHS) {
            tables.iter_mut().zip(rows).for_each(|(table, row)| table.add_all(row));
        }
    });
}

/// 40 outputs, a block of 1,024 trials at a time: money of either sign, every tenth a payback that may never come.
#[divan::bench]
fn run_of_results(bencher: Bencher<'_, '_>) {
    const OUTPUTS: usize = 40;
    let months = walks(OUTPUTS, 64);
    let column = |block: usize, output: usize| -> Vec<f64> {
        let rows = (0..16).filter_map(|row| months.get((block * 16 + row) * OUTPUTS + output));
        let values = rows.flatten().map(|x| x * (1.0 + output as f64));
        if !output.is_multiple_of(10) {
            return values.collect();
        }
        values.map(|x| if x % 10.0 < -7.0 { f64::INFINITY } else { x.abs() / 1e5 }).collect()
    };
    let blocks: Vec<Vec<Vec<f64>>> =
        (0..4).map(|block| (0..OUTPUTS).map(|output| column(block, output)).collect()).collect();
    let mut tables = vec![Buckets::<10>::new(); OUTPUTS];
    bencher.counter(ItemsCount::new(4 * OUTPUTS * 1024)).bench_local(|| {
        for block in black_box(&blocks) {
            tables.iter_mut().zip(block).for_each(|(table, column)| table.add_all(column));
        }
    });
}
