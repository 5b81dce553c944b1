//! The first sentence, which a board can read alone, and a few more.

use roicm::{OptionSimulation, Scalar};

use super::super::summary;
use super::Outlook;
use super::figures::{HIGH, LOW, MEDIAN, NEVER, share};
use crate::number;
use crate::page::{Block, Page};
use crate::words::count;

/// That there is nothing to simulate.
const CERTAIN: &str = "Nothing in this scenario is uncertain: no input has a range and no loss comes by chance, so that \
                       every trial is the base case.";

/// How likely the best option pays back in time, and what else matters most.
pub(super) fn headline(outlook: &Outlook<'_>) -> Page {
    if outlook.is_certain {
        // Every trial is the base case, which has words of its own.
        let mut page = vec![Block::Lead(CERTAIN.to_owned())];
        page.extend(summary::bottom_line(&outlook.subject));
        return page;
    }
    let mut points = Vec::new();
    let Some((id, option)) = outlook.first() else {
        return vec![Block::Lead(format!("{}.", cost(outlook)))];
    };
    let label = outlook.subject.names.option(id);
    points.push(worth(outlook, id, option));
    points.extend(payback(outlook, id, option));
    points.push(format!("{}.", cost(outlook)));
    points.extend(imprecise(outlook));
    vec![Block::Lead(lead(outlook, &label, option)), Block::List(points)]
}

fn lead(outlook: &Outlook<'_>, label: &str, option: &OptionSimulation) -> String {
    let horizon = count(outlook.simulation.scenario.horizon_months as usize, "month");
    let chance_told = match (outlook.target(), &option.probability_of_payback_by_target) {
        (Some(target), Some(known)) => {
            format!("has paid for itself by month {target} with a probability of {}", share(known.estimate))
        }
        _ => format!(
            "is worth more than it costs over {horizon} with a probability of {}",
            share(option.probability_of_profit.estimate)
        ),
    };
    if outlook.simulation.ranking().first() == Some(&"do_nothing") {
        let nothing = share(outlook.simulation.do_nothing.estimate);
        return format!(
            "On average no option is worth more than doing nothing, which is the best choice in {nothing} of all cases. \
             The nearest, {label}, {chance_told}."
        );
    }
    format!(
        "{label} {chance_told}. It is the best choice on average, and the best in {} of all cases.",
        share(option.probability_best.estimate)
    )
}

/// Its net present value, and what else might be best.
fn worth(outlook: &Outlook<'_>, id: &str, option: &OptionSimulation) -> String {
    let figures = &outlook.figures;
    let horizon = count(outlook.simulation.scenario.horizon_months as usize, "month");
    let Some(worth) = option.result("net_present_value") else { return String::new() };
    let at = |p| figures.money(worth.quantile(p).and_then(|quantile| quantile.value));
    let mut text = format!(
        "Its net present value over {horizon} is {} on average; nine times in ten it lies between {} and {}. It is \
         above zero in {} of all cases",
        figures.money(worth.mean.value),
        at(LOW),
        at(HIGH),
        share(option.probability_of_profit.estimate),
    );
    if let Some(base) = outlook.subject.evaluation.options.get(id) {
        let value = figures.money(Some(base.results.net_present_value.to_f64()));
        text.push_str(&format!("; the base case, without any ranges, has {value}"));
    }
    text.push('.');
    text
}

/// When it has paid back.
fn payback(outlook: &Outlook<'_>, id: &str, option: &OptionSimulation) -> Option<String> {
    let payback = option.result("payback_months")?;
    let at = |p| match outlook.figures.quantile("payback_months", payback, p) {
        value if value == NEVER => None,
        value if value == "0.0" => Some("from the start".to_owned()),
        value => Some(format!("after {value} months")),
    };
    let horizon = count(outlook.simulation.scenario.horizon_months as usize, "month");
    let mut text = match (at(LOW), at(MEDIAN), at(HIGH)) {
        (Some(early), Some(half), late) => {
            let late = late.map_or_else(String::new, |late| format!(", in 95% of all cases {late}"));
            format!("In half of all cases it has paid for itself {half}, in 5% {early}{late}")
        }
        (Some(early), None, _) => format!("In 5% of all cases it has paid for itself {early}"),
        (None, ..) => "It hardly ever pays for itself".to_owned(),
    };
    text.push_str(&match payback.never.map(|never| never.probability.estimate).unwrap_or_default() {
        0.0 => format!("; it does so within {horizon} in every case."),
        never => format!("; in {} it does not within {horizon}.", share(never)),
    });
    let base = outlook.subject.evaluation.options.get(id)?.results.payback_months;
    text.push_str(&match base {
        Ok(months) => format!(" The base case has a payback of {} months.", number::months(months)),
        Err(_) => " In the base case it never does.".to_owned(),
    });
    Some(text)
}

/// What interruptions cost in a year as it comes.
fn cost(outlook: &Outlook<'_>) -> String {
    let figures = &outlook.figures;
    let today = &outlook.simulation.today;
    let cost = &today.annual_cost;
    let at = |p| figures.money(cost.quantile(p).and_then(|quantile| quantile.value));
    format!(
        "Today interruptions cost {} a year on average; nine years in ten lie between {} and {}",
        figures.money(cost.mean.value),
        at(LOW),
        at(HIGH)
    )
}

/// That the run ended before it was as precise as it was to be.
fn imprecise(outlook: &Outlook<'_>) -> Option<String> {
    let precision = outlook.simulation.run.precision.as_ref().filter(|precision| !precision.reached)?;
    Some(format!("{} is not as precise as was asked for: see how exact this is, at the end.", precision.figure))
}
