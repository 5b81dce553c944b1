//! The schema of requests.

use schemars::generate::SchemaSettings;
use serde_json::json;

use super::results::plain;
use super::write::text;
use crate::{
    BreakEvenRequest, EvaluateManyRequest, EvaluateRequest, Precision, RankCorrelationsRequest, SimulateManyRequest,
    SimulateRequest, SobolRequest, TornadoRequest, TwoWayRequest, ValueOfInformationRequest,
};

/// Where the committed schema can be had.
const ID: &str = "https://raw.githubusercontent.com/roicm/roicm/main/core/schema/requests.schema.json";

/// The forms of the requests that the methods of a model take, by name: a JSON Schema (draft 2020-12) of definitions.
#[must_use]
pub fn generated_requests_schema() -> String {
    let mut generator = SchemaSettings::draft2020_12().with_transform(plain).into_generator();
    generator.subschema_for::<EvaluateRequest>();
    generator.subschema_for::<SimulateRequest>();
    generator.subschema_for::<Precision>();
    generator.subschema_for::<EvaluateManyRequest>();
    generator.subschema_for::<SimulateManyRequest>();
    generator.subschema_for::<TornadoRequest>();
    generator.subschema_for::<RankCorrelationsRequest>();
    generator.subschema_for::<SobolRequest>();
    generator.subschema_for::<ValueOfInformationRequest>();
    generator.subschema_for::<TwoWayRequest>();
    generator.subschema_for::<BreakEvenRequest>();
    let definitions = generator.take_definitions(true);
    text(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "ROICm requests",
        "$defs": definitions,
    }))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_schema_is_the_generated_one() {
        assert!(
            super::generated_requests_schema() == include_str!("../../schema/requests.schema.json"),
            "core/schema/requests.schema.json is not current: cargo run -p conformance --features generate --bin generate"
        );
    }
}
