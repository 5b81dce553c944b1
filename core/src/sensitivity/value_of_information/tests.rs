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
        trials: 1 << 16,
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

const HEAD: &str = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 12\ndiscount_rate = 0\n\
                    workforce = { headcount = 50, hourly_cost = 200 }\n";

fn of(rest: &str, request: &ValueOfInformationRequest) -> ValueOfInformation {
    Model::parse(&format!("{HEAD}{rest}")).unwrap().value_of_information(request).unwrap()
}

#[test]
fn what_differs_from_event_to_event_is_at_its_mean() {
    // What is written beside the distribution is the most likely value, and not what events cost on average.
    let rest = r#"
        losses.late = { arrival = "poisson", events_per_year.uniform = { min = 8, max = 12 }, cost_per_event = { value = 1000, uniform = { min = 0, max = 10000 } } }
        options.lite.steps.m = { cost = 20000, effects = [{ loss = "late", input = "events_per_year", reduce_by = 1 }] }
        "#;
    let found = of(rest, &request_of(&[]));
    let lite = found.decisions.iter().find(|decision| decision.option == "lite").unwrap();
    // 10 events of 5,000 less 20,000.
    assert!((lite.expected_net_present_value - 30_000.0).abs() < 4.0 * lite.standard_error, "{lite:?}");
    assert_eq!(found.best, "lite");
    assert!(
        found.notices.iter().any(|notice| notice.contains("Held at their mean: losses.late")
            || notice.contains("losses.late.cost_per_event"))
    );
}

fn request_of(groups: &[(&str, &[&str])]) -> ValueOfInformationRequest {
    let named = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    ValueOfInformationRequest {
        groups: groups.iter().map(|(name, paths)| ((*name).to_owned(), named(paths))).collect(),
        ..request()
    }
}

#[test]
fn a_tie_is_no_change_of_the_decision() {
    // Worth −6,000, −1,000 and 19,000 (lite), −2,500, 0 and 10,000 (half), with probabilities 0.5, 0.3 and 0.2: doing
    // nothing is best on average but for lite's 500. In the middle state half ties with doing nothing.
    let rest = r#"
        losses.late = { events_per_year = 10, cost_per_event.discrete = { values = [500, 1000, 3000], weights = [5, 3, 2] } }
        options.lite.steps.m = { cost = 11000, effects = [{ loss = "late", input = "events_per_year", reduce_by = 1 }] }
        options.half.steps.m = { cost = 5000, effects = [{ loss = "late", input = "events_per_year", reduce_by = 0.5 }] }
        "#;
    let found = of(rest, &request_of(&[]));
    let decided = match found.best.as_str() {
        // All but the first of three states would be decided otherwise than by the best on average.
        "half" => 0.7,
        "lite" => 0.8,
        _ => 0.2,
    };
    let error = (decided * (1.0 - decided) / found.run.trials as f64).sqrt();
    assert!((found.perfect.probability_of_change - decided).abs() < 4.0 * error, "{} {:?}", found.best, found.perfect);
}

#[test]
fn to_know_the_only_input_is_to_know_everything() {
    // Nineteen values, four of them far away: no spline need follow them.
    let values: Vec<String> =
        (1..=15).map(|step| (100 * step).to_string()).chain((20_000..20_004).map(|value| value.to_string())).collect();
    let rest = format!(
        "losses.late = {{ events_per_year = 1, cost_per_event.sample = {{ values = [{}] }} }}\n\
         options.lite.steps.m = {{ cost = 6000, effects = [{{ loss = \"late\", input = \"events_per_year\", reduce_by = 1 }}] }}",
        values.join(", ")
    );
    let found = of(&rest, &request_of(&[]));
    let exact = 15.0 / 19.0 * 6_000.0 - (1..=15).map(|step| 100.0 * f64::from(step)).sum::<f64>() / 19.0;
    // Lite is worth 20,001.5 × 4/19 + … − 6,000 less than nothing on average, so its gain in the four states is what counts.
    let mean = (12_000.0 + 80_006.0) / 19.0 - 6_000.0;
    let truth = if mean > 0.0 { exact } else { 4.0 / 19.0 * 14_001.5 };
    let only = &found.inputs[0].knowing;
    assert!((only.value - truth).abs() < 4.0 * only.standard_error, "{truth} {only:?}");
    assert_eq!(only.value, found.perfect.value);
}

#[test]
fn groups_that_no_regression_follows_are_refused() {
    let losses: String = (0..25)
        .map(|loss| {
            format!("losses.l{loss} = {{ events_per_year.uniform = {{ min = 5, max = 15 }}, cost_per_event = 100 }}\n")
        })
        .collect();
    let effects: Vec<String> =
        (0..25).map(|loss| format!("{{ loss = \"l{loss}\", input = \"events_per_year\", reduce_by = 0.5 }}")).collect();
    let rest = format!("{losses}options.o.steps.m = {{ cost = 12500, effects = [{}] }}", effects.join(", "));
    let paths: Vec<String> = (0..25).map(|loss| format!("losses.l{loss}.events_per_year")).collect();
    let all: Vec<&str> = paths.iter().map(String::as_str).collect();
    let model = Model::parse(&format!("{HEAD}{rest}")).unwrap();
    let refused = model.value_of_information(&request_of(&[("most", &all[..21])])).unwrap_err();
    let problem = refused.iter().next().unwrap();
    assert_eq!((problem.code, problem.path.as_str()), (Code::LimitExceeded, "groups.most"));
    let found = model.value_of_information(&request_of(&[("all", &all), ("some", &all[..20])])).unwrap();
    let of = |name: &str| found.groups.iter().find(|group| group.name == name).unwrap().knowing;
    assert_eq!(of("all").value, found.perfect.value);
    assert!(of("some").value < found.perfect.value);
}

#[test]
fn what_says_nothing_is_worth_nothing_but_for_its_correlations() {
    let rest = r#"
        losses.late = { events_per_year = 10, cost_per_event.uniform = { min = 500, max = 3000 } }
        losses.other = { events_per_year.uniform = { min = 1, max = 9 }, cost_per_event.uniform = { min = 1, max = 9 } }
        options.lite.steps.m = { cost = 17500, effects = [{ loss = "late", input = "events_per_year", reduce_by = 1 }] }
        [[correlations]]
        between = ["losses.late.cost_per_event", "losses.other.events_per_year"]
        rank = 0.9
        "#;
    let found = of(rest, &request_of(&[]));
    let alone = find(&found, "losses.other.cost_per_event").knowing;
    assert_eq!((alone.value, alone.standard_error, alone.probability_of_change), (0.0, 0.0, 0.0));
    let joined = find(&found, "losses.other.events_per_year").knowing;
    assert!(joined.interval.lower > 0.5 * found.perfect.value, "{joined:?}");
}
