//! The cases of `tests/conformance`, answered by the core; and what there has to be a case of.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod coverage;
mod words;

use std::sync::OnceLock;

use conformance::cases::{SHIPPED, files, root, text};
use conformance::shared::{Answer, Case, HASHED_FROM, Tree, all, answer};

/// Every case with its answer, found once for all tests.
fn answers() -> &'static [(Case, Answer)] {
    static ANSWERS: OnceLock<Vec<(Case, Answer)>> = OnceLock::new();
    ANSWERS.get_or_init(|| {
        let answered = |case| {
            let found = answer(&case);
            (case, found)
        };
        all().into_iter().map(answered).collect()
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
