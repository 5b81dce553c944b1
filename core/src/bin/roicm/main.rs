//! `roicm` on the command line: reads a scenario, asks the model, and puts the answer on paper.
//!
//! It translates and lays out; everything that is computed comes from the library.

mod argument_names;
mod arguments;
mod clean;
mod command;
mod format;
mod names;
mod number;
mod output;
mod page;
mod problems;
mod progress;
mod report;
mod sensitivity_arguments;
mod simulation_arguments;
mod source;
mod table;
mod words;
mod wrap;

use clap::Parser;

fn main() -> std::process::ExitCode {
    let arguments = arguments::Arguments::parse();
    output::write(&command::run(&arguments.command))
}
