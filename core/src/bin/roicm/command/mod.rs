//! What each command does.

mod check;
mod evaluate;
mod explain;
mod goal_seek;
mod presets;
mod sensitivity;
mod simulate;

use crate::arguments::{Command, ScenarioArguments};
use crate::output::Output;
use crate::problems::refuse;
use crate::source::{Loaded, Source};

/// Does what is asked for.
pub(crate) fn run(command: &Command) -> Output {
    match command {
        Command::Report { scenario, format } => evaluate::report(scenario, *format),
        Command::Evaluate { scenario, format } => evaluate::evaluate(scenario, *format),
        Command::Explain { scenario, result, all, format } => explain::explain(scenario, result, *all, *format),
        Command::GoalSeek { scenario, result, input, target, format } => {
            goal_seek::goal_seek(scenario, result, input, *target, *format)
        }
        Command::Simulate { scenario, simulation, format } => simulate::simulate(scenario, simulation, *format),
        Command::Sensitivity { scenario, sensitivity: asked, format } => {
            sensitivity::sensitivity(scenario, asked, *format)
        }
        Command::Check { scenario, format } => check::check(scenario, *format),
        Command::Schema => Output::answer(roicm::SCHEMA.to_owned()),
        Command::Presets { command } => presets::presets(command),
    }
}

/// Reads a scenario and answers with what it is asked.
fn with_model(
    arguments: &ScenarioArguments,
    as_data: bool,
    answer: impl FnOnce(&Loaded) -> Result<Output, roicm::Problems>,
) -> Output {
    let source = match Source::read(&arguments.file) {
        Ok(source) => source,
        Err(message) => return Output::usage(&message),
    };
    let loaded = match source.load(arguments) {
        Ok(loaded) => loaded,
        Err(problems) => return refuse(&source, problems.as_slice(), as_data),
    };
    answer(&loaded).unwrap_or_else(|problems| {
        let mut problems = problems.into_vec();
        loaded.locate(&mut problems);
        refuse(&source, &problems, as_data)
    })
}
