//! The committed schema of results, by an independent validator: every document that is given has the form it is said to
//! have, and nothing more.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::cases;
use jsonschema::Validator;
use roicm::{EvaluateRequest, Model, SensitivityRequest, SimulateRequest};
use serde::Serialize;
use serde_json::{Value, json};

fn validator(name: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(&cases::text("core/schema/results.schema.json")).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{name}"));
    jsonschema::validator_for(&schema).unwrap()
}

fn refusals(validator: &Validator, document: &impl Serialize) -> Vec<String> {
    let document = serde_json::to_value(document).unwrap();
    validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn models() -> Vec<(String, Model)> {
    let mut all = cases::files("tests/cases/scenarios", "toml");
    all.push("tests/cases/every-key.toml".to_owned());
    all.extend(cases::SHIPPED.map(str::to_owned));
    all.into_iter().map(|path| (path.clone(), Model::parse(&cases::text(&path)).unwrap())).collect()
}

#[test]
fn evaluations_have_their_form() {
    let validator = validator("Evaluation");
    for (path, model) in models() {
        let request = EvaluateRequest { would_need: path.contains("every-key") };
        let evaluation = model.evaluate_with(request).unwrap();
        assert_eq!(refusals(&validator, &evaluation), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn simulations_have_their_form() {
    let validator = validator("Simulation");
    for (path, model) in models() {
        let outputs = match model.options().next() {
            Some(option) => vec![format!("options.{option}.internal_rate_of_return")],
            None => vec!["today.person_days".to_owned()],
        };
        let request = SimulateRequest { trials: 64, samples: true, outputs, ..SimulateRequest::default() };
        assert_eq!(refusals(&validator, &model.simulate(&request).unwrap()), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn other_results_have_their_form() {
    let (goal_seek, explanation, plan) = (validator("GoalSeek"), validator("Explanation"), validator("Plan"));
    for (path, model) in models() {
        let found = model.goal_seek("today.annual_cost", "workforce.headcount", 1_000.into()).unwrap();
        assert_eq!(refusals(&goal_seek, &found), Vec::<String>::new(), "{path}");
        let explained = model.explain("today.annual_cost").unwrap();
        assert_eq!(refusals(&explanation, &explained), Vec::<String>::new(), "{path}");
        for option in model.options() {
            assert_eq!(refusals(&plan, &model.plan(option).unwrap()), Vec::<String>::new(), "{path}");
        }
    }
    let problems = Model::parse("currency = 1").unwrap_err();
    let problem = validator("Problem");
    for found in &problems {
        assert_eq!(refusals(&problem, found), Vec::<String>::new());
    }
}

#[test]
fn analyses_of_sensitivity_have_their_form() {
    let requests = [
        ("Tornado", r#"{"method": "tornado", "range": "0.1"}"#),
        ("RankCorrelations", r#"{"method": "rank_correlations", "trials": 128}"#),
        (
            "Sobol",
            r#"{"method": "sobol", "samples": 16, "resamples": 20, "second_order": true, "until": {"most_evaluations": 5000}}"#,
        ),
        ("ValueOfInformation", r#"{"method": "value_of_information", "trials": 128}"#),
        (
            "TwoWay",
            r#"{"method": "two_way", "x": {"path": "workforce.hourly_cost", "from": 0, "to": 500, "steps": 2},
            "y": {"path": "discount_rate", "values": [0.05, 0.1]}}"#,
        ),
        ("BreakEven", r#"{"method": "break_even", "input": "workforce.hourly_cost"}"#),
    ];
    let mut seen = 0;
    for (name, request) in requests {
        let validator = validator(name);
        let request = SensitivityRequest::from_json(request).unwrap();
        for (path, model) in models() {
            // Not every scenario has what an analysis is about.
            if let Ok(found) = model.sensitivity(&request) {
                assert_eq!(refusals(&validator, &found), Vec::<String>::new(), "{path}");
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

/// A form that allows anything would hold nothing.
#[test]
fn what_has_another_form_is_refused() {
    let model = Model::parse(&cases::text(cases::SHIPPED[0])).unwrap();
    let mut document = serde_json::to_value(model.evaluate().unwrap()).unwrap();
    document["options"]["lite"]["net_present_value"] = json!(1.5);
    document["more"] = json!(1);
    document["today"].as_object_mut().unwrap().remove("losses");
    assert_eq!(refusals(&validator("Evaluation"), &document).len(), 3);
}
