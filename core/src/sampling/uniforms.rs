//! The uniform numbers of a run, one dimension for each path.

use super::key::{Key, Purpose};
use super::xoshiro::{Lanes, unit};
use super::{Block, Layout, Sampler};

/// Where the uniform numbers of a run come from.
#[derive(Debug)]
pub(crate) struct Uniforms {
    sampler: Sampler,
    keys: Vec<Key>,
    per_replicate: u64,
}

impl Uniforms {
    /// One dimension for each path. Paths are sorted by the caller: the dimensions of a Sobol net are not alike.
    pub(crate) fn new(sampler: Sampler, layout: &Layout, seed: u64, paths: &[&str]) -> Self {
        let keys = paths.iter().map(|path| Key::new(seed, path)).collect();
        Self { sampler, keys, per_replicate: layout.per_replicate() }
    }

    /// How many dimensions there are.
    pub(crate) fn dimensions(&self) -> usize {
        self.keys.len()
    }

    /// Fills `out`, of the length of the block, with the numbers of a dimension (counted from 0) for its trials: all
    /// inside (0, 1).
    ///
    /// Costs the same for any block, and needs no other.
    pub(crate) fn fill(&self, dimension: usize, block: &Block, out: &mut [f64]) {
        let Some(key) = self.keys.get(dimension) else { return };
        match self.sampler {
            // Hypercubes and nets are still to come.
            Sampler::Random | Sampler::LatinHypercube | Sampler::Sobol => lanes(key, block).fill(out, unit),
        }
    }
}

/// The generators of a block.
fn lanes(key: &Key, block: &Block) -> Lanes {
    let mut states = [[0; 4]; 8];
    for (pair, place) in states.chunks_exact_mut(2).zip(4 * block.index..) {
        let words = key.words(Purpose::Uniforms, 0, place);
        for (state, half) in pair.iter_mut().zip(words.chunks_exact(4)) {
            state.copy_from_slice(half);
        }
    }
    Lanes::new(states)
}
