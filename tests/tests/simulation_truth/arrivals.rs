//! Events that come by chance: a year of them is a compound Poisson sum, whose moments and tails are known.

use conformance::documents::with;
use conformance::runs::{column, mean_is, model, moments, sampled, scenario, share_is, simulate, variance_is};
use roicm::{SimulateRequest, Simulation};
use serde_json::{Value, json};

const TRIALS: u64 = if cfg!(debug_assertions) { 1 << 13 } else { 1 << 18 };

/// One loss that comes by chance.
fn by_chance(rate: Value, cost_per_event: Value) -> Value {
    scenario(&[(
        "losses.a",
        json!({ "events_per_year": rate, "cost_per_event": cost_per_event, "arrival": "poisson" }),
    )])
}

fn run(document: &Value, seed: u64) -> Simulation {
    simulate(&model(document), &sampled(TRIALS, seed))
}

fn annual_cost(simulation: &Simulation) -> &[f64] {
    column(simulation, "today.annual_cost")
}

/// The published case "compound-poisson-lognormal": λ = 2, μ = 6.502755278982137, σ² = 0.81; mean 2000, variance 4495816.
#[test]
fn a_year_of_lognormal_events_has_the_moments_of_a_compound_sum() {
    let mean = 1_000.0_f64;
    let deviation = mean * libm::expm1(0.81).sqrt();
    let cost = json!({ "lognormal": { "mean": "1000", "standard_deviation": format!("{deviation:.12}") } });
    let simulation = run(&by_chance(json!(2), cost), 21);
    mean_is(annual_cost(&simulation), 2_000.0, "annual cost");
    variance_is(annual_cost(&simulation), 4_495_816.0, "annual cost");
    share_is(annual_cost(&simulation), |cost| cost == 0.0, libm::exp(-2.0), "a year without events");
}

/// Counts of events of cost 1 are Poisson numbers, at rates far apart.
#[test]
fn counts_are_poisson_numbers() {
    for rate in [0.01_f64, 0.7, 12.0, 90.0] {
        let simulation = run(&by_chance(json!(rate), json!(1)), 22);
        let counts = annual_cost(&simulation);
        assert!(counts.iter().all(|count| count.fract() == 0.0));
        let mut probability = libm::exp(-rate);
        let mut hits = 0;
        for k in 0..200 {
            if probability * TRIALS as f64 > 30.0 {
                share_is(counts, |count| count == f64::from(k), probability, &format!("{k} events at {rate}"));
                hits += 1;
            }
            probability *= rate / f64::from(k + 1);
        }
        assert!(hits >= 2, "{rate}");
        mean_is(counts, rate, "count");
    }
}

/// The published case "compound-poisson-exponential": a gamma distribution of shape 1 is exponential.
#[test]
fn the_tail_of_a_year_of_exponential_events_is_that_of_the_closed_form() {
    let document = by_chance(json!(2), json!({ "gamma": { "shape": 1, "scale": 1 } }));
    let simulation = run(&document, 23);
    let costs = annual_cost(&simulation);
    for (threshold, exceeded) in
        [(0.0, 0.864_664_716_763_387_3), (2.0, 0.396_499_039_388_006_7), (5.0, 0.086_065_522_399_787_38)]
    {
        share_is(costs, |cost| cost > threshold, exceeded, &format!("more than {threshold}"));
    }
    let (value_at_risk, tail_value_at_risk) = (5.956_922_495_537_276, 7.605_438_398_102_231_5);
    share_is(costs, |cost| cost <= value_at_risk, 0.95, "value at risk");
    let tail = simulation.today.tails[0];
    assert_eq!(tail.level, 0.95);
    share_is(costs, |cost| cost <= tail.value_at_risk, 0.95, "no more than the value at risk found");
    let beyond: Vec<f64> = costs.iter().copied().filter(|cost| *cost > value_at_risk).collect();
    // The variance of an expected shortfall (Manistre and Hancock 2005): (Var[X | beyond] + α (mean − VaR)²) ÷ n(1 − α).
    let (_, variance) = moments(&beyond);
    let excess = tail_value_at_risk - value_at_risk;
    let error = ((variance + 0.95 * excess * excess) / (TRIALS as f64 * 0.05)).sqrt();
    let found = tail.tail_value_at_risk;
    assert!((found - tail_value_at_risk).abs() <= 4.0 * error, "{found}, expected {tail_value_at_risk}, error {error}");
    // By their definitions, of these very samples.
    let mut sorted = costs.to_vec();
    sorted.sort_by(f64::total_cmp);
    for tail in &simulation.today.tails {
        let n = sorted.len() as f64;
        let rank = (0..sorted.len()).take_while(|rank| (*rank as f64) < n * tail.level).count();
        assert_eq!(tail.value_at_risk, sorted[rank - 1]);
        let worst = sorted[rank..].iter().sum::<f64>() + (rank as f64 - n * tail.level) * sorted[rank - 1];
        assert!((tail.tail_value_at_risk / (worst / (n * (1.0 - tail.level))) - 1.0).abs() < 1e-9);
    }
    for point in &simulation.today.exceedance {
        let above = sorted.iter().filter(|cost| **cost > point.loss).count() as f64 / sorted.len() as f64;
        assert!(above <= point.probability && above >= point.probability - 2.0 / sorted.len() as f64, "{point:?}");
    }
}

/// A Poisson number whose rate is a gamma variable is a negative binomial one.
#[test]
fn an_uncertain_rate_is_drawn_once_a_trial() {
    let (shape, scale) = (2.0, 1.5);
    let document = by_chance(json!({ "gamma": { "shape": shape, "scale": scale } }), json!(1));
    let simulation = run(&document, 24);
    let counts = annual_cost(&simulation);
    mean_is(counts, shape * scale, "count");
    variance_is(counts, shape * scale * (1.0 + scale), "count");
    share_is(counts, |count| count == 0.0, libm::pow(1.0 + scale, -shape), "none");
    share_is(counts, |count| count == 1.0, shape * scale * libm::pow(1.0 + scale, -shape - 1.0), "one");
}

/// What is drawn by event varies within a trial, what is drawn by trial does not: with hours X by event and a wage W by
/// trial the variance of a year is λE[X²]E[W²] + λ²E[X]²Var[W].
#[test]
fn wages_are_drawn_by_trial_and_durations_by_event() {
    let rate = 5.0;
    let loss = json!({ "events_per_year": rate, "arrival": "poisson", "hours_per_event": { "uniform": { "min": 0, "max": 3 } } });
    let document = scenario(&[("losses.a", loss)]);
    let wage = json!({ "uniform": { "min": 20, "max": 80 } });
    // X: mean 1.5, mean square 3. W: mean 50, variance 300, mean square 2800.
    let by_trial = run(&with(document.clone(), "workforce.hourly_cost", wage.clone()), 25);
    mean_is(annual_cost(&by_trial), rate * 1.5 * 50.0, "by trial");
    variance_is(annual_cost(&by_trial), rate * 3.0 * 2_800.0 + (rate * 1.5) * (rate * 1.5) * 300.0, "by trial");
    let by_event = run(&with(document, "losses.a.hourly_cost", wage), 25);
    mean_is(annual_cost(&by_event), rate * 1.5 * 50.0, "by event");
    variance_is(annual_cost(&by_event), rate * 3.0 * 2_800.0, "by event");
}

#[test]
fn losses_come_independently_of_one_another_and_add_up() {
    let loss = |cost: f64| json!({ "events_per_year": 3, "cost_per_event": { "gamma": { "shape": 1, "scale": cost } }, "arrival": "poisson" });
    let document = scenario(&[("losses.a", loss(1.0)), ("losses.b", loss(2.0))]);
    let simulation = run(&document, 26);
    let [a, b] = ["a", "b"].map(|id| column(&simulation, &format!("today.losses.{id}.annual_cost")));
    assert!(annual_cost(&simulation).iter().zip(a).zip(b).all(|((all, a), b)| (all - a - b).abs() <= 1e-12 * all));
    // Var[A + B] = Var[A] + Var[B], where each is λE[X²] = 3·2·scale².
    variance_is(annual_cost(&simulation), 6.0 + 24.0, "both");
}

/// A year of events by chance is another one in every trial, also where trials are replicated.
#[test]
fn replicates_have_histories_of_their_own() {
    for sampler in [roicm::sampling::Sampler::LatinHypercube, roicm::sampling::Sampler::Sobol] {
        let document = by_chance(json!(4), json!({ "gamma": { "shape": 1, "scale": 1 } }));
        let request = SimulateRequest { sampler, ..sampled(1 << 13, 27) };
        let simulation = simulate(&model(&document), &request);
        let costs = annual_cost(&simulation);
        mean_is(costs, 4.0, "annual cost");
        variance_is(costs, 8.0, "annual cost");
        let mut sorted: Vec<u64> = costs.iter().filter(|cost| **cost > 0.0).map(|cost| cost.to_bits()).collect();
        let count = sorted.len();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), count, "{sampler}: a trial of a replicate is one of another");
    }
}

/// A year that is an expected one has the same mean. Its events are all alike, which is no less uncertain: with rate Λ and
/// cost X its variance is E[Λ²]E[X²] − E[ΛX]², by chance E[Λ]E[X²] + Var[Λ]E[X]². Here E[Λ] = 3, Var[Λ] = 7/6, E[X²] = 16400.
#[test]
fn expected_arrivals_have_the_same_mean() {
    let cost = json!({ "lognormal": { "mean": 100, "standard_deviation": 80 } });
    let document = by_chance(json!({ "triangular": { "min": 1, "mode": 2, "max": 6 } }), cost);
    let expected = with(document.clone(), "losses.a.arrival", json!("expected"));
    let (chance, expected) = (run(&document, 28), run(&expected, 28));
    mean_is(annual_cost(&chance), 300.0, "by chance");
    mean_is(annual_cost(&expected), 300.0, "expected");
    variance_is(annual_cost(&chance), 3.0 * 16_400.0 + 7.0 / 6.0 * 10_000.0, "by chance");
    variance_is(annual_cost(&expected), (9.0 + 7.0 / 6.0) * 16_400.0 - 90_000.0, "expected");
}
