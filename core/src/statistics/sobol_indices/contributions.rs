//! What rows add to the sums that indices are made of.

use super::super::{Moments, larger};
use super::evaluate::{Design, Rows};
use super::settings::SobolError;
use crate::vectors::{InnerLoops, Work, widest};

/// A sum over rows.
#[derive(Debug, Clone, Copy)]
enum Contribution {
    /// f(A) + f(B).
    Sum,
    /// f(A)² + f(B)².
    Squares,
    /// f(B)·(f(AB_i) − f(A)): Saltelli and others 2010, table 2 (b).
    First(usize),
    /// (f(A) − f(AB_i))²: Jansen 1999, as in table 2 (f) there.
    Total(usize),
    /// f(BA_i)·f(AB_j) and f(BA_j)·f(AB_i) in the mean, less f(A)·f(B): Saltelli 2002, theorem 2.
    Pair(usize, usize),
}

/// The results of all rows, with what makes them numbers of moderate size about zero.
#[derive(Debug)]
pub(super) struct Results<'a> {
    blocks: &'a [Rows],
    per_row: usize,
    active: usize,
    contributions: Vec<Contribution>,
    /// A power of two.
    pub(super) scale: f64,
    /// Those of A and B together, after scaling.
    pub(super) moments: Moments,
}

/// Less of a spread, relative to the size of results, is roundings.
const ROUNDINGS: f64 = 64.0 * f64::EPSILON;
/// Contributions of a block that are summed before asking whether to go on: some milliseconds.
const TOGETHER: usize = 1024;

impl<'a> Results<'a> {
    pub(super) fn new(design: &Design, blocks: &'a [Rows]) -> Result<Self, SobolError> {
        let per_row = design.results_per_row();
        let values = || blocks.iter().flatten();
        let count = |is: fn(f64) -> bool| values().filter(|value| is(**value)).count() as u64;
        let (infinite, undefined) = (count(f64::is_infinite), count(f64::is_nan));
        if infinite + undefined > 0 {
            let evaluations = blocks.iter().map(|rows| rows.len() as u64).sum();
            return Err(SobolError::NotFinite { infinite, undefined, evaluations });
        }
        // Squares of large results must not overflow, nor those of small ones vanish.
        let largest = values().fold(0.0_f64, |largest, value| larger(largest, value.abs()));
        let (_, exponent) = libm::frexp(largest);
        let scale = libm::scalbn(1.0, -exponent.max(-1000));
        let both = |block: &Rows| -> Vec<f64> {
            let len = block.len() / per_row;
            block.iter().take(2 * len).map(|value| value * scale).collect()
        };
        let moments = blocks.iter().map(|block| Moments::of(&both(block))).fold(Moments::EMPTY, Moments::merge);
        let active = design.active.len();
        let contributions = [Contribution::Sum, Contribution::Squares]
            .into_iter()
            .chain((0..active).map(Contribution::First))
            .chain((0..active).map(Contribution::Total))
            .chain(design.pairs().map(|(first, second)| Contribution::Pair(first, second)))
            .collect();
        Ok(Self { blocks, per_row, active, contributions, scale, moments })
    }

    /// Whether A and B show nothing but roundings.
    pub(super) fn is_constant(&self) -> bool {
        let Moments { minimum, maximum, .. } = self.moments;
        maximum - minimum <= ROUNDINGS * larger(maximum.abs(), minimum.abs())
    }

    /// How many sums there are.
    pub(super) fn count(&self) -> usize {
        self.contributions.len()
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.blocks.iter().map(|block| block.len() / self.per_row).sum()
    }

    /// Adds, for every weighting, the weighted sums of all contributions to `sums`: a list for each weighting. Unfinished
    /// where `goes_on` says no.
    ///
    /// Sums go along the rows in one fixed order, whoever asks for them.
    pub(super) fn add_weighted(&self, weights: &[Vec<u16>], sums: &mut [Vec<f64>], goes_on: &dyn Fn() -> bool) {
        let mut first = 0;
        let mut row = Vec::new();
        for block in self.blocks {
            let len = block.len() / self.per_row;
            let of_block = |weights: &Vec<u16>| -> Vec<f64> {
                weights.get(first..first + len).unwrap_or_default().iter().map(|count| f64::from(*count)).collect()
            };
            let of_block: Vec<Vec<f64>> = weights.iter().map(of_block).collect();
            first += len;
            let mut place = 0;
            for contributions in self.contributions.chunks(TOGETHER) {
                if !goes_on() {
                    return;
                }
                widest(Adding { results: self, contributions, place, block, weights: &of_block, row: &mut row, sums });
                place += contributions.len();
            }
        }
    }

    /// What the rows of a block add.
    #[inline(always)]
    fn fill(&self, contribution: Contribution, block: &[f64], len: usize, out: &mut Vec<f64>) {
        let (scale, mean) = (self.scale, self.moments.mean);
        let raw = |column: usize| block.get(column * len..(column + 1) * len).unwrap_or_default();
        let column = |column: usize| raw(column).iter().map(move |value| value * scale - mean);
        let ab = |factor: usize| column(2 + factor);
        let ba = |factor: usize| column(2 + self.active + factor);
        let (a, b) = (column(0), column(1));
        out.clear();
        match contribution {
            Contribution::Sum => out.extend(a.zip(b).map(|(a, b)| a + b)),
            Contribution::Squares => out.extend(a.zip(b).map(|(a, b)| a * a + b * b)),
            Contribution::First(i) => out.extend(a.zip(b).zip(ab(i)).map(|((a, b), ab)| b * (ab - a))),
            Contribution::Total(i) => out.extend(a.zip(ab(i)).map(|(a, ab)| (a - ab) * (a - ab))),
            Contribution::Pair(i, j) => {
                let crossed = ba(i).zip(ab(j)).zip(ba(j).zip(ab(i)));
                let crossed = crossed.map(|((ba_i, ab_j), (ba_j, ab_i))| 0.5 * (ba_i * ab_j + ba_j * ab_i));
                out.extend(crossed.zip(a.zip(b)).map(|(crossed, (a, b))| crossed - a * b));
            }
        }
    }
}

/// The rows of a block, added to the sums of some weightings.
pub(crate) struct Adding<'a> {
    results: &'a Results<'a>,
    /// Some contributions, the first of which has this place.
    contributions: &'a [Contribution],
    place: usize,
    block: &'a [f64],
    /// For each weighting, the weights of the block's rows.
    weights: &'a [Vec<f64>],
    /// Room for what the rows add.
    row: &'a mut Vec<f64>,
    sums: &'a mut [Vec<f64>],
}

impl Work for Adding<'_> {
    fn compiled(loops: &InnerLoops) -> fn(Self) {
        loops.weigh
    }

    #[inline(always)]
    fn run(self) {
        let len = self.block.len() / self.results.per_row;
        for (place, contribution) in (self.place..).zip(self.contributions) {
            self.results.fill(*contribution, self.block, len, self.row);
            for (weights, sums) in self.weights.iter().zip(self.sums.iter_mut()) {
                if let Some(sum) = sums.get_mut(place) {
                    *sum += dot(weights, self.row);
                }
            }
        }
    }
}

/// Σ weight × value, eight places apart, so that the compiler may use vectors.
#[inline(always)]
fn dot(weights: &[f64], values: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (weights, weights_rest) = weights.as_chunks::<8>();
    let (values, values_rest) = values.as_chunks::<8>();
    for (weights, values) in weights.iter().zip(values) {
        for ((lane, weight), value) in lanes.iter_mut().zip(weights).zip(values) {
            *lane += weight * value;
        }
    }
    for ((lane, weight), value) in lanes.iter_mut().zip(weights_rest).zip(values_rest) {
        *lane += weight * value;
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}
