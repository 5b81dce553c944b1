//! Every kind of problem is provoked.

use std::collections::BTreeSet;

use super::*;
use core::ops::ControlFlow;
use roicm::{Model, SimulateRequest};

/// A document for each kind.
fn provoked() -> Vec<(Code, String)> {
    let at = |path: &str, value: Value| documents::toml(&with(base(), path, value));
    let effects = "options.lite.steps.migrate.effects";
    let effect = |input: &str, form: &str, size: f64| json!([{ "loss": "outages", "input": input, form: size }]);
    let uniform = json!({ "uniform": { "min": 0, "max": 1 } });
    let three = ["losses.a.events_per_year", "losses.b.events_per_year", "losses.c.events_per_year"];
    let document = three.iter().fold(base(), |document, path| with(document, path, uniform.clone()));
    let contradiction = with(
        document,
        "correlations",
        json!([
            { "between": [three[0], three[1]], "rank": 0.9 },
            { "between": [three[0], three[2]], "rank": 0.9 },
            { "between": [three[1], three[2]], "rank": -0.9 },
        ]),
    );
    vec![
        (Code::Syntax, "name = ".into()),
        (Code::DuplicateKey, "name = \"a\"\nname = \"b\"".into()),
        (Code::LimitExceeded, at("losses.rework.events_per_year", json!([[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]))),
        (Code::UnsupportedSchemaVersion, at("schema_version", json!(2))),
        (Code::UnknownField, at("nmae", json!("a"))),
        (Code::MissingField, documents::toml(&without(base(), "discount_rate"))),
        (Code::ConflictingFields, at("losses.rework.hours_per_event", json!(1))),
        (Code::WrongType, at("name", json!(1))),
        (Code::InvalidId, at("losses.Rework.events_per_year", json!(1))),
        (Code::InvalidText, at("name", json!("x".repeat(201)))),
        (Code::InvalidNumber, at(MINUTES, json!("many"))),
        (Code::InexactNumber, at(MINUTES, raw("0.1234567890123456"))),
        (Code::NumberOutOfRange, at(MINUTES, raw("1e99"))),
        (Code::OutOfDomain, at(MINUTES, json!(-1))),
        (Code::SupportOutOfDomain, at(MINUTES, json!({ "normal": { "mean": 1, "standard_deviation": 1 } }))),
        (Code::InvalidDistribution, at(MINUTES, json!({ "uniform": { "min": 2, "max": 1 } }))),
        (Code::UnknownCurrency, at("currency", json!("QQQ"))),
        (Code::MissingExchangeRate, at(MINUTES, json!(1)).replace("USD = 7.8", "EUR = 7.8")),
        (Code::CurrencyNotApplicable, at(MINUTES, json!({ "value": 1, "currency": "USD" }))),
        (Code::UnknownReference, at("options.lite.steps.migrate.effects.0.loss", json!("nothing"))),
        (Code::EffectNotApplicable, at(effects, effect("availability", "reduce_by", 0.5))),
        (
            Code::DuplicateEffect,
            at(
                effects,
                json!([
                    { "loss": "rework", "input": "events_per_year", "set_to": 1 },
                    { "loss": "rework", "input": "events_per_year", "at_most": 1 },
                ]),
            ),
        ),
        (Code::OutOfHorizon, at("options.lite.steps.migrate.month", json!(37))),
        (Code::EffectOutOfDomain, at(effects, effect("working_time_share", "increase_by", 9.0))),
        (
            Code::AvailabilityBelowZero,
            at("losses.a", json!({ "events_per_year": 9, "hours_per_event": 1, "service_hours_per_year": 8 })),
        ),
        (Code::PoissonNotApplicable, at("losses.outages.arrival", json!("poisson"))),
        (Code::InvalidCorrelation, at("correlations", json!([{ "between": ["a"], "rank": 0 }]))),
        (Code::CorrelationsNotPositiveDefinite, documents::toml(&contradiction)),
        (Code::InvalidClaim, at("claims.headline.at_most", json!(1))),
        (Code::UnknownResult, at("claims.headline.result", json!("cost"))),
        (Code::Overflow, at("losses.rework", json!({ "events_per_year": 1e28, "cost_per_event": 10 }))),
    ]
}

#[test]
fn every_code_is_provoked() {
    let mut seen = BTreeSet::new();
    for (code, text) in provoked() {
        let problems = problems_of(&text, None);
        assert!(problems.iter().any(|found| found.code == code), "{code} is not among {problems}");
        seen.insert(code);
    }
    assert_eq!(evaluate(b"\xff\xfe", None).unwrap_err().as_slice()[0].code, Code::Encoding);
    seen.insert(Code::Encoding);
    // A notice, which refuses nothing.
    let late = with(base(), "losses.rework.minutes_per_event", json!(481));
    let model = Model::parse(&documents::json(&late)).unwrap();
    assert_eq!(model.notices()[0].code, Code::WorkingTimeAssumed);
    seen.insert(Code::WorkingTimeAssumed);
    // What no document can be guilty of.
    let stopped = model.simulate_with(&SimulateRequest::default(), &mut |_| ControlFlow::Break(())).unwrap_err();
    let asked = SimulateRequest { trials: 1, ..SimulateRequest::default() };
    for (code, problems) in [(Code::Cancelled, stopped), (Code::InvalidArgument, model.simulate(&asked).unwrap_err())] {
        assert_eq!(problems.as_slice()[0].code, code);
        seen.insert(code);
    }
    let unseen: Vec<&Code> = Code::ALL.iter().filter(|code| !seen.contains(code)).collect();
    assert!(unseen.is_empty(), "nothing provokes {unseen:?}");
}

#[test]
fn every_code_has_a_name_and_a_meaning() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(code.name().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{code}");
        assert!(code.meaning().len() > 10, "{code}");
    }
}

/// Line 8 of the list: a count of trials that is none, and a seed that JSON's readers would round.
#[test]
fn trials_and_seeds_that_are_none() {
    for (key, value) in [
        ("trials", "0"),
        ("trials", "1"),
        ("trials", "-1"),
        ("trials", "1.5"),
        ("trials", "1e3"),
        ("trials", "18446744073709551616"),
        ("trials", "\"18446744073709551616\""),
        ("trials", "\"many\""),
        ("trials", "\"\""),
        ("trials", "null"),
        ("seed", "-1"),
        ("seed", "1.5"),
        ("seed", "9007199254740993"),
        ("seed", "18446744073709551615"),
        ("seed", "18446744073709551616"),
        ("seed", "\"18446744073709551616\""),
    ] {
        let model = Model::parse(&documents::toml(&base())).unwrap();
        let request = SimulateRequest::from_json(&format!("{{\"{key}\": {value}}}"));
        let problems = request.and_then(|request| model.simulate(&request)).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{problems}") };
        assert_eq!((problem.code, problem.path.as_str()), (Code::InvalidArgument, key), "{value}: {problem}");
        assert!(!problem.message.is_empty());
    }
    let problem = SimulateRequest::from_json("{\"seed\": 9007199254740993}").unwrap_err();
    assert!(said(&problem.as_slice()[0]).contains("text"), "{problem}");
    let request = SimulateRequest::from_json("{\"seed\": \"9007199254740993\"}").unwrap();
    assert_eq!(request.seed, 9_007_199_254_740_993);
}

#[test]
fn calls_are_refused_with_the_same_codes() {
    let model = Model::parse(&documents::toml(&base())).unwrap();
    let code = |problems: Problems| problems.as_slice()[0].code;
    assert_eq!(code(model.result("options.lite.nothing").unwrap_err()), Code::UnknownResult);
    assert_eq!(code(model.result("options.light.roicm").unwrap_err()), Code::UnknownResult);
    assert_eq!(code(model.result("options.lite.cash_flow.37.net").unwrap_err()), Code::UnknownResult);
    assert_eq!(code(model.explain("annual_cost").unwrap_err()), Code::UnknownResult);
    assert_eq!(
        code(model.goal_seek("today.annual_cost", "workforce.wage", 1.into()).unwrap_err()),
        Code::UnknownReference
    );
    assert_eq!(code(model.with([("losses.rewrok.events_per_year", 1.into())]).unwrap_err()), Code::UnknownReference);
    assert_eq!(code(model.with([("currency", 1.into())]).unwrap_err()), Code::WrongType);
    assert_eq!(code(model.with([("workforce.headcount", (-1).into())]).unwrap_err()), Code::OutOfDomain);
    // Without the prefix of an option the help says how to go on.
    let problems = model.result("payback_months").unwrap_err();
    assert!(said(&problems.as_slice()[0]).contains("options.lite.payback_months"), "{problems}");
    let problems = model.result("annual_cost").unwrap_err();
    assert!(said(&problems.as_slice()[0]).contains("today.annual_cost"), "{problems}");
}
