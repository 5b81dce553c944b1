//! Where the variance of a result comes from.

use roicm::statistics::SobolIndex;
use roicm::{Exact, Scalar, Sobol, SobolFactorIndices};

use super::Finding;
use super::bars::{HIGHER, LOWER, shares};
use super::figures::{named, percent};
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::count;

/// Factors that a page shows.
const MOST: usize = 15;
/// Pairs that a page shows.
const MOST_PAIRS: usize = 10;
/// Columns of a bar.
const COLUMNS: u16 = 20;

pub(super) fn page(finding: &Finding<'_>, found: &Sobol) -> Page {
    let result = finding.result(&found.result);
    if let Some(reason) = &found.reason {
        return vec![Block::Lead(format!("{result} has no Sobol indices: {reason}."))];
    }
    let mut page = Vec::new();
    if let (Some(first), Some(index)) =
        (found.factors.first(), found.factors.first().and_then(|factor| factor.first_order))
    {
        let total = first.total.map_or_else(String::new, |total| {
            format!("; with all that it does together with others it is behind {}", percent(total.estimate))
        });
        page.push(Block::Lead(format!(
            "{result} varies most by {}. If that were known, {} of its variance would go away{total}.",
            factor_name(finding, first),
            percent(index.estimate)
        )));
    }
    page.push(Block::Heading("Where its variance comes from".to_owned()));
    page.push(Block::Paragraph(format!(
        "Mean {}, standard deviation {}. {HIGHER} of each factor alone, {LOWER} in interplay with others. ± is the reach \
         of the 95% interval.",
        finding.double(&found.result, found.mean),
        finding.double(&found.result, found.variance.sqrt()),
    )));
    let (without, with): (Vec<_>, Vec<_>) = found.factors.iter().partition(|factor| has_none(factor));
    let rows = with.iter().take(MOST).map(|factor| {
        let estimate = |index: Option<SobolIndex>| index.map_or(0.0, |index| index.estimate);
        Row::Cells(vec![
            factor_words(finding, factor),
            index(factor.first_order),
            index(factor.total),
            shares(estimate(factor.first_order), estimate(factor.total), COLUMNS),
        ])
    });
    page.push(Block::Table(Table {
        columns: vec![Column::text("Factor"), Column::number("Alone"), Column::number("In all"), Column::text("")],
        rows: rows.collect(),
    }));
    if let Some(pairs) = found.second_order.as_ref().filter(|pairs| !pairs.is_empty()) {
        page.push(Block::Subheading("What pairs bring beyond both alone".to_owned()));
        let rows = pairs.iter().take(MOST_PAIRS).map(|pair| {
            let names = pair.factors.each_ref().map(|name| finding.input(name));
            Row::Cells(vec![names.join(" × "), index(pair.index)])
        });
        page.push(Block::Table(Table {
            columns: vec![Column::text("Pair"), Column::number("Share")],
            rows: rows.collect(),
        }));
    }
    page.push(Block::List(notes(found, with.len(), without.len())));
    page
}

fn notes(found: &Sobol, with: usize, without: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(sum) = found.sum_of_first_orders {
        notes.push(format!(
            "All factors alone make up {} of the variance; what is missing to 100% is due to interplay.",
            index(Some(sum))
        ));
    }
    if with > MOST {
        notes.push(format!("Not shown: {}.", count(with - MOST, "lesser factor")));
    }
    if without > 0 {
        notes.push(format!("Without any influence: {}.", count(without, "factor")));
    }
    let run = &found.run;
    let whole = |number: u64| number::plain(Exact::new(i128::from(number), 0));
    notes.push(format!(
        "{} computations of the model on {} Sobol points, seed {}. Estimates that are slightly negative are shown as they \
         are: their true value is near 0.",
        whole(run.evaluations),
        whole(run.samples),
        run.seed
    ));
    if let Some(until) = &run.until {
        let width = until.width.map_or_else(|| "there is none".to_owned(), percent);
        let verdict = if until.reached { "reached" } else { "not reached within the limit" };
        notes.push(format!("The 95% interval was to be at most {} wide: {width}; {verdict}.", percent(until.wanted)));
    }
    notes
}

/// Whether the result does not depend on it at all.
fn has_none(factor: &SobolFactorIndices) -> bool {
    [factor.first_order, factor.total].iter().all(|index| index.is_some_and(|index| index.estimate == 0.0))
}

fn factor_words(finding: &Finding<'_>, factor: &SobolFactorIndices) -> String {
    match factor.inputs.as_slice() {
        [one] => finding.input(&one.path),
        _ => factor_name(finding, factor),
    }
}

fn factor_name(finding: &Finding<'_>, factor: &SobolFactorIndices) -> String {
    match factor.inputs.as_slice() {
        [one] => named(&finding.input(&one.path), &one.path),
        several => {
            let inputs: Vec<String> = several.iter().map(|input| finding.input(&input.path)).collect();
            format!("{}: {}", factor.name, inputs.join(", "))
        }
    }
}

/// A share with what it may be off by.
fn index(index: Option<SobolIndex>) -> String {
    let Some(index) = index else { return "none".to_owned() };
    let margin = index.interval.map(|interval| (interval.upper - interval.lower) / 2.0);
    match margin {
        None => percent(index.estimate),
        Some(margin) => {
            format!("{} ± {}", percent(index.estimate), number::fixed(Exact::from_f64(margin) * Exact::from(100), 1))
        }
    }
}
