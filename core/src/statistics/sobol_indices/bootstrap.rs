//! How much indices scatter when rows are drawn again (Efron, "Bootstrap methods: another look at the jackknife", Annals
//! of Statistics 7, 1979).
//!
//! A resample draws as many rows as there are, with replacement: a row's results stay together, and how often each was
//! drawn is counted once for all indices. Every resample has a generator of its own, so that it does not matter who
//! makes it.

use core::ops::ControlFlow;

use super::super::Moments;
use super::contributions::Results;
use super::estimate::indices;
use super::evaluate::Design;
use super::settings::{SobolError, SobolSettings};
use crate::parallel::{in_order, workers};
use crate::sampling::generator;

/// Resamples whose sums are made together: results are read once for all of them.
const TOGETHER: usize = 8;
/// Into so many pieces resamples are divided at most, whose moments are merged in their order.
const PIECES: u64 = 32;

/// Bytes that weights and moments take at most, beside what is too little to count.
pub(super) fn bytes(design: &Design, samples: u64, resamples: u32, threads: usize) -> u64 {
    if resamples == 0 {
        return 0;
    }
    let pieces = pieces(resamples);
    let workers = workers(threads, pieces) as u64;
    let weights = samples.saturating_mul(2 * TOGETHER as u64).saturating_mul(workers);
    // Moments of each piece; sums and indices of resamples that are made together.
    let each = size_of::<Moments>() as u64 * pieces + 16 * TOGETHER as u64 * workers;
    weights.saturating_add((indices_of(design) as u64).saturating_mul(each))
}

fn pieces(resamples: u32) -> u64 {
    u64::from(resamples).div_ceil(TOGETHER as u64).min(PIECES)
}

/// How many indices there are: first orders, totals, pairs, and the sum of first orders.
pub(super) fn indices_of(design: &Design) -> usize {
    2 * design.active.len() + design.pairs().count() + 1
}

/// The moments of every index over the resamples.
pub(super) fn scatter(
    design: &Design,
    settings: &SobolSettings,
    results: &Results<'_>,
    goes_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<Vec<Moments>, SobolError> {
    if settings.resamples == 0 {
        return Ok(Vec::new());
    }
    let pieces = pieces(settings.resamples);
    let piece = |piece: u64, room: &mut Vec<Vec<u16>>, goes_on: &dyn Fn() -> bool| {
        let resamples: Vec<u64> =
            (0..settings.resamples.into()).filter(|resample| resample % pieces == piece).collect();
        let mut moments = vec![Moments::EMPTY; indices_of(design)];
        for together in resamples.chunks(TOGETHER) {
            for (weights, resample) in room.iter_mut().zip(together) {
                if !goes_on() {
                    return moments;
                }
                draw(settings.seed, *resample, weights);
            }
            let mut sums = vec![vec![0.0; results.count()]; together.len()];
            results.add_weighted(room.get(..together.len()).unwrap_or_default(), &mut sums, goes_on);
            let found: Vec<Vec<f64>> = sums.iter().map(|sums| indices(design, results.rows() as f64, sums)).collect();
            for (place, moments) in moments.iter_mut().enumerate() {
                let values: Vec<f64> = found.iter().filter_map(|of| of.get(place).copied()).collect();
                *moments = moments.merge(moments_of(&values));
            }
        }
        moments
    };
    let room = || vec![vec![0; results.rows()]; TOGETHER];
    let pieces =
        in_order(pieces, settings.threads, room, piece, &mut |_| goes_on()).map_err(|_| SobolError::Stopped)?;
    let merged = pieces.into_iter().reduce(|all, piece| all.into_iter().zip(piece).map(|(a, b)| a.merge(b)).collect());
    Ok(merged.unwrap_or_default())
}

/// Of an index that is undefined in one resample the scatter is not known.
fn moments_of(values: &[f64]) -> Moments {
    if values.iter().all(|value| value.is_finite()) {
        return Moments::of(values);
    }
    Moments { count: values.len() as u64, sum_of_squares: f64::NAN, ..Moments::EMPTY }
}

/// How often each row is drawn. There are as many rows as a power of two.
fn draw(seed: u64, resample: u64, weights: &mut [u16]) {
    weights.fill(0);
    let mut numbers = generator(seed, "sobol indices bootstrap", resample);
    let bits = weights.len().ilog2();
    let mask = weights.len() as u64 - 1;
    let mut left = weights.len();
    while left > 0 {
        let mut number = numbers.next_u64();
        // From the top: the highest digits of the generator are its best.
        for _ in 0..(u64::BITS / bits).min(u32::try_from(left).unwrap_or(u32::MAX)) {
            number = number.rotate_left(bits);
            let row = usize::try_from(number & mask).unwrap_or_default();
            // That a row is drawn 65,536 times is as good as impossible: 1 in 10^287,000.
            weights.get_mut(row).into_iter().for_each(|count| *count = count.saturating_add(1));
            left -= 1;
        }
    }
}
