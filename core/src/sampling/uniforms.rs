//! The uniform numbers of a run, one dimension for each path.

use super::key::{Key, Purpose};
use super::permutation::Permutation;
use super::sobol::{self, Dimension};
use super::xoshiro::{Lanes, unit};
use super::{Block, InvalidTrials, Layout, Sampler};

/// The uniform numbers of a run: a column for each path, with a number inside (0, 1) for each trial, replicate after
/// replicate.
///
/// Takes 8 bytes × trials × paths. The order of paths does not matter; a path that stands twice gets the same numbers,
/// except from [`Sampler::Sobol`].
///
/// # Errors
///
/// A count of trials that the sampler cannot lay out: random sampling takes any from 2 to 2^44, a Latin hypercube
/// sixteen times any count from 2, Sobol points sixteen times a power of two from 2.
pub fn uniforms(sampler: Sampler, trials: u64, seed: u64, paths: &[&str]) -> Result<Vec<Vec<f64>>, InvalidTrials> {
    let layout = Layout::new(sampler, trials)?;
    let mut order: Vec<usize> = (0..paths.len()).collect();
    crate::order::sort_by_key(&mut order, |index| paths.get(*index));
    let sorted: Vec<&str> = order.iter().filter_map(|index| paths.get(*index).copied()).collect();
    let source = Uniforms::new(sampler, &layout, seed, &sorted);
    let mut columns = vec![Vec::new(); paths.len()];
    for (dimension, index) in order.iter().enumerate() {
        let Some(column) = columns.get_mut(*index) else { continue };
        *column = vec![0.0; usize::try_from(trials).unwrap_or(usize::MAX)];
        let mut rest = column.as_mut_slice();
        for block in (0..layout.blocks()).map(|index| layout.block(index)) {
            let Some((out, after)) = rest.split_at_mut_checked(block.len) else { break };
            source.fill(dimension, &block, out);
            rest = after;
        }
    }
    Ok(columns)
}

/// Where the uniform numbers of a run come from.
#[derive(Debug)]
pub(crate) struct Uniforms {
    sampler: Sampler,
    per_replicate: u64,
    keys: Vec<Key>,
    /// Of a Sobol net.
    dimensions: Vec<Dimension>,
}

impl Uniforms {
    /// One dimension for each path. Paths are sorted by the caller: the dimensions of a Sobol net are not alike.
    pub(crate) fn new(sampler: Sampler, layout: &Layout, seed: u64, paths: &[&str]) -> Self {
        let dimensions = match sampler {
            Sampler::Random | Sampler::LatinHypercube => Vec::new(),
            Sampler::Sobol => sobol::dimensions(paths.len(), layout.per_replicate().ilog2()),
        };
        let keys = paths.iter().map(|path| Key::new(seed, path)).collect();
        Self { sampler, per_replicate: layout.per_replicate(), keys, dimensions }
    }

    /// How many dimensions there are.
    pub(crate) fn dimensions(&self) -> usize {
        self.keys.len()
    }

    /// Fills `out`, of the length of the block, with the numbers of a dimension (counted from 0) for its trials: all
    /// inside (0, 1).
    ///
    /// Costs the same for every block, and needs no other. Dimensions that a Sobol net does not have, from the 1112th
    /// on, are those of Latin hypercubes: padded, as in Owen, "Latin supercube sampling for very high-dimensional
    /// simulations", ACM Transactions on Modeling and Computer Simulation 8, 1998.
    #[inline(always)]
    pub(crate) fn fill(&self, dimension: usize, block: &Block, out: &mut [f64]) {
        let Some(key) = self.keys.get(dimension) else { return };
        match (self.sampler, self.dimensions.get(dimension)) {
            (Sampler::Random, _) => lanes(key, block).fill(out, unit),
            (Sampler::Sobol, Some(dimension)) => dimension.fill(key, block, out),
            (Sampler::LatinHypercube | Sampler::Sobol, _) => self.latin_hypercube(key, block, out),
        }
    }

    /// A stratum for each trial of the replicate, and a random place within it.
    #[inline]
    fn latin_hypercube(&self, key: &Key, block: &Block, out: &mut [f64]) {
        let strata = self.per_replicate;
        // Of the 52 digits of a number, those that the stratum leaves: then the sum is exact, and stays in its stratum.
        let used = u64::BITS - (strata - 1).leading_zeros();
        let (mask, half) = (u64::MAX << (12 + used), f64::from_bits((1023 - 53 + u64::from(used)) << 52));
        lanes(key, block).fill(out, |bits| unit(bits & mask) - f64::EPSILON / 2.0 + half);
        Permutation::new(key, block.replicate, strata).add_to(block.first, out);
        #[expect(clippy::cast_precision_loss, reason = "exact: at most 2^40")]
        let strata = strata as f64;
        out.iter_mut().for_each(|value| *value /= strata);
    }
}

/// The generators of a block.
#[inline]
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
