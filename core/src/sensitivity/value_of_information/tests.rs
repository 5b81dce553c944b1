//! Scenarios whose values of information have a closed form.

use super::*;
use crate::Code;
use crate::statistics::normal;

/// Two options that gain normal amounts (12 months, no discount): a gains x + y less 100, b gains 900, and neither is ever
/// below 0. Beside them something that says nothing.
const DOCUMENT: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 12
    discount_rate = 0
    workforce = { headcount = 1, hourly_cost.uniform = { min = 1, max = 2 } }
    losses.small = { events_per_year = 1, cost_per_event = 1 }

    [options.a.steps.s]
    cost = 100
    gains.x = { value_per_unit.normal = { mean = 600, standard_deviation = 60, min = 0 } }
    gains.y = { value_per_unit.normal = { mean = 450, standard_deviation = 40, min = 0 } }

    [options.b.steps.s]
    gains.sure = { value_per_unit = 900 }
    "#;
const X: &str = "options.a.steps.s.gains.x.value_per_unit";
const Y: &str = "options.a.steps.s.gains.y.value_per_unit";

fn request() -> ValueOfInformationRequest {
    ValueOfInformationRequest {
        trials: if cfg!(debug_assertions) { 1 << 12 } else { 1 << 16 },
        groups: [("both".to_owned(), vec![X.to_owned(), Y.to_owned()])].into(),
        threads: 1,
        ..ValueOfInformationRequest::default()
    }
}

fn find<'a>(found: &'a ValueOfInformation, path: &str) -> &'a InputInformation {
    found.inputs.iter().find(|row| row.input.path == path).unwrap()
}

#[test]
fn two_options_and_normal_gains_have_their_closed_form() {
    let found = Model::parse(DOCUMENT).unwrap().value_of_information(&request()).unwrap();
    let truth = |spread: f64| spread * normal::unit_loss(50.0 / spread);
    let close = |knowing: ValueOfKnowing, truth: f64| {
        assert!((knowing.value - truth).abs() < 4.0 * knowing.standard_error, "{truth}: {knowing:?}");
        assert!((knowing.share.unwrap() - knowing.value / found.perfect.value).abs() < 1e-15);
    };
    close(found.perfect, truth(5200_f64.sqrt()));
    close(find(&found, X).knowing, truth(60.0));
    close(find(&found, Y).knowing, truth(40.0));
    close(found.groups[0].knowing, truth(5200_f64.sqrt()));
    // What has no influence is worth nothing, within its error.
    let nothing = find(&found, "workforce.hourly_cost").knowing;
    assert!(nothing.value <= 3.0 * nothing.standard_error, "{nothing:?}");
    assert_eq!(found.inputs.iter().map(|row| row.input.path.as_str()).take(2).collect::<Vec<_>>(), [X, Y]);
    assert_eq!(found.best, "a");
    let order: Vec<_> = found.decisions.iter().map(|decision| decision.option.as_str()).collect();
    assert_eq!(order, ["a", "b", "do_nothing"]);
    let of_a = &found.decisions[0];
    assert!((of_a.expected_net_present_value - 950.0).abs() < 4.0 * of_a.standard_error);
    assert!(find(&found, X).words.starts_with("worth at most HKD "), "{}", find(&found, X).words);
}

/// Hubbard, "How to measure anything" (2014), chapter 7: a campaign of 5,000,000 that sells 150,000 to 300,000 units (90%)
/// at 25 each; published as 208,954 (`evpi-hubbard`).
#[test]
fn hubbards_campaign_as_a_scenario() {
    let model = Model::parse(
        r#"
        schema_version = 1
        currency = "USD"
        horizon_months = 12
        discount_rate = 0
        workforce = { headcount = 1, hourly_cost = 1 }
        losses.none = { events_per_year = 0 }
        options.campaign.steps.s = { cost = 5000000, gains.sales = { value_per_unit = 25, units_per_year.normal = { p5 = 150000, p95 = 300000, min = 0 } } }
        "#,
    )
    .unwrap();
    let found = model.value_of_information(&request_of_all()).unwrap();
    for knowing in [found.perfect, found.inputs[0].knowing] {
        assert!((knowing.value - 208_954.008).abs() < 4.0 * knowing.standard_error, "{knowing:?}");
        assert!((knowing.probability_of_change - 0.291_748).abs() < 0.03, "{knowing:?}");
    }
}

fn request_of_all() -> ValueOfInformationRequest {
    ValueOfInformationRequest { groups: [].into(), ..request() }
}

#[test]
fn threads_have_no_influence() {
    let model = Model::parse(DOCUMENT).unwrap();
    let of = |threads| {
        let request = ValueOfInformationRequest { trials: 3_000, threads, ..request() };
        serde_json::to_string(&model.value_of_information(&request).unwrap()).unwrap()
    };
    assert!(of(1) == of(2) && of(1) == of(7));
}

#[test]
fn money_in_another_size_scales_everything() {
    let request = ValueOfInformationRequest { trials: 3_000, ..request() };
    let small = Model::parse(DOCUMENT).unwrap().value_of_information(&request).unwrap();
    // By 1,000: 60 becomes 60000.
    let larger = DOCUMENT
        .replace("= 600,", "= 600000,")
        .replace("= 60,", "= 60000,")
        .replace("= 450,", "= 450000,")
        .replace("= 40,", "= 40000,")
        .replace("= 900 }", "= 900000 }")
        .replace("cost = 100", "cost = 100000");
    let large = Model::parse(&larger).unwrap().value_of_information(&request).unwrap();
    let pairs = [
        (small.perfect, large.perfect),
        (find(&small, X).knowing, find(&large, X).knowing),
        (small.groups[0].knowing, large.groups[0].knowing),
    ];
    for (small, large) in pairs {
        assert!((large.value - 1000.0 * small.value).abs() < 1e-6 * large.value, "{small:?} {large:?}");
        assert!((large.standard_error - 1000.0 * small.standard_error).abs() < 1e-6 * large.standard_error);
        assert_eq!(large.probability_of_change, small.probability_of_change);
    }
}

#[test]
fn what_cannot_be_asked_for_is_said_all_at_once() {
    let without = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 12\ndiscount_rate = 0\nworkforce = { headcount = 1, hourly_cost = 1 }\nlosses.a = { events_per_year = 1, cost_per_event = 1 }";
    let problems = Model::parse(without).unwrap().value_of_information(&request_of_all()).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::MissingField]);
    let request = ValueOfInformationRequest {
        inputs: Some(vec![X.to_owned(), X.replace("gains", "gain"), "discount_rate".to_owned()]),
        groups: [("none".to_owned(), Vec::new()), ("wrong".to_owned(), vec!["x".to_owned()])].into(),
        trials: 99,
        ..ValueOfInformationRequest::default()
    };
    let problems = Model::parse(DOCUMENT).unwrap().value_of_information(&request).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    use Code::{InvalidArgument, UnknownReference};
    assert_eq!(
        found,
        [
            (InvalidArgument, "trials"),
            (UnknownReference, "inputs"),
            (InvalidArgument, "inputs"),
            (InvalidArgument, "groups.none"),
            (UnknownReference, "groups.wrong"),
        ]
    );
    let many = ValueOfInformationRequest { trials: 1_000_000_000, ..request_of_all() };
    let problems = Model::parse(DOCUMENT).unwrap().value_of_information(&many).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code, Code::LimitExceeded);
}

#[test]
fn it_tells_how_far_it_is_and_stops_when_told_to() {
    let model = Model::parse(DOCUMENT).unwrap();
    let request = ValueOfInformationRequest { trials: 2_000, ..request() };
    let mut seen = Vec::new();
    let mut note = |progress: crate::Progress| {
        seen.push((progress.done, progress.trials));
        ControlFlow::Continue(())
    };
    model.value_of_information_with(&request, &mut note).unwrap();
    // Drawn once; then three inputs and a group.
    assert_eq!(seen.last(), Some(&(10_000, 10_000)));
    assert!(seen.is_sorted());
    for stop_at in [0, 2_001, 4_001] {
        let mut stop = |progress: crate::Progress| {
            if progress.done >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = model.value_of_information_with(&request, &mut stop).unwrap_err();
        assert_eq!(stopped.iter().next().unwrap().code, Code::Cancelled);
    }
}

#[test]
fn the_document_names_what_it_holds() {
    let request = ValueOfInformationRequest { trials: 1_000, ..request() };
    let found = Model::parse(DOCUMENT).unwrap().value_of_information(&request).unwrap();
    let document = serde_json::to_value(&found).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&document),
        [
            "engine",
            "scenario",
            "run",
            "method",
            "currency",
            "best",
            "decisions",
            "perfect",
            "inputs",
            "groups",
            "notices"
        ]
        .map(str::to_owned)
        .into_iter()
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect::<Vec<_>>()
    );
    assert!(document["perfect"]["expected_value_of_perfect_information"].is_f64());
    for row in [&document["inputs"][0], &document["groups"][0]] {
        for key in ["expected_value_of_partial_perfect_information", "standard_error", "held_out_value"] {
            assert!(row[key].is_f64(), "{key}: {row}");
        }
        assert!(row["interval"]["lower"].is_f64() && row["words"].is_string());
    }
    assert_eq!(document["inputs"][0]["unit"], "HKD / unit");
}
