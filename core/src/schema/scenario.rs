//! The schema of scenarios.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use serde_json::{Map, Value};

use super::write::text;
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
    text(schema.as_value())
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
