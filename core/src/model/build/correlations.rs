//! Correlations: between which inputs, and whether any joint distribution can have them.

use super::Builder;
use crate::document::text::quoted;
use crate::model::{InputId, Loss, correlation};
use crate::problem::Code;
use crate::{Exact, Scalar};

impl Builder<'_> {
    /// The rank correlations between inputs, by their indices.
    pub(super) fn correlations(&mut self, losses: &[Loss]) -> Vec<(usize, usize, f64)> {
        let scenario = self.scenario;
        let per_event: Vec<InputId> = losses.iter().flat_map(|loss| loss.per_event(&self.inputs)).collect();
        let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
        let before = self.problems.len();
        for (index, written) in scenario.correlations.iter().enumerate() {
            let path = format!("correlations.{index}");
            let [first, second] = written.between.as_slice() else {
                self.report(
                    Code::InvalidCorrelation,
                    format!("{path}.between"),
                    format!("a correlation is between two inputs, not {}", written.between.len()),
                    "write between = [\"path\", \"path\"]",
                );
                continue;
            };
            let rank = match written.rank {
                Some(rank) => Exact::from(rank.0).to_f64(),
                None => {
                    self.report(Code::MissingField, format!("{path}.rank"), "a correlation needs a `rank`", "");
                    continue;
                }
            };
            if !(-1.0..=1.0).contains(&rank) {
                self.report(
                    Code::InvalidCorrelation,
                    format!("{path}.rank"),
                    format!("a rank correlation is from −1 to 1, not {rank}"),
                    "",
                );
                continue;
            }
            let ends = [first, second].map(|end| self.correlated(&format!("{path}.between"), end, &per_event));
            let [Some(a), Some(b)] = ends else { continue };
            if a == b {
                self.report(
                    Code::InvalidCorrelation,
                    format!("{path}.between"),
                    "a correlation of an input with itself",
                    "name two different inputs",
                );
                continue;
            }
            if pairs.iter().any(|(x, y, _)| [(a, b), (b, a)].contains(&(*x, *y))) {
                self.report(
                    Code::InvalidCorrelation,
                    format!("{path}.between"),
                    format!("the correlation between {} and {} is given twice", quoted(first), quoted(second)),
                    "keep one of them",
                );
                continue;
            }
            pairs.push((a, b, rank));
        }
        if self.problems.len() > before {
            return Vec::new();
        }
        if let Err(smallest) = correlation::check(&pairs) {
            self.report(
                Code::CorrelationsNotPositiveDefinite,
                "correlations",
                format!(
                    "no joint distribution can have these correlations: the smallest eigenvalue of their matrix is {smallest:.4}"
                ),
                "bring them closer to 0, or leave one of those that contradict each other out",
            );
        }
        pairs
    }

    /// The index of an input that can be correlated.
    fn correlated(&mut self, place: &str, path: &str, per_event: &[InputId]) -> Option<usize> {
        let Some(index) = self.inputs.iter().position(|input| input.path == path) else {
            let help = self.suggestions.did_you_mean(path, self.inputs.iter().map(|input| input.path.as_str()));
            self.report(Code::UnknownReference, place, format!("there is no input {}", quoted(path)), help);
            return None;
        };
        let input = self.inputs.get(index)?;
        if input.distribution.as_ref().is_none_or(|known| known.is_constant()) {
            self.report(
                Code::InvalidCorrelation,
                place,
                format!("`{path}` is certain: nothing can be correlated with it"),
                "give it a distribution, or leave the correlation out",
            );
            return None;
        }
        if per_event.iter().any(|input| input.index() == index) {
            self.report(
                Code::InvalidCorrelation,
                place,
                format!("`{path}` is drawn for every event of a Poisson loss, not once a trial"),
                "correlate the frequency instead, or use arrival = \"expected\"",
            );
            return None;
        }
        Some(index)
    }
}
