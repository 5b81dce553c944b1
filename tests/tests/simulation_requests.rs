//! Requests that cannot be met are refused at once, with words that help, and runs stop when told to.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use core::ops::ControlFlow;
use std::time::{Duration, Instant};

use conformance::documents::{base, json, with};
use conformance::runs::{model, scenario};
use roicm::sampling::Sampler;
use roicm::{
    Code, Document, Limits, Model, OnProgress, Precision, Problems, SimulateRequest, SobolRequest,
    ValueOfInformationRequest,
};
use serde_json::json;

fn trader() -> Model {
    model(&base())
}

fn request(trials: u64) -> SimulateRequest {
    SimulateRequest { trials, ..SimulateRequest::default() }
}

/// The problems of a request, which are there at once.
fn refusal(model: &Model, request: &SimulateRequest) -> Problems {
    let start = Instant::now();
    let problems = match model.simulate(request) {
        Err(problems) => problems,
        Ok(_) => panic!("accepted: {request:?}"),
    };
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}: {request:?}", start.elapsed());
    problems
}

/// It has one problem, which says what it should.
fn refused(model: &Model, request: &SimulateRequest, code: Code, path: &str, says: &[&str]) {
    let problems = refusal(model, request);
    let [problem] = problems.as_slice() else { panic!("{problems}") };
    assert_eq!((problem.code, problem.path.as_str()), (code, path), "{problem}");
    let said = format!("{}\n{}", problem.message, problem.help);
    for part in says {
        assert!(said.contains(part), "`{part}` is not said: {said}");
    }
}

#[test]
fn counts_of_trials_that_are_none() {
    for trials in [0, 1] {
        refused(&trader(), &request(trials), Code::InvalidArgument, "trials", &["2"]);
    }
    for (sampler, trials, near) in [
        (Sampler::LatinHypercube, 1_000, ["992", "1008"]),
        (Sampler::LatinHypercube, 16, ["32", "16"]),
        (Sampler::Sobol, 1_000, ["512", "1024"]),
        (Sampler::Sobol, 1_008, ["512", "1024"]),
        (Sampler::Sobol, 2, ["32", "2"]),
    ] {
        let request = SimulateRequest { sampler, ..request(trials) };
        refused(&trader(), &request, Code::InvalidArgument, "trials", &near);
    }
    for trials in [2, 3] {
        assert_eq!(trader().simulate(&request(trials)).unwrap().run.request.trials, trials);
    }
}

#[test]
fn more_trials_than_the_limit() {
    for trials in [1_000_000_001, 1 << 44] {
        refused(&trader(), &request(trials), Code::LimitExceeded, "trials", &["1000000000", "trials"]);
    }
    let mut limits = Limits::default();
    limits.trials = 100;
    let model = Document::parse(json(&base()).as_bytes(), None, &limits).unwrap().model(&limits).unwrap();
    refused(&model, &request(101), Code::LimitExceeded, "trials", &["100"]);
    assert!(model.simulate(&request(100)).is_ok());
}

#[test]
fn quantiles_that_are_none() {
    for p in [-0.1, 1.000_001, f64::NAN, f64::INFINITY] {
        let request = SimulateRequest { quantiles: vec![0.5, p], ..request(64) };
        refused(&trader(), &request, Code::InvalidArgument, "quantiles", &["0 to 1"]);
    }
    let request = SimulateRequest { quantiles: vec![0.0, 1.0, 0.5, 0.333], ..request(64) };
    let cost = trader().simulate(&request).unwrap().today.annual_cost;
    assert_eq!(cost.quantile(0.0).unwrap().value, cost.minimum);
    assert_eq!(cost.quantile(1.0).unwrap().value, cost.maximum);
    assert!(cost.quantile(0.333).is_some());
    assert!(cost.quantiles.is_sorted_by(|a, b| a.p < b.p && a.value <= b.value));
}

#[test]
fn outputs_that_are_none() {
    let ask = |path: &str| SimulateRequest { outputs: vec![path.into()], ..request(64) };
    for (path, says) in [
        ("options.lite.net_present_valeu", "did you mean `net_present_value`?"),
        ("options.liet.roicm", "did you mean `lite`?"),
        ("today.losses.rewrok.share", "did you mean `rework`?"),
        ("options.lite.cash_flow.37.net", "0 to 36"),
        ("roicm", "options.lite.roicm"),
        ("", "today."),
    ] {
        refused(&trader(), &ask(path), Code::UnknownResult, "outputs", &[says]);
    }
    let twice = SimulateRequest { outputs: vec!["today.person_days".into(); 2], ..request(64) };
    assert_eq!(trader().simulate(&twice).unwrap().outputs.len(), 1);
}

#[test]
fn everything_wrong_is_told_together() {
    let request = SimulateRequest {
        trials: 1,
        outputs: vec!["nothing".into(), "less".into()],
        quantiles: vec![2.0],
        ..SimulateRequest::default()
    };
    assert_eq!(refusal(&trader(), &request).as_slice().len(), 4);
}

/// Nothing is allocated for what would not fit: 10^9 trials of 20 results are 160 GB.
#[test]
fn samples_that_would_not_fit() {
    let request = SimulateRequest { samples: true, ..request(1_000_000_000) };
    refused(&trader(), &request, Code::LimitExceeded, "samples", &["sample_bytes", "fewer trials"]);
    let mut limits = Limits::default();
    limits.sample_bytes = 8 * 100 * 12;
    let model = Document::parse(json(&base()).as_bytes(), None, &limits).unwrap().model(&limits).unwrap();
    // 100 trials of today, three losses and eight results of an option.
    let fits = SimulateRequest { samples: true, trials: 100, ..request.clone() };
    assert!(model.simulate(&fits).is_ok());
    refused(&model, &SimulateRequest { trials: 101, ..fits }, Code::LimitExceeded, "samples", &["sample_bytes"]);
}

#[test]
fn more_events_than_the_limit() {
    let document = with(base(), "losses.late_orders.arrival", json!("poisson"));
    let says = ["late_orders", "poisson_events", "expected"];
    refused(&model(&document), &request(1_000_000_000), Code::LimitExceeded, "trials", &says);
    // Rates count at their 0.9999 quantile, over the horizon and the year apart.
    let often = json!({ "events_per_year": 1_000_000, "cost_per_event": 1, "arrival": "poisson" });
    let often = with(scenario(&[]), "losses.often", often);
    refused(&model(&often), &request(501), Code::LimitExceeded, "trials", &["poisson_events"]);
    let uncertain = with(often, "losses.often.events_per_year", json!({ "lognormal": { "p5": 1, "p95": 1_000_000 } }));
    refused(&model(&uncertain), &request(100), Code::LimitExceeded, "trials", &["poisson_events"]);
}

#[test]
fn a_run_stops_when_told_to() {
    let model = trader();
    // Before anything is done: a run that would take hours.
    let code = |outcome: Result<roicm::Simulation, Problems>| outcome.map(drop).unwrap_err().as_slice()[0].code;
    let start = Instant::now();
    let stopped = model.simulate_with(&request(1_000_000_000), &mut |_| ControlFlow::Break(()));
    assert_eq!(code(stopped), Code::Cancelled);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    for threads in [1, 3] {
        let mut calls = 0;
        let mut most = 0;
        let asked = SimulateRequest { threads, ..request(1_000_000_000) };
        let stopped = model.simulate_with(&asked, &mut |progress| {
            calls += 1;
            assert!(progress.done >= most && progress.trials == 1_000_000_000, "{progress:?}");
            most = progress.done;
            if calls == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(code(stopped), Code::Cancelled);
        assert!(calls >= 4 && most < 1_000_000, "{calls} {most}");
    }
    // The last word is no answer either: a run is whole or nothing.
    let stopped = model.simulate_with(&request(4_096), &mut |progress| {
        if progress.done == progress.trials { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(code(stopped), Code::Cancelled);
}

/// Whoever sets a deadline breaks off when it has passed: that is an error of every kind of run, and nothing of what was
/// computed until then is shown. The library has no clock.
#[test]
fn a_deadline_gives_an_error_and_no_answer() {
    let model = trader();
    let many = 100_000_000;
    let simulation = request(many);
    let until = Precision { figure: "options.lite.probability_of_profit".into(), width: 1e-6, most_trials: many };
    let sobol = SobolRequest { samples: 1 << 20, ..SobolRequest::default() };
    let information = ValueOfInformationRequest { trials: 1_000_000, ..ValueOfInformationRequest::default() };
    type Run<'a> = Box<dyn Fn(&mut OnProgress<'_>) -> Option<Problems> + 'a>;
    let runs: [(&str, Run<'_>); 4] = [
        ("simulate", Box::new(|tell| model.simulate_with(&simulation, tell).err())),
        ("until", Box::new(|tell| model.simulate_until(&request(4_096), &until, tell).err())),
        ("sobol", Box::new(|tell| model.sobol_with(&sobol, tell).err())),
        ("value of information", Box::new(|tell| model.value_of_information_with(&information, tell).err())),
    ];
    for (what, run) in runs {
        let deadline = Instant::now() + Duration::from_millis(20);
        let ended = run(&mut |_| {
            if Instant::now() >= deadline { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let problems = ended.unwrap_or_else(|| panic!("{what}: answered"));
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::Cancelled], "{what}");
    }
}

#[test]
fn progress_comes_to_the_end() {
    let mut last = None;
    let done = trader().simulate_with(&request(4_099), &mut |progress| {
        last = Some(progress);
        ControlFlow::Continue(())
    });
    assert!(done.is_ok());
    let last = last.unwrap();
    assert_eq!((last.done, last.trials), (4_099, 4_099));
}

/// A limit that the sampler cannot lay out is no reason to fail after minutes of work: it takes what fits below.
#[test]
fn a_run_until_it_is_precise_stops_at_its_limit() {
    for (sampler, most, trials) in [
        (Sampler::Random, 50_001, 50_001),
        (Sampler::LatinHypercube, 50_001, 50_000),
        (Sampler::Sobol, 50_001, 32_768),
        (Sampler::Sobol, 100, 64),
    ] {
        let asked = SimulateRequest { sampler, ..SimulateRequest::default() };
        let precision = Precision { figure: "today.annual_cost.mean".into(), width: 1e-9, most_trials: most };
        let found = trader().simulate_until(&asked, &precision, &mut |_| ControlFlow::Continue(()));
        let run = found.unwrap_or_else(|problems| panic!("{sampler}: {problems}")).run;
        assert_eq!(run.request.trials, trials, "{sampler}");
        assert!(!run.precision.unwrap().reached);
    }
}

/// What is asked comes back with the answer, so that it can be asked again.
#[test]
fn a_run_says_how_to_have_it_again() {
    let asked = SimulateRequest {
        trials: 64,
        seed: u64::MAX,
        sampler: Sampler::Sobol,
        outputs: vec!["today.person_days".into()],
        quantiles: vec![0.2],
        samples: true,
        threads: 2,
    };
    let simulation = trader().simulate(&asked).unwrap();
    let document = serde_json::to_value(&simulation).unwrap();
    let run = &document["run"];
    assert_eq!(run["seed"], "18446744073709551615");
    let keys = ["trials", "seed", "sampler", "outputs", "quantiles", "samples"];
    let again: serde_json::Map<String, serde_json::Value> =
        keys.iter().map(|key| ((*key).to_owned(), run[key].clone())).collect();
    let again = SimulateRequest::from_json(&serde_json::Value::from(again).to_string()).unwrap();
    assert_eq!(again, SimulateRequest { threads: 0, ..asked });
    assert_eq!(serde_json::to_value(trader().simulate(&again).unwrap()).unwrap(), document);
    assert_eq!(document["scenario"]["fingerprint"], trader().fingerprint());
}

/// One loss that comes by chance, with what else is given.
fn by_chance(parts: &[(&str, serde_json::Value)]) -> serde_json::Value {
    let loss = ("losses.a", json!({ "events_per_year": 24, "cost_per_event": 1, "arrival": "poisson" }));
    scenario(&[&[loss], parts].concat())
}

#[test]
fn events_of_claims_count_towards_the_limit() {
    let claim = json!({
        "result": "annual_cost", "equals": 1, "given": { "losses.a.events_per_year": 1_000_000_000 }
    });
    let model = model(&by_chance(&[("claims.many", claim)]));
    refused(&model, &request(64), Code::LimitExceeded, "claims.many", &["poisson_events"]);
}

#[test]
fn what_has_no_base_case_is_not_drawn_from() {
    let huge = json!({ "events_per_year": 1_000_000, "cost_per_event": "79000000000000000000000000" });
    let step = json!({
        "cost": 3, "effects": [{ "loss": "a", "input": "events_per_year", "reduce_by": 0.5 }]
    });
    let document = scenario(&[("losses.a", huge), ("options.b.steps.c", step)]);
    let problems = refusal(&model(&document), &request(100));
    assert!(problems.iter().all(|problem| problem.code == Code::Overflow), "{problems}");
}

#[test]
fn a_loss_made_endless_is_an_overflow_and_no_avoided_nothing() {
    let loss = json!({ "events_per_year": 1_000_000, "cost_per_event": "1000000000000000" });
    let step = json!({
        "until_month": 6,
        "effects": [{ "loss": "a", "input": "events_per_year", "increase_by": 100_000_000_000_u64 }]
    });
    let problems = model(&scenario(&[("losses.a", loss), ("options.b.steps.c", step)])).evaluate().unwrap_err();
    assert!(problems.iter().all(|problem| problem.code == Code::Overflow), "{problems}");
}

#[test]
fn a_run_that_cannot_become_precise_ends() {
    // No option ever pays back here, so that its mean is infinite.
    let model = model(&by_chance(&[("options.b.steps.c.cost", json!(1_000_000))]));
    let until = |figure: &str| Precision { figure: figure.to_owned(), width: 1e-9, most_trials: 1 << 29 };
    let request = SimulateRequest::default();
    let figure = "options.b.payback_months.mean";
    let on_progress = &mut |_| ControlFlow::Continue(());
    let simulation = model.simulate_until(&request, &until(figure), on_progress).unwrap();
    let precision = simulation.run.precision.unwrap();
    assert_eq!((precision.reached, precision.width), (false, None));
    assert!(simulation.run.request.trials <= 1 << 20);
    for p in ["0", "1", "1.5"] {
        let figure = format!("today.annual_cost.quantiles.{p}");
        let problems = model.simulate_until(&request, &until(&figure), on_progress).unwrap_err();
        assert_eq!(problems.as_slice()[0].path, "figure", "{problems}");
    }
}

#[test]
fn a_run_ends_where_its_events_pass_their_limit() {
    let mut limits = Limits::default();
    limits.poisson_events = 2_000_000;
    let text = by_chance(&[]).to_string();
    let model = Document::parse(text.as_bytes(), None, &limits).unwrap().model(&limits).unwrap();
    let precision = Precision { figure: "today.annual_cost.mean".to_owned(), width: 1e-9, most_trials: 1 << 24 };
    let on_progress = &mut |_| ControlFlow::Continue(());
    let simulation = model.simulate_until(&SimulateRequest::default(), &precision, on_progress).unwrap();
    assert!(!simulation.run.precision.unwrap().reached);
}

#[test]
fn a_month_of_millions_of_events_is_left_when_told_to() {
    let model = model(&by_chance(&[("losses.a.events_per_year", json!(200_000_000))]));
    let start = Instant::now();
    let wait = Duration::from_millis(100);
    let on_progress = &mut |_| if start.elapsed() > wait { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let problems = model.simulate_with(&SimulateRequest { threads: 1, ..request(2) }, on_progress).unwrap_err();
    assert_eq!(problems.as_slice()[0].code, Code::Cancelled);
    // All of it would take a minute.
    assert!(start.elapsed() < Duration::from_secs(5));
}
