//! `check`: whether a scenario can be computed.

use crate::arguments::{Answer, ScenarioArguments};
use crate::output::{Output, PROBLEMS};
use crate::problems::{json, notices, refuse};
use crate::source::Source;

/// Validates and evaluates, so that what only shows in the results is found as well.
pub(super) fn check(arguments: &ScenarioArguments, format: Answer) -> Output {
    let source = match Source::read(&arguments.file) {
        Ok(source) => source,
        Err(message) => return Output::usage(&message),
    };
    let (found, is_computed) = match source.load(arguments) {
        Err(problems) => (problems.into_vec(), false),
        Ok(loaded) => {
            let (mut found, is_computed) = match loaded.model.evaluate() {
                Ok(evaluation) => (evaluation.notices, true),
                Err(problems) => (problems.into_vec(), false),
            };
            loaded.locate(&mut found);
            (found, is_computed)
        }
    };
    match (is_computed, format) {
        (true, Answer::Json) => Output::answer(json(&serde_json::json!({ "problems": [], "notices": found }))),
        (true, Answer::Text) => {
            Output { answer: format!("{}: no problems\n", source.name), complaint: notices(&source, &found), code: 0 }
        }
        (false, Answer::Json) => {
            let document = serde_json::json!({ "problems": found, "notices": [] });
            Output { answer: json(&document), code: PROBLEMS, ..Output::default() }
        }
        (false, Answer::Text) => {
            let mut output = refuse(&source, &found, false);
            let count = crate::words::count(found.len(), "problem");
            output.complaint.push_str(&format!("\n{}: {count}\n", source.name));
            output
        }
    }
}
