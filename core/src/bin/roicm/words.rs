//! What results, distributions and effects are called on paper.

use roicm::document::{Distribution, Parameter};
use roicm::finance::Verdict;
use roicm::{CashOnlyResults, Exact, LossAfterResults, LossResults, OptionResults, PlannedAmount, TodayResults, Unit};

use crate::number;

/// How a result is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Whole units of the currency.
    Money,
    /// Percent, to one place.
    Percent,
    /// A number to two places.
    Ratio,
    /// Months, to one place.
    Months,
    /// A quantity, to one place.
    Quantity,
}

/// A result on paper.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResultName {
    /// Its name on the wire.
    pub(crate) name: &'static str,
    /// What it is called in a table, with its definition where several go by one name.
    pub(crate) label: &'static str,
    /// What it is called in a sentence that gives its unit.
    pub(crate) spoken: &'static str,
    /// How it is set.
    pub(crate) style: Style,
}

const fn result(name: &'static str, label: &'static str, spoken: &'static str, style: Style) -> ResultName {
    ResultName { name, label, spoken, style }
}

/// Every result that has a name of its own on paper.
const RESULTS: &[ResultName] = &[
    result("annual_cost", "Annual cost of interruptions", "cost of interruptions", Style::Money),
    result("person_days", "Person-days lost a year", "working time lost", Style::Quantity),
    result("interruption_hours", "Hours of interruption a year", "time interrupted", Style::Quantity),
    result("share", "Share of the annual cost", "share of the annual cost", Style::Percent),
    result("availability", "Availability", "availability", Style::Percent),
    result("annual_cost_after", "Annual cost of interruptions after", "cost of interruptions after", Style::Money),
    result("person_days_after", "Person-days lost a year after", "working time lost after", Style::Quantity),
    result("interruption_hours_after", "Hours of interruption a year after", "time interrupted after", Style::Quantity),
    result("availability_after", "Availability after", "availability after", Style::Percent),
    result("annual_avoided", "Avoided a year", "avoided cost", Style::Money),
    result("avoided_share", "Avoided share of today's cost", "avoided share of today's cost", Style::Percent),
    result("total_benefits", "Total benefits", "total benefits", Style::Money),
    result("total_costs", "Total costs", "total costs", Style::Money),
    result("total_investment", "of which one-off investment", "one-off investment", Style::Money),
    result("peak_funding", "Peak funding", "peak funding", Style::Money),
    result("net_present_value", "Net present value", "net present value", Style::Money),
    result(
        "roicm",
        "ROICm: (benefits - costs) / costs, undiscounted",
        "ROICm, (benefits - costs) / costs undiscounted,",
        Style::Percent,
    ),
    result(
        "roicm_present_value",
        "ROI on present values (Forrester TEI)",
        "ROI on present values (Forrester TEI)",
        Style::Percent,
    ),
    result(
        "benefit_cost_ratio",
        "Benefit-cost ratio, present values",
        "benefit-cost ratio of present values",
        Style::Ratio,
    ),
    result(
        "roi_average_annual",
        "Average annual ROI on the investment (Nucleus)",
        "average annual ROI (Nucleus)",
        Style::Percent,
    ),
    result(
        "internal_rate_of_return",
        "Internal rate of return a year",
        "internal rate of return a year",
        Style::Percent,
    ),
    result(
        "modified_internal_rate_of_return",
        "Modified internal rate of return a year",
        "modified internal rate of return a year",
        Style::Percent,
    ),
    result("payback_months", "Payback, months", "payback", Style::Months),
    result("first_break_even_months", "First break-even, months", "first break-even", Style::Months),
    result("discounted_payback_months", "Discounted payback, months", "discounted payback", Style::Months),
];

/// A result by its name on the wire.
pub(crate) fn result_name(name: &str) -> Option<ResultName> {
    RESULTS.iter().copied().find(|known| known.name == name)
}

/// What a result is measured in, by the last part of its path. Columns of the cash flow are money.
pub(crate) fn result_unit(name: &str) -> Unit {
    [
        TodayResults::<Exact>::NAMES,
        LossResults::<Exact>::NAMES,
        LossAfterResults::<Exact>::NAMES,
        OptionResults::<Exact>::NAMES,
        CashOnlyResults::<Exact>::NAMES,
    ]
    .into_iter()
    .flatten()
    .find(|(known, _)| *known == name)
    .map_or(Unit::Money, |(_, unit)| *unit)
}

impl Style {
    /// A value, without its unit; money to so many places.
    pub(crate) fn set(self, value: Exact, coin_places: u32) -> String {
        match self {
            Self::Money => number::fixed(value, coin_places),
            Self::Percent => number::percent(value, 1),
            Self::Ratio => number::fixed(value, 2),
            Self::Months => number::months(value),
            Self::Quantity => number::fixed(value, 1),
        }
    }
}

/// A value of a result in a sentence, with its unit.
pub(crate) fn result_value(name: &str, value: Exact, currency: &str) -> String {
    match (result_name(name).map(|known| known.style), result_unit(name)) {
        (Some(Style::Percent), _) => number::percent(value, 1),
        (Some(Style::Ratio), _) => number::fixed(value, 2),
        (_, unit) => number::in_unit(value, unit, currency),
    }
}

/// A value that is written for a result, in a sentence, with its unit.
pub(crate) fn written_result(name: &str, value: Exact, currency: &str) -> String {
    match (result_name(name).map(|known| known.style), result_unit(name)) {
        (Some(Style::Percent), _) => number::written_in_unit(value, Unit::Share, ""),
        (Some(Style::Ratio), _) => number::plain(value),
        (_, unit) => number::written_in_unit(value, unit, currency),
    }
}

/// The verdict on an internal rate of return, in a word or two.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unique => "one rate",
        Verdict::UniquePositive => "one above zero",
        Verdict::Several => "several",
        Verdict::None { .. } => "no rate",
    }
}

/// A distribution in words: what is known of an uncertain number.
pub(crate) fn distribution(known: &Distribution, unit: Unit) -> String {
    let set = |parameter: &Parameter| number::written(parameter.0.into(), unit, "").0;
    let plain = |parameter: &Parameter| number::plain(parameter.0.into());
    let part = |words: &str, parameter: &Option<Parameter>| {
        parameter.as_ref().map(|parameter| format!("{words} {}", set(parameter)))
    };
    let shape = |words: &str, parameter: &Option<Parameter>| {
        parameter.as_ref().map(|parameter| format!("{words} {}", plain(parameter)))
    };
    let list = |values: &[Parameter]| {
        const SHOWN: usize = 6;
        let mut shown: Vec<String> = values.iter().take(SHOWN).map(set).collect();
        if values.len() > SHOWN {
            shown.push(format!("and {} more", values.len() - SHOWN));
        }
        shown.join(", ")
    };
    let join = |name: &str, parts: &[Option<String>]| {
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        format!("{name} {}", parts.join(", "))
    };
    match known {
        Distribution::Uniform(x) => join("uniform", &[part("from", &x.min), part("to", &x.max)]).replace(", to", " to"),
        Distribution::Triangular(x) => {
            join("triangular", &[part("from", &x.min), part("to", &x.max), part("most likely", &x.mode)])
                .replace(", to", " to")
        }
        Distribution::Pert(x) => join(
            "PERT",
            &[part("from", &x.min), part("to", &x.max), part("most likely", &x.mode), shape("weight", &x.lambda)],
        )
        .replace(", to", " to"),
        Distribution::Normal(x) => join(
            "normal",
            &[
                part("mean", &x.mean),
                part("standard deviation", &x.standard_deviation),
                part("5% below", &x.p5),
                part("5% above", &x.p95),
                part("at least", &x.min),
                part("at most", &x.max),
            ],
        ),
        Distribution::Lognormal(x) => join(
            "lognormal",
            &[
                part("mean", &x.mean),
                part("standard deviation", &x.standard_deviation),
                part("5% below", &x.p5),
                part("5% above", &x.p95),
                part("at least", &x.min),
                part("at most", &x.max),
            ],
        ),
        Distribution::Beta(x) => join(
            "beta",
            &[shape("alpha", &x.alpha), shape("beta", &x.beta), part("at least", &x.min), part("at most", &x.max)],
        ),
        Distribution::Gamma(x) => join("gamma", &[shape("shape", &x.shape), part("scale", &x.scale)]),
        Distribution::Quantiles(x) => join(
            "10% below",
            &[
                x.p10.as_ref().map(&set),
                part("half below", &x.p50),
                part("10% above", &x.p90),
                part("at least", &x.min),
                part("at most", &x.max),
            ],
        ),
        Distribution::Discrete(x) => format!("one of {}, weighted {}", list(&x.values), {
            let weights: Vec<String> = x.weights.iter().take(6).map(plain).collect();
            weights.join(" : ")
        }),
        Distribution::Sample(x) => format!("one of {} observations: {}", x.values.len(), list(&x.values)),
    }
}

/// An amount as it is written, with its currency or unit.
pub(crate) fn amount(amount: &PlannedAmount) -> String {
    number::written_in_unit(amount.value, amount.unit, amount.currency.as_deref().unwrap_or_default())
}

/// An amount of money as it is written, without what it is for.
pub(crate) fn price(amount: &PlannedAmount) -> String {
    number::written_in_unit(amount.value, Unit::Money, amount.currency.as_deref().unwrap_or_default())
}

/// What an effect does to an input: `events per year: 60% less`.
pub(crate) fn effect(changes: &str, form: &str, size: &PlannedAmount) -> String {
    let input = spoken(changes);
    let size = amount(size);
    match form {
        "reduce_by" => format!("{input} {size} less"),
        "increase_by" => format!("{input} {size} more"),
        "set_to" => format!("{input} to {size}"),
        "at_most" => format!("{input} {size} at most"),
        _ => format!("{input} {size} at least"),
    }
}

/// A name on the wire as words.
pub(crate) fn spoken(name: &str) -> String {
    name.replace('_', " ")
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number of things: `1 step`, `2 steps`.
pub(crate) fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_has_a_name_on_paper() {
        for (name, _) in [
            TodayResults::<Exact>::NAMES,
            LossResults::<Exact>::NAMES,
            LossAfterResults::<Exact>::NAMES,
            OptionResults::<Exact>::NAMES,
            CashOnlyResults::<Exact>::NAMES,
        ]
        .into_iter()
        .flatten()
        {
            assert!(result_name(name).is_some(), "{name}");
        }
    }

    #[test]
    fn distributions_are_told_in_words() {
        let told = |written: &str, unit| {
            let text = format!(
                r#"schema_version = 1
                currency = "HKD"
                horizon_months = 12
                discount_rate = 0
                workforce = {{ headcount = 50, hourly_cost = 200, realisation = {written} }}
                losses.a.events_per_year = 1"#
            );
            let model = roicm::Model::parse(&text).unwrap();
            let quantity = model.scenario().quantity("workforce.realisation").unwrap().clone();
            distribution(&quantity.distribution.unwrap(), unit)
        };
        assert_eq!(
            told("{ pert = { min = 0.25, mode = 0.5, max = 1 } }", Unit::Share),
            "PERT from 25% to 100%, most likely 50%"
        );
        assert_eq!(told("{ uniform = { min = 0, max = 1 } }", Unit::Minutes), "uniform from 0 to 1");
        assert_eq!(
            told("{ lognormal = { p5 = 0.1, p95 = 0.5, max = 1 } }", Unit::Minutes),
            "lognormal 5% below 0.1, 5% above 0.5, at most 1"
        );
        assert_eq!(
            told("{ discrete = { values = [0, 1], weights = [1, 3] } }", Unit::Minutes),
            "one of 0, 1, weighted 1 : 3"
        );
    }
}
