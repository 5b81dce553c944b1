//! A simulation for a spreadsheet, unrounded: a result a line, or a trial a line.

use roicm::{CostSummary, Exact, Probability, Scalar, Simulation, Summary, Unit};

use super::csv::neutral;
use crate::number;

/// What every line begins with. Of a probability the mean is its estimate.
const COLUMNS: [&str; 13] = [
    "path",
    "label",
    "unit",
    "mean",
    "standard_error",
    "interval_lower",
    "interval_upper",
    "standard_deviation",
    "minimum",
    "maximum",
    "probability_never",
    "mean_when_paid_back",
    "undefined_share",
];

/// What a payback that never comes is in the summary.
const NEVER: &str = "never";

/// A line for each result and each probability (RFC 4180, UTF-8).
///
/// # Errors
/// None that a text in memory could give.
pub(crate) fn table(simulation: &Simulation) -> Result<String, csv::Error> {
    let quantiles: Vec<f64> = simulation.today.annual_cost.quantiles.iter().map(|quantile| quantile.p).collect();
    let levels: Vec<f64> = simulation.today.tails.iter().map(|tail| tail.level).collect();
    let mut table = Table {
        writer: csv::Writer::from_writer(Vec::new()),
        currency: &simulation.scenario.currency,
        quantiles,
        levels,
    };
    table.header()?;
    table.cost("today.annual_cost", "", &simulation.today)?;
    for (id, loss) in &simulation.losses {
        table.cost(&format!("today.losses.{id}.annual_cost"), &loss.label, &loss.cost)?;
    }
    for (id, option) in &simulation.options {
        for (name, summary) in &option.results {
            table.summary(&format!("options.{id}.{name}"), &option.label, summary, None)?;
        }
        for (name, probability) in [
            ("probability_of_payback_by_target", option.probability_of_payback_by_target.as_ref()),
            ("probability_of_profit", Some(&option.probability_of_profit)),
            ("probability_best", Some(&option.probability_best)),
        ] {
            if let Some(probability) = probability {
                table.probability(&format!("options.{id}.{name}"), &option.label, probability)?;
            }
        }
    }
    table.probability("do_nothing.probability_best", "", &simulation.do_nothing)?;
    for (id, claim) in &simulation.claims {
        table.probability(&format!("claims.{id}.probability"), &claim.label, &claim.probability)?;
    }
    for (path, summary) in &simulation.outputs {
        // What was asked for may be one of the usual results.
        let is_usual = path == "today.annual_cost"
            || simulation.losses.keys().any(|id| *path == format!("today.losses.{id}.annual_cost"))
            || simulation
                .options
                .iter()
                .any(|(id, option)| option.results.iter().any(|(name, _)| *path == format!("options.{id}.{name}")));
        if !is_usual {
            table.summary(path, "", summary, None)?;
        }
    }
    text(table.writer)
}

/// A line for each trial: a column for each result, named by its path. A time that never comes is `inf`, as programs
/// write it that read such tables; where there is no value the cell is empty.
///
/// # Errors
/// None that a text in memory could give.
pub(crate) fn trials(simulation: &Simulation) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if let Some(samples) = &simulation.samples {
        writer.write_record(samples.paths.iter().map(|path| neutral(path)))?;
        let mut columns: Vec<_> = samples.columns.iter().map(|column| column.iter()).collect();
        loop {
            let trial: Vec<f64> = columns.iter_mut().filter_map(|column| column.next().copied()).collect();
            if trial.is_empty() {
                break;
            }
            writer.write_record(trial.iter().map(|value| cell(Some(*value))))?;
        }
    }
    text(writer)
}

fn text(writer: csv::Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// To the digits of a double; empty where there is none.
fn cell(value: Option<f64>) -> String {
    value.filter(|value| !value.is_nan()).map_or_else(String::new, |value| value.to_string())
}

struct Table<'a> {
    writer: csv::Writer<Vec<u8>>,
    currency: &'a str,
    quantiles: Vec<f64>,
    levels: Vec<f64>,
}

impl Table<'_> {
    fn header(&mut self) -> Result<(), csv::Error> {
        let mut header: Vec<String> = COLUMNS.into_iter().map(str::to_owned).collect();
        let percent = |share: &f64| number::plain(Exact::from_f64(*share) * Exact::from(100));
        header.extend(self.quantiles.iter().map(|p| format!("p{}", percent(p))));
        for level in &self.levels {
            header.push(format!("value_at_risk_{}", percent(level)));
            header.push(format!("tail_value_at_risk_{}", percent(level)));
        }
        header.push("note".to_owned());
        self.writer.write_record(header)
    }

    fn summary(
        &mut self,
        path: &str,
        label: &str,
        summary: &Summary,
        cost: Option<&CostSummary>,
    ) -> Result<(), csv::Error> {
        let time = |value: Option<f64>| match value {
            Some(f64::INFINITY) => NEVER.to_owned(),
            value => cell(value),
        };
        let interval = summary.mean.interval;
        let mut line = vec![
            neutral(path),
            neutral(label),
            summary.unit.in_currency(self.currency),
            cell(summary.mean.value),
            cell(summary.mean.standard_error),
            cell(interval.map(|interval| interval.lower)),
            cell(interval.map(|interval| interval.upper)),
            cell(summary.standard_deviation),
            cell(summary.minimum),
            cell(summary.maximum),
            cell(summary.never.map(|never| never.probability.estimate)),
            cell(summary.never.and_then(|never| never.mean_when_paid_back)),
            cell(Some(summary.undefined_share)),
        ];
        line.extend(self.quantiles.iter().map(|p| time(summary.quantile(*p).and_then(|quantile| quantile.value))));
        for level in &self.levels {
            let tail = cost.and_then(|cost| cost.tails.iter().find(|tail| tail.level == *level));
            line.push(cell(tail.map(|tail| tail.value_at_risk)));
            line.push(cell(tail.map(|tail| tail.tail_value_at_risk)));
        }
        line.push(neutral(summary.reason.unwrap_or_default()));
        self.writer.write_record(line)
    }

    fn cost(&mut self, path: &str, label: &str, cost: &CostSummary) -> Result<(), csv::Error> {
        self.summary(path, label, &cost.annual_cost, Some(cost))
    }

    fn probability(&mut self, path: &str, label: &str, known: &Probability) -> Result<(), csv::Error> {
        let mut line = vec![
            neutral(path),
            neutral(label),
            Unit::Share.name().to_owned(),
            cell(Some(known.estimate)),
            cell(Some(known.standard_error)),
            cell(Some(known.lower)),
            cell(Some(known.upper)),
        ];
        let columns = COLUMNS.len() + self.quantiles.len() + 2 * self.levels.len() + 1;
        line.resize(columns, String::new());
        self.writer.write_record(line)
    }
}
