//! The same request has the same bits: at any number of threads, with and without optimisation, on every platform.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::cases::text;
use conformance::runs::{model, scenario, simulate};
use conformance_wasm::{SAMPLERS, TRIALS};
use roicm::sampling::Sampler;
use roicm::{Model, Shard, SimulateRequest};
use serde_json::{Value, json};

/// Trials of a run whose two results are more values than are kept, which are 2^23.
fn many(sampler: Sampler) -> u64 {
    if sampler == Sampler::Sobol { 1 << 23 } else { (1 << 22) + 16 }
}

fn json_of(model: &Model, request: &SimulateRequest, threads: usize) -> String {
    serde_json::to_string(&simulate(model, &SimulateRequest { threads, ..request.clone() })).unwrap()
}

/// A loss of which nothing is decided, by chance or not: cheap enough for many trials.
fn cheap(is_chance: bool) -> Model {
    let arrival = if is_chance { "poisson" } else { "expected" };
    let cost = json!({ "lognormal": { "mean": 90, "standard_deviation": 70 } });
    model(&scenario(&[
        ("horizon_months", json!(1)),
        ("losses.a", json!({ "events_per_year": 0.5, "cost_per_event": cost, "arrival": arrival })),
    ]))
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let model = Model::parse(&text("examples/scenarios/electronics-trader.toml")).unwrap();
    for sampler in SAMPLERS {
        for samples in [false, true] {
            let trials = if sampler == Sampler::Sobol { 1 << 13 } else { 16 * 513 };
            let outputs = vec!["options.lite.internal_rate_of_return".into()];
            let outputs = if samples { outputs } else { Vec::new() };
            let request = SimulateRequest { trials, sampler, samples, outputs, ..SimulateRequest::default() };
            let alone = json_of(&model, &request, 1);
            for threads in [2, 7] {
                assert_eq!(alone, json_of(&model, &request, threads), "{sampler} {threads} {samples}");
            }
        }
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "seconds of optimised work")]
fn any_number_of_threads_gives_the_same_bits_in_buckets() {
    for (sampler, is_chance) in [(Sampler::Random, true), (Sampler::LatinHypercube, false), (Sampler::Sobol, false)] {
        let model = cheap(is_chance);
        let request = SimulateRequest { trials: many(sampler), sampler, ..SimulateRequest::default() };
        let alone = json_of(&model, &request, 1);
        assert!(alone.contains("\"exact_quantiles\":false"));
        for threads in [2, 7] {
            assert_eq!(alone, json_of(&model, &request, threads), "{sampler} {threads}");
        }
    }
}

/// The shards of a run, sent as text and put together in an order that is not that of the run.
fn in_shards(model: &Model, request: &SimulateRequest, count: u64, order: impl Fn(&mut Vec<Shard>)) -> String {
    let ranges = model.shards(request, count).unwrap();
    let send = |shard: Shard| Shard::from_json(&serde_json::to_string(&shard).unwrap()).unwrap();
    let mut shards: Vec<Shard> =
        ranges.into_iter().map(|range| send(model.simulate_shard(request, range).unwrap())).collect();
    order(&mut shards);
    serde_json::to_string(&model.merge_shards(request, shards).unwrap()).unwrap()
}

#[test]
fn any_number_of_shards_in_any_order_gives_the_same_bits() {
    let model = Model::parse(&text("examples/scenarios/electronics-trader.toml")).unwrap();
    for sampler in SAMPLERS {
        for samples in [false, true] {
            let trials = if sampler == Sampler::Sobol { 1 << 14 } else { 16 * 1_025 };
            let request = SimulateRequest { trials, sampler, samples, ..SimulateRequest::default() };
            let whole = json_of(&model, &request, 2);
            let what = format!("{sampler}, samples {samples}");
            assert_eq!(whole, in_shards(&model, &request, 1, |_| ()), "{what}");
            assert_eq!(whole, in_shards(&model, &request, 3, |shards| shards.reverse()), "{what}");
            assert_eq!(whole, in_shards(&model, &request, 3, |shards| shards.swap(0, 1)), "{what}");
            assert_eq!(whole, in_shards(&model, &request, 8, |shards| shards.rotate_left(3)), "{what}");
            assert_eq!(whole, in_shards(&model, &request, 8, |shards| shards.sort_by_key(odd_first())), "{what}");
        }
    }
}

/// An order in which no two neighbours stand beside one another.
fn odd_first() -> impl FnMut(&Shard) -> u32 {
    let mut place = 0;
    move |_| {
        place += 1;
        place % 2
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "seconds of optimised work")]
fn shards_give_the_same_bits_in_buckets() {
    let model = cheap(true);
    let request = SimulateRequest { trials: many(Sampler::Random), ..SimulateRequest::default() };
    let whole = json_of(&model, &request, 2);
    assert_eq!(whole, in_shards(&model, &request, 3, |shards| shards.reverse()));
}

/// Shards that are damaged on their way are refused: a part of the values is no run.
#[test]
fn shards_that_lost_something_are_refused() {
    let model = Model::parse(&text("examples/scenarios/electronics-trader.toml")).unwrap();
    let request = SimulateRequest { trials: 3_000, ..SimulateRequest::default() };
    let shard = |range| serde_json::to_value(model.simulate_shard(&request, range).unwrap()).unwrap();
    let (first, second) = (shard(0..2), shard(2..3));
    let merge = |first: &Value| {
        let read = |value: &Value| Shard::from_json(&value.to_string()).unwrap();
        model.merge_shards(&request, vec![read(first), read(&second)])
    };
    assert!(merge(&first).is_ok());
    let lost = |damage: &dyn Fn(&mut Value)| {
        let mut damaged = first.clone();
        damage(&mut damaged);
        assert_ne!(damaged, first);
        match merge(&damaged) {
            Err(problems) => assert_eq!(problems.as_slice()[0].code, roicm::Code::InvalidArgument, "{problems}"),
            Ok(_) => panic!("merged"),
        }
    };
    lost(&|shard| shard["values"] = json!([]));
    lost(&|shard| drop(shard["values"].as_array_mut().unwrap().remove(1)));
    lost(&|shard| shard["values"][1] = shard["values"][0].clone());
    lost(&|shard| shard["replicates"][0]["moments"] = json!([]));
    lost(&|shard| shard["replicates"][0]["counts"]["trials"] = json!(7));
    lost(&|shard| shard["fan"][0][1]["buckets"]["counts"] = json!([]));
}

/// Buckets say what kept values say, to the error that is stated; sums do not depend on what is kept.
#[test]
#[cfg_attr(debug_assertions, ignore = "seconds of optimised work")]
fn buckets_are_as_right_as_they_say() {
    let model = cheap(false);
    for sampler in [Sampler::Random, Sampler::LatinHypercube] {
        let request = SimulateRequest { trials: many(sampler), sampler, ..SimulateRequest::default() };
        let kept = simulate(&model, &SimulateRequest { samples: true, ..request.clone() });
        let counted = simulate(&model, &request);
        assert!(kept.run.exact_quantiles && kept.run.quantile_relative_error == 0.0);
        assert!(!counted.run.exact_quantiles && counted.run.quantile_relative_error > 0.0);
        let close = |a: f64, b: f64, what: &str| {
            assert!((a - b).abs() <= counted.run.quantile_relative_error * b.abs(), "{sampler} {what}: {a} {b}");
        };
        let (a, b) = (&counted.today, &kept.today);
        assert_eq!(a.annual_cost.mean, b.annual_cost.mean);
        assert_eq!(a.annual_cost.standard_deviation, b.annual_cost.standard_deviation);
        assert_eq!((a.annual_cost.minimum, a.annual_cost.maximum), (b.annual_cost.minimum, b.annual_cost.maximum));
        for (a, b) in a.annual_cost.quantiles.iter().zip(&b.annual_cost.quantiles) {
            close(a.value.unwrap(), b.value.unwrap(), "quantile");
            let (a, b) = (a.interval.unwrap(), b.interval.unwrap());
            if sampler == Sampler::Random {
                close(a.lower, b.lower, "lower end");
                close(a.upper, b.upper, "upper end");
            }
        }
        for (a, b) in a.tails.iter().zip(&b.tails) {
            close(a.value_at_risk, b.value_at_risk, "value at risk");
            close(a.tail_value_at_risk, b.tail_value_at_risk, "tail value at risk");
        }
        for (a, b) in a.exceedance.iter().zip(&b.exceedance) {
            close(a.loss, b.loss, "exceedance");
        }
        let count =
            |histogram: &roicm::Histogram| histogram.counts.iter().sum::<u64>() + histogram.below + histogram.above;
        assert_eq!(
            (count(&a.annual_cost.histogram), count(&b.annual_cost.histogram)),
            (request.trials, request.trials)
        );
    }
}

/// The bits that runs of 2,048 trials have. Whoever has to change them breaks the values that others have written down:
/// that belongs in the changelog, under "values".
#[test]
fn bits_are_those_that_are_committed() {
    let golden: Value = serde_json::from_str(&text("tests/cases/simulation/bits.json")).unwrap();
    assert_eq!(golden["trials"], TRIALS);
    for path in ["examples/scenarios/electronics-trader.toml", "core/presets/multinational.toml"] {
        for sampler in SAMPLERS {
            let hash = conformance_wasm::hash(&text(path), sampler).unwrap();
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(golden[path][sampler.to_string()], hash.as_str(), "{path} {sampler}");
        }
    }
}

/// What is read one byte at a time is what is computed.
#[test]
fn bytes_are_those_of_the_hashes() {
    let trader = text("examples/scenarios/electronics-trader.toml");
    let expected: Vec<u32> = SAMPLERS
        .into_iter()
        .flat_map(|sampler| conformance_wasm::hash(&trader, sampler).unwrap())
        .map(u32::from)
        .collect();
    let found: Vec<u32> = (0..96).map(|index| conformance_wasm::hash_byte(index)).collect();
    assert_eq!(found, expected);
    assert_eq!(conformance_wasm::hash_byte(96), 256);
}
