//! `report` and `evaluate`.

use roicm::{EvaluateRequest, Evaluation, Problems};

use super::with_model;
use crate::arguments::{Format, ScenarioArguments};
use crate::format::{csv, markdown, text};
use crate::output::{Output, USAGE};
use crate::page::Page;
use crate::problems::json;
use crate::report::{self, Subject};
use crate::source::Loaded;

/// The report.
pub(super) fn report(arguments: &ScenarioArguments, format: Format) -> Output {
    with_model(arguments, format == Format::Json, |loaded| {
        let evaluation = loaded.model.evaluate_with(EvaluateRequest { would_need: true })?;
        write(loaded, &evaluation, format, report::report)
    })
}

/// The evaluation.
pub(super) fn evaluate(arguments: &ScenarioArguments, format: Format) -> Output {
    with_model(arguments, format == Format::Json, |loaded| {
        let evaluation = loaded.model.evaluate()?;
        write(loaded, &evaluation, format, report::evaluation)
    })
}

fn write(
    loaded: &Loaded,
    evaluation: &Evaluation,
    format: Format,
    page: fn(&Subject<'_>) -> Page,
) -> Result<Output, Problems> {
    let page = || page(&Subject::new(&loaded.model, evaluation));
    Ok(match format {
        Format::Json => Output::answer(json(evaluation)),
        Format::Text => Output::answer(text::page(&page())),
        Format::Markdown => Output::answer(markdown::page(&page())),
        Format::Csv => csv::table(evaluation).map_or_else(
            |error| Output { complaint: format!("error: {error}\n"), code: USAGE, ..Output::default() },
            Output::answer,
        ),
    })
}
