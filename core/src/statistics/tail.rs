//! How bad the worst outcomes are.

use super::quantile::{QuantileType, select, settled};
use super::{Buckets, Moments};

/// The tail of a distribution of losses (larger is worse) beyond a level α.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tail {
    /// The value at risk x(⌈nα⌉): not passed with probability α.
    pub value_at_risk: f64,
    /// The mean of the worst 1 − α, the value at its boundary counted in part.
    pub tail_value_at_risk: f64,
}

/// The value at risk at `level` in [0, 1] of a sample of losses in ascending order: x(⌈n·level⌉). None without values.
#[must_use]
pub fn value_at_risk(sorted: &[f64], level: f64) -> Option<f64> {
    super::quantile(sorted, level, QuantileType::Type1)
}

/// The tail value at risk at `level` in [0, 1] of a sample of losses in ascending order: the mean of the worst
/// n(1 − level), the value at the boundary counted in part (the expected shortfall of Acerbi and Tasche 2002, "On the
/// coherence of expected shortfall", definition 2.6); at 1 the largest. None without values.
///
/// ```
/// use roicm::statistics::{tail_value_at_risk, value_at_risk};
///
/// let losses = [1.0, 2.0, 3.0, 4.0];
/// assert_eq!(value_at_risk(&losses, 0.625), Some(3.0));
/// // Of the worst 1.5 values, one is 4 and half of one is 3.
/// assert_eq!(tail_value_at_risk(&losses, 0.625), Some(5.5 / 1.5));
/// ```
#[must_use]
pub fn tail_value_at_risk(sorted: &[f64], level: f64) -> Option<f64> {
    let rank = rank(sorted.len() as u64, level)?;
    let boundary = value_at_risk(sorted, level)?;
    let beyond = sorted.get(usize::try_from(rank).ok()?..)?;
    Some(mean_of_worst(sorted.len() as u64, level, rank, boundary, sum(beyond)))
}

/// The tails at `levels`, in their order, of a sample of losses in any order, which is left in another one. None without
/// values or where a level is not in [0, 1].
#[must_use]
pub fn tails_by_selection(losses: &mut [f64], levels: &[f64]) -> Option<Vec<Tail>> {
    let lowest = levels.iter().copied().fold(1.0, f64::min);
    let first = usize::try_from(rank(losses.len() as u64, lowest)? - 1).ok()?;
    select(losses, &[first], 0);
    // What is beyond is summed, and so has to have an order of its own.
    losses.get_mut(first..)?.sort_unstable_by(f64::total_cmp);
    let one = |&level| {
        Some(Tail {
            value_at_risk: value_at_risk(losses, level)?,
            tail_value_at_risk: tail_value_at_risk(losses, level)?,
        })
    };
    levels.iter().map(one).collect()
}

impl<const BITS: u32> Buckets<BITS> {
    /// The tail at `level` in [0, 1] of the losses that were counted; `minimum` and `maximum` as in
    /// [`order_statistic`](Self::order_statistic). Values are taken to lie evenly inside their bucket, so that both are
    /// wrong by less than 2^−`BITS` of themselves where losses are positive and below 2^100. None without values.
    #[must_use]
    pub fn tail(&self, level: f64, minimum: f64, maximum: f64) -> Option<Tail> {
        let rank = rank(self.count(), level)?;
        let boundary = self.order_statistic(rank, minimum, maximum)?;
        if self.never() > 0 && (level < 1.0 || boundary == f64::INFINITY) {
            return Some(Tail { value_at_risk: boundary, tail_value_at_risk: f64::INFINITY });
        }
        // Ranks beyond the boundary, by bucket from below: of the first bucket that reaches so far, its upper part.
        let (mut below, mut sum) = (self.count() - self.iter().map(|bucket| bucket.count).sum::<u64>(), 0.0);
        for bucket in self.iter() {
            below += bucket.count;
            let taken = below.saturating_sub(rank).min(bucket.count) as f64;
            if taken == 0.0 {
                continue;
            }
            let middle = if bucket.lower < 0.0 && bucket.upper > 0.0 {
                0.0
            } else {
                let lower = if bucket.lower.is_finite() { bucket.lower.max(minimum) } else { bucket.upper };
                let upper = if bucket.upper.is_finite() { bucket.upper } else { bucket.lower.max(maximum) };
                let upper = upper.min(maximum);
                upper - (upper - lower) * (0.5 * taken / bucket.count as f64)
            };
            sum += taken * middle;
        }
        let tail_value_at_risk = mean_of_worst(self.count(), level, rank, boundary, sum);
        Some(Tail { value_at_risk: boundary, tail_value_at_risk })
    }
}

fn rank(count: u64, level: f64) -> Option<u64> {
    QuantileType::Type1.position(count, level).map(|(rank, _)| rank)
}

/// Of `count` values, the mean of the worst count × (1 − level), given the one at the boundary and the sum beyond it.
fn mean_of_worst(count: u64, level: f64, rank: u64, boundary: f64, beyond: f64) -> f64 {
    let place = settled(count as f64 * level);
    let worst = count as f64 - place;
    let part = rank as f64 - place;
    if worst <= 0.0 {
        boundary
    } else if part <= 0.0 {
        beyond / worst
    } else {
        (beyond + part * boundary) / worst
    }
}

fn sum(values: &[f64]) -> f64 {
    if values.last().is_some_and(|last| last.is_infinite()) {
        return f64::INFINITY;
    }
    Moments::of(values).mean * values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition: quantiles above the level, averaged. On the grid of hundredths, each value is held `100 / n` times.
    fn by_definition(sorted: &[f64], hundredths: usize) -> f64 {
        let spread: Vec<f64> = sorted.iter().flat_map(|&x| std::iter::repeat_n(x, 100)).collect();
        let worst = &spread[sorted.len() * hundredths..];
        worst.iter().sum::<f64>() / worst.len() as f64
    }

    proptest! {
        #[test]
        fn tails_are_those_of_the_definition(
            losses in prop::collection::vec(prop_oneof![3 => 0.0_f64..1000.0, 1 => Just(0.0)], 1..60),
            hundredths in 0_usize..100,
        ) {
            let mut sorted = losses.clone();
            sorted.sort_by(f64::total_cmp);
            let level = hundredths as f64 / 100.0;
            let expected = by_definition(&sorted, hundredths);
            let found = tail_value_at_risk(&sorted, level).unwrap();
            prop_assert!((found - expected).abs() <= 1e-10, "{found}, {expected}");

            let mut any_order = losses.clone();
            let tails = tails_by_selection(&mut any_order, &[0.99, level]).unwrap();
            prop_assert_eq!(tails[1], Tail { value_at_risk: value_at_risk(&sorted, level).unwrap(), tail_value_at_risk: found });
            prop_assert_eq!(tails[0].tail_value_at_risk, tail_value_at_risk(&sorted, 0.99).unwrap());

            let mut buckets = Buckets::<10>::new();
            buckets.add_all(&losses);
            let tail = buckets.tail(level, sorted[0], sorted[sorted.len() - 1]).unwrap();
            prop_assert!((tail.tail_value_at_risk - expected).abs() <= expected / 1024.0 + 1e-9);
            prop_assert!((tail.value_at_risk - tails[1].value_at_risk).abs() <= tails[1].value_at_risk / 1024.0);
        }
    }

    #[test]
    fn ends_and_infinities() {
        assert_eq!((tail_value_at_risk(&[], 0.5), tails_by_selection(&mut [], &[0.5])), (None, None));
        assert_eq!(
            (tail_value_at_risk(&[1.0, 2.0], 1.0), tail_value_at_risk(&[1.0, 2.0], 0.0)),
            (Some(2.0), Some(1.5))
        );
        assert_eq!(tail_value_at_risk(&[1.0, f64::INFINITY], 0.5), Some(f64::INFINITY));
        assert_eq!(tail_value_at_risk(&[1.0], f64::NAN), None);
    }

    /// Closed forms by level, of samples x = Q((i − ½) ÷ n).
    #[test]
    fn large_samples_approach_the_closed_forms() {
        let z = crate::statistics::normal::quantile(0.95);
        let sample = |quantile: fn(f64) -> f64| -> Vec<f64> {
            (0..200_000_u32).map(|i| quantile((f64::from(i) + 0.5) / 200_000.0)).collect()
        };
        let normal = sample(crate::statistics::normal::quantile);
        let expected = crate::statistics::normal::density(z) / 0.05;
        assert!((tail_value_at_risk(&normal, 0.95).unwrap() - expected).abs() < 1e-4);
        let exponential = sample(|p| -libm::log1p(-p));
        let expected = 1.0 - libm::log(0.05);
        assert!((tail_value_at_risk(&exponential, 0.95).unwrap() - expected).abs() < 1e-4);
    }
}
