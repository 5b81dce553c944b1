//! `cargo verify [core|python|web|packages]…`: every check of the project, or of some of its parts.
//!
//! Each check is a named step. A step that fails stops none of the others: what is wrong is all shown in one run. The
//! last line counts them.

mod core;
mod documents;
mod environment;
mod fuzz;
mod packages;
mod python;
mod setup;
mod step;
mod web;
mod workspace;

use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use step::{Outcome, Step};
use workspace::Workspace;

/// A part of the project: its name, and its checks.
type Part = (&'static str, fn(&Workspace) -> Vec<Step>);

/// The parts, in the order in which they are checked.
const PARTS: [Part; 4] =
    [("core", core::steps), ("python", python::steps), ("web", web::steps), ("packages", packages::steps)];

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = asked.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        eprintln!("there is no part `{unknown}`: the parts are {}; without any, all of them", names());
        return ExitCode::from(2);
    }
    let workspace = match Workspace::locate() {
        Ok(workspace) => workspace,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::from(2);
        }
    };
    let parts = PARTS.iter().filter(|(part, _)| asked.is_empty() || asked.iter().any(|name| name == part));
    let tally = run(&workspace, parts);
    println!("{}", tally.line());
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn names() -> String {
    PARTS.map(|(part, _)| part).join(", ")
}

/// How many steps had which outcome.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    fn line(&self) -> String {
        let Self { passed, failed, skipped } = self;
        match skipped {
            0 => format!("{passed} passed, {failed} failed"),
            _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

/// Runs the steps of some parts. A step that several parts need runs once.
fn run<'a>(workspace: &Workspace, parts: impl Iterator<Item = &'a Part>) -> Tally {
    let mut tally = Tally::default();
    let mut done: Vec<&str> = Vec::new();
    for (part, steps) in parts {
        for step in steps(workspace) {
            if done.contains(&step.name()) {
                continue;
            }
            done.push(step.name());
            print!("{part}: {} … ", step.name());
            // The name is there before the wait; a closed output is no reason to stop.
            let _ = std::io::stdout().flush();
            let start = Instant::now();
            let outcome = step.run();
            report(&outcome, start.elapsed());
            match outcome {
                Outcome::Passed => tally.passed += 1,
                Outcome::Failed(_) => tally.failed += 1,
                Outcome::Skipped(_) => tally.skipped += 1,
            }
        }
    }
    tally
}

fn report(outcome: &Outcome, time: Duration) {
    let seconds = time.as_secs_f64();
    match outcome {
        Outcome::Passed => println!("ok ({seconds:.1} s)"),
        Outcome::Skipped(reason) => println!("skipped: {reason}"),
        Outcome::Failed(output) => {
            println!("FAILED ({seconds:.1} s)");
            for line in output.trim_end().lines() {
                println!("    {line}");
            }
        }
    }
}
