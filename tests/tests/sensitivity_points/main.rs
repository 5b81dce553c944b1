//! Tornado diagrams, two-way tables and break-even values against the evaluation of scenarios that say the same, and against
//! closed forms.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod break_even;
mod ranges;
mod requests;
mod tornado;
mod two_way;

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
