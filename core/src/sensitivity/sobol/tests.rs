//! Scenarios whose indices are known in closed form, and requests that cannot be met.

use core::ops::ControlFlow;

use super::*;
use crate::Limits;
use crate::problem::Code;

const HEAD: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 12
    discount_rate = 0
    workforce = { headcount = 50, hourly_cost = 200 }
    "#;

/// Today's cost is Σ k·x: k events a year at a normal cost each, whose bounds are ten standard deviations away.
const LINEAR: &str = r#"
    losses.a = { events_per_year = 1, cost_per_event.normal = { mean = 1000, standard_deviation = 50, min = 500 } }
    losses.b = { events_per_year = 2, cost_per_event.normal = { mean = 1000, standard_deviation = 50, min = 500 } }
    losses.c = { events_per_year = 3, cost_per_event.normal = { mean = 1000, standard_deviation = 50, min = 500 } }
    "#;

const CORRELATED: &str = r#"
    [[correlations]]
    between = ["losses.a.cost_per_event", "losses.c.cost_per_event"]
    rank = 0.5
    "#;

const PRODUCT: &str = r#"
    losses.a = { events_per_year.uniform = { min = 0, max = 1 }, cost_per_event.uniform = { min = 0, max = 8 } }
    "#;

const A: &str = "losses.a.cost_per_event";
const B: &str = "losses.b.cost_per_event";
const C: &str = "losses.c.cost_per_event";

fn model(parts: &[&str]) -> Model {
    Model::parse(&[&[HEAD], parts].concat().concat()).unwrap()
}

fn request() -> SobolRequest {
    SobolRequest { resamples: 40, ..SobolRequest::default() }
}

fn groups(groups: &[(&str, &[&str])]) -> SobolRequest {
    let groups =
        groups.iter().map(|(name, paths)| ((*name).to_owned(), paths.iter().map(|path| (*path).to_owned()).collect()));
    SobolRequest { groups: groups.collect(), ..request() }
}

fn shares(sobol: &Sobol) -> Vec<(&str, f64, f64)> {
    let of = |factor: &SobolFactorIndices| (factor.first_order.unwrap().estimate, factor.total.unwrap().estimate);
    sobol.factors.iter().map(|factor| (factor.name.as_str(), of(factor).0, of(factor).1)).collect()
}

fn assert_shares(sobol: &Sobol, expected: &[(&str, f64, f64)]) {
    let found = shares(sobol);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((name, first, total), expected) in found.into_iter().zip(expected) {
        assert_eq!(name, expected.0);
        assert!((first - expected.1).abs() < 0.01 && (total - expected.2).abs() < 0.01, "{name}: {first}, {total}");
    }
}

fn codes(result: Result<Sobol, Problems>) -> Vec<(Code, String)> {
    result.unwrap_err().iter().map(|problem| (problem.code, problem.path.clone())).collect()
}

#[test]
fn a_linear_scenario_with_normal_inputs() {
    let found = model(&[LINEAR]).sobol(&request()).unwrap();
    let of = |k: f64| k * k / 14.0;
    assert_shares(&found, &[(C, of(3.0), of(3.0)), (B, of(2.0), of(2.0)), (A, of(1.0), of(1.0))]);
    assert_eq!(
        (found.result.as_str(), found.unit.as_str(), found.method),
        ("today.annual_cost", "HKD / year", "sobol")
    );
    assert!((found.mean - 6000.0).abs() < 1.0 && (found.variance / (14.0 * 2500.0) - 1.0).abs() < 0.01);
    assert!((found.sum_of_first_orders.unwrap().estimate - 1.0).abs() < 0.01);
    assert_eq!((found.run.samples, found.run.evaluations), (4096, 5 * 4096));
    assert!(found.second_order.is_none() && found.reason.is_none() && found.notices.is_empty());
}

#[test]
fn a_scenario_with_a_product_of_uniforms() {
    let found = model(&[PRODUCT]).sobol(&SobolRequest { second_order: true, ..request() }).unwrap();
    let mut sorted = found.clone();
    sorted.factors.sort_by(|a, b| a.name.cmp(&b.name));
    let both = (3.0 / 7.0, 4.0 / 7.0);
    assert_shares(&sorted, &[(A, both.0, both.1), ("losses.a.events_per_year", both.0, both.1)]);
    let pairs = found.second_order.unwrap();
    assert_eq!(pairs[0].factors, [A, "losses.a.events_per_year"]);
    assert!((pairs[0].index.unwrap().estimate - 1.0 / 7.0).abs() < 0.01);
    assert_eq!(found.run.evaluations, 6 * 4096);
}

/// Var = a² + c² + 2·a·c·r for the pair, r = 2·sin(π·0.5/6) its Pearson correlation, and b² beside it.
#[test]
fn correlated_inputs_are_one_factor() {
    let r = 2.0 * libm::sin(core::f64::consts::PI / 12.0);
    let (pair, b) = (1.0 + 9.0 + 6.0 * r, 4.0);
    let model = model(&[LINEAR, CORRELATED]);
    let expected = |name| [(name, pair / (pair + b), pair / (pair + b)), (B, b / (pair + b), b / (pair + b))];
    let found = model.sobol(&request()).unwrap();
    assert_shares(&found, &expected("correlated_1"));
    let inputs: Vec<&str> = found.factors[0].inputs.iter().map(|input| input.path.as_str()).collect();
    assert_eq!((inputs, found.run.evaluations), (vec![A, C], 4 * 4096));
    assert!(found.notices.iter().any(|notice| notice.contains("correlated_1") && notice.contains(C)));
    // A group takes what is correlated with part of it, and says so.
    let part = model.sobol(&groups(&[("mine", &[A])])).unwrap();
    assert_shares(&part, &expected("mine"));
    assert!(part.notices.iter().any(|notice| notice.contains("mine") && notice.contains(C)));
    let named = model.sobol(&groups(&[("correlated_1", &[B])])).unwrap();
    assert_eq!(shares(&named).iter().map(|share| share.0).collect::<Vec<_>>(), ["correlated_2", "correlated_1"]);

    let refuse = |request: SobolRequest| model.sobol(&SobolRequest { correlated: Correlated::Refuse, ..request });
    assert_eq!(codes(refuse(request())), [(Code::InvalidArgument, "correlated".to_owned())]);
    assert_eq!(codes(refuse(groups(&[("mine", &[A, B])]))), [(Code::InvalidArgument, "correlated".to_owned())]);
    assert!(refuse(groups(&[("mine", &[A, C])])).unwrap().notices.is_empty());
    let apart = model.sobol(&groups(&[("one", &[A]), ("two", &[C])]));
    assert_eq!(codes(apart), [(Code::InvalidArgument, "groups".to_owned())]);
}

#[test]
fn groups_that_cannot_be() {
    let model = model(&[LINEAR]);
    let wrong = [
        groups(&[("Mine", &[A])]),
        groups(&[("mine", &[])]),
        groups(&[("mine", &[A, A])]),
        groups(&[("mine", &[A]), ("other", &[A])]),
    ];
    for request in wrong {
        assert_eq!(codes(model.sobol(&request)), [(Code::InvalidArgument, "groups".to_owned())], "{request:?}");
    }
    let unknown = model.sobol(&groups(&[("mine", &["losses.a.cost_per_evnt"])]));
    assert!(unknown.as_ref().unwrap_err().to_string().contains("did you mean"), "{unknown:?}");
    assert_eq!(codes(unknown), [(Code::UnknownReference, "groups".to_owned())]);
}

#[test]
fn every_problem_is_told() {
    let asked = SobolRequest {
        result: Some("today.anual_cost".to_owned()),
        samples: 1000,
        resamples: 3,
        until: Some(SobolUntil { width: 0.0, factor: Some("x".to_owned()), ..SobolUntil::default() }),
        ..groups(&[("mine", &["nothing"])])
    };
    let found = codes(model(&[LINEAR]).sobol(&asked));
    let expected = [
        (Code::UnknownResult, "result"),
        (Code::UnknownReference, "groups"),
        (Code::InvalidArgument, "samples"),
        (Code::InvalidArgument, "resamples"),
        (Code::InvalidArgument, "until"),
        (Code::InvalidArgument, "until"),
    ];
    assert_eq!(found, expected.map(|(code, path)| (code, path.to_owned())));
    let certain = Model::parse(&[HEAD, "losses.a = { events_per_year = 1, cost_per_event = 5 }"].concat()).unwrap();
    let problems = certain.sobol(&request()).unwrap_err();
    assert!(problems.to_string().contains("no input of the scenario is uncertain"), "{problems}");
}

#[test]
fn limits_come_before_memory() {
    let mut limits = Limits { trials: 5 * 4096, ..Limits::default() };
    let with = |limits: &Limits| Model { limits: *limits, ..model(&[LINEAR]) };
    assert!(with(&limits).sobol(&request()).is_ok());
    limits.trials -= 1;
    assert_eq!(codes(with(&limits).sobol(&request())), [(Code::LimitExceeded, "samples".to_owned())]);
    let limits = Limits { sample_bytes: 5 * 4096 * 8, ..Limits::default() };
    assert_eq!(codes(with(&limits).sobol(&request())), [(Code::LimitExceeded, "samples".to_owned())]);
    // All memory there is.
    let asked = SobolRequest { samples: 1 << 27, ..request() };
    assert_eq!(codes(with(&Limits::default()).sobol(&asked)), [(Code::LimitExceeded, "samples".to_owned())]);
    let until = SobolUntil { most_evaluations: 1_000_000_001, ..SobolUntil::default() };
    let asked = SobolRequest { until: Some(until), ..request() };
    assert_eq!(codes(with(&Limits::default()).sobol(&asked)), [(Code::LimitExceeded, "until".to_owned())]);
}

#[test]
fn a_result_that_some_cases_do_not_have_is_refused() {
    let option = r#"
        [options.o.steps.s]
        cost = 700
        effects = [{ loss = "a", input = "events_per_year", reduce_by = 0.5 }]
        "#;
    let model = model(&[PRODUCT, option]);
    let never = SobolRequest { result: Some("options.o.payback_months".to_owned()), ..request() };
    let problems = model.sobol(&never).unwrap_err();
    assert!(problems.to_string().contains("net_present_value"), "{problems}");
    assert!(problems.to_string().contains("is infinite in 100.000%"), "{problems}");
    assert_eq!(codes(Err(problems)), [(Code::InvalidArgument, "result".to_owned())]);
    // Of the default result there is always a value.
    assert_eq!(model.sobol(&request()).unwrap().result, "options.o.net_present_value");
}

#[test]
fn what_the_result_does_not_depend_on_has_no_share() {
    let option = r#"
        options.o.steps.s.cost.uniform = { min = 1, max = 9 }
        options.p.steps.s.cost.uniform = { min = 1, max = 9 }
        "#;
    let asked = SobolRequest { result: Some("options.p.total_costs".to_owned()), ..request() };
    let found = model(&[LINEAR, option]).sobol(&asked).unwrap();
    assert_eq!((found.run.evaluations, found.factors.len()), (3 * 4096, 5));
    assert_eq!(
        shares(&found)[1..],
        [(A, 0.0, 0.0), (B, 0.0, 0.0), (C, 0.0, 0.0), ("options.o.steps.s.cost", 0.0, 0.0)]
    );
    // A result that depends on nothing uncertain.
    let asked = SobolRequest { result: Some("today.person_days".to_owned()), ..request() };
    let found = model(&[LINEAR, option]).sobol(&asked).unwrap();
    assert!(found.reason.is_some() && found.factors.iter().all(|factor| factor.total.is_none()));
    assert_eq!((found.mean, found.variance, found.run.evaluations), (0.0, 0.0, 2 * 4096));
}

#[test]
fn a_run_until_precise_is_a_plain_run() {
    let model = model(&[PRODUCT]);
    let until = SobolUntil { width: 0.03, ..SobolUntil::default() };
    let found = model.sobol(&SobolRequest { samples: 1024, until: Some(until), ..request() }).unwrap();
    let reached = found.run.until.clone().unwrap();
    assert!(reached.reached && reached.width.unwrap() <= 0.03 && found.run.samples > 1024, "{reached:?}");
    let plain = model.sobol(&SobolRequest { samples: found.run.samples, ..request() }).unwrap();
    assert_eq!((&plain.factors, plain.variance), (&found.factors, found.variance));
    let until = SobolUntil { factor: Some(A.to_owned()), width: 1e-6, most_evaluations: 8192, ..SobolUntil::default() };
    let found = model.sobol(&SobolRequest { samples: 1024, until: Some(until), ..request() }).unwrap();
    let reached = found.run.until.unwrap();
    assert!(!reached.reached && found.run.samples == 2048);
    assert_eq!((reached.factor.as_deref(), reached.index), (Some(A), Some(SobolKind::Total)));
}

#[test]
fn the_same_document_at_any_number_of_threads() {
    let model = model(&[LINEAR, CORRELATED]);
    let document = |threads: usize| {
        let asked = SobolRequest { samples: 8192, second_order: true, threads, ..request() };
        serde_json::to_string(&model.sobol(&asked).unwrap()).unwrap()
    };
    let one = document(1);
    assert_eq!((document(2), document(7)), (one.clone(), one));
}

#[test]
fn the_document_of_a_result() {
    let chance = LINEAR.replacen("losses.a = {", "losses.a = { arrival = \"poisson\",", 1);
    let found = model(&[&chance]).sobol(&request()).unwrap();
    let document = serde_json::to_value(&found).unwrap();
    let keys: Vec<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["engine", "scenario", "run", "method", "result", "unit", "mean", "variance", "factors", "notices"] {
        assert!(keys.contains(&key), "{key}");
    }
    // The cost of a single event of a Poisson loss is held.
    assert_eq!((found.factors.len(), found.notices.len()), (2, 2));
    let factor = &document["factors"][0];
    assert_eq!((&factor["name"], &factor["inputs"][0]["path"]), (&C.into(), &C.into()));
    assert_eq!(factor["inputs"][0]["unit"], "HKD / event");
    assert!(factor["first_order"]["estimate"].is_f64() && factor["total"]["interval"]["lower"].is_f64());
    assert_eq!((&document["run"]["seed"], &document["run"]["samples"]), (&"1".into(), &4096.into()));
    let without = model(&[LINEAR]).sobol(&SobolRequest { resamples: 0, ..request() }).unwrap();
    assert!(serde_json::to_value(&without).unwrap()["factors"][0]["total"]["interval"].is_null());
}

#[test]
fn it_stops_when_told_to() {
    let mut stop = |progress: crate::Progress| {
        assert!(progress.done <= progress.trials && progress.trials == 5 * 4096);
        if progress.done > 5000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let stopped = model(&[LINEAR]).sobol_with(&SobolRequest { threads: 1, ..request() }, &mut stop);
    assert_eq!(codes(stopped), [(Code::Cancelled, String::new())]);
}
