//! The cases of `tests/conformance`, answered by the core; and what there has to be a case of.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use conformance::cases::{SHIPPED, files, root, text};
use conformance::shared::{Answer, Case, HASHED_FROM, Tree, all, answer, model};
use roicm::Code;
use serde_json::Value;

/// Every case with its answer, found once for all tests.
fn answers() -> &'static [(Case, Answer)] {
    static ANSWERS: OnceLock<Vec<(Case, Answer)>> = OnceLock::new();
    ANSWERS.get_or_init(|| {
        all().into_iter().map(|case| (answer(&case), case)).map(|(found, case)| (case, found)).collect()
    })
}

/// Whoever has to change an answer breaks values that others have written down: that belongs in the changelog, under
/// "values".
#[test]
fn the_core_answers_as_the_cases_say() {
    let differences: Vec<String> = answers()
        .iter()
        .filter_map(|(case, answer)| {
            let expected = case.written.get("expected").unwrap_or_else(|| panic!("{}: bless it", case.name));
            Some(format!("{}{}", case.name, Case::expectation(answer).difference(expected)?))
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn cases_are_written_as_bless_writes_them() {
    for (case, answer) in answers() {
        let written = text(&case.path());
        assert_eq!(written, case.with(Case::expectation(answer)).pretty(), "{}", case.name);
        let members: Vec<&str> = case.written.members().iter().map(|(name, _)| name.as_str()).collect();
        let known = ["name", "about", "oracle", "call", "document", "settings", "request", "expected"];
        let mut order = known.iter();
        assert!(members.iter().all(|name| order.any(|known| known == name)), "{}: {members:?}", case.name);
        assert!(case.written.get("about").and_then(Tree::as_text).is_some_and(|about| about.ends_with('.')));
        if let Some(oracle) = case.written.get("oracle").and_then(Tree::as_text) {
            let path = oracle.split(':').next().unwrap();
            assert!(root().join(path).is_file(), "{}: there is no {path}", case.name);
        }
        assert!(written.len() < 2 * HASHED_FROM, "{} is too large to read", case.name);
    }
}

#[test]
fn every_scenario_is_evaluated_and_simulated() {
    let mut scenarios = files("tests/cases/scenarios", "toml");
    scenarios.push("tests/cases/every-key.toml".to_owned());
    scenarios.extend(SHIPPED.map(str::to_owned));
    for path in scenarios {
        let preset = path.strip_prefix("core/presets/").and_then(|name| name.strip_suffix(".toml"));
        let (kind, name) = preset.map_or(("file", path.as_str()), |name| ("preset", name));
        let document = Tree::Object(vec![(kind.to_owned(), Tree::text(name))]);
        for call in ["evaluate", "simulate"] {
            let is_case = |case: &Case| case.call() == call && case.written.get("document") == Some(&document);
            assert!(answers().iter().any(|(case, _)| is_case(case)), "no case has {path} {call}d");
        }
    }
}

/// The words that stand anywhere in the cases: as keys of tables and as texts.
struct Words {
    keys: BTreeSet<String>,
    texts: BTreeSet<String>,
}

impl Words {
    fn of<'a>(trees: impl Iterator<Item = &'a Tree>) -> Self {
        let mut words = Self { keys: BTreeSet::new(), texts: BTreeSet::new() };
        trees.for_each(|tree| words.collect(tree));
        words
    }

    fn collect(&mut self, tree: &Tree) {
        match tree {
            Tree::Object(members) => members.iter().for_each(|(key, value)| {
                self.keys.insert(key.clone());
                self.collect(value);
            }),
            Tree::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Tree::Token(_) => self.texts.extend(tree.as_text()),
        }
    }
}

/// What cases give that are answered by a result: their resolved documents, settings and requests.
fn given() -> Vec<Tree> {
    let mut given = Vec::new();
    for (case, answer) in answers() {
        if matches!(answer, Answer::Result { .. }) {
            given.extend(
                case.written
                    .get("document")
                    .map(|_| Tree::parse(&serde_json::to_string(model(case).unwrap().scenario()).unwrap())),
            );
            given.extend(case.written.get("settings").cloned());
            given.push(case.request());
        }
    }
    given
}

fn results() -> Vec<&'static Tree> {
    let result = |(_, answer): &'static (Case, Answer)| match answer {
        Answer::Result { result, .. } => Some(result),
        Answer::Problems(_) => None,
    };
    answers().iter().filter_map(result).collect()
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&text(&format!("core/schema/{name}.schema.json"))).unwrap()
}

/// Every value of a key anywhere in a schema: all properties, all constants.
fn everywhere(node: &Value, key: &str, found: &mut dyn FnMut(&Value)) {
    match node {
        Value::Object(members) => {
            for (name, value) in members {
                if name == key {
                    found(value);
                }
                everywhere(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| everywhere(item, key, found)),
        _ => {}
    }
}

fn properties(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    everywhere(schema, "properties", &mut |found| {
        names.extend(found.as_object().into_iter().flatten().map(|(name, _)| name.clone()));
    });
    names
}

fn constants(schema: &Value) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    everywhere(schema, "const", &mut |found| texts.extend(found.as_str().map(str::to_owned)));
    texts
}

/// What there has to be a case of is there, or is an exception; and no exception is there.
fn are_covered(
    what: &str,
    wanted: impl IntoIterator<Item = String>,
    found: &BTreeSet<String>,
    except: &[(&str, &str)],
) {
    let excepted = |name: &String| except.iter().any(|(known, _)| known == name);
    let missing: Vec<String> = wanted.into_iter().filter(|name| found.contains(name) == excepted(name)).collect();
    assert!(missing.is_empty(), "{what} without a case, or with one in spite of being an exception: {missing:?}");
}

/// Kinds of problem that no document and no request brings about, and why.
const WITHOUT_CASE: [(&str, &str); 1] =
    [("cancelled", "a run that its caller stops is no case: what it has done is chance")];

#[test]
fn every_kind_of_problem_has_a_case() {
    let problems = answers().iter().filter_map(|(case, answer)| match (answer, case.call().as_str()) {
        (Answer::Problems(problems), _) => Some(problems),
        // The notices of a check are told as problems are.
        (Answer::Result { result, .. }, "check") => Some(result),
        _ => None,
    });
    let found = Words::of(problems).texts;
    are_covered("kinds of problem", Code::ALL.iter().map(|code| code.name().to_owned()), &found, &WITHOUT_CASE);
}

/// Limits on documents and runs that have no case, and why.
const UNLIMITED: [(&str, &str); 6] = [
    ("document_bytes", "a case of 256 KiB is none to read; tests/hostile_documents.rs has one"),
    ("inputs", "likewise, with 501 inputs: tests/bad_inputs has one"),
    ("text_characters", "likewise, with a text of 2,001 characters: tests/bad_inputs has one"),
    ("distribution_values", "likewise, with 10,001 values: tests/bad_inputs has one"),
    ("search_work", "passing it is no problem: what claims would need is left out, and said so"),
    ("point_work", "a document that passes it has hundreds of losses and of inputs"),
];

#[test]
fn every_limit_has_a_case() {
    let problems = answers().iter().filter_map(|(_, answer)| match answer {
        Answer::Problems(problems) => Some(problems.canonical()),
        Answer::Result { .. } => None,
    });
    let said = problems.collect::<String>();
    let limits = Tree::parse(&serde_json::to_string(&roicm::Limits::default()).unwrap());
    let names: Vec<String> = limits.members().iter().map(|(name, _)| name.clone()).collect();
    let found = names.iter().filter(|name| said.contains(&format!("({name})"))).cloned().collect();
    are_covered("limits", names, &found, &UNLIMITED);
}

/// Distributions, arrivals, effect forms and whatever else a document can hold, by the schema of documents.
#[test]
fn every_key_of_a_document_has_a_case() {
    let given = given();
    let words = Words::of(given.iter());
    let schema = schema("scenario");
    are_covered("keys of documents", properties(&schema), &words.keys, &[]);
    let except = [("do_nothing", "the one id that there is not: a problem, which `problem-invalid-id` has")];
    are_covered("words of documents", constants(&schema), &words.texts, &except);
}

/// The names of the distributions, by the schema of documents: what in a quantity has parameters of its own.
fn distributions() -> BTreeSet<String> {
    let schema = schema("scenario");
    let members = schema["$defs"]["QuantityTable"]["properties"].as_object().unwrap();
    let has_parameters = |(name, member): &(&String, &Value)| {
        let mut type_name = name.chars();
        let first = type_name.next().unwrap().to_ascii_uppercase();
        member.to_string().contains(&format!("#/$defs/{first}{}\"", type_name.as_str()))
    };
    members.iter().filter(has_parameters).map(|(name, _)| name.clone()).collect()
}

/// The forms of an effect, by the schema of documents.
fn forms() -> BTreeSet<String> {
    let schema = schema("scenario");
    let forms = schema["$defs"]["Effect"]["oneOf"].as_array().unwrap();
    forms.iter().map(|form| form["required"][0].as_str().unwrap().to_owned()).collect()
}

/// Beside the large documents that have them all, each of these has a small case that is about it, which its name says.
#[test]
fn distributions_arrivals_forms_and_samplers_have_cases_of_their_own() {
    let (scenario, requests) = (schema("scenario"), schema("requests"));
    let kinds = [
        ("distribution", distributions(), 10),
        ("effect", forms(), 5),
        ("arrival", constants(&scenario["$defs"]["Arrival"]), 2),
        ("sampler", constants(&requests["$defs"]["Sampler"]), 3),
    ];
    for (kind, names, least) in kinds {
        assert!(names.len() >= least, "{kind}: {names:?}");
        for name in names {
            let title = format!("{kind}-{}", name.replace('_', "-"));
            let is_about_it = |case: &Case| {
                let words = Words::of([&case.written].into_iter());
                case.name.starts_with(&title) && (words.keys.contains(&name) || words.texts.contains(&name))
            };
            let has_case =
                answers().iter().any(|(case, answer)| is_about_it(case) && matches!(answer, Answer::Result { .. }));
            assert!(has_case, "no case {title}");
        }
    }
}

/// Arguments of requests that have no case, and why.
const UNASKED: [(&str, &str); 1] = [("threads", "shows in no result: tests/simulation_bits.rs")];

/// Samplers and whatever else a request can ask for, by the schema of requests.
#[test]
fn every_argument_of_a_request_has_a_case() {
    let given = given();
    let words = Words::of(given.iter());
    let schema = schema("requests");
    are_covered("arguments", properties(&schema), &words.keys, &UNASKED);
    are_covered("words of requests", constants(&schema), &words.texts, &[]);
}

/// The methods of sensitivity, as the core lists them where it knows none of a name.
#[test]
fn every_method_has_a_case() {
    let refused = roicm::SensitivityRequest::from_json(r#"{"method": "none"}"#).unwrap_err();
    let listed = refused.as_slice()[0].help.strip_prefix("the methods are ").unwrap().to_owned();
    let methods: BTreeSet<String> = listed.split(", ").map(str::to_owned).collect();
    assert!(methods.len() >= 6, "{methods:?}");
    let found = Words::of(results().into_iter().filter_map(|result| result.get("method"))).texts;
    are_covered("methods", methods, &found, &[]);
}

/// What the requests of the schema are asked by. A new request has no call here, and fails.
fn call_of(request: &str) -> &'static str {
    match request {
        "EvaluateRequest" => "evaluate",
        "SimulateRequest" => "simulate",
        "EvaluateManyRequest" => "evaluate_many",
        "SimulateManyRequest" => "simulate_many",
        "AxisRequest"
        | "BreakEvenRequest"
        | "RankCorrelationsRequest"
        | "SobolRequest"
        | "TornadoRequest"
        | "TwoWayRequest"
        | "ValueOfInformationRequest" => "sensitivity",
        unknown => panic!("which call takes a `{unknown}`?"),
    }
}

/// Calls that take no request of the schema.
const OTHER_CALLS: [&str; 7] = ["goal_seek", "explain", "check", "plan", "presets", "schema", "simulate_until"];

/// The faces know verbs of their own; that each has a case, their runners see.
#[test]
fn every_call_has_a_result_and_a_problem() {
    let schema = schema("requests");
    let requests = schema["$defs"].as_object().unwrap().keys().filter(|name| name.ends_with("Request"));
    let mut calls: BTreeSet<String> = requests.map(|name| call_of(name).to_owned()).collect();
    calls.extend(OTHER_CALLS.map(str::to_owned));
    let with = |is_result: bool| {
        let of_kind = |answer: &Answer| matches!(answer, Answer::Result { .. }) == is_result;
        answers().iter().filter(|(_, answer)| of_kind(answer)).map(|(case, _)| case.call()).collect::<BTreeSet<_>>()
    };
    assert_eq!(with(true), calls, "calls with a result");
    let except = [
        ("plan", "an option that there is not is none, and no problem"),
        ("presets", "takes nothing"),
        ("schema", "takes nothing"),
        ("simulate_many", "its rows and its columns are those of `evaluate_many`"),
    ];
    are_covered("calls refused", calls, &with(false), &except);
}

/// Members and words of results that have no case, and why.
const UNANSWERED: [(&str, &str); 4] = [
    ("low_limited", "a lower end that belongs to a domain is 0, which a part below 1 of a base case never passes"),
    ("engine", "a version is no value: every runner leaves it out"),
    ("version", "likewise"),
    ("would_need_left_out", "a document that passes the work of a search has hundreds of losses and of inputs"),
];

/// Verdicts on rates of return, bases of bars and whatever else a result can say.
#[test]
fn every_member_of_a_result_has_a_case() {
    let mut results = results();
    let problems = answers().iter().filter_map(|(_, answer)| match answer {
        Answer::Problems(problems) => Some(problems),
        Answer::Result { .. } => None,
    });
    results.extend(problems);
    let words = Words::of(results.into_iter());
    let schema = schema("results");
    are_covered("members of results", properties(&schema), &words.keys, &UNANSWERED);
    are_covered("words of results", constants(&schema), &words.texts, &[]);
    for verdict in ["unique", "unique_positive", "several", "none"] {
        assert!(words.texts.contains(verdict), "no rate of return is {verdict}");
    }
}

/// Goal seeks with no solution, with one, with several, and with one that the result jumps over.
#[test]
fn searches_find_none_one_and_several() {
    let solutions = results().into_iter().filter(|result| result.get("grid_points").is_some());
    let found: Vec<&Tree> = solutions.filter_map(|result| result.get("solutions")).collect();
    let counts: BTreeSet<usize> = found
        .iter()
        .map(|found| match found {
            Tree::Array(items) => items.len(),
            _ => 0,
        })
        .collect();
    assert!(counts.contains(&0) && counts.contains(&1) && counts.iter().any(|count| *count > 1), "{counts:?}");
    assert!(found.iter().any(|found| found.canonical().contains("\"discontinuous\":true")));
}
