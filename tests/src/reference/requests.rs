//! The reference of requests.

use core::fmt::Write;

use serde_json::{Map, Value};

use super::fields::{enumeration, members, required};
use super::words::{anchor, cell, kind, told};
use super::{GENERATED, schema};
use crate::descriptions::plain;

/// What each call takes, the usual ones first.
const CALLS: [(&str, &str); 11] = [
    ("EvaluateRequest", "`evaluate`"),
    ("SimulateRequest", "`simulate`"),
    ("Precision", "`simulate` until a figure is precise"),
    ("EvaluateManyRequest", "`evaluate_many`"),
    ("SimulateManyRequest", "`simulate_many`"),
    ("TornadoRequest", "`sensitivity`, method `tornado`"),
    ("RankCorrelationsRequest", "`sensitivity`, method `rank_correlations`"),
    ("SobolRequest", "`sensitivity`, method `sobol`"),
    ("ValueOfInformationRequest", "`sensitivity`, method `value_of_information`"),
    ("TwoWayRequest", "`sensitivity`, method `two_way`"),
    ("BreakEvenRequest", "`sensitivity`, method `break_even`"),
];

/// What is inside of them.
const PARTS: [&str; 5] = ["AxisRequest", "SobolUntil", "SobolKind", "Correlated", "Sampler"];

/// Members in the order of a page: what is asked, of what, how, and how large.
const ORDER: [&str; 33] = [
    "would_need",
    "result",
    "results",
    "x",
    "y",
    "path",
    "values",
    "figure",
    "factor",
    "index",
    "width",
    "input",
    "inputs",
    "groups",
    "correlated",
    "low_quantile",
    "high_quantile",
    "range",
    "from",
    "to",
    "steps",
    "trials",
    "seed",
    "sampler",
    "second_order",
    "resamples",
    "until",
    "outputs",
    "quantiles",
    "samples",
    "most_trials",
    "most_evaluations",
    "threads",
];

/// The page.
///
/// # Panics
/// Where the schema has a definition or a form that has no place here.
#[must_use]
pub fn requests() -> String {
    let schema = schema(&roicm::generated_requests_schema());
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut text = format!("# Requests\n\n{GENERATED}");
    text.push_str(
        "What calls take beside a scenario: an object, every member of which may be left out but for those that are \
         required. The JSON Schema is [core/schema/requests.schema.json](../core/schema/requests.schema.json). In Python the \
         members are the arguments of methods; on the command line they are options of the same names with hyphens, most of \
         them; in Rust they are fields of structures. What a request is wrong about is told like the problems of a \
         [scenario](scenario.md#what-is-refused), all at once.\n\n| call | takes |\n|---|---|\n",
    );
    for (name, call) in CALLS {
        let _ = writeln!(text, "| {call} | {} |", link(name));
    }
    text.push_str(
        "| `goal_seek` | `result` and `input`, paths, and `target`, a number in the result's unit: all required |\n\
         | `explain` | `result`, a path: required |\n\
         | `plan` | the id of an option |\n\n\
         **Paths of results** are those of the members of a [result](results.md): `today.annual_cost`, \
         `today.losses.rework.person_days`, `options.lite.net_present_value`, `options.lite.cash_only.payback_months`. In a \
         simulation, figures of them follow: `options.lite.net_present_value.mean`, \
         `today.annual_cost.quantiles.0.95`, `options.lite.probability_of_profit`.\n\n\
         **Seeds** are whole numbers below 2⁶⁴; from 2⁵³ on they stand as texts, since other programs round them.\n\n",
    );
    let names: Vec<&str> = CALLS.iter().map(|(name, _)| *name).chain(PARTS).collect();
    for name in &names {
        section(name, definitions, &mut text);
    }
    for name in definitions.keys() {
        assert!(names.contains(&name.as_str()) || name == "ExactDecimal", "{name} has no place on the page");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn link(name: &str) -> String {
    match name {
        "ExactDecimal" => "number or decimal".to_owned(),
        _ => format!("[{name}](#{})", anchor(name)),
    }
}

fn section(name: &str, definitions: &Map<String, Value>, text: &mut String) {
    let definition = definitions.get(name).unwrap_or_else(|| panic!("no definition {name}"));
    let _ = writeln!(text, "## {name}\n\n{}\n", plain(definition).unwrap_or_default());
    if definition.get("properties").is_none() {
        enumeration(definition, text);
        return;
    }
    let needed = required(definition);
    text.push_str("| member | holds | by default | meaning |\n|---|---|---|---|\n");
    let mut members = members(definition);
    members.sort_by_key(|(key, _)| {
        ORDER.iter().position(|known| known == key).unwrap_or_else(|| panic!("no place for {key}"))
    });
    for (key, member) in members {
        let default = match member.get("default") {
            _ if needed.contains(&key) => "**required**".to_owned(),
            Some(Value::Null) | None => "–".to_owned(),
            Some(default) => format!("`{default}`"),
        };
        let _ = writeln!(text, "| `{key}` | {} | {default} | {} |", cell(&without_null(member)), told(member));
    }
    text.push('\n');
}

/// A member that may be null may as well be left out.
fn without_null(member: &Value) -> String {
    kind(member, &link).replace(" or null", "")
}
