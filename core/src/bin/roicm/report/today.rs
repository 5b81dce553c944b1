//! What interruptions cost today, and why.

use roicm::{Exact, Unit};
use rust_decimal::prelude::ToPrimitive;

use super::Subject;
use super::summary::share;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::list;
use crate::wrap::GLUE;

/// Blocks of a whole bar.
const BAR: i64 = 10;

/// The losses by cost, and a sentence that says which of them matters.
pub(super) fn today(subject: &Subject<'_>) -> Page {
    let today = &subject.evaluation.today;
    let mut rows = Vec::new();
    for id in today.by_cost() {
        let Some(loss) = today.losses.get(id) else { continue };
        let results = &loss.results;
        rows.push(Row::Cells(vec![
            loss.label.clone(),
            number::fixed(results.annual_cost, subject.coin_places()),
            results.share.map_or_else(|_| "n/a".to_owned(), |share| number::percent(share, 1)),
            results.share.map_or_else(|_| String::new(), bar),
            number::fixed(results.person_days, 1),
            number::fixed(results.interruption_hours, 1),
        ]));
    }
    rows.push(Row::Total(vec![
        "All losses".to_owned(),
        number::fixed(today.results.annual_cost, subject.coin_places()),
        String::new(),
        String::new(),
        number::fixed(today.results.person_days, 1),
        number::fixed(today.results.interruption_hours, 1),
    ]));
    let columns = vec![
        Column::text("Loss"),
        Column::number(format!("{}{GLUE}a{GLUE}year", subject.currency())),
        Column::number("Share"),
        Column::text(""),
        Column::number("Person-days"),
        Column::number("Hours"),
    ];
    let mut page = vec![Block::Heading("What interruptions cost today, and why".to_owned())];
    page.push(Block::Table(Table { columns, rows }));
    if let Some(words) = dominance(subject) {
        page.push(Block::Lead(words));
    }
    page.extend(foundation(subject).map(Block::Paragraph));
    page.push(Block::Paragraph(
        "Every lost hour is counted in full here; hours are hours of interruption, person-days are working time lost."
            .to_owned(),
    ));
    page
}

/// A share as a bar.
fn bar(share: Exact) -> String {
    let blocks = (share * Exact::from(BAR)).round(0).to_decimal().and_then(|blocks| blocks.to_usize()).unwrap_or(0);
    "█".repeat(blocks)
}

/// Which losses carry the cost, and which do not.
fn dominance(subject: &Subject<'_>) -> Option<String> {
    let today = &subject.evaluation.today;
    let drivers = today.drivers()?;
    let cost = number::money(today.results.annual_cost, subject.currency());
    let with_share = |id: &str| {
        let results = &today.losses.get(id)?.results;
        Some(format!("\"{}\" ({})", subject.names.loss(id), share(results.share.ok()?)))
    };
    let carriers: Vec<String> = drivers.losses.iter().filter_map(|id| with_share(id)).collect();
    let order = today.by_cost();
    let next = order.get(carriers.len()).and_then(|id| with_share(id));
    let carriers_told = list(&carriers);
    let most = format!("{} of the {cost} comes from {carriers_told}", share(drivers.share));
    Some(match next {
        Some(next) if drivers.dominates() => format!("{carriers_told} carries the {cost}, not {next}."),
        Some(next) => format!("{most}; next comes {next}."),
        None => format!("{carriers_told} carries the {cost}."),
    })
}

/// What the costliest loss rests on: its own figures, with their sources.
fn foundation(subject: &Subject<'_>) -> Option<String> {
    let id = subject.evaluation.today.by_cost().first().copied()?;
    let prefix = format!("losses.{id}.");
    let figures: Vec<String> = subject
        .evaluation
        .assumptions
        .iter()
        .filter(|input| !input.is_default && input.path.starts_with(&prefix))
        .map(|input| {
            let field = input.path.strip_prefix(&prefix).unwrap_or_default();
            let currency = input.currency.as_deref().unwrap_or_default();
            let value = match input.unit {
                Unit::MoneyPerEvent | Unit::MoneyPerHour => number::money(input.value, currency),
                unit => number::written(input.value, unit, currency).0,
            };
            let reference = subject.sources.references(input.source.as_ref(), None);
            format!("{} {value} {reference}", crate::words::spoken(field)).trim_end().to_owned()
        })
        .collect();
    (!figures.is_empty())
        .then(|| format!("\"{}\" rests on: {}. Check these figures first.", subject.names.loss(id), list(&figures)))
}
