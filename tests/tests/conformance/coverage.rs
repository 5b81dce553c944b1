//! There is a case of everything that the core's own lists and schemas name.

use std::collections::BTreeSet;

use conformance::shared::{Answer, Case, Tree};
use roicm::Code;
use serde_json::Value;

use super::answers;
use super::words::{Words, constants, given, properties, results, schema};

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
