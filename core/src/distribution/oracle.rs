//! Means, variances and quantiles against values that `tests/oracle/distribution_means.py` computed at 50 digits.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::{Exact, Scalar};

use super::{Distribution, Lognormal, Normal, Parent, Quantiles};

const VALUES: &str = include_str!("../../../tests/oracle/distribution_means.json");

/// The distributions of the file, each with its entry.
fn cases() -> Vec<(Value, Distribution)> {
    let document: Value = serde_json::from_str(VALUES).unwrap();
    let cases = document["distributions"].as_array().unwrap().clone();
    cases.into_iter().map(|case| (made(&case), case)).map(|(made, case)| (case, made)).collect()
}

fn made(case: &Value) -> Distribution {
    let given = |name: &str| case[name].as_str().map(exact);
    let (min, max) = (given("min"), given("max"));
    let parent = || Parent::from_parts(given("mean"), given("standard_deviation"), given("p5"), given("p95")).unwrap();
    match case["family"].as_str().unwrap() {
        "normal" => Normal::new(parent(), min, max).unwrap().into(),
        "lognormal" => Lognormal::new(parent(), min, max).unwrap().into(),
        "quantiles" => {
            let [p10, p50, p90] = ["p10", "p50", "p90"].map(|name| given(name).unwrap());
            Quantiles::new(p10, p50, p90, min, max).unwrap().into()
        }
        other => panic!("{other}"),
    }
}

fn exact(text: &str) -> Exact {
    text.parse().or_else(|_| Decimal::from_scientific(text)).unwrap().into()
}

/// The expected value as a double, which is nearer to it than any tolerance here.
fn expected(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn means() {
    for (case, distribution) in cases() {
        let (mean, expected) = (distribution.mean().to_f64(), expected(&case["mean_is"]));
        assert!((mean / expected - 1.0).abs() < 1e-12, "{mean} is not {expected}: {case}");
    }
}

#[test]
fn variances() {
    for (case, distribution) in cases() {
        let variance = distribution.variance();
        if case["variance_is"].is_null() || expected(&case["variance_is"]) > 7.9e28 {
            continue;
        }
        let (variance, expected) = (variance.to_f64(), expected(&case["variance_is"]));
        let tolerance = if case["family"] == "normal" { 1e-12 } else { 1e-10 };
        assert!((variance / expected - 1.0).abs() < tolerance, "{variance} is not {expected}: {case}");
    }
}

#[test]
fn quantiles() {
    for (case, distribution) in cases() {
        let quantile = |p: f64| match &distribution {
            Distribution::Normal(x) => x.quantile(p),
            Distribution::Lognormal(x) => x.quantile(p),
            Distribution::Quantiles(x) => x.quantile(p),
            other => panic!("{other:?}"),
        };
        let spread = quantile(0.95) - quantile(0.05);
        for point in case["quantiles_are"].as_array().unwrap() {
            let (p, expected) = (expected(&point[0]), expected(&point[1]));
            let error = (quantile(p) - expected).abs() / expected.abs().max(spread);
            assert!(error < 1e-12, "{} is not {expected} at {p}, by {error}: {case}", quantile(p));
        }
    }
}
