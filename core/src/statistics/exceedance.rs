//! Loss exceedance curves: how likely it is to lose more.

use super::quantile::settled;

/// A point of a loss exceedance curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exceedance {
    /// The probability of losing more than `loss`, or at most that probability.
    pub probability: f64,
    /// The loss.
    pub loss: f64,
}

/// The probabilities that loss exceedance curves are read at: once in 2, 5, 10, … 1000 years.
pub const EXCEEDANCE_PROBABILITIES: [f64; 9] = [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/// For each probability in [0, 1], the smallest loss of the sample (in ascending order) that is passed with at most that
/// probability: x(n − ⌊n·probability⌋). None without values or where something else is no probability.
///
/// ```
/// use roicm::statistics::exceedance_curve;
///
/// let curve = exceedance_curve(&[1.0, 2.0, 3.0, 4.0, 5.0], &[0.5, 0.2]).unwrap();
/// assert_eq!([curve[0].loss, curve[1].loss], [3.0, 4.0]);
/// ```
#[must_use]
pub fn exceedance_curve(sorted: &[f64], probabilities: &[f64]) -> Option<Vec<Exceedance>> {
    let one = |&probability| {
        let rank = exceedance_rank(sorted.len() as u64, probability)?;
        Some(Exceedance { probability, loss: *sorted.get(usize::try_from(rank - 1).ok()?)? })
    };
    probabilities.iter().map(one).collect()
}

/// The rank (1 is the smallest) of the smallest of `count` losses that is passed with at most a `probability` in [0, 1].
/// None without values or where it is no probability.
#[must_use]
pub fn exceedance_rank(count: u64, probability: f64) -> Option<u64> {
    if count == 0 || !(0.0..=1.0).contains(&probability) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the count, or so")]
    let above = settled(count as f64 * probability).floor() as u64;
    Some(count.saturating_sub(above).max(1))
}

/// The whole curve of a sample of losses in ascending order: every different loss, with the share of values above it.
#[must_use]
pub fn exceedance_steps(sorted: &[f64]) -> Vec<Exceedance> {
    let count = sorted.len() as f64;
    let mut above = sorted.len();
    let step = |same: &[f64]| {
        above -= same.len();
        same.first().map(|&loss| Exceedance { probability: above as f64 / count, loss })
    };
    sorted.chunk_by(|a, b| a == b).filter_map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn points_are_the_smallest_losses_that_are_passed_so_rarely(
            mut losses in prop::collection::vec((0..40_u8).prop_map(f64::from), 1..80),
            thousandths in 0_usize..=1000,
        ) {
            losses.sort_by(f64::total_cmp);
            let probability = thousandths as f64 / 1000.0;
            let found = exceedance_curve(&losses, &[probability]).unwrap()[0];
            let rarely = |loss: f64| 1000 * losses.iter().filter(|&&x| x > loss).count() <= thousandths * losses.len();
            let expected = losses.iter().copied().find(|&loss| rarely(loss)).unwrap();
            prop_assert_eq!(found, Exceedance { probability, loss: expected });
            for step in exceedance_steps(&losses) {
                let above = losses.iter().filter(|&&x| x > step.loss).count();
                prop_assert_eq!(step.probability, above as f64 / losses.len() as f64);
            }
        }
    }

    #[test]
    fn without_losses_there_is_no_curve() {
        assert_eq!((exceedance_curve(&[], &[0.5]), exceedance_steps(&[])), (None, vec![]));
        assert_eq!(exceedance_curve(&[1.0], &[-0.1]), None);
    }
}
