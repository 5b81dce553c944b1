//! JSON Schemas as types of TypeScript.
//!
//! What a type cannot say, that exactly one of some keys is to be there, is left to the engine, which says so.

use serde_json::Value;

use super::comments::{comment, line};

/// What is said of documents in JavaScript otherwise than in the schema.
#[derive(Clone, Copy, Default)]
pub(super) struct Words<'a> {
    /// Definitions by other names.
    pub(super) renamed: &'a [(&'a str, &'a str)],
    /// The types of some definitions.
    pub(super) definitions: &'a [(&'a str, &'a str)],
    /// The types of some members, by the name of their definition; of any definition where that is empty.
    pub(super) members: &'a [(&'a str, &'a str, &'a str)],
    /// Members that are of no use.
    pub(super) left_out: &'a [&'a str],
    /// Whether what may be left out is never null: a result leaves it out.
    pub(super) left_out_is_not_null: bool,
    /// What lists begin with: those that are only read may be such as nobody may write.
    pub(super) list: &'a str,
}

impl Words<'_> {
    /// The name of a definition.
    pub(super) fn name<'b>(&'b self, name: &'b str) -> &'b str {
        self.renamed.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| to)
    }

    /// The declaration of a definition, after an empty line.
    pub(super) fn declaration(&self, name: &str, schema: &Value, base: Option<&str>, text: &mut String) {
        text.push('\n');
        comment(schema, "", text);
        let shown = self.name(name);
        if let Some((_, written)) = self.definitions.iter().find(|(definition, _)| *definition == name) {
            line(text, format_args!("export type {shown} = {written};"));
        } else if schema.get("properties").is_some() {
            let extends = base.map_or_else(String::new, |base| format!(" extends {base}"));
            line(text, format_args!("export interface {shown}{extends} {{"));
            self.properties(name, schema, text);
            line(text, format_args!("}}"));
        } else {
            line(text, format_args!("export type {shown} = {};", self.type_of(schema)));
        }
    }

    fn properties(&self, definition: &str, schema: &Value, text: &mut String) {
        let required: Vec<&str> = list(schema, "required").filter_map(Value::as_str).collect();
        for (name, property) in members(schema, "properties").filter(|(name, _)| !self.left_out.contains(name)) {
            comment(property, "  ", text);
            let is_required = required.contains(&name);
            let written = self.member(definition, name).map_or_else(|| self.type_of(property), str::to_owned);
            let written = match written.strip_suffix(" | null") {
                Some(other) if self.left_out_is_not_null && !is_required => other,
                _ => &written,
            };
            line(text, format_args!("  {name}{}: {written};", if is_required { "" } else { "?" }));
        }
    }

    /// What is said of a member here.
    fn member(&self, definition: &str, name: &str) -> Option<&str> {
        let is_said = |of: &str| of.is_empty() || of == definition;
        self.members.iter().find(|(of, member, _)| is_said(of) && *member == name).map(|(_, _, written)| *written)
    }

    /// The type of a value.
    fn type_of(&self, schema: &Value) -> String {
        if let Some(reference) = reference(schema) {
            return self.name(reference).to_owned();
        }
        if let Some(constant) = schema.get("const") {
            return constant.to_string();
        }
        let union = |key: &str| list(schema, key).map(|one| self.type_of(one)).collect::<Vec<_>>().join(" | ");
        if schema.get("anyOf").is_some() {
            return union("anyOf");
        }
        match schema.get("type") {
            Some(Value::String(one)) => self.plain(one, schema),
            Some(Value::Array(several)) => {
                let types: Vec<String> =
                    several.iter().filter_map(Value::as_str).map(|one| self.plain(one, schema)).collect();
                types.join(" | ")
            }
            // Alternatives of single values; alternatives of keys stand in schemas that have a type of their own.
            _ => union("oneOf"),
        }
    }

    fn plain(&self, one: &str, schema: &Value) -> String {
        match one {
            // Not `Record`, which cannot hold itself.
            "object" => {
                let held = schema.get("additionalProperties").map_or_else(String::new, |held| self.type_of(held));
                format!("{{ [key: string]: {held} }}")
            }
            "array" => self.items(schema),
            "integer" | "number" => "number".to_owned(),
            "string" => "string".to_owned(),
            "boolean" => "boolean".to_owned(),
            "null" => "null".to_owned(),
            other => panic!("no type for {other}"),
        }
    }

    /// The type of a list; one of a fixed length is a tuple.
    fn items(&self, schema: &Value) -> String {
        let before = self.list;
        let places: Vec<String> = list(schema, "prefixItems").map(|place| self.type_of(place)).collect();
        if !places.is_empty() {
            return format!("{before}[{}]", places.join(", "));
        }
        let item = schema.get("items").map_or_else(|| "unknown".to_owned(), |item| self.type_of(item));
        let bound = |key: &str| schema.get(key).and_then(Value::as_u64);
        match (bound("minItems"), bound("maxItems")) {
            (Some(least), Some(most)) if least == most => {
                let length = usize::try_from(most).unwrap_or_default();
                format!("{before}[{}]", vec![item; length].join(", "))
            }
            _ if item.contains(' ') => format!("{before}({item})[]"),
            _ => format!("{before}{item}[]"),
        }
    }
}

/// The definition that a schema refers to.
pub(super) fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.rsplit('/').next()
}

pub(super) fn members<'a>(schema: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    schema.get(key).and_then(Value::as_object).into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

pub(super) fn list<'a>(schema: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    schema.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(words: Words<'_>, schema: &str) -> String {
        let schema: Value = serde_json::from_str(schema).expect("it is JSON");
        let mut text = String::new();
        words.declaration("Whole", &schema, None, &mut text);
        for (name, definition) in members(&schema, "$defs") {
            words.declaration(name, definition, None, &mut text);
        }
        text
    }

    const SCHEMA: &str = r##"{
        "description": "A document.",
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": { "$ref": "#/$defs/Either", "description": "The first. See [`Whole::b`] and [`Word`](crate::Word)." },
            "b": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/Word" } } },
            "c": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
            "d": { "const": 1, "type": "integer" },
            "e": { "type": ["string", "null"], "default": "x" },
            "f": { "type": "array", "prefixItems": [{ "type": "number" }, { "type": "string" }] }
        },
        "$defs": {
            "Either": { "anyOf": [{ "type": "number" }, { "type": "boolean" }] },
            "Word": {
                "description": "A word.",
                "oneOf": [{ "const": "x", "type": "string", "description": "The first." }, { "const": "y", "type": "string" }]
            }
        }
    }"##;

    #[test]
    fn every_kind_of_schema_has_a_type() {
        let types = "
/** A document. */
export interface Whole {
  /** The first. See `Whole.b` and `Word`. */
  a: Either;
  b?: { [key: string]: Word[] };
  c?: [string, string];
  d?: 1;
  /** @default \"x\" */
  e?: string | null;
  f?: [number, string];
}

export type Either = number | boolean;

/**
 * A word.
 * - `x`: The first.
 */
export type Word = \"x\" | \"y\";
";
        assert_eq!(written(Words::default(), SCHEMA), types);
    }

    #[test]
    fn what_is_said_otherwise_stands_in_place_of_the_schema() {
        let words = Words {
            renamed: &[("Either", "Flag")],
            definitions: &[("Word", "string")],
            members: &[("Whole", "d", "2"), ("Either", "c", "never")],
            left_out: &["f"],
            left_out_is_not_null: true,
            list: "readonly ",
        };
        let types = "
/** A document. */
export interface Whole {
  /** The first. See `Whole.b` and `Word`. */
  a: Flag;
  b?: { [key: string]: readonly Word[] };
  c?: readonly [string, string];
  d?: 2;
  /** @default \"x\" */
  e?: string;
}

export type Flag = number | boolean;

/**
 * A word.
 * - `x`: The first.
 */
export type Word = string;
";
        assert_eq!(written(words, SCHEMA), types);
    }
}
