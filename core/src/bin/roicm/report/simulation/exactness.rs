//! How exact the figures are, and how to have them again.

use roicm::sampling::Sampler;
use roicm::{Exact, Scalar};

use super::{Outlook, section};
use crate::number;
use crate::page::{Block, Page};
use crate::wrap::GLUE;

/// What the reader should know of the run itself.
pub(super) fn exactness(outlook: &Outlook<'_>) -> Page {
    let simulation = outlook.simulation;
    let run = &simulation.run;
    let trials = number::plain(Exact::new(i128::from(run.request.trials), 0));
    let mut points = vec![
        "A standard error says how far a mean may be off for having been taken of so many trials only. It is no risk of \
         the business, which is the range; more trials make it smaller."
            .to_owned(),
    ];
    points.push(match run.request.sampler {
        Sampler::Random => format!("{trials} independent trials: four times as many halve every error."),
        _ => format!("{trials} trials in {} independent replicates, which tell the errors.", run.replicates),
    });
    let within = |share: f64| format!("{}%", number::significant(Exact::from_f64(share) * Exact::from(100)));
    points.push(if run.exact_quantiles {
        format!(
            "Quantiles are those of the trials; in the picture of the cumulative cash flow they are within {} of them.",
            within(run.fan_relative_error)
        )
    } else {
        format!(
            "Quantiles and tails are counted in buckets: within {} of those of the trials; in the picture of the \
             cumulative cash flow within {}.",
            within(run.quantile_relative_error),
            within(run.fan_relative_error)
        )
    });
    if let Some(precision) = &run.precision {
        let width = precision.width.map_or_else(
            || "it has no interval".to_owned(),
            |width| format!("it is {} wide", number::significant(Exact::from_f64(width))),
        );
        let wanted = number::significant(Exact::from_f64(precision.wanted));
        let verdict = if precision.reached { "reached" } else { "not reached within the trials allowed" };
        points.push(format!(
            "The 95% interval of {} was to be at most {wanted} wide: {width}; {verdict}.",
            precision.figure
        ));
    }
    points.push(
        "Every uncertain input is drawn from its range in every trial, the same for all options. What has no range stays \
         as it is: the simulation knows no other risk. `--format json` gives every figure unrounded."
            .to_owned());
    let repeat = outlook.repeat.replace(' ', &GLUE.to_string()).replace(&format!("{GLUE}--"), " --");
    points.push(format!("The same figures, to the last bit, come again with {repeat}"));
    let scenario = &simulation.scenario;
    points.push(format!(
        "{} {}, fingerprint of the scenario {}",
        simulation.engine.name, simulation.engine.version, scenario.fingerprint
    ));
    section("How exact this is, and how to repeat it", [Block::List(points)])
}
