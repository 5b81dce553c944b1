//! Tornado diagrams, two-way tables and break-even values against the evaluation of scenarios that say the same, and against
//! closed forms.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use core::ops::ControlFlow;

use roicm::{
    AxisRequest, Basis, BreakEven, BreakEvenRequest, Code, Document, Evaluation, Exact, Format, InputBreakEven, Limits,
    Model, Ordered, Scalar, Tornado, TornadoBar, TornadoRequest, TwoWay, TwoWayRequest, presets,
};
use rust_decimal::Decimal;

fn preset(id: &str) -> Model {
    Model::parse(presets::preset(id).unwrap().toml).unwrap()
}

fn model(text: &str) -> Model {
    Model::parse(text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn exact(text: &str) -> Exact {
    decimal(text).into()
}

fn tornado(model: &Model, request: &TornadoRequest) -> Tornado {
    model.tornado(request).unwrap_or_else(|problems| panic!("{problems}"))
}

fn axis(path: &str, values: &[&str]) -> AxisRequest {
    AxisRequest {
        path: path.to_owned(),
        values: values.iter().map(|value| exact(value)).collect(),
        ..AxisRequest::default()
    }
}

fn axis_of(path: &str) -> AxisRequest {
    AxisRequest { path: path.to_owned(), ..AxisRequest::default() }
}

/// The scenario with some inputs set, evaluated from the document up.
fn evaluated(model: &Model, changes: &[(&str, Exact)]) -> Evaluation {
    let changes = changes.iter().map(|(path, value)| (*path, value.to_decimal().unwrap()));
    model.with(changes).unwrap().evaluate().unwrap()
}

fn of(evaluation: &Evaluation, option: &str, name: &str) -> roicm::Answer<Exact> {
    evaluation.options[option].results.get(name).unwrap()
}

fn bar<'a>(tornado: &'a Tornado, path: &str) -> &'a TornadoBar {
    tornado.bars.iter().find(|bar| bar.input.path == path).unwrap_or_else(|| panic!("no bar of {path}: {tornado:?}"))
}

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

const HEAD: &str = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 12\ndiscount_rate = 0\n";

/// 1 event a month costs x; each option takes away a share of it at a price of its own.
fn three_options() -> Model {
    model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 1, hourly_cost = 1 }}
        [losses.late]
        events_per_year = 12
        cost_per_event.value = 100
        cost_per_event.uniform = {{ min = 0, max = 400 }}
        [options.full.steps.now]
        cost = 1800
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 1 }}]
        [options.half.steps.now]
        cost = 300
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 0.5 }}]
        [options.tenth.steps.now]
        cost = 290
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 0.1 }}]
        "#
    ))
}

fn along(found: &BreakEven, path: &str) -> InputBreakEven {
    found.inputs.iter().find(|input| input.input.path == path).unwrap_or_else(|| panic!("no {path}: {found:?}")).clone()
}

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

/// Every cell is the evaluation of the scenario with both inputs set.
#[track_caller]
fn cells_are_evaluations(model: &Model, option: &str, x: &AxisRequest, y: &AxisRequest) -> TwoWay {
    let request = TwoWayRequest {
        result: Some(format!("options.{option}.net_present_value")),
        x: x.clone(),
        y: y.clone(),
        ..TwoWayRequest::default()
    };
    let table = model.two_way(&request).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!((table.cells.len(), table.best.len()), (table.y.values.len(), table.y.values.len()));
    for ((y, row), best) in table.y.values.iter().zip(&table.cells).zip(&table.best) {
        assert_eq!((row.len(), best.len()), (table.x.values.len(), table.x.values.len()));
        for ((x, cell), best) in table.x.values.iter().zip(row).zip(best) {
            let at = evaluated(model, &[(&table.x.input.path, *x), (&table.y.input.path, *y)]);
            assert_eq!(cell.result, of(&at, option, "net_present_value").ok(), "{x} {y}");
            assert_eq!(best.as_deref(), Some(at.ranking[0].option.as_str()), "{x} {y}");
        }
    }
    for line in &table.break_even_lines {
        for (x, y) in &line.points {
            let [x, y] = [x, y].map(|at| Exact::from_f64(*at));
            let at = evaluated(model, &[(&table.x.input.path, x), (&table.y.input.path, y)]);
            let worth = |id: &str| at.options.get(id).map_or(0.0, |found| found.results.net_present_value.to_f64());
            let costs: f64 = at.options.values().map(|found| found.results.total_costs.to_f64()).sum();
            assert!((worth(&line.from) - worth(&line.to)).abs() < 1e-7 * costs, "{line:?}");
        }
    }
    table
}

#[test]
fn every_cell_is_an_evaluation() {
    let table = cells_are_evaluations(
        &preset("multinational"),
        "gateway",
        &axis_of("losses.outages.availability"),
        &axis_of("losses.data_dispute.events_per_year"),
    );
    assert!(!table.break_even_lines.is_empty());
    assert_eq!((table.x.basis, table.x.values.len()), (Basis::Quantiles, 8));
    assert_eq!(table.x.values[table.x.base_index.unwrap()], exact("0.9962"));
    let rate =
        AxisRequest { from: Some(exact("0.02")), to: Some(exact("0.14")), steps: Some(4), ..axis_of("discount_rate") };
    let table =
        cells_are_evaluations(&preset("shenzhen-subsidiary"), "dual_track", &rate, &axis_of("workforce.headcount"));
    let values = ["0.02", "0.05", "0.08", "0.11", "0.14"].map(exact);
    assert_eq!((table.x.values.as_slice(), table.x.base_index), (&values[..], Some(2)));
    assert_eq!((table.y.basis, table.y.values.len(), table.y.base_index), (Basis::Range, 11, Some(5)));
}

#[test]
fn swapped_axes_give_the_transposed_table() {
    let model = preset("multinational");
    let (x, y) = (axis_of("losses.outages.availability"), axis_of("losses.data_dispute.events_per_year"));
    let request = TwoWayRequest { x, y, ..TwoWayRequest::default() };
    let table = model.two_way(&request).unwrap();
    let swapped = model.two_way(&TwoWayRequest { x: request.y.clone(), y: request.x.clone(), ..request }).unwrap();
    assert_eq!((&table.x, &table.y), (&swapped.y, &swapped.x));
    for (row, cells) in table.cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            assert_eq!(*cell, swapped.cells[column][row]);
            assert_eq!(table.best[row][column], swapped.best[column][row]);
        }
    }
    let lines = |table: &TwoWay, is_swapped: bool| {
        let line = |line: &roicm::BreakEvenLine| {
            let along = if is_swapped == (line.along == "x") { "y" } else { "x" };
            let point =
                |(x, y): &(f64, f64)| if is_swapped { (y.to_bits(), x.to_bits()) } else { (x.to_bits(), y.to_bits()) };
            (line.from.clone(), line.to.clone(), along, line.points.iter().map(point).collect::<Vec<_>>())
        };
        let mut lines: Vec<_> = table.break_even_lines.iter().map(line).collect();
        lines.sort();
        lines
    };
    assert!(table.break_even_lines.len() >= 2);
    assert_eq!(lines(&table, false), lines(&swapped, true));
}

#[test]
fn a_line_that_follows_the_rows_is_found_along_the_columns() {
    let model = three_options();
    let request = TwoWayRequest {
        result: Some("today.annual_cost".to_owned()),
        x: axis("workforce.hourly_cost", &["1", "2", "3"]),
        y: axis("losses.late.cost_per_event", &["20", "100", "300"]),
        ..TwoWayRequest::default()
    };
    let table = model.two_way(&request).unwrap();
    let lines: Vec<(&str, &str, &str, usize)> = table
        .break_even_lines
        .iter()
        .map(|line| (line.from.as_str(), line.to.as_str(), line.along, line.points.len()))
        .collect();
    assert_eq!(lines, [("do_nothing", "half", "y", 3), ("half", "full", "y", 3)]);
    // Within 1e-9 of the axis, and of what the zero rule counts as nothing.
    for (line, at) in table.break_even_lines.iter().zip([50.0, 250.0]) {
        assert!(line.points.iter().all(|(_, y)| (y - at).abs() < 2e-6), "{line:?}");
    }
    assert_eq!(table.unit, "HKD / year");
    assert_eq!(table.cells[1][0].result, Some(1200.into()));
    assert_eq!(table.y.base_index, Some(1));
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

#[test]
fn what_doubles_cannot_tell_apart_is_decided_exactly() {
    let model = model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 1, hourly_cost = 1 }}
        losses.late = {{ events_per_year = 12, cost_per_event.uniform = {{ min = 50, max = 150 }} }}
        [options.a.steps.now]
        cost = "300.0000000000000001"
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 1 }}]
        [options.b.steps.now]
        cost = 300
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 1 }}]
        [options.c.steps.now]
        cost = 300
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 1 }}]
        "#
    ));
    assert_eq!(model.evaluate().unwrap().ranking[0].option, "b");
    let (x, y) = (axis_of("losses.late.cost_per_event"), axis_of("workforce.headcount"));
    let table = model.two_way(&TwoWayRequest { x, y, ..TwoWayRequest::default() }).unwrap();
    assert!(table.best.iter().flatten().all(|best| best.as_deref() == Some("b")), "{:?}", table.best);
    assert!(table.break_even_lines.is_empty());
    let found = model.break_even(&BreakEvenRequest::default()).unwrap();
    assert!(found.inputs[0].changes.is_empty() && found.base_decision == "b", "{found:?}");
}

#[test]
fn threads_are_not_seen() {
    let model = preset("multinational");
    let json = |threads: usize| {
        let (x, y) = (axis_of("losses.outages.availability"), axis_of("workforce.realisation"));
        [
            serde_json::to_string(&tornado(&model, &TornadoRequest { threads, ..TornadoRequest::default() })).unwrap(),
            serde_json::to_string(
                &model.two_way(&TwoWayRequest { x, y, threads, ..TwoWayRequest::default() }).unwrap(),
            )
            .unwrap(),
            serde_json::to_string(
                &model.break_even(&BreakEvenRequest { threads, ..BreakEvenRequest::default() }).unwrap(),
            )
            .unwrap(),
        ]
    };
    let one = json(1);
    assert!(json(2) == one && json(7) == one);
}

#[test]
fn what_cannot_be_met_is_refused_all_at_once() {
    let model = preset("hong-kong-only");
    let codes = |problems: roicm::Problems| -> Vec<(Code, String)> {
        problems.iter().map(|problem| (problem.code, problem.path.clone())).collect()
    };
    let refused = |request: &TornadoRequest| codes(model.tornado(request).unwrap_err());
    let bad = TornadoRequest {
        result: Some("options.lite.net_present".to_owned()),
        low_quantile: 0.0,
        high_quantile: f64::NAN,
        range: Some(1.into()),
        ..TornadoRequest::default()
    };
    let invalid = |path: &str| (Code::InvalidArgument, path.to_owned());
    let unknown = (Code::UnknownResult, "result".to_owned());
    assert_eq!(refused(&bad), [invalid("low_quantile"), invalid("high_quantile"), invalid("range"), unknown.clone()]);
    let crossed = TornadoRequest { low_quantile: 0.9, high_quantile: 0.1, ..TornadoRequest::default() };
    assert_eq!(refused(&crossed), [invalid("low_quantile")]);

    let refused = |request: &TwoWayRequest| codes(model.two_way(request).unwrap_err());
    let bad = TwoWayRequest {
        result: Some("net_present_value".to_owned()),
        x: axis("workforce.realisation", &["0.5", "0.5", "1.5"]),
        y: axis_of("workforce.headcounts"),
        ..TwoWayRequest::default()
    };
    let domain = (Code::OutOfDomain, "x.values.2".to_owned());
    let reference = (Code::UnknownReference, "y.path".to_owned());
    assert_eq!(refused(&bad), [unknown, domain, invalid("x.values.1"), reference]);
    let same = TwoWayRequest { x: axis_of("discount_rate"), y: axis_of("discount_rate"), ..TwoWayRequest::default() };
    assert_eq!(refused(&same), [invalid("y.path")]);
    let half = AxisRequest { from: Some(1.into()), ..axis_of("workforce.headcount") };
    let both = AxisRequest { steps: Some(0), ..axis("discount_rate", &["0.1"]) };
    let request = TwoWayRequest { x: half, y: both, ..TwoWayRequest::default() };
    assert_eq!(refused(&request), [invalid("x.to"), invalid("y.values")]);

    let refused = |request: &BreakEvenRequest| codes(model.break_even(request).unwrap_err());
    let from = BreakEvenRequest { from: Some(1.into()), ..BreakEvenRequest::default() };
    assert_eq!(refused(&from), [invalid("from")]);
    let of = |path: &str, from: i64, to: i64| BreakEvenRequest {
        input: Some(path.to_owned()),
        from: Some(from.into()),
        to: Some(to.into()),
        ..BreakEvenRequest::default()
    };
    assert_eq!(refused(&of("workforce.head", 1, 2)), [(Code::UnknownReference, "input".to_owned())]);
    assert_eq!(refused(&of("workforce.headcount", 2, 1)), [invalid("to")]);
    let outside = ["from", "to"].map(|path| (Code::OutOfDomain, path.to_owned()));
    assert_eq!(refused(&of("workforce.realisation", -1, 2)), outside);
}

#[test]
fn limits_are_checked_before_anything_runs() {
    let toml = presets::preset("hong-kong-only").unwrap().toml;
    let limited =
        |limits: &Limits| Document::parse(toml.as_bytes(), Some(Format::Toml), limits).unwrap().model(limits).unwrap();
    let wide = |steps: u64| AxisRequest {
        from: Some(1.into()),
        to: Some(2.into()),
        steps: Some(steps),
        ..axis_of("workforce.headcount")
    };
    let request = TwoWayRequest { x: wide(u64::MAX), y: axis_of("discount_rate"), ..TwoWayRequest::default() };
    let problems = limited(&Limits::default()).two_way(&request).unwrap_err();
    assert!(problems.iter().all(|problem| problem.code == Code::LimitExceeded), "{problems}");
    assert!(problems.to_string().contains("table_cells") && problems.to_string().contains("point_work"), "{problems}");
    let mut limits = Limits::default();
    limits.point_work = 1_000;
    let model = limited(&limits);
    let tables = [
        model.tornado(&TornadoRequest::default()).unwrap_err(),
        model.two_way(&TwoWayRequest { x: wide(30), ..request }).unwrap_err(),
        model.break_even(&BreakEvenRequest::default()).unwrap_err(),
    ];
    for problems in tables {
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [Code::LimitExceeded],
            "{problems}"
        );
        assert!(problems.to_string().contains("point_work"), "{problems}");
    }
}

#[test]
fn long_ones_are_stopped() {
    let model = preset("hong-kong-only");
    let stop = &mut |_| ControlFlow::Break(());
    let (x, y) = (axis_of("workforce.headcount"), axis_of("discount_rate"));
    let stopped = [
        model.tornado_with(&TornadoRequest::default(), stop).unwrap_err(),
        model
            .two_way_with(&TwoWayRequest { x: x.clone(), y: y.clone(), ..TwoWayRequest::default() }, stop)
            .unwrap_err(),
        model.break_even_with(&BreakEvenRequest::default(), stop).unwrap_err(),
    ];
    assert!(stopped.iter().all(|problems| problems.iter().all(|problem| problem.code == Code::Cancelled)));
    let mut last = None;
    model
        .two_way_with(&TwoWayRequest { x, y, ..TwoWayRequest::default() }, &mut |progress| {
            assert!(last.is_none_or(|(done, _)| done <= progress.done));
            last = Some((progress.done, progress.trials));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(last, Some((121, 121)));
}

#[test]
fn requests_are_read_from_json() {
    let request = TwoWayRequest::from_json(
        r#"{"result": "today.annual_cost", "x": {"path": "a", "values": [0.1, "0.2"]}, "y": {"path": "b", "from": "1", "to": 3}}"#,
    )
    .unwrap();
    assert_eq!(request.x, axis("a", &["0.1", "0.2"]));
    assert_eq!((request.y.from, request.y.to, request.y.steps), (Some(1.into()), Some(3.into()), None));
    let problems = TwoWayRequest::from_json(r#"{"x": {"paths": "a"}, "y": 1, "z": 2}"#).unwrap_err();
    assert_eq!(problems.iter().count(), 3, "{problems}");
    let problems = TornadoRequest::from_json(r#"{"range": "10%", "low": 0.1}"#).unwrap_err();
    assert!(
        problems.to_string().contains("did you mean `low_quantile`?") || problems.iter().count() == 2,
        "{problems}"
    );
    assert_eq!(TornadoRequest::from_json("{}").unwrap(), TornadoRequest::default());
    assert_eq!(BreakEvenRequest::from_json("{\"input\": null}").unwrap(), BreakEvenRequest::default());
}
