//! The pages of analyses of sensitivity: what was found first, then the picture, then how to read it.

mod bars;
mod break_even;
mod figures;
mod rank_correlations;
mod sobol;
mod tornado;
mod two_way;
mod value_of_information;

use roicm::{Model, Sensitivity};

use super::{Subject, summary};
use crate::page::{Block, Page};

/// What a page is written from.
struct Finding<'a> {
    subject: &'a Subject<'a>,
    model: &'a Model,
}

/// The page of an analysis.
pub(crate) fn page(subject: &Subject<'_>, model: &Model, done: &Sensitivity) -> Page {
    let finding = Finding { subject, model };
    let mut page = summary::title(subject);
    let (blocks, notices) = match done {
        Sensitivity::Tornado(tornado) => (tornado::page(&finding, tornado), &tornado.notices),
        Sensitivity::RankCorrelations(found) => (rank_correlations::page(&finding, found), &found.notices),
        Sensitivity::Sobol(found) => (sobol::page(&finding, found), &found.notices),
        Sensitivity::ValueOfInformation(found) => (value_of_information::page(&finding, found), &found.notices),
        Sensitivity::TwoWay(table) => (two_way::page(&finding, table), &table.notices),
        Sensitivity::BreakEven(found) => (break_even::page(&finding, found), &found.notices),
    };
    page.extend(blocks);
    if !notices.is_empty() {
        page.push(Block::Heading("To be kept in mind".to_owned()));
        page.push(Block::List(notices.clone()));
    }
    let scenario = &subject.evaluation.scenario;
    let engine = &subject.evaluation.engine;
    page.push(Block::Paragraph(format!(
        "`--format json` gives every figure unrounded, `--format csv` a table for a spreadsheet. {} {}, fingerprint of \
         the scenario {}",
        engine.name, engine.version, scenario.fingerprint
    )));
    page
}
