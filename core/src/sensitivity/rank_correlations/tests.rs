//! Scenarios whose rank correlations are known.

use super::*;
use crate::Code;

/// Gains that are normal, of which a sum is jointly normal with each.
const DOCUMENT: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 12
    discount_rate = 0
    workforce = { headcount = 1, hourly_cost.uniform = { min = 1, max = 2 } }
    losses.small = { events_per_year = 1, cost_per_event = 1 }

    [options.a.steps.s]
    cost = 900
    gains.x = { value_per_unit.normal = { mean = 600, standard_deviation = 60, min = 0 } }
    gains.y = { value_per_unit.normal = { mean = 450, standard_deviation = 40, min = 0 } }
    "#;

fn request() -> RankCorrelationsRequest {
    RankCorrelationsRequest { trials: 8_192, threads: 1, ..RankCorrelationsRequest::default() }
}

#[test]
fn jointly_normal_gains_have_their_closed_form() {
    let found = Model::parse(DOCUMENT).unwrap().rank_correlations(&request()).unwrap();
    assert_eq!((found.result.as_str(), found.unit.as_str()), ("options.a.net_present_value", "HKD"));
    // 6 ÷ π · asin(ρ ÷ 2) (Pearson 1907), ρ = s ÷ √(60² + 40²).
    for (row, spread) in found.correlations.iter().zip([60.0, 40.0, 0.0]) {
        let truth = 6.0 / core::f64::consts::PI * libm::asin(0.5 * spread / 5200_f64.sqrt());
        let (estimate, error) = (row.rank_correlation.unwrap(), row.standard_error.unwrap());
        assert!((estimate - truth).abs() < 4.0 * error, "{truth}: {row:?}");
        assert!(row.interval.unwrap().contains(estimate));
    }
    assert_eq!(found.correlations[2].input.path, "workforce.hourly_cost");
}

#[test]
fn a_payback_of_never_ranks_last() {
    let asked = RankCorrelationsRequest { result: Some("options.a.payback_months".to_owned()), ..request() };
    let found =
        Model::parse(&DOCUMENT.replace("cost = 900", "cost = 1050")).unwrap().rank_correlations(&asked).unwrap();
    // The more it gains, the earlier it pays back; about half of the trials never do.
    assert_eq!(found.run.trials_without_value, 0);
    let strongest = &found.correlations[0];
    assert!(strongest.input.path.ends_with("gains.x.value_per_unit"));
    assert!((-0.8..-0.6).contains(&strongest.rank_correlation.unwrap()), "{strongest:?}");
}

#[test]
fn trials_without_a_value_are_counted_and_constant_results_have_a_reason() {
    let model =
        Model::parse(&DOCUMENT.replace("cost = 900", "cost.discrete = { values = [0, 900], weights = [1, 3] }"))
            .unwrap();
    let asked = |result: &str| RankCorrelationsRequest { result: Some(result.to_owned()), ..request() };
    // Without costs there is no return on them.
    let found = model.rank_correlations(&asked("options.a.roicm")).unwrap();
    let without = found.run.trials_without_value;
    assert!((1_900..2_200).contains(&without), "a quarter of 8,192: {without}");
    assert_eq!((found.run.trials, found.run.trials_used), (8_192, 8_192 - without));
    assert!(found.notices.iter().any(|notice| notice.starts_with("Left out: ")), "{:?}", found.notices);
    let cost = found.correlations.iter().find(|row| row.input.path.ends_with(".cost")).unwrap();
    assert_eq!(cost.reason, Some("the input had the same value in every trial"));
    let constant = model.rank_correlations(&asked("today.annual_cost")).unwrap();
    assert!(constant.correlations.iter().all(|row| row.reason == Some("the result is the same in every trial")));
}

#[test]
fn threads_have_no_influence() {
    let model = Model::parse(DOCUMENT).unwrap();
    let of = |threads| {
        serde_json::to_string(&model.rank_correlations(&RankCorrelationsRequest { threads, ..request() }).unwrap())
            .unwrap()
    };
    assert!(of(1) == of(2) && of(1) == of(7));
}

#[test]
fn what_cannot_be_asked_for_is_said_all_at_once() {
    let request = RankCorrelationsRequest {
        result: Some("options.a.net_present_valeu".to_owned()),
        inputs: Some(vec!["discount_rate".to_owned()]),
        trials: 1,
        ..request()
    };
    let problems = Model::parse(DOCUMENT).unwrap().rank_correlations(&request).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    use Code::{InvalidArgument, UnknownResult};
    assert_eq!(found, [(InvalidArgument, "trials"), (InvalidArgument, "inputs"), (UnknownResult, "result")]);
}
