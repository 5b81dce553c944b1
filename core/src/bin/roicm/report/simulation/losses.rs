//! What interruptions cost in a year as it comes, in all and by loss.

use roicm::CostSummary;

use super::super::Remarks;
use super::figures::{below, level, shown};
use super::{Outlook, section};
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::wrap::GLUE;

const NAME: &str = "annual_cost";

/// The range of each loss, and the tail of all of them.
pub(super) fn losses(outlook: &Outlook<'_>) -> Page {
    let mut remarks = Remarks::default();
    let costs = by_mean(outlook, &mut remarks);
    let mut blocks = vec![Block::Table(ranges(outlook, &costs)), Block::Table(tails(outlook, &costs))];
    blocks.extend(remarks.notes());
    let levels: Vec<String> = outlook.simulation.today.tails.iter().map(|tail| level(tail.level)).collect();
    blocks.push(Block::List(vec![
        format!(
            "The value at risk at {first} is what {first} of all years do not pass; it is one of the years that \
             were drawn, where a quantile may lie between two of them. The tail value at risk is the mean of the years beyond.",
            first = levels.first().map_or("a level", String::as_str)
        ),
        "Means of losses add up to that of all losses; quantiles and tails do not: bad years of one loss are seldom \
         those of another."
            .to_owned(),
    ]));
    section("What interruptions may cost in a year, as things are today", blocks)
}

/// Every loss with its name, costliest first, and all of them.
fn by_mean<'a>(outlook: &'a Outlook<'_>, remarks: &mut Remarks) -> Vec<(String, &'a CostSummary)> {
    let mut losses: Vec<(&String, &CostSummary)> =
        outlook.simulation.losses.iter().map(|(id, loss)| (id, &loss.cost)).collect();
    let mean = |cost: &CostSummary| cost.annual_cost.mean.value.unwrap_or_default();
    losses.sort_by(|(_, one), (_, other)| mean(other).total_cmp(&mean(one)));
    let mut named: Vec<(String, &CostSummary)> = Vec::new();
    for (id, cost) in losses {
        let label = outlook.subject.names.loss(id);
        named.push((
            match outlook.by_chance.contains(&id.as_str()) {
                true => {
                    let remark = "comes by chance (Poisson): in some years not at all, in others several times.";
                    format!("{label}{GLUE}[{}]", remarks.mark(remark.to_owned()))
                }
                false => label,
            },
            cost,
        ));
    }
    named.push(("All losses".to_owned(), &outlook.simulation.today));
    named
}

fn ranges(outlook: &Outlook<'_>, costs: &[(String, &CostSummary)]) -> Table {
    let figures = &outlook.figures;
    let quantiles = shown(outlook.simulation);
    let mut columns = vec![
        Column::text(format!("{} a year", sentence(&figures.amounts()))),
        Column::number("Mean"),
        Column::number("Standard error"),
    ];
    columns.extend(quantiles.iter().map(|p| Column::number(below(*p))));
    table(columns, costs, |cost| {
        let known = &cost.annual_cost;
        let mut cells = vec![figures.mean(NAME, &known.mean), figures.value(NAME, known.mean.standard_error)];
        cells.extend(quantiles.iter().map(|p| figures.quantile(NAME, known, *p)));
        cells
    })
}

fn tails(outlook: &Outlook<'_>, costs: &[(String, &CostSummary)]) -> Table {
    let figures = &outlook.figures;
    let mut columns = vec![Column::text(format!("{} a year", sentence(&figures.amounts())))];
    for tail in &outlook.simulation.today.tails {
        columns.push(Column::number(format!("Value at risk {}", level(tail.level))));
        columns.push(Column::number(format!("Tail value at risk {}", level(tail.level))));
    }
    table(columns, costs, |cost| {
        let both = |tail: &roicm::TailRisk| [tail.value_at_risk, tail.tail_value_at_risk];
        cost.tails.iter().flat_map(both).map(|value| figures.amount(Some(value))).collect()
    })
}

fn table(columns: Vec<Column>, costs: &[(String, &CostSummary)], cells: impl Fn(&CostSummary) -> Vec<String>) -> Table {
    let row = |(label, cost): &(String, &CostSummary)| core::iter::once(label.clone()).chain(cells(cost)).collect();
    let last = costs.len().saturating_sub(1);
    let rows = costs
        .iter()
        .enumerate()
        .map(|(index, cost)| if index == last { Row::Total(row(cost)) } else { Row::Cells(row(cost)) });
    Table { rows: rows.collect(), columns }
}

fn sentence(words: &str) -> String {
    crate::names::sentence(words)
}
