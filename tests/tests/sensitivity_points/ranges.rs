//! Inputs that are certain, and the ends of what they allow.

use super::*;

/// Nothing uncertain, and three things that a range of ten percent meets the ends of.
const CERTAIN: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 12
    discount_rate = 0
    [workforce]
    headcount = 10
    hourly_cost = 100
    realisation = 0.95
    [losses.outages]
    events_per_year = 95
    hours_per_event = 1
    service_hours_per_year = 100
    productivity_loss = 0.92
    [options.lite.steps.now]
    cost = 500
    effects = [{ loss = "outages", input = "productivity_loss", increase_by = 0.08 }]
    "#;

#[test]
fn without_uncertain_inputs_a_range_is_taken_and_ends_are_said() {
    let model = model(CERTAIN);
    let found = tornado(&model, &TornadoRequest::default());
    assert_eq!(found.range, Some(exact("0.1")));
    assert!(found.notices.iter().any(|notice| notice.contains("No input is uncertain")), "{:?}", found.notices);
    assert!(found.bars.iter().all(|bar| bar.basis == Basis::Range));
    let cost = bar(&found, "options.lite.steps.now.cost");
    assert_eq!((cost.low.value, cost.high.value), (450.into(), 550.into()));
    assert_eq!(cost.swing, Some(100.into()));
    // A share stops at one.
    let realisation = bar(&found, "workforce.realisation");
    assert_eq!((realisation.high.value, realisation.high.limited), (1.into(), true));
    assert!(!realisation.low.limited && realisation.low.value == exact("0.855"));
    // 104.5 hours of interruption do not fit into 100.
    let events = bar(&found, "losses.outages.events_per_year");
    assert_eq!(events.high.point.problems[0].code, Code::AvailabilityBelowZero);
    assert!(events.high.point.result.is_none() && events.low.point.result.is_some() && events.swing.is_none());
    // 0.92 × 1.088 passes one; so does 1.012 × 1.08, while the input itself stops at one.
    let increase = bar(&found, "options.lite.steps.now.effects.outages.productivity_loss.increase_by");
    assert_eq!(increase.high.point.problems[0].code, Code::EffectOutOfDomain);
    let loss = bar(&found, "losses.outages.productivity_loss");
    assert!(loss.high.limited && loss.high.point.problems[0].code == Code::EffectOutOfDomain, "{loss:?}");
    // What has no swing comes last.
    let first_without = found.bars.iter().position(|bar| bar.swing.is_none()).unwrap();
    assert!(found.bars[first_without..].iter().all(|bar| bar.swing.is_none()));
    // Bases of zero are named.
    let zero = found.notices.iter().find(|notice| notice.contains("base case of zero")).unwrap();
    assert!(zero.contains("discount_rate") && zero.contains("losses.outages.cost_per_event"), "{zero}");
    assert!(found.without_influence > 0);
    let json = serde_json::to_value(&found).unwrap();
    let bars = json["bars"].as_array().unwrap();
    let at = bars.iter().find(|bar| bar["path"] == "workforce.realisation").unwrap();
    assert_eq!((&at["high_limited"], &at["basis"]), (&true.into(), &"range".into()));

    // Tables and break-even values say the same.
    let table = model
        .two_way(&TwoWayRequest {
            x: axis("losses.outages.events_per_year", &["90", "95", "101"]),
            y: axis("losses.outages.productivity_loss", &["0.5", "1"]),
            ..TwoWayRequest::default()
        })
        .unwrap();
    assert_eq!(table.cells[0][2].problems[0].code, Code::AvailabilityBelowZero);
    assert_eq!(table.cells[1][0].problems[0].code, Code::EffectOutOfDomain);
    assert_eq!(table.best[0], [Some("do_nothing".to_owned()), Some("do_nothing".to_owned()), None]);
    assert!(table.notices.iter().any(|notice| notice.contains("In 4 cells")), "{:?}", table.notices);
    let found = model.break_even(&BreakEvenRequest::default()).unwrap();
    let events = along(&found, "losses.outages.events_per_year");
    assert_eq!(events.segments.len(), 2, "{events:?}");
    assert!((events.segments[0].to.to_f64() - 100.0).abs() < 1e-9);
    assert_eq!(events.segments[1].decision, None);
    assert_eq!(events.segments[1].problems[0].code, Code::AvailabilityBelowZero);
    let loss = along(&found, "losses.outages.productivity_loss");
    assert!((loss.segments[0].to.to_f64() - 1.0 / 1.08).abs() < 1e-9, "{loss:?}");
    assert_eq!(loss.segments[1].problems[0].code, Code::EffectOutOfDomain);
    assert!(loss.limited && loss.changes.is_empty());
}

#[test]
fn a_scenario_without_options_has_tables_of_todays_cost() {
    let text = CERTAIN.split("[options").next().unwrap();
    let model = model(text);
    let found = tornado(&model, &TornadoRequest::default());
    assert_eq!((found.result.as_str(), found.unit.as_str()), ("today.annual_cost", "HKD / year"));
    let axes = (axis_of("workforce.headcount"), axis_of("workforce.hourly_cost"));
    let table = model.two_way(&TwoWayRequest { x: axes.0, y: axes.1, ..TwoWayRequest::default() }).unwrap();
    assert!(table.best.is_empty() && table.break_even_lines.is_empty());
    let found = model.break_even(&BreakEvenRequest::default()).unwrap();
    assert_eq!((found.base_decision.as_str(), found.inputs.len()), ("do_nothing", 0));
    assert!(found.notices.iter().any(|notice| notice.contains("no options")));
}
