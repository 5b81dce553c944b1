//! The design A, B, AB_i, BA_i, and what the function makes of it.

use core::sync::atomic::{AtomicU64, Ordering};

use super::function::Function;
use super::settings::SobolError;
use crate::parallel::{self, Pieces};
use crate::sampling::{Layout, Sampler, Uniforms};

/// Factors, with what the function makes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Design {
    /// The columns of each factor.
    pub(super) factors: Vec<Vec<usize>>,
    /// The factors that the function looks at, by place in the list above: only they are exchanged.
    pub(super) active: Vec<usize>,
    pub(super) second_order: bool,
}

impl Design {
    pub(super) fn new(function: &impl Function, factors: Vec<Vec<usize>>, second_order: bool) -> Self {
        let looks_at = |factor: &Vec<usize>| factor.iter().any(|column| function.depends_on(*column));
        let active = factors.iter().enumerate().filter(|(_, factor)| looks_at(factor)).map(|(place, _)| place);
        Self { active: active.collect(), factors, second_order }
    }

    /// How many results a row has: of A and B, of A with each factor from B, and of B with each factor from A.
    pub(super) fn results_per_row(&self) -> usize {
        2 + self.active.len() * if self.second_order { 2 } else { 1 }
    }

    /// Pairs of active factors, by place among them.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let count = if self.second_order { self.active.len() } else { 0 };
        (0..count).flat_map(move |first| (first + 1..count).map(move |second| (first, second)))
    }
}

/// The results of some rows: those of A, then of B, of each AB_i, and of each BA_i where asked for.
pub(super) type Rows = Vec<f64>;

/// The work of evaluating blocks of rows.
struct Evaluating<'a, F> {
    function: &'a F,
    design: &'a Design,
    layout: Layout,
    uniforms: Uniforms,
    first: u64,
    done: &'a AtomicU64,
}

/// Evaluates the blocks from `first` on; the earlier ones of a longer run are those of the shorter one.
pub(super) fn blocks<F: Function>(
    function: &F,
    design: &Design,
    samples: u64,
    seed: u64,
    threads: usize,
    first: u64,
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Vec<Rows>, SobolError> {
    let layout = Layout::net(samples);
    let names: Vec<String> = ["A", "B"]
        .iter()
        .flat_map(|of| (0..function.columns()).map(move |c| format!("sobol indices {of} {c}")))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let done = AtomicU64::new(0);
    let uniforms = Uniforms::new(Sampler::Sobol, &layout, seed, &names);
    let work = Evaluating { function, design, layout, uniforms, first, done: &done };
    let pieces = usize::try_from(layout.blocks() - first).unwrap_or(usize::MAX);
    parallel::all(&work, pieces, threads, &mut || goes_on(done.load(Ordering::Relaxed))).ok_or(SobolError::Stopped)
}

impl<F: Function> Pieces for Evaluating<'_, F> {
    type Room = F::Room;
    type Piece = Rows;

    fn room(&self) -> F::Room {
        self.function.room()
    }

    fn piece(&self, index: usize, room: &mut F::Room, goes_on: &dyn Fn() -> bool) -> Option<Rows> {
        let block = self.layout.block(self.first + index as u64);
        let columns = self.function.columns();
        let sample = |from: usize| {
            let mut sample = vec![vec![0.0; block.len]; columns];
            for (dimension, column) in (from..).zip(&mut sample) {
                self.uniforms.fill(dimension, &block, column);
            }
            self.function.transform(&mut sample);
            sample
        };
        let (a, b) = (sample(0), sample(columns));
        let mut rows = vec![0.0; block.len * self.design.results_per_row()];
        let mut parts = rows.chunks_exact_mut(block.len.max(1));
        let mut evaluate = |base: &[Vec<f64>], other: &[Vec<f64>], exchanged: &[usize]| {
            if !goes_on() {
                return None;
            }
            let mut points: Vec<&[f64]> = base.iter().map(Vec::as_slice).collect();
            for column in exchanged {
                if let (Some(place), Some(from)) = (points.get_mut(*column), other.get(*column)) {
                    *place = from;
                }
            }
            self.function.results(&points, room, parts.next()?);
            self.done.fetch_add(block.len as u64, Ordering::Relaxed);
            Some(())
        };
        evaluate(&a, &b, &[])?;
        evaluate(&b, &a, &[])?;
        let exchanges = || self.design.active.iter().filter_map(|factor| self.design.factors.get(*factor));
        for factor in exchanges() {
            evaluate(&a, &b, factor)?;
        }
        if self.design.second_order {
            for factor in exchanges() {
                evaluate(&b, &a, factor)?;
            }
        }
        Some(rows)
    }
}
