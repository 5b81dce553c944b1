//! Distributions of every family, as a document writes them.

use roicm::distribution::Distribution;
use roicm::document::Quantity;
use roicm::{Bound, Limits, Scalar};
use serde_json::{Value, json};

use super::checks::{readable, refusal};
use crate::generate::Choices;

/// What tables are right to, and quantile functions at the very least: a part of the larger of the value and p95 − p5.
const PROMISED: f64 = 1e-9;
/// What is promised for probabilities between this and one less this.
const TAIL: f64 = 1e-9;

/// Families, each with its parameters; those before the bar are sorted most of the time.
const FAMILIES: [(&str, &str); 13] = [
    ("uniform", "min max|"),
    ("triangular", "min mode max|"),
    ("pert", "min mode max|"),
    ("pert", "min mode max|lambda"),
    ("normal", "|mean standard_deviation"),
    ("normal", "min mean max|standard_deviation"),
    ("normal", "p5 p95|"),
    ("lognormal", "|mean standard_deviation"),
    ("lognormal", "min p5 p95 max|"),
    ("beta", "min max|alpha beta"),
    ("gamma", "|shape scale"),
    ("quantiles", "p10 p50 p90|"),
    ("quantiles", "min p10 p50 p90 max|"),
];

/// A decimal of up to four digits, mostly near one.
fn decimal(choices: &mut Choices<'_>) -> f64 {
    let digits = f64::from(choices.below(10_000));
    let exponent = [-4, -3, -2, -1, 0, 0, 1, 3, -9, 6, -20, 12][choices.below(12) as usize];
    let sign = if choices.one_in(8) { -1.0 } else { 1.0 };
    sign * digits * libm::exp10(f64::from(exponent))
}

fn text(value: f64) -> Value {
    json!(format!("{value:e}"))
}

/// What a document writes.
fn written(choices: &mut Choices<'_>) -> Value {
    if choices.one_in(8) {
        let count = choices.below(12);
        let values: Vec<Value> = (0..count).map(|_| text(decimal(choices))).collect();
        return if choices.one_in(2) {
            json!({ "sample": { "values": values } })
        } else {
            let weights: Vec<Value> = (0..count).map(|_| text(decimal(choices).abs())).collect();
            json!({ "discrete": { "values": values, "weights": weights } })
        };
    }
    let (family, parameters) = FAMILIES[choices.below(13) as usize];
    let (sorted, others) = parameters.split_once('|').expect("there is a bar");
    let names: Vec<&str> = sorted.split_whitespace().collect();
    let mut values: Vec<f64> = names.iter().map(|_| decimal(choices)).collect();
    if !choices.one_in(16) {
        values.sort_by(f64::total_cmp);
    }
    let others = others.split_whitespace().map(|name| (name, decimal(choices))).collect::<Vec<_>>();
    let all = names.into_iter().zip(values).chain(others);
    json!({ family: all.map(|(name, value)| (name.to_owned(), text(value))).collect::<serde_json::Map<_, _>>() })
}

pub(super) fn run(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let document = written(&mut choices);
    let quantity = match Quantity::from_json(&document.to_string()) {
        Ok(quantity) => quantity,
        Err(problems) => return refusal(&problems, None),
    };
    let again = serde_json::to_string(&quantity).expect("it can be written");
    assert_eq!(Quantity::from_json(&again).as_ref(), Ok(&quantity), "{document}");
    match quantity.distribution.expect("it was written").resolve(&Limits::default()) {
        Ok(distribution) => check(&distribution, &mut choices, &document),
        Err(problem) => readable(&problem),
    }
}

fn end(bound: Bound) -> f64 {
    match bound {
        Bound::MinusInfinity => f64::NEG_INFINITY,
        Bound::Finite(value) => value.to_f64(),
        Bound::Infinity => f64::INFINITY,
    }
}

/// Whether quantiles are promised to digits: shapes from 0.05 to 10⁶. Beyond, they are inside the support, and ascend.
fn is_promised(what: &Value) -> bool {
    let shapes = ["alpha", "beta", "shape", "lambda"];
    let parameters = what.as_object().into_iter().flat_map(|families| families.values().filter_map(Value::as_object));
    let written = parameters.flatten().filter(|(name, _)| shapes.contains(&name.as_str()));
    let shape = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok());
    written.filter_map(|(_, value)| shape(value)).all(|shape| (0.05..=1e6).contains(&shape))
}

fn check(distribution: &Distribution, choices: &mut Choices<'_>, what: &Value) {
    let support = distribution.support();
    let (low, high) = (end(support.low), end(support.high));
    assert!(low <= high, "{what}: {low} to {high}");
    let mean = distribution.mean().to_f64();
    let slack = 1e-12 * mean.abs();
    assert!(low - slack <= mean && mean <= high + slack, "{what}: mean {mean} outside {low} to {high}");
    let variance = distribution.variance();
    assert!(variance.fault().is_some() || variance.to_f64() >= 0.0, "{what}: variance {variance}");
    assert!([-0.1, 1.1, f64::NAN].into_iter().all(|p| distribution.quantile(p).is_nan()), "{what}");
    let width = distribution.quantile(0.95) - distribution.quantile(0.05);
    assert!(width >= 0.0, "{what}: p95 − p5 = {width}");
    let mut probabilities = vec![0.0, f64::MIN_POSITIVE, TAIL, 0.05, 0.5, 0.95, 1.0 - TAIL, 1.0 - f64::EPSILON, 1.0];
    for _ in 0..3 {
        probabilities.push(f64::from(choices.below(60_000)) / 60_000.0);
    }
    probabilities.sort_by(f64::total_cmp);
    let is_promised = is_promised(what);
    let mut before = (f64::NEG_INFINITY, 0.0);
    for p in probabilities {
        let value = distribution.quantile(p);
        assert!((low..=high).contains(&value), "{what}: quantile({p}) = {value} outside {low} to {high}");
        let reach = PROMISED * value.abs().max(width);
        // It rises, up to a rounding.
        assert!(value >= before.0 - reach / 1e3 || value == before.0, "{what}: {value} at {p} after {}", before.0);
        let probability = distribution.cdf(value);
        assert!((0.0..=1.0).contains(&probability), "{what}: cdf({value}) = {probability}");
        assert!(probability >= before.1 - PROMISED, "{what}: cdf {probability} at {value} after {}", before.1);
        before = (value, probability.max(before.1));
        assert!(distribution.density(value).is_none_or(|density| density >= 0.0), "{what}: density({value})");
        if is_promised && value.is_finite() && (TAIL..=1.0 - TAIL).contains(&p) {
            // No decimal of a document is as small as this; a double that is smaller may underflow on its way.
            let reach = reach.max(1e-200);
            let below = distribution.cdf((value - reach).next_down());
            let above = distribution.cdf((value + reach).next_up());
            assert!(
                below <= p + PROMISED && p - PROMISED <= above,
                "{what}: quantile({p}) = {value}, cdf {below} {above}"
            );
        }
    }
    if is_promised && choices.one_in(8) {
        tabulated(distribution, choices, (low, high, width), what);
    }
}

/// What makes draws fast gives the same values.
fn tabulated(distribution: &Distribution, choices: &mut Choices<'_>, ends: (f64, f64, f64), what: &Value) {
    let inverse = distribution.inverse();
    let (low, high, width) = ends;
    for _ in 0..8 {
        let p = (1.0 + f64::from(choices.below(60_000))) / 60_002.0;
        let (fast, exact) = (inverse.value(p), distribution.quantile(p));
        let mut filled = [p];
        inverse.fill(&mut filled);
        assert_eq!(filled[0].to_bits(), fast.to_bits(), "{what}: {p}");
        assert!((low..=high).contains(&fast), "{what}: {fast} outside {low} to {high}");
        let close = (fast - exact).abs() <= PROMISED * exact.abs().max(width);
        assert!(close || fast == exact, "{what}: at {p} {fast}, not {exact}");
    }
}
