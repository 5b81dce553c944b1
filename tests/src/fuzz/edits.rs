//! Edits of a document: a value replaced, taken out, copied to another place, or added where the format knows one.

use serde_json::{Map, Value, json};

use crate::documents::raw;
use crate::generate::Choices;

/// Numbers and texts at which something changes.
const VALUES: [&str; 34] = [
    "0",
    "1",
    "-1",
    "2",
    "12",
    "600",
    "601",
    "0.5",
    "0.999999",
    "1.000001",
    "-0.999999",
    "1e-28",
    "1e-9",
    "1e9",
    "1e20",
    "7.9e28",
    "79228162514264337593543950335",
    "99999999999999",
    "0.1",
    "0.30000000000001",
    "1e999",
    "-0",
    "8760",
    "24",
    "365",
    "\"0.1234567890123456789012345678\"",
    "\"poisson\"",
    "\"expected\"",
    "\"USD\"",
    "\"XXX\"",
    "null",
    "true",
    "[]",
    "{}",
];

/// Keys that may be added to a table, each with what stands there most of the time.
const KEYS: [(&str, &str); 22] = [
    ("arrival", "\"poisson\""),
    ("ramp_months", "7"),
    ("until_month", "3"),
    ("month", "2"),
    ("from_month", "4"),
    ("to_month", "5"),
    ("payback_target_months", "5"),
    ("loss_growth_per_year", "0.3"),
    ("price_growth_per_year", "-0.5"),
    ("discount_rate", "-0.9"),
    ("realisation", "0.3"),
    ("working_time_share", "0.25"),
    ("productivity_loss", "0.5"),
    ("people_per_event", "3"),
    ("cost_per_event", "1e6"),
    ("revenue_per_hour", "12.5"),
    ("service_hours_per_year", "2000"),
    ("hourly_cost", "77"),
    ("users", "4"),
    ("units_per_year", "6"),
    ("horizon_months", "600"),
    ("currency", "\"USD\""),
];

/// One edit.
pub(super) fn edit(document: &mut Value, choices: &mut Choices<'_>) {
    let mut places = Vec::new();
    pointers(document, &mut String::new(), &mut places);
    let place = |choices: &mut Choices<'_>| places[choices.below(2_000) as usize % places.len()].clone();
    let at = place(choices);
    match choices.below(8) {
        0 => set(document, &at, raw(VALUES[choices.below(34) as usize])),
        1 | 2 => {
            let around = number(document, &at).unwrap_or(1.0);
            set(document, &at, uncertain(around, choices));
        }
        3 => take_out(document, &at),
        4 => {
            let from = place(choices);
            let copy = document.pointer(&from).cloned().unwrap_or_default();
            set(document, &at, copy);
        }
        5 => {
            let (key, value) = KEYS[choices.below(22) as usize];
            if let Some(table) = document.pointer_mut(&at).and_then(Value::as_object_mut) {
                table.insert(key.to_owned(), raw(value));
            }
        }
        6 => {
            let factor = [0.0, 0.5, 0.9, 1.1, 2.0, 10.0, 1e-6, 1e6, -1.0][choices.below(9) as usize];
            if let Some(number) = number(document, &at) {
                set(document, &at, raw(&format!("\"{:.6}\"", number * factor)));
            }
        }
        _ => {
            let (one, other) = (place(choices), place(choices));
            let path = |pointer: &str| pointer.trim_start_matches('/').replace('/', ".");
            let rank = f64::from(choices.below(21)) / 10.0 - 1.0;
            let correlation = json!({ "between": [path(&one), path(&other)], "rank": rank });
            if let Some(table) = document.as_object_mut() {
                let list = table.entry("correlations").or_insert_with(|| json!([]));
                if let Some(list) = list.as_array_mut() {
                    list.push(correlation);
                }
            }
        }
    }
}

/// Where there is something in a document.
fn pointers(value: &Value, here: &mut String, found: &mut Vec<String>) {
    let length = here.len();
    let mut below = |key: &str, value: &Value| {
        here.push('/');
        here.push_str(key);
        found.push(here.clone());
        pointers(value, here, found);
        here.truncate(length);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
    if found.is_empty() {
        found.push(String::new());
    }
}

fn number(document: &Value, at: &str) -> Option<f64> {
    let value = document.pointer(at)?;
    let value = value.get("value").unwrap_or(value);
    value.as_f64().or_else(|| value.as_str()?.trim_start_matches('\u{1}').parse().ok())
}

fn set(document: &mut Value, at: &str, value: Value) {
    // The document itself stays a table.
    if let Some(place) = document.pointer_mut(at).filter(|_| !at.is_empty()) {
        *place = value;
    }
}

fn take_out(document: &mut Value, at: &str) {
    let Some((parent, key)) = at.rsplit_once('/') else { return };
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.remove(key)),
        Some(Value::Array(items)) => {
            if let Ok(index) = key.parse::<usize>() {
                drop((index < items.len()).then(|| items.remove(index)));
            }
        }
        _ => {}
    }
}

/// A number that is uncertain around a value.
pub(super) fn uncertain(around: f64, choices: &mut Choices<'_>) -> Value {
    let width = [0.0, 0.001, 0.1, 0.5, 1.0][choices.below(5) as usize] * around.abs();
    let text = |value: f64| json!(format!("{value:.9}"));
    let (low, mid, high) = (text(around - width), text(around), text(around + width));
    let mut table: Map<String, Value> = Map::new();
    let (family, parameters) = match choices.below(12) {
        0 => ("uniform", json!({ "min": low, "max": high })),
        1 => ("triangular", json!({ "min": low, "mode": mid, "max": high })),
        2 => ("pert", json!({ "min": low, "mode": mid, "max": high, "lambda": 1 + choices.below(20) })),
        3 => ("normal", json!({ "mean": mid, "standard_deviation": text(width / 3.0), "min": low, "max": high })),
        4 => ("normal", json!({ "p5": low, "p95": high, "min": 0 })),
        5 => ("lognormal", json!({ "mean": mid, "standard_deviation": text(width) })),
        6 => ("lognormal", json!({ "p5": mid, "p95": high, "max": text(around + 3.0 * width) })),
        7 => ("beta", json!({ "alpha": text(f64::from(choices.below(40)) / 4.0), "beta": 2, "min": low, "max": high })),
        8 => ("gamma", json!({ "shape": text(f64::from(choices.below(40)) / 8.0), "scale": mid })),
        9 => ("quantiles", json!({ "p10": low, "p50": mid, "p90": high, "min": 0 })),
        10 => ("discrete", json!({ "values": [low, mid, high], "weights": [choices.below(3), 1, choices.below(3)] })),
        _ => ("sample", json!({ "values": [mid, low, high, mid] })),
    };
    table.insert(family.to_owned(), parameters);
    if choices.one_in(3) {
        table.insert("value".to_owned(), text(around));
    }
    Value::Object(table)
}
