//! The Python face: its wheel, as somebody installs it who has nothing of it yet.

use crate::environment::{Environment, in_environment};
use crate::setup;
use crate::step::{Outcome, Step, output, succeeds};
use crate::workspace::Workspace;

/// Where the wheel is, beside the environments.
pub(crate) const WHEELS: &str = "wheels";

/// The largest wheel that is still thin, in bytes.
const LARGEST: u64 = 5_000_000;

/// Where mypy keeps nothing for its next run.
const NOWHERE: &str = if cfg!(windows) { "nul" } else { "/dev/null" };

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    let checks: [(&'static str, &[&str]); 4] = [
        ("python tests", &["-m", "pytest", "-p", "no:cacheprovider"]),
        ("python examples", &["-m", "pytest", "-p", "no:cacheprovider", "--doctest-modules", "--pyargs", "roicm"]),
        ("python types, mypy", &["-m", "mypy", "--cache-dir", NOWHERE]),
        (
            "python types, stubs",
            &[
                "-m",
                "mypy.stubtest",
                "roicm._native",
                "--allowlist",
                "requirements/stubtest.txt",
                "--ignore-unused-allowlist",
            ],
        ),
    ];
    let mut steps = vec![Step::command(
        "python face, lints",
        workspace.locked("clippy", &["--package", "roicm-python", "--all-targets", "--", "-D", "warnings"]),
    )];
    steps.extend(built(workspace));
    steps.push(in_environment("python installation", workspace, install));
    steps.extend(checks.map(|(name, arguments)| {
        in_environment(name, workspace, move |environment| succeeds(environment.python(arguments)))
    }));
    steps.push(in_environment("python types, pyright", workspace, |environment| {
        let mut command = environment.python(&["-m", "pyright", "--pythonpath"]);
        command.arg(environment.program("python").get_program());
        succeeds(command)
    }));
    steps
}

/// What it takes to have the wheel.
pub(crate) fn built(workspace: &Workspace) -> Vec<Step> {
    vec![
        setup::step(workspace),
        in_environment("python environment", workspace, make),
        in_environment("python wheel", workspace, build),
    ]
}

/// The environment of the checks, with pinned tools.
fn make(environment: &Environment) -> Outcome {
    match environment.make() {
        Ok(()) => {
            succeeds(environment.pip("install", &["--require-hashes", "--requirement", "requirements/check.txt"]))
        }
        Err(fault) => Outcome::Failed(fault),
    }
}

/// Builds the wheel, and weighs it.
fn build(environment: &Environment) -> Outcome {
    let built = environment.emptied(WHEELS).and_then(|folder| {
        let mut command = environment.program("maturin");
        // Not in pyproject.toml: of what is packed as sources some members are gone, and so are their lines in the lock file.
        command.args(["build", "--locked", "--out"]).arg(folder);
        environment.workspace.without_paths(&mut command);
        output(command)?;
        environment.only(WHEELS, ".whl")
    });
    match built {
        Ok(wheel) => match std::fs::metadata(&wheel) {
            Ok(file) if file.len() <= LARGEST => Outcome::Passed,
            Ok(file) => Outcome::Failed(format!("{} has {} bytes, more than {LARGEST}", wheel.display(), file.len())),
            Err(error) => Outcome::Failed(error.to_string()),
        },
        Err(fault) => Outcome::Failed(fault),
    }
}

/// Installs the wheel where the tools of the checks are.
fn install(environment: &Environment) -> Outcome {
    Outcome::of(environment.only(WHEELS, ".whl").and_then(|wheel| environment.install(&wheel)))
}
