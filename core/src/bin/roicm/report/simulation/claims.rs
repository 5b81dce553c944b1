//! How likely what is claimed is to hold.

use super::super::claims::{bounded, called, verdict};
use super::figures::chance;
use super::{Outlook, section};
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};

/// Every claim, with the share of trials in which it holds.
pub(super) fn claims(outlook: &Outlook<'_>) -> Page {
    let rows: Vec<Row> = outlook
        .simulation
        .claims
        .iter()
        .filter_map(|(id, simulated)| {
            let claim = outlook.subject.evaluation.claims.get(id)?;
            Some(Row::Cells(vec![
                called(id, claim),
                bounded(claim, &outlook.subject),
                verdict(claim).to_owned(),
                chance(&simulated.probability),
            ]))
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns =
        vec![Column::text("Claim"), Column::number("Claimed"), Column::text("Base case"), Column::number("Holds in")];
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if outlook.simulation.claims.values().any(|claim| claim.bound == "equals") {
        blocks.push(Block::Paragraph(
            "A claim of one figure holds where the result comes within its tolerance: of a result that varies widely \
                 that is rare even where its mean is the figure."
                .to_owned(),
        ));
    }
    section("What is claimed, and how often it holds", blocks)
}
