//! The report: what is put in front of those who decide.

mod assumptions;
mod cash_flow;
mod claims;
mod closing;
mod losses;
mod options;
mod plan;
pub(crate) mod sensitivity;
pub(crate) mod simulation;
mod sources;
mod summary;
mod today;

use roicm::{Evaluation, Model};

use crate::names::Names;
use crate::page::{Block, Page};
use sources::Sources;

/// What the parts of a report are written from.
pub(crate) struct Subject<'a> {
    /// What it comes to.
    pub(crate) evaluation: &'a Evaluation,
    /// What its parts are called.
    pub(crate) names: Names,
    /// Where its numbers come from.
    pub(crate) sources: Sources,
}

impl<'a> Subject<'a> {
    /// A model and what it comes to.
    pub(crate) fn new(model: &Model, evaluation: &'a Evaluation) -> Self {
        Self { evaluation, names: Names::new(model, evaluation), sources: Sources::new(evaluation) }
    }

    /// The currency of every result.
    fn currency(&self) -> &str {
        &self.evaluation.scenario.currency
    }

    /// Places after the point of the currency's smallest coin.
    fn coin_places(&self) -> u32 {
        self.evaluation.scenario.minor_unit
    }

    /// An input of the register.
    fn assumption(&self, path: &str) -> Option<&roicm::Assumption> {
        self.evaluation.assumptions.iter().find(|assumption| assumption.path == path)
    }
}

/// The whole report.
pub(crate) fn report(subject: &Subject<'_>) -> Page {
    let mut page = summary::title(subject);
    page.extend(summary::bottom_line(subject));
    page.extend(today::today(subject));
    page.extend(options::side_by_side(subject));
    page.extend(losses::before_and_after(subject));
    page.extend(plan::plans(subject));
    page.extend(cash_flow::selected_months(subject));
    page.extend(claims::claims(subject));
    page.extend(closing::notices(subject));
    page.extend(assumptions::register(subject));
    page.extend(closing::closing(subject));
    page
}

/// The tables of every result, with every month.
pub(crate) fn evaluation(subject: &Subject<'_>) -> Page {
    let mut page = summary::title(subject);
    page.extend(today::today(subject));
    page.extend(options::side_by_side(subject));
    page.extend(losses::before_and_after(subject));
    page.extend(cash_flow::every_month(subject));
    page.extend(claims::claims(subject));
    page.extend(closing::notices(subject));
    page.extend(closing::closing(subject));
    page
}

/// Remarks that cells refer to by a letter.
#[derive(Debug, Default)]
struct Remarks(Vec<String>);

impl Remarks {
    /// The mark of a remark: the same for the same words.
    fn mark(&mut self, remark: String) -> String {
        let place = self.0.iter().position(|known| *known == remark).unwrap_or_else(|| {
            self.0.push(remark);
            self.0.len() - 1
        });
        Self::letter(place)
    }

    /// a to z, then aa and so on.
    fn letter(place: usize) -> String {
        let last = u8::try_from(place % 26).map_or('z', |offset| char::from(b'a' + offset));
        if place < 26 { last.to_string() } else { format!("{}{last}", Self::letter(place / 26 - 1)) }
    }

    /// The remarks below their table.
    fn notes(self) -> Option<Block> {
        let notes: Vec<(String, String)> =
            self.0.into_iter().enumerate().map(|(place, remark)| (Self::letter(place), remark)).collect();
        (!notes.is_empty()).then_some(Block::Notes(notes))
    }
}
