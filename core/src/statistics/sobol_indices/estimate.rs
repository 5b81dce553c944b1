//! From sums to indices and their intervals.

use core::cell::{Cell, RefCell};
use core::ops::ControlFlow;

use super::super::{ConfidenceInterval, Moments};
use super::bootstrap;
use super::contributions::Results;
use super::evaluate::{Design, Rows};
use super::results::{SobolFactor, SobolIndex, SobolIndices, SobolPair};
use super::settings::{SobolError, SobolSettings};

/// Standard deviations to either side of an estimate: the quantile of the normal distribution at 0.975.
const REACH: f64 = 1.959_963_984_540_054;

/// The indices that weighted sums come to, in the order: first orders, totals, pairs, the sum of first orders.
///
/// Rows that are weighted count as often as their weight, and weights add up to `rows`. Not numbers where nothing varies.
pub(super) fn indices(design: &Design, rows: f64, sums: &[f64]) -> Vec<f64> {
    let active = design.active.len();
    let (moments, rest) = sums.split_at_checked(2).unwrap_or_default();
    let (first, rest) = rest.split_at_checked(active).unwrap_or_default();
    let (total, pairs) = rest.split_at_checked(active).unwrap_or_default();
    let variance = variance(moments, rows);
    let share = |sum: &f64| sum / rows / variance;
    let first: Vec<f64> = first.iter().map(share).collect();
    let total = total.iter().map(|sum| 0.5 * share(sum));
    let of = |place: usize| first.get(place).copied().unwrap_or_default();
    let pairs = design.pairs().zip(pairs).map(|((i, j), sum)| share(sum) - of(i) - of(j));
    let of_all = first.iter().fold(0.0, |sum, index| sum + index);
    first.iter().copied().chain(total).chain(pairs).chain([of_all]).collect()
}

/// The mean squared deviation of A and B together.
fn variance(moments: &[f64], rows: f64) -> f64 {
    let [sum, squares] = moments else { return f64::NAN };
    let mean = sum / (2.0 * rows);
    squares / (2.0 * rows) - mean * mean
}

/// Everything that is wanted of the results.
pub(super) fn estimate(
    design: &Design,
    settings: &SobolSettings,
    blocks: &[Rows],
    goes_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<SobolIndices, SobolError> {
    let results = Results::new(design, blocks)?;
    let rows = results.rows();
    let rows_of = rows as f64;
    let once = vec![1_u16; rows];
    let mut sums = vec![vec![0.0; results.count()]];
    let stopped = Cell::new(false);
    let asked = RefCell::new(&mut *goes_on);
    let ask = || {
        if (asked.borrow_mut())().is_break() {
            stopped.set(true);
        }
        !stopped.get()
    };
    results.add_weighted(&[once], &mut sums, &ask);
    if stopped.get() {
        return Err(SobolError::Stopped);
    }
    let sums = sums.pop().unwrap_or_default();
    let is_constant = results.is_constant();
    let variance = if is_constant {
        0.0
    } else {
        variance(sums.get(..2).unwrap_or_default(), rows_of) / results.scale / results.scale
    };
    let mean = results.moments.mean / results.scale;
    let found: Vec<Option<SobolIndex>> = if is_constant {
        vec![None; bootstrap::indices_of(design)]
    } else {
        let scatter = bootstrap::scatter(design, settings, &results, goes_on)?;
        let mut scatter = scatter.iter();
        let with_interval = |estimate| Some(SobolIndex { estimate, interval: interval(estimate, scatter.next()) });
        indices(design, rows_of, &sums).into_iter().map(with_interval).collect()
    };
    Ok(assemble(design, rows, found, mean, variance))
}

fn interval(estimate: f64, scatter: Option<&Moments>) -> Option<ConfidenceInterval> {
    let reach = REACH * scatter?.standard_deviation()?;
    reach.is_finite().then_some(ConfidenceInterval { lower: estimate - reach, upper: estimate + reach })
}

fn assemble(design: &Design, rows: usize, found: Vec<Option<SobolIndex>>, mean: f64, variance: f64) -> SobolIndices {
    let active = design.active.len();
    let is_constant = found.last().is_none_or(Option::is_none);
    // What the function does not look at explains nothing, for certain.
    let nothing = SobolIndex { estimate: 0.0, interval: Some(ConfidenceInterval { lower: 0.0, upper: 0.0 }) };
    let nothing = (!is_constant).then_some(nothing);
    let at = |place: usize| found.get(place).copied().flatten();
    let factors = design.factors.iter().enumerate().map(|(factor, columns)| {
        let place = design.active.iter().position(|active| *active == factor);
        SobolFactor {
            columns: columns.clone(),
            first_order: place.map_or(nothing, at),
            total: place.map_or(nothing, |place| at(active + place)),
        }
    });
    let named = |place: usize| design.active.get(place).copied().unwrap_or_default();
    let pairs = design
        .pairs()
        .zip(2 * active..)
        .map(|((i, j), place)| SobolPair { factors: (named(i), named(j)), index: at(place) });
    SobolIndices {
        samples: rows as u64,
        evaluations: (rows * design.results_per_row()) as u64,
        mean,
        variance,
        factors: factors.collect(),
        second_order: pairs.collect(),
        sum_of_first_orders: found.last().copied().flatten(),
    }
}
