//! What it is worth to know more before deciding.

use roicm::{Exact, ValueOfInformation, ValueOfKnowing};

use super::Finding;
use super::bars::share;
use super::figures::{named, percent};
use crate::names::sentence;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::count;

/// Inputs that a page shows.
const MOST: usize = 15;
/// Columns of a bar.
const COLUMNS: u16 = 14;

pub(super) fn page(finding: &Finding<'_>, found: &ValueOfInformation) -> Page {
    let mut page = vec![
        Block::Lead(lead(finding, found)),
        Block::Heading("What it is worth to know an input before deciding".to_owned()),
        Block::Paragraph(format!("In whole {}, at present value.", found.currency)),
    ];
    let rows = |name: String, knowing: &ValueOfKnowing| {
        Row::Cells(vec![
            name,
            finding.whole(knowing.value),
            finding.whole(knowing.standard_error),
            percent(knowing.probability_of_change),
            knowing.share.map_or_else(String::new, |part| share(part, COLUMNS)),
        ])
    };
    let columns = |what: &str| {
        vec![
            Column::text(what),
            Column::number("Worth at most"),
            Column::number("Standard error"),
            Column::number("Decision changes"),
            Column::text(""),
        ]
    };
    let worth: Vec<_> = found.inputs.iter().filter(|known| is_seen(&known.knowing)).collect();
    if worth.is_empty() {
        page.push(Block::Paragraph("No single input is seen to be worth anything.".to_owned()));
    }
    let inputs = worth.iter().take(MOST).map(|known| rows(finding.input(&known.input.path), &known.knowing));
    let rows_of_inputs: Vec<Row> = inputs.collect();
    if !rows_of_inputs.is_empty() {
        page.push(Block::Table(Table { columns: columns("Input"), rows: rows_of_inputs }));
    }
    if !found.groups.is_empty() {
        let groups = found.groups.iter().map(|known| rows(known.name.clone(), &known.knowing));
        page.push(Block::Subheading("What it is worth to know several together".to_owned()));
        page.push(Block::Table(Table { columns: columns("Group"), rows: groups.collect() }));
    }
    page.push(Block::Subheading("What each decision brings on average".to_owned()));
    let decisions = found.decisions.iter().map(|decision| {
        Row::Cells(vec![
            finding.decision(&decision.option),
            finding.whole(decision.expected_net_present_value),
            finding.whole(decision.standard_error),
        ])
    });
    page.push(Block::Table(Table {
        columns: vec![Column::text("Decision"), Column::number("Net present value"), Column::number("Standard error")],
        rows: decisions.collect(),
    }));
    page.push(Block::List(notes(found, worth.len())));
    page
}

/// Whether the value is more than what chance alone may show.
fn is_seen(known: &ValueOfKnowing) -> bool {
    known.interval.lower > 0.0
}

fn lead(finding: &Finding<'_>, found: &ValueOfInformation) -> String {
    let best = finding.decision(&found.best);
    let first = format!("{best} is the best decision on average.");
    if !is_seen(&found.perfect) {
        return format!("{first} No case was seen in which knowing more would have changed that for the better.");
    }
    let everything =
        format!("{first} To know everything before deciding would be {}", found.words().replace(" to know better", ""));
    match found.inputs.first() {
        Some(first) if is_seen(&first.knowing) => format!(
            "{everything}; the one input most worth measuring is {}: {}.",
            named(&finding.input(&first.input.path), &first.input.path),
            first.words
        ),
        _ => format!("{everything}."),
    }
}

fn notes(found: &ValueOfInformation, worth: usize) -> Vec<String> {
    let mut notes = vec![
        format!(
            "{}: in {} of all cases another decision turns out better than the one that is best on average.",
            sentence(&found.words()),
            percent(found.perfect.probability_of_change)
        ),
        "\"Worth at most\" is what a study that told the input exactly would be worth before deciding; one that tells less \
         is worth less, and a study that costs more does not pay. An input that changes no decision is worth nothing to \
         know, however uncertain it is. The bar is its part of what it is worth to know everything."
            .to_owned(),
        format!(
            "From {} trials, seed {}, by regression on the simulation's own draws.",
            number::plain(Exact::new(i128::from(found.run.trials), 0)),
            found.run.seed
        ),
    ];
    if worth > MOST {
        notes.push(format!("Not shown: {}.", count(worth - MOST, "lesser input")));
    }
    if found.inputs.len() > worth {
        notes.push(format!("Not seen to be worth anything to know: {}.", count(found.inputs.len() - worth, "input")));
    }
    notes
}
