//! How much indices scatter when rows are drawn again (Efron, "Bootstrap methods: another look at the jackknife", Annals
//! of Statistics 7, 1979).
//!
//! A resample draws as many rows as there are, with replacement: a row's results stay together, and how often each was
//! drawn is counted once for all indices. Every resample has a generator of its own, so that it does not matter who
//! makes it.

use super::super::Moments;
use super::contributions::Results;
use super::estimate::indices;
use super::evaluate::Design;
use super::settings::{SobolError, SobolSettings};
use crate::parallel::{self, Pieces};
use crate::sampling::generator;

/// Resamples whose sums are made together: results are read once for all of them.
const TOGETHER: usize = 8;
/// Into so many pieces resamples are divided at most, whose moments are merged in their order.
pub(super) const PIECES: u32 = 32;

/// Bytes that weights and moments take at most, beside what is too little to count.
pub(super) fn bytes(design: &Design, samples: u64, resamples: u32, threads: usize) -> u64 {
    if resamples == 0 {
        return 0;
    }
    let pieces = pieces(resamples);
    let workers = parallel::workers(threads, pieces as usize) as u64;
    let weights = samples.saturating_mul(2 * TOGETHER as u64).saturating_mul(workers);
    let indices = (2 * design.active.len() + 1 + design.pairs().count()) as u64;
    let each = size_of::<Moments>() as u64 * u64::from(pieces) + 16 * TOGETHER as u64 * workers;
    weights.saturating_add(indices.saturating_mul(each))
}

fn pieces(resamples: u32) -> u32 {
    resamples.div_ceil(8).min(PIECES)
}

/// The moments of every index over the resamples.
pub(super) fn scatter(
    design: &Design,
    settings: &SobolSettings,
    results: &Results<'_>,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<Vec<Moments>, SobolError> {
    if settings.resamples == 0 {
        return Ok(Vec::new());
    }
    let work = Resampling { design, settings, results, pieces: pieces(settings.resamples) };
    let pieces = parallel::all(&work, work.pieces as usize, settings.threads, goes_on).ok_or(SobolError::Stopped)?;
    let merged = pieces.into_iter().reduce(|all, piece| all.into_iter().zip(piece).map(|(a, b)| a.merge(b)).collect());
    Ok(merged.unwrap_or_default())
}

struct Resampling<'a> {
    design: &'a Design,
    settings: &'a SobolSettings,
    results: &'a Results<'a>,
    pieces: u32,
}

impl Pieces for Resampling<'_> {
    type Room = Vec<Vec<u16>>;
    type Piece = Vec<Moments>;

    fn room(&self) -> Vec<Vec<u16>> {
        vec![vec![0; self.results.rows()]; TOGETHER]
    }

    fn piece(&self, index: usize, room: &mut Vec<Vec<u16>>, goes_on: &dyn Fn() -> bool) -> Option<Vec<Moments>> {
        let rows = self.results.rows() as f64;
        let resamples: Vec<u32> = (0..self.settings.resamples)
            .filter(|resample| *resample as usize % self.pieces as usize == index)
            .collect();
        let mut moments: Option<Vec<Moments>> = None;
        for together in resamples.chunks(TOGETHER) {
            let mut sums = vec![vec![0.0; self.results.count()]; together.len()];
            for (weights, resample) in room.iter_mut().zip(together) {
                if !goes_on() {
                    return None;
                }
                draw(self.settings.seed, *resample, weights);
            }
            self.results.add_weighted(room.get(..together.len()).unwrap_or_default(), &mut sums);
            let of_resamples = sums.iter().map(|sums| indices(self.design, rows, sums)).collect::<Vec<_>>();
            let first = of_resamples.first().map_or(0, Vec::len);
            let found = (0..first).map(|place| {
                let values: Vec<f64> = of_resamples.iter().filter_map(|of| of.get(place).copied()).collect();
                // An index that is undefined in one resample has no known scatter.
                let is_known = values.iter().all(|value| value.is_finite());
                if is_known { Moments::of(&values) } else { Moments { sum_of_squares: f64::NAN, ..Moments::EMPTY } }
            });
            moments = Some(match moments {
                None => found.collect(),
                Some(before) => before.into_iter().zip(found).map(|(before, found)| before.merge(found)).collect(),
            });
        }
        moments
    }
}

/// How often each row is drawn. There are as many rows as a power of two.
fn draw(seed: u64, resample: u32, weights: &mut [u16]) {
    weights.fill(0);
    let mut numbers = generator(seed, "sobol indices bootstrap", u64::from(resample));
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
