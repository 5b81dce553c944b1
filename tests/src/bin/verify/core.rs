//! The core, the conformance package and the repository itself. The faces are their own parts.

use std::process::Command;

use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;
use crate::{documents, fuzz, packages, setup};

/// Every member of the workspace that no other part checks: a new member is checked from its first day.
const MEMBERS: &[&str] =
    &["--workspace", "--exclude", "roicm-python", "--exclude", "roicm-wasm", "--exclude", "roicm-wasm-build"];

/// With all that the core can be built with.
const FEATURES: &[&str] = &["--features", "roicm/cli,roicm/schema,conformance/generate"];

/// What is checked as it is released, too: that the numbers are the same, what takes many trials to show, and that
/// benchmarks run. Everything else has been shown by the build with the checks of a debug build.
const OPTIMISED: &[&str] = &[
    "--release",
    "--no-fail-fast",
    "--test=conformance",
    "--test=simulation_bits",
    "--test=simulation_truth",
    "--test=simulation_memory",
    "--test=validity",
    "--test=mutated_documents",
    "--test=fuzz_targets",
    "--test=sensitivity_points",
    "--bench=*",
];

/// The same bits where nothing is optimised: other tests are, a little.
const NOT_OPTIMISED: &[&str] =
    &["--profile=unoptimised", "--package=conformance", "--test=simulation_bits", "bits_are_those_that_are_committed"];

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    let members =
        |subcommand: &str, arguments: &[&str]| workspace.locked(subcommand, &[MEMBERS, FEATURES, arguments].concat());
    vec![
        setup::step(workspace),
        lock_file(workspace),
        Step::command("format", workspace.cargo(&["fmt", "--all", "--check"])),
        Step::command("lints", members("clippy", &["--all-targets", "--", "-D", "warnings"])),
        Step::command("tests", members("test", &["--no-fail-fast"])),
        Step::command("tests, optimised", members("test", OPTIMISED)),
        Step::command("bits, not optimised", workspace.locked("test", NOT_OPTIMISED)),
        Step::command("tests, other features of serde_json", with_other_features(workspace)),
        Step::command("documentation", documentation(members("doc", &["--no-deps"]))),
        wasm(workspace),
        main_command(workspace),
        fuzz::step(workspace),
        packages::lock_files(workspace),
        packages::licences(workspace),
        documents::no_machine_paths(workspace),
        documents::links(workspace),
        documents::examples_are_tested(workspace),
    ]
}

/// The core compiles for web pages, with nothing but what it always has. Their own module is built with their face.
pub(crate) fn wasm(workspace: &Workspace) -> Step {
    let arguments = ["--package", "roicm", "--lib", "--no-default-features", "--target", setup::WASM];
    Step::command("core for wasm32", workspace.locked("check", &arguments))
}

/// `Cargo.lock` is committed, and says what the manifests ask for.
fn lock_file(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("Cargo.lock", move || {
        let mut faults = Vec::new();
        faults.extend(output(workspace.locked("metadata", &["--format-version", "1"])).err());
        match workspace.tracked_files() {
            Ok(Some(files)) if !files.iter().any(|file| file == "Cargo.lock") => {
                faults.push("Cargo.lock is not committed".to_owned());
            }
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
        Outcome::of_faults(&faults)
    })
}

/// What reads and writes documents does so whatever features of `serde_json` another crate of a build turns on.
fn with_other_features(workspace: &Workspace) -> Command {
    let features = "serde_json/arbitrary_precision,serde_json/preserve_order,serde_json/unbounded_depth";
    // Random numbers are here because nothing is optimised, which must not change them either.
    let filters = ["document::", "evaluation::", "json::", "request", "sampling::tests::golden"];
    let arguments = ["--profile=unoptimised", "--package=roicm", "--lib", "--features", features, "--"];
    workspace.locked("test", &[&arguments[..], &filters].concat())
}

/// Every public item has its words, and no link leads nowhere.
fn documentation(mut command: Command) -> Command {
    command.env("RUSTDOCFLAGS", "-D warnings -D missing_docs -D rustdoc::all");
    command
}

/// The command that the README opens with.
fn main_command(workspace: &Workspace) -> Step {
    const SCENARIO: &str = "examples/scenarios/electronics-trader.toml";
    let workspace = workspace.clone();
    Step::new("cargo roicm report", move || {
        match has_program(&workspace) {
            Ok(true) => {}
            Ok(false) => return Outcome::Skipped("the core has no program `roicm` yet".to_owned()),
            Err(fault) => return Outcome::Failed(fault),
        }
        match output(workspace.cargo(&["--locked", "roicm", "report", SCENARIO])) {
            Ok(report) if report.trim().is_empty() => Outcome::Failed("the report is empty".to_owned()),
            Ok(_) => Outcome::Passed,
            Err(fault) => Outcome::Failed(fault),
        }
    })
}

/// Whether a package of the workspace has the program `roicm`.
fn has_program(workspace: &Workspace) -> Result<bool, String> {
    let metadata = output(workspace.locked("metadata", &["--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let list = |value: &serde_json::Value, key: &str| {
        value.get(key).and_then(serde_json::Value::as_array).cloned().unwrap_or_default()
    };
    Ok(list(&metadata, "packages").iter().flat_map(|package| list(package, "targets")).any(|target| {
        target.get("name").is_some_and(|name| name == "roicm") && list(&target, "kind").iter().any(|kind| kind == "bin")
    }))
}
