//! Where numbers come from: each source once, under a number.

use roicm::Evaluation;

use crate::page::Block;

/// The sources of a scenario, in the order in which the register comes to them.
#[derive(Debug)]
pub(crate) struct Sources(Vec<String>);

impl Sources {
    /// Those of the assumptions and of the claims.
    pub(super) fn new(evaluation: &Evaluation) -> Self {
        let mut sources = Self(Vec::new());
        let assumptions =
            super::assumptions::in_order(evaluation).into_iter().flat_map(|input| [&input.source, &input.note]);
        let claims = evaluation.claims.values().flat_map(|claim| [&claim.source, &claim.note]);
        for text in assumptions.chain(claims).flatten() {
            if !sources.0.contains(text) {
                sources.0.push(text.clone());
            }
        }
        sources
    }

    /// The references to a source and a note: `[3] [4]`; empty where there is neither.
    pub(super) fn references(&self, source: Option<&String>, note: Option<&String>) -> String {
        let references: Vec<String> = [source, note]
            .into_iter()
            .flatten()
            .filter_map(|text| self.0.iter().position(|known| known == text))
            .map(|place| format!("[{}]", place + 1))
            .collect();
        references.join(" ")
    }

    /// The sources in full.
    pub(super) fn notes(&self) -> Option<Block> {
        let notes = self.0.iter().enumerate().map(|(place, text)| ((place + 1).to_string(), text.clone()));
        (!self.0.is_empty()).then(|| Block::Notes(notes.collect()))
    }
}
