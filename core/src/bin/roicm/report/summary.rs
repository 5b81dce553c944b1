//! What the scenario is, and the bottom line.

use roicm::{Exact, Ordered};

use super::Subject;
use crate::number;
use crate::page::{Block, Page};
use crate::words::{count, list};

/// The title and what the report looks at.
pub(super) fn title(subject: &Subject<'_>) -> Page {
    let scenario = &subject.evaluation.scenario;
    let name = scenario.name.clone().unwrap_or_else(|| "What interruptions cost, and what to do about them".to_owned());
    let mut facts = vec![count(scenario.horizon_months as usize, "month")];
    if let Some(rate) = subject.assumption("discount_rate") {
        facts.push(format!("discount rate {} a year", number::written(rate.value, rate.unit, "").0));
    }
    facts.push(format!("amounts in {}", scenario.currency));
    if let Some(target) = scenario.payback_target_months {
        facts.push(format!("payback wanted within {target} months"));
    }
    vec![Block::Title(name), Block::Paragraph(format!("Horizon {}. Before taxes.", facts.join(", ")))]
}

/// A few sentences: what it costs today and why, which option is best, and whether it pays back in time.
pub(super) fn bottom_line(subject: &Subject<'_>) -> Page {
    let evaluation = subject.evaluation;
    let currency = subject.currency();
    let horizon = count(evaluation.scenario.horizon_months as usize, "month");
    let mut sentences = vec![drivers(subject)];
    let Some(best) = evaluation.ranking.first() else { return Vec::new() };
    let label = subject.names.option(&best.option);
    match evaluation.options.get(&best.option) {
        Some(option) => {
            sentences.push(format!(
                "Best by net present value: {label}, worth {} over {horizon}.",
                number::money(best.net_present_value, currency),
            ));
            let payback = match option.results.payback_months {
                Ok(months) if months.is_zero() => "It pays for itself from the start".to_owned(),
                Ok(months) => format!("It has paid for itself after {} months", number::months(months)),
                Err(reason) => format!("It never pays for itself ({reason})"),
            };
            let target =
                match (evaluation.meets_payback_target(&best.option), evaluation.scenario.payback_target_months) {
                    (Some(true), Some(target)) => format!(", within the {target} months wanted"),
                    (Some(false), Some(target)) => format!(", not within the {target} months wanted"),
                    _ => String::new(),
                };
            let cash = match option.cash_only.payback_months {
                Ok(months) if months.is_zero() => "from the start".to_owned(),
                Ok(months) => format!("after {} months", number::months(months)),
                Err(_) => "never".to_owned(),
            };
            sentences.push(format!(
                "{payback}{target}; counting cash alone, as if no hour saved ever became money, {cash}."
            ));
        }
        None => {
            let next = evaluation.ranking.iter().find(|ranked| evaluation.options.contains_key(&ranked.option));
            if let Some(next) = next {
                sentences.push(format!(
                    "No option is worth more than doing nothing. The nearest is {}, with a net present value of {} over {horizon}.",
                    subject.names.option(&next.option),
                    number::money(next.net_present_value, currency),
                ));
            }
        }
    }
    vec![Block::List(sentences)]
}

/// What today's cost comes from.
fn drivers(subject: &Subject<'_>) -> String {
    let today = &subject.evaluation.today;
    let cost = number::money(today.results.annual_cost, subject.currency());
    let Some(drivers) = today.drivers() else { return format!("Interruptions cost {cost} a year today.") };
    let share = share(drivers.share);
    let quoted: Vec<String> = drivers.losses.iter().map(|id| format!("\"{}\"", subject.names.loss(id))).collect();
    match drivers.losses.len() {
        1 => format!("Interruptions cost {cost} a year today, {share} of it by one loss: {}.", list(&quoted)),
        few @ 2..=3 => {
            format!("Interruptions cost {cost} a year today, {share} of it by {few} losses: {}.", list(&quoted))
        }
        many => format!(
            "Interruptions cost {cost} a year today, {share} of it by {many} losses, of which the largest is {}.",
            quoted.first().map_or("", String::as_str)
        ),
    }
}

/// A share in a sentence: whole percent, where that says something.
pub(super) fn share(value: Exact) -> String {
    let places = u32::from(value.is_below(Exact::new(1, -2)) && value.is_positive());
    number::percent(value, places)
}
