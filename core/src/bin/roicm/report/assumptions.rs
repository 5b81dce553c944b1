//! The register of assumptions: every number with where it comes from.

use roicm::Assumption;

use super::Subject;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::distribution;
use crate::wrap::breakable;

/// The register and its sources.
pub(super) fn register(subject: &Subject<'_>) -> Page {
    let mut page = vec![
        Block::Heading("Assumptions and their sources".to_owned()),
        Block::Paragraph(
            "Every figure above follows from these. The base case uses the value; a range is what a simulation draws \
             from. Paths are what `--set` and goal seek take, under the path of their group."
                .to_owned(),
        ),
    ];
    let mut defaults = Vec::new();
    let mut rows = Vec::new();
    let mut group = None;
    // Groups in the order in which a reader meets them.
    let order = |input: &&Assumption| {
        let first = input.path.split('.').next().unwrap_or_default();
        ["workforce", "losses", "options"].iter().position(|known| *known == first).map_or(0, |place| place + 1)
    };
    let mut inputs: Vec<&Assumption> = subject.evaluation.assumptions.iter().collect();
    // Stable: within a group they stay in the order of their paths.
    inputs.sort_by_key(order);
    for input in inputs {
        let (prefix, title, rest) = place(subject, &input.path);
        let (value, unit) =
            number::written(input.value, input.unit, input.currency.as_deref().unwrap_or(subject.currency()));
        if input.is_default {
            let unit = if unit.is_empty() { unit } else { format!(" {unit}") };
            defaults.push(format!("{} {value}{unit}", breakable(&input.path)));
            continue;
        }
        if group.as_deref() != Some(prefix.as_str()) {
            rows.push(Row::Group(title));
            group = Some(prefix);
        }
        rows.push(Row::Cells(vec![
            breakable(&rest),
            value,
            unit,
            input.distribution.as_ref().map_or_else(String::new, |known| distribution(known, input.unit)),
            subject.sources.references(input.source.as_ref(), input.note.as_ref()),
        ]));
    }
    let columns = vec![
        Column::text("Input"),
        Column::number("Value"),
        Column::text("Unit"),
        Column::text("Range"),
        Column::text("Source"),
    ];
    page.push(Block::Table(Table { columns, rows }));
    if !defaults.is_empty() {
        page.push(Block::Paragraph(format!("Left at their defaults: {}.", defaults.join("; "))));
    }
    if let Some(sources) = subject.sources.notes() {
        page.push(Block::Subheading("Sources".to_owned()));
        page.push(sources);
    }
    page
}

/// The group of an input, its title, and what is left of the path.
fn place(subject: &Subject<'_>, path: &str) -> (String, String, String) {
    let segments: Vec<&str> = path.split('.').collect();
    match segments.as_slice() {
        ["losses", loss, rest @ ..] => {
            (format!("losses.{loss}"), format!("losses.{loss}: {}", subject.names.loss(loss)), rest.join("."))
        }
        ["options", option, rest @ ..] => {
            (format!("options.{option}"), format!("options.{option}: {}", subject.names.option(option)), rest.join("."))
        }
        ["workforce", rest @ ..] => ("workforce".to_owned(), "workforce".to_owned(), rest.join(".")),
        _ => (String::new(), "The whole scenario".to_owned(), path.to_owned()),
    }
}
