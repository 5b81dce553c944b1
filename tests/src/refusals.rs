//! Documents that must be refused, and how.

use roicm::{Code, Document, Evaluation, Format, Limits, Model, Problem, Problems};
use serde_json::Value;

use crate::documents::{json, toml};

/// A problem that a document must have.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Its kind.
    pub code: Code,
    /// What is wrong, by path.
    pub path: &'a str,
    /// Parts of the message or the help.
    pub says: &'a [&'a str],
    /// What stands in the text where it points; empty where it points nowhere.
    pub at: &'a str,
}

/// A problem that a document must have.
#[must_use]
pub fn problem<'a>(code: Code, path: &'a str, says: &'a [&'a str], at: &'a str) -> Expected<'a> {
    Expected { code, path, says, at }
}

/// Reads a text and evaluates the model.
///
/// # Errors
/// Every problem of the text, or of the evaluation.
pub fn evaluate(text: &[u8], format: Option<Format>) -> Result<(Model, Evaluation), Problems> {
    let limits = Limits::default();
    let model = Document::parse(text, format, &limits)?.model(&limits)?;
    let evaluation = model.evaluate()?;
    Ok((model, evaluation))
}

/// What stands where a problem points, without an opening quote.
fn pointed_at<'a>(text: &'a str, problem: &Problem) -> &'a str {
    let Some(location) = problem.location else { return "" };
    let line = text.lines().nth(location.line - 1).unwrap_or_else(|| panic!("no such line: {problem}\n{text}"));
    let (start, _) =
        line.char_indices().nth(location.column - 1).unwrap_or_else(|| panic!("no such column: {problem}"));
    line.get(start..).unwrap_or_default().trim_start_matches('"')
}

/// The problems of a text are these and no others.
///
/// # Panics
/// Where they are not.
pub fn assert_problems(text: &str, format: Format, expected: &[Expected<'_>]) {
    let found = match evaluate(text.as_bytes(), Some(format)) {
        Err(found) => found,
        Ok(_) => panic!("accepted as {format:?}: {text}"),
    };
    let shown = format!("as {format:?}:\n{found}\nof\n{text}");
    for expected in expected {
        let matching: Vec<&Problem> =
            found.iter().filter(|found| found.code == expected.code && found.path == expected.path).collect();
        let [problem] = matching.as_slice() else {
            panic!("{} times {} at `{}` {shown}", matching.len(), expected.code, expected.path);
        };
        let said = format!("{}\n{}", problem.message, problem.help);
        for part in expected.says {
            assert!(said.contains(part), "`{part}` is not said {shown}");
        }
        let place = pointed_at(text, problem);
        let nowhere = expected.at.is_empty() && problem.location.is_some();
        assert!(!nowhere && place.starts_with(expected.at), "points at `{place}`, not `{}` {shown}", expected.at);
    }
    assert_eq!(found.as_slice().len(), expected.len(), "more problems {shown}");
}

/// A document has these problems and no others, in TOML and in JSON.
///
/// # Panics
/// Where it has not.
pub fn refused(document: &Value, expected: &[Expected<'_>]) {
    assert_problems(&toml(document), Format::Toml, expected);
    assert_problems(&json(document), Format::Json, expected);
}

/// A document is a scenario that can be evaluated, the same in TOML and in JSON.
///
/// # Panics
/// Where it is not.
#[must_use]
pub fn accepted(document: &Value) -> (Model, Evaluation) {
    let read = |text: String, format| match evaluate(text.as_bytes(), Some(format)) {
        Ok(found) => found,
        Err(problems) => panic!("refused as {format:?}:\n{problems}\nof\n{text}"),
    };
    let (from_toml, from_json) = (read(toml(document), Format::Toml), read(json(document), Format::Json));
    assert_eq!(from_toml.0.scenario(), from_json.0.scenario());
    assert_eq!(from_toml.0.fingerprint(), from_json.0.fingerprint());
    from_toml
}
