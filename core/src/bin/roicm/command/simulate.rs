//! `simulate`: what the scenario may come to.

use roicm::{Problems, Simulation};

use super::with_model;
use crate::arguments::{Format, ScenarioArguments};
use crate::format::{markdown, simulation_csv, text};
use crate::output::{Output, STOPPED, USAGE};
use crate::problems::json;
use crate::progress::Watch;
use crate::report::simulation::{Outlook, page};
use crate::simulation_arguments::SimulationArguments;
use crate::source::Loaded;

/// The simulation.
pub(super) fn simulate(scenario: &ScenarioArguments, simulation: &SimulationArguments, format: Format) -> Output {
    if simulation.samples && matches!(format, Format::Text | Format::Markdown) {
        return Output::usage("the results of every trial are data: give `--samples` with `--format csv` or `json`");
    }
    with_model(scenario, format == Format::Json, |loaded| {
        let mut watch = Watch::start("trials");
        let done = run(loaded, simulation, &mut watch);
        let is_stopped = watch.is_stopped();
        // The bar goes before anything is written.
        drop(watch);
        if is_stopped {
            let complaint = "stopped; nothing was computed\n".to_owned();
            return Ok(Output { complaint, code: STOPPED, ..Output::default() });
        }
        write(loaded, scenario, simulation, &done?, format)
    })
}

fn run(loaded: &Loaded, asked: &SimulationArguments, watch: &mut Watch) -> Result<Simulation, Problems> {
    let request = asked.request();
    let mut on_progress = |progress| watch.tell(progress);
    match asked.precision() {
        Some(precision) => loaded.model.simulate_until(&request, &precision, &mut on_progress),
        None => loaded.model.simulate_with(&request, &mut on_progress),
    }
}

fn write(
    loaded: &Loaded,
    scenario: &ScenarioArguments,
    asked: &SimulationArguments,
    simulation: &Simulation,
    format: Format,
) -> Result<Output, Problems> {
    let blocks = || {
        let evaluation = loaded.model.evaluate()?;
        Ok::<_, Problems>(page(&Outlook::new(&loaded.model, &evaluation, simulation, repeat(scenario, simulation))))
    };
    Ok(match format {
        Format::Json => Output::answer(json(simulation)),
        Format::Text => Output::answer(text::page(&blocks()?)),
        Format::Markdown => Output::answer(markdown::page(&blocks()?)),
        Format::Csv => {
            let table =
                if asked.samples { simulation_csv::trials(simulation) } else { simulation_csv::table(simulation) };
            table.map_or_else(
                |error| Output { complaint: format!("error: {error}\n"), code: USAGE, ..Output::default() },
                Output::answer,
            )
        }
    })
}

/// The options of the command line that give the same numbers again.
fn repeat(scenario: &ScenarioArguments, simulation: &Simulation) -> String {
    let request = &simulation.run.request;
    let sampler = request.sampler.name().replace('_', "-");
    let mut options = format!("--trials {} --seed {} --sampler {sampler}", request.trials, request.seed);
    for setting in &scenario.settings {
        options.push_str(&format!(" --set {}={}", setting.path, setting.value));
    }
    options
}
