//! Figures of a simulation, by path: what a run can be asked to be precise about.

use super::request::SimulateRequest;
use super::results::{Probability, Simulation};
use crate::Unit;
use crate::document::text::quoted;
use crate::evaluation::{Address, DO_NOTHING};
use crate::model::Model;
use crate::problem::{Code, Problem, did_you_mean};
use crate::statistics::ConfidenceInterval;

/// A number with an interval.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Figure {
    /// A probability of an option, by the names of both.
    OfOption(String, OptionFigure),
    /// How often doing nothing is best.
    Nothing,
    /// How often a claim holds.
    Claim(String),
    /// The mean of a result.
    Mean(String),
    /// A quantile of a result.
    Quantile(String, f64),
    /// How often a time never comes.
    Never(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OptionFigure {
    PaybackByTarget,
    Profit,
    Best,
}

const OPTION_FIGURES: [(&str, OptionFigure); 3] = [
    ("probability_of_payback_by_target", OptionFigure::PaybackByTarget),
    ("probability_of_profit", OptionFigure::Profit),
    ("probability_best", OptionFigure::Best),
];

impl Figure {
    /// Reads a path, and asks for what it needs.
    pub(crate) fn parse(model: &Model, path: &str, request: &mut SimulateRequest) -> Result<Self, Problem> {
        let unknown = |help: String| {
            let message = format!("there is no figure {}", quoted(path));
            Problem::new(Code::UnknownResult, "figure", message).help(help)
        };
        let segments: Vec<&str> = path.split('.').collect();
        match segments.as_slice() {
            [nothing, "probability_best"] if *nothing == DO_NOTHING => return Ok(Self::Nothing),
            ["claims", id, "probability"] => {
                let known = model.claims.iter().map(|claim| claim.id.as_str());
                return if known.clone().any(|claim| claim == *id) {
                    Ok(Self::Claim((*id).to_owned()))
                } else {
                    Err(unknown(did_you_mean(id, known)))
                };
            }
            ["options", option, name] if name.starts_with("probability") => {
                let figure = OPTION_FIGURES.iter().find(|(known, _)| known == name);
                let Some((_, figure)) = figure else {
                    return Err(unknown(did_you_mean(name, OPTION_FIGURES.map(|(known, _)| known))));
                };
                if !model.options.iter().any(|known| known.id == *option) {
                    return Err(unknown(did_you_mean(option, model.options.iter().map(|known| known.id.as_str()))));
                }
                if *figure == OptionFigure::PaybackByTarget && model.payback_target.is_none() {
                    return Err(unknown("the scenario has no `payback_target_months`".to_owned()));
                }
                return Ok(Self::OfOption((*option).to_owned(), *figure));
            }
            _ => {}
        }
        let of_result = |path: &str| -> Result<Address, Problem> {
            model.address(path).map_err(|problem| unknown(problem.help.clone()))
        };
        let (figure, result) = if let Some(result) = path.strip_suffix(".mean") {
            of_result(result)?;
            (Self::Mean(result.to_owned()), result)
        } else if let Some(result) = path.strip_suffix(".probability_never") {
            if !of_result(result)?.is_payback() {
                return Err(unknown("only times may never come".to_owned()));
            }
            (Self::Never(result.to_owned()), result)
        } else if let Some((result, p)) = path.split_once(".quantiles.") {
            of_result(result)?;
            let p: f64 = p.parse().map_err(|_| unknown("a quantile is named by its probability".to_owned()))?;
            if !(p > 0.0 && p < 1.0) {
                return Err(unknown("a quantile with an interval lies between 0 and 1, without both".to_owned()));
            }
            request.quantiles.push(p);
            (Self::Quantile(result.to_owned(), p), result)
        } else {
            let help = "figures are `options.ID.probability_of_payback_by_target`, `….probability_of_profit`, \
                        `….probability_best`, `claims.ID.probability`, and `RESULT.mean`, `RESULT.quantiles.P`, \
                        `RESULT.probability_never`";
            return Err(unknown(help.to_owned()));
        };
        request.outputs.push(result.to_owned());
        Ok(figure)
    }

    /// Its interval in a simulation; none where it has no value.
    pub(super) fn interval(&self, simulation: &Simulation) -> Option<ConfidenceInterval> {
        match self {
            Self::Mean(path) => simulation.summary(path)?.mean.interval,
            Self::Quantile(path, p) => simulation.summary(path)?.quantile(*p)?.interval,
            _ => self
                .probability(simulation)
                .map(|probability| ConfidenceInterval { lower: probability.lower, upper: probability.upper }),
        }
    }

    /// The probability that it is, where it is one.
    fn probability<'a>(&self, simulation: &'a Simulation) -> Option<&'a Probability> {
        match self {
            Self::Nothing => Some(&simulation.do_nothing),
            Self::Claim(id) => simulation.claims.get(id).map(|claim| &claim.probability),
            Self::OfOption(id, figure) => {
                let option = simulation.options.get(id)?;
                match figure {
                    OptionFigure::PaybackByTarget => option.probability_of_payback_by_target.as_ref(),
                    OptionFigure::Profit => Some(&option.probability_of_profit),
                    OptionFigure::Best => Some(&option.probability_best),
                }
            }
            Self::Never(path) => simulation.summary(path)?.never.as_ref().map(|never| &never.probability),
            Self::Mean(_) | Self::Quantile(..) => None,
        }
    }

    /// Its value in a simulation; none where it has none, and where it is a time that never comes.
    pub(crate) fn value(&self, simulation: &Simulation) -> Option<f64> {
        match self {
            Self::Mean(path) => simulation.summary(path)?.mean.value,
            Self::Quantile(path, p) => simulation.summary(path)?.quantile(*p)?.value,
            _ => self.probability(simulation).map(|probability| probability.estimate),
        }
        .filter(|value| value.is_finite())
    }

    /// What it is measured in.
    pub(crate) fn unit(&self, model: &Model) -> Unit {
        match self {
            Self::Mean(path) | Self::Quantile(path, _) => model.address(path).map_or(Unit::Share, Address::unit),
            _ => Unit::Share,
        }
    }
}
