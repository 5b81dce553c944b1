//! The values of a sample by their order alone.

use super::normal;

/// The places that values take in ascending order. Equal values share the mean of their places (midranks).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ranks {
    /// Where the values stand that the places belong to, ascending by value and, where these are equal, as they stand.
    order: Vec<u32>,
    /// Twice the midrank of each value, which is a whole number from 2 to 2n.
    doubled: Vec<u64>,
    /// How many different values there are.
    pub(crate) distinct: usize,
}

impl Ranks {
    /// Of values that may be infinite. None where there are 2^32 or more, or one is not a number.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let count = u32::try_from(values.len()).ok()?;
        if values.iter().any(|value| value.is_nan()) {
            return None;
        }
        let mut sorted: Vec<(u64, u32)> = values.iter().map(|&value| sortable(value)).zip(0..count).collect();
        sorted.sort_unstable();
        let mut doubled = vec![0; values.len()];
        let mut distinct = 0;
        let mut before: u64 = 0;
        for tied in sorted.chunk_by(|a, b| a.0 == b.0) {
            let after = before + tied.len() as u64;
            for &(_, index) in tied {
                if let Some(place) = doubled.get_mut(index as usize) {
                    // Twice the mean of before + 1 to after.
                    *place = before + 1 + after;
                }
            }
            before = after;
            distinct += 1;
        }
        Some(Self { order: sorted.into_iter().map(|(_, index)| index).collect(), doubled, distinct })
    }

    /// Distances of midranks from their mean, doubled: whole numbers from 1 − n to n − 1.
    pub(crate) fn centred(&self) -> impl Iterator<Item = i64> {
        #[expect(clippy::cast_possible_wrap, reason = "at most 2^33")]
        let (whole, middle) = (|rank: u64| rank as i64, self.doubled.len() as i64 + 1);
        self.doubled.iter().map(move |&rank| whole(rank) - middle)
    }

    /// Where each value would stand in the standard normal distribution: Φ⁻¹((midrank − ½) ÷ n).
    pub(crate) fn normal_scores(&self) -> Vec<f64> {
        let parts = 2.0 * self.doubled.len() as f64;
        self.doubled.iter().map(|&rank| normal::quantile((rank - 1) as f64 / parts)).collect()
    }

    /// The number of each value among the different ones, ascending from 0.
    pub(crate) fn levels(&self) -> Vec<u32> {
        let mut levels = vec![0; self.doubled.len()];
        for (level, tied) in (0..).zip(self.groups()) {
            for &index in tied {
                if let Some(place) = levels.get_mut(index as usize) {
                    *place = level;
                }
            }
        }
        levels
    }

    /// The indices of equal values, in ascending order of value.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &[u32]> {
        let rank = |index: u32| self.doubled.get(index as usize);
        self.order.chunk_by(move |&a, &b| rank(a) == rank(b))
    }
}

/// A whole number that is the larger, the larger the value is; the same for both zeros.
fn sortable(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_places() {
        let ranks = Ranks::of(&[5.0, -1.0, f64::INFINITY, 5.0, 0.0, -0.0, f64::NEG_INFINITY, 5.0]).unwrap();
        let midranks: Vec<f64> = ranks.doubled.iter().map(|&rank| rank as f64 / 2.0).collect();
        assert_eq!(midranks, [6.0, 2.0, 8.0, 6.0, 3.5, 3.5, 1.0, 6.0]);
        assert_eq!(ranks.levels(), [3, 1, 4, 3, 2, 2, 0, 3]);
        assert_eq!(ranks.distinct, 5);
        assert_eq!(ranks.centred().sum::<i64>(), 0);
        assert_eq!(ranks.groups().map(<[u32]>::len).collect::<Vec<_>>(), [1, 1, 2, 3, 1]);
        assert_eq!(Ranks::of(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn normal_scores_are_symmetric_and_finite() {
        let scores = Ranks::of(&[1e300, -3.0, 7.0]).unwrap().normal_scores();
        assert_eq!((scores[2], scores[0]), (0.0, -scores[1]));
        assert!((scores[0] - 0.967_421_566_101_701).abs() < 1e-14, "the quantile at 5/6");
        assert_eq!(Ranks::of(&[4.0; 5]).unwrap().normal_scores(), [0.0; 5]);
    }
}
