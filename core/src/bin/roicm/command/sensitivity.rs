//! `sensitivity`: which assumption matters, where the best decision changes, and what is worth knowing.

use roicm::{Problems, Sensitivity};

use super::with_model;
use crate::arguments::{Format, ScenarioArguments};
use crate::format::{markdown, sensitivity_csv, text};
use crate::output::{Output, STOPPED, USAGE};
use crate::problems::json;
use crate::progress::Watch;
use crate::report::Subject;
use crate::report::sensitivity::page;
use crate::sensitivity_arguments::SensitivityArguments;
use crate::source::Loaded;

/// The analysis that is asked for.
pub(super) fn sensitivity(scenario: &ScenarioArguments, asked: &SensitivityArguments, format: Format) -> Output {
    let request = match asked.request() {
        Ok(request) => request,
        Err(message) => return Output::usage(&message),
    };
    with_model(scenario, format == Format::Json, |loaded| {
        let mut watch = Watch::start("points");
        let done = loaded.model.sensitivity_with(&request, &mut |progress| watch.tell(progress));
        let is_stopped = watch.is_stopped();
        // The bar goes before anything is written.
        drop(watch);
        if is_stopped {
            let complaint = "stopped; nothing was computed\n".to_owned();
            return Ok(Output { complaint, code: STOPPED, ..Output::default() });
        }
        write(loaded, &done?, format)
    })
}

fn write(loaded: &Loaded, done: &Sensitivity, format: Format) -> Result<Output, Problems> {
    let blocks = || {
        let evaluation = loaded.model.evaluate()?;
        Ok::<_, Problems>(page(&Subject::new(&loaded.model, &evaluation), &loaded.model, done))
    };
    Ok(match format {
        Format::Json => Output::answer(json(done)),
        Format::Text => Output::answer(text::page(&blocks()?)),
        Format::Markdown => Output::answer(markdown::page(&blocks()?)),
        Format::Csv => sensitivity_csv::table(done).map_or_else(
            |error| Output { complaint: format!("error: {error}\n"), code: USAGE, ..Output::default() },
            Output::answer,
        ),
    })
}
