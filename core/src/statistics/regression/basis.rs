//! The functions of one input that products are made of.

use super::Outcome;
use super::axis::Axis;
use super::curve;
use super::solve::{dot, product};
use super::sums::Sums;

/// Conditional means that an input brings with it at most.
const LEARNED: usize = 3;
/// What has to be left of a function beside the earlier ones, as a part of its mean square.
const NEW: f64 = 1e-6;
/// How many times the mean square of its noise a conditional mean has to have to be taken for more than noise.
const SIGNIFICANT: f64 = 4.0;

/// Functions of one input, each by its coefficients on the axis: of mean 0 and mean square 1 over the trials, and
/// orthogonal to one another.
#[derive(Debug)]
pub(super) struct Basis {
    pub(super) functions: Vec<Vec<f64>>,
    /// The variance, in squares of money, that the input explains alone, over all outcomes.
    pub(super) importance: f64,
}

impl Basis {
    /// Up to `most` functions: what outcomes are on average given the input, the strongest first, and then shapes that
    /// get rougher.
    pub(super) fn new(axis: &Axis, outcomes: &[Outcome], most: usize) -> Self {
        let sums = Sums::without(&curve::sums(axis, outcomes), None);
        let masses: Vec<f64> = sums.gram.iter().map(|row| row.iter().sum::<f64>() / sums.count).collect();
        let inner = |a: &[f64], b: &[f64]| dot(&product(&sums.gram, a), b) / sums.count;
        let centred = |mut function: Vec<f64>| {
            let mean = dot(&masses, &function);
            function.iter_mut().for_each(|coefficient| *coefficient -= mean);
            function
        };
        let mut learned: Vec<(f64, f64, Vec<f64>)> = Vec::new();
        for (curve, outcome) in curve::fit(axis, &sums).into_iter().zip(outcomes) {
            let function = centred(curve.coefficients);
            let explained = inner(&function, &function);
            let noise = SIGNIFICANT * curve.residual * curve.degrees_of_freedom / sums.count;
            if explained > noise {
                learned.push((explained * outcome.scale * outcome.scale, noise / explained, function));
            }
        }
        crate::order::sort_by(&mut learned, |a, b| b.0.total_cmp(&a.0));
        let mut basis =
            Self { functions: Vec::new(), importance: learned.iter().map(|(explained, ..)| explained).sum() };
        for (_, noise, function) in learned {
            if basis.functions.len() < LEARNED.min(most) {
                basis.take_up(function, inner, noise.max(NEW));
            }
        }
        for function in axis.shapes(most.saturating_add(1)) {
            if basis.functions.len() < most {
                basis.take_up(centred(function), inner, NEW);
            }
        }
        basis
    }

    /// Adds what is left of a function beside those that are there, if that is more than `least` of its mean square.
    fn take_up(&mut self, mut function: Vec<f64>, inner: impl Fn(&[f64], &[f64]) -> f64, least: f64) {
        let whole = inner(&function, &function);
        // Twice, which takes the rounding of the first time away too.
        for earlier in self.functions.iter().chain(&self.functions) {
            let share = inner(earlier, &function);
            for (mine, theirs) in function.iter_mut().zip(earlier) {
                *mine -= share * theirs;
            }
        }
        let rest = inner(&function, &function);
        if rest > least * whole && rest > 0.0 {
            let size = rest.sqrt();
            function.iter_mut().for_each(|coefficient| *coefficient /= size);
            self.functions.push(function);
        }
    }
}
