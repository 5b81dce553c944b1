//! Schemas in words.

use serde_json::Value;

use crate::descriptions::plain;

/// What is said of a schema, for the cell of a table.
pub(super) fn told(schema: &Value) -> String {
    cell(&plain(schema).unwrap_or_default())
}

/// A text that ends no cell and no row, and in which `<id>` is no tag.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

/// The place of a heading on its page, as GitHub names it.
pub(super) fn anchor(heading: &str) -> String {
    let kept = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ');
    heading.to_lowercase().chars().filter(|&letter| kept(letter)).collect::<String>().replace(' ', "-")
}

/// What a reference of a schema names.
pub(super) fn named(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.rsplit('/').next()
}

/// The kind of what a schema allows. What is said elsewhere on the page, `link` makes a link to.
pub(super) fn kind(schema: &Value, link: &dyn Fn(&str) -> String) -> String {
    if let Some(name) = named(schema) {
        return link(name);
    }
    if let Some(word) = schema.get("const") {
        return format!("`{word}`").replace('"', "");
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let kinds: Vec<String> = choices.iter().map(|choice| kind(choice, link)).collect();
        return kinds.join(" or ");
    }
    let of_type = |name: &str| match name {
        "string" => "text".to_owned(),
        "integer" => "whole number".to_owned(),
        "number" => "number".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "null" => "null".to_owned(),
        "array" => list(schema, link),
        "object" => table(schema, link),
        other => panic!("a type that nobody has thought of: {other}"),
    };
    match &schema["type"] {
        Value::String(name) => of_type(name),
        Value::Array(names) => {
            let kinds: Vec<String> = names.iter().filter_map(Value::as_str).map(of_type).collect();
            kinds.join(" or ")
        }
        _ => panic!("a form that nobody has thought of: {schema}"),
    }
}

fn list(schema: &Value, link: &dyn Fn(&str) -> String) -> String {
    if let Some(parts) = schema.get("prefixItems").and_then(Value::as_array) {
        let kinds: Vec<String> = parts.iter().map(|part| kind(part, link)).collect();
        return format!("list of {}: {}", parts.len(), kinds.join(", "));
    }
    let of = kind(&schema["items"], link);
    match (schema.get("minItems"), schema.get("maxItems")) {
        (Some(least), Some(most)) if least == most => format!("list of {least}: {of}"),
        _ => format!("list of {of}"),
    }
}

fn table(schema: &Value, link: &dyn Fn(&str) -> String) -> String {
    match schema.get("additionalProperties") {
        Some(of @ Value::Object(_)) => format!("table of {}", kind(of, link)),
        _ => "table".to_owned(),
    }
}
