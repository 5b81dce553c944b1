//! Numbers are uniform, and streams are independent.

use super::{PATHS, SEEDS, Sampler, columns, square};
use crate::sampling::generator;

/// How far the empirical distribution is from the uniform one, times √n (Kolmogorov's statistic).
fn kolmogorov(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let distance = sorted
        .iter()
        .enumerate()
        .map(|(below, value)| (value - below as f64 / count).max((below + 1) as f64 / count - value))
        .fold(0.0, f64::max);
    distance * count.sqrt()
}

/// In standard deviations of what independent uniform numbers give: mean, variance, and counts in both tails of 0.1%.
fn deviations(values: &[f64]) -> [f64; 4] {
    let count = values.len() as f64;
    let mean_of = |of: &dyn Fn(f64) -> f64| values.iter().map(|value| of(value - 0.5)).sum::<f64>() / count;
    let tail = |is_in: &dyn Fn(f64) -> bool| {
        let seen = values.iter().filter(|value| is_in(**value)).count() as f64;
        (seen - count * 0.001) / (count * 0.001 * 0.999).sqrt()
    };
    [
        mean_of(&|distance| distance) * (12.0 * count).sqrt(),
        // The variance of (u − ½)² is 1/80 − 1/144 = 1/180.
        (mean_of(&square) - 1.0 / 12.0) * (180.0 * count).sqrt(),
        tail(&|value| value < 0.001),
        tail(&|value| value > 0.999),
    ]
}

fn assert_uniform(values: &[f64], what: &str) {
    assert!(values.iter().all(|value| *value > 0.0 && *value < 1.0), "{what}");
    let distance = kolmogorov(values);
    // Passed with probability 6 × 10⁻⁵, as 4 standard deviations are.
    assert!(distance < 2.28, "{what}: {distance}");
    let deviations = deviations(values);
    assert!(deviations.iter().all(|z| z.abs() < 4.0), "{what}: {deviations:?}");
}

fn assert_uncorrelated(one: &[f64], other: &[f64], what: &str) {
    let sum: f64 = one.iter().zip(other).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum();
    let z = sum * 12.0 / (one.len().min(other.len()) as f64).sqrt();
    assert!(z.abs() < 4.0, "{what}: {z}");
}

#[test]
fn numbers_are_uniform() {
    for sampler in Sampler::ALL {
        for seed in SEEDS {
            for column in columns(*sampler, 16 << 12, seed, &PATHS[..2]) {
                assert_uniform(&column, &format!("{sampler} {seed}"));
            }
        }
    }
}

#[test]
fn streams_of_different_paths_are_uncorrelated() {
    for sampler in Sampler::ALL {
        let streams = columns(*sampler, 16 << 10, 1, &["a", "b", "aa", "b0", PATHS[0]]);
        for (index, one) in streams.iter().enumerate() {
            streams[..index].iter().for_each(|other| assert_uncorrelated(one, other, &sampler.to_string()));
        }
    }
}

/// Not so the points of one number in two nets, which differ by scrambling alone: their first digits are all the same,
/// or all different.
#[test]
fn streams_of_different_seeds_blocks_and_replicates_are_uncorrelated() {
    for sampler in [Sampler::Random, Sampler::LatinHypercube] {
        let streams: Vec<Vec<f64>> =
            [1, 2, 1 << 32, u64::MAX].iter().flat_map(|seed| columns(sampler, 16 << 10, *seed, &["a"])).collect();
        for (index, one) in streams.iter().enumerate() {
            streams[..index].iter().for_each(|other| assert_uncorrelated(one, other, &sampler.to_string()));
            for lag in [1024, 2048, 7 * 1024] {
                assert_uncorrelated(&one[lag..], &one[..one.len() - lag], &format!("{sampler}, {lag} apart"));
            }
        }
    }
}

#[test]
fn neighbours_of_a_random_stream_are_uncorrelated() {
    let column = &columns(Sampler::Random, 100_000, 3, &PATHS[..1])[0];
    for lag in 1..=32 {
        assert_uncorrelated(&column[lag..], &column[..column.len() - lag], &format!("{lag} apart"));
    }
}

#[test]
fn strata_of_two_inputs_meet_at_random() {
    // Replicates of 16 strata: how often stratum a of one input meets stratum b of another.
    let mut counts = [0_u32; 256];
    for seed in 0..200 {
        let columns = columns(Sampler::LatinHypercube, 256, seed, &PATHS[..2]);
        for (a, b) in columns[0].iter().zip(&columns[1]) {
            counts[(a * 16.0) as usize * 16 + (b * 16.0) as usize] += 1;
        }
    }
    // 3200 permutations: each meeting is binomial with mean 200 and variance 200·15/16, and rows and columns have fixed
    // sums; 225 degrees of freedom.
    let sum: f64 = counts.iter().map(|count| square(f64::from(*count) - 200.0) / (200.0 * 16.0 / 15.0)).sum();
    assert!((sum - 225.0).abs() < 4.0 * 450_f64.sqrt(), "{sum}");
}

#[test]
fn further_draws_are_uniform_and_independent() {
    let block = generator(1, PATHS[0], 3);
    let numbers = |count: u32, of: &dyn Fn(u32) -> f64| -> Vec<f64> { (0..count).map(of).collect() };
    // The first number of every trial, and of every month; the third of every trial.
    let trials = numbers(50_000, &|trial| block.at(trial, 1).uniform());
    let months = numbers(50_000, &|month| block.at(1, month).uniform());
    let thirds = numbers(50_000, &|trial| {
        let mut generator = block.at(trial, 1);
        (generator.uniform(), generator.uniform(), generator.uniform()).2
    });
    let other_block = numbers(50_000, &|trial| generator(1, PATHS[0], 4).at(trial, 1).uniform());
    let streams = [("trials", trials), ("months", months), ("thirds", thirds), ("block", other_block)];
    for (index, (name, stream)) in streams.iter().enumerate() {
        assert_uniform(stream, name);
        assert_uncorrelated(&stream[1..], stream, name);
        streams[..index].iter().for_each(|(_, other)| assert_uncorrelated(stream, other, name));
    }
}

#[test]
fn a_sub_generator_does_not_depend_on_draws_before() {
    let mut block = generator(1, "a", 0);
    let before = block.at(5, 7).next_u64();
    block.next_u64();
    assert_eq!(block.at(5, 7).next_u64(), before);
}

#[test]
fn waiting_times_are_exponential() {
    let mut generator = generator(9, PATHS[1], 0);
    let survivals: Vec<f64> = (0..12_500).flat_map(|_| generator.exponentials().map(|wait| libm::exp(-wait))).collect();
    assert_uniform(&survivals, "exponential");
}
