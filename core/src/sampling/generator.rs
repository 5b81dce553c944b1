//! Numbers of which a trial needs nobody knows how many: arrivals, and what each of them brings.

use super::key::{Key, Purpose};
use super::logarithm::logarithms;
use super::xoshiro::{Xoshiro, unit};
use crate::number::LANES;

/// A stream of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Generator {
    origin: [u64; 4],
    numbers: Xoshiro,
}

/// The generator of a block of trials, of a stream that is named by a path (or by any other text: its numbers are
/// independent of the uniform numbers of the input with that path).
pub(crate) fn generator(seed: u64, path: &str, block: u64) -> Generator {
    let [a, b, c, d, ..] = Key::new(seed, path).words(Purpose::Events, 0, block);
    Generator::from_state([a, b, c, d])
}

impl Generator {
    fn from_state(origin: [u64; 4]) -> Self {
        Self { origin, numbers: Xoshiro::new(origin) }
    }

    /// The generator of a trial and a month of the block: the same however many numbers were drawn before.
    ///
    /// Its state are four numbers of SplitMix64 (Steele, Lea and Flood 2014), by which the authors of xoshiro advise to
    /// start it, begun at a place that no other trial and month shares, and hidden by the state of the block.
    #[inline]
    pub(crate) fn at(&self, trial: u32, month: u32) -> Self {
        let [a, b, c, d] = self.origin;
        let mut place = mixed((u64::from(trial) << 32 | u64::from(month)) ^ a);
        let mut next = |hidden: u64| {
            place = place.wrapping_add(GOLDEN);
            mixed(place) ^ hidden
        };
        Self::from_state([next(a), next(b), next(c), next(d)])
    }

    /// Sixty-four random bits.
    #[inline]
    pub(crate) fn next_u64(&mut self) -> u64 {
        self.numbers.next()
    }

    /// A number inside (0, 1).
    #[inline]
    pub(crate) fn uniform(&mut self) -> f64 {
        unit(self.next_u64())
    }

    /// The next waiting times of a Poisson process of rate 1: exponential with mean 1.
    #[inline(always)]
    pub(crate) fn exponentials(&mut self) -> [f64; LANES] {
        (-logarithms(core::array::from_fn(|_| self.uniform()))).0
    }
}

/// 2^64 ÷ the golden ratio, made odd.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The mixing function of SplitMix64, which is one to one.
#[inline(always)]
fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
