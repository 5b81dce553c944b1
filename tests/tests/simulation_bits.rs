//! The same request has the same bits: at any number of threads, with and without optimisation, on every platform.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::cases::text;
use conformance::runs::{model, scenario, simulate};
use conformance_wasm::{SAMPLERS, TRIALS};
use roicm::sampling::Sampler;
use roicm::statistics::{self, QuantileType};
use roicm::{Model, Shard, SimulateRequest};
use serde_json::{Value, json};

/// Trials of a run whose two results are more values than are kept, which are 2^21.
fn many(sampler: Sampler) -> u64 {
    if sampler == Sampler::Sobol { 1 << 21 } else { (1 << 20) + 16 }
}

/// Trials of a run of several blocks: of replicates that are shorter than one, or, optimised, longer.
fn trials(sampler: Sampler) -> u64 {
    match (sampler, cfg!(debug_assertions)) {
        (Sampler::Random, true) => 2_500,
        (Sampler::LatinHypercube, true) => 16 * 9,
        (Sampler::Sobol, true) => 1 << 8,
        (Sampler::Sobol, false) => 1 << 14,
        _ => 16 * 1_025,
    }
}

/// Runs with and without samples, of which without optimisation each sampler has one kind.
fn is_tried(sampler: Sampler) -> impl Fn(&bool) -> bool {
    move |samples| !cfg!(debug_assertions) || *samples == (sampler == Sampler::Random)
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
        for samples in [false, true].into_iter().filter(is_tried(sampler)) {
            let trials = trials(sampler);
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
        for samples in [false, true].into_iter().filter(is_tried(sampler)) {
            let trials = trials(sampler);
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
    lost(&|shard| shard["replicates"][0]["counts"]["nothing_best"] = json!(2_000_000));
    lost(&|shard| shard["fan"][0][1]["buckets"]["counts"] = json!([]));
}

/// Buckets say what the values themselves say, to the error that is stated; samples change nothing else.
#[test]
#[cfg_attr(debug_assertions, ignore = "seconds of optimised work")]
fn buckets_are_as_right_as_they_say() {
    let model = cheap(false);
    for sampler in [Sampler::Random, Sampler::LatinHypercube] {
        let request = SimulateRequest { trials: many(sampler), sampler, ..SimulateRequest::default() };
        let counted = simulate(&model, &request);
        let mut kept = simulate(&model, &SimulateRequest { samples: true, ..request.clone() });
        let samples = kept.samples.take().unwrap();
        kept.run.request.samples = false;
        assert!(serde_json::to_string(&kept).unwrap() == serde_json::to_string(&counted).unwrap(), "{sampler}");
        let most = counted.run.quantile_relative_error;
        assert!(!counted.run.exact_quantiles && most > 0.0);
        let mut values = samples.columns[0].clone();
        values.sort_unstable_by(f64::total_cmp);
        let close = |found: f64, expected: f64, what: &str| {
            assert!((found - expected).abs() <= most * expected.abs(), "{sampler} {what}: {found}, not {expected}");
        };
        let cost = &counted.today.annual_cost;
        assert_eq!((cost.minimum, cost.maximum), (values.first().copied(), values.last().copied()));
        for found in &cost.quantiles {
            let expected = statistics::quantile(&values, found.p, QuantileType::Type7).unwrap();
            close(found.value.unwrap(), expected, "quantile");
            if sampler == Sampler::Random {
                let expected = statistics::quantile_interval(&values, found.p, 0.95).unwrap();
                close(found.interval.unwrap().lower, expected.lower, "lower end");
                close(found.interval.unwrap().upper, expected.upper, "upper end");
            }
        }
        for tail in &counted.today.tails {
            close(tail.value_at_risk, statistics::value_at_risk(&values, tail.level).unwrap(), "value at risk");
            close(tail.tail_value_at_risk, statistics::tail_value_at_risk(&values, tail.level).unwrap(), "its tail");
        }
        let bars = &cost.histogram;
        assert_eq!(bars.counts.iter().sum::<u64>() + bars.below + bars.above, request.trials);
    }
}

/// The bits that runs of 2,048 trials have. Whoever has to change them breaks the values that others have written down:
/// that belongs in the changelog, under "values".
#[test]
fn bits_are_those_that_are_committed() {
    let golden: Value = serde_json::from_str(&text("tests/cases/simulation/bits.json")).unwrap();
    let mut found = json!({ "trials": TRIALS });
    for path in ["examples/scenarios/electronics-trader.toml", "core/presets/multinational.toml"] {
        for sampler in SAMPLERS {
            let hash = conformance_wasm::hash(&text(path), sampler).unwrap();
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            found[path][sampler.to_string()] = json!(hash);
        }
    }
    assert!(found == golden, "the bits are\n{found:#}");
}

/// What is read one byte at a time is what is computed.
#[test]
#[cfg_attr(debug_assertions, ignore = "what the test before it has done, once more")]
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
