//! The JSON Schema of scenarios: for editors that complete and check while one types, and for programs in other
//! languages.
//!
//! It is generated from the types of the document (feature `schema`) and committed. What it refuses, a model refuses
//! too; what needs arithmetic or the rest of the document to be judged, only a model refuses.

/// The JSON Schema (draft 2020-12) of a scenario, as a text.
pub const SCHEMA: &str = include_str!("../schema/scenario.schema.json");

#[cfg(feature = "schema")]
pub use generate::generated_schema;

#[cfg(feature = "schema")]
mod generate {
    use core::fmt::Write;

    use schemars::Schema;
    use schemars::generate::SchemaSettings;
    use schemars::transform::transform_subschemas;
    use serde_json::{Map, Value};

    use crate::document::Scenario;

    /// Where the committed schema can be had.
    const ID: &str = "https://raw.githubusercontent.com/roicm/roicm/main/core/schema/scenario.schema.json";

    /// What [`SCHEMA`](crate::SCHEMA) is to be: generated from the types, with its keys in order.
    #[must_use]
    pub fn generated_schema() -> String {
        let settings = SchemaSettings::draft2020_12().with_transform(as_it_is_read);
        let mut schema = settings.into_generator().into_root_schema_for::<Scenario>();
        schema.insert("$id".to_owned(), ID.into());
        schema.insert("title".to_owned(), "ROICm scenario".into());
        let mut text = String::new();
        write(schema.as_value(), 0, &mut text);
        text.push('\n');
        text
    }

    /// The reader knows no null, which the derived schema allows wherever a field is optional. Formats such as `uint32`
    /// are no part of the standard.
    fn as_it_is_read(schema: &mut Schema) {
        transform_subschemas(&mut as_it_is_read, schema);
        schema.remove("format");
        let Some(schema) = schema.as_object_mut() else { return };
        if let Some(Value::String(description)) = schema.get_mut("description") {
            // Where a line of the source ends is no news to the reader.
            *description = description.replace('\n', " ");
        }
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|one| one != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
            choices.retain(|choice| choice.get("type").is_none_or(|one| one != "null"));
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                schema.remove("anyOf");
                merge(schema, only);
            }
        }
    }

    /// Adds what is not there yet: a field's own description comes before that of its type.
    fn merge(schema: &mut Map<String, Value>, more: Map<String, Value>) {
        for (key, value) in more {
            if !schema.contains_key(&key) {
                schema.insert(key, value);
            }
        }
    }

    /// Indented, with the keys in order, whichever order the map of this build keeps. Lists of plain values stand in
    /// one line.
    fn write(value: &Value, depth: usize, text: &mut String) {
        let indent = |text: &mut String, depth: usize| {
            text.push('\n');
            text.extend(core::iter::repeat_n("  ", depth));
        };
        match value {
            Value::Object(entries) if !entries.is_empty() => {
                let mut sorted: Vec<_> = entries.iter().collect();
                sorted.sort_by_key(|(key, _)| *key);
                text.push('{');
                for (index, (key, value)) in sorted.into_iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    indent(text, depth + 1);
                    plain(&Value::from(key.as_str()), text);
                    text.push_str(": ");
                    write(value, depth + 1, text);
                }
                indent(text, depth);
                text.push('}');
            }
            Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    indent(text, depth + 1);
                    write(item, depth + 1, text);
                }
                indent(text, depth);
                text.push(']');
            }
            Value::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    plain(item, text);
                }
                text.push(']');
            }
            _ => plain(value, text),
        }
    }

    fn plain(value: &Value, text: &mut String) {
        // Writing into a string does not fail.
        let _ = write!(text, "{value}");
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn the_committed_schema_is_the_generated_one() {
            assert!(
                super::generated_schema() == crate::SCHEMA,
                "core/schema/scenario.schema.json is not current: cargo run -p conformance --features generate --bin generate"
            );
        }
    }
}
