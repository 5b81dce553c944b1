//! Permutations that are evaluated place by place, without the others.

use super::key::{Key, Purpose};
use super::xoshiro::Xoshiro;

/// Up to this size a permutation is shuffled as a whole: any of them, equally likely.
const SHUFFLED: u64 = super::BLOCK;
/// Rounds of mixing: from five on, no test tells pairs of images from pairs drawn without replacement.
const ROUNDS: usize = 6;

/// A pseudo-random permutation of 0, 1, …, size − 1.
#[derive(Debug)]
pub(super) enum Permutation {
    /// Every image, in order.
    Shuffled(Vec<u64>),
    /// Images by rounds of steps that can each be undone.
    Mixed(Mixed),
}

/// A permutation of the numbers of some bits, followed until it comes back below the size ("cycle walking": Black and
/// Rogaway, "Ciphers with arbitrary finite domains", 2002). The rounds are those of Kensler, "Correlated multi-jittered
/// sampling", Pixar 2013, with keyed multipliers.
#[derive(Debug)]
pub(super) struct Mixed {
    size: u64,
    mask: u64,
    shift: u32,
    /// An odd factor and a summand for each round.
    rounds: [(u64, u64); ROUNDS],
}

impl Permutation {
    /// The permutation of a key in a replicate, of a size from 1 to 2^63.
    pub(super) fn new(key: &Key, replicate: u32, size: u64) -> Self {
        let words = |place| key.words(Purpose::Permutation, replicate, place);
        if size <= SHUFFLED {
            let [a, b, c, d, ..] = words(0);
            return Self::Shuffled(shuffled(size, Xoshiro::new([a, b, c, d])));
        }
        let bits = u64::BITS - (size - 1).leading_zeros();
        let mut rounds = [(0, 0); ROUNDS];
        let numbers = (0..).flat_map(words);
        let (factors, summands) = (numbers.clone(), numbers.skip(ROUNDS));
        for (round, (factor, summand)) in rounds.iter_mut().zip(factors.zip(summands)) {
            *round = (factor | 1, summand);
        }
        Self::Mixed(Mixed { size, mask: u64::MAX >> (u64::BITS - bits), shift: bits.div_ceil(2), rounds })
    }

    /// Adds the images of the places from `first` on to what stands in `out`, as doubles: exact below 2^52.
    pub(super) fn add_to(&self, first: u64, out: &mut [f64]) {
        match self {
            Self::Shuffled(images) => {
                let from = usize::try_from(first).ok().and_then(|first| images.get(first..)).unwrap_or_default();
                for (value, image) in out.iter_mut().zip(from) {
                    *value += float(*image);
                }
            }
            Self::Mixed(mixed) => {
                for (value, place) in out.iter_mut().zip(first..) {
                    *value += float(mixed.image(place));
                }
            }
        }
    }
}

impl Mixed {
    #[inline]
    fn image(&self, place: u64) -> u64 {
        let mut image = self.mix(place);
        while image >= self.size {
            image = self.mix(image);
        }
        image
    }

    #[inline(always)]
    fn mix(&self, place: u64) -> u64 {
        self.rounds.iter().fold(place, |value, (factor, summand)| {
            let value = value.wrapping_mul(*factor).wrapping_add(*summand) & self.mask;
            value ^ (value >> self.shift)
        })
    }
}

/// By Durstenfeld's method (Communications of the ACM 7, 1964).
fn shuffled(size: u64, mut generator: Xoshiro) -> Vec<u64> {
    let mut images: Vec<u64> = (0..size).collect();
    for last in (1..images.len()).rev() {
        // The upper half of a product: uneven by less than size ÷ 2^64.
        let product = u128::from(generator.next()) * (last as u128 + 1);
        images.swap(last, usize::try_from(product >> 64).unwrap_or_default());
    }
    images
}

/// A number below 2^52, exactly.
#[inline(always)]
fn float(value: u64) -> f64 {
    const BASE: f64 = 4_503_599_627_370_496.0;
    f64::from_bits(BASE.to_bits() | value) - BASE
}
