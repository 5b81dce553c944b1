//! Where along single inputs the best decision changes.

use roicm::{BreakEven, DecisionChange, InputBreakEven};

use super::Finding;
use super::figures::{named, percent};
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::count;

pub(super) fn page(finding: &Finding<'_>, found: &BreakEven) -> Page {
    let base = finding.decision(&found.base_decision);
    let (changing, steady): (Vec<_>, Vec<_>) = found.inputs.iter().partition(|input| !input.changes.is_empty());
    let lead = match changing.first() {
        None => format!("{base} is the best decision in the base case, and no single input changes that."),
        Some(first) => format!(
            "{base} is the best decision in the base case. What would change that soonest is {}.",
            named(&finding.input(&first.input.path), &first.input.path)
        ),
    };
    let mut page = vec![Block::Lead(lead)];
    if !changing.is_empty() {
        page.push(Block::Heading("What would have to be true for another decision to be best".to_owned()));
        page.push(Block::Paragraph(
            "One input at a time, everything else at its base case; by net present value.".to_owned(),
        ));
        let mut rows = Vec::new();
        for input in &changing {
            rows.push(Row::Group(format!(
                "{}: base case {}, looked at from {} to {}",
                finding.input(&input.input.path),
                finding.input_value(&input.input.path, input.base),
                finding.input_value(&input.input.path, input.from),
                finding.input_value(&input.input.path, input.to),
            )));
            rows.extend(input.changes.iter().map(|change| row(finding, input, change)));
        }
        page.push(Block::Table(Table {
            columns: vec![
                Column::text("Best up to here"),
                Column::number("Changes at"),
                Column::text("Best from here on"),
                Column::number("Chance to be below"),
            ],
            rows,
        }));
    }
    let mut notes = Vec::new();
    if !steady.is_empty() {
        notes.push(format!("Along {} the best decision stays the same.", count(steady.len(), "more input")));
    }
    if found.without_influence > 0 {
        notes.push(format!("{} have no influence on any decision.", count(found.without_influence, "input")));
    }
    notes.push(
        "The chance to be below is what is known of the input alone: how likely it is to be below the value at which the \
         best decision changes."
            .to_owned(),
    );
    page.push(Block::List(notes));
    page
}

fn row(finding: &Finding<'_>, input: &InputBreakEven, change: &DecisionChange) -> Row {
    let jump = if change.discontinuous { " (a jump)" } else { "" };
    Row::Cells(vec![
        finding.subject.names.heading(&change.from),
        format!("{}{jump}", finding.input_value(&input.input.path, change.value)),
        finding.subject.names.heading(&change.to),
        change.probability_below.map_or_else(|| "certain".to_owned(), percent),
    ])
}
