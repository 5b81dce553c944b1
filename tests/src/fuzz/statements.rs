//! What no answer may say, whatever was asked: statements about a document of results, by the names of its members.

use roicm::Simulation;
use serde_json::{Map, Value};

/// Nothing in a document of results is impossible.
///
/// # Panics
/// Where something is.
pub(super) fn hold(document: &Value) {
    match document {
        Value::Object(members) => {
            object(members);
            members.values().for_each(hold);
        }
        Value::Array(items) => items.iter().for_each(hold),
        _ => {}
    }
}

fn object(members: &Map<String, Value>) {
    let number = |name: &str| members.get(name).and_then(Value::as_f64);
    let ordered = |names: &[&str]| {
        let found: Vec<f64> = names.iter().filter_map(|name| number(name)).collect();
        assert!(found.is_sorted(), "{names:?}: {members:?}");
    };
    ordered(&["lower", "upper"]);
    ordered(&["minimum", "maximum"]);
    if number("lower").is_some()
        && number("upper").is_some()
        && members.len() == 4
        && number("standard_error").is_some()
    {
        // Of a probability, whose interval is Wilson's: it holds its estimate, and both are in [0, 1].
        ordered(&["lower", "estimate", "upper"]);
        within(number("lower"), 0.0, 1.0, members);
        within(number("upper"), 0.0, 1.0, members);
    }
    for (name, value) in members {
        if name.starts_with("probability") || name == "undefined_share" || name == "p" {
            within(value.as_f64(), 0.0, 1.0, members);
        }
        if name == "standard_error" || name == "standard_deviation" {
            within(value.as_f64(), 0.0, f64::INFINITY, members);
        }
        if name == "payback_by_month" {
            ascending(value.as_array().into_iter().flatten().filter_map(Value::as_f64), members);
        }
    }
}

fn within(value: Option<f64>, low: f64, high: f64, members: &Map<String, Value>) {
    assert!(value.is_none_or(|value| (low..=high).contains(&value)), "{value:?}: {members:?}");
}

fn ascending(values: impl Iterator<Item = f64>, what: &(impl core::fmt::Debug + ?Sized)) {
    assert!(values.collect::<Vec<f64>>().is_sorted(), "not ascending: {what:?}");
}

/// A simulation's own: quantiles ascend between the smallest and the largest value, and every trial is counted once.
pub(super) fn of_simulation(simulation: &Simulation) {
    let trials = simulation.run.request.trials;
    let losses = simulation.losses.values().map(|loss| &loss.cost);
    let costs = core::iter::once(&simulation.today).chain(losses).map(|cost| &cost.annual_cost);
    let results = simulation.options.values().flat_map(|option| option.results.iter().map(|(_, summary)| summary));
    for summary in costs.chain(results).chain(simulation.outputs.values()) {
        let quantiles: Vec<f64> = summary.quantiles.iter().filter_map(|quantile| quantile.value).collect();
        ascending(quantiles.iter().copied(), summary);
        if simulation.run.exact_quantiles {
            let (least, most) = (summary.minimum, summary.maximum);
            let inside = |value: &f64| least.is_none_or(|low| low <= *value) && most.is_none_or(|high| *value <= high);
            assert!(summary.never.is_some() || quantiles.iter().all(inside), "{summary:?}");
        }
        if let (Some(low), Some(mean), Some(high)) = (summary.minimum, summary.mean.value, summary.maximum) {
            let slack = 1e-12 * low.abs().max(high.abs());
            assert!(low - slack <= mean && mean <= high + slack, "{summary:?}");
        }
        let histogram = &summary.histogram;
        let counted: u64 = histogram.counts.iter().sum::<u64>() + histogram.below + histogram.above;
        assert!(counted <= trials, "{counted} of {trials}: {summary:?}");
        if summary.undefined_share == 0.0 && summary.never.is_none() && summary.minimum.is_some() {
            assert_eq!(counted, trials, "{summary:?}");
        }
        ascending(histogram.edges.iter().copied(), &histogram.edges);
    }
    for option in simulation.options.values() {
        for month in &option.cumulative {
            ascending(month.quantiles.into_iter(), month);
        }
        assert_eq!(option.cumulative.len(), option.payback_by_month.len());
    }
}
