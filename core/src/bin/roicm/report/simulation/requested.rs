//! Results that were asked for beyond the usual ones.

use super::figures::{NEVER, below, share, shown};
use super::{Outlook, section};
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};

/// A line for each.
pub(super) fn requested(outlook: &Outlook<'_>) -> Page {
    let outputs = &outlook.simulation.outputs;
    if outputs.is_empty() {
        return Vec::new();
    }
    let figures = &outlook.figures;
    let quantiles = shown(outlook.simulation);
    let mut columns = vec![Column::text("Result"), Column::number("Mean"), Column::number("Standard error")];
    columns.extend(quantiles.iter().map(|p| Column::number(below(*p))));
    columns.push(Column::number("No value"));
    let rows = outputs.iter().map(|(path, summary)| {
        let name = path.rsplit('.').next().unwrap_or_default();
        let unit = summary.unit.in_currency(outlook.subject.currency());
        let mut cells = vec![format!("{} ({unit})", outlook.subject.names.result(path))];
        cells.push(figures.mean(name, &summary.mean));
        cells.push(figures.value(name, summary.mean.standard_error));
        cells.extend(quantiles.iter().map(|p| figures.quantile(name, summary, *p)));
        cells.push(match summary.never {
            Some(never) => format!("{NEVER} in {}", share(never.probability.estimate)),
            None => share(summary.undefined_share),
        });
        Row::Cells(cells)
    });
    section("What else was asked for", [Block::Table(Table { rows: rows.collect(), columns })])
}
