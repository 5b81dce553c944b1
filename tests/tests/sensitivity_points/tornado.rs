//! Bars of tornado diagrams.

use super::*;

/// Every bar of a tornado is the evaluation of the scenario with the input set, to the last digit.
#[track_caller]
fn bars_are_evaluations(model: &Model, option: &str, name: &str, request: &TornadoRequest) {
    let request = TornadoRequest { result: Some(format!("options.{option}.{name}")), ..request.clone() };
    let found = tornado(model, &request);
    assert_eq!(found.baseline.result, of(&model.evaluate().unwrap(), option, name).ok());
    assert!(found.bars.len() > 5);
    for bar in &found.bars {
        let mut ends = Vec::new();
        for end in [&bar.low, &bar.high] {
            let computed = of(&evaluated(model, &[(&bar.input.path, end.value)]), option, name);
            assert_eq!(end.point.result, computed.ok(), "{bar:?}");
            assert_eq!(end.point.reason, computed.err(), "{bar:?}");
            ends.extend(computed.ok());
        }
        if let [low, high] = ends[..] {
            assert_eq!(bar.swing, Some((high - low).abs()), "{bar:?}");
        }
    }
    // What has no bar has no influence.
    for input in model.inputs() {
        let is_listed = found.bars.iter().any(|bar| bar.input.path == input.path());
        let is_moved = input.is_uncertain() || request.range.is_some();
        let notices = found.notices.concat();
        if is_moved && !is_listed && !notices.contains(input.path()) {
            let value = input.base() * exact("1.01");
            if let Ok(changed) = model.with([(input.path(), value.to_decimal().unwrap())]) {
                assert_eq!(
                    of(&changed.evaluate().unwrap(), option, name).ok(),
                    found.baseline.result,
                    "{}",
                    input.path()
                );
            }
        }
    }
}

#[test]
fn every_bar_is_an_evaluation() {
    let by_range = TornadoRequest { range: Some(exact("0.1")), ..TornadoRequest::default() };
    let far = TornadoRequest { low_quantile: 0.01, high_quantile: 0.995, ..TornadoRequest::default() };
    bars_are_evaluations(&preset("multinational"), "gateway", "net_present_value", &TornadoRequest::default());
    bars_are_evaluations(&preset("multinational"), "gateway", "payback_months", &TornadoRequest::default());
    bars_are_evaluations(&preset("shenzhen-subsidiary"), "dual_track", "net_present_value", &far);
    bars_are_evaluations(&preset("hong-kong-only"), "lite", "roicm", &by_range);
}

#[test]
fn bars_come_by_swing_and_the_rest_is_counted() {
    let model = preset("multinational");
    let found = tornado(&model, &TornadoRequest::default());
    assert_eq!(found.result, "options.gateway.net_present_value");
    let swings: Vec<Exact> = found.bars.iter().map(|bar| bar.swing.unwrap()).collect();
    assert!(swings.windows(2).all(|pair| pair[1] <= pair[0]), "{swings:?}");
    let held = found.notices.iter().find(|notice| notice.starts_with("Held")).unwrap();
    let held = model.inputs().iter().filter(|input| held.contains(input.path())).count();
    let uncertain = model.inputs().iter().filter(|input| input.is_uncertain()).count();
    assert_eq!(found.bars.len() + found.without_influence + held, uncertain);
    assert!(found.bars.iter().all(|bar| bar.basis == Basis::Quantiles));
}

#[test]
fn what_never_pays_back_is_the_widest() {
    let model = model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 1, hourly_cost = 1 }}
        losses.late = {{ events_per_year = 12, cost_per_event = {{ value = 100, uniform = {{ min = 50, max = 150 }} }} }}
        losses.slow = {{ events_per_year = 12, cost_per_event = {{ value = 100, uniform = {{ min = 99, max = 101 }} }} }}
        [options.lite.steps.now]
        cost = {{ value = 2000, uniform = {{ min = 1400, max = 2600 }} }}
        effects = [
            {{ loss = "late", input = "events_per_year", reduce_by = 1 }},
            {{ loss = "slow", input = "events_per_year", reduce_by = 1 }},
        ]
        "#
    ));
    let request =
        TornadoRequest { result: Some("options.lite.payback_months".to_owned()), ..TornadoRequest::default() };
    let found = tornado(&model, &request);
    // 200 a month against 2,000: month 10. At 60 a month for the first it is 160 × 12 = 1,920: never; so at a cost of 2,480.
    assert_eq!(found.baseline.result, Some(10.into()));
    let order: Vec<&str> = found.bars.iter().map(|bar| bar.input.path.as_str()).collect();
    let cost = "options.lite.steps.now.cost";
    assert_eq!(order, ["losses.late.cost_per_event", cost, "losses.slow.cost_per_event"]);
    let widest = &found.bars[0];
    assert!(widest.swing_is_infinite && widest.low.point.never && !widest.high.point.never, "{widest:?}");
    assert_eq!((widest.low.value, widest.low.point.result, widest.swing), (60.into(), None, None));
    assert!(bar(&found, cost).high.point.never && bar(&found, cost).swing_is_infinite);
    assert!(!found.bars[2].swing_is_infinite && found.bars[2].swing.is_some());
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["bars"][0]["low_result"], serde_json::Value::Null);
    assert_eq!(json["bars"][0]["low_never"], true);
    assert_eq!(json["bars"][0]["low_reason"], "the cumulative flow is below zero at the horizon");
    assert_eq!(json["method"], "tornado");
    // In a table too.
    let table = model
        .two_way(&TwoWayRequest {
            result: request.result,
            x: axis("losses.late.cost_per_event", &["60", "100"]),
            y: axis(cost, &["1900", "2400"]),
            ..TwoWayRequest::default()
        })
        .unwrap();
    let never: Vec<Vec<bool>> = table.cells.iter().map(|row| row.iter().map(|cell| cell.never).collect()).collect();
    assert_eq!(never, [[false, false], [true, false]]);
    // 1,920 against 2,400; at 2,400 against 2,400 nothing is gained.
    let best = [["lite", "lite"], ["do_nothing", "do_nothing"]];
    assert_eq!(table.best, best.map(|row| row.map(|id| Some(id.to_owned()))));
}

#[test]
fn a_result_that_is_none_in_the_base_case_still_depends_on_inputs() {
    // Without costs there is no return on them.
    let model = model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 10, hourly_cost = 100 }}
        losses.a = {{ events_per_year = 12, cost_per_event = 10 }}
        [options.lite.steps.now]
        cost = {{ value = 0, uniform = {{ min = 0, max = 10 }} }}
        effects = [{{ loss = "a", input = "events_per_year", reduce_by = 1 }}]
        "#
    ));
    let request = TornadoRequest { result: Some("options.lite.roicm".to_owned()), ..TornadoRequest::default() };
    let found = tornado(&model, &request);
    assert!(found.baseline.result.is_none() && found.baseline.reason.is_some() && !found.baseline.never);
    let cost = bar(&found, "options.lite.steps.now.cost");
    // (120 − 1) ÷ 1 and (120 − 9) ÷ 9.
    assert_eq!(cost.low.point.result, Some(119.into()));
    assert_eq!(cost.swing.map(|swing| swing.round(6)), Some(exact("106.666667")));
    assert!(!cost.same_side);
}

#[test]
fn correlated_inputs_are_named() {
    let model = model(&format!(
        r#"{HEAD}
        correlations = [{{ between = ["losses.a.cost_per_event", "workforce.hourly_cost"], rank = 0.5 }}]
        workforce = {{ headcount = 10, hourly_cost.uniform = {{ min = 1, max = 2 }} }}
        losses.a = {{ events_per_year = 12, minutes_per_event = 60, cost_per_event.uniform = {{ min = 1, max = 2 }} }}
        "#
    ));
    let found = tornado(&model, &TornadoRequest::default());
    let notice = found.notices.iter().find(|notice| notice.contains("one at a time")).unwrap();
    assert!(notice.contains("losses.a.cost_per_event, workforce.hourly_cost"), "{notice}");
}
