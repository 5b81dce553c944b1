//! A scenario without uncertainty simulates to its evaluation.

use conformance::cases::{SHIPPED, files, text};
use conformance::generate::{self, Choices, Money};
use conformance::random::SplitMix;
use conformance::runs::{as_expected, model, scenario, shipped, simulate};
use roicm::{
    CashFlowMonth, CashOnlyResults, Evaluation, LossAfterResults, LossResults, Model, OptionResults, Scalar,
    SimulateRequest, TodayResults, Unit,
};
use serde_json::{Value, json};

const TAGS: [&str; 10] =
    ["uniform", "triangular", "pert", "normal", "lognormal", "beta", "gamma", "quantiles", "discrete", "sample"];

/// Every uncertain quantity becomes its base case.
fn make_certain(path: &str, value: &mut Value, base: &dyn Fn(&str) -> String) {
    match value {
        Value::Object(table) => {
            if TAGS.iter().any(|tag| table.get(*tag).is_some_and(Value::is_object)) {
                table.retain(|key, _| !TAGS.contains(&key.as_str()));
                table.insert("value".into(), json!(base(path)));
                return;
            }
            for (key, value) in table {
                make_certain(&if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, value, base);
            }
        }
        Value::Array(items) => {
            for item in items {
                let Some((loss, input)) = item["loss"].as_str().zip(item["input"].as_str()) else { continue };
                let at = format!("{path}.{loss}.{input}");
                make_certain(&at, item, base);
            }
        }
        _ => {}
    }
}

fn certain(document: Value) -> Value {
    let model = model(&document);
    let mut document = as_expected(document);
    document.as_object_mut().unwrap().remove("correlations");
    make_certain("", &mut document, &|path| {
        let text = model.input(path).unwrap_or_else(|| panic!("no {path}")).base().to_string();
        // As many digits as a document may hold, whatever stands before the point.
        text.split_once('.').map_or(text.clone(), |(whole, places)| format!("{whole}.{places:.20}"))
    });
    document
}

/// Every result of a model by path, with what the evaluation says; none where it has none.
fn every_result(model: &Model, evaluation: &Evaluation) -> Vec<(String, Unit, Option<f64>)> {
    let mut all = Vec::new();
    let mut add = |path: String, unit: Unit, value: roicm::Answer<roicm::Exact>| {
        all.push((path, unit, value.ok().map(roicm::Exact::to_f64)));
    };
    for (name, unit) in TodayResults::<f64>::NAMES {
        add(format!("today.{name}"), *unit, evaluation.today.results.get(name).unwrap());
    }
    for (id, loss) in &evaluation.today.losses {
        for (name, unit) in LossResults::<f64>::NAMES {
            add(format!("today.losses.{id}.{name}"), *unit, loss.results.get(name).unwrap());
        }
    }
    for (id, option) in &evaluation.options {
        for (name, unit) in OptionResults::<f64>::NAMES {
            add(format!("options.{id}.{name}"), *unit, option.results.get(name).unwrap());
        }
        for (name, unit) in CashOnlyResults::<f64>::NAMES {
            add(format!("options.{id}.cash_only.{name}"), *unit, option.cash_only.get(name).unwrap());
        }
        for (loss, results) in &option.losses {
            for (name, unit) in LossAfterResults::<f64>::NAMES {
                add(format!("options.{id}.losses.{loss}.{name}"), *unit, results.get(name).unwrap());
            }
        }
        for month in option.cash_flow.iter().filter(|month| month.month % 5 == 0 || month.month < 4) {
            for column in CashFlowMonth::<f64>::COLUMNS {
                let path = format!("options.{id}.cash_flow.{}.{column}", month.month);
                add(path, Unit::Money, Ok(month.get(column).unwrap()));
            }
        }
    }
    assert_eq!(model.options().count(), evaluation.options.len());
    all
}

/// A part of the value, or of the terms that an amount of money or a ratio of amounts is a difference of.
fn check(document: &Value, tolerance: f64) -> usize {
    let model = model(document);
    assert!(model.inputs().iter().all(|input| !input.is_uncertain()));
    let evaluation = model.evaluate().unwrap_or_else(|problems| panic!("{problems}"));
    let results = every_result(&model, &evaluation);
    let request = SimulateRequest {
        trials: 2,
        outputs: results.iter().map(|(path, ..)| path.clone()).collect(),
        threads: 1,
        ..SimulateRequest::default()
    };
    let simulation = simulate(&model, &request);
    let cost = evaluation.today.results.annual_cost.to_f64();
    for (path, unit, expected) in &results {
        let found =
            simulation.outputs.get(path).or_else(|| simulation.summary(path)).unwrap_or_else(|| panic!("{path}"));
        let median = found.quantile(0.5).unwrap().value.filter(|value| value.is_finite());
        let Some(expected) = *expected else {
            assert!(median.is_none(), "{path}: {median:?}, expected none\n{document}");
            let is_counted = found.never.map_or(found.undefined_share, |never| never.probability.estimate);
            assert_eq!(is_counted, 1.0, "{path}");
            continue;
        };
        let Some(median) = median else { panic!("{path}: none, expected {expected}\n{document}") };
        let option = path.split('.').nth(1).and_then(|id| evaluation.options.get(id));
        let flows = option.map_or(0.0, |option| {
            let of_month = |month: &CashFlowMonth<roicm::Exact>| {
                let parts = [month.avoided, month.gains, month.subscription, month.running, month.investment];
                parts.map(|flow| flow.to_f64().abs()).iter().sum::<f64>()
            };
            option.cash_flow.iter().map(of_month).sum::<f64>()
        });
        // What is subtracted: a loss before from the loss after, a cost from a benefit, 1 from a ratio, months from months.
        let terms = if unit.is_money() { cost + flows } else { 1.0 };
        let terms = if *unit == Unit::Months { terms + 600.0 } else { terms };
        let error = (median - expected).abs();
        let allowed = tolerance * expected.abs().max(terms);
        assert!(error <= allowed, "{path}: {median}, expected {expected}: {:e}\n{document}", error / allowed);
        assert_eq!((found.minimum, found.maximum), (Some(median), Some(median)), "{path}");
        assert_eq!(found.standard_deviation, Some(0.0), "{path}");
    }
    decided(&simulation, &evaluation);
    results.len()
}

/// What is decided, is decided as in the evaluation.
fn decided(simulation: &roicm::Simulation, evaluation: &Evaluation) {
    let certainly = |is_so: bool| if is_so { 1.0 } else { 0.0 };
    let best = &evaluation.ranking[0].option;
    assert_eq!(simulation.do_nothing.estimate, certainly(best == "do_nothing"), "{best}");
    for (id, option) in &simulation.options {
        assert_eq!(option.probability_best.estimate, certainly(id == best), "{id}");
    }
    for (id, claim) in &simulation.claims {
        assert_eq!(claim.probability.estimate, certainly(evaluation.claims[id].holds), "{id}");
    }
}

#[test]
fn shipped_scenarios_simulate_to_their_evaluation() {
    for path in SHIPPED {
        let compared = check(&certain(shipped(path)), 1e-12);
        assert!(compared > 200, "{path}: {compared}");
    }
}

/// Paid back 4,000 times over within a month: no rate of a year that a decimal holds, so none where doubles compute.
#[test]
fn a_rate_beyond_all_reason_is_none_in_both() {
    let loss = json!({ "events_per_year": 48_000, "cost_per_event": 1 });
    let stop = json!({ "cost": 1, "effects": [{ "loss": "a", "input": "events_per_year", "set_to": 0 }] });
    let document = scenario(&[("horizon_months", json!(1)), ("losses.a", loss), ("options.o.steps.s", stop)]);
    let path = "options.o.modified_internal_rate_of_return";
    assert_eq!(model(&document).result(path).unwrap(), Err(roicm::Reason::RateTooLarge));
    check(&document, 1e-12);
}

#[test]
fn scenarios_of_every_form_simulate_to_their_evaluation() {
    let mut compared = 0;
    for path in files("tests/cases/scenarios", "toml") {
        let document: Value = toml::from_str(&text(&path)).unwrap();
        compared += check(&certain(document), 1e-12);
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn random_scenarios_simulate_to_their_evaluation() {
    let mut random = SplitMix::new(20_240_607);
    let count = if cfg!(debug_assertions) { 20 } else { 400 };
    for _ in 0..count {
        let bytes: Vec<u8> = (0..300).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        let document = generate::scenario(&mut Choices::new(&bytes), Money::AsItComes);
        check(&certain(document), 1e-12);
    }
}
