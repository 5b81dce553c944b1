//! Conditional means by regression: what a column is on average, given others.

mod axis;
mod basis;
mod curve;
mod select;
mod solve;
mod sums;
mod surface;
mod terms;
#[cfg(test)]
mod tests;

use thiserror::Error;

use super::ranks::Ranks;
use axis::{Axis, LEVELS, MOST_LEVELS};

/// How many parts of the trials take turns at being left out of a fit.
pub(crate) const FOLDS: usize = 5;

/// Conditional means of outcomes, estimated at every trial.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionalMeans {
    /// For each outcome the fitted mean given the inputs, trial by trial, in the outcome's unit. Its mean over the trials
    /// is that of the outcome.
    pub fitted: Vec<Vec<f64>>,
    /// The same from fits that had not seen the trial: each of five runs of neighbouring trials is predicted from the
    /// other four. How smooth the fit is, and which terms it has, is taken from all of them.
    pub held_out: Vec<Vec<f64>>,
    /// For each outcome, how many free numbers its fit comes to, the mean included.
    pub degrees_of_freedom: Vec<f64>,
}

/// Why columns have no regression, or no value of information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum InvalidColumns {
    /// No input, or nothing to predict.
    #[error("no columns")]
    None,
    /// The columns are not equally long.
    #[error("columns of different lengths")]
    Lengths,
    /// Fewer than ten trials, from which five fits could not each leave some out.
    #[error("fewer than ten trials")]
    TooFew,
    /// An input that is not a number somewhere, an outcome that is not finite, or 2^32 trials or more.
    #[error("a value that is not a number, or too many of them")]
    NotANumber,
}

/// The means E[Y | X] of outcomes given one or several inputs, by penalised regression splines.
///
/// Inputs enter by their normal scores Φ⁻¹((rank − ½) ÷ n): an increasing transform of an input changes nothing, and no
/// outlier among them pulls the fit.
///
/// - One input: cubic B-splines on 24 even parts of the range of scores, with a penalty on second differences of their
///   coefficients (Eilers and Marx 1996, "Flexible smoothing with B-splines and penalties") whose weight is chosen for
///   each outcome, from a fixed list, by generalised cross-validation (Craven and Wahba 1979) with degrees of freedom
///   counted 1.4 times (Kim and Gu 2004).
/// - An input of at most 15 different values, or on its own of at most one for each 500 trials up to 200: the mean of each
///   of them.
/// - Several inputs: sums of products of functions of one input each. The first functions of an input are the
///   conditional means on it alone, so that a product of inputs, whatever their distributions, is one term; then the score
///   and cosines of the rank, all made orthogonal. Products are taken up by total degree, as many as fit; the terms of
///   each outcome are selected among at most 192 one after another, largest fall of the residual first, by generalised
///   cross-validation with three degrees of freedom a term (as in Friedman 1991, "Multivariate adaptive regression
///   splines"); then products of selected terms become candidates, and the selection is made anew, up to three times.
///
/// Collinear inputs are no trouble: a term that others make up already is left out. One input takes time in proportion to
/// n·ln n, several at most to 192² × n a selection.
///
/// Not for outcomes that jump at a value of an input: a smooth curve rounds jumps off, over about a twenty-fourth of the
/// range of scores.
///
/// # Errors
/// See [`InvalidColumns`].
///
/// ```
/// use roicm::statistics::conditional_means;
///
/// let x: Vec<f64> = (0..1000).map(|i| f64::from(i) / 1000.0).collect();
/// let y: Vec<f64> = x.iter().map(|x| x * x).collect();
/// let found = conditional_means(&[&x], &[&y])?;
/// assert!((found.fitted[0][500] - 0.25).abs() < 1e-3);
/// # Ok::<(), roicm::statistics::InvalidColumns>(())
/// ```
pub fn conditional_means(inputs: &[&[f64]], outcomes: &[&[f64]]) -> Result<ConditionalMeans, InvalidColumns> {
    check(inputs, outcomes)?;
    let ranks = inputs.iter().map(|input| Ranks::of(input).ok_or(InvalidColumns::NotANumber));
    let ranks = ranks.collect::<Result<Vec<_>, _>>()?;
    let ranks: Vec<&Ranks> = ranks.iter().collect();
    Ok(of_ranks(&ranks, outcomes, &|| true).expect("it is never told to stop"))
}

/// Whether columns can be regressed.
pub(crate) fn check(inputs: &[&[f64]], outcomes: &[&[f64]]) -> Result<(), InvalidColumns> {
    let (Some(first), Some(_)) = (outcomes.first(), inputs.first()) else { return Err(InvalidColumns::None) };
    if inputs.iter().chain(outcomes).any(|column| column.len() != first.len()) {
        return Err(InvalidColumns::Lengths);
    }
    if first.len() < 2 * FOLDS {
        return Err(InvalidColumns::TooFew);
    }
    let is_number = outcomes.iter().all(|outcome| outcome.iter().all(|value| value.is_finite()));
    if is_number { Ok(()) } else { Err(InvalidColumns::NotANumber) }
}

fn rows(outcomes: &[&[f64]]) -> usize {
    outcomes.first().map_or(0, |outcome| outcome.len())
}

/// The same where ranks are at hand and columns are checked. None where it was told not to go on.
pub(crate) fn of_ranks(inputs: &[&Ranks], outcomes: &[&[f64]], goes_on: &dyn Fn() -> bool) -> Option<ConditionalMeans> {
    let scaled: Vec<Outcome> = outcomes.iter().map(|outcome| Outcome::new(outcome)).collect();
    let varied = || inputs.iter().filter(|ranks| ranks.distinct > 1);
    // Of one input alone, as many levels as have five hundred trials each on average; several multiply.
    let levels = if varied().count() > 1 { LEVELS } else { LEVELS.max(rows(outcomes) / 500).min(MOST_LEVELS) };
    let axes: Vec<Axis> = varied().map(|ranks| Axis::new(ranks, levels)).collect();
    let mut means = match axes.as_slice() {
        [] => ConditionalMeans {
            fitted: scaled.iter().map(|outcome| vec![0.0; outcome.values.len()]).collect(),
            held_out: scaled.iter().map(|outcome| vec![0.0; outcome.values.len()]).collect(),
            degrees_of_freedom: vec![1.0; outcomes.len()],
        },
        [axis] => curve::means(axis, &scaled),
        axes => surface::means(axes, &scaled, goes_on)?,
    };
    for (columns, outcome) in means.fitted.iter_mut().zip(&mut means.held_out).zip(&scaled) {
        for column in [columns.0, columns.1] {
            for value in column {
                *value = outcome.mean + outcome.scale * *value;
            }
        }
    }
    Some(means)
}

/// An outcome less its mean, in units of its standard deviation, so that money of any size is regressed alike.
#[derive(Debug)]
struct Outcome {
    mean: f64,
    /// A power of two, by which nothing is rounded; 1 where the outcome is constant.
    scale: f64,
    values: Vec<f64>,
}

impl Outcome {
    fn new(values: &[f64]) -> Self {
        let moments = super::Moments::of(values);
        let spread = (moments.sum_of_squares / moments.count.max(1) as f64).sqrt();
        let scale = if spread.is_normal() { libm::exp2(libm::log2(spread).floor()) } else { 1.0 };
        Self { mean: moments.mean, scale, values: values.iter().map(|value| (value - moments.mean) / scale).collect() }
    }
}

/// The trials of each fold: runs of neighbours, of as equal length as can be.
fn folds(count: usize) -> impl Iterator<Item = core::ops::Range<usize>> {
    (0..FOLDS).map(move |fold| count * fold / FOLDS..count * (fold + 1) / FOLDS)
}
