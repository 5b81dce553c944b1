//! Analyses of sensitivity for a spreadsheet, unrounded: a table of its own for each method.

use roicm::{
    BreakEven, DecisionChange, Exact, PointResult, RankCorrelations, Sensitivity, Sobol, Tornado, TornadoEnd, TwoWay,
    ValueOfInformation, ValueOfKnowing,
};

use super::csv::neutral;

/// What a payback that never comes is.
const NEVER: &str = "never";

/// The table of an analysis (RFC 4180, UTF-8).
///
/// # Errors
/// None that a text in memory could give.
pub(crate) fn table(done: &Sensitivity) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records(done) {
        writer.write_record(&record)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn records(done: &Sensitivity) -> Vec<Vec<String>> {
    match done {
        Sensitivity::Tornado(tornado) => of_tornado(tornado),
        Sensitivity::RankCorrelations(found) => of_rank_correlations(found),
        Sensitivity::Sobol(found) => of_sobol(found),
        Sensitivity::ValueOfInformation(found) => of_value_of_information(found),
        Sensitivity::TwoWay(table) => of_two_way(table),
        Sensitivity::BreakEven(found) => of_break_even(found),
    }
}

fn header<const N: usize>(names: [&str; N]) -> Vec<Vec<String>> {
    vec![names.map(str::to_owned).to_vec()]
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn point(point: &PointResult) -> String {
    match point.result {
        Some(value) => value.to_string(),
        None if point.never => NEVER.to_owned(),
        None => String::new(),
    }
}

/// Why there is no result at a point; nothing where there is one.
fn reason(point: &PointResult) -> String {
    let problem = || point.problems.first().map(|problem| problem.message.clone());
    let reason = point.reason.map(|reason| reason.to_string()).or_else(problem);
    reason.map_or_else(String::new, |reason| neutral(&reason))
}

fn label(label: Option<&String>) -> String {
    label.map_or_else(String::new, |label| neutral(label))
}

fn of_tornado(tornado: &Tornado) -> Vec<Vec<String>> {
    let mut records = header([
        "path",
        "label",
        "unit",
        "basis",
        "base",
        "low_value",
        "high_value",
        "result",
        "result_unit",
        "baseline",
        "low_result",
        "high_result",
        "swing",
        "same_side",
        "low_limited",
        "high_limited",
        "low_reason",
        "high_reason",
    ]);
    records.extend(tornado.bars.iter().map(|bar| {
        let value = |end: &TornadoEnd| end.value.to_string();
        vec![
            bar.input.path.clone(),
            label(bar.input.label.as_ref()),
            bar.input.unit.clone(),
            bar.basis.name().to_owned(),
            bar.base.to_string(),
            value(&bar.low),
            value(&bar.high),
            tornado.result.clone(),
            tornado.unit.clone(),
            point(&tornado.baseline),
            point(&bar.low.point),
            point(&bar.high.point),
            bar.swing.map_or_else(
                || if bar.swing_is_infinite { "inf".to_owned() } else { String::new() },
                |swing| swing.to_string(),
            ),
            bar.same_side.to_string(),
            bar.low.limited.to_string(),
            bar.high.limited.to_string(),
            reason(&bar.low.point),
            reason(&bar.high.point),
        ]
    }));
    records
}

fn of_rank_correlations(found: &RankCorrelations) -> Vec<Vec<String>> {
    let mut records = header([
        "path",
        "label",
        "unit",
        "result",
        "rank_correlation",
        "standard_error",
        "interval_lower",
        "interval_upper",
        "note",
    ]);
    records.extend(found.correlations.iter().map(|known| {
        vec![
            known.input.path.clone(),
            label(known.input.label.as_ref()),
            known.input.unit.clone(),
            found.result.clone(),
            number(known.rank_correlation),
            number(known.standard_error),
            number(known.interval.map(|interval| interval.lower)),
            number(known.interval.map(|interval| interval.upper)),
            known.reason.map_or_else(String::new, str::to_owned),
        ]
    }));
    records
}

fn of_sobol(found: &Sobol) -> Vec<Vec<String>> {
    let mut records =
        header(["kind", "factor", "other_factor", "inputs", "result", "estimate", "interval_lower", "interval_upper"]);
    let mut add =
        |kind: &str, factor: &str, other: &str, inputs: String, index: Option<roicm::statistics::SobolIndex>| {
            let interval = index.and_then(|index| index.interval);
            records.push(vec![
                kind.to_owned(),
                neutral(factor),
                neutral(other),
                inputs,
                found.result.clone(),
                number(index.map(|index| index.estimate)),
                number(interval.map(|interval| interval.lower)),
                number(interval.map(|interval| interval.upper)),
            ]);
        };
    for factor in &found.factors {
        let inputs: Vec<&str> = factor.inputs.iter().map(|input| input.path.as_str()).collect();
        add("first_order", &factor.name, "", inputs.join(" "), factor.first_order);
        add("total", &factor.name, "", inputs.join(" "), factor.total);
    }
    for pair in found.second_order.iter().flatten() {
        let [first, other] = &pair.factors;
        add("second_order", first, other, String::new(), pair.index);
    }
    add("sum_of_first_orders", "", "", String::new(), found.sum_of_first_orders);
    records
}

fn of_value_of_information(found: &ValueOfInformation) -> Vec<Vec<String>> {
    let mut records = header([
        "kind",
        "name",
        "label",
        "inputs",
        "currency",
        "value",
        "standard_error",
        "interval_lower",
        "interval_upper",
        "share_of_perfect_information",
        "probability_of_change",
        "held_out_value",
        "held_out_standard_error",
    ]);
    let mut add = |kind: &str, name: &str, label: String, inputs: String, known: &ValueOfKnowing| {
        records.push(vec![
            kind.to_owned(),
            neutral(name),
            label,
            inputs,
            found.currency.clone(),
            known.value.to_string(),
            known.standard_error.to_string(),
            known.interval.lower.to_string(),
            known.interval.upper.to_string(),
            number(known.share),
            known.probability_of_change.to_string(),
            number(known.held_out.map(|(value, _)| value)),
            number(known.held_out.map(|(_, error)| error)),
        ]);
    };
    add("perfect", "", String::new(), String::new(), &found.perfect);
    for known in &found.inputs {
        add("input", &known.input.path, label(known.input.label.as_ref()), known.input.path.clone(), &known.knowing);
    }
    for known in &found.groups {
        let inputs: Vec<&str> = known.inputs.iter().map(|input| input.path.as_str()).collect();
        add("group", &known.name, String::new(), inputs.join(" "), &known.knowing);
    }
    for decision in &found.decisions {
        records.push(vec![
            "decision".to_owned(),
            decision.option.clone(),
            decision.label.as_deref().map_or_else(String::new, neutral),
            String::new(),
            found.currency.clone(),
            decision.expected_net_present_value.to_string(),
            decision.standard_error.to_string(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ]);
    }
    records
}

/// A line for each cell.
fn of_two_way(table: &TwoWay) -> Vec<Vec<String>> {
    let mut records = header(["x", "y", "x_value", "y_value", "result", "unit", "value", "best", "problem"]);
    let rows = table.y.values.iter().zip(&table.cells).enumerate();
    for (row, (y, cells)) in rows {
        for (column, (x, cell)) in table.x.values.iter().zip(cells).enumerate() {
            let best = table.best.get(row).and_then(|row| row.get(column)).cloned().flatten();
            records.push(vec![
                table.x.input.path.clone(),
                table.y.input.path.clone(),
                x.to_string(),
                y.to_string(),
                table.result.clone(),
                table.unit.clone(),
                point(cell),
                best.unwrap_or_default(),
                reason(cell),
            ]);
        }
    }
    records
}

/// A line for each range of values along which one decision is best.
fn of_break_even(found: &BreakEven) -> Vec<Vec<String>> {
    let mut records = header([
        "path",
        "label",
        "unit",
        "base",
        "from",
        "to",
        "decision",
        "net_present_value_at_to",
        "probability_below_to",
        "discontinuous",
        "problem",
    ]);
    for input in &found.inputs {
        for segment in &input.segments {
            // Where a segment ends because the scenario is not valid beyond, no decision changes.
            let ends = |change: &&DecisionChange| {
                change.value == segment.to && segment.decision.as_ref() == Some(&change.from)
            };
            let change = input.changes.iter().find(ends);
            let problem = segment.problems.first().map_or_else(String::new, |problem| neutral(&problem.message));
            let text = |value: Option<Exact>| value.map_or_else(String::new, |value| value.to_string());
            records.push(vec![
                input.input.path.clone(),
                label(input.input.label.as_ref()),
                input.input.unit.clone(),
                input.base.to_string(),
                segment.from.to_string(),
                segment.to.to_string(),
                segment.decision.clone().unwrap_or_default(),
                text(change.and_then(|change| change.net_present_value)),
                number(change.and_then(|change| change.probability_below)),
                change.map_or_else(String::new, |change| change.discontinuous.to_string()),
                problem,
            ]);
        }
    }
    records
}
