//! Cells and lines of two-way tables.

use super::*;

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
