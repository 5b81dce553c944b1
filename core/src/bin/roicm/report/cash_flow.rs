//! The cash flow: where it stands at some months, or every month of it.

use roicm::{CashFlowMonth, Exact};

use super::Subject;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::spoken;

/// More months than this do not fit a line.
const MOST_MONTHS: u32 = 7;

/// The cumulative flow of every option at some months.
pub(super) fn selected_months(subject: &Subject<'_>) -> Page {
    let evaluation = subject.evaluation;
    if evaluation.options.is_empty() {
        return Vec::new();
    }
    let months = months(evaluation.scenario.horizon_months);
    let mut columns = vec![Column::text(format!("Cumulative, whole {}", subject.currency()))];
    columns.extend(months.iter().map(|month| Column::number(format!("Month {month}"))));
    let rows = evaluation.ranking.iter().filter_map(|ranked| {
        let option = evaluation.options.get(&ranked.option)?;
        let at = |month: &u32| option.cash_flow.iter().find(|known| known.month == *month);
        let cells =
            months.iter().map(|month| at(month).map_or_else(String::new, |known| number::fixed(known.cumulative, 0)));
        Some(Row::Cells(core::iter::once(option.label.clone()).chain(cells).collect()))
    });
    vec![
        Block::Heading("Cumulative cash flow".to_owned()),
        Block::Table(Table { columns, rows: rows.collect() }),
        Block::Paragraph(
            "Benefits less all costs since the decision in month 0, not discounted. The month in which it turns \
             positive for good is the payback."
                .to_owned(),
        ),
    ]
}

/// The decision, half a year, and years as far as they fit; always the horizon.
fn months(horizon: u32) -> Vec<u32> {
    let years = (horizon / 12).max(1);
    // Decision, half a year and the horizon have their places.
    let step = 12 * years.div_ceil(MOST_MONTHS - 3);
    let mut months: Vec<u32> =
        [0, 6].into_iter().chain((1..).map(|n| n * step).take_while(|month| *month < horizon)).collect();
    months.retain(|month| *month < horizon);
    months.push(horizon);
    months
}

/// Every month of every option.
pub(super) fn every_month(subject: &Subject<'_>) -> Page {
    let evaluation = subject.evaluation;
    let mut page = Vec::new();
    for ranked in &evaluation.ranking {
        let Some(option) = evaluation.options.get(&ranked.option) else { continue };
        let mut columns = vec![Column { header: "Month".to_owned(), kind: crate::table::Kind::Number }];
        columns.extend(CashFlowMonth::<Exact>::COLUMNS.iter().map(|column| Column::number(spoken(column))));
        let rows = option.cash_flow.iter().map(|month| {
            let cells = CashFlowMonth::<Exact>::COLUMNS
                .iter()
                .map(|column| month.get(column).map_or_else(String::new, |value| number::fixed(value, 0)));
            Row::Cells(core::iter::once(month.month.to_string()).chain(cells).collect())
        });
        page.push(Block::Subheading(option.label.clone()));
        page.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    if !page.is_empty() {
        page.insert(0, Block::Heading(format!("Cash flow by month, whole {}", subject.currency())));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::months;

    #[test]
    fn months_end_with_the_horizon_and_fit_a_line() {
        assert_eq!(months(36), [0, 6, 12, 24, 36]);
        assert_eq!(months(60), [0, 6, 24, 48, 60]);
        assert_eq!(months(1), [0, 1]);
        assert_eq!(months(18), [0, 6, 12, 18]);
        for horizon in 1..=600 {
            assert!(months(horizon).len() <= 7, "{horizon}");
        }
    }
}
