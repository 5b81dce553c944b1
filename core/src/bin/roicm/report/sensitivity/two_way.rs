//! One result over a grid of two inputs, and where the best decision changes.

use roicm::{Axis, BreakEvenLine, Exact, PointResult, Scalar, TwoWay};

use super::Finding;
use super::figures::named;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};

/// Places of a line that a page shows.
const PLACES: usize = 5;

pub(super) fn page(finding: &Finding<'_>, table: &TwoWay) -> Page {
    let result = finding.result(&table.result);
    let [x, y] = [&table.x, &table.y].map(|axis| named(&finding.input(&axis.input.path), &axis.input.path));
    let mut page = vec![
        Block::Lead(format!("{result} is {} in the base case.", finding.point(&table.result, &table.baseline))),
        Block::Heading(format!("{result}, by two inputs")),
        Block::Paragraph(format!("Down: {y}. Across: {x}. Everything else at its base case; * is the base case.")),
        Block::Table(grid(finding, table, |row, column| {
            let point = table.cells.get(row).and_then(|cells| cells.get(column));
            point.map_or_else(String::new, |point| short(finding, &table.result, point))
        })),
    ];
    if !table.best.is_empty() {
        let decisions = decisions(table);
        page.push(Block::Heading("The best decision, by net present value".to_owned()));
        page.push(Block::Table(grid(finding, table, |row, column| {
            let best = table.best.get(row).and_then(|row| row.get(column)).cloned().flatten();
            best.and_then(|id| decisions.iter().position(|known| *known == id))
                .map_or_else(|| "-".to_owned(), |place| letter(place).to_string())
        })));
        let legend = decisions
            .iter()
            .enumerate()
            .map(|(place, id)| format!("{}: {}", letter(place), finding.decision(id)))
            .chain(table.best.iter().flatten().any(Option::is_none).then(|| "-: not possible".to_owned()));
        page.push(Block::List(legend.collect()));
        page.extend(lines(finding, table));
    }
    page
}

/// The decisions that are best somewhere, in the order in which they are met.
fn decisions(table: &TwoWay) -> Vec<String> {
    let mut decisions: Vec<String> = Vec::new();
    for id in table.best.iter().flatten().flatten() {
        if !decisions.contains(id) {
            decisions.push(id.clone());
        }
    }
    decisions
}

/// What a decision is called in a narrow cell. There are fewer options than letters.
fn letter(place: usize) -> char {
    ('A'..='Z').nth(place).unwrap_or('?')
}

/// A result without its currency, which the scenario has once.
fn short(finding: &Finding<'_>, result: &str, point: &PointResult) -> String {
    let text = finding.point(result, point);
    let currency = finding.model.currency();
    text.strip_prefix(currency).map_or_else(|| text.clone(), |rest| rest.trim_start().to_owned())
}

fn grid(finding: &Finding<'_>, table: &TwoWay, cell: impl Fn(usize, usize) -> String) -> Table {
    let stub = Column::text(finding.input(&table.y.input.path));
    let columns = (0..table.x.values.len()).map(|column| Column::number(value(finding, &table.x, column)));
    let rows = (0..table.y.values.len()).map(|row| {
        let cells = (0..table.x.values.len()).map(|column| cell(row, column));
        Row::Cells(core::iter::once(value(finding, &table.y, row)).chain(cells).collect())
    });
    Table { columns: core::iter::once(stub).chain(columns).collect(), rows: rows.collect() }
}

/// A value of an axis; the base case with a mark.
fn value(finding: &Finding<'_>, axis: &Axis, index: usize) -> String {
    let text = axis.values.get(index).map_or_else(String::new, |value| finding.input_value(&axis.input.path, *value));
    if axis.base_index == Some(index) { format!("{text} *") } else { text }
}

/// What a table without a change says.
fn unchanged(table: &TwoWay) -> &'static str {
    let is_possible = table.best.iter().flatten().all(Option::is_some);
    match (decisions(table).len(), is_possible) {
        (0, _) => "No cell of the table is possible.",
        (1, true) => "The best decision is the same all over the table.",
        (1, false) => "The best decision is the same in every cell that is possible.",
        _ => "Where the best decision changes is not known: cells that are not possible lie in between.",
    }
}

fn lines(finding: &Finding<'_>, table: &TwoWay) -> Page {
    if table.break_even_lines.is_empty() {
        return vec![Block::Paragraph(unchanged(table).to_owned())];
    }
    let told = |line: &BreakEvenLine| {
        let (moved, fixed) = if line.along == "x" { (&table.x, &table.y) } else { (&table.y, &table.x) };
        let places = line.points.iter().take(PLACES).map(|(x, y)| {
            let (at, with) = if line.along == "x" { (*x, *y) } else { (*y, *x) };
            let shown = |axis: &Axis, value: f64| finding.input_value(&axis.input.path, Exact::from_f64(value));
            format!("{} with {}", shown(moved, at), shown(fixed, with))
        });
        let more = match line.points.len().saturating_sub(PLACES) {
            0 => String::new(),
            more => format!(" and {} more", number::plain(Exact::new(i128::try_from(more).unwrap_or_default(), 0))),
        };
        format!(
            "From {} to {} as {} rises, at {}{more}.",
            finding.decision(&line.from),
            finding.decision(&line.to),
            finding.input(&moved.input.path),
            places.collect::<Vec<_>>().join("; ")
        )
    };
    vec![
        Block::Subheading("Where it changes".to_owned()),
        Block::List(table.break_even_lines.iter().map(told).collect()),
    ]
}
