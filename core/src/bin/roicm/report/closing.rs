//! What else the reader should know, and what the report is.

use super::Subject;
use crate::page::{Block, Page};

/// Notices of the model.
pub(super) fn notices(subject: &Subject<'_>) -> Page {
    let notices = &subject.evaluation.notices;
    if notices.is_empty() {
        return Vec::new();
    }
    let points = notices.iter().map(|notice| {
        let path = if notice.path.is_empty() { String::new() } else { format!("{}: ", notice.path) };
        let help = if notice.help.is_empty() { String::new() } else { format!(" ({})", notice.help) };
        format!("{path}{}{help}", notice.message)
    });
    vec![Block::Heading("To be kept in mind".to_owned()), Block::List(points.collect())]
}

/// How to read the numbers, and what computed them.
pub(super) fn closing(subject: &Subject<'_>) -> Page {
    let evaluation = subject.evaluation;
    let scenario = &evaluation.scenario;
    let smallest = match scenario.minor_unit {
        0 => "the whole unit".to_owned(),
        places => format!("{places} places"),
    };
    vec![
        Block::Heading("About this report".to_owned()),
        Block::List(vec![
            format!(
                "Computed in exact decimals. Rounded half away from zero for reading only: money to {currency}'s \
                 minor unit ({smallest}), in the cash flow to whole {currency}; shares to a tenth of a percent, in \
                 sentences to a whole one. `--format json` and `--format csv` give every figure unrounded.",
                currency = scenario.currency,
            ),
            format!(
                "Horizon: months 1 to {} after the decision in month 0, which is not discounted; the flow of a month \
                 falls at its end and is divided by (1 + discount rate)^(month / 12).",
                scenario.horizon_months
            ),
            format!(
                "{} {}, fingerprint of the scenario {}",
                evaluation.engine.name, evaluation.engine.version, scenario.fingerprint
            ),
        ]),
    ]
}
