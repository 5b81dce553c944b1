//! Each loss today and under each option.

use roicm::{Answer, Exact, LossAfterResults, LossResults};

use super::Subject;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};

/// A part of the table: what is told of each loss.
struct Part {
    /// Its heading; none for what the table begins with.
    heading: &'static str,
    today: fn(&LossResults<Exact>) -> Answer<Exact>,
    after: fn(&LossAfterResults<Exact>) -> Answer<Exact>,
    /// How a value is set; the places are those of money.
    set: fn(Exact, u32) -> String,
}

const PARTS: &[Part] = &[
    Part { heading: "", today: |x| Ok(x.annual_cost), after: |x| Ok(x.annual_cost_after), set: number::fixed },
    Part {
        heading: "Person-days a year",
        today: |x| Ok(x.person_days),
        after: |x| Ok(x.person_days_after),
        set: |x, _| number::fixed(x, 1),
    },
    Part {
        heading: "Hours of interruption a year",
        today: |x| Ok(x.interruption_hours),
        after: |x| Ok(x.interruption_hours_after),
        set: |x, _| number::fixed(x, 1),
    },
    Part {
        heading: "Availability",
        today: |x| x.availability,
        after: |x| x.availability_after,
        set: |x, _| number::percent(x, 2),
    },
];

/// The table of losses.
pub(super) fn before_and_after(subject: &Subject<'_>) -> Page {
    let evaluation = subject.evaluation;
    let has_availability = evaluation.today.losses.values().any(|loss| loss.results.availability.is_ok());
    if evaluation.options.is_empty() && !has_availability {
        return Vec::new();
    }
    let ranked = || evaluation.ranking.iter().filter_map(|ranked| evaluation.options.get(&ranked.option));
    let mut columns = vec![Column::text(format!("{} a year", subject.currency())), Column::number("Today")];
    columns.extend(
        evaluation
            .ranking
            .iter()
            .filter(|ranked| evaluation.options.contains_key(&ranked.option))
            .map(|ranked| Column::number(subject.names.heading(&ranked.option))),
    );
    let coins = subject.coin_places();
    let mut rows = Vec::new();
    for Part { heading, today: before, after, set } in PARTS {
        let mut part = Vec::new();
        for id in evaluation.today.by_cost() {
            let Some(loss) = evaluation.today.losses.get(id) else { continue };
            let cell = |answer: Option<Answer<Exact>>| match answer {
                Some(Ok(value)) => set(value, coins),
                _ => "-".to_owned(),
            };
            let today = before(&loss.results);
            let mut values = vec![today.ok()];
            let mut cells = vec![loss.label.clone(), cell(Some(today))];
            for option in ranked() {
                let answer = option.losses.get(id).map(after);
                values.push(answer.and_then(Result::ok));
                cells.push(cell(answer));
            }
            // Below what it costs, a line of nothing says nothing.
            if heading.is_empty() || values.iter().flatten().any(|value| *value != Exact::ZERO) {
                part.push(Row::Cells(cells));
            }
        }
        if heading.is_empty() {
            rows.append(&mut part);
            let mut total = vec!["All losses".to_owned(), set(evaluation.today.results.annual_cost, coins)];
            total.extend(ranked().map(|option| set(option.results.annual_cost_after, coins)));
            rows.push(Row::Total(total));
        } else if !part.is_empty() {
            rows.push(Row::Group((*heading).to_owned()));
            rows.append(&mut part);
        }
    }
    vec![Block::Heading("Each loss before and after".to_owned()), Block::Table(Table { columns, rows })]
}
