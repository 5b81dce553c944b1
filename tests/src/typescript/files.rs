//! The files of types: what stands in which.

use std::collections::BTreeSet;

use serde_json::Value;

use super::comments::line;
use super::types::{Words, members, reference};

/// Results that are no analyses.
const RESULTS: [&str; 5] = ["Evaluation", "Explanation", "GoalSeek", "Problem", "Simulation"];

/// Analyses of sensitivity. Their methods have the same names.
const ANALYSES: [&str; 6] = ["Tornado", "RankCorrelations", "Sobol", "ValueOfInformation", "TwoWay", "BreakEven"];

/// Results as JavaScript names them, and words that their schema calls texts. A test in `bindings-wasm` holds them against
/// every answer.
const OF_RESULTS: Words<'static> = Words {
    renamed: &[("Engine", "EngineVersion"), ("ExactDecimal", "Exact"), ("LossAfterResults", "LossAfter")],
    // As it is written in a document, by its tag.
    definitions: &[("Distribution", "{ [name: string]: { [parameter: string]: Exact | Exact[] } }")],
    members: &[
        ("BreakEvenLine", "along", "\"x\" | \"y\""),
        ("ClaimAnswer", "bound", "Bound"),
        ("ClaimSimulation", "bound", "Bound"),
        ("Engine", "name", "\"roicm\""),
        ("InternalRateOfReturn", "verdict", "\"unique\" | \"unique_positive\" | \"several\" | \"none\""),
        ("SampledRun", "sampler", "\"random\""),
        // Of times, of which none may come.
        ("", "mean_when_paid_back", "number | null | undefined"),
        ("Tornado", "method", "\"tornado\""),
        ("RankCorrelations", "method", "\"rank_correlations\""),
        ("Sobol", "method", "\"sobol\""),
        ("ValueOfInformation", "method", "\"value_of_information\""),
        ("TwoWay", "method", "\"two_way\""),
        ("BreakEven", "method", "\"break_even\""),
    ],
    left_out: &[],
    left_out_is_not_null: true,
    list: "",
};

/// Requests: a seed above 2⁵³ is a text, and a page has one thread for each of them.
const OF_REQUESTS: Words<'static> = Words {
    renamed: &[("ExactDecimal", "Decimal")],
    definitions: &[],
    members: &[("", "seed", "number | string")],
    left_out: &["threads"],
    left_out_is_not_null: false,
    list: "readonly ",
};

/// A scenario: a type for each definition of the schema, and `Scenario` for the whole.
///
/// # Panics
/// Where the schema has something that no type was thought of for.
#[must_use]
pub fn scenario() -> String {
    let schema = parsed(&roicm::generated_schema());
    let mut text = head("scenario");
    let words = Words::default();
    words.declaration("Scenario", &schema, None, &mut text);
    for (name, definition) in members(&schema, "$defs") {
        words.declaration(name, definition, None, &mut text);
    }
    text
}

/// The results that are no analyses.
///
/// # Panics
/// Where the schema has something that no type was thought of for.
#[must_use]
pub fn results() -> String {
    let schema = parsed(&roicm::generated_results_schema());
    let mut text = head("results");
    for name in reached(&schema, &RESULTS, OF_RESULTS) {
        OF_RESULTS.declaration(name, definition(&schema, name), None, &mut text);
    }
    text.push_str("\n/** How a claim bounds its result. */\n");
    text.push_str("export type Bound = \"equals\" | \"at_most\" | \"at_least\";\n");
    text.push_str("\n/** Why results are null, by their names. */\nexport type Reasons = { [key: string]: Reason };\n");
    text
}

/// The analyses of sensitivity.
///
/// # Panics
/// Where the schema has something that no type was thought of for.
#[must_use]
pub fn sensitivity() -> String {
    let schema = parsed(&roicm::generated_results_schema());
    let elsewhere = reached(&schema, &RESULTS, OF_RESULTS);
    let all = reached(&schema, &ANALYSES, OF_RESULTS);
    let mut text = head("results");
    let mut taken: BTreeSet<&str> = BTreeSet::from(["Interval"]);
    for name in all.difference(&elsewhere) {
        taken.extend(references(definition(&schema, name)).into_iter().filter(|one| elsewhere.contains(one)));
    }
    let mut taken: Vec<&str> = taken.into_iter().map(|name| OF_RESULTS.name(name)).collect();
    taken.sort_unstable();
    line(&mut text, format_args!("\nimport type {{ {} }} from \"./results.js\";", taken.join(", ")));
    by_method("Sensitivities", "The answers, by the names of the methods.", "", &mut text);
    for name in all.difference(&elsewhere) {
        OF_RESULTS.declaration(name, definition(&schema, name), None, &mut text);
    }
    text.push_str(
        "\n/** Where an estimate lies with a probability of 95%. */\nexport type EstimateInterval = Interval;\n",
    );
    text
}

/// What is asked.
///
/// # Panics
/// Where the schema has something that no type was thought of for.
#[must_use]
pub fn requests() -> String {
    let schema = parsed(&roicm::generated_requests_schema());
    let of_methods: Vec<String> = ANALYSES.iter().map(|name| format!("{name}Request")).collect();
    let mut roots: Vec<&str> = of_methods.iter().map(String::as_str).collect();
    roots.extend(["EvaluateRequest", "SimulateRequest"]);
    let all = reached(&schema, &roots, OF_REQUESTS);
    // What answers say in the same words is theirs.
    let answers = parsed(&roicm::generated_results_schema());
    let of_results = reached(&answers, &RESULTS, OF_RESULTS);
    let of_analyses = reached(&answers, &ANALYSES, OF_RESULTS);
    let is_same = |name: &&str| definition(&schema, name) == definition(&answers, name);
    let results: Vec<&str> = all.intersection(&of_results).copied().filter(is_same).collect();
    let analyses: Vec<&str> =
        all.intersection(&of_analyses).copied().filter(|name| is_same(name) && !of_results.contains(name)).collect();
    let mut text = head("requests");
    text.push_str("\nimport type { CheckRequest } from \"./api.js\";\n");
    line(&mut text, format_args!("import type {{ {} }} from \"./results.js\";", results.join(", ")));
    line(&mut text, format_args!("import type {{ {} }} from \"./sensitivity.js\";", analyses.join(", ")));
    by_method("SensitivityRequests", "What the methods of sensitivity take, by their names.", "Request", &mut text);
    for name in all.iter().filter(|name| !results.contains(name) && !analyses.contains(name)) {
        let base = roots.contains(name).then_some("CheckRequest");
        OF_REQUESTS.declaration(name, definition(&schema, name), base, &mut text);
    }
    text
}

fn head(schema: &str) -> String {
    format!(
        "// Generated from core/schema/{schema}.schema.json. Not to be edited:\n\
         // cargo run --package conformance --features generate --bin generate\n"
    )
}

fn parsed(schema: &str) -> Value {
    serde_json::from_str(schema).expect("a schema is JSON")
}

fn definition<'a>(schema: &'a Value, name: &str) -> &'a Value {
    &schema["$defs"][name]
}

/// An interface with a member for each method of sensitivity.
fn by_method(name: &str, description: &str, suffix: &str, text: &mut String) {
    line(text, format_args!("\n/** {description} */\nexport interface {name} {{"));
    for analysis in ANALYSES {
        line(text, format_args!("  {}: {analysis}{suffix};", method(analysis)));
    }
    line(text, format_args!("}}"));
}

/// The name of a method: that of its answer, as the wire writes names.
fn method(analysis: &str) -> String {
    let mut name = String::new();
    for letter in analysis.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// The definitions that some of them stand on, themselves included.
fn reached<'a>(schema: &'a Value, roots: &[&'a str], words: Words<'_>) -> BTreeSet<&'a str> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = roots.to_vec();
    while let Some(name) = open.pop() {
        let is_written_here = words.definitions.iter().any(|(known, _)| *known == name);
        if found.insert(name) && !is_written_here {
            open.extend(references(definition(schema, name)));
        }
    }
    found
}

/// The definitions that a schema names.
fn references(schema: &Value) -> BTreeSet<&str> {
    let mut found: BTreeSet<&str> = reference(schema).into_iter().collect();
    match schema {
        Value::Object(held) => found.extend(held.values().flat_map(references)),
        Value::Array(held) => found.extend(held.iter().flat_map(references)),
        _ => {}
    }
    found
}
