//! What a document must not hold: each is refused, in TOML and in JSON, with its code, its path, its place in the text
//! and words that help. The numbers in the names are those of the list of bad inputs; those missing here are about calls
//! and faces, not documents.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod codes;
mod distributions;
mod domains;
mod hostile;
mod numbers;
mod references;
mod texts;

use std::time::{Duration, Instant};

use conformance::documents::{self, base, raw, with, without};
use conformance::refusals::{accepted, assert_problems, evaluate, problem, refused};
use roicm::{Code, Format, Problems};
use serde_json::{Value, json};

const MINUTES: &str = "losses.rework.minutes_per_event";

/// `base` with a value at a path has one problem.
fn refuse(path: &str, value: Value, code: Code, at_path: &str, says: &[&str], at: &str) {
    refused(&with(base(), path, value), &[problem(code, at_path, says, at)]);
}

/// `base` with a value at a path has one problem, which stands at that path.
fn refuse_there(path: &str, value: Value, code: Code, says: &[&str], at: &str) {
    refuse(path, value, code, path, says, at);
}

/// The document in both formats.
fn texts(document: &Value) -> [(String, Format); 2] {
    [(documents::toml(document), Format::Toml), (documents::json(document), Format::Json)]
}

/// The problems of a text that is refused.
fn problems_of(text: &str, format: Option<Format>) -> Problems {
    match evaluate(text.as_bytes(), format) {
        Err(problems) => problems,
        Ok(_) => panic!("accepted: {text}"),
    }
}

/// Everything that a problem says.
fn said(problem: &roicm::Problem) -> String {
    format!("{}\n{}", problem.message, problem.help)
}

/// Tells an answer from a hang; how fast it is, benchmarks show.
fn at_once<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let limit = Duration::from_secs(5);
    let start = Instant::now();
    let value = run();
    assert!(start.elapsed() <= limit, "{what} took {:?}", start.elapsed());
    value
}
