//! Quantiles of a sample.

use super::{ConfidenceInterval, binomial};

/// How a quantile is defined between the values of a sample, numbered as by Hyndman and Fan (1996, "Sample quantiles in
/// statistical packages").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantileType {
    /// The value x(⌈np⌉), which is one of the sample: no mean is taken of a time and of never.
    Type1,
    /// Linear in (n + 1)p, held at the ends of the sample: `PERCENTILE.EXC` of spreadsheets.
    Type6,
    /// Linear in (n − 1)p: `PERCENTILE.INC` of spreadsheets, and the default of R and NumPy.
    Type7,
}

impl QuantileType {
    /// The rank (1 is the smallest) of the value below the quantile at `p`, and how far the quantile lies towards the
    /// next one, in [0, 1). None without values, or where `p` is not in [0, 1].
    ///
    /// A product within 4 units of its last place of a whole number counts as that number, as in R: 100 × 0.07 is 7.
    #[must_use]
    pub fn position(self, count: u64, p: f64) -> Option<(u64, f64)> {
        if count == 0 || !(0.0..=1.0).contains(&p) {
            return None;
        }
        let n = count as f64;
        let place = settled(match self {
            Self::Type1 => n * p,
            Self::Type6 => (n + 1.0) * p,
            Self::Type7 => (n - 1.0) * p,
        });
        let (place, share) = match self {
            Self::Type1 => (place.ceil(), 0.0),
            Self::Type6 => (place.floor(), place - place.floor()),
            Self::Type7 => (place.floor() + 1.0, place - place.floor()),
        };
        if place < 1.0 {
            return Some((1, 0.0));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the count, or so")]
        let rank = place as u64;
        Some(if rank >= count { (count, 0.0) } else { (rank, share) })
    }
}

/// `place`, or the whole number that it misses by rounding alone.
pub(crate) fn settled(place: f64) -> f64 {
    let nearest = place.round();
    if (place - nearest).abs() <= 4.0 * f64::EPSILON * place { nearest } else { place }
}

/// What lies `share` of the way from `lower` to `upper`, either of which may be infinite.
pub(crate) fn between(lower: f64, upper: f64, share: f64) -> f64 {
    // Neither is ∞ − ∞ formed nor 0 × ∞.
    if share == 0.0 || lower == upper { lower } else { lower + (upper - lower) * share }
}

/// The quantile at `p` of a sample in ascending order, which may end in +∞ (never) but is to hold nothing that is not a
/// number. None without values, or where `p` is not in [0, 1].
///
/// ```
/// use roicm::statistics::{QuantileType, quantile};
///
/// assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.3, QuantileType::Type7), Some(1.9));
/// assert_eq!(quantile(&[3.0, f64::INFINITY], 0.5, QuantileType::Type1), Some(3.0));
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], p: f64, definition: QuantileType) -> Option<f64> {
    let (rank, share) = definition.position(sorted.len() as u64, p)?;
    let lower = of_rank(sorted, rank)?;
    Some(if share == 0.0 { lower } else { between(lower, of_rank(sorted, rank + 1)?, share) })
}

/// The quantiles at `ps`, in their order, of a sample in any order, which is left in another one. As [`quantile`]
/// otherwise, and the same bits; none if any `p` is not in [0, 1].
///
/// Takes time in proportion to the size of the sample and the logarithm of how many quantiles are asked for.
#[must_use]
pub fn quantiles_by_selection(values: &mut [f64], ps: &[f64], definition: QuantileType) -> Option<Vec<f64>> {
    let positions = ps.iter().map(|&p| definition.position(values.len() as u64, p));
    let positions: Vec<(u64, f64)> = positions.collect::<Option<_>>()?;
    let needed = |&(rank, share): &(u64, f64)| [Some(rank), (share > 0.0).then_some(rank + 1)];
    let mut ranks: Vec<usize> =
        positions.iter().flat_map(needed).flatten().filter_map(|rank| usize::try_from(rank - 1).ok()).collect();
    crate::order::sort(&mut ranks);
    ranks.dedup();
    select(values, &ranks, 0);
    let one = |(rank, share)| {
        let lower = of_rank(values, rank)?;
        Some(if share == 0.0 { lower } else { between(lower, of_rank(values, rank + 1)?, share) })
    };
    positions.into_iter().map(one).collect()
}

/// Puts the values of these places (from 0, ascending, counted from `offset`) where sorting would, and smaller ones
/// before them.
pub(crate) fn select(values: &mut [f64], places: &[usize], offset: usize) {
    let (before, rest) = places.split_at(places.len() / 2);
    let Some((&place, after)) = rest.split_first() else {
        return;
    };
    let (smaller, _, larger) = values.select_nth_unstable_by(place - offset, f64::total_cmp);
    select(smaller, before, offset);
    select(larger, after, place + 1);
}

fn of_rank(sorted: &[f64], rank: u64) -> Option<f64> {
    sorted.get(usize::try_from(rank.checked_sub(1)?).ok()?).copied()
}

/// Ranks (1 is the smallest) of two values of a sample between which a quantile of its distribution lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantileRanks {
    /// The rank of the lower one; none where the sample is too small for one.
    pub lower: Option<u64>,
    /// The rank of the upper one, likewise.
    pub upper: Option<u64>,
    /// With which probability it lies between them, if the distribution is continuous; with no smaller one if not.
    pub coverage: f64,
}

/// Between which ranks of a sample of `count` the quantile at `p` lies with a probability of at least `confidence`, with
/// half of the rest at most on either side. None unless `count` > 0 and both others are in (0, 1).
///
/// As many values as are below the quantile are binomial (David and Nagaraja 2003, "Order Statistics", section 7.1).
///
/// ```
/// let ranks = roicm::statistics::quantile_ranks(10_000, 0.95, 0.95).unwrap();
/// assert_eq!((ranks.lower, ranks.upper), (Some(9457), Some(9543)));
/// ```
#[must_use]
pub fn quantile_ranks(count: u64, p: f64, confidence: f64) -> Option<QuantileRanks> {
    let inside = |x: f64| 0.0 < x && x < 1.0;
    if count == 0 || !inside(p) || !inside(confidence) {
        return None;
    }
    let outside = 0.5 * (1.0 - confidence);
    let lower = binomial::largest_within(outside, count, (p, 1.0 - p)).map(|below| below + 1);
    let upper = binomial::largest_within(outside, count, (1.0 - p, p)).map(|above| count - above);
    Some(QuantileRanks { lower, upper, coverage: ranks_coverage(count, p, lower, upper) })
}

/// The probability that the quantile at `p` in (0, 1) lies between the values of these ranks of a sample of `count` from
/// a continuous distribution; no rank stands for no bound.
#[must_use]
pub fn ranks_coverage(count: u64, p: f64, lower: Option<u64>, upper: Option<u64>) -> f64 {
    let at_most = |rank: u64| rank.checked_sub(1).map_or(0.0, |below| binomial::cumulative(below, count, (p, 1.0 - p)));
    upper.map_or(1.0, at_most) - lower.map_or(0.0, at_most)
}

/// An interval that holds the quantile at `p` of the distribution which a sample (in ascending order) is from, by its
/// [ranks](quantile_ranks). Without an end where the sample is too small for one.
#[must_use]
pub fn quantile_interval(sorted: &[f64], p: f64, confidence: f64) -> Option<ConfidenceInterval> {
    let ranks = quantile_ranks(sorted.len() as u64, p, confidence)?;
    let lower = ranks.lower.and_then(|rank| of_rank(sorted, rank)).unwrap_or(f64::NEG_INFINITY);
    let upper = ranks.upper.and_then(|rank| of_rank(sorted, rank)).unwrap_or(f64::INFINITY);
    Some(ConfidenceInterval { lower, upper })
}

#[cfg(test)]
mod tests;
