//! Sobol nets, scrambled.
//!
//! The points x of a net are digital: their binary digits are matrices over two elements, applied to the digits of the
//! number of the point (Sobol 1967; direction numbers of Joe and Kuo 2008). A net is scrambled by a random lower
//! triangular matrix with ones on its diagonal, then shifted by random digits, for each dimension and replicate
//! independently (Matoušek, "On the L2-discrepancy for anchored boxes", Journal of Complexity 14, 1998). Each point is
//! then uniform, the net remains one, and the variance of a mean is that of Owen's full scrambling (Owen, "Variance
//! with alternative scramblings of digital nets", ACM Transactions on Modeling and Computer Simulation 13, 2003).

mod joe_kuo;

use joe_kuo::DIRECTIONS;

use super::Block;
use super::key::{Key, Purpose};
use super::xoshiro::unit;

/// How many dimensions a net can have.
#[cfg(test)]
pub(super) const DIMENSIONS: usize = 1111;

/// The columns of the matrix of one dimension: digits of x, highest first, that a digit of the number switches.
#[derive(Debug)]
pub(super) struct Dimension(Vec<u64>);

/// The first dimensions, at most `count` and 1,111 of them, of a net of 2^`bits` points.
pub(super) fn dimensions(count: usize, bits: u32) -> Vec<Dimension> {
    let first = Dimension((0..bits).map(|bit| TOP >> bit).collect());
    let others = DIRECTIONS.iter().map_while(|row| {
        let (polynomial, numbers) = unpacked(*row)?;
        Some(Dimension::new(polynomial, &numbers, bits))
    });
    core::iter::once(first).chain(others).take(count).collect()
}

/// The polynomial and the initial numbers of a row of [`DIRECTIONS`].
fn unpacked(row: u128) -> Option<(u16, Vec<u16>)> {
    // With the bits of the numbers, 0 + 1 + … + (degree − 1), and those of the polynomial, degree + 1.
    let degree = (1..16).find(|degree| degree * (degree + 1) / 2 == row.ilog2())?;
    let (mut numbers, mut rest) = (Vec::new(), row);
    for place in 0..degree {
        numbers.push(u16::try_from((rest & ((1 << place) - 1)) << 1 | 1).ok()?);
        rest >>= place;
    }
    Some((u16::try_from(rest).ok()?, numbers))
}

/// The highest digit of a point.
const TOP: u64 = 1 << 63;

impl Dimension {
    /// By the recurrence of Bratley and Fox, "Algorithm 659", ACM Transactions on Mathematical Software 14, 1988.
    fn new(polynomial: u16, numbers: &[u16], bits: u32) -> Self {
        let mut columns: Vec<u64> =
            numbers.iter().zip(0..bits).map(|(number, bit)| u64::from(*number) << (63 - bit)).collect();
        let degree = numbers.len();
        for _ in columns.len()..usize::try_from(bits).unwrap_or_default() {
            let mut next = 0;
            // The last column has the coefficient below the highest.
            for (back, column) in columns.iter().rev().take(degree).enumerate() {
                if polynomial >> (degree - 1 - back) & 1 == 1 {
                    next ^= column;
                }
                if back + 1 == degree {
                    next ^= column >> degree;
                }
            }
            columns.push(next);
        }
        Self(columns)
    }

    /// The point of a number before scrambling.
    #[cfg(test)]
    pub(super) fn point(&self, number: u64) -> f64 {
        let digits = self.0.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        digits.fold(0, |sum, (column, _)| sum ^ column) as f64 / 18_446_744_073_709_551_616.0
    }

    /// Fills `out` with the numbers of this dimension for the points of a block, which number a multiple of 1024 or
    /// begin a smaller net.
    pub(super) fn fill(&self, key: &Key, block: &Block, out: &mut [f64]) {
        let (shift, columns) = self.scrambled(key, block.replicate);
        fill(shift, &columns, block.first, out);
    }

    /// The digits that shift the points, and the columns after scrambling.
    fn scrambled(&self, key: &Key, replicate: u32) -> (u64, Vec<u64>) {
        let mut numbers = (0..).flat_map(|place| key.words(Purpose::Scramble, replicate, place));
        let shift = numbers.next().unwrap_or_default();
        let mut digit = TOP;
        let triangle: Vec<u64> = numbers
            .take(self.0.len())
            .map(|number| {
                let column = number & (digit - 1) | digit;
                digit >>= 1;
                column
            })
            .collect();
        // A column of the product: the columns of the triangle for the digits of a column, which end at the diagonal.
        let product = |column: &u64| {
            triangle.iter().fold((0, *column), |(sum, rest), row| (sum ^ (row & sign(rest)), rest << 1)).0
        };
        (shift, self.0.iter().map(product).collect())
    }
}

/// All digits where the highest one is set, else none.
#[inline(always)]
fn sign(value: u64) -> u64 {
    (value >> 63).wrapping_neg()
}

/// The points from `first` on, a multiple of 1024 or 0: every number inside (0, 1).
fn fill(shift: u64, columns: &[u64], first: u64, out: &mut [f64]) {
    let start =
        columns.iter().zip(0..).fold(shift, |sum, (column, bit)| sum ^ (column & (first >> bit & 1).wrapping_neg()));
    // The five lowest digits of the number, and the five above them.
    let (low, high) = columns.split_at(columns.len().min(5));
    let (low, high) = (combinations(0, low), combinations(start, high));
    for (chunk, above) in out.chunks_mut(32).zip(high) {
        for (value, below) in chunk.iter_mut().zip(low) {
            *value = unit(above ^ below);
        }
    }
}

/// What the numbers 0 to 31 switch, by their digits.
fn combinations(start: u64, columns: &[u64]) -> [u64; 32] {
    let mut out = [start; 32];
    for (bit, column) in (0..5).zip(columns) {
        for (value, number) in out.iter_mut().zip(0_u64..) {
            *value ^= column & (number >> bit & 1).wrapping_neg();
        }
    }
    out
}
