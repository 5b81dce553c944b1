//! How the trials of a run are laid out: replicates, and in them blocks.

use super::Sampler;

/// The most trials of a block. Results are summed block by block, and a shard is a range of whole blocks.
pub(crate) const BLOCK: u64 = 1024;
/// Independent repetitions of a Latin hypercube or a Sobol net: their scatter tells the error.
pub(crate) const REPLICATES: u64 = 16;
/// The most trials of a run that can be laid out: 2^40 a replicate.
const MOST: u64 = REPLICATES << 40;

/// A count of trials that a sampler cannot lay out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{trials} trials cannot be laid out by the sampler {sampler}: {rule}{}", nearest(*.below, *.above))]
#[non_exhaustive]
pub struct InvalidTrials {
    /// The sampler.
    pub sampler: Sampler,
    /// The trials asked for.
    pub trials: u64,
    /// What it takes, in words.
    pub rule: &'static str,
    /// The largest count below that it takes, if any.
    pub below: Option<u64>,
    /// The smallest count above that it takes, if any.
    pub above: Option<u64>,
}

fn nearest(below: Option<u64>, above: Option<u64>) -> String {
    match (below, above) {
        (Some(below), Some(above)) => format!("; the nearest are {below} and {above}"),
        (Some(only), None) | (None, Some(only)) => format!("; the nearest is {only}"),
        (None, None) => String::new(),
    }
}

/// How trials are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    replicates: u64,
    /// Trials of one replicate.
    per_replicate: u64,
}

/// Trials that are computed together: at most [`BLOCK`], of one replicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    /// Which block of the run, from 0.
    pub(crate) index: u64,
    /// Which replicate it belongs to, from 0.
    pub(crate) replicate: u32,
    /// The first of its trials, counted from 0 within its replicate.
    pub(crate) first: u64,
    /// How many trials it has.
    pub(crate) len: usize,
}

impl Layout {
    /// The layout of a run of `trials`.
    ///
    /// Random sampling takes any number from 2 in one replicate; block b holds the trials 1024 b ≤ t < 1024 (b + 1), so
    /// that a longer run begins with the shorter one. A Latin hypercube takes sixteen replicates of equal size, 2 or
    /// more; Sobol points sixteen replicates whose size is a power of two, 2 or more. None takes more than 2^44.
    pub(crate) fn new(sampler: Sampler, trials: u64) -> Result<Self, InvalidTrials> {
        let (rule, down) = match sampler {
            Sampler::Random => ("it takes any count from 2 to 2^44", trials),
            Sampler::LatinHypercube => {
                ("it takes sixteen times any count from 2 to 2^40", trials / REPLICATES * REPLICATES)
            }
            Sampler::Sobol => {
                let power = trials.checked_ilog2().map_or(0, |exponent| 1 << exponent);
                ("it takes sixteen times a power of two from 2 to 2^40", power)
            }
        };
        let (replicates, least) = match sampler {
            Sampler::Random => (1, 2),
            Sampler::LatinHypercube | Sampler::Sobol => (REPLICATES, 2 * REPLICATES),
        };
        if trials == down && (least..=MOST).contains(&trials) {
            return Ok(Self { replicates, per_replicate: trials / replicates });
        }
        let (below, above) = if trials < least {
            (None, Some(least))
        } else if trials > MOST {
            (Some(MOST), None)
        } else {
            let step = if sampler == Sampler::Sobol { down } else { REPLICATES };
            (Some(down), Some(down + step))
        };
        Err(InvalidTrials { sampler, trials, rule, below, above })
    }

    /// The layout of one net of so many points, a power of two from 2.
    pub(crate) fn net(points: u64) -> Self {
        Self { replicates: 1, per_replicate: points }
    }

    /// How many trials the run has.
    pub(crate) fn trials(&self) -> u64 {
        self.replicates * self.per_replicate
    }

    /// How many replicates the run has.
    pub(crate) fn replicates(&self) -> u64 {
        self.replicates
    }

    /// How many trials each replicate has.
    pub(crate) fn per_replicate(&self) -> u64 {
        self.per_replicate
    }

    /// How many blocks the run has, replicate after replicate.
    pub(crate) fn blocks(&self) -> u64 {
        self.replicates * self.per_replicate.div_ceil(BLOCK)
    }

    /// The block of an index below [`Self::blocks`]; an empty one beyond.
    pub(crate) fn block(&self, index: u64) -> Block {
        let in_replicate = self.per_replicate.div_ceil(BLOCK);
        let (replicate, place) = (index / in_replicate, index % in_replicate);
        let first = place * BLOCK;
        let len = if replicate < self.replicates { (self.per_replicate - first).min(BLOCK) } else { 0 };
        Block {
            index,
            replicate: u32::try_from(replicate).unwrap_or(u32::MAX),
            first,
            len: usize::try_from(len).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Sampler::{LatinHypercube, Random, Sobol};

    #[test]
    fn blocks_cover_every_trial_once_and_stay_in_their_replicate() {
        for (sampler, trials, replicates) in [
            (Random, 2, 1),
            (Random, 1024, 1),
            (Random, 10_007, 1),
            (LatinHypercube, 32, 16),
            (LatinHypercube, 16 * 1025, 16),
            (Sobol, 32, 16),
            (Sobol, 16 << 12, 16),
        ] {
            let layout = Layout::new(sampler, trials).unwrap();
            assert_eq!((layout.trials(), layout.replicates()), (trials, replicates));
            let mut seen = vec![0; usize::try_from(replicates).unwrap()];
            for index in 0..layout.blocks() {
                let block = layout.block(index);
                let count = &mut seen[usize::try_from(block.replicate).unwrap()];
                assert_eq!((block.index, block.first, block.first % BLOCK), (index, *count, 0));
                assert!((1..=1024).contains(&block.len));
                *count += u64::try_from(block.len).unwrap();
            }
            assert!(seen.iter().all(|count| *count == trials / replicates), "{sampler} {trials}: {seen:?}");
            assert_eq!(layout.block(layout.blocks()).len, 0);
        }
    }

    #[test]
    fn a_longer_random_run_begins_with_the_shorter_one() {
        let (short, long) = (Layout::new(Random, 3_000).unwrap(), Layout::new(Random, 1_000_000).unwrap());
        assert_eq!((short.block(0), short.block(1)), (long.block(0), long.block(1)));
        assert_eq!(short.block(2), Block { len: 3_000 - 2_048, ..long.block(2) });
    }

    #[test]
    fn counts_that_cannot_be_laid_out_name_their_neighbours() {
        for (sampler, trials, below, above) in [
            (Random, 0, None, Some(2)),
            (Random, 1, None, Some(2)),
            (Random, u64::MAX, Some(1 << 44), None),
            (LatinHypercube, 16, None, Some(32)),
            (LatinHypercube, 100, Some(96), Some(112)),
            (LatinHypercube, (1 << 44) - 1, Some((1 << 44) - 16), Some(1 << 44)),
            (LatinHypercube, (1 << 44) + 16, Some(1 << 44), None),
            (Sobol, 0, None, Some(32)),
            (Sobol, 31, None, Some(32)),
            (Sobol, 48, Some(32), Some(64)),
            (Sobol, 10_000, Some(8_192), Some(16_384)),
            (Sobol, 1 << 45, Some(1 << 44), None),
        ] {
            let error = Layout::new(sampler, trials).unwrap_err();
            assert_eq!((error.sampler, error.trials, error.below, error.above), (sampler, trials, below, above));
            for near in [below, above].into_iter().flatten() {
                assert!(Layout::new(sampler, near).is_ok(), "{sampler} {near}");
            }
        }
        assert_eq!(
            Layout::new(Sobol, 100).unwrap_err().to_string(),
            "100 trials cannot be laid out by the sampler sobol: it takes sixteen times a power of two from 2 to 2^40; \
             the nearest are 64 and 128"
        );
    }
}
