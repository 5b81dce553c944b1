//! Every test that `docs/promises.md` names exists.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use conformance::cases::{root, text};

const PAGE: &str = "docs/promises.md";

/// A file that the page names, and something in it.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    line: usize,
    file: String,
    name: String,
}

/// The texts between backticks.
fn code_spans(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn is_file(span: &str) -> bool {
    let known = ["core/", "tests/", "bindings-python/", "bindings-wasm/"];
    known.iter().any(|folder| span.starts_with(folder))
}

/// What the last cells of all rows name: a file, then what is in it. Before a file there are words.
fn named(page: &str) -> Vec<Named> {
    let mut all = Vec::new();
    for (index, row) in page.lines().enumerate().filter(|(_, line)| line.starts_with('|')) {
        let cell = row.trim_end_matches(['|', ' ']).rsplit(" | ").next().unwrap();
        let mut file = None;
        for span in code_spans(cell) {
            if is_file(span) {
                file = Some(span.to_owned());
            } else if let Some(file) = &file {
                all.push(Named { line: index + 1, file: file.clone(), name: span.to_owned() });
            }
        }
    }
    all
}

/// Whether a text has a test of that name, or what stands for one: a benchmark, a step, a figure that a script tells, a case
/// of a table of cases.
fn has(file: &str, text: &str, name: &str) -> bool {
    let is_name = |text: &str, prefix: &str| {
        text.match_indices(&format!("{prefix}{name}")).any(|(at, found)| {
            let after = text.get(at + found.len()..).unwrap_or_default();
            after.starts_with(['(', '<'])
        })
    };
    let after_attribute = |attribute: &str| {
        text.match_indices(attribute).any(|(at, _)| {
            let rest = text.get(at + attribute.len()..).unwrap_or_default();
            let function = rest.split("fn ").nth(1).unwrap_or_default();
            function.strip_prefix(name).is_some_and(|after| after.starts_with(['(', '<']))
        })
    };
    let quoted = |opening: &str| text.contains(&format!("{opening}\"{name}\""));
    match file.rsplit('.').next() {
        Some("rs") => {
            after_attribute("#[test]")
                || after_attribute("#[divan::bench")
                || quoted("Step::new(")
                || quoted("Step::command(\n            ")
                || quoted("Step::command(")
        }
        Some("py") => is_name(text, "\ndef "),
        Some("js") => {
            let is_test = ["test(", "tell(", "  ["].iter().any(|opening| quoted(opening));
            is_test || text.contains(&format!("test({name},"))
        }
        _ => false,
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let page = text(PAGE);
    let named = named(&page);
    let missing: Vec<String> = named
        .iter()
        .filter(|it| !root().join(&it.file).is_file() || !has(&it.file, &text(&it.file), &it.name))
        .map(|it| format!("{PAGE}:{}: {}: `{}`", it.line, it.file, it.name))
        .collect();
    assert!(missing.is_empty(), "not there:\n{}", missing.join("\n"));
    assert!(named.len() > 150, "{} tests are named", named.len());
}

/// A promise without a test would be none.
#[test]
fn every_promise_names_a_test_and_every_bad_input_is_there() {
    let page = text(PAGE);
    let tested: Vec<usize> = named(&page).iter().map(|it| it.line).collect();
    let is_heading =
        |line: &str| line.starts_with("|---") || line.ends_with("| held by |") || line.contains("| pitfall |");
    for (index, row) in page.lines().enumerate().filter(|(_, line)| line.starts_with('|') && !is_heading(line)) {
        let is_tested = tested.contains(&(index + 1));
        assert!(is_tested || row.starts_with("| pitfall |"), "{PAGE}:{}: names no test: {row}", index + 1);
    }
    for number in 1..=28 {
        let rows = page.lines().filter(|line| line.starts_with(&format!("| {number} | "))).count();
        assert_eq!(rows, 1, "bad input {number}");
    }
}

#[test]
fn what_is_not_there_is_missed() {
    let page = "| a `x` | `core/src/a.rs`: `one`, `two`; words, `tests/b.js`: `three four` |\n| `core/src/c.rs`: `no` | none |";
    let found = named(page);
    let of = |file: &str, name: &str| Named { line: 1, file: file.to_owned(), name: name.to_owned() };
    assert_eq!(found, [of("core/src/a.rs", "one"), of("core/src/a.rs", "two"), of("tests/b.js", "three four")]);
    let rust = "#[test]\n#[ignore]\nfn one() {}\nfn two() {}\n    #[test]\n    fn three(x in 0..1) {}";
    assert!(has("a.rs", rust, "one") && has("a.rs", rust, "three"));
    assert!(!has("a.rs", rust, "two") && !has("a.rs", rust, "on") && !has("a.rs", rust, "thre"));
    assert!(has("a.py", "\ndef test_a(x: int) -> None:", "test_a") && !has("a.py", "\ndef test_ab():", "test_a"));
    assert!(has("a.js", "test(\"a b\", () => 1);", "a b") && !has("a.js", "// a b", "a b"));
}
