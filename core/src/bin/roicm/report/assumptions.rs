//! The register of assumptions: every number with where it comes from.

use std::collections::BTreeMap;

use roicm::{Assumption, Evaluation};

use super::Subject;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::distribution;

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
    let mut defaults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut rows = Vec::new();
    let mut group = None;
    for input in in_order(subject.evaluation) {
        let (prefix, title, rest) = place(subject, &input.path);
        let (value, unit) =
            number::written(input.value, input.unit, input.currency.as_deref().unwrap_or(subject.currency()));
        if input.is_default {
            let (owner, field) = input.path.rsplit_once('.').unwrap_or(("", &input.path));
            let default = format!("{field} = {}", format!("{value} {unit}").trim_end());
            defaults.entry(default).or_default().push(owner.to_owned());
            continue;
        }
        if group.as_deref() != Some(prefix.as_str()) {
            rows.push(Row::Group(title));
            group = Some(prefix);
        }
        rows.push(Row::Cells(vec![
            rest,
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
        page.push(Block::Subheading("Left at their defaults".to_owned()));
        page.push(Block::List(defaults.into_iter().map(|(default, owners)| of_owners(&default, owners)).collect()));
    }
    if let Some(sources) = subject.sources.notes() {
        page.push(Block::Subheading("Sources".to_owned()));
        page.push(sources);
    }
    page
}

/// A default, and where it stands: `people_per_event = 1 people: losses.a, losses.b`.
fn of_owners(default: &str, mut owners: Vec<String>) -> String {
    owners.retain(|owner| !owner.is_empty());
    match owners.as_slice() {
        [] => default.to_owned(),
        owners => format!("{default}: {}", owners.join(", ")),
    }
}

/// The register in the order of the report: the scenario, the workforce, the losses, the options; each by path.
pub(super) fn in_order(evaluation: &Evaluation) -> Vec<&Assumption> {
    let group = |input: &&Assumption| {
        let first = input.path.split('.').next().unwrap_or_default();
        ["workforce", "losses", "options"].iter().position(|known| *known == first).map_or(0, |place| place + 1)
    };
    let mut inputs: Vec<&Assumption> = evaluation.assumptions.iter().collect();
    // Stable: within a group they stay in the order of their paths.
    inputs.sort_by_key(group);
    inputs
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
