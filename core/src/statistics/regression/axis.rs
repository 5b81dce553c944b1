//! One input as the splines see it.

use core::f64::consts::PI;
use core::ops::Range;

use super::super::normal;
use super::super::ranks::Ranks;

/// How many functions differ from 0 at a place.
pub(super) const ORDER: usize = 4;
/// Inputs of so many different values at most have a function for each.
pub(super) const LEVELS: usize = 15;
/// The same of an input that is looked at alone, where there are trials enough.
pub(super) const MOST_LEVELS: usize = 200;
/// Parts of the range of scores, each with its own cubic.
const PARTS: u8 = 24;

/// Where a trial stands on an axis.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The first of the functions that differ from 0 here.
    first: u32,
    /// How far along its part, from 0 to 1.
    along: f64,
}

/// The functions that differ from 0 at a trial: the number of the first, and their values.
pub(super) type Window = (usize, [f64; ORDER]);

/// One input as functions of it: a few for each of its parts, or one for each of its values.
#[derive(Debug)]
pub(super) struct Axis {
    /// Where each trial stands.
    places: Vec<Place>,
    /// How many functions there are. Of levels, the last three are always 0, so that windows never end early.
    pub(super) size: usize,
    /// Whether functions are neighbours on a line, which roughness is defined by; otherwise they are levels.
    pub(super) smooth: bool,
    /// The score in the middle of each function.
    pub(super) scores: Vec<f64>,
}

impl Axis {
    /// Of at least two different values.
    pub(super) fn new(ranks: &Ranks, levels: usize) -> Self {
        let scores = ranks.normal_scores();
        if ranks.distinct <= levels { Self::levels(ranks, &scores) } else { Self::splines(ranks.distinct, &scores) }
    }

    fn levels(ranks: &Ranks, scores: &[f64]) -> Self {
        let score = |tied: &[u32]| tied.first().and_then(|&index| scores.get(index as usize)).copied();
        let mut middles: Vec<f64> = ranks.groups().filter_map(score).collect();
        middles.extend([0.0; ORDER - 1]);
        Self {
            places: ranks.levels().into_iter().map(|first| Place { first, along: 0.0 }).collect(),
            size: middles.len(),
            smooth: false,
            scores: middles,
        }
    }

    fn splines(distinct: usize, scores: &[f64]) -> Self {
        let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // At least two different values a part.
        let parts = u8::try_from(distinct / 2).map_or(PARTS, |parts| parts.clamp(1, PARTS));
        let width = (high - low) / f64::from(parts);
        let places = scores.iter().map(|score| Place::at((score - low) / width, parts)).collect();
        let middle = |function: u8| low + width * (f64::from(function) - 1.0);
        let scores: Vec<f64> = (0..parts + 3).map(middle).collect();
        Self { places, size: scores.len(), smooth: true, scores }
    }

    /// How many trials there are.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// The windows of a range of trials.
    pub(super) fn windows(&self, range: Range<usize>) -> impl Iterator<Item = Window> {
        self.places.get(range).unwrap_or(&[]).iter().map(|place| {
            let weights = if self.smooth { cubics(place.along) } else { [1.0, 0.0, 0.0, 0.0] };
            (place.first as usize, weights)
        })
    }

    /// Σ coefficient × function at every trial of a range.
    pub(super) fn values(&self, coefficients: &[f64], range: Range<usize>) -> impl Iterator<Item = f64> {
        self.windows(range).map(|(first, weights)| {
            let window = coefficients.get(first..first + ORDER).unwrap_or(&[]);
            window.iter().zip(weights).map(|(coefficient, weight)| coefficient * weight).sum()
        })
    }

    /// Functions of the input, by their coefficients, the smoothest first: the score, then cosines of the rank with more
    /// and more turns.
    pub(super) fn shapes(&self, count: usize) -> impl Iterator<Item = Vec<f64>> {
        (0..count).map(|turns| {
            let shape = |score: &f64| {
                if turns == 0 { *score } else { libm::cos(PI * turns as f64 * normal::cumulative(*score)) }
            };
            self.scores.iter().map(shape).collect()
        })
    }
}

impl Place {
    /// `at` parts from the lower end.
    fn at(at: f64, parts: u8) -> Self {
        let part = at.floor().clamp(0.0, f64::from(parts - 1));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 255")]
        Self { first: part as u32, along: at - part }
    }
}

/// The four cubic B-splines with even knots that differ from 0 at `t` of a part (de Boor 1978, "A practical guide to
/// splines", chapter IX).
#[inline]
fn cubics(t: f64) -> [f64; ORDER] {
    let s = 1.0 - t;
    let (near, far) = (|t: f64| t * t * t / 6.0, |t: f64| (3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0);
    [near(s), far(t), far(s), near(t)]
}
