//! Builds the fuzz targets for libFuzzer and runs them: `cargo fuzzing --help`, and `tests/fuzz/README.md`.
//!
//! Like `verify` it depends on nothing that it runs.

mod arguments;
mod build;
mod run;

use std::process::ExitCode;
use std::sync::Mutex;

use arguments::Arguments;
use run::Outcome;

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{}", arguments::HELP);
            return ExitCode::SUCCESS;
        }
        Err(reason) => return wrong(&reason),
    };
    let fuzzer = match build::fuzzer(&arguments) {
        Ok(fuzzer) => fuzzer,
        Err(reason) => return wrong(&reason),
    };
    let waiting = match fuzzer.targets(&arguments.targets) {
        Ok(names) => Mutex::new(names.into_iter().rev().collect::<Vec<String>>()),
        Err(reason) => return wrong(&reason),
    };
    let done: Mutex<Vec<Outcome>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs {
            scope.spawn(|| {
                while let Some(name) = waiting.lock().ok().and_then(|mut names| names.pop()) {
                    let outcome = fuzzer.run(&name, arguments.seconds);
                    println!("{outcome}");
                    if let Ok(mut done) = done.lock() {
                        done.push(outcome);
                    }
                }
            });
        }
    });
    let done = done.into_inner().unwrap_or_default();
    let failed = done.iter().filter(|outcome| outcome.fault.is_some()).count();
    let executions: u64 = done.iter().map(|outcome| outcome.executions).sum();
    println!("{executions} executions of {} targets, {failed} failed", done.len());
    let slow = fuzzer.slow_inputs();
    if !slow.is_empty() {
        println!("slow inputs, to be tried alone: {}", slow.join(" "));
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn wrong(reason: &str) -> ExitCode {
    eprintln!("{reason}");
    ExitCode::from(2)
}
