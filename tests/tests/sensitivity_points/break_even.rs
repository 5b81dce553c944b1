//! Where the best decision changes along one input.

use super::*;

#[test]
fn lines_of_net_present_value_meet_where_they_should() {
    // 12 x − 1,800, 6 x − 300, 1.2 x − 290: nothing up to 50, half up to 250, full above; a tenth never.
    let found = three_options().break_even(&BreakEvenRequest::default()).unwrap();
    assert_eq!((found.base_decision.as_str(), found.unit.as_str()), ("half", "HKD"));
    assert_eq!((found.inputs.len(), found.without_influence), (1, 0));
    let late = along(&found, "losses.late.cost_per_event");
    assert_eq!((late.from, late.to), (exact("0.4"), exact("399.6")));
    let changes: Vec<(Exact, &str, &str, Option<Exact>)> = late
        .changes
        .iter()
        .map(|change| (change.value, change.from.as_str(), change.to.as_str(), change.net_present_value))
        .collect();
    assert_eq!(
        changes,
        [(50.into(), "do_nothing", "half", Some(Exact::ZERO)), (250.into(), "half", "full", Some(1200.into())),]
    );
    let below: Vec<f64> = late.changes.iter().map(|change| change.probability_below.unwrap()).collect();
    assert_eq!(below, [0.125, 0.625]);
    assert!(late.changes.iter().all(|change| !change.discontinuous));
    let segments: Vec<(Exact, Exact, Option<&str>)> =
        late.segments.iter().map(|segment| (segment.from, segment.to, segment.decision.as_deref())).collect();
    assert_eq!(
        segments,
        [
            (late.from, 50.into(), Some("do_nothing")),
            (50.into(), 250.into(), Some("half")),
            (250.into(), late.to, Some("full")),
        ]
    );
}

#[test]
fn where_nothing_changes_there_is_one_segment() {
    let model = three_options();
    let asked = |from: &str, to: &str| BreakEvenRequest {
        input: Some("losses.late.cost_per_event".to_owned()),
        from: Some(exact(from)),
        to: Some(exact(to)),
        ..BreakEvenRequest::default()
    };
    let found = model.break_even(&asked("60", "240")).unwrap();
    assert!(found.inputs[0].changes.is_empty());
    assert_eq!(found.inputs[0].segments.len(), 1);
    assert_eq!((found.inputs[0].basis, found.inputs[0].segments[0].to), (Basis::Given, 240.into()));
    // Both changes stand between two neighbours of the grid.
    let wide = model.break_even(&asked("0", "1000000")).unwrap();
    let values: Vec<Exact> = wide.inputs[0].changes.iter().map(|change| change.value).collect();
    assert_eq!(values, [50.into(), 250.into()]);
    // A tie over the whole range goes to doing nothing.
    let free = self::model(&format!(
        "{HEAD}workforce = {{ headcount = 1, hourly_cost.uniform = {{ min = 1, max = 3 }} }}\n\
         losses.a = {{ events_per_year = 1, minutes_per_event = 60 }}\n[options.free]\n"
    ));
    let found = free.break_even(&BreakEvenRequest::default()).unwrap();
    assert_eq!((found.base_decision.as_str(), found.without_influence), ("do_nothing", 1));
}

/// Money in and out once a year: −1,000, +2,300, −1,320 are worth nothing at 10% and at 20%, and something between.
const HUMP: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 24
    discount_rate = { value = 0.15, uniform = { min = 0, max = 0.3 } }
    workforce = { headcount = 1, hourly_cost = 1 }
    losses.a = { events_per_year = 1, cost_per_event = 1 }
    options.lite.steps.a = { cost = 1000 }
    options.lite.steps.b = { month = 11, until_month = 12, gains.once.value_per_unit = 27600 }
    options.lite.steps.c = { month = 24, cost = 1320 }
    "#;

#[test]
fn a_decision_can_be_best_in_the_middle_only() {
    let model = model(HUMP);
    let found = model.break_even(&BreakEvenRequest::default()).unwrap();
    let rate = along(&found, "discount_rate");
    let values: Vec<f64> = rate.changes.iter().map(|change| change.value.to_f64()).collect();
    assert_eq!(values.len(), 2, "{rate:?}");
    assert!((values[0] - 0.1).abs() < 1e-15 && (values[1] - 0.2).abs() < 1e-15, "{values:?}");
    let names: Vec<(&str, &str)> =
        rate.changes.iter().map(|change| (change.from.as_str(), change.to.as_str())).collect();
    assert_eq!(names, [("do_nothing", "lite"), ("lite", "do_nothing")]);
    for change in &rate.changes {
        assert!(change.net_present_value.unwrap().abs() < exact("0.000000000001"), "{change:?}");
    }
    // The tornado of the same input has both ends on one side.
    let found = tornado(&model, &TornadoRequest::default());
    let rate = bar(&found, "discount_rate");
    assert!(rate.same_side && rate.low.point.result.unwrap() < found.baseline.result.unwrap(), "{rate:?}");
    assert_eq!(found.bars.len(), 1);
}

#[test]
fn both_decisions_are_worth_the_same_where_they_change() {
    for id in ["hong-kong-only", "shenzhen-subsidiary", "multinational"] {
        let model = preset(id);
        let found = model.break_even(&BreakEvenRequest::default()).unwrap();
        assert_eq!(found.base_decision, model.evaluate().unwrap().ranking[0].option);
        assert!(found.inputs.iter().any(|input| !input.changes.is_empty()));
        for input in &found.inputs {
            for change in &input.changes {
                let at = evaluated(&model, &[(&input.input.path, change.value)]);
                let worth =
                    |option: &str| at.options.get(option).map_or(Exact::ZERO, |found| found.results.net_present_value);
                let apart = (worth(&change.from) - worth(&change.to)).abs();
                assert!(apart < exact("0.000001") && !change.discontinuous, "{id}: {change:?} {apart}");
                assert_eq!(change.net_present_value, Some(worth(&change.to)));
            }
            // In the middle of a segment, its decision is first in the ranking.
            for segment in &input.segments {
                let middle = (segment.from + segment.to) / Exact::from(2);
                let at = evaluated(&model, &[(&input.input.path, Exact::from(middle.to_decimal().unwrap()))]);
                assert_eq!(segment.decision.as_deref(), Some(at.ranking[0].option.as_str()), "{id}: {input:?}");
            }
        }
        let mut distances: Vec<f64> = Vec::new();
        for input in found.inputs.iter().filter(|input| !input.changes.is_empty()) {
            let width = (input.to - input.from).to_f64();
            let near = input.changes.iter().map(|change| (change.value - input.base).to_f64().abs() / width);
            distances.push(near.fold(f64::INFINITY, f64::min));
        }
        assert!(distances.is_sorted(), "{distances:?}");
    }
}
