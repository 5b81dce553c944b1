//! The committed JSON Schema, by an independent validator: what ships is accepted, and what it refuses, the model
//! refuses too.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::Path;

use jsonschema::Validator;
use roicm::Model;
use serde_json::{Value, json};

/// A document that uses every key of the format.
const EVERY_KEY: &str = include_str!("../cases/every-key.toml");

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(roicm::SCHEMA).unwrap()
}

fn json_of(toml: &str) -> Value {
    serde_json::to_value(toml.parse::<toml::Table>().unwrap()).unwrap()
}

/// The scenarios that ship, by their file names.
fn shipped() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["core/presets", "examples/scenarios"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(files.len() >= 4);
    files
}

fn refusals(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_is_valid_by_its_own_standard() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn what_ships_is_accepted() {
    let validator = validator();
    for (name, toml) in shipped() {
        assert_eq!(refusals(&validator, &json_of(&toml)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_key_is_accepted_by_both() {
    assert_eq!(refusals(&validator(), &json_of(EVERY_KEY)), Vec::<String>::new());
    Model::parse(EVERY_KEY).unwrap();
}

/// Keeps `EVERY_KEY` true to its name.
#[test]
fn no_key_of_the_schema_is_missing_from_the_document_with_every_key() {
    fn keys<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(entries) => {
                found.extend(entries.keys().map(String::as_str));
                entries.values().for_each(|value| keys(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }
    let (schema, document) = (schema(), json_of(EVERY_KEY));
    let mut written = Vec::new();
    keys(&document, &mut written);
    let tables = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for table in tables {
        for key in table.get("properties").and_then(Value::as_object).into_iter().flat_map(|keys| keys.keys()) {
            assert!(written.contains(&key.as_str()), "{key}");
        }
    }
}

/// The pointers to every value of a document.
fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    let below = |(key, child): (String, &Value)| {
        pointers(child).into_iter().map(move |rest| format!("/{}{rest}", key.replace('~', "~0").replace('/', "~1")))
    };
    std::iter::once(String::new()).chain(children.into_iter().flat_map(below)).collect()
}

/// The document with one change at a place, for every place and every change that applies there.
fn mutants(document: &Value) -> Vec<(String, Value)> {
    let replacements = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(0.5),
        json!(601),
        json!(1e300),
        json!("text"),
        json!("1_000"),
        json!(".5"),
        json!("hkd"),
        json!([]),
        json!([1]),
        json!({}),
        json!({ "value": 1 }),
        json!({ "value": null }),
        json!({ "uniform": { "min": 1, "max": 2 }, "pert": { "min": 1, "mode": 1, "max": 2 } }),
        json!({ "normal": { "mean": 1 } }),
        json!({ "a": { "b": "c" } }),
    ];
    let mut mutants = Vec::new();
    for place in pointers(document) {
        for replacement in &replacements {
            let mut mutant = document.clone();
            *mutant.pointer_mut(&place).unwrap() = replacement.clone();
            mutants.push((format!("{place} = {replacement}"), mutant));
        }
        let keys: Vec<String> = match document.pointer(&place) {
            Some(Value::Object(entries)) => entries.keys().cloned().collect(),
            _ => continue,
        };
        let mut table = |change: String, edit: &dyn Fn(&mut serde_json::Map<String, Value>)| {
            let mut mutant = document.clone();
            edit(mutant.pointer_mut(&place).unwrap().as_object_mut().unwrap());
            mutants.push((format!("{place}: {change}"), mutant));
        };
        for key in &keys {
            table(format!("without {key}"), &|entries| {
                entries.remove(key);
            });
            for name in ["do_nothing", "Upper", "x-y", "1a", "usd", "unknown"] {
                table(format!("{key} as {name}"), &|entries| {
                    let value = entries.remove(key).unwrap();
                    entries.insert(name.to_owned(), value);
                });
            }
        }
        for extra in
            ["minutes_per_event", "hours_per_event", "events_per_year", "equals", "set_to", "value", "p5", "pert"]
        {
            table(format!("with {extra}"), &|entries| {
                entries.insert(extra.to_owned(), json!(1));
            });
        }
    }
    mutants
}

/// The schema may know less than the model, never something else.
#[test]
fn what_the_schema_refuses_the_model_refuses() {
    let validator = validator();
    let (mut refused, mut accepted) = (0, 0);
    for (change, mutant) in mutants(&json_of(EVERY_KEY)) {
        if validator.is_valid(&mutant) {
            accepted += 1;
        } else {
            refused += 1;
            let text = serde_json::to_string(&mutant).unwrap();
            assert!(Model::parse(&text).is_err(), "{change}\n{:?}", refusals(&validator, &mutant));
        }
    }
    // Neither side is empty: the changes are wild enough, and the schema is not simply always against.
    assert!(refused > 5 * accepted && accepted > 100, "{refused} refused, {accepted} accepted");
}

/// What a person is likely to get wrong, an editor with the schema shows.
#[test]
fn likely_slips_are_refused() {
    let slips: [(&str, Value); 14] = [
        ("/schema_version", json!(2)),
        ("/currency", json!("hkd")),
        ("/horizon_months", json!(601)),
        ("/horizon_months", json!(0)),
        ("/horizon_months", json!("36")),
        ("/discount_rate", json!("8%")),
        ("/workforce", json!({ "headcount": 50 })),
        ("/workforce/headcount", json!({ "vlaue": 50 })),
        ("/workforce/headcount", json!({ "source": "nobody" })),
        ("/workforce/headcount", json!({ "pert": { "min": 8, "max": 30 } })),
        ("/losses", json!({})),
        ("/losses", json!({ "do_nothing": { "events_per_year": 1 } })),
        ("/losses", json!({ "Rework": { "events_per_year": 1 } })),
        ("/losses", json!({ "rework": { "events_per_year": 1, "minutes_per_event": 1, "hours_per_event": 1 } })),
    ];
    let (validator, document) = (validator(), json_of(EVERY_KEY));
    for (place, slip) in slips {
        let mut mutant = document.clone();
        *mutant.pointer_mut(place).unwrap() = slip.clone();
        assert!(!validator.is_valid(&mutant), "{place} = {slip}");
    }
}
