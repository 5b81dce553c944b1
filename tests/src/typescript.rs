//! The JSON Schema of scenarios as types of TypeScript.
//!
//! What a type cannot say, that exactly one of some keys is to be there, is left to the engine, which says so.

use core::fmt::Write;

use serde_json::Value;

/// The head of the file.
const HEAD: &str = "// Generated from core/schema/scenario.schema.json. Not to be edited:
// cargo run --package conformance --features generate --bin generate
";

/// The types of a scenario: one for each definition of the schema, and `Scenario` for the whole.
///
/// # Panics
/// Where the schema has something that no type was thought of for.
#[must_use]
pub fn typescript(schema: &str) -> String {
    let schema: Value = serde_json::from_str(schema).expect("the committed schema is JSON");
    let mut text = HEAD.to_owned();
    declaration("Scenario", &schema, &mut text);
    for (name, definition) in members(&schema, "$defs") {
        declaration(name, definition, &mut text);
    }
    text
}

fn members<'a>(schema: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    schema.get(key).and_then(Value::as_object).into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn declaration(name: &str, schema: &Value, text: &mut String) {
    text.push('\n');
    comment(schema, "", text);
    if schema.get("properties").is_some() {
        line(text, format_args!("export interface {name} {{"));
        properties(schema, text);
        line(text, format_args!("}}"));
    } else {
        line(text, format_args!("export type {name} = {};", type_of(schema)));
    }
}

fn properties(schema: &Value, text: &mut String) {
    let required: Vec<&str> = list(schema, "required").filter_map(Value::as_str).collect();
    for (name, property) in members(schema, "properties") {
        comment(property, "  ", text);
        let mark = if required.contains(&name) { "" } else { "?" };
        line(text, format_args!("  {name}{mark}: {};", type_of(property)));
    }
}

fn comment(schema: &Value, indent: &str, text: &mut String) {
    if let Some(description) = schema.get("description").and_then(Value::as_str) {
        let description = description.replace("*/", "*\u{200b}/").replace('\n', " ");
        line(text, format_args!("{indent}/** {description} */"));
    }
}

fn list<'a>(schema: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    schema.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// The type of a value.
fn type_of(schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or(reference).to_owned();
    }
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    let union = |key: &str| list(schema, key).map(type_of).collect::<Vec<_>>().join(" | ");
    if schema.get("anyOf").is_some() {
        return union("anyOf");
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => {
            // Not `Record`, which cannot hold itself.
            format!("{{ [key: string]: {} }}", schema.get("additionalProperties").map_or_else(String::new, type_of))
        }
        Some("array") => items(schema),
        Some("integer" | "number") => "number".to_owned(),
        Some("string") => "string".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some(other) => panic!("no type for {other}"),
        // Alternatives of single values; alternatives of keys stand in schemas that have a type of their own.
        None => union("oneOf"),
    }
}

/// The type of a list; one of a fixed length is a tuple.
fn items(schema: &Value) -> String {
    let item = schema.get("items").map_or_else(|| "unknown".to_owned(), type_of);
    let bound = |key: &str| schema.get(key).and_then(Value::as_u64);
    match (bound("minItems"), bound("maxItems")) {
        (Some(least), Some(most)) if least == most => {
            let length = usize::try_from(most).unwrap_or_default();
            format!("[{}]", vec![item; length].join(", "))
        }
        _ if item.contains(' ') => format!("({item})[]"),
        _ => format!("{item}[]"),
    }
}

fn line(text: &mut String, arguments: core::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("a text takes what is written to it");
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_schema_has_a_type() {
        let schema = r##"{
            "description": "A document.",
            "type": "object",
            "required": ["a"],
            "properties": {
                "a": { "$ref": "#/$defs/Either", "description": "The first." },
                "b": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/Word" } } },
                "c": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
                "d": { "const": 1, "type": "integer" }
            },
            "$defs": {
                "Either": { "anyOf": [{ "type": "number" }, { "type": "boolean" }] },
                "Word": { "oneOf": [{ "const": "x", "type": "string" }, { "const": "y", "type": "string" }] }
            }
        }"##;
        let types = "
/** A document. */
export interface Scenario {
  /** The first. */
  a: Either;
  b?: { [key: string]: Word[] };
  c?: [string, string];
  d?: 1;
}

export type Either = number | boolean;

export type Word = \"x\" | \"y\";
";
        assert_eq!(typescript(schema), HEAD.to_owned() + types);
    }
}
