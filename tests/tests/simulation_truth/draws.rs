//! What is drawn for an input: by its own stream, whatever else there is, and correlated where it is said to be.

use conformance::documents::{self, with, without};
use conformance::runs::{column, model, sampled, sampled_by, scenario, simulate};
use roicm::sampling::Sampler;
use serde_json::{Value, json};

/// Losses whose cost is what is drawn for them.
fn inputs(count: usize) -> Value {
    let loss = |index: usize| {
        json!({
            "events_per_year": 1,
            "cost_per_event": { "uniform": { "min": index, "max": 10 * index + 1 } },
        })
    };
    (0..count).fold(scenario(&[]), |document, index| with(document, &format!("losses.l{index}"), loss(index)))
}

fn cost_of(index: usize) -> String {
    format!("today.losses.l{index}.annual_cost")
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// Ranks of values that are all different.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    order.iter().enumerate().for_each(|(rank, place)| ranks[*place] = rank as f64);
    ranks
}

fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let n = a.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let product: f64 = a.iter().zip(&b).map(|(a, b)| (a - middle) * (b - middle)).sum();
    product * 12.0 / (n * (n * n - 1.0))
}

#[test]
fn ranks_are_correlated_as_they_are_said_to_be() {
    let path = |index: usize| format!("losses.l{index}.cost_per_event");
    let wanted = [(0, 1, 0.7), (0, 2, -0.5), (1, 2, -0.2), (3, 4, 0.95)];
    let correlations: Vec<Value> =
        wanted.iter().map(|(a, b, rank)| json!({ "between": [path(*a), path(*b)], "rank": rank })).collect();
    // The shape of a distribution has no say in its ranks.
    let document = with(inputs(6), "losses.l1.cost_per_event", json!({ "lognormal": { "p5": 1, "p95": 90 } }));
    let document = with(document, "losses.l2.cost_per_event", json!({ "gamma": { "shape": 0.5, "scale": 3 } }));
    let model = model(&with(document, "correlations", json!(correlations)));
    for sampler in [Sampler::Random, Sampler::LatinHypercube, Sampler::Sobol] {
        let simulation = simulate(&model, &sampled_by(sampler, 1 << 14, 5));
        for (a, b) in (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b))) {
            let known = wanted.iter().find(|(of, and, _)| (*of, *and) == (a, b));
            let expected = known.map_or(0.0, |(.., rank)| *rank);
            let found = rank_correlation(column(&simulation, &cost_of(a)), column(&simulation, &cost_of(b)));
            // Of independent trials the standard error is at most 1/√n.
            assert!((found - expected).abs() <= 4.0 / 128.0, "{sampler} {a} {b}: {found}, expected {expected}");
        }
    }
}

#[test]
fn a_correlated_input_keeps_its_distribution() {
    let pair = json!([{ "between": ["losses.l1.cost_per_event", "losses.l2.cost_per_event"], "rank": -0.8 }]);
    let simulation = simulate(&model(&with(inputs(3), "correlations", pair)), &sampled(1 << 14, 6));
    for index in 1..3 {
        let (low, high) = (index as f64, 10.0 * index as f64 + 1.0);
        for p in [0.001, 0.1, 0.5, 0.9, 0.999] {
            let at = low + p * (high - low);
            conformance::runs::share_is(column(&simulation, &cost_of(index)), |value| value <= at, p, "uniform");
        }
    }
}

/// Edits after which inputs 1 and 2 are drawn as before.
fn edits() -> Vec<(&'static str, Value)> {
    let uncertain = json!({ "uniform": { "min": 1, "max": 2 } });
    let base = inputs(3);
    let correlated = json!([{ "between": ["losses.a.cost_per_event", "losses.b.cost_per_event"], "rank": 0.6 }]);
    let others = with(base.clone(), "losses.a.cost_per_event", uncertain.clone());
    let others = with(others, "losses.b.cost_per_event", uncertain.clone());
    let others = with(with(others, "losses.a.events_per_year", json!(2)), "losses.b.events_per_year", json!(2));
    let option = json!({ "steps": { "s": { "cost": uncertain, "effects": [
        { "loss": "l1", "input": "cost_per_event", "reduce_by": { "uniform": { "min": 0, "max": 1 } } },
    ] } } });
    let by_chance = json!({ "events_per_year": uncertain, "cost_per_event": uncertain, "arrival": "poisson" });
    vec![
        ("an input before", with(base.clone(), "discount_rate", uncertain.clone())),
        ("an input after", with(base.clone(), "workforce.hourly_cost", uncertain.clone())),
        ("an uncertain input of the same loss", with(base.clone(), "losses.l0.revenue_per_hour", uncertain.clone())),
        ("correlated inputs", with(others, "correlations", correlated)),
        ("a loss by chance", with(base.clone(), "losses.k", by_chance)),
        ("an option", with(base.clone(), "options.o", option)),
        ("a label", with(base.clone(), "losses.l1.label", json!("Something else"))),
        ("a longer horizon", with(base.clone(), "horizon_months", json!(60))),
        ("an input less", without(base.clone(), "losses.l0")),
        (
            "another distribution elsewhere",
            with(base, "losses.l0.cost_per_event", json!({ "gamma": { "shape": 2, "scale": 3 } })),
        ),
    ]
}

#[test]
fn no_edit_changes_the_draws_of_another_input() {
    for sampler in [Sampler::Random, Sampler::LatinHypercube] {
        let request = sampled_by(sampler, 1_536, 7);
        let before = simulate(&model(&inputs(3)), &request);
        for (edit, document) in edits() {
            let after = simulate(&model(&document), &request);
            for index in 1..3 {
                let (before, after) = (column(&before, &cost_of(index)), column(&after, &cost_of(index)));
                assert_eq!(bits(before), bits(after), "{sampler}: {edit}: input {index}");
            }
        }
    }
}

#[test]
fn the_order_of_a_document_does_not_matter() {
    let document = edits().into_iter().find(|(edit, _)| *edit == "correlated inputs").unwrap().1;
    let reversed = roicm::Model::parse(&documents::reversed_json(&document)).unwrap();
    for sampler in [Sampler::Random, Sampler::LatinHypercube, Sampler::Sobol] {
        let request = sampled_by(sampler, 512, 8);
        let text = |simulation| serde_json::to_string(&simulation).unwrap();
        assert_eq!(text(simulate(&model(&document), &request)), text(simulate(&reversed, &request)), "{sampler}");
    }
}

/// Also where events come by chance, which takes another number of draws in every trial.
#[test]
fn a_longer_random_run_begins_with_the_shorter_one() {
    for (_, document) in
        edits().into_iter().filter(|(edit, _)| edit.contains("loss by chance") || edit.contains("option"))
    {
        let model = model(&document);
        let long = simulate(&model, &sampled(5_000, 9));
        for trials in [2, 63, 64, 65, 1_023, 1_024, 1_025, 4_999] {
            let short = simulate(&model, &sampled(trials, 9));
            for path in &short.samples.as_ref().unwrap().paths {
                let n = usize::try_from(trials).unwrap();
                assert_eq!(bits(column(&short, path)), bits(&column(&long, path)[..n]), "{path} {trials}");
            }
        }
    }
}

#[test]
fn seeds_and_inputs_have_numbers_of_their_own() {
    let model = model(&inputs(2));
    let [first, second] = [1, 2].map(|seed| simulate(&model, &sampled(1 << 14, seed)));
    let pairs = [
        (column(&first, &cost_of(0)), column(&second, &cost_of(0))),
        (column(&first, &cost_of(0)), column(&first, &cost_of(1))),
        (column(&first, &cost_of(0)), column(&second, &cost_of(1))),
    ];
    for (a, b) in pairs {
        assert!(rank_correlation(a, b).abs() <= 4.0 / 128.0);
    }
}
