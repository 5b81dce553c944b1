//! A case: a document, a call, and what every face answers.

use sha2::{Digest, Sha256};

use super::Tree;
use super::answer::Answer;
use crate::cases;

/// Where the cases stand.
pub const FOLDER: &str = "tests/conformance";

/// Answers whose canonical text is longer are pinned by its hash.
pub const HASHED_FROM: usize = 20_000;

/// Figures of an answer that readers want to see where the whole of it is a hash; `*` is any name. The first few that are
/// there are written down.
const FIGURES: [&str; 23] = [
    "today.annual_cost",
    "today.annual_cost.mean",
    "today.annual_cost.standard_deviation",
    "options.*.internal_rate_of_return.verdict",
    "options.*.net_present_value",
    "options.*.net_present_value.mean",
    "options.*.probability_of_profit.estimate",
    "claims.*.holds",
    "precision.reached",
    "run.trials",
    "baseline",
    "base.result",
    "bars.*.path",
    "bars.*.swing",
    "factors.*.total.estimate",
    "correlations.*.rank_correlation",
    "perfect.expected_value_of_perfect_information",
    "inputs.*.expected_value_of_partial_perfect_information",
    "inputs.*.path",
    "results.*.path",
    "solutions.*.value",
    "definitions.*.name",
    "*.name",
];

/// How many of them.
const SHOWN: usize = 12;

/// A case as it is committed.
#[derive(Debug)]
pub struct Case {
    /// Its name, which is that of its file.
    pub name: String,
    /// The whole of it.
    pub written: Tree,
}

/// All of them, by name.
///
/// # Panics
/// Where a file holds no case.
#[must_use]
pub fn all() -> Vec<Case> {
    cases::files(FOLDER, "json").iter().map(|path| Case::read(path)).collect()
}

impl Case {
    fn read(path: &str) -> Self {
        let written = Tree::parse(&cases::text(path));
        let name = written.get("name").and_then(Tree::as_text).unwrap_or_default();
        assert_eq!(path, format!("{FOLDER}/{name}.json"), "a file is named as its case");
        Self { name, written }
    }

    /// The path of its file, from the root.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{FOLDER}/{}.json", self.name)
    }

    /// What is called.
    #[must_use]
    pub fn call(&self) -> String {
        self.written.get("call").and_then(Tree::as_text).unwrap_or_default()
    }

    /// The request, as JSON; an empty object where there is none.
    #[must_use]
    pub fn request(&self) -> Tree {
        self.written.get("request").cloned().unwrap_or(Tree::Object(Vec::new()))
    }

    /// Whether its document is a text in which problems have a place: no object.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.document(), Some(("toml" | "json" | "hex" | "file" | "preset", _)))
    }

    /// The one member of a document that is no object but says where it is, or nothing.
    pub(super) fn document(&self) -> Option<(&str, &Tree)> {
        match self.written.get("document")?.members() {
            [(kind, value)] => Some((kind, value)),
            _ => None,
        }
    }

    /// What the case says of an answer, in the form in which it is committed.
    #[must_use]
    pub fn expectation(answer: &Answer) -> Tree {
        let member = |name: &str, value: Tree| (name.to_owned(), value);
        Tree::Object(match answer {
            Answer::Problems(problems) => vec![member("problems", problems.sorted())],
            Answer::Result { result, samples } => {
                let text = result.canonical();
                let mut members = if text.len() > HASHED_FROM {
                    vec![member("sha256", Tree::text(&hash(text.as_bytes()))), member("figures", figures(result))]
                } else {
                    vec![member("result", result.sorted())]
                };
                members.extend(samples.as_ref().map(|hash| member("samples", Tree::text(hash))));
                members
            }
        })
    }

    /// The case with another expectation.
    #[must_use]
    pub fn with(&self, expected: Tree) -> Tree {
        let mut written = self.written.clone();
        written.take("expected");
        if let Tree::Object(members) = &mut written {
            members.push(("expected".to_owned(), expected));
        }
        written
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn figures(result: &Tree) -> Tree {
    let mut found = Vec::new();
    for pattern in FIGURES {
        let parts: Vec<&str> = pattern.split('.').collect();
        collect(result, &parts, String::new(), &mut found);
    }
    found.truncate(SHOWN);
    Tree::Object(found)
}

fn collect(node: &Tree, parts: &[&str], path: String, found: &mut Vec<(String, Tree)>) {
    let Some((first, rest)) = parts.split_first() else {
        if matches!(node, Tree::Token(_)) {
            found.push((path, node.clone()));
        }
        return;
    };
    let step = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let keys: Vec<String> = match (*first, node) {
        ("*", Tree::Object(members)) => members.iter().map(|(key, _)| key.clone()).collect(),
        ("*", Tree::Array(items)) => (0..items.len()).map(|index| index.to_string()).collect(),
        (key, _) => vec![key.to_owned()],
    };
    for key in keys.iter().take(SHOWN) {
        if let Some(inner) = node.get(key) {
            collect(inner, rest, step(key), found);
        }
    }
}
