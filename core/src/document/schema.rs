//! What the derives cannot know about the form of a document, said in JSON Schema.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::distribution::QuantityTable;
use super::{Distribution, Overrides, Parameter, Quantity};

/// A decimal in plain notation, as [`decimal`](super::decimal) reads it.
const DECIMAL: &str = r"^[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$";

impl JsonSchema for Parameter {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number, read as the decimal that is written; with more than 15 significant digits, a string.",
            "anyOf": [{ "type": "number" }, { "type": "string", "pattern": DECIMAL }],
        })
    }
}

impl JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let decimal = generator.subschema_for::<Parameter>();
        let table = generator.subschema_for::<QuantityTable>();
        json_schema!({
            "description": "A number, certain or uncertain: a plain number, a decimal string, or a table with a `value`, a distribution, or both.",
            "anyOf": [decimal, table],
        })
    }
}

impl JsonSchema for Overrides {
    fn schema_name() -> Cow<'static, str> {
        "Overrides".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let decimal = generator.subschema_for::<Parameter>();
        let nested = generator.subschema_for::<Self>();
        json_schema!({
            "description": "Values by input path, the path in one key or as tables within tables.",
            "type": "object",
            "additionalProperties": { "anyOf": [decimal, nested] },
        })
    }
}

/// Keys that are ids.
pub(super) fn ids(schema: &mut Schema) {
    let id = json!({ "pattern": "^[a-z][a-z0-9_]{0,63}$", "not": { "const": "do_nothing" } });
    schema.insert("propertyNames".to_owned(), id);
}

/// Keys that are currencies.
pub(super) fn currencies(schema: &mut Schema) {
    schema.insert("propertyNames".to_owned(), json!({ "pattern": CURRENCY }));
}

/// Three capital letters, as in ISO 4217.
pub(super) const CURRENCY: &str = "^[A-Z]{3}$";

/// One way to say how often.
pub(super) fn one_frequency(schema: &mut Schema) {
    exactly_one(schema, &["events_per_year", "events_per_person_year", "availability"]);
}

/// One form of an effect.
pub(super) fn one_form(schema: &mut Schema) {
    exactly_one(schema, &["reduce_by", "increase_by", "set_to", "at_most", "at_least"]);
}

/// One figure of a claim.
pub(super) fn one_figure(schema: &mut Schema) {
    exactly_one(schema, &["equals", "at_most", "at_least"]);
}

fn exactly_one(schema: &mut Schema, keys: &[&str]) {
    let choices: Vec<Value> = keys.iter().map(|key| json!({ "required": [key] })).collect();
    schema.insert("oneOf".to_owned(), choices.into());
}

/// A duration in minutes or in hours, never in both.
pub(super) fn one_duration(schema: &mut Schema) {
    schema.insert("not".to_owned(), json!({ "required": ["minutes_per_event", "hours_per_event"] }));
}

/// A mean and a standard deviation, or a quantile on either side.
pub(super) fn one_parent(schema: &mut Schema) {
    let pair = |these: [&str; 2], others: [&str; 2]| {
        let absent = others.map(|other| json!({ "required": [other] }));
        json!({ "required": these, "not": { "anyOf": absent } })
    };
    let (moments, interval) = (["mean", "standard_deviation"], ["p5", "p95"]);
    schema.insert("oneOf".to_owned(), json!([pair(moments, interval), pair(interval, moments)]));
}

/// A value, exactly one distribution, or both.
pub(super) fn value_or_distribution(schema: &mut Schema) {
    let has = |tag: &&str| json!({ "required": [tag] });
    let tags: Vec<Value> = Distribution::TAGS.iter().map(has).collect();
    let mut choices = tags.clone();
    choices.push(json!({ "required": ["value"], "not": { "anyOf": tags } }));
    schema.insert("oneOf".to_owned(), choices.into());
}
