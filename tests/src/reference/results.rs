//! The reference of results.

use core::fmt::Write;

use serde_json::{Map, Value};

use super::fields::{enumeration, members, required};
use super::words::{anchor, cell, kind, named, told};
use super::{GENERATED, schema};
use crate::descriptions::plain;

/// What each call answers with, the usual ones first.
const ROOTS: [(&str, &str); 12] = [
    ("Evaluation", "evaluate"),
    ("Simulation", "simulate"),
    ("GoalSeek", "goal_seek"),
    ("Explanation", "explain"),
    ("Tornado", "sensitivity, method `tornado`"),
    ("RankCorrelations", "sensitivity, method `rank_correlations`"),
    ("Sobol", "sensitivity, method `sobol`"),
    ("ValueOfInformation", "sensitivity, method `value_of_information`"),
    ("TwoWay", "sensitivity, method `two_way`"),
    ("BreakEven", "sensitivity, method `break_even`"),
    ("Plan", "plan"),
    ("Problem", "check, and whatever is refused"),
];

/// Texts whose form is told where they stand.
const TEXTS: [&str; 8] = ["ExactDecimal", "Decimal", "Unit", "Code", "Reason", "Domain", "Distribution", "Samples"];

/// The page.
///
/// # Panics
/// Where the schema has a definition or a form that has no place here.
#[must_use]
pub fn results() -> String {
    let schema = schema(&roicm::generated_results_schema());
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut text = format!("# Results\n\n{GENERATED}");
    text.push_str(
        "The documents that calls answer with, the same on every face: as JSON, as objects of Python and of JavaScript, as \
         structures of Rust. The JSON Schema is [core/schema/results.schema.json](../core/schema/results.schema.json). What \
         the results mean is in [the model](model.md#results-of-an-option).\n\n\
         **Decimals** are exact and stand as texts: `\"419200.6666666666666666666667\"`. Numbers of a simulation and of an \
         analysis are doubles. A result that a scenario does not have is null, and `reasons` beside it says why. A member \
         that is marked with ◦ is left out where there is nothing to say. *Table* means an object with ids or paths as keys.\n\n\
         | call | answers |\n|---|---|\n",
    );
    for (name, call) in ROOTS {
        let call = if call.contains(' ') { call.to_owned() } else { format!("`{call}`") };
        let _ = writeln!(text, "| {call} | {} |", link(name));
    }
    text.push('\n');
    let order = order(definitions);
    for name in &order {
        section(name, &definitions[*name], &mut text);
    }
    for (name, definition) in definitions {
        let is_told = order.contains(&name.as_str()) || TEXTS.contains(&name.as_str()) || is_written(name);
        assert!(is_told, "{name} has no place on the page: {definition}");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The distributions stand in results as they do in a document.
fn is_written(name: &str) -> bool {
    roicm::document::Distribution::TAGS.contains(&name.to_lowercase().as_str())
}

fn link(name: &str) -> String {
    match name {
        "ExactDecimal" => "decimal".to_owned(),
        "Decimal" => "number".to_owned(),
        "Unit" => "text: a unit".to_owned(),
        "Domain" => "text: an interval".to_owned(),
        "Code" => "text: a [code](scenario.md#what-is-refused)".to_owned(),
        "Reason" => "text: a reason".to_owned(),
        "Distribution" => "[distribution](scenario.md#distributions)".to_owned(),
        "Samples" => "table of lists of numbers".to_owned(),
        _ => format!("[{name}](#{})", anchor(name)),
    }
}

/// Every definition once: each answer, then what is in it, top down.
fn order(definitions: &Map<String, Value>) -> Vec<&str> {
    let mut order: Vec<&str> = Vec::new();
    for (root, _) in ROOTS {
        visit(root, definitions, &mut order);
    }
    order
}

fn visit<'a>(name: &str, definitions: &'a Map<String, Value>, order: &mut Vec<&'a str>) {
    let (name, definition) = definitions.get_key_value(name).unwrap_or_else(|| panic!("no definition {name}"));
    if order.contains(&name.as_str()) || TEXTS.contains(&name.as_str()) {
        return;
    }
    order.push(name);
    let mut found = Vec::new();
    if definition.get("properties").is_some() {
        for (_, member) in members(definition) {
            references(member, &mut found);
        }
    }
    for reference in found {
        visit(reference, definitions, order);
    }
}

fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    found.extend(named(value));
    match value {
        Value::Object(members) => members.values().for_each(|member| references(member, found)),
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

fn section(name: &str, definition: &Value, text: &mut String) {
    let _ = writeln!(text, "## {name}\n\n{}\n", plain(definition).unwrap_or_default());
    if definition.get("properties").is_none() {
        enumeration(definition, text);
        return;
    }
    let always = required(definition);
    text.push_str("| member | holds | meaning |\n|---|---|---|\n");
    for (key, member) in members(definition) {
        let mark = if always.contains(&key) { "" } else { " ◦" };
        let _ = writeln!(text, "| `{key}`{mark} | {} | {} |", cell(&kind(member, &link)), told(member));
    }
    text.push('\n');
}
