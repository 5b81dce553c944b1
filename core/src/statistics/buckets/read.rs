//! Quantiles, probabilities and bars out of counts.

use super::Buckets;
use super::layout::{NOT_FINITE, OVERFLOW, ROWS, ZERO, bounds};
use crate::statistics::quantile::{QuantileType, between};

/// One bucket and what fell into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bucket {
    /// Where it begins; −∞ for the one of the lowest values.
    pub lower: f64,
    /// Where it ends; +∞ for the one of the highest values.
    pub upper: f64,
    /// How many values fell into it.
    pub count: u64,
}

impl<const BITS: u32> Buckets<BITS> {
    /// The `rank`-th smallest value (1 is the smallest), infinite ones among them; none where there are not as many.
    ///
    /// `minimum` and `maximum` are the smallest and the largest finite value that was counted, as far as they are known
    /// (−∞ and +∞ otherwise). Inside its bucket, values are taken to lie evenly; the first and the last are `minimum`
    /// and `maximum`. Wrong by less than 2^−`BITS` of the value, typically by far less where many values share a bucket;
    /// by 2^−40 where it counts as zero; and without a bound from 2^100.
    #[must_use]
    pub fn order_statistic(&self, rank: u64, minimum: f64, maximum: f64) -> Option<f64> {
        let mut below = 0;
        for (row, negative) in ascending() {
            let here = self.row_count(row, negative);
            if rank == 0 || rank > below + here {
                below += here;
                continue;
            }
            for (cell, count) in self.row_cells(row, negative) {
                if rank <= below + count {
                    let (lower, upper) = signed(bounds::<BITS>(row, cell), negative);
                    if lower == upper {
                        return Some(lower);
                    }
                    if rank == 1 && minimum.is_finite() {
                        return Some(minimum);
                    }
                    if rank == self.count() - self.never() && maximum.is_finite() {
                        return Some(maximum);
                    }
                    if row == ZERO {
                        return Some(0.0_f64.max(minimum).min(maximum));
                    }
                    let (lower, upper) = (lower.max(minimum), upper.min(maximum));
                    let place = ((rank - below) as f64 - 0.5) / count as f64;
                    return Some(match (lower.is_finite(), upper.is_finite()) {
                        (true, true) => lower + (upper - lower) * place,
                        (true, false) => lower,
                        _ => upper,
                    });
                }
                below += count;
            }
        }
        None
    }

    /// The quantile at `p` in [0, 1] by definition 7 of Hyndman and Fan (1996), out of the two
    /// [order statistics](Self::order_statistic) that it lies between; infinite where the upper one is and counts.
    /// None without values, or where `p` is no probability.
    #[must_use]
    pub fn quantile_type7(&self, p: f64, minimum: f64, maximum: f64) -> Option<f64> {
        self.quantile(p, QuantileType::Type7, minimum, maximum)
    }

    /// The quantile at `p` in [0, 1] by any definition, otherwise as [`quantile_type7`](Self::quantile_type7).
    #[must_use]
    pub fn quantile(&self, p: f64, definition: QuantileType, minimum: f64, maximum: f64) -> Option<f64> {
        let (rank, share) = definition.position(self.count(), p)?;
        let lower = self.order_statistic(rank, minimum, maximum)?;
        if share == 0.0 {
            return Some(lower);
        }
        Some(between(lower, self.order_statistic(rank + 1, minimum, maximum)?, share))
    }

    /// About how many values are at most `x`: all of the buckets below, and a share of the one that `x` lies in, where
    /// values are taken to lie evenly. What counts as zero counts as at 0. `minimum` and `maximum` as in
    /// [`order_statistic`](Self::order_statistic).
    #[must_use]
    pub fn count_at_or_below(&self, x: f64, minimum: f64, maximum: f64) -> f64 {
        if x == f64::INFINITY || x >= maximum {
            let infinite = if x == f64::INFINITY { 0 } else { self.never() };
            return (self.count() - infinite) as f64;
        }
        let mut below = 0.0;
        for bucket in self.iter() {
            if bucket.lower < 0.0 && bucket.upper > 0.0 {
                if x >= 0.0 {
                    below += bucket.count as f64;
                }
                continue;
            }
            let (lower, upper) = (bucket.lower.max(minimum), bucket.upper.min(maximum));
            if x >= upper {
                below += bucket.count as f64;
            } else if x >= lower && lower.is_finite() {
                // A bucket without an end holds what is above its beginning, wherever.
                let share = if upper.is_finite() { (x - lower) / (upper - lower) } else { 0.0 };
                below += bucket.count as f64 * share;
            }
        }
        below
    }

    /// About the share of values above `x`, infinite ones among them: the probability of more. None without values.
    #[must_use]
    pub fn exceedance(&self, x: f64, minimum: f64, maximum: f64) -> Option<f64> {
        let count = self.count() as f64;
        (count > 0.0).then(|| (count - self.count_at_or_below(x, minimum, maximum)) / count)
    }

    /// The buckets of finite values that something fell into, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = Bucket> {
        self.cells().filter(|(row, ..)| *row != NOT_FINITE).map(|(row, cell, negative, count)| {
            let (lower, upper) = signed(bounds::<BITS>(row, cell), negative);
            Bucket { lower: if row == ZERO { -upper } else { lower }, upper, count }
        })
    }

    /// Row, cell, sign and count of all cells that are not empty, in ascending order of value.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, usize, bool, u64)> {
        ascending().flat_map(|(row, negative)| {
            self.row_cells(row, negative)
                .filter(|(_, count)| *count > 0)
                .map(move |(cell, count)| (row, cell, negative, count))
        })
    }

    /// Cells of a row in ascending order of value; one where they are not told apart.
    fn row_cells(&self, row: usize, negative: bool) -> impl Iterator<Item = (usize, u64)> {
        let octave = row != ZERO && row < OVERFLOW;
        let together = (!octave).then(|| (0, self.row_count(row, negative)));
        let counts = if octave { self.window.octave(row, negative) } else { &[] };
        let last = counts.len().wrapping_sub(1);
        let cell = move |place: usize| if negative { last - place } else { place };
        let cells = counts.iter().enumerate().map(move |(place, &count)| (cell(place), u64::from(count)));
        together.into_iter().chain(cells)
    }

    fn row_count(&self, row: usize, negative: bool) -> u64 {
        match row {
            ZERO => self.window.zeros(),
            OVERFLOW => self.beyond_of(negative).overflow,
            NOT_FINITE => self.beyond_of(negative).infinite,
            _ => self.window.octave(row, negative).iter().map(|&count| u64::from(count)).sum(),
        }
    }
}

fn signed((lower, upper): (f64, f64), negative: bool) -> (f64, f64) {
    if negative { (-upper, -lower) } else { (lower, upper) }
}

/// Rows and signs in ascending order of value; zero once.
fn ascending() -> impl Iterator<Item = (usize, bool)> {
    (1..ROWS).rev().map(|row| (row, true)).chain((0..ROWS).map(|row| (row, false)))
}
