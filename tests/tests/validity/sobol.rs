//! Sobol indices against their integrals, and how often their intervals hold them.

use core::f64::consts::PI;

use conformance::documents::with;
use conformance::runs::{model, scenario};
use roicm::statistics::{SobolFactor, SobolIndex, SobolSettings, by_point, sobol_indices};
use roicm::{Model, SobolRequest};
use serde_json::{Value, json};

use super::tolerance::of_share;

/// What is promised of Ishigami's function at 2^14 rows.
const PROMISED: f64 = 0.01;

/// Ishigami and Homma, "An importance quantification technique in uncertainty analysis for computer models", Proceedings of
/// the First International Symposium on Uncertainty Modeling and Analysis, 1990: sin x + 7 sin² y + 0.1 z⁴ sin x, each
/// uniform from −π to π.
fn ishigami(point: &[f64]) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|place| PI * (2.0 * point[place] - 1.0));
    libm::sin(x) + 7.0 * libm::sin(y) * libm::sin(y) + 0.1 * z * z * z * z * libm::sin(x)
}

/// First orders, then totals, from the integrals: V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = b²π⁸·8/225 with a = 7, b = 0.1.
fn of_ishigami() -> [f64; 6] {
    let b = 0.1 * PI * PI * PI * PI;
    let (first, second, pair) = (0.5 * (1.0 + b / 5.0) * (1.0 + b / 5.0), 49.0 / 8.0, b * b * 8.0 / 225.0);
    [first, second, 0.0, first + pair, second, pair].map(|part| part / (first + second + pair))
}

fn indices(samples: u64, seed: u64, resamples: u32) -> Vec<SobolIndex> {
    let settings = SobolSettings { samples, seed, resamples, ..SobolSettings::default() };
    let found = sobol_indices(3, &settings, by_point(ishigami)).unwrap();
    let of =
        |index: fn(&SobolFactor) -> Option<SobolIndex>| found.factors.iter().map(move |factor| index(factor).unwrap());
    of(|factor| factor.first_order).chain(of(|factor| factor.total)).collect()
}

/// The tolerance is the promise. With random rows it would be less than two standard errors of an estimate: nets keep it.
#[test]
fn ishigamis_indices_are_as_near_as_promised() {
    let seeds = if cfg!(debug_assertions) { 3 } else { 20 };
    for seed in 1..=seeds {
        for (found, truth) in indices(1 << 14, seed, 0).iter().zip(of_ishigami()) {
            assert!((found.estimate - truth).abs() <= PROMISED, "{} from {seed}, expected {truth}", found.estimate);
        }
    }
}

/// At least 95% of the intervals hold their index, give or take four standard errors of the count: by how much more is not
/// known, as the bootstrap takes the rows of a net for independent.
#[test]
fn intervals_hold_ishigamis_indices() {
    let runs = if cfg!(debug_assertions) { 50 } else { 500 };
    let mut held = [0_u32; 6];
    for seed in 0..runs {
        for ((held, found), truth) in held.iter_mut().zip(indices(1 << 10, 100 + seed, 200)).zip(of_ishigami()) {
            *held += u32::from(found.interval.unwrap().contains(truth));
        }
    }
    println!("{held:?} of {runs}");
    for held in held {
        let share = f64::from(held) / runs as f64;
        assert!(share >= 0.95 - of_share(0.95, runs), "{share} of {runs}");
    }
}

/// Where an index is zero about half of all estimates are below it, and stay there: with 40 seeds fewer than 6 or more than
/// 34 have the probability 2·P(Bin(40, ½) < 6) = 8e-7 where both signs are equally likely.
#[test]
fn negative_estimates_are_shown_with_their_interval() {
    let found: Vec<SobolIndex> = (0..40).map(|seed| indices(64, 1_000 + seed, 100)[2]).collect();
    let below = found.iter().filter(|index| index.estimate < 0.0).count();
    assert!((6..=34).contains(&below), "{below} of {}", found.len());
    for index in found {
        let interval = index.interval.unwrap();
        // About the estimate, wherever that is: nothing is cut at zero.
        assert!((0.5 * (interval.lower + interval.upper) - index.estimate).abs() < 1e-12, "{index:?}");
        assert!(interval.lower < 0.0, "{index:?}");
    }
}

/// The cost of a year is X·Y + 5 Z with X and Z uniform to 1 and Y to 8.
fn document() -> Value {
    let uniform = |most: f64| json!({ "uniform": { "min": 0, "max": most } });
    let product = json!({ "events_per_year": uniform(1.0), "cost_per_event": uniform(8.0) });
    let other = json!({ "events_per_year": 5, "cost_per_event": uniform(1.0) });
    with(with(scenario(&[]), "losses.a", product), "losses.b", other)
}

/// X·Y has the variance 1/3 · 64/3 − 4² ÷ 2², of which X alone has Var[4 X] = 16/12 and Y alone Var[Y ÷ 2] = 64/12 ÷ 4; 5 Z
/// has 25/12. A scenario keeps what is promised of a function.
#[test]
fn indices_of_a_scenario_are_their_integrals() {
    let (alone, product, other) = (16.0 / 12.0, 64.0 / 9.0 - 4.0, 25.0 / 12.0);
    let (all, together) = (product + other, product - alone);
    let model: Model = model(&document());
    for seed in 1..=3 {
        let request = SobolRequest { samples: 1 << 14, seed, resamples: 0, ..SobolRequest::default() };
        let found = model.sobol(&request).unwrap();
        for (path, first, total) in [
            ("losses.a.events_per_year", alone, together),
            ("losses.a.cost_per_event", alone, together),
            ("losses.b.cost_per_event", other, other),
        ] {
            let factor = found.factors.iter().find(|factor| factor.name == path).unwrap();
            let [of_first, of_total] = [factor.first_order, factor.total].map(|index| index.unwrap().estimate);
            assert!((of_first - first / all).abs() <= PROMISED, "{path}: {of_first}, expected {}", first / all);
            assert!((of_total - total / all).abs() <= PROMISED, "{path}: {of_total}, expected {}", total / all);
        }
    }
}
