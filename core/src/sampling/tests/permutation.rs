//! Permutations are ones, and mix well.

use super::square;
use crate::sampling::key::Key;
use crate::sampling::permutation::Permutation;

/// The image of a place.
fn image(permutation: &Permutation, place: u64) -> usize {
    let mut out = [0.0];
    permutation.add_to(place, &mut out);
    out[0] as usize
}

#[test]
fn every_number_is_the_image_of_one_place() {
    for size in [1, 2, 3, 17, 1024, 1025, 2047, 2048, 2049, 5000] {
        let permutation = Permutation::new(&Key::new(1, "a"), 3, size);
        let mut images: Vec<usize> = (0..size).map(|place| image(&permutation, place)).collect();
        assert!(size < 17 || !images.is_sorted(), "{size}");
        images.sort_unstable();
        assert!(images.into_iter().eq(0..size as usize), "{size}");
    }
}

#[test]
fn replicates_and_keys_have_permutations_of_their_own() {
    for size in [1000, 2000] {
        let images = |path: &str, replicate| {
            let permutation = Permutation::new(&Key::new(1, path), replicate, size);
            (0..10).map(|place| image(&permutation, place)).collect::<Vec<_>>()
        };
        assert!(images("a", 0) != images("a", 1) && images("a", 0) != images("b", 0));
    }
}

const KEYS: u32 = 6_000;
/// Pairs of images are counted by two digits of eight values each.
type Digit = fn(usize, usize) -> usize;
const HIGHEST: Digit = |image, size| image * 8 / size;
const LOWEST: Digit = |image, _| image % 8;

/// How far pairs of images of two places are from pairs drawn without replacement: Pearson's statistic of 64 cells.
fn chi_squared(size: usize, images: &[(usize, usize)], digit: Digit) -> f64 {
    let (mut counts, mut members) = ([0.0; 64], [0.0; 8]);
    images.iter().for_each(|(a, b)| counts[digit(*a, size) * 8 + digit(*b, size)] += 1.0);
    (0..size).for_each(|image| members[digit(image, size)] += 1.0);
    (0..64)
        .map(|cell| {
            let (a, b) = (cell / 8, cell % 8);
            let others = members[b] - if a == b { 1.0 } else { 0.0 };
            let expected = f64::from(KEYS) * members[a] * others / (size * (size - 1)) as f64;
            square(counts[cell] - expected) / expected
        })
        .sum()
}

#[test]
fn pairs_of_images_are_like_pairs_drawn_without_replacement() {
    for size in [16, 1500, 2048, 62_500] {
        for (a, b) in [(0, 1), (0, 2), (1, 1 + size / 2), (3, 11)] {
            let images: Vec<(usize, usize)> = (0..KEYS)
                .map(|seed| Permutation::new(&Key::new(seed.into(), ""), 0, size))
                .map(|permutation| (image(&permutation, a), image(&permutation, b)))
                .collect();
            for digit in [HIGHEST, LOWEST] {
                let statistic = chi_squared(size as usize, &images, digit);
                // 63 degrees of freedom: a deviation of 11.2, and 63 + 5·11.2 passed with probability 4 × 10⁻⁶.
                assert!(statistic < 119.0, "{size}: {a}, {b}: {statistic}");
            }
        }
    }
}
