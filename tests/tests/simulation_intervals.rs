//! Intervals hold the true value as often as they say, and errors fall as fast as they should. True values are known in
//! closed form.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::documents::with;
use conformance::runs::{model, scenario, simulate};
use roicm::sampling::Sampler;
use roicm::statistics::ConfidenceInterval;
use roicm::{Model, SimulateRequest, Simulation};
use serde_json::{Value, json};

/// Runs of which an interval is counted to hold the true value: the share is known to half a percent.
const RUNS: u64 = 2_000;

/// A loss whose yearly cost is X + Y, X uniform from 0 to 1 and Y triangular from 0 to 2 with its mode at 0, and a claim
/// about it.
fn costs() -> Value {
    let of = |cost: Value| json!({ "events_per_year": 1, "cost_per_event": cost });
    scenario(&[
        ("horizon_months", json!(1)),
        ("losses.x", of(json!({ "uniform": { "min": 0, "max": 1 } }))),
        ("losses.y", of(json!({ "triangular": { "min": 0, "mode": 0, "max": 2 } }))),
    ])
}

/// P(X + Y ≤ s) for s from 1 to 3: the integral over y from s − 1 to s of P(Y ≤ y), which is y − y²/4 up to 2 and then 1.
fn probability_of_no_more_than(s: f64) -> f64 {
    let primitive = |y: f64| y * y / 2.0 - y * y * y / 12.0;
    primitive(s.min(2.0)) - primitive(s - 1.0) + (s - 2.0).max(0.0)
}

/// The s with that probability, by halving.
fn quantile(p: f64) -> f64 {
    let (mut low, mut high) = (1.0, 3.0);
    while high - low > 1e-13 {
        let middle = (low + high) / 2.0;
        if probability_of_no_more_than(middle) < p { low = middle } else { high = middle }
    }
    low
}

fn run(model: &Model, sampler: Sampler, trials: u64, seed: u64) -> Simulation {
    simulate(model, &SimulateRequest { trials, seed, sampler, threads: 1, ..SimulateRequest::default() })
}

/// Counts how often intervals hold what they are to hold.
struct Coverage {
    what: &'static str,
    truth: f64,
    held: u64,
    of: u64,
}

impl Coverage {
    fn new(what: &'static str, truth: f64) -> Self {
        Self { what, truth, held: 0, of: 0 }
    }

    fn add(&mut self, lower: f64, upper: f64) {
        assert!(lower <= upper, "{}", self.what);
        self.of += 1;
        self.held += u64::from(lower <= self.truth && self.truth <= upper);
    }

    fn is_within(&self, least: f64, most: f64) {
        let share = self.held as f64 / self.of as f64;
        println!("{}: {:.2}% of {}", self.what, 100.0 * share, self.of);
        assert!((least..=most).contains(&share), "{}: {share} of {} intervals hold {}", self.what, self.of, self.truth);
    }
}

fn interval_at(simulation: &Simulation, p: f64) -> ConfidenceInterval {
    simulation.today.annual_cost.quantile(p).unwrap().interval.unwrap()
}

/// Intervals of quantiles go from one value of the sample to another, so that they cannot hold 95% to the dot: those that
/// are chosen hold at least that, at the 0.95 quantile of 1,000 values up to a percent more.
#[test]
fn intervals_of_random_runs_hold_the_true_value() {
    let document = with(costs(), "claims.low", json!({ "result": "annual_cost", "at_most": 1.0625 }));
    let model = model(&document);
    let (median, high) = (quantile(0.5), quantile(0.95));
    let mut mean = Coverage::new("mean", 0.5 + 2.0 / 3.0);
    let mut probability = Coverage::new("probability", probability_of_no_more_than(1.0625));
    let mut middle = Coverage::new("median", median);
    let mut tail = Coverage::new("0.95 quantile", high);
    for seed in 0..RUNS {
        let simulation = run(&model, Sampler::Random, 1_000, seed);
        let interval = simulation.today.annual_cost.mean.interval.unwrap();
        mean.add(interval.lower, interval.upper);
        let low = simulation.claims["low"].probability;
        probability.add(low.lower, low.upper);
        for (coverage, p) in [(&mut middle, 0.5), (&mut tail, 0.95)] {
            let interval = interval_at(&simulation, p);
            coverage.add(interval.lower, interval.upper);
        }
    }
    mean.is_within(0.935, 0.965);
    probability.is_within(0.935, 0.965);
    middle.is_within(0.935, 0.975);
    tail.is_within(0.935, 0.975);
}

/// A probability near its end, where Wald's intervals fail: Wilson's are known to swing about 95% there.
#[test]
fn intervals_of_rare_events_hold_the_true_value() {
    let truth = 0.004;
    let at_least = 1.0 - truth;
    let document = with(
        scenario(&[("horizon_months", json!(1))]),
        "losses.x",
        json!({ "events_per_year": 1, "cost_per_event": { "uniform": { "min": 0, "max": 1 } } }),
    );
    let model = model(&with(document, "claims.rare", json!({ "result": "annual_cost", "at_least": at_least })));
    let mut rare = Coverage::new("rare", truth);
    for seed in 0..RUNS {
        let found = run(&model, Sampler::Random, 1_000, seed).claims["rare"].probability;
        rare.add(found.lower, found.upper);
    }
    // Of 1,000 trials the counts 1 to 7 are those whose interval holds it, which come in 93.1% of all runs.
    rare.is_within(0.914, 0.948);
}

/// Sixteen replicates and Student's t with 15 degrees of freedom.
#[test]
fn intervals_of_replicates_hold_the_true_value() {
    let document = with(costs(), "claims.low", json!({ "result": "annual_cost", "at_most": 1.0625 }));
    let model = model(&document);
    for (sampler, name) in [(Sampler::LatinHypercube, "of hypercubes"), (Sampler::Sobol, "of nets")] {
        let mut mean = Coverage::new("mean", 0.5 + 2.0 / 3.0);
        let mut probability = Coverage::new("probability", probability_of_no_more_than(1.0625));
        let mut middle = Coverage::new("median", quantile(0.5));
        let runs = if cfg!(debug_assertions) { RUNS / 4 } else { RUNS };
        for seed in 0..runs {
            let simulation = run(&model, sampler, 1_024, seed);
            let interval = simulation.today.annual_cost.mean.interval.unwrap();
            mean.add(interval.lower, interval.upper);
            let low = simulation.claims["low"].probability;
            probability.add(low.lower, low.upper);
            let interval = interval_at(&simulation, 0.5);
            middle.add(interval.lower, interval.upper);
        }
        println!("{name}");
        let slack = if cfg!(debug_assertions) { 0.015 } else { 0.0 };
        for coverage in [mean, probability, middle] {
            coverage.is_within(0.935 - slack, 0.965 + slack);
        }
    }
}

/// The root mean square error of the mean over some seeds, by trials.
fn errors(model: &Model, sampler: Sampler, truth: f64, seeds: u64) -> Vec<(f64, f64)> {
    (8..=14)
        .map(|power| {
            let trials = 1 << power;
            let squares = (0..seeds).map(|seed| {
                let mean = run(model, sampler, trials, 1_000 + seed).today.annual_cost.mean.value.unwrap();
                (mean - truth) * (mean - truth)
            });
            (trials as f64, (squares.sum::<f64>() / seeds as f64).sqrt())
        })
        .collect()
}

/// The slope of the straight line through the logarithms, by least squares.
fn slope(errors: &[(f64, f64)]) -> f64 {
    let points: Vec<(f64, f64)> = errors.iter().map(|(n, error)| (libm::log(*n), libm::log(*error))).collect();
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / n, y + b / n));
    let (products, squares) = points
        .iter()
        .fold((0.0, 0.0), |(products, squares), (a, b)| (products + (a - x) * (b - y), squares + (a - x) * (a - x)));
    products / squares
}

/// Events × minutes × wage, all uncertain: smooth, and no sum.
#[test]
fn errors_fall_as_they_should() {
    let document = scenario(&[
        ("horizon_months", json!(1)),
        ("workforce.hourly_cost", json!({ "uniform": { "min": 100, "max": 300 } })),
        (
            "losses.a",
            json!({
                "events_per_year": { "triangular": { "min": 10, "mode": 20, "max": 60 } },
                "hours_per_event": { "pert": { "min": 1, "mode": 2, "max": 9 } },
            }),
        ),
    ]);
    let (model, truth) = (model(&document), 200.0 * 30.0 * 3.0);
    let seeds = if cfg!(debug_assertions) { 20 } else { 100 };
    let random = errors(&model, Sampler::Random, truth, seeds);
    let sobol = errors(&model, Sampler::Sobol, truth, seeds);
    println!("random {:.3}, sobol {:.3}", slope(&random), slope(&sobol));
    assert!((slope(&random) + 0.5).abs() <= 0.1, "{random:?}");
    assert!(slope(&sobol) <= -0.9, "{sobol:?}");
    assert!(random.iter().zip(&sobol).all(|(random, sobol)| sobol.1 < random.1));
}

/// Of a sum, strata leave next to no error.
#[test]
fn hypercubes_are_better_at_sums() {
    let model = model(&costs());
    let truth = 0.5 + 2.0 / 3.0;
    let random = errors(&model, Sampler::Random, truth, 20);
    let strata = errors(&model, Sampler::LatinHypercube, truth, 20);
    println!("random {:.3}, strata {:.3}", slope(&random), slope(&strata));
    for (random, strata) in random.iter().zip(&strata) {
        assert!(strata.1 < random.1 / 5.0, "{random:?} {strata:?}");
    }
    assert!(slope(&strata) <= -1.3, "{strata:?}");
}
