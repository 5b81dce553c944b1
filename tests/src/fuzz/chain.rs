//! The whole way: a scenario that is made by rule and then edited, its evaluation, and one more call.
//!
//! The first bytes of an input choose the scenario, its edits and the call; the others are the choices that a scenario is
//! made of where it is made from nothing.

use std::sync::OnceLock;

use roicm::sampling::Sampler;
use roicm::{Document, Format, Model, SensitivityRequest, SimulateRequest, Simulation, ToJson};
use serde_json::{Value, json};

use super::checks::{refusal, round_trip};
use super::requests::{answer, small};
use super::{edits, statements};
use crate::documents;
use crate::generate::{Choices, Money, scenario};

/// Bytes that choose the scenario, its edits and the call.
const HEAD: usize = 64;

pub(super) fn run(bytes: &[u8]) {
    let (head, tail) = bytes.split_at(HEAD.min(bytes.len()));
    let mut choices = Choices::new(head);
    let document = document(&mut choices, tail);
    let text = documents::json(&document);
    let limits = small();
    let parsed = match Document::parse(text.as_bytes(), Some(Format::Json), &limits) {
        Ok(parsed) => parsed,
        Err(problems) => return refusal(&problems, Some(&text)),
    };
    let model = match parsed.model(&limits) {
        Ok(model) => model,
        Err(problems) => return refusal(&problems, Some(&text)),
    };
    round_trip(&model);
    evaluated(&model);
    call(&model, &mut choices);
}

fn document(choices: &mut Choices<'_>, tail: &[u8]) -> Value {
    let known = known();
    let choice = choices.below(2 * u32::try_from(known.len()).expect("a few"));
    let mut document = match known.get(choice as usize) {
        Some(document) => document.clone(),
        None => scenario(&mut Choices::new(tail), Money::AsItComes),
    };
    for _ in 0..choices.below(6) {
        edits::edit(&mut document, choices);
    }
    document
}

/// Scenarios that are only edited: what the generator never makes.
fn known() -> &'static [Value] {
    static KNOWN: OnceLock<Vec<Value>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let toml = |text: &str| toml::from_str(text).expect("a committed document is TOML");
        let case = |text: &str| {
            let case: Value = serde_json::from_str(text).expect("a committed case is JSON");
            case["document"].clone()
        };
        vec![
            documents::base(),
            toml(include_str!("../../cases/every-key.toml")),
            toml(include_str!("../../cases/scenarios/distributions.toml")),
            toml(include_str!("../../../core/presets/hong-kong-only.toml")),
            case(include_str!("../../conformance/arrival-poisson.json")),
            case(include_str!("../../conformance/correlations.json")),
        ]
    })
}

/// The base case: the same bits twice, a row for every month, options in the order of what they are worth.
fn evaluated(model: &Model) {
    answer(|| model.evaluate());
    let Ok(evaluation) = model.evaluate() else { return };
    assert_eq!(evaluation.ranking.len(), evaluation.options.len() + 1);
    for option in evaluation.options.values() {
        assert_eq!(option.cash_flow.len(), model.horizon_months() as usize + 1);
        assert!(!option.results.annual_cost_after.to_string().starts_with('-'));
    }
    assert!(!evaluation.today.results.annual_cost.to_string().starts_with('-'));
}

/// A path of a result that the model has, most of the time.
fn result(model: &Model, choices: &mut Choices<'_>) -> String {
    let options: Vec<&str> = model.options().collect();
    let names = ["net_present_value", "payback_months", "roicm", "internal_rate_of_return", "annual_avoided", "roi"];
    let name = names[choices.below(6) as usize];
    match options.get(choices.below(4) as usize) {
        Some(option) => format!("options.{option}.{name}"),
        None => "today.annual_cost".to_owned(),
    }
}

fn input(model: &Model, choices: &mut Choices<'_>) -> String {
    let place = choices.below(300) as usize % model.inputs().len();
    model.inputs()[place].path().to_owned()
}

fn call(model: &Model, choices: &mut Choices<'_>) {
    let seed = choices.below(5);
    match choices.below(12) {
        0..4 => simulated(model, choices),
        4 => answer(|| model.explain(&result(model, &mut choices.clone()))),
        5 => {
            let (result, input) = (result(model, choices), input(model, choices));
            let target = i64::from(choices.below(60_000)) * [1, 100, -1, -100][choices.below(4) as usize];
            answer(|| model.goal_seek(&result, &input, target.into()));
        }
        6 => sensitivity(model, &json!({ "method": "tornado", "result": result(model, choices), "threads": 1 })),
        7 => sensitivity(
            model,
            &json!({ "method": "rank_correlations", "result": result(model, choices), "trials": 64, "seed": seed,
                     "threads": 1 }),
        ),
        8 => sensitivity(
            model,
            &json!({ "method": "sobol", "result": result(model, choices), "samples": 64, "resamples": 20,
                     "seed": seed, "second_order": choices.one_in(4), "threads": 1 }),
        ),
        9 => {
            sensitivity(model, &json!({ "method": "value_of_information", "trials": 200, "seed": seed, "threads": 1 }))
        }
        10 => {
            let axis = |choices: &mut Choices<'_>| json!({ "path": input(model, choices), "steps": 3 });
            let (x, y) = (axis(choices), axis(choices));
            let result = result(model, choices);
            sensitivity(model, &json!({ "method": "two_way", "result": result, "x": x, "y": y, "threads": 1 }));
        }
        _ => sensitivity(model, &json!({ "method": "break_even", "input": input(model, choices), "threads": 1 })),
    }
}

fn sensitivity(model: &Model, request: &Value) {
    answer(|| model.sensitivity(&SensitivityRequest::from_json(&request.to_string())?));
}

fn simulated(model: &Model, choices: &mut Choices<'_>) {
    let sampler = Sampler::ALL[choices.below(3) as usize];
    let trials = if sampler == Sampler::Random { 2 + u64::from(choices.below(1_200)) } else { 64 };
    let outputs = if choices.one_in(3) { vec![result(model, choices)] } else { Vec::new() };
    let request = SimulateRequest {
        trials,
        seed: choices.below(5).into(),
        sampler,
        outputs,
        quantiles: vec![0.0, 0.37, 1.0],
        samples: choices.one_in(4),
        threads: 1,
    };
    let simulation = match model.simulate(&request) {
        Ok(simulation) => simulation,
        Err(problems) => return refusal(&problems, None),
    };
    let text = simulation.to_json();
    statements::hold(&super::checks::well_formed(&text));
    statements::of_simulation(&simulation);
    assert_eq!(in_parts(model, &request).to_json(), text, "the whole is not its parts");
}

/// The same simulation in two parts, the last first, of which one goes over as bytes.
fn in_parts(model: &Model, request: &SimulateRequest) -> Simulation {
    let parts = || -> Result<Simulation, roicm::Problems> {
        let mut run = model.begin(request)?;
        let half = run.blocks() / 2;
        let mut other = model.begin(request)?;
        other.simulate(half..run.blocks())?;
        let bytes = other.shard().to_bytes();
        run.take(roicm::Shard::from_bytes(&bytes)?)?;
        if half > 0 {
            run.simulate(0..half)?;
        }
        run.finish()
    };
    parts().unwrap_or_else(|problems| panic!("{problems}"))
}
