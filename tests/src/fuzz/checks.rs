//! What holds of every answer to anything.

use roicm::document::is_deceptive;
use roicm::{Code, Document, Format, Limits, Model, Problem, Problems, ToJson};

/// More problems than this are counted, not shown; one more says how many.
const MOST_PROBLEMS: usize = 501;
/// What a person may be expected to read, whatever was sent; the last of them may be an escape.
const MOST_CHARACTERS: usize = 1_020;

/// A refusal says what is wrong, in words that no text of a stranger swells or disguises; where it points into the text,
/// there is such a place.
pub(super) fn refusal(problems: &Problems, text: Option<&str>) {
    let list = problems.as_slice();
    assert!(!list.is_empty() && list.len() <= MOST_PROBLEMS, "{} problems", list.len());
    let ends: Vec<usize> =
        text.map(|text| text.split('\n').map(|line| line.chars().count()).collect()).unwrap_or_default();
    for problem in list {
        readable(problem);
        if let (Some(place), true) = (problem.location, text.is_some()) {
            let width = place.line.checked_sub(1).and_then(|line| ends.get(line));
            let is_there = width.is_some_and(|width| (1..=width + 1).contains(&place.column));
            assert!(is_there, "points nowhere: {problem:?}");
        }
    }
    well_formed(&problems.to_json());
}

/// A problem that a person can act on: a message, and a path or help where it is about a part of something.
pub(super) fn readable(problem: &Problem) {
    for (name, text) in [("message", &problem.message), ("help", &problem.help), ("path", &problem.path)] {
        assert!(text.chars().count() <= MOST_CHARACTERS, "a long {name}: {problem:?}");
        assert!(!text.chars().any(is_deceptive), "a deceptive {name}: {problem:?}");
    }
    assert!(!problem.message.trim().is_empty(), "no message: {problem:?}");
    assert!(Code::ALL.contains(&problem.code) && !problem.code.name().is_empty(), "{problem:?}");
}

/// Every answer is a document that other programs can read.
pub(super) fn well_formed(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}\n{text}"))
}

/// The limits of what is written by the library itself: it may be longer than what it was read from.
fn generous() -> Limits {
    let mut limits = Limits::default();
    limits.document_bytes *= 16;
    limits
}

/// A scenario that is accepted is the same one when it is written and read again, and so is its text.
pub(super) fn round_trip(model: &Model) {
    let text = serde_json::to_string(model.scenario()).expect("a scenario can be written");
    let limits = generous();
    let again = Document::parse(text.as_bytes(), Some(Format::Json), &limits).and_then(|read| read.model(&limits));
    let again = again.unwrap_or_else(|problems| panic!("what was written is refused: {problems}\n{text}"));
    assert_eq!(again.scenario(), model.scenario(), "{text}");
    assert_eq!(again.fingerprint(), model.fingerprint(), "{text}");
    assert_eq!(serde_json::to_string(again.scenario()).ok(), Some(text));
    assert_eq!(again.notices().to_json(), model.notices().to_json());
    model.notices().iter().for_each(readable);
}
