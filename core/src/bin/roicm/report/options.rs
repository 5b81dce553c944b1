//! Every option side by side, doing nothing among them.

use roicm::finance::{Root, Verdict};
use roicm::{Answer, Exact, OptionEvaluation, Reason, Scalar};

use super::{Remarks, Subject};
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::{Style, count, result_name, verdict};

/// What is told of each option, in this order.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "What it is worth, and when it has paid for itself",
        &["net_present_value", "payback_months", "first_break_even_months", "discounted_payback_months"],
    ),
    (
        "What it returns",
        &[
            "roicm",
            "roicm_present_value",
            "roi_average_annual",
            "benefit_cost_ratio",
            "internal_rate_of_return",
            "modified_internal_rate_of_return",
        ],
    ),
    (
        "What it takes and gives until the horizon",
        &["peak_funding", "total_costs", "total_investment", "total_benefits"],
    ),
    ("A year in the steady state", &["annual_cost_after", "annual_avoided", "avoided_share"]),
];

/// The results that remain if saved hours never become money.
const CASH_ROWS: &[&str] = &["net_present_value", "payback_months", "roicm", "roicm_present_value"];

/// The table of options.
pub(super) fn side_by_side(subject: &Subject<'_>) -> Page {
    let evaluation = subject.evaluation;
    let ids: Vec<&str> = evaluation.ranking.iter().map(|ranked| ranked.option.as_str()).collect();
    let mut columns = vec![Column::text(format!("{} and months", subject.currency()))];
    columns.extend(ids.iter().map(|id| Column::number(subject.names.heading(id))));
    let mut remarks = Remarks::default();
    let mut rows = Vec::new();
    let lines = GROUPS.iter().flat_map(|(group, names)| names.iter().map(move |name| (group, name)));
    let mut last = "";
    for (group, name) in lines {
        if *group != last {
            rows.push(Row::Group((*group).to_owned()));
            last = group;
        }
        if *name == "first_break_even_months" && !differs(subject) {
            continue;
        }
        let style = result_name(name).map_or(Style::Money, |known| known.style);
        let mut cells = vec![result_name(name).map_or(*name, |known| known.label).to_owned()];
        for id in &ids {
            cells.push(match evaluation.options.get(id) {
                Some(option) if *name == "internal_rate_of_return" => rate(option, &mut remarks),
                Some(option) => option
                    .results
                    .get(name)
                    .map_or_else(String::new, |answer| set(subject, answer, style, &mut remarks)),
                None => do_nothing(subject, name, style),
            });
        }
        rows.push(Row::Cells(cells));
        if *name == "payback_months" && evaluation.scenario.payback_target_months.is_some() {
            rows.push(Row::Cells(target(subject, &ids)));
        }
        if *name == "internal_rate_of_return" {
            let verdicts = ids.iter().map(|id| {
                evaluation
                    .options
                    .get(id)
                    .map_or("-", |option| verdict(option.internal_rate_of_return.verdict))
                    .to_owned()
            });
            rows.push(Row::Cells(core::iter::once("verdict on that rate".to_owned()).chain(verdicts).collect()));
        }
    }
    rows.push(Row::Group("Cash only: if no hour saved ever becomes money".to_owned()));
    for name in CASH_ROWS {
        let style = result_name(name).map_or(Style::Money, |known| known.style);
        let mut cells = vec![result_name(name).map_or(*name, |known| known.label).to_owned()];
        cells.extend(ids.iter().map(|id| match evaluation.options.get(id) {
            Some(option) => {
                option.cash_only.get(name).map_or_else(String::new, |answer| set(subject, answer, style, &mut remarks))
            }
            None => do_nothing(subject, name, style),
        }));
        rows.push(Row::Cells(cells));
    }
    let mut page =
        vec![Block::Heading("The options side by side, best first".to_owned()), Block::Table(Table { columns, rows })];
    page.extend(remarks.notes());
    page.push(Block::List(vec![
        "Ranked by net present value, which counts in money: a small option can return more on each dollar and still \
         be worth less."
            .to_owned(),
        format!(
            "Totals run over the horizon of {} and are not discounted. Payback is the time from which the cumulative cash \
             flow stays at or above zero up to the horizon; peak funding is its lowest point.",
            count(evaluation.scenario.horizon_months as usize, "month")
        ),
        "\"After\" and \"avoided\" are a year in the steady state: every step in full effect that does not end."
            .to_owned(),
        "Average annual ROI (Nucleus): (benefits - running costs - subscriptions) a year / investment. ROI on present \
         values (Forrester TEI): (benefits - costs) / costs, both discounted. One table of flows gives very different \
         ROIs: compare like with like."
            .to_owned(),
    ]));
    page
}

/// Whether some option breaks even before it has paid back for good.
fn differs(subject: &Subject<'_>) -> bool {
    subject
        .evaluation
        .options
        .values()
        .any(|option| option.results.first_break_even_months.ok() != option.results.payback_months.ok())
}

fn set(subject: &Subject<'_>, answer: Answer<Exact>, style: Style, remarks: &mut Remarks) -> String {
    match answer {
        Ok(value) => style.set(value, subject.coin_places()),
        Err(reason) => {
            let word = match reason {
                Reason::NotPaidBack | Reason::NeverBreaksEven => "never",
                _ => "n/a",
            };
            format!("{word} [{}]", remarks.mark(format!("{reason}.")))
        }
    }
}

/// The status quo costs nothing and returns nothing; there is nothing that could be paid back.
fn do_nothing(subject: &Subject<'_>, name: &str, style: Style) -> String {
    match name {
        "annual_cost_after" => style.set(subject.evaluation.today.results.annual_cost, subject.coin_places()),
        "net_present_value" | "peak_funding" | "total_benefits" | "total_costs" | "total_investment"
        | "annual_avoided" => style.set(Exact::ZERO, subject.coin_places()),
        _ => "-".to_owned(),
    }
}

fn target(subject: &Subject<'_>, ids: &[&str]) -> Vec<String> {
    let evaluation = subject.evaluation;
    let months = evaluation.scenario.payback_target_months.unwrap_or_default();
    let met = ids.iter().map(|id| match evaluation.meets_payback_target(id) {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => "-".to_owned(),
    });
    core::iter::once(format!("within {months} months?")).chain(met).collect()
}

/// The internal rate of return; what it takes to read it stands in a remark.
fn rate(option: &OptionEvaluation, remarks: &mut Remarks) -> String {
    let known = &option.internal_rate_of_return;
    let every: Vec<String> = known.roots.iter().map(|root| annual(*root)).collect();
    let every = crate::words::list(&every);
    match (known.verdict, known.root()) {
        (Verdict::None { reason }, _) => format!("n/a [{}]", remarks.mark(format!("{reason}."))),
        (Verdict::Several, _) => {
            let words = format!("several rates make the net present value zero, and none is the rate: {every}.");
            format!("n/a [{}]", remarks.mark(words))
        }
        (Verdict::UniquePositive, Some(root)) => {
            let words = format!("the only rate above zero of {every}.");
            format!("{} [{}]", annual(root), remarks.mark(words))
        }
        (_, Some(root)) if root.annual().is_none() => {
            format!("n/a [{}]", remarks.mark(format!("{}.", Reason::RateTooLarge)))
        }
        (_, Some(root)) if root.financing => {
            let words = "the flows are those of a loan: a low rate is the good one.".to_owned();
            format!("{} [{}]", annual(root), remarks.mark(words))
        }
        (_, Some(root)) => annual(root),
        (_, None) => "n/a".to_owned(),
    }
}

fn annual(root: Root) -> String {
    let rate = root.annual().map(|rate| number::percent(Exact::from_f64(rate), 1));
    rate.unwrap_or_else(|| "above 1e9".to_owned())
}
