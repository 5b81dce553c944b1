//! Keys: what makes one stream of numbers independent of another.

use sha2::{Digest, Sha256};

use super::chacha;

/// What a stream is for. Streams of one key for different purposes are independent.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    /// The generators of a block of uniform numbers.
    Uniforms = 0,
    /// The order of strata in a Latin hypercube.
    Permutation = 1,
    /// The scrambling of a Sobol net.
    Scramble = 2,
    /// Further draws of a trial.
    Events = 3,
}

/// The key of one input, or of whatever else is named by a path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key([u32; 8]);

impl Key {
    /// SHA-256 of a tag, the seed in little-endian order and the path. The tag is ended by a zero byte and the seed has
    /// eight bytes, so no two of them run into the same text.
    pub(super) fn new(seed: u64, path: &str) -> Self {
        let digest = Sha256::new()
            .chain_update(b"roicm sampling 1\0")
            .chain_update(seed.to_le_bytes())
            .chain_update(path.as_bytes())
            .finalize();
        let mut words = [0; 8];
        for (word, bytes) in words.iter_mut().zip(digest.as_slice().chunks_exact(4)) {
            *word = bytes.iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte));
        }
        Self(words)
    }

    /// Sixty-four bytes of the stream of a purpose in a replicate, at a place.
    #[inline]
    pub(super) fn words(&self, purpose: Purpose, replicate: u32, place: u64) -> [u64; 8] {
        chacha::block(&self.0, [purpose as u32, replicate], place)
    }
}
