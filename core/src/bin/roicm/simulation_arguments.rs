//! What can be asked of a simulation.

use clap::Args;
use roicm::sampling::Sampler;
use roicm::{Precision, SimulateRequest};

/// What is asked of a simulation; what is left out is the library's to fill in.
#[derive(Debug, Clone, Args)]
pub(crate) struct SimulationArguments {
    #[arg(
        long,
        value_name = "N",
        value_parser = whole,
        allow_negative_numbers = true,
        help = format!(
            "How many trials, such as 1_000_000 [default: {}]; with --until, how many at most [default: {}]",
            SimulateRequest::TRIALS, Precision::MOST_TRIALS
        )
    )]
    trials: Option<u64>,
    #[arg(
        long,
        value_name = "N",
        value_parser = whole,
        allow_negative_numbers = true,
        help = format!(
            "What the run is repeated by, from 0 to {} [default: {}]", u64::MAX, SimulateRequest::SEED
        )
    )]
    seed: Option<u64>,
    #[arg(
        long,
        value_parser = sampler,
        help = format!(
            "How trials are chosen: random, latin-hypercube or sobol [default: {}]", Sampler::default()
        )
    )]
    sampler: Option<Sampler>,
    /// Go on until the 95% interval of a figure is no wider than this, in the figure's own unit, such as
    /// `options.lite.probability_of_profit=0.005` or `today.annual_cost.mean=1000`
    #[arg(long, value_name = "FIGURE=WIDTH", value_parser = until)]
    until: Option<Until>,
    #[arg(
        long,
        value_name = "N",
        value_parser = threads,
        allow_negative_numbers = true,
        help = format!(
            "How many threads work, 0 for all there are; has no influence on results [default: {}]",
            SimulateRequest::default().threads
        )
    )]
    threads: Option<usize>,
    /// A result wanted beyond the usual ones, such as `options.lite.internal_rate_of_return`; can be repeated
    #[arg(long = "output", value_name = "PATH")]
    outputs: Vec<String>,
    /// A quantile wanted beyond the usual ones, from 0 to 1; can be repeated
    #[arg(long = "quantile", value_name = "P", value_parser = number, allow_negative_numbers = true)]
    quantiles: Vec<f64>,
    /// Give the results of every trial: with --format csv a line for each trial instead of one for each result, with
    /// --format json beside the rest. A payback that never comes is inf in CSV and null in JSON
    #[arg(long)]
    pub(crate) samples: bool,
}

/// Until when a run goes on.
#[derive(Debug, Clone)]
struct Until {
    figure: String,
    width: f64,
}

impl SimulationArguments {
    /// The request.
    pub(crate) fn request(&self) -> SimulateRequest {
        let default = SimulateRequest::default();
        SimulateRequest {
            trials: self.trials.unwrap_or(default.trials),
            seed: self.seed.unwrap_or(default.seed),
            sampler: self.sampler.unwrap_or(default.sampler),
            outputs: self.outputs.clone(),
            quantiles: self.quantiles.clone(),
            samples: self.samples,
            threads: self.threads.unwrap_or(default.threads),
        }
    }

    /// How precise the run is to be, where that is asked for.
    pub(crate) fn precision(&self) -> Option<Precision> {
        self.until.as_ref().map(|until| Precision {
            figure: until.figure.clone(),
            width: until.width,
            most_trials: self.trials.unwrap_or(Precision::MOST_TRIALS),
        })
    }
}

/// A whole number of plain digits, which may be grouped by underscores.
pub(crate) fn whole(text: &str) -> Result<u64, String> {
    let is_plain = text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    if !is_plain {
        return Err("write a whole number in plain digits, such as 1000000 or 1_000_000".to_owned());
    }
    text.replace('_', "").parse().map_err(|_| format!("a whole number of at most {}", u64::MAX))
}

pub(crate) fn threads(text: &str) -> Result<usize, String> {
    whole(text).and_then(|threads| usize::try_from(threads).map_err(|error| error.to_string()))
}

pub(crate) fn number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| "write a number, such as 0.995".to_owned())
}

/// On the command line words are joined by hyphens, on the wire by underscores.
fn sampler(text: &str) -> Result<Sampler, String> {
    text.replace('-', "_").parse().map_err(|_| "write random, latin-hypercube or sobol".to_owned())
}

fn until(text: &str) -> Result<Until, String> {
    let how = "write it as FIGURE=WIDTH, such as options.lite.probability_of_profit=0.005";
    match text.split_once('=') {
        Some((figure, width)) if !figure.trim().is_empty() => Ok(Until {
            figure: figure.trim().to_owned(),
            width: width.trim().parse().map_err(|_| format!("`{}` is no number; {how}", width.trim()))?,
        }),
        _ => Err(how.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_digits() {
        assert_eq!(whole("1_000_000"), Ok(1_000_000));
        assert_eq!(whole("18446744073709551615"), Ok(u64::MAX));
        assert_eq!(whole("0"), Ok(0));
        for wrong in ["", "_1", "-1", "+1", "1.5", "1e6", "1,000", "18446744073709551616", "１"] {
            assert!(whole(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn samplers_go_by_either_spelling() {
        assert_eq!(sampler("latin-hypercube"), Ok(Sampler::LatinHypercube));
        assert_eq!(sampler("latin_hypercube"), Ok(Sampler::LatinHypercube));
        assert!(sampler("halton").is_err());
    }

    #[test]
    fn a_width_follows_its_figure() {
        let read = until("today.annual_cost.mean = 1000").unwrap();
        assert_eq!((read.figure.as_str(), read.width), ("today.annual_cost.mean", 1000.0));
        for wrong in ["today.annual_cost.mean", "=1", "a=", "a=wide"] {
            assert!(until(wrong).is_err(), "{wrong}");
        }
    }
}
