//! Counts of values in fixed buckets: quantiles of samples too large to keep.

mod layout;
mod read;

pub use read::Bucket;

use layout::{NOT_FINITE, OVERFLOW, ROWS, SLOTS, ZERO, locate};

/// How often values fell into fixed buckets, whose borders do not depend on the values: 2^`BITS` of equal width in each
/// octave [2^k, 2^(k + 1)) of magnitude, for either sign, after the idea of G. Tene's HdrHistogram.
///
/// A value is told from another one when they differ by 2^−`BITS` of the smaller. Magnitudes below 2^−40 count as zero;
/// magnitudes from 2^100 (1.3 × 10³⁰) upwards share one bucket; +∞, which stands for a time that never comes, is counted
/// as such, and so is −∞. What is not a number is left out, but [counted](Self::undefined).
///
/// Counts are whole numbers, so that merging is free of order. Memory is taken by octaves that have been seen:
/// 4 × 2^`BITS` bytes each, 286 at most. Up to 2^32 − 1 values can be counted; from there on a bucket's count may stand
/// still at that number.
///
/// ```
/// use roicm::statistics::Buckets;
///
/// let mut buckets = Buckets::<10>::new();
/// buckets.add_all(&[3.0, 1.0, 2.0, 4.0, 5.0]);
/// let median = buckets.quantile_type7(0.5, 1.0, 5.0).unwrap();
/// assert!((median - 3.0).abs() <= 3.0 / 1024.0);
/// ```
#[derive(Debug, Clone)]
pub struct Buckets<const BITS: u32> {
    /// The page of each slot, or [`ABSENT`].
    pages: [u16; SLOTS],
    /// Pages of 2^`BITS` counts, in the order in which their slots were first seen.
    counts: Vec<u32>,
    /// How many values there are in all, what is not a number among them.
    added: u64,
}

/// Values whose places are found at once.
const LANES: usize = 8;
/// The page of a slot that has none.
const ABSENT: u16 = u16::MAX;

impl<const BITS: u32> Buckets<BITS> {
    const WIDTH: usize = {
        assert!(1 <= BITS && BITS <= 16, "between 1 and 16 bits");
        1 << BITS
    };

    /// Without values.
    #[must_use]
    pub fn new() -> Self {
        Self { pages: [ABSENT; SLOTS], counts: Vec::new(), added: 0 }
    }

    /// Counts values.
    pub fn add_all(&mut self, values: &[f64]) {
        self.added += values.len() as u64;
        if self.added > u64::from(u32::MAX) {
            return self.add_each(values);
        }
        let (chunks, rest) = values.as_chunks::<LANES>();
        for chunk in chunks {
            // All places first: they are found by vectors, and counting does not wait for them.
            let places = chunk.map(locate::<BITS>);
            for (slot, cell) in places {
                self.count_one(slot as usize, cell as usize);
            }
        }
        for &x in rest {
            let (slot, cell) = locate::<BITS>(x);
            self.count_one(slot as usize, cell as usize);
        }
    }

    /// Adds the counts of other buckets.
    pub fn merge(&mut self, other: &Self) {
        self.added += other.added;
        for slot in 0..SLOTS {
            let counts = other.row(slot);
            if counts.is_empty() {
                continue;
            }
            let start = self.page(slot);
            for (count, more) in self.counts.iter_mut().skip(start).zip(counts) {
                *count = count.saturating_add(*more);
            }
        }
    }

    /// How many values there are, infinite ones among them, but without what is not a number.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.added - self.undefined()
    }

    /// How many values are +∞.
    #[must_use]
    pub fn never(&self) -> u64 {
        self.row(NOT_FINITE).first().map_or(0, |&count| u64::from(count))
    }

    /// How many values were left out because they are not a number.
    #[must_use]
    pub fn undefined(&self) -> u64 {
        let of = |slot| self.row(slot).iter().skip(1).map(|&count| u64::from(count)).sum::<u64>();
        of(NOT_FINITE) + of(NOT_FINITE + ROWS)
    }

    /// The bytes that are held beyond the value itself.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.counts.capacity() * size_of::<u32>()
    }

    /// The counts that are not zero, by the number of their bucket in ascending order; what is not a number is left out.
    /// Numbers are those of this type alone: 0 is zero, and those of negative values are below it.
    pub fn sparse(&self) -> impl Iterator<Item = (i32, u32)> {
        self.cells().map(|(row, cell, negative, count)| {
            let number = (row << BITS) + cell;
            #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "143 × 2^16 at most")]
            let number = number as i32;
            (if negative { -number } else { number }, u32::try_from(count).unwrap_or(u32::MAX))
        })
    }

    /// What [`sparse`](Self::sparse) listed, and how many values were not a number. None where a number is none of a
    /// bucket.
    #[must_use]
    pub fn from_sparse(counts: impl IntoIterator<Item = (i32, u32)>, undefined: u32) -> Option<Self> {
        let mut buckets = Self::new();
        let not_a_number = locate::<BITS>(f64::NAN);
        for (number, count) in counts {
            let size = number.unsigned_abs() as usize;
            let (row, cell) = (size >> BITS, size % Self::WIDTH);
            if row >= ROWS || cell > 0 && (row == ZERO || row >= OVERFLOW) {
                return None;
            }
            buckets.put(row + if number < 0 { ROWS } else { 0 }, cell, count);
        }
        buckets.put(not_a_number.0 as usize, not_a_number.1 as usize, undefined);
        Some(buckets)
    }

    /// Where the counts of a slot begin, made room for if it is new.
    #[inline]
    fn page(&mut self, slot: usize) -> usize {
        match self.pages.get(slot) {
            Some(&page) if page != ABSENT => usize::from(page) << BITS,
            _ => self.open(slot),
        }
    }

    #[inline]
    fn count_one(&mut self, slot: usize, cell: usize) {
        let start = self.page(slot);
        if let Some(count) = self.counts.get_mut(start + cell) {
            *count += 1;
        }
    }

    #[cold]
    fn open(&mut self, slot: usize) -> usize {
        let start = self.counts.len();
        if let Some(page) = self.pages.get_mut(slot) {
            *page = u16::try_from(start >> BITS).expect("there are fewer slots than numbers of 16 bits");
        }
        self.counts.reserve_exact(Self::WIDTH);
        self.counts.resize(start + Self::WIDTH, 0);
        start
    }

    /// As [`add_all`](Self::add_all), where counts may reach their end.
    #[cold]
    fn add_each(&mut self, values: &[f64]) {
        for &x in values {
            let (slot, cell) = locate::<BITS>(x);
            self.added -= 1;
            self.put(slot as usize, cell as usize, 1);
        }
    }

    fn put(&mut self, slot: usize, cell: usize, more: u32) {
        if more == 0 {
            return;
        }
        self.added += u64::from(more);
        let start = self.page(slot);
        if let Some(count) = self.counts.get_mut(start + cell) {
            *count = count.saturating_add(more);
        }
    }

    /// The counts of a slot; none if it has not been seen.
    fn row(&self, slot: usize) -> &[u32] {
        match self.pages.get(slot) {
            Some(&page) if page != ABSENT => {
                let start = usize::from(page) << BITS;
                self.counts.get(start..start + Self::WIDTH).unwrap_or_default()
            }
            _ => &[],
        }
    }
}

impl<const BITS: u32> Default for Buckets<BITS> {
    fn default() -> Self {
        Self::new()
    }
}

/// Equal where the counts are, however they came about.
impl<const BITS: u32> PartialEq for Buckets<BITS> {
    fn eq(&self, other: &Self) -> bool {
        self.undefined() == other.undefined() && self.sparse().eq(other.sparse())
    }
}

#[cfg(test)]
mod tests;
