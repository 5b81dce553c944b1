//! What is drawn for an input has its distribution, by every sampler, from several seeds.
//!
//! The curve alone would not do: of a normal variable that is clipped at three standard deviations it differs by 0.00135
//! from the true one, which takes 2.8 million draws to see; its tails of 0.1% are empty at once.

use conformance::documents::with;
use conformance::runs::{column, model, sampled_by, scenario, simulate};
use roicm::Scalar;
use roicm::distribution::Distribution;
use roicm::sampling::Sampler;
use roicm::statistics::normal;
use serde_json::{Value, json};

use super::tolerance::{ERRORS, allows, of_distribution, of_share};

const TRIALS: u64 = if cfg!(debug_assertions) { 1 << 14 } else { 1 << 17 };
const SEEDS: [u64; 3] = [0, 20_260_105, u64::MAX];
/// Replicates of the samplers that are not random.
const REPLICATES: f64 = 16.0;
/// The probability of each tail that is counted.
const TAIL: f64 = 0.001;

/// Every continuous family, bounded and not, and with its bounds where they are felt.
const CONTINUOUS: [(&str, &str); 14] = [
    ("uniform", r#"{ "uniform": { "min": 3, "max": 8 } }"#),
    ("triangular", r#"{ "triangular": { "min": 1, "mode": 2, "max": 6 } }"#),
    ("pert", r#"{ "pert": { "min": 8, "mode": 17, "max": 30 } }"#),
    ("pert_flat", r#"{ "pert": { "min": 0, "mode": 1, "max": 9, "lambda": 0.5 } }"#),
    ("normal", r#"{ "normal": { "mean": 1000, "standard_deviation": 50, "min": 0 } }"#),
    ("normal_cut", r#"{ "normal": { "mean": 1, "standard_deviation": 1, "min": 0, "max": 1.5 } }"#),
    ("lognormal", r#"{ "lognormal": { "mean": 10, "standard_deviation": 5 } }"#),
    ("lognormal_cut", r#"{ "lognormal": { "p5": 1, "p95": 10, "max": 12 } }"#),
    ("beta", r#"{ "beta": { "alpha": 0.6, "beta": 3, "min": 0, "max": 2 } }"#),
    ("beta_steep", r#"{ "beta": { "alpha": 200, "beta": 300, "min": 0, "max": 1 } }"#),
    ("gamma", r#"{ "gamma": { "shape": 2.5, "scale": 4 } }"#),
    ("gamma_flat", r#"{ "gamma": { "shape": 0.4, "scale": 4 } }"#),
    ("quantiles", r#"{ "quantiles": { "p10": 35, "p50": 50, "p90": 75, "min": 0, "max": 200 } }"#),
    ("quantiles_narrow", r#"{ "quantiles": { "p10": 30, "p50": 50, "p90": 70, "min": 0, "max": 100 } }"#),
];

/// Values with their probabilities.
type Weighted = &'static [(f64, f64)];

const DISCRETE: [(&str, &str, Weighted); 2] = [
    (
        "discrete",
        r#"{ "discrete": { "values": [30, 10, 20, 40], "weights": [7, 1, 0, 2] } }"#,
        &[(10.0, 0.1), (20.0, 0.0), (30.0, 0.7), (40.0, 0.2)],
    ),
    ("sample", r#"{ "sample": { "values": [5, 3, 4, 4, 90] } }"#, &[(3.0, 0.2), (4.0, 0.4), (5.0, 0.2), (90.0, 0.2)]),
];

/// A loss for each distribution, which costs what is drawn for it.
fn document() -> Value {
    let all = CONTINUOUS.iter().map(|(id, text)| (*id, *text)).chain(DISCRETE.iter().map(|(id, text, _)| (*id, *text)));
    all.fold(scenario(&[("horizon_months", json!(1))]), |document, (id, text)| {
        let cost: Value = serde_json::from_str(text).unwrap();
        with(document, &format!("losses.{id}"), json!({ "events_per_year": 1, "cost_per_event": cost }))
    })
}

/// ∫ g(Q(Φ(z))) φ(z) dz from −7.5 to 7.5 by the trapezoidal rule, which converges faster than any power here; what is
/// beyond has the probability 6e-14.
fn expectation(distribution: &Distribution, of: impl Fn(f64) -> f64) -> f64 {
    let step = 1.0 / 128.0;
    let at = |place: i32| {
        let z = f64::from(place) * step;
        of(distribution.quantile(normal::cumulative(z))) * normal::density(z)
    };
    (-960..=960).map(at).sum::<f64>() * step
}

/// Estimates of the mean and the variance may be four of their standard errors away, σ ÷ √n and √((μ₄ − σ⁴) ÷ n), which
/// are those of the true distribution.
fn moments_are_right(values: &[f64], distribution: &Distribution, what: &str) {
    let n = values.len() as f64;
    let (mean, variance) = (distribution.mean().to_f64(), distribution.variance().to_f64());
    let central = |power: i32| expectation(distribution, |x| (0..power).fold(1.0, |product, _| product * (x - mean)));
    assert!((central(2) / variance - 1.0).abs() < 1e-6, "{what}: the integral is {}", central(2));
    let found = values.iter().sum::<f64>() / n;
    let z = (found - mean) / (variance / n).sqrt();
    assert!(z.abs() < ERRORS, "{what}: mean {found}, expected {mean}, z {z}");
    let found = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    let z = (found - variance) / ((central(4) - variance * variance) / n).sqrt();
    assert!(z.abs() < ERRORS, "{what}: variance {found}, expected {variance}, z {z}");
}

/// The largest distance between the empirical distribution and the true one.
fn distance(values: &[f64], distribution: &Distribution) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let apart = sorted.iter().enumerate().map(|(below, value)| {
        let p = distribution.cdf(*value);
        (p - below as f64 / n).max((below + 1) as f64 / n - p)
    });
    apart.fold(0.0, f64::max)
}

fn tails(values: &[f64], distribution: &Distribution) -> [usize; 2] {
    let (low, high) = (distribution.quantile(TAIL), distribution.quantile(1.0 - TAIL));
    [values.iter().filter(|x| **x < low).count(), values.iter().filter(|x| **x > high).count()]
}

#[test]
fn random_draws_have_their_distribution() {
    let model = model(&document());
    for seed in SEEDS {
        let simulation = simulate(&model, &sampled_by(Sampler::Random, TRIALS, seed));
        for (id, _) in CONTINUOUS {
            let what = format!("{id} from {seed}");
            let distribution = model.input(&format!("losses.{id}.cost_per_event")).unwrap().distribution().unwrap();
            let values = column(&simulation, &format!("today.losses.{id}.annual_cost"));
            let apart = distance(values, distribution);
            assert!(apart < of_distribution(values.len()), "{what}: {apart} apart");
            moments_are_right(values, distribution, &what);
            for (count, tail) in tails(values, distribution).into_iter().zip(["lower", "upper"]) {
                assert!(allows(count, TRIALS, TAIL), "{what}: {count} of {TRIALS} in the {tail} tail");
            }
        }
        for (id, _, probabilities) in DISCRETE {
            let values = column(&simulation, &format!("today.losses.{id}.annual_cost"));
            let mut counted = 0;
            for (value, p) in probabilities {
                let count = values.iter().filter(|x| **x == *value).count();
                let share = count as f64 / values.len() as f64;
                assert!(
                    (share - p).abs() <= of_share(*p, TRIALS),
                    "{id} from {seed}: {share} are {value}, expected {p}"
                );
                counted += count;
            }
            assert_eq!(counted, values.len(), "{id} from {seed}: other values");
        }
    }
}

/// A replicate of m points has one in each of m strata of every input, so that its distribution is nowhere 1 ÷ m from the
/// true one and a tail of probability p has m·p of its points, give or take one: no chance is left. 16 replicates of n
/// points together are within 16 ÷ n, and within 16 of n·p. Means and variances of such draws are closer than those of
/// random ones (McKay, Beckman and Conover 1979; Owen 1998), whose errors bound them.
#[test]
fn stratified_draws_have_their_distribution() {
    let model = model(&document());
    for sampler in [Sampler::LatinHypercube, Sampler::Sobol] {
        let seeds = if cfg!(debug_assertions) { &SEEDS[..1] } else { &SEEDS };
        for &seed in seeds {
            let simulation = simulate(&model, &sampled_by(sampler, TRIALS, seed));
            for (id, _) in CONTINUOUS {
                let what = format!("{id} by {sampler} from {seed}");
                let distribution = model.input(&format!("losses.{id}.cost_per_event")).unwrap().distribution().unwrap();
                let values = column(&simulation, &format!("today.losses.{id}.annual_cost"));
                let n = values.len() as f64;
                let apart = distance(values, distribution);
                assert!(apart <= REPLICATES / n + 1e-12, "{what}: {apart} apart");
                moments_are_right(values, distribution, &what);
                for (count, tail) in tails(values, distribution).into_iter().zip(["lower", "upper"]) {
                    let apart = (count as f64 - n * TAIL).abs();
                    assert!(apart <= REPLICATES, "{what}: {count} of {n} in the {tail} tail");
                }
            }
            for (id, _, probabilities) in DISCRETE {
                let values = column(&simulation, &format!("today.losses.{id}.annual_cost"));
                for (value, p) in probabilities {
                    // A value takes the strata between two probabilities, whole but for those at the ends.
                    let count = values.iter().filter(|x| **x == *value).count() as f64;
                    let apart = (count - p * values.len() as f64).abs();
                    assert!(apart <= 2.0 * REPLICATES, "{id} by {sampler} from {seed}: {count} are {value}");
                    assert!(*p > 0.0 || count == 0.0, "{id} by {sampler} from {seed}: {value} is drawn");
                }
            }
        }
    }
}
