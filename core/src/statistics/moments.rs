//! Mean and spread of a sample, block by block.

use super::tree::Merge;

/// Count, mean and spread of a sample of finite values.
///
/// Blocks are summarised on their own by [`of`](Self::of) and put together by [`merge`](Self::merge). As sums of doubles
/// depend on their order, the bits of a merged result are those of one order of merging.
///
/// ```
/// use roicm::statistics::Moments;
///
/// let all = Moments::of(&[2.0, 4.0, 4.0, 4.0]).merge(Moments::of(&[5.0, 5.0, 7.0, 9.0]));
/// assert_eq!((all.count, all.mean, all.sum_of_squares), (8, 5.0, 32.0));
/// assert_eq!(all.variance(), Some(32.0 / 7.0));
/// assert_eq!((all.minimum, all.maximum), (2.0, 9.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// How many values there are.
    pub count: u64,
    /// Their mean; 0 when there are none.
    pub mean: f64,
    /// Σ(x − mean)², in the square of the values' unit.
    pub sum_of_squares: f64,
    /// The smallest value; +∞ when there are none.
    pub minimum: f64,
    /// The largest value; −∞ when there are none.
    pub maximum: f64,
}

/// Partial sums that are kept side by side, so that a compiler can add them by vectors without changing their order.
const LANES: usize = 8;

impl Moments {
    /// Of no values.
    pub const EMPTY: Self =
        Self { count: 0, mean: 0.0, sum_of_squares: 0.0, minimum: f64::INFINITY, maximum: f64::NEG_INFINITY };

    /// Of the values of one block, which are to be finite: what is infinite or not a number spoils mean and spread.
    ///
    /// By two passes with a correction for the rounding of the mean (Chan, Golub and LeVeque 1983, "Algorithms for
    /// computing the sample variance", equation 1.7), so that the spread is right however far the values lie from 0.
    /// Always added in the same order.
    #[must_use]
    #[inline(always)]
    pub fn of(values: &[f64]) -> Self {
        let (mut sum, mut low, mut high) = ([0.0; LANES], [f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
        let (chunks, rest) = values.as_chunks::<LANES>();
        let mut see = |chunk: &[f64]| {
            for (((&x, sum), low), high) in chunk.iter().zip(&mut sum).zip(&mut low).zip(&mut high) {
                *sum += x;
                *low = smaller(x, *low);
                *high = larger(x, *high);
            }
        };
        chunks.iter().for_each(|chunk| see(chunk));
        see(rest);
        let (minimum, maximum) =
            (low.into_iter().fold(f64::INFINITY, smaller), high.into_iter().fold(f64::NEG_INFINITY, larger));
        if minimum >= maximum {
            // None, or all alike: the mean of equal values is that value, whatever their sum was rounded to.
            let mean = if values.is_empty() { 0.0 } else { minimum };
            return Self { count: values.len() as u64, mean, sum_of_squares: 0.0, minimum, maximum };
        }
        let count = values.len() as f64;
        let guess = total(sum) / count;
        let (mut rest_sum, mut squares) = ([0.0; LANES], [0.0; LANES]);
        let mut see = |chunk: &[f64]| {
            for ((&x, sum), squares) in chunk.iter().zip(&mut rest_sum).zip(&mut squares) {
                let away = x - guess;
                *sum += away;
                *squares += away * away;
            }
        };
        chunks.iter().for_each(|chunk| see(chunk));
        see(rest);
        let missed = total(rest_sum);
        Self {
            count: values.len() as u64,
            mean: guess + missed / count,
            sum_of_squares: larger(total(squares) - missed * missed / count, 0.0),
            minimum,
            maximum,
        }
    }

    /// Of both samples together, `other` being the later one.
    ///
    /// By Chan, Golub and LeVeque (1979, "Updating formulae and a pairwise algorithm for computing sample variances",
    /// equation 2.1).
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        if self.count == 0 {
            return other;
        }
        if other.count == 0 {
            return self;
        }
        let count = self.count + other.count;
        let between = other.mean - self.mean;
        let share = other.count as f64 / count as f64;
        Self {
            count,
            mean: self.mean + between * share,
            sum_of_squares: self.sum_of_squares + other.sum_of_squares + between * between * share * self.count as f64,
            minimum: smaller(self.minimum, other.minimum),
            maximum: larger(self.maximum, other.maximum),
        }
    }

    /// The unbiased estimate Σ(x − mean)² ÷ (n − 1) of the variance; none for fewer than two values.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        (self.count >= 2).then(|| self.sum_of_squares / (self.count - 1) as f64)
    }

    /// The square root of the [`variance`](Self::variance), in the unit of the values.
    #[must_use]
    pub fn standard_deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }

    /// The standard error √(variance ÷ n) of the mean of independent values, in their unit.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        self.variance().map(|variance| (variance / self.count as f64).sqrt())
    }
}

impl Default for Moments {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Merge for Moments {
    fn merged(self, later: Self) -> Self {
        self.merge(later)
    }
}

/// The smaller one: `b` unless `a` is below it. Written out so that it is one instruction, and says which of two zeros it
/// takes.
#[inline(always)]
pub(crate) fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The larger one: `b` unless `a` is above it.
#[inline(always)]
pub(crate) fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

#[inline(always)]
fn total([a, b, c, d, e, f, g, h]: [f64; LANES]) -> f64 {
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Exact, Scalar};
    use proptest::prelude::*;

    /// Mean and Σ(x − mean)² in exact decimals.
    fn by_definition(values: &[i64], offset: i64) -> (f64, f64) {
        let count = Exact::from(i64::try_from(values.len()).unwrap());
        let sum = values.iter().fold(Exact::from(0), |sum, x| sum + Exact::from(offset + x));
        let mean = sum / count;
        let squares = values.iter().fold(Exact::from(0), |sum, x| {
            let away = Exact::from(offset + x) - mean;
            sum + away * away
        });
        (mean.to_f64(), squares.to_f64())
    }

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() <= 1e-12 * expected.abs()
    }

    proptest! {
        #[test]
        fn moments_are_those_of_the_definition_however_split(
            values in prop::collection::vec(-1000_i64..1000, 2..60),
            offset in prop::sample::select(vec![0_i64, 1_000_000_000]),
            cut in 0_usize..60,
        ) {
            let floats: Vec<f64> = values.iter().map(|&x| (offset + x) as f64).collect();
            let (mean, squares) = by_definition(&values, offset);
            let (left, right) = floats.split_at(cut.min(floats.len()));
            // Of merged means, each is right to half a unit of its last place and no better.
            let of_means = 2000.0 * 1e-15 * (values.len() as f64) * offset as f64;
            for (found, slack) in [(Moments::of(&floats), 0.0), (Moments::of(left).merge(Moments::of(right)), of_means)] {
                prop_assert_eq!(found.count, values.len() as u64);
                prop_assert!((found.mean - mean).abs() <= 1e-12 * (mean.abs() + 1000.0), "{found:?}, {mean}");
                let right = 1e-12 * squares + slack;
                prop_assert!((found.sum_of_squares - squares).abs() <= right, "{found:?}, {squares}");
                prop_assert_eq!(found.minimum, (offset + values.iter().min().unwrap()) as f64);
                prop_assert_eq!(found.maximum, (offset + values.iter().max().unwrap()) as f64);
            }
        }
    }

    #[test]
    fn few_values_have_no_spread_and_equal_ones_have_none_at_all() {
        let none = Moments::of(&[]);
        assert_eq!((none, none.merge(Moments::EMPTY)), (Moments::EMPTY, Moments::EMPTY));
        assert_eq!((none.variance(), none.standard_error()), (None, None));
        let one = Moments::of(&[-3.5]);
        assert_eq!((one.mean, one.sum_of_squares, one.standard_deviation()), (-3.5, 0.0, None));
        assert_eq!((one.merge(none), none.merge(one)), (one, one));
        let alike = Moments::of(&[0.1; 1001]).merge(Moments::of(&[0.1; 13]));
        assert_eq!((alike.mean, alike.standard_deviation()), (0.1, Some(0.0)));
    }

    #[test]
    fn errors_follow_from_the_variance() {
        let found = Moments::of(&[1.0, 2.0, 3.0, 4.0]);
        assert!(close(found.variance().unwrap(), 5.0 / 3.0));
        assert!(close(found.standard_deviation().unwrap(), (5.0_f64 / 3.0).sqrt()));
        assert!(close(found.standard_error().unwrap(), (5.0_f64 / 12.0).sqrt()));
    }

    #[test]
    fn the_order_of_addition_is_pinned() {
        let document: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/oracle/statistics.json")).unwrap();
        let bits = |name: &str| document["moments"][name].as_str().unwrap().parse::<u64>().unwrap();
        let values: Vec<f64> = (0..1003_u32).map(|i| 1.0 / f64::from(i + 1)).collect();
        let found = Moments::of(&values);
        assert_eq!((found.mean.to_bits(), found.sum_of_squares.to_bits()), (bits("mean"), bits("sum_of_squares")));
    }
}
