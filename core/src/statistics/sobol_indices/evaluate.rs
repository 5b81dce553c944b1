//! The design A, B, AB_i, BA_i, and what the function makes of it.

use core::ops::ControlFlow;
use core::sync::atomic::{AtomicU64, Ordering};

use super::function::Function;
use super::settings::{SobolError, SobolSettings};
use crate::parallel::in_order;
use crate::sampling::{Block, Layout, Sampler, Uniforms};

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

/// Evaluates the blocks from `first` on; the earlier ones of a longer run are those of the shorter one. `on_results` is told
/// how many results are there.
pub(super) fn blocks<F: Function>(
    function: &F,
    design: &Design,
    settings: &SobolSettings,
    first: u64,
    on_results: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Vec<Rows>, SobolError> {
    let layout = Layout::net(settings.samples);
    let columns = function.columns();
    let names: Vec<String> =
        ["A", "B"].iter().flat_map(|of| (0..columns).map(move |c| format!("sobol indices {of} {c}"))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let uniforms = Uniforms::new(Sampler::Sobol, &layout, settings.seed, &names);
    let evaluating = Evaluating { function, design, uniforms, done: AtomicU64::new(0) };
    in_order(
        layout.blocks() - first,
        settings.threads,
        || function.room(),
        |index, room, goes_on| evaluating.block(&layout.block(first + index), room, goes_on).unwrap_or_default(),
        &mut |_| on_results(evaluating.done.load(Ordering::Relaxed)),
    )
    .map_err(|_| SobolError::Stopped)
}

/// What threads share.
struct Evaluating<'a, F> {
    function: &'a F,
    design: &'a Design,
    uniforms: Uniforms,
    /// Results that are there.
    done: AtomicU64,
}

impl<F: Function> Evaluating<'_, F> {
    /// A sample of the rows of a block, from a dimension on.
    fn sample(&self, block: &Block, from: usize) -> Vec<Vec<f64>> {
        let mut sample = vec![vec![0.0; block.len]; self.function.columns()];
        for (dimension, column) in (from..).zip(&mut sample) {
            self.uniforms.fill(dimension, block, column);
        }
        self.function.transform(&mut sample);
        sample
    }

    /// None where it is not to go on.
    fn block(&self, block: &Block, room: &mut F::Room, goes_on: &dyn Fn() -> bool) -> Option<Rows> {
        let (a, b) = (self.sample(block, 0), self.sample(block, self.function.columns()));
        let mut rows = vec![0.0; block.len * self.design.results_per_row()];
        let mut parts = rows.chunks_exact_mut(block.len);
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
