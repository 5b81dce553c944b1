//! What once went wrong, each with the smallest document that showed it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use roicm::{
    Code, EvaluateRequest, Exact, Fault, Limits, Model, Number, Precision, SensitivityRequest, SimulateRequest,
};
use serde_json::json;

const HEAD: &str = "schema_version = 1\ncurrency = 'HKD'\nhorizon_months = 24\ndiscount_rate = 0\n\
                    workforce = { headcount = 5, hourly_cost = 100 }\n";

fn model(rest: &str) -> Model {
    Model::parse(&format!("{HEAD}{rest}")).unwrap()
}

/// Two uncertain inputs that depend on one another.
const CORRELATED: &str = "
    [losses.a]
    events_per_year = { value = 10, uniform = { min = 5, max = 20 } }
    hours_per_event = { value = 2, uniform = { min = 1, max = 3 } }
    [[correlations]]
    between = ['losses.a.events_per_year', 'losses.a.hours_per_event']
    rank = 0.5
";

#[test]
fn a_correlated_input_can_be_sought_and_set() {
    let model = model(CORRELATED);
    // 10 events × 2 hours × 100 = 2,000; 3,000 takes 15 events.
    let found = model.goal_seek("today.annual_cost", "losses.a.events_per_year", 3_000.into()).unwrap();
    assert_eq!(found.solutions.iter().map(|solution| solution.value.to_string()).collect::<Vec<_>>(), ["15"]);
    let set = model.with([("losses.a.events_per_year", 15.into())]).unwrap();
    assert_eq!(set.evaluate().unwrap().today.results.annual_cost, Exact::from(3_000));
    assert!(set.scenario().correlations.is_empty());
    let claim = "[claims.c]\nresult = 'annual_cost'\nequals = 3000\ngiven = { losses.a.events_per_year = 15 }\n";
    let claimed = Model::parse(&format!("{HEAD}{CORRELATED}{claim}")).unwrap().evaluate().unwrap();
    assert!(claimed.claims["c"].holds);
}

#[test]
fn overlapping_caps_are_explained_in_little_space() {
    let caps: String = (0..20)
        .map(|step| {
            format!(
                "[options.o.steps.s{step}]\nramp_months = 24\n\
                 effects = [{{ loss = 'a', input = 'hours_per_event', at_most = {} }}]\n",
                40 - step
            )
        })
        .collect();
    let model =
        model(&format!("[losses.a]\nevents_per_year = 1\nhours_per_event = 50\nworking_time_share = 1\n{caps}"));
    // Written out, each cap would double it: 24 months of 2^20 terms.
    let explanation = model.explain("options.o.net_present_value").unwrap();
    let size: usize = explanation.definitions.iter().map(|definition| definition.formula.len()).sum();
    assert!(size < 1_000_000, "{size}");
}

#[test]
fn interruptions_that_outlast_their_service_hours_are_refused_on_every_way() {
    let model = model("[losses.a]\nevents_per_year = 300\nhours_per_event = 5\nservice_hours_per_year = 1000\n");
    let codes = [
        model.evaluate().map(drop).unwrap_err(),
        model.result("today.losses.a.availability").map(drop).unwrap_err(),
        model.explain("today.annual_cost").map(drop).unwrap_err(),
    ]
    .map(|problems| problems.as_slice()[0].code);
    assert_eq!(codes, [Code::AvailabilityBelowZero; 3]);
}

#[test]
fn an_option_that_changes_nothing_but_a_rounding_avoids_nothing() {
    // How long an outage lasts does not change how many hours an availability means.
    let model = model(
        "[losses.a]\navailability = 0.978\nminutes_per_event = 130.15\npeople_per_event = 3.4\nworking_time_share = 1\n\
         [options.o.steps.s]\nramp_months = 3\n\
         effects = [{ loss = 'a', input = 'minutes_per_event', reduce_by = 0.343 }]\n",
    );
    let evaluation = model.evaluate().unwrap();
    let results = &evaluation.options["o"].results;
    assert_eq!((results.annual_avoided, results.net_present_value), (Exact::ZERO, Exact::ZERO));
    assert_eq!(results.payback_months, Ok(Exact::ZERO));
    assert_eq!(evaluation.ranking[0].option, "do_nothing");
}

#[test]
fn what_claims_would_need_stays_within_its_limit() {
    let text = format!("{HEAD}{CORRELATED}[claims.c]\nresult = 'annual_cost'\nequals = 3000\n");
    let scenario = roicm::Document::parse(text.as_bytes(), None, &Limits::default()).unwrap().scenario().clone();
    let mut limits = Limits::default();
    limits.search_work = 0;
    let request = EvaluateRequest { would_need: true };
    let [full, none] = [Limits::default(), limits].map(|limits| {
        let model = Model::new(&scenario, &limits).unwrap();
        model.evaluate_with(request).unwrap().claims["c"].clone()
    });
    assert_eq!((full.would_need_left_out, full.would_need.unwrap().is_empty()), (0, false));
    assert!(none.would_need_left_out > 0 && none.would_need.unwrap().is_empty());
}

#[test]
fn the_ends_of_exact_decimals_are_no_traps() {
    assert_eq!(Exact::new(12, i32::MAX).fault(), Some(Fault::Overflow));
    assert_eq!(Exact::new(1, i32::MIN) / Exact::from(3), Exact::ZERO);
    assert_eq!(Exact::from(15).round(u32::MAX), Exact::from(15));
    assert_eq!(Exact::new(1, -400).root(2), Exact::new(1, -200));
}

#[test]
fn json_that_breaks_off_is_pointed_at_in_characters() {
    // The reader of JSON counts bytes, and lines from where it was told to begin.
    let place = |text: &str| {
        let problems = Model::parse(text).unwrap_err();
        let location = problems.as_slice()[0].location.unwrap();
        (location.line, location.column)
    };
    assert_eq!(place("{\"name\": \"訊息\" \"currency\": 1}"), (1, 15));
    assert_eq!(place("{\"name\": \"訊息\",\n \"訊息\": x}"), (2, 8));
    // At the quote that stands where the other half of a surrogate should.
    assert_eq!(place("{\n \"name\": \"訊息\", \"label\": \"訊\\ud800\"}"), (2, 33));
}

#[test]
fn what_a_stranger_writes_disguises_no_problem() {
    let text = |problems: roicm::Problems| problems.iter().map(ToString::to_string).collect::<String>();
    let long = "x".repeat(100_000);
    for hostile in ["t\u{202e}rials", "tri\u{7}als", long.as_str()] {
        let key = serde_json::to_string(hostile).unwrap();
        let model = model(CORRELATED);
        let found = [
            roicm::SimulateRequest::from_json(&format!("{{{key}: 1}}")).map(drop).unwrap_err(),
            roicm::SimulateRequest::from_json(&format!("{{{key}: 1, {key}: 1}}")).map(drop).unwrap_err(),
            roicm::SensitivityRequest::from_json(&format!("{{\"method\": {key}}}")).map(drop).unwrap_err(),
            roicm::Shard::from_json(&format!("{{{key}: 1}}")).map(drop).unwrap_err(),
            model.with_json(&format!("{{{key}: 1}}")).map(drop).unwrap_err(),
            model.with([(hostile, 1.into())]).map(drop).unwrap_err(),
        ];
        // What there is instead is proposed, and is no better where a document is refused for it.
        let scenario = json!({ "losses": { hostile: { "events_per_year": { "uniform": { "min": 1 } } } }, "claims": { "c": { "result": "annual_cost", "given": { hostile: 1 } } },
            "options": { "o": { "steps": { "s": { "effects": [{ "loss": hostile.get(1..) }] } } } } });
        let refused = Model::parse(&scenario.to_string()).unwrap_err();
        for problems in found.into_iter().chain([refused]) {
            let said = text(problems);
            assert!(!said.contains(['\u{202e}', '\u{7}']), "{said:?}");
            assert!(said.chars().count() < 10_000, "{said}");
        }
    }
}

#[test]
fn numbers_of_requests_are_the_nearest_doubles() {
    let text = r#"{"quantiles": [0.22222222222222222, 0.1, 5e-324, 0.999999999999999944488848768742172978818416595458984376]}"#;
    let quantiles = roicm::SimulateRequest::from_json(text).unwrap().quantiles;
    let nearest = |text: &str| text.parse::<f64>().unwrap();
    let expected = ["0.2222222222222222", "0.1", "5e-324", "1"].map(nearest);
    assert_eq!(quantiles.iter().map(|p| p.to_bits()).collect::<Vec<_>>(), expected.map(f64::to_bits));
    for wrong in ["1e999", "-1e999", "null", "\"0.5\"", "[0.5]", "true"] {
        assert!(roicm::SimulateRequest::from_json(&format!("{{\"quantiles\": [{wrong}]}}")).is_err(), "{wrong}");
    }
}

/// A count that no JSON number holds was written as one, and refused when it was read again.
#[test]
fn requests_are_read_again_as_they_are_written() {
    let request = SimulateRequest::from_json(r#"{"trials":"18446744073709551615"}"#).unwrap();
    assert_eq!(request.trials, u64::MAX);
    let written = serde_json::to_string(&request).unwrap();
    assert!(written.starts_with(r#"{"trials":"18446744073709551615","#), "{written}");
    assert_eq!(SimulateRequest::from_json(&written).unwrap().trials, u64::MAX);
    for text in [
        r#"{"method":"rank_correlations","trials":"9007199254740993"}"#,
        r#"{"method":"value_of_information","trials":"9007199254740993"}"#,
        r#"{"method":"sobol","samples":"9007199254740993"}"#,
        r#"{"method":"sobol","until":{"most_evaluations":"9007199254740993"}}"#,
        r#"{"method":"two_way","x":{"path":"a","steps":"9007199254740993"},"y":{"path":"b","steps":9007199254740992}}"#,
    ] {
        let request = SensitivityRequest::from_json(text).unwrap();
        let written = serde_json::to_string(&request).unwrap();
        assert!(written.contains("\"9007199254740993\""), "{written}");
        assert_eq!(SensitivityRequest::from_json(&written).unwrap(), request);
    }
    let precision = Precision::from_json(r#"{"figure":"a","width":1,"most_trials":"9007199254740993"}"#).unwrap();
    assert_eq!(Precision::from_json(&serde_json::to_string(&precision).unwrap()).unwrap(), precision);
}
