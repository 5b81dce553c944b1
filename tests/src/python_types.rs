//! Types for Python, written from the JSON Schemas of the core: one source for every face.

use core::fmt::Write;

use serde_json::{Map, Value};

type Members = Map<String, Value>;

/// Words that name no field in the syntax of classes.
const KEYWORDS: [&str; 3] = ["lambda", "from", "in"];

/// Results that are shown in ways of their own: as pages, as tables, as plots.
const VIEWS: [&str; 8] =
    ["BreakEven", "Evaluation", "RankCorrelations", "Simulation", "Sobol", "Tornado", "TwoWay", "ValueOfInformation"];

/// Lines are at most this long in the sources of the package.
const WIDTH: usize = 110;

/// How documents are held in Python.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Objects of the core's documents: read only.
    Results,
    /// Dictionaries that people write.
    Dictionaries,
}

/// The classes of results.
///
/// # Panics
/// Where the schema has a form that nobody has thought of here.
#[must_use]
pub fn results() -> String {
    let mut text = String::from(
        "\"\"\"What the methods of a scenario give, as classes.\n\n\
         Generated from core/schema/results.schema.json by ``cargo run -p conformance --features generate --bin generate``.\n\
         \"\"\"\n\nfrom __future__ import annotations\n\n\
         from collections.abc import Mapping\nfrom decimal import Decimal\nfrom typing import Any, Literal\n\n\
         from roicm import views\nfrom roicm.records import ById, Parts, Record, Rows\nfrom roicm.samples import Samples\n",
    );
    module(&schema(&roicm::generated_results_schema()), Style::Results, &mut text);
    text
}

/// The dictionaries that a scenario is written as.
///
/// # Panics
/// Where the schema has a form that nobody has thought of here.
#[must_use]
pub fn documents() -> String {
    let mut text = String::from(
        "\"\"\"Scenarios as dictionaries, for type checkers and editors.\n\n\
         Generated from core/schema/scenario.schema.json by ``cargo run -p conformance --features generate --bin generate``.\n\
         \"\"\"\n\nfrom __future__ import annotations\n\n\
         from collections.abc import Mapping, Sequence\nfrom typing import Literal, NotRequired, TypedDict\n\n\
         from roicm.quantities import Number, Uncertain\n",
    );
    let mut schema = schema(&roicm::generated_schema());
    let root: Members = schema.as_object().expect("a schema").clone();
    schema["$defs"]["Scenario"] = Value::Object(root);
    module(&schema, Style::Dictionaries, &mut text);
    text
}

/// The arguments of methods.
///
/// # Panics
/// Where the schema has a form that nobody has thought of here.
#[must_use]
pub fn requests() -> String {
    let mut text = String::from(
        "\"\"\"The arguments of methods, for type checkers and editors. What is left out, the core decides.\n\n\
         Generated from core/schema/requests.schema.json by ``cargo run -p conformance --features generate --bin generate``.\n\
         \"\"\"\n\nfrom __future__ import annotations\n\n\
         from collections.abc import Mapping, Sequence\nfrom typing import Literal, NotRequired, TypedDict\n\n\
         from roicm.quantities import Number\n",
    );
    module(&schema(&roicm::generated_requests_schema()), Style::Dictionaries, &mut text);
    text
}

fn schema(text: &str) -> Value {
    serde_json::from_str(text).expect("a schema is JSON")
}

fn module(schema: &Value, style: Style, text: &mut String) {
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut names: Vec<&str> = definitions
        .iter()
        .filter(|(name, definition)| !is_raw(name, style) && properties(definition).is_some())
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    let _ = write!(text, "\n__all__ = [\n");
    for name in &names {
        let _ = writeln!(text, "    \"{name}\",");
    }
    text.push_str("]\n");
    for name in names {
        class(name, &definitions[name], definitions, style, text);
    }
}

/// The members of what becomes a class.
fn properties(definition: &Value) -> Option<&Members> {
    definition.get("properties").and_then(Value::as_object)
}

/// Distributions stand in results as they are written in a document, by their tags.
fn is_raw(name: &str, style: Style) -> bool {
    style == Style::Results && roicm::document::Distribution::TAGS.contains(&name.to_lowercase().as_str())
}

/// A definition by its name.
fn named(name: &str, definitions: &Members, style: Style) -> String {
    match (name, style) {
        ("ExactDecimal", Style::Results) => "Decimal".to_owned(),
        ("ExactDecimal", Style::Dictionaries) => "Number".to_owned(),
        ("Samples", _) => "Samples".to_owned(),
        // As it is written in a document: by its tag.
        ("Distribution", Style::Results) => "Mapping[str, Any]".to_owned(),
        ("Decimal", _) => "Number".to_owned(),
        ("Quantity", _) => "Number | Uncertain | QuantityTable".to_owned(),
        ("Overrides", _) => "Mapping[str, Number]".to_owned(),
        _ => {
            let definition = definitions.get(name).unwrap_or_else(|| panic!("no definition {name}"));
            match properties(definition) {
                Some(_) => name.to_owned(),
                None => type_of(definition, definitions, style),
            }
        }
    }
}

fn type_of(schema: &Value, definitions: &Members, style: Style) -> String {
    let of = |schema: &Value| type_of(schema, definitions, style);
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return named(reference.rsplit('/').next().unwrap_or_default(), definitions, style);
    }
    if let Some(Value::String(word)) = schema.get("const") {
        return format!("Literal[\"{word}\"]");
    }
    for choices in ["anyOf", "oneOf"] {
        // Choices between the members of one object are told by its members.
        let Some(choices) = schema.get(choices).and_then(Value::as_array) else { continue };
        if schema.get("properties").is_some() || choices.iter().any(|choice| choice.get("required").is_some()) {
            continue;
        }
        let mut types: Vec<String> = Vec::new();
        for choice in choices.iter().map(of) {
            if !types.contains(&choice) {
                types.push(choice);
            }
        }
        // Words are the choices of one literal.
        let words: Option<Vec<&str>> =
            types.iter().map(|one| one.strip_prefix("Literal[")?.strip_suffix(']')).collect();
        if let Some(words) = words {
            return format!("Literal[{}]", words.join(", "));
        }
        // Last, as people write it.
        types.sort_by_key(|one| one == "None");
        return types.join(" | ");
    }
    match &schema["type"] {
        Value::String(one) => plain(one, schema, definitions, style),
        Value::Array(several) => {
            let types: Vec<String> =
                several.iter().filter_map(Value::as_str).map(|one| plain(one, schema, definitions, style)).collect();
            types.join(" | ")
        }
        _ => panic!("a form that nobody has thought of: {schema}"),
    }
}

fn plain(one: &str, schema: &Value, definitions: &Members, style: Style) -> String {
    let of = |schema: &Value| type_of(schema, definitions, style);
    let wide = style == Style::Dictionaries;
    match one {
        "string" => match schema.get("enum").and_then(Value::as_array) {
            Some(words) => {
                let words: Vec<String> = words.iter().map(ToString::to_string).collect();
                format!("Literal[{}]", words.join(", "))
            }
            None => "str".to_owned(),
        },
        "number" if wide => "Number".to_owned(),
        "number" => "float".to_owned(),
        "integer" => "int".to_owned(),
        "boolean" => "bool".to_owned(),
        "null" => "None".to_owned(),
        "array" => match (schema.get("prefixItems").and_then(Value::as_array), wide) {
            (Some(items), _) => format!("tuple[{}]", items.iter().map(of).collect::<Vec<_>>().join(", ")),
            (None, true) => format!("Sequence[{}]", of(&schema["items"])),
            (None, false) => match of_records(&schema["items"], definitions) {
                Some(record) => format!("Rows[{record}]"),
                None => format!("tuple[{}, ...]", of(&schema["items"])),
            },
        },
        "object" if wide => format!("Mapping[str, {}]", of(&schema["additionalProperties"])),
        "object" => match of_records(&schema["additionalProperties"], definitions) {
            Some(record) => format!("Parts[{record}]"),
            None => format!("ById[{}]", of(&schema["additionalProperties"])),
        },
        _ => panic!("a type that nobody has thought of: {schema}"),
    }
}

/// The class that the items of a list or of a table are: such are tables themselves.
fn of_records<'a>(items: &'a Value, definitions: &Members) -> Option<&'a str> {
    let name = items.get("$ref")?.as_str()?.rsplit('/').next()?;
    definitions.get(name).and_then(properties).map(|_| name)
}

/// Whether a definition stands inside another one.
fn is_nested(name: &str, definitions: &Members) -> bool {
    let reference = format!("#/$defs/{name}\"");
    definitions.values().any(|definition| definition.to_string().contains(&reference))
}

fn class(name: &str, definition: &Value, definitions: &Members, style: Style, text: &mut String) {
    let properties = properties(definition).expect("a class has members");
    let required: Vec<&str> =
        definition["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let optional = properties.keys().map(String::as_str).filter(|name| !required.contains(name));
    // Required members stand in the order of their declaration.
    let fields: Vec<(&str, &Value)> =
        required.iter().copied().chain(optional).map(|field| (field, &properties[field])).collect();
    let field_type = |field: &str, schema: &Value| {
        let mut written = type_of(schema, definitions, style);
        let is_there = required.contains(&field);
        match style {
            Style::Dictionaries if !is_there => written = format!("NotRequired[{written}]"),
            Style::Results
                if !is_there
                    && !["ById", "Parts"].iter().any(|one| written.starts_with(one))
                    && !written.ends_with("| None") =>
            {
                written.push_str(" | None");
            }
            _ => {}
        }
        written
    };
    let description = definition["description"].as_str().unwrap_or_default();
    // What is an argument of a method, and not a dictionary inside one, is named as Python can name it.
    let is_argument = name.ends_with("Request") && !is_nested(name, definitions);
    if style == Style::Dictionaries && !is_argument && fields.iter().any(|(field, _)| KEYWORDS.contains(field)) {
        let _ = write!(text, "\n{name} = TypedDict(\n    \"{name}\",\n    {{\n");
        for (field, schema) in &fields {
            let _ = writeln!(text, "        \"{field}\": \"{}\",", field_type(field, schema));
        }
        let _ = write!(text, "    }},\n)\n");
        docstring(description, 0, text);
        return;
    }
    let base = match style {
        Style::Results if VIEWS.contains(&name) => format!("views.{name}View"),
        Style::Results => "Record".to_owned(),
        Style::Dictionaries => "TypedDict".to_owned(),
    };
    let _ = write!(text, "\n\nclass {name}({base}):\n");
    docstring(description, 4, text);
    if style == Style::Results {
        text.push_str("\n    __slots__ = ()\n");
    }
    for (field, schema) in fields {
        // An attribute that would be a word of the syntax has a low line behind it.
        let mark = if KEYWORDS.contains(&field) { "_" } else { "" };
        let _ = write!(text, "\n    {field}{mark}: {}\n", field_type(field, schema));
        if let Some(description) = schema["description"].as_str() {
            docstring(description, 4, text);
        }
    }
}

/// A docstring, with its lines broken.
fn docstring(description: &str, indent: usize, text: &mut String) {
    if description.is_empty() {
        return;
    }
    let margin = " ".repeat(indent);
    // What Rust calls code, Python calls so too; links lead to Rust.
    let told = description.split("```").next().unwrap_or_default();
    let plain = told.replace("[`", "`").replace("`]", "`").replace('`', "``");
    let words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    let mut lines = vec![format!("{margin}\"\"\"")];
    for (index, word) in words.iter().enumerate() {
        let line = lines.last_mut().expect("there is a first line");
        if line.chars().count() + 1 + word.chars().count() + 3 > WIDTH {
            lines.push(format!("{margin}{word}"));
        } else {
            if index > 0 {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let several = lines.len() > 1;
    let _ = writeln!(text, "{}{}\"\"\"", lines.join("\n"), if several { format!("\n{margin}") } else { String::new() });
}
