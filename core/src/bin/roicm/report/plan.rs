//! What each option consists of, and when.

use roicm::{Plan, PlannedStep};

use super::Subject;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::{amount, count, effect, price, spoken};

/// The plans, the best option's first.
pub(super) fn plans(subject: &Subject<'_>) -> Page {
    let mut page = Vec::new();
    for ranked in &subject.evaluation.ranking {
        if let Some(plan) = subject.names.plan(&ranked.option) {
            page.push(Block::Subheading(subject.names.option(&ranked.option)));
            page.extend(plan_of(subject, plan));
        }
    }
    if !page.is_empty() {
        page.insert(0, Block::Heading("The plan of each option".to_owned()));
    }
    page
}

fn plan_of(subject: &Subject<'_>, plan: &Plan) -> Page {
    let mut page = Vec::new();
    if !plan.steps.is_empty() {
        let columns = vec![
            Column::text("Step, and what it changes"),
            Column::number("Month"),
            Column::number("One-off cost"),
            Column::number("Takes effect"),
        ];
        let mut rows = Vec::new();
        for step in &plan.steps {
            rows.push(Row::Cells(vec![
                step.label.clone(),
                step.month.to_string(),
                price(&step.cost),
                takes_effect(step),
            ]));
            rows.extend(changes(subject, step).into_iter().map(|change| Row::Cells(vec![format!("- {change}")])));
        }
        page.push(Block::Table(Table { columns, rows }));
    }
    let mut recurring = Vec::new();
    for known in &plan.subscriptions {
        recurring.push(format!(
            "{}: {} at {} a month each, months {} to {}",
            known.label,
            amount(&known.users),
            price(&known.price_per_user_month),
            known.from_month,
            known.to_month
        ));
    }
    for known in &plan.running_costs {
        recurring.push(format!(
            "{}: {} a year, months {} to {}",
            known.label,
            price(&known.cost_per_year),
            known.from_month,
            known.to_month
        ));
    }
    if !recurring.is_empty() {
        page.push(Block::List(recurring));
    }
    if page.is_empty() {
        page.push(Block::Paragraph("It has no steps and no costs.".to_owned()));
    }
    page
}

/// When a step has its full effect; what changes nothing has none.
fn takes_effect(step: &PlannedStep) -> String {
    if step.effects.is_empty() && step.gains.is_empty() {
        return "-".to_owned();
    }
    let ramp = match step.ramp_months {
        0 => "at once".to_owned(),
        months => format!("over {}", count(months as usize, "month")),
    };
    match step.until_month {
        Some(until) => format!("{ramp}, until {until}"),
        None => ramp,
    }
}

/// What a step changes about the losses, and what it gains.
fn changes(subject: &Subject<'_>, step: &PlannedStep) -> Vec<String> {
    let effects = step.effects.iter().map(|known| {
        format!("{}: {}", subject.names.loss(&known.loss), effect(&known.changes, &known.form, &known.size))
    });
    let gains = step.gains.iter().map(|gain| {
        let units = number::plain(gain.units_per_year.value);
        let label = if gain.label == gain.id { spoken(&gain.id) } else { gain.label.clone() };
        format!("gain of {units} x {} a year: {label}", price(&gain.value_per_unit))
    });
    effects.chain(gains).collect()
}
