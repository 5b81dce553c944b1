//! Fuzz targets: functions that take any bytes and panic where the library breaks a promise.
//!
//! They run on stable Rust: `tests/fuzz_targets.rs` replays the corpus and a number of mutations that is the same
//! everywhere, and the package `fuzz/` has libFuzzer drive them.

mod arithmetic;
mod chain;
mod checks;
mod distributions;
mod documents;
mod edits;
mod finance;
mod mutation;
mod numbers;
mod rates_of_return;
mod requests;
mod roots;
mod seeds;
mod shards;
mod statements;

pub use mutation::{mutated, tokens};
pub use seeds::seeds;

/// A function that takes any bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name: that of its folder in the corpus.
    pub name: &'static str,
    /// What is looked at.
    pub about: &'static str,
    /// Runs it; panics where a promise is broken.
    pub run: fn(&[u8]),
    /// The longest input that is worth making, in bytes.
    pub longest: usize,
    /// How long one input may take, in milliseconds, optimised and alone.
    pub patience: u64,
    /// How much memory one input may take at a time, in MiB.
    pub memory: usize,
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target {
        name: "toml",
        about: "a TOML document: read, validated, written as JSON and read again",
        run: documents::toml,
        longest: 4096,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "json",
        about: "the same of a JSON document",
        run: documents::json,
        longest: 4096,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "requests",
        about: "the requests of every call, read, written and read again",
        run: requests::read,
        longest: 1024,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "answers",
        about: "the same, answered for a small scenario",
        run: requests::answered,
        longest: 512,
        patience: 1000,
        memory: 256,
    },
    Target {
        name: "settings",
        about: "inputs that are set by path, as links and pages do, on the presets",
        run: documents::settings,
        longest: 1024,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "chain",
        about: "scenarios made and edited by rule, evaluated, simulated, searched and explained",
        run: chain::run,
        longest: 512,
        patience: 1000,
        memory: 256,
    },
    Target {
        name: "finance",
        about: "present values, rates of return, paybacks, against fractions without limits",
        run: finance::run,
        longest: 96,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "numbers",
        about: "texts of numbers, against a second reader on fractions without limits",
        run: numbers::run,
        longest: 96,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "arithmetic",
        about: "sums, products, quotients, roots and roundings, against fractions without limits",
        run: arithmetic::run,
        longest: 64,
        patience: 50,
        memory: 16,
    },
    Target {
        name: "distributions",
        about: "distributions of every family: quantiles, probabilities, tables",
        run: distributions::run,
        longest: 96,
        patience: 200,
        memory: 16,
    },
    Target {
        name: "shards",
        about: "the bytes and the document of a part of a simulation, damaged on the way",
        run: shards::run,
        longest: 4096,
        patience: 1000,
        memory: 64,
    },
];

/// The target of a name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
