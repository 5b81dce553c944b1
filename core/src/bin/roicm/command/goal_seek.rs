//! `goal-seek`: the value of an input at which a result reaches a target.

use roicm::{Exact, GoalSeek, Model, Problems, Scalar, Unit};
use rust_decimal::Decimal;

use super::with_model;
use crate::arguments::{Answer, ScenarioArguments};
use crate::format::text;
use crate::number;
use crate::output::Output;
use crate::page::Block;
use crate::problems::json;
use crate::table::{Column, Row, Table};
use crate::words::result_value;

/// Every value found, or that there is none.
pub(super) fn goal_seek(
    arguments: &ScenarioArguments,
    result: &str,
    input: &str,
    target: Decimal,
    format: Answer,
) -> Output {
    with_model(arguments, format == Answer::Json, |loaded| {
        let found = loaded.model.goal_seek(result, input, target)?;
        Ok(Output::answer(match format {
            Answer::Json => json(&found),
            Answer::Text => told(&loaded.model, &found)?,
        }))
    })
}

fn told(model: &Model, found: &GoalSeek) -> Result<String, Problems> {
    let evaluation = model.evaluate()?;
    let names = crate::names::Names::new(model, &evaluation);
    let currency = model.currency();
    let name = found.result.rsplit('.').next().unwrap_or_default();
    let target = result_value(name, found.target, currency);
    let now = match (found.computed, found.reason) {
        (Some(value), _) => result_value(name, value, currency),
        (None, Some(reason)) => format!("none ({reason})"),
        (None, None) => "none".to_owned(),
    };
    let (unit, own_currency) = model
        .input(&found.input)
        .map_or((Unit::Ratio, currency), |input| (input.unit(), input.currency().unwrap_or(currency)));
    let set = |value: Exact| number::in_unit(value, unit, own_currency);
    let mut page = vec![
        Block::Lead(format!("{} ({}): {target}", names.result(&found.result), found.result)),
        Block::Paragraph(format!(
            "by changing {} ({}), everything else as it is",
            names.input(&found.input),
            found.input
        )),
    ];
    let mut rows = vec![Row::Cells(vec!["Base case".to_owned(), set(found.base), now])];
    for solution in &found.solutions {
        let reached = if solution.discontinuous { "jumps over the target".to_owned() } else { target.clone() };
        rows.push(Row::Total(vec!["Needed".to_owned(), set(solution.value), reached]));
    }
    page.push(Block::Table(Table {
        columns: vec![Column::text(""), Column::number("Input"), Column::number("Result")],
        rows,
    }));
    if found.solutions.is_empty() {
        page.push(Block::Lead("No value that was tried brings the result to the target.".to_owned()));
    }
    let (low, high) = found.searched;
    page.push(Block::Paragraph(format!(
        "Searched from {} to {}, {} values and every change of sign between them. `--format json` gives all digits.",
        number::significant(Exact::from_f64(low)),
        number::significant(Exact::from_f64(high)),
        found.grid_points,
    )));
    Ok(text::page(&page))
}
