//! What each option may come to, side by side.

use roicm::{Exact, OptionSimulation, Probability, Scalar};

use super::figures::{below, chance, level, share, shown};
use super::{Outlook, section};
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::{count, result_name};

/// The results that are shown, below what they are called.
const RESULTS: [&str; 3] = ["net_present_value", "payback_months", "roicm"];

/// The table of options.
pub(super) fn options(outlook: &Outlook<'_>) -> Page {
    let ids = outlook.ranked();
    if ids.is_empty() {
        return Vec::new();
    }
    let options: Vec<(&str, &OptionSimulation)> =
        ids.iter().filter_map(|id| Some((*id, outlook.simulation.options.get(id)?))).collect();
    let mut columns = vec![Column::text(format!("In {} and months", outlook.figures.amounts()))];
    columns.extend(options.iter().map(|(id, _)| Column::number(outlook.subject.names.heading(id))));
    let mut rows = chances(outlook, &options);
    for name in RESULTS {
        rows.extend(result(outlook, &options, name));
    }
    let nothing = format!(
        "Doing nothing is the best choice in {} of all cases: its net present value is zero, and no option's is above.",
        chance(&outlook.simulation.do_nothing)
    );
    let horizon = count(outlook.simulation.scenario.horizon_months as usize, "month");
    let words = format!(
        "± is the reach of the 95% interval, in percentage points: how far a share may be off because only so many \
         trials were run. \"5% are below\" and \"95% are below\" are the ends of the range that nine cases of ten fall \
         into. \"Never\" is not within {horizon}."
    );
    section(
        "What each option may come to, best on average first",
        [Block::Table(Table { columns, rows }), Block::List(vec![nothing, words])],
    )
}

/// How likely each is what one would want it to be.
fn chances(outlook: &Outlook<'_>, options: &[(&str, &OptionSimulation)]) -> Vec<Row> {
    let row = |label: String, of: fn(&OptionSimulation) -> Option<&Probability>| {
        let cells = options.iter().map(|(_, option)| of(option).map_or_else(|| "-".to_owned(), chance));
        Row::Cells(core::iter::once(label).chain(cells).collect())
    };
    let mut rows = vec![Row::Group("How likely it is to ...".to_owned())];
    if let Some(target) = outlook.target() {
        let label = format!("... pay for itself by month {target}");
        rows.push(row(label, |option| option.probability_of_payback_by_target.as_ref()));
    }
    let profit = "... be worth more than it costs (net present value above zero)".to_owned();
    rows.push(row(profit, |option| Some(&option.probability_of_profit)));
    rows.push(row("... be the best choice".to_owned(), |option| Some(&option.probability_best)));
    rows
}

/// A result: its base case, its mean and its quantiles.
fn result(outlook: &Outlook<'_>, options: &[(&str, &OptionSimulation)], name: &str) -> Vec<Row> {
    let figures = &outlook.figures;
    let is_time = name == "payback_months";
    let title = result_name(name).map_or(name, |known| known.label).to_owned();
    let row = |label: String, of: &dyn Fn(&str, &OptionSimulation) -> String| {
        let cells = options.iter().map(|(id, option)| of(id, option));
        Row::Cells(core::iter::once(label).chain(cells).collect())
    };
    let summary = |option: &OptionSimulation, cell: &dyn Fn(&roicm::Summary) -> String| {
        option.result(name).map_or_else(String::new, cell)
    };
    let mut rows = vec![Row::Group(title)];
    rows.push(row("Base case".to_owned(), &|id, _| {
        let answer = outlook.subject.evaluation.options.get(id).and_then(|option| option.results.get(name));
        let base = answer.and_then(Result::ok).map(Exact::to_f64);
        if is_time && base.is_none() { super::figures::NEVER.to_owned() } else { figures.value(name, base) }
    }));
    let mean = if is_time { "Mean, when it comes" } else { "Mean" };
    rows.push(row(mean.to_owned(), &|_, option| {
        summary(option, &|summary| match &summary.never {
            Some(never) => figures.value(name, never.mean_when_paid_back),
            None => figures.mean(name, &summary.mean),
        })
    }));
    if name == "net_present_value" {
        rows.push(row("standard error of the mean".to_owned(), &|_, option| {
            summary(option, &|summary| figures.value(name, summary.mean.standard_error))
        }));
    }
    for p in shown(outlook.simulation) {
        let label = if is_time { format!("{} of all cases by", level(p)) } else { below(p) };
        rows.push(row(label, &|_, option| summary(option, &|summary| figures.quantile(name, summary, p))));
    }
    if is_time {
        rows.push(row("Never".to_owned(), &|_, option| {
            summary(option, &|summary| {
                summary.never.map_or_else(String::new, |never| share(never.probability.estimate))
            })
        }));
    }
    let lacks = options.iter().any(|(_, option)| option.result(name).is_some_and(|known| known.undefined_share > 0.0));
    if lacks {
        rows.push(row("Without a value, and left out".to_owned(), &|_, option| {
            summary(option, &|summary| share(summary.undefined_share))
        }));
    }
    rows
}
