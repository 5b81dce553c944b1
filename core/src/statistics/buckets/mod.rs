//! Counts of values in fixed buckets: quantiles of samples too large to keep.

mod layout;
mod read;
mod window;

pub use read::Bucket;

use layout::{NOT_FINITE, OVERFLOW, ROWS, ZERO, locate};
use window::Window;

/// How often values fell into fixed buckets, whose borders do not depend on the values: 2^`BITS` of equal width in each
/// octave [2^k, 2^(k + 1)) of magnitude, for either sign, after the idea of G. Tene's HdrHistogram.
///
/// A value is told from another one when they differ by 2^−`BITS` of the smaller. Magnitudes below 2^−40 count as zero;
/// magnitudes from 2^100 (1.3 × 10³⁰) upwards share one bucket; +∞, which stands for a time that never comes, is counted
/// as such, and so is −∞. What is not a number is left out, but [counted](Self::undefined).
///
/// Counts are whole numbers, so that merging is free of order. Memory is taken by octaves, 4 × 2^`BITS` bytes each: from
/// the largest magnitude of a sign down to the smallest one of either, and at most three more; 280 in all at most. Sums
/// of money below 2^24 of either sign, some of which miss zero by no more than their rounding (2^−36), take 60 KiB by 7
/// bits and 480 KiB by 10. Up to 2^32 − 1 values can be counted; from there on a bucket's count may stand still at that
/// number.
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
    /// Zero, and magnitudes that are told from one another.
    window: Window<BITS>,
    /// What has no cells: of positive and of negative numbers.
    beyond: [Beyond; 2],
    /// What is not a number.
    undefined: u64,
    /// How many values there are in all, what is not a number among them.
    added: u64,
}

/// Counts of what is not told apart.
#[derive(Debug, Clone, Copy, Default)]
struct Beyond {
    /// From 2^100.
    overflow: u64,
    infinite: u64,
}

impl<const BITS: u32> Buckets<BITS> {
    /// Without values.
    #[must_use]
    pub fn new() -> Self {
        Self { window: Window::new(), beyond: [Beyond::default(); 2], undefined: 0, added: 0 }
    }

    /// Counts values.
    // Apart: within code for wider vectors, taking the places out of them costs more than finding them saves.
    #[inline(never)]
    pub fn add_all(&mut self, values: &[f64]) {
        self.added += values.len() as u64;
        if self.added > u64::from(u32::MAX) {
            return self.add_each(values);
        }
        let outside = self.window.count_all(values);
        if outside > 0 {
            self.add_outside(values, outside);
        }
    }

    /// Adds the counts of other buckets.
    pub fn merge(&mut self, other: &Self) {
        self.added += other.added;
        self.undefined += other.undefined;
        for (mine, theirs) in self.beyond.iter_mut().zip(&other.beyond) {
            mine.overflow += theirs.overflow;
            mine.infinite += theirs.infinite;
        }
        self.window.merge(&other.window);
    }

    /// How many values there are, infinite ones among them, but without what is not a number.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.added - self.undefined()
    }

    /// How many values are +∞.
    #[must_use]
    pub fn never(&self) -> u64 {
        self.beyond_of(false).infinite
    }

    /// How many values were left out because they are not a number.
    #[must_use]
    pub fn undefined(&self) -> u64 {
        self.undefined
    }

    /// The bytes that are held beyond the value itself.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.window.memory()
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
            let (row, cell) = (size >> BITS, size % Window::<BITS>::WIDTH);
            if row >= ROWS || cell > 0 && (row == ZERO || row >= OVERFLOW) {
                return None;
            }
            buckets.put(row + if number < 0 { ROWS } else { 0 }, cell, count);
        }
        buckets.put(not_a_number.0 as usize, not_a_number.1 as usize, undefined);
        Some(buckets)
    }

    /// Counts those of the values that the window has no room for, which are so many.
    #[inline(never)]
    fn add_outside(&mut self, values: &[f64], outside: usize) {
        let infinite = values.iter().filter(|x| **x == f64::INFINITY).count();
        let undefined = values.iter().filter(|x| x.is_nan()).count();
        if infinite + undefined == outside {
            // Of times that may never come, this is every block.
            let [positive, _] = &mut self.beyond;
            positive.infinite += infinite as u64;
            self.undefined += undefined as u64;
        } else {
            self.make_room(values);
        }
    }

    #[cold]
    fn make_room(&mut self, values: &[f64]) {
        let outside: Vec<f64> = self.window.outside(values).collect();
        self.added -= outside.len() as u64;
        // All room first, so that what has been counted moves once for many values.
        let sizes = outside.iter().filter(|x| x.is_finite()).map(|x| (x.abs(), *x < 0.0));
        for negative in [false, true] {
            let of_sign = sizes.clone().filter(|(_, is_negative)| *is_negative == negative).map(|(size, _)| size);
            let ends = [of_sign.clone().fold(f64::INFINITY, f64::min), of_sign.fold(0.0, f64::max)];
            for row in ends.map(|size| locate::<BITS>(size).0 as usize) {
                if row < OVERFLOW {
                    self.window.cover(row, negative);
                }
            }
        }
        self.add_each_of(&outside);
    }

    /// As [`add_all`](Self::add_all), where counts may reach their end.
    #[cold]
    fn add_each(&mut self, values: &[f64]) {
        self.added -= values.len() as u64;
        self.add_each_of(values);
    }

    fn add_each_of(&mut self, values: &[f64]) {
        for &x in values {
            let (slot, cell) = locate::<BITS>(x);
            self.put(slot as usize, cell as usize, 1);
        }
    }

    fn put(&mut self, slot: usize, cell: usize, more: u32) {
        if more == 0 {
            return;
        }
        self.added += u64::from(more);
        let (row, negative) = (slot % ROWS, slot >= ROWS);
        let [positive_beyond, negative_beyond] = &mut self.beyond;
        let beyond = if negative { negative_beyond } else { positive_beyond };
        match row {
            OVERFLOW => beyond.overflow += u64::from(more),
            NOT_FINITE if cell == 0 => beyond.infinite += u64::from(more),
            NOT_FINITE => self.undefined += u64::from(more),
            _ => {
                self.window.cover(row, negative);
                self.window.add(row, cell, negative, more);
            }
        }
    }

    fn beyond_of(&self, negative: bool) -> Beyond {
        let [positive_beyond, negative_beyond] = self.beyond;
        if negative { negative_beyond } else { positive_beyond }
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
