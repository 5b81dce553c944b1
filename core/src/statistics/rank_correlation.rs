//! How far two columns rise and fall together: Spearman's rank correlation, with its interval.

use thiserror::Error;

use super::ranks::Ranks;
use super::{ConfidenceInterval, normal};

/// Spearman's rank correlation of two columns, with what the sample leaves open about it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankCorrelation {
    /// The correlation of the ranks, from −1 to 1; equal values share the mean of their ranks.
    pub estimate: f64,
    /// How far the estimate itself may be off: its standard deviation from one sample of this size to the next.
    pub standard_error: f64,
    /// The interval for the rank correlation of the distribution that the sample is from.
    pub interval: ConfidenceInterval,
}

/// Why columns have no rank correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum NoRankCorrelation {
    /// The columns are not equally long.
    #[error("columns of different lengths")]
    Lengths,
    /// Fewer than four pairs: nothing can be said about an error.
    #[error("fewer than four pairs of values")]
    TooFew,
    /// A value is not a number, or there are 2^32 pairs or more.
    #[error("a value that is not a number, or too many of them")]
    NotANumber,
    /// All values of the first column are equal, so that there are no ranks to go by.
    #[error("the first column is constant")]
    FirstConstant,
    /// All values of the second column are equal.
    #[error("the second column is constant")]
    SecondConstant,
    /// The confidence is not inside (0, 1).
    #[error("a confidence outside of (0, 1)")]
    Confidence,
}

/// Spearman's rank correlation of two columns of independent pairs (Spearman 1904, "The proof and measurement of
/// association between two things"), with an interval at a confidence in (0, 1).
///
/// Values may be infinite: only their order counts. The standard error is that of the linear terms of the estimate, in
/// which every pair moves its own product and the ranks of all others (Hoeffding 1948, "A class of statistics with
/// asymptotically normal distribution", section 9); it holds for ties and for every kind of dependence. The interval is
/// symmetric in Fisher's z = artanh r and never passes −1 or 1. Where the formula (1 + r²/2) ÷ (n − 3) for the variance
/// of z (Bonett and Wright 2000, "Sample size requirements for estimating Pearson, Kendall and Spearman correlations"),
/// which is made for jointly normal columns, is about right, both agree; for others only this one holds its confidence.
/// Columns in the same or in the opposite order have an interval of one point.
///
/// Takes time in proportion to n·ln n.
///
/// # Errors
/// See [`NoRankCorrelation`].
///
/// ```
/// use roicm::statistics::rank_correlation;
///
/// let found = rank_correlation(&[1.0, 2.0, 3.0, 4.0, 5.0], &[2.0, 1.0, 4.0, 3.0, f64::INFINITY], 0.95)?;
/// assert_eq!(found.estimate, 0.8);
/// assert!(found.interval.lower < 0.8 && found.interval.upper < 1.0);
/// # Ok::<(), roicm::statistics::NoRankCorrelation>(())
/// ```
pub fn rank_correlation(first: &[f64], second: &[f64], confidence: f64) -> Result<RankCorrelation, NoRankCorrelation> {
    if first.len() != second.len() {
        return Err(NoRankCorrelation::Lengths);
    }
    let ranks = |column| Ranks::of(column).ok_or(NoRankCorrelation::NotANumber);
    of_ranks(&ranks(first)?, &ranks(second)?, confidence)
}

/// The same where ranks are at hand.
pub(crate) fn of_ranks(first: &Ranks, second: &Ranks, confidence: f64) -> Result<RankCorrelation, NoRankCorrelation> {
    if !(0.0 < confidence && confidence < 1.0) {
        return Err(NoRankCorrelation::Confidence);
    }
    let (x, y): (Vec<i64>, Vec<i64>) = (first.centred().collect(), second.centred().collect());
    if x.len() < 4 {
        return Err(NoRankCorrelation::TooFew);
    }
    if first.distinct < 2 {
        return Err(NoRankCorrelation::FirstConstant);
    }
    if second.distinct < 2 {
        return Err(NoRankCorrelation::SecondConstant);
    }
    // Whole numbers, so that nothing depends on an order of adding.
    let sum = |a: &[i64], b: &[i64]| a.iter().zip(b).map(|(&a, &b)| i128::from(a) * i128::from(b)).sum::<i128>();
    let (xx, yy, xy) = (sum(&x, &x), sum(&y, &y), sum(&x, &y));
    let estimate = if xx == yy { xy as f64 / xx as f64 } else { xy as f64 / ((xx as f64).sqrt() * (yy as f64).sqrt()) };
    if xx == yy && xy.abs() == xx {
        let interval = ConfidenceInterval { lower: estimate, upper: estimate };
        return Ok(RankCorrelation { estimate, standard_error: 0.0, interval });
    }
    let standard_error = standard_error((first, &x), (second, &y), estimate, (xx as f64, yy as f64));
    let reach = normal::upper_quantile(0.5 * (1.0 - confidence)) * standard_error / (1.0 - estimate * estimate);
    let centre = libm::atanh(estimate);
    let interval = ConfidenceInterval { lower: libm::tanh(centre - reach), upper: libm::tanh(centre + reach) };
    Ok(RankCorrelation { estimate, standard_error, interval })
}

/// The root of the mean square of the pairs' influences on the estimate, ÷ √n.
///
/// With u and v the centred midranks ÷ n, a pair (u, v) moves the covariance of ranks by u·v, and by what it does to the
/// ranks of others: the mean of v over the pairs with a larger u, half of those with the same; likewise the other way
/// round; and in the same way the variances, which are fixed where there are no ties.
fn standard_error(
    (first, x): (&Ranks, &[i64]),
    (second, y): (&Ranks, &[i64]),
    estimate: f64,
    (xx, yy): (f64, f64),
) -> f64 {
    let n = x.len() as f64;
    let above = |ranks: &Ranks, of: &[i64]| -> Vec<f64> { sums_above(ranks, of) };
    let (y_above_x, x_above_y) = (above(first, y), above(second, x));
    let (x_above_x, y_above_y) = (above(first, x), above(second, y));
    let root = (xx * yy).sqrt();
    let mut squares = 0.0;
    let both = x.iter().zip(y).zip(y_above_x.iter().zip(&x_above_y)).zip(x_above_x.iter().zip(&y_above_y));
    for (((&x, &y), (a, b)), (c, d)) in both {
        let (x, y) = (x as f64, y as f64);
        // Each doubled sum goes in units of 2n, as the squares of doubled ranks do in units of 4n².
        let covariance = (x * y + 2.0 * (a + b)) * n / root - 3.0 * estimate;
        let variances = (x * x + 4.0 * c) * n / xx + (y * y + 4.0 * d) * n / yy - 6.0;
        let influence = covariance - 0.5 * estimate * variances;
        squares += influence * influence;
    }
    // Three degrees of freedom are lost to the two means and the estimate, as in Fisher's n − 3.
    (squares / (n * (n - 3.0))).sqrt()
}

/// For each value Σ of the numbers that belong to larger values, and half of those that belong to equal ones.
fn sums_above(ranks: &Ranks, numbers: &[i64]) -> Vec<f64> {
    let number = |index: u32| numbers.get(index as usize).copied().unwrap_or(0);
    let mut sums = vec![0.0; numbers.len()];
    // The numbers are centred: those above are what those up to here lack.
    let mut below: i64 = 0;
    for tied in ranks.groups() {
        let here: i64 = tied.iter().map(|&index| number(index)).sum();
        let above = -(below + here);
        for &index in tied {
            if let Some(place) = sums.get_mut(index as usize) {
                *place = above as f64 + 0.5 * here as f64;
            }
        }
        below += here;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::{Sampler, uniforms};

    #[test]
    fn is_the_correlation_of_midranks() {
        let x = [1.0, 2.0, 2.0, 3.0, 5.0, 5.0, 5.0, 9.0];
        let y = [3.0, 1.0, 4.0, 4.0, 2.0, 7.0, 7.0, 6.0];
        let found = rank_correlation(&x, &y, 0.95).unwrap();
        // Midranks 1, 2.5, 2.5, 4, 6, 6, 6, 8 and 3, 1, 4.5, 4.5, 2, 7.5, 7.5, 6 by hand: Σuv = 22.75, Σu² = 39.5, Σv² = 41.
        assert!((found.estimate - 22.75 / (39.5_f64 * 41.0).sqrt()).abs() < 1e-15, "{found:?}");
        let swapped = rank_correlation(&y, &x, 0.95).unwrap();
        assert!((swapped.standard_error - found.standard_error).abs() < 1e-15);
        // Any increasing transform keeps everything; a decreasing one turns the sign.
        let risen = rank_correlation(&x.map(libm::exp), &y.map(|y| -y), 0.95).unwrap();
        assert_eq!(risen.estimate, -found.estimate);
        assert!((risen.interval.lower + found.interval.upper).abs() < 1e-14);
    }

    #[test]
    fn the_same_order_leaves_nothing_open() {
        let x: Vec<f64> = (0..50).map(f64::from).collect();
        let down: Vec<f64> = x.iter().map(|x| -x * x).collect();
        let found = rank_correlation(&x, &down, 0.95).unwrap();
        assert_eq!((found.estimate, found.standard_error, found.interval.width()), (-1.0, 0.0, 0.0));
    }

    #[test]
    fn what_has_no_ranks_has_no_correlation() {
        use NoRankCorrelation::{Confidence, FirstConstant, Lengths, NotANumber, SecondConstant, TooFew};
        let (rising, flat) = ([1.0, 2.0, 3.0, 4.0], [7.0; 4]);
        let reason = |first: &[f64], second: &[f64]| rank_correlation(first, second, 0.95).unwrap_err();
        assert_eq!(reason(&flat, &rising), FirstConstant);
        assert_eq!(reason(&rising, &flat), SecondConstant);
        assert_eq!(reason(&rising, &rising[1..]), Lengths);
        assert_eq!(reason(&[], &[]), TooFew);
        assert_eq!(reason(&rising, &[1.0, 2.0, f64::NAN, 4.0]), NotANumber);
        assert_eq!(rank_correlation(&rising, &rising, 1.0), Err(Confidence));
    }

    /// The shares of 2,000 samples whose interval holds the true value: this one's, and Bonett and Wright's.
    fn coverage(name: &str, size: usize, truth: f64, pair: impl Fn(f64, f64) -> (f64, f64)) -> (f64, f64) {
        const SAMPLES: usize = 2_000;
        let columns = uniforms(Sampler::Random, (SAMPLES * size) as u64, 7, &[name, "other"]).unwrap();
        let (mut ours, mut theirs) = (0, 0);
        for (a, b) in columns[0].chunks(size).zip(columns[1].chunks(size)) {
            let (x, y): (Vec<f64>, Vec<f64>) = a.iter().zip(b).map(|(&a, &b)| pair(a, b)).unzip();
            let found = rank_correlation(&x, &y, 0.95).unwrap();
            ours += u32::from(found.interval.contains(truth));
            let r = found.estimate;
            let z_error = ((1.0 + 0.5 * r * r) / (size as f64 - 3.0)).sqrt();
            theirs += u32::from((libm::atanh(r) - libm::atanh(truth)).abs() <= 1.959_964 * z_error);
        }
        (f64::from(ours) / SAMPLES as f64, f64::from(theirs) / SAMPLES as f64)
    }

    #[test]
    fn intervals_hold_what_they_say() {
        let normal = |correlation: f64| {
            move |a: f64, b: f64| {
                let (a, b) = (normal::quantile(a), normal::quantile(b));
                (a, correlation * a + (1.0 - correlation * correlation).sqrt() * b)
            }
        };
        // The rank correlation of jointly normal columns is 6 ÷ π · asin(ρ ÷ 2).
        for correlation in [0.0, 0.5, 0.9, 0.99] {
            let truth = 6.0 / core::f64::consts::PI * libm::asin(correlation / 2.0);
            let (ours, theirs) = coverage("normal", 200, truth, normal(correlation));
            println!("normal {correlation}: {ours} and by Bonett and Wright {theirs}");
            assert!((0.935..=0.965).contains(&ours), "{correlation}: {ours}");
        }
        // y = (2u − 1)², which rises and falls with u: no correlation, but no independence either.
        let (ours, theirs) = coverage("parabola", 200, 0.0, |a, _| (a, (2.0 * a - 1.0) * (2.0 * a - 1.0)));
        println!("parabola: {ours} and by Bonett and Wright {theirs}");
        assert!((0.935..=0.965).contains(&ours), "{ours}");
        // Ties: y is one of two values, the higher one with probability ¼, where both uniforms pass ½. The correlation of
        // u with that event is E[(u − ½)·1(u > ½)]·½ = 1/16 over √(1/12 · 3/16) = 1/8.
        let (ours, theirs) =
            coverage("ties", 200, 0.5, |a, b| (a, if a > 0.5 && b > 0.5 { f64::INFINITY } else { 1.0 }));
        println!("ties: {ours} and by Bonett and Wright {theirs}");
        assert!((0.935..=0.965).contains(&ours), "{ours}");
    }
}
