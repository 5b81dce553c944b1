//! The schema of results.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use serde_json::{Value, json};

use super::write::text;
use crate::{
    BreakEven, Evaluation, Explanation, GoalSeek, Plan, Problem, RankCorrelations, Simulation, Sobol, Tornado, TwoWay,
    ValueOfInformation,
};

/// Where the committed schema can be had.
const ID: &str = "https://raw.githubusercontent.com/roicm/roicm/main/core/schema/results.schema.json";

/// The forms of the documents that the methods of a model give, by name: a JSON Schema (draft 2020-12) of definitions.
#[must_use]
pub fn generated_results_schema() -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().with_transform(plain).into_generator();
    generator.subschema_for::<Problem>();
    generator.subschema_for::<Evaluation>();
    generator.subschema_for::<Simulation>();
    generator.subschema_for::<GoalSeek>();
    generator.subschema_for::<Explanation>();
    generator.subschema_for::<Plan>();
    generator.subschema_for::<Tornado>();
    generator.subschema_for::<RankCorrelations>();
    generator.subschema_for::<Sobol>();
    generator.subschema_for::<ValueOfInformation>();
    generator.subschema_for::<TwoWay>();
    generator.subschema_for::<BreakEven>();
    let definitions = generator.take_definitions(true);
    text(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "ROICm results",
        "$defs": definitions,
    }))
}

/// Formats such as `uint32` are no part of the standard; where a line of the source ends is no news to the reader; and a
/// result has the members that it is said to have.
pub(super) fn plain(schema: &mut Schema) {
    transform_subschemas(&mut plain, schema);
    schema.remove("format");
    let Some(members) = schema.as_object_mut() else { return };
    if let Some(Value::String(description)) = members.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if let Some(Value::Array(required)) = members.get_mut("required") {
        // What stands in the place of a flattened member is named by both.
        let mut seen = std::collections::BTreeSet::new();
        required.retain(|name| seen.insert(name.to_string()));
    }
    if members.contains_key("properties") && !members.contains_key("additionalProperties") {
        members.insert("additionalProperties".to_owned(), false.into());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_schema_is_the_generated_one() {
        assert!(
            super::generated_results_schema() == include_str!("../../schema/results.schema.json"),
            "core/schema/results.schema.json is not current: cargo run -p conformance --features generate --bin generate"
        );
    }
}
