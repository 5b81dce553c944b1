//! Where along single inputs the best decision changes.

use roicm::{Basis, BreakEven, BreakEvenRequest, DecisionChange, DecisionSegment, Exact, InputBreakEven};

use super::Finding;
use super::figures::{level, named, percent};
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::count;

/// What stands where a decision would, and where it would be told how likely a certain input is.
const NOT_POSSIBLE: &str = "not possible";
const NONE: &str = "-";

pub(super) fn page(finding: &Finding<'_>, found: &BreakEven) -> Page {
    // Where a decision changes, or where it begins or ceases to be possible.
    let (told, steady): (Vec<_>, Vec<_>) = found.inputs.iter().partition(|input| input.segments.len() > 1);
    let mut page = vec![Block::Lead(lead(finding, found))];
    let has_chances = told.iter().flat_map(|input| &input.changes).any(|change| change.probability_below.is_some());
    if !told.is_empty() {
        page.push(Block::Heading("What would have to be true for another decision to be best".to_owned()));
        page.push(Block::Paragraph(
            "One input at a time, everything else at its base case; by net present value.".to_owned(),
        ));
        let mut columns = vec![
            Column::text("Best up to here"),
            Column::number("Changes at"),
            Column::text("Best from here on"),
            Column::number("Chance to be below"),
        ];
        if !has_chances {
            columns.pop();
        }
        let rows = told.iter().flat_map(|input| rows(finding, input, columns.len())).collect();
        page.push(Block::Table(Table { columns, rows }));
    }
    let mut notes: Vec<String> = found.inputs.iter().flat_map(|input| impossible(finding, input)).collect();
    let unchanged = steady.iter().filter(|input| is_possible(input)).count();
    if unchanged > 0 && !told.is_empty() {
        notes.push(format!("The best decision stays the same along {}.", count(unchanged, "more input")));
    }
    if found.without_influence > 0 {
        notes.push(format!("Without any influence on a decision: {}.", count(found.without_influence, "input")));
    }
    if has_chances {
        notes.push(
            "The chance to be below is what is known of the input alone: how likely it is to be below the value at \
             which the best decision changes. An input that is certain has none (-)."
                .to_owned(),
        );
    }
    if !notes.is_empty() {
        page.push(Block::List(notes));
    }
    page
}

/// What is best in the base case, and what changes that, of what was looked at.
fn lead(finding: &Finding<'_>, found: &BreakEven) -> String {
    let base = format!("{} is the best decision in the base case", finding.decision(&found.base_decision));
    let name = |input: &InputBreakEven| named(&finding.input(&input.input.path), &input.input.path);
    if let Some(first) = found.inputs.iter().find(|input| !input.changes.is_empty()) {
        return format!("{base}. What would change that soonest is {}.", name(first));
    }
    match found.inputs.as_slice() {
        [] => format!("{base}. There is no input to look along that a decision depends on."),
        [only] => {
            let says = if is_possible(only) { "that does not change" } else { "nothing is possible" };
            format!("{base}. Along {}, looked at {}, {says}.", name(only), range(finding, only))
        }
        several => {
            let (low, high) = BreakEvenRequest::QUANTILES;
            let (kind, range) = match several.iter().all(|input| input.basis == Basis::Quantiles) {
                true => ("uncertain inputs", format!("between the quantiles {} and {}", level(low), level(high))),
                false => ("certain inputs", "from half to one and a half times its base case".to_owned()),
            };
            format!(
                "{base}. None of the {} {kind} that a decision depends on changes that alone, each looked at {range}.",
                several.len()
            )
        }
    }
}

/// Whether the scenario is valid at some value of an input.
fn is_possible(input: &InputBreakEven) -> bool {
    input.segments.iter().any(|segment| segment.decision.is_some())
}

fn range(finding: &Finding<'_>, input: &InputBreakEven) -> String {
    between(finding, input, input.from, input.to)
}

fn between(finding: &Finding<'_>, input: &InputBreakEven, from: Exact, to: Exact) -> String {
    let value = |value: Exact| finding.input_value(&input.input.path, value);
    format!("from {} to {}", value(from), value(to))
}

/// What was looked at along an input, and a row for each value at which one decision gives way to another.
fn rows(finding: &Finding<'_>, input: &InputBreakEven, columns: usize) -> Vec<Row> {
    let heading = format!(
        "{}: base case {}, looked at {}",
        finding.input(&input.input.path),
        finding.input_value(&input.input.path, input.base),
        range(finding, input),
    );
    let neighbours = input.segments.iter().zip(input.segments.iter().skip(1));
    let rows = neighbours.map(|(below, above)| {
        let mut cells = row(finding, input, below, above);
        cells.truncate(columns);
        Row::Cells(cells)
    });
    core::iter::once(Row::Group(heading)).chain(rows).collect()
}

fn row(finding: &Finding<'_>, input: &InputBreakEven, below: &DecisionSegment, above: &DecisionSegment) -> Vec<String> {
    let name = |decision: &Option<String>| {
        decision.as_ref().map_or_else(|| NOT_POSSIBLE.to_owned(), |id| finding.subject.names.heading(id))
    };
    let is_here = |change: &&DecisionChange| change.value == below.to && below.decision.as_ref() == Some(&change.from);
    let change = input.changes.iter().find(is_here);
    let jump = if change.is_some_and(|change| change.discontinuous) { " (a jump)" } else { "" };
    vec![
        name(&below.decision),
        format!("{}{jump}", finding.input_value(&input.input.path, below.to)),
        name(&above.decision),
        change.and_then(|change| change.probability_below).map_or_else(|| NONE.to_owned(), percent),
    ]
}

/// Between which values the scenario is not valid, and why.
fn impossible(finding: &Finding<'_>, input: &InputBreakEven) -> Vec<String> {
    let segments = input.segments.iter().filter(|segment| segment.decision.is_none());
    let told = |segment: &DecisionSegment| {
        let why = segment.problems.first().map_or_else(String::new, |problem| format!(": {}", problem.message));
        let range = between(finding, input, segment.from, segment.to);
        format!("Not possible {range} of {}{why}.", named(&finding.input(&input.input.path), &input.input.path))
    };
    segments.map(told).collect()
}
