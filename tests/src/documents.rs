//! Scenario documents that are made by a check, written in TOML and in JSON.

use serde_json::{Map, Value, json};

/// Marks a text that is written as it is, without quotes: a number that no double holds, or no number at all.
const RAW: char = '\u{1}';

/// A value that is written as it is, such as `1e999`.
#[must_use]
pub fn raw(text: &str) -> Value {
    Value::String(format!("{RAW}{text}"))
}

/// A small valid scenario that uses most of what a document can hold.
#[must_use]
pub fn base() -> Value {
    json!({
        "schema_version": 1,
        "name": "A trader",
        "currency": "HKD",
        "exchange_rates": { "USD": 7.8 },
        "horizon_months": 36,
        "discount_rate": 0.08,
        "payback_target_months": 9,
        "workforce": { "headcount": 50, "hourly_cost": 200 },
        "losses": {
            "rework": {
                "label": "Re-confirming",
                "events_per_year": 790.6,
                "minutes_per_event": { "value": 17, "pert": { "min": 8, "mode": 17, "max": 30 }, "source": "as quoted" },
            },
            "late_orders": {
                "events_per_year": { "gamma": { "shape": 8, "scale": 0.4 } },
                "cost_per_event": { "value": 15000, "currency": "USD" },
            },
            "outages": { "availability": 0.997, "people_per_event": 50, "working_time_share": 0.24 },
        },
        "options": {
            "lite": {
                "subscriptions": { "seats": { "price_per_user_month": { "value": 18, "currency": "USD" } } },
                "running_costs": { "support": { "cost_per_year": 1200 } },
                "steps": {
                    "migrate": {
                        "cost": 60000,
                        "ramp_months": 3,
                        "effects": [
                            { "loss": "rework", "input": "events_per_year", "reduce_by": 0.6 },
                            { "loss": "late_orders", "input": "events_per_year",
                              "reduce_by": { "uniform": { "min": 0.3, "max": 0.7 } } },
                            { "loss": "outages", "input": "availability", "at_least": 0.999 },
                        ],
                        "gains": { "credit": { "value_per_unit": 100 } },
                    },
                },
            },
        },
        "claims": { "headline": { "result": "annual_cost", "equals": 420000 } },
    })
}

/// The document with a value at a dotted path, whose numbers are places in arrays.
#[must_use]
pub fn with(mut document: Value, path: &str, value: Value) -> Value {
    let mut node = &mut document;
    for segment in path.split('.') {
        node = match (node, segment.parse::<usize>()) {
            (Value::Array(items), Ok(index)) => {
                if items.len() <= index {
                    items.resize(index + 1, Value::Null);
                }
                items.get_mut(index).expect("it was made")
            }
            (node, _) => {
                if !node.is_object() {
                    *node = Value::Object(Map::new());
                }
                node.as_object_mut().expect("it was made").entry(segment).or_insert(Value::Null)
            }
        };
    }
    *node = value;
    document
}

/// The document without what stands at a dotted path.
///
/// # Panics
/// Where nothing does.
#[must_use]
pub fn without(mut document: Value, path: &str) -> Value {
    let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
    let pointer: String = parents.split('.').filter(|part| !part.is_empty()).map(|part| format!("/{part}")).collect();
    let parent = document.pointer_mut(&pointer).and_then(Value::as_object_mut);
    assert!(parent.and_then(|parent| parent.remove(last)).is_some(), "{path}");
    document
}

/// Written as TOML: a line for each key of the root, everything else inline.
///
/// # Panics
/// Where the document is no table.
#[must_use]
pub fn toml(document: &Value) -> String {
    let members = document.as_object().expect("a document is a table");
    members.iter().map(|(key, value)| format!("{} = {}\n", toml_key(key), inline(value, true))).collect()
}

/// Written as JSON: a line for each key of the root.
///
/// # Panics
/// Where the document is no table.
#[must_use]
pub fn json(document: &Value) -> String {
    let members = document.as_object().expect("a document is a table");
    let lines: Vec<String> =
        members.iter().map(|(key, value)| format!("{}: {}", quoted(key), inline(value, false))).collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// Written as JSON with the members of every table in the opposite order.
#[must_use]
pub fn reversed_json(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().rev().map(|(key, value)| format!("{}: {}", quoted(key), reversed_json(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(reversed_json).collect::<Vec<_>>().join(", ")),
        other => inline(other, false),
    }
}

fn inline(value: &Value, is_toml: bool) -> String {
    match value {
        Value::String(text) => text.strip_prefix(RAW).map_or_else(|| quoted(text), str::to_owned),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| inline(item, is_toml)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                let value = inline(value, is_toml);
                if is_toml { format!("{} = {value}", toml_key(key)) } else { format!("{}: {value}", quoted(key)) }
            });
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn toml_key(key: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !key.is_empty() && key.bytes().all(bare) { key.to_owned() } else { quoted(key) }
}

/// In double quotes, with the escapes that TOML and JSON share.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_the_same_scenario() {
        let document = base();
        let (toml, json) = (roicm::Model::parse(&toml(&document)), roicm::Model::parse(&json(&document)));
        assert_eq!(toml.unwrap().scenario(), json.unwrap().scenario());
    }

    #[test]
    fn edits_reach_tables_and_arrays() {
        let document = with(base(), "options.lite.steps.migrate.effects.1.reduce_by", raw("1e999"));
        assert!(toml(&document).contains("reduce_by = 1e999"), "{document}");
        assert!(json(&without(document, "claims.headline.equals")).contains("{ \"result\": \"annual_cost\" }"));
    }
}
