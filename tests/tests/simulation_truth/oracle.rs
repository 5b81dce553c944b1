//! The shipped scenarios against `oracle/simulation.py`, which draws and computes on its own. All arrivals as expected.

use conformance::cases::text;
use conformance::documents::without;
use conformance::runs::{as_expected, column, mean_is, model, moments, sampled, sampled_by, shipped, simulate};
use roicm::sampling::Sampler;
use roicm::{Probability, Simulation};
use serde_json::Value;

/// How many standard errors of both programs together they may be apart: of some 1,200 comparisons one in 16,000 is.
const MOST: f64 = 4.0;

const TRIALS: u64 = if cfg!(debug_assertions) { 1 << 12 } else { 1 << 17 };

fn oracle() -> Value {
    serde_json::from_str(&text("tests/oracle/simulation.json")).unwrap()
}

/// Two shares of trials are those of one probability.
fn same_share(hits: f64, trials: f64, other_hits: f64, other_trials: f64, what: &str) {
    let p = (hits + other_hits) / (trials + other_trials);
    let error = (p * (1.0 - p) * (1.0 / trials + 1.0 / other_trials)).sqrt();
    let (share, other) = (hits / trials, other_hits / other_trials);
    assert!((share - other).abs() <= MOST * error + 1e-15, "{what}: share {share}, oracle {other}, error {error}");
}

fn probability(simulation: &Simulation, name: &str) -> Probability {
    let segments: Vec<&str> = name.split('.').collect();
    match segments.as_slice() {
        ["do_nothing", "probability_best"] => simulation.do_nothing,
        ["options", id, "probability_best"] => simulation.options[*id].probability_best,
        ["options", id, "probability_of_profit"] => simulation.options[*id].probability_of_profit,
        ["options", id, "probability_of_payback_by_target"] => {
            simulation.options[*id].probability_of_payback_by_target.unwrap()
        }
        _ => panic!("{name}"),
    }
}

fn compare(path: &str, expected: &Value, slack: f64, other: f64) -> usize {
    // A claim brings the result that it is about.
    let model = model(&without(as_expected(shipped(path)), "claims"));
    let simulation = simulate(&model, &sampled(TRIALS, 11));
    let trials = TRIALS as f64;
    let mut compared = 0;
    for (name, expected) in expected["results"].as_object().unwrap() {
        let what = format!("{path}: {name}");
        let values = column(&simulation, name);
        let summary = simulation.summary(name).unwrap();
        let never = expected["never"].as_f64().unwrap();
        let found = summary.never.map_or(0.0, |never| never.probability.estimate * trials);
        same_share(found, trials, never, other, &format!("{what}: never"));
        if let (Some(mean), Some(estimate)) = (expected["mean"].as_f64(), summary.mean.value) {
            let (_, variance) = moments(values);
            let error = (variance / trials).sqrt();
            assert!((summary.mean.standard_error.unwrap() / error - 1.0).abs() < 1e-9 || error == 0.0, "{what}");
            let both = libm::hypot(error, expected["standard_error"].as_f64().unwrap());
            // What is certain is the same but for roundings.
            let apart = (estimate - mean).abs();
            assert!(apart <= MOST * both + 1e-9 * mean.abs(), "{what}: mean {estimate}, oracle {mean}, error {both}");
            compared += 1;
        }
        for quantile in expected["quantiles"].as_array().unwrap() {
            let (at, below) = (quantile[0].as_f64().unwrap(), quantile[1].as_f64().unwrap());
            let found = values.iter().filter(|value| **value <= at + slack * at.abs()).count() as f64;
            same_share(found, trials, below, other, &format!("{what}: no more than {at}"));
            compared += 1;
        }
        let unseen = summary.quantiles.iter().filter(|quantile| [0.05, 0.5, 0.95].contains(&quantile.p));
        for (quantile, expected) in unseen.zip(expected["quantiles"].as_array().unwrap()) {
            // The interval is about the value, and the oracle's near both.
            let (value, expected) = (quantile.value.unwrap(), expected[0].as_f64().unwrap());
            let interval = quantile.interval.unwrap();
            assert!(interval.lower <= value && value <= interval.upper, "{what}: {quantile:?}");
            let reach = 3.0 * (interval.upper - interval.lower) + 1e-9 * value.abs();
            assert!((value - expected).abs() <= reach || value.is_infinite(), "{what}: {quantile:?}, {expected}");
        }
    }
    for (name, hits) in expected["successes"].as_object().unwrap() {
        let found = probability(&simulation, name);
        let hits = hits.as_f64().unwrap();
        same_share(found.estimate * trials, trials, hits, other, &format!("{path}: {name}"));
        assert!(found.lower <= found.estimate && found.estimate <= found.upper, "{name}: {found:?}");
        compared += 1;
    }
    let results = simulation.samples.unwrap().paths.len();
    assert_eq!(results, expected["results"].as_object().unwrap().len(), "{path}: results that the oracle lacks");
    compared
}

#[test]
fn shipped_scenarios_are_distributed_as_the_oracle_says() {
    let oracle = oracle();
    let (slack, trials) = (oracle["slack"].as_f64().unwrap(), oracle["trials"].as_f64().unwrap());
    let scenarios = oracle["scenarios"].as_object().unwrap();
    let compared: usize = scenarios.iter().map(|(path, expected)| compare(path, expected, slack, trials)).sum();
    assert!(compared > 500, "{compared}");
}

/// Chance changes no mean that is a sum of events: not of costs, benefits and present values.
#[test]
fn arrivals_by_chance_have_the_means_of_expected_ones() {
    let oracle = oracle();
    let most = if cfg!(debug_assertions) { 1 << 10 } else { 1 << 15 };
    for (path, expected) in oracle["scenarios"].as_object().unwrap() {
        let document = shipped(path);
        assert!(document.to_string().contains("poisson"), "{path}");
        let simulation = simulate(&model(&document), &sampled(most, 12));
        let mut compared = 0;
        for (name, expected) in expected["results"].as_object().unwrap() {
            let is_sum = ["annual_cost", "annual_avoided", "total_benefits", "total_costs", "net_present_value"];
            if is_sum.iter().any(|sum| name.ends_with(sum)) {
                let (mean, error) = (expected["mean"].as_f64().unwrap(), expected["standard_error"].as_f64().unwrap());
                let values = column(&simulation, name);
                let (found, variance) = moments(values);
                let both = libm::hypot((variance / values.len() as f64).sqrt(), error);
                let apart = (found - mean).abs();
                assert!(
                    apart <= MOST * both + 1e-9 * mean.abs(),
                    "{path}: {name}: {found}, oracle {mean}, error {both}"
                );
                compared += 1;
            }
        }
        assert!(compared > 10, "{path}");
    }
}

/// However points are chosen, they are points of the same distribution: means agree within the errors that replicates tell.
#[test]
fn the_other_samplers_agree() {
    let oracle = oracle();
    let path = "core/presets/multinational.toml";
    let model = model(&as_expected(shipped(path)));
    for sampler in [Sampler::LatinHypercube, Sampler::Sobol] {
        let simulation = simulate(&model, &sampled_by(sampler, 1 << 12, 13));
        assert_eq!(simulation.run.replicates, 16);
        for (name, expected) in oracle["scenarios"][path]["results"].as_object().unwrap() {
            let (Some(mean), Some(found)) = (expected["mean"].as_f64(), simulation.summary(name).unwrap().mean.value)
            else {
                continue;
            };
            let estimate = simulation.summary(name).unwrap().mean;
            let both = libm::hypot(estimate.standard_error.unwrap(), expected["standard_error"].as_f64().unwrap());
            // Six errors by Student's t with 15 degrees of freedom are as rare as four and a half of the normal.
            let apart = (found - mean).abs();
            assert!(apart <= 6.0 * both + 1e-9 * mean.abs(), "{sampler} {name}: {found}, oracle {mean}, error {both}");
        }
    }
    // One sample of a replicate is no more than a sample.
    let simulation = simulate(&model, &sampled_by(Sampler::LatinHypercube, 1 << 12, 14));
    let expected = oracle["scenarios"][path]["results"]["today.annual_cost"]["mean"].as_f64().unwrap();
    column(&simulation, "today.annual_cost").chunks(256).for_each(|part| mean_is(part, expected, "a replicate"));
}
