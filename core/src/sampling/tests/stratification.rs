//! Hypercubes and nets have the strata they promise, and runs the parts.

use super::{PATHS, SEEDS, Sampler, columns};
use crate::sampling::{Layout, Uniforms};

/// The stratum of a number, of so many.
fn stratum(value: f64, strata: usize) -> usize {
    (value * strata as f64).floor() as usize
}

#[test]
fn a_hypercube_has_one_number_in_every_stratum() {
    for size in [2_usize, 3, 100, 1024, 1025, 1500] {
        for column in columns(Sampler::LatinHypercube, 16 * size as u64, 5, &PATHS[..3]) {
            for replicate in column.chunks(size) {
                let mut counts = vec![0; size];
                replicate.iter().for_each(|value| counts[stratum(*value, size)] += 1);
                assert!(counts.iter().all(|count| *count == 1), "{size}");
            }
        }
    }
}

#[test]
fn every_dimension_of_a_scrambled_net_has_one_number_in_every_stratum() {
    let names: Vec<String> = (0..1111).map(|index| format!("{index:04}")).collect();
    let paths: Vec<&str> = names.iter().map(String::as_str).collect();
    for (dimension, column) in columns(Sampler::Sobol, 16 * 64, 1, &paths).iter().enumerate() {
        for replicate in column.chunks(64) {
            let seen = replicate.iter().fold(0_u64, |seen, value| seen | 1 << stratum(*value, 64));
            assert_eq!(seen, u64::MAX, "{dimension}");
        }
    }
}

#[test]
fn two_dimensions_of_a_scrambled_net_have_one_point_in_every_elementary_interval() {
    for seed in SEEDS {
        for bits in [1, 4, 11] {
            let size = 1 << bits;
            let columns = columns(Sampler::Sobol, 16 * size as u64, seed, &PATHS[..2]);
            for (first, second) in columns[0].chunks(size).zip(columns[1].chunks(size)) {
                for across in 0..=bits {
                    let (wide, high) = (1 << across, 1 << (bits - across));
                    let mut counts = vec![0; size];
                    for (x, y) in first.iter().zip(second) {
                        counts[stratum(*x, wide) * high + stratum(*y, high)] += 1;
                    }
                    assert!(counts.iter().all(|count| *count == 1), "{bits} {across}");
                }
            }
        }
    }
}

#[test]
fn replicates_differ() {
    for sampler in [Sampler::LatinHypercube, Sampler::Sobol] {
        let column = &columns(sampler, 16 * 8, 1, &PATHS[..1])[0];
        let mut firsts: Vec<u64> = column.chunks(8).map(|replicate| replicate[0].to_bits()).collect();
        firsts.sort_unstable();
        firsts.dedup();
        assert_eq!(firsts.len(), 16);
    }
}

#[test]
fn a_longer_random_run_begins_with_the_shorter_one() {
    let (short, long) = (columns(Sampler::Random, 1_500, 1, &PATHS), columns(Sampler::Random, 5_000, 1, &PATHS));
    assert!(short.iter().zip(&long).all(|(short, long)| *short == long[..1_500]));
}

#[test]
fn another_input_changes_no_numbers() {
    for (sampler, trials) in [(Sampler::Random, 1_500), (Sampler::LatinHypercube, 16 * 100)] {
        let (all, some) = (columns(sampler, trials, 1, &PATHS), columns(sampler, trials, 1, &[PATHS[4], PATHS[1]]));
        assert_eq!([&all[4], &all[1]], [&some[0], &some[1]]);
    }
}

#[test]
fn the_order_of_paths_does_not_matter() {
    for sampler in Sampler::ALL {
        let (one, other) = (columns(*sampler, 64, 1, &["a", "b"]), columns(*sampler, 64, 1, &["b", "a"]));
        assert_eq!([&one[0], &one[1]], [&other[1], &other[0]]);
    }
}

#[test]
fn dimensions_beyond_a_net_are_those_of_hypercubes() {
    let names: Vec<String> = (0..1113).map(|index| format!("{index:04}")).collect();
    let paths: Vec<&str> = names.iter().map(String::as_str).collect();
    let (net, cube) = (columns(Sampler::Sobol, 64, 1, &paths), columns(Sampler::LatinHypercube, 64, 1, &paths));
    assert!(net[1110] != cube[1110] && net[1111..] == cube[1111..]);
}

#[test]
fn the_largest_runs_stay_inside_and_reach_any_block_at_once() {
    for sampler in Sampler::ALL {
        let layout = Layout::new(*sampler, 1 << 44).unwrap();
        let source = Uniforms::new(*sampler, &layout, 1, &PATHS);
        for index in [0, layout.blocks() / 2 + 1, layout.blocks() - 1] {
            let (block, mut out) = (layout.block(index), [0.0; 1024]);
            source.fill(4, &block, &mut out);
            assert!(out.iter().all(|value| *value > 0.0 && *value < 1.0), "{sampler}");
            out.sort_by(f64::total_cmp);
            assert!(out.windows(2).all(|pair| pair[0] < pair[1]) && out[0] < 0.02 && out[1023] > 0.98, "{sampler}");
        }
    }
}
