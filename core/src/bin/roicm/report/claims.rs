//! What is claimed, what the model says to it, and what it would take for it to be true.

use roicm::{ClaimAnswer, Exact};

use super::Subject;
use super::summary::share;
use crate::names::sentence;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::{count, list, result_value, spoken, written_result};
use crate::wrap::GLUE;

/// Inputs shown for each claim.
const SHOWN_NEEDS: usize = 4;

/// Every claim, answered.
pub(super) fn claims(subject: &Subject<'_>) -> Page {
    let claims = &subject.evaluation.claims;
    if claims.is_empty() {
        return Vec::new();
    }
    let columns =
        vec![Column::text("Claim"), Column::number("Claimed"), Column::number("Computed"), Column::text("Verdict")];
    let rows = claims.iter().map(|(id, claim)| {
        Row::Cells(vec![
            called(id, claim),
            bounded(claim, subject),
            computed(subject, claim),
            verdict(claim).to_owned(),
        ])
    });
    let mut page = vec![
        Block::Heading("What is claimed, and whether it holds".to_owned()),
        Block::Table(Table { columns, rows: rows.collect() }),
    ];
    for (id, claim) in claims {
        page.push(Block::Subheading(format!("{}: {}", called(id, claim), verdict(claim))));
        page.push(Block::Paragraph(statement(subject, claim)));
        page.extend(needs(subject, claim));
    }
    page
}

/// Its label; its id as words where it has none.
pub(super) fn called(id: &str, claim: &ClaimAnswer) -> String {
    if claim.label == id { sentence(&spoken(id)) } else { claim.label.clone() }
}

pub(super) fn verdict(claim: &ClaimAnswer) -> &'static str {
    if claim.holds { "holds" } else { "does not hold" }
}

fn value(subject: &Subject<'_>, claim: &ClaimAnswer, value: Exact) -> String {
    let name = claim.result.rsplit('.').next().unwrap_or_default();
    result_value(name, value, subject.currency())
}

pub(super) fn bounded(claim: &ClaimAnswer, subject: &Subject<'_>) -> String {
    let name = claim.result.rsplit('.').next().unwrap_or_default();
    let claimed = written_result(name, claim.claimed, subject.currency());
    match claim.bound {
        "at_most" => format!("at most {claimed}"),
        "at_least" => format!("at least {claimed}"),
        _ => claimed,
    }
}

fn computed(subject: &Subject<'_>, claim: &ClaimAnswer) -> String {
    claim.computed.map_or_else(|| "none".to_owned(), |computed| value(subject, claim, computed))
}

fn statement(subject: &Subject<'_>, claim: &ClaimAnswer) -> String {
    let mut text = format!("{} is claimed to be {}", subject.names.result(&claim.result), bounded(claim, subject));
    if let Some(tolerance) = claim.tolerance {
        text.push_str(&format!(" (within {} of that figure)", share(tolerance)));
    }
    if !claim.given.is_empty() {
        let given: Vec<String> =
            claim.given.iter().map(|(path, value)| format!("{} = {value}", subject.names.input(path))).collect();
        text.push_str(&format!(", given {}", list(&given)));
    }
    match claim.reason {
        Some(reason) => text.push_str(&format!("; there is no such figure: {reason}.")),
        None => text.push_str(&format!("; computed is {}.", computed(subject, claim))),
    }
    let references = subject.sources.references(claim.source.as_ref(), claim.note.as_ref());
    format!("{text} {references}").trim_end().to_owned()
}

/// What would have to change, one input at a time.
fn needs(subject: &Subject<'_>, claim: &ClaimAnswer) -> Page {
    if claim.would_need.is_none() || (claim.holds && claim.bound == "equals") {
        return Vec::new();
    }
    let nearest: Vec<_> = claim
        .nearest_needs()
        .into_iter()
        .filter_map(|(need, solution)| (!need.is_default).then_some((subject.assumption(&need.input)?, need, solution)))
        .collect();
    let untried = (claim.would_need_left_out > 0).then(|| {
        let words = "not tried: all claims together would have taken more work than the limit";
        Block::Paragraph(format!("{} {words} (search_work).", count(claim.would_need_left_out, "input")))
    });
    if nearest.is_empty() {
        if let Some(untried) = untried {
            return vec![untried];
        }
        let words = if claim.holds {
            "No single input that the scenario writes can make it fail."
        } else {
            "No single input that the scenario writes can make it true."
        };
        return vec![Block::Paragraph(words.to_owned())];
    }
    let lead = if claim.holds {
        "It would only just hold with any one of these, everything else as it is:"
    } else {
        "To be true it needs any one of these, everything else as it is:"
    };
    let rows = nearest.iter().take(SHOWN_NEEDS).map(|(input, need, solution)| {
        let currency = input.currency.as_deref().unwrap_or_default();
        let set = |value| number::in_unit(value, input.unit, currency);
        let base = number::written_in_unit(need.base, input.unit, currency);
        let jump = if solution.discontinuous { "about " } else { "" };
        Row::Cells(vec![subject.names.input(&need.input), format!("{jump}{}", set(solution.value)), base])
    });
    let mut page = vec![
        Block::Paragraph(lead.to_owned()),
        Block::Table(Table {
            columns: vec![Column::text("Input"), Column::number("Needed"), Column::number(format!("Base{GLUE}case"))],
            rows: rows.collect(),
        }),
    ];
    let more = nearest.len().saturating_sub(SHOWN_NEEDS);
    if more > 0 {
        page.push(Block::Paragraph(format!("Or one of {}, further from the base case.", count(more, "other input"))));
    }
    page.extend(untried);
    page
}
