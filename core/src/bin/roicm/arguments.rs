//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rust_decimal::Decimal;

use crate::sensitivity_arguments::SensitivityArguments;
use crate::simulation_arguments::SimulationArguments;

/// What failed, late or unavailable messages cost a company, and when a better platform has paid for itself.
#[derive(Debug, Parser)]
#[command(
    name = "roicm",
    version,
    max_term_width = 80,
    after_help = "Start with `roicm presets list`, then `roicm report preset:hong-kong-only`.\n\n\
                  Exit codes: 0 done; 1 problems in the scenario or the question; 2 wrong usage, or a file that \
                  cannot be read or written; 130 stopped with Ctrl-C."
)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of them a run")]
pub(crate) enum Command {
    /// Everything a decision needs, on paper: costs today, options, plan, claims, assumptions and sources
    Report {
        #[command(flatten)]
        scenario: ScenarioArguments,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Every result of the base case, as a document or as tables
    Evaluate {
        #[command(flatten)]
        scenario: ScenarioArguments,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
    },
    /// What the scenario may come to: every result as a range, with the chances of payback and of profit
    Simulate {
        #[command(flatten)]
        scenario: ScenarioArguments,
        #[command(flatten)]
        simulation: SimulationArguments,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Which assumption matters, where the best decision changes, and what is worth knowing before deciding
    Sensitivity {
        #[command(flatten)]
        scenario: ScenarioArguments,
        #[command(flatten)]
        sensitivity: SensitivityArguments,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// How a result comes about: its formula with names and with numbers, down to the inputs and their sources
    Explain {
        #[command(flatten)]
        scenario: ScenarioArguments,
        /// The result, such as `today.annual_cost` or `options.lite.payback_months`
        result: String,
        /// Show every month, also where months are alike
        #[arg(long)]
        all: bool,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
    },
    /// The value of an input at which a result reaches a target: break-even analysis
    GoalSeek {
        #[command(flatten)]
        scenario: ScenarioArguments,
        /// The result, such as `today.annual_cost` or `options.lite.net_present_value`
        result: String,
        /// The input to change, such as `workforce.hourly_cost`
        input: String,
        /// What the result is to become
        #[arg(value_parser = decimal, allow_negative_numbers = true)]
        target: Decimal,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
    },
    /// Whether a scenario can be computed, with every problem and its place
    Check {
        #[command(flatten)]
        scenario: ScenarioArguments,
        /// How to write it
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
    },
    /// The JSON Schema of a scenario, for editors
    Schema,
    /// Scenarios to start from
    Presets {
        /// What to do with them.
        #[command(subcommand)]
        command: Presets,
    },
}

/// What to do with presets.
#[derive(Debug, Subcommand)]
pub(crate) enum Presets {
    /// Their names, and which company each is about
    List,
    /// The document of one
    Show {
        /// Its name
        name: String,
    },
    /// Writes the document of one to a file, to be edited
    Write {
        /// Its name
        name: String,
        /// The file
        path: PathBuf,
        /// Overwrite the file if it is there
        #[arg(long)]
        force: bool,
    },
}

/// Which scenario, with which changes.
#[derive(Debug, Args)]
pub(crate) struct ScenarioArguments {
    /// The scenario: a TOML or JSON file, `-` for standard input, or `preset:NAME`
    pub(crate) file: String,
    /// Set an input to another value, such as `workforce.hourly_cost=180`, in its own unit and currency; can be repeated
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    pub(crate) settings: Vec<Setting>,
}

/// A change of one input.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The dotted path.
    pub(crate) path: String,
    /// The value.
    pub(crate) value: Decimal,
}

/// How to write a document of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading, at most 80 columns wide, rounded
    Text,
    /// Everything as a document, unrounded
    Json,
    /// One table for a spreadsheet, unrounded
    Csv,
    /// For reading elsewhere, rounded
    Markdown,
}

/// How to write an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answer {
    /// For reading
    Text,
    /// As data, unrounded
    Json,
}

pub(crate) fn decimal(text: &str) -> Result<Decimal, String> {
    roicm::document::parse_decimal(text).map_err(|problem| format!("{}; {}", problem.message, problem.help))
}

fn setting(text: &str) -> Result<Setting, String> {
    match text.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() => {
            Ok(Setting { path: path.trim().to_owned(), value: decimal(value.trim())? })
        }
        _ => Err("write it as PATH=VALUE, such as workforce.hourly_cost=180".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn settings_are_paths_with_plain_decimals() {
        let read = setting("workforce.hourly_cost = -1.50").unwrap();
        assert_eq!((read.path.as_str(), read.value.to_string().as_str()), ("workforce.hourly_cost", "-1.5"));
        for wrong in ["workforce.hourly_cost", "=1", "a=1,000", "a=1_000", "a=", "a=nan", "a=１"] {
            assert!(setting(wrong).is_err(), "{wrong}");
        }
    }
}
