//! The Python face: its wheel, as somebody installs it who has nothing of it yet.

use std::path::PathBuf;
use std::process::Command;

use crate::setup;
use crate::step::{Outcome, Step, output, succeeds};
use crate::workspace::Workspace;

/// The folder of the face.
const FACE: &str = "bindings-python";

/// The largest wheel that is still thin, in bytes.
const LARGEST: u64 = 5_000_000;

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    let checks: [(&'static str, &[&str]); 5] = [
        ("python tests", &["-m", "pytest", "-p", "no:cacheprovider"]),
        ("python examples", &["-m", "pytest", "-p", "no:cacheprovider", "--doctest-modules", "--pyargs", "roicm"]),
        ("python types, mypy", &["-m", "mypy", "--cache-dir", if cfg!(windows) { "nul" } else { "/dev/null" }]),
        ("python types, pyright", &["-m", "pyright"]),
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
    let mut steps = vec![
        setup::step(workspace),
        Step::command(
            "python face, lints",
            workspace.locked("clippy", &["--package", "roicm-python", "--all-targets", "--", "-D", "warnings"]),
        ),
        in_environment("python environment", workspace, make),
        in_environment("python wheel", workspace, build),
        in_environment("python installation", workspace, install),
    ];
    steps.extend(checks.map(|(name, arguments)| {
        in_environment(name, workspace, move |environment| succeeds(environment.python(arguments)))
    }));
    steps
}

/// A virtual environment in the target folder, with pinned tools.
struct Environment {
    workspace: Workspace,
    folder: PathBuf,
}

/// A step that works in the environment.
fn in_environment(
    name: &'static str,
    workspace: &Workspace,
    check: impl FnOnce(&Environment) -> Outcome + 'static,
) -> Step {
    let workspace = workspace.clone();
    Step::new(name, move || match workspace.target_folder() {
        Ok(target) => check(&Environment { workspace, folder: target.join("python") }),
        Err(fault) => Outcome::Failed(fault),
    })
}

impl Environment {
    /// A program of the environment, run in the folder of the face, as if nothing else of Python's were there.
    fn program(&self, name: &str) -> Command {
        let programs = if cfg!(windows) { "Scripts" } else { "bin" };
        let mut command = Command::new(self.folder.join("venv").join(programs).join(name));
        command.current_dir(self.workspace.path(FACE));
        command.env_remove("PYTHONPATH").env_remove("PYTHONHOME").env_remove("MYPYPATH");
        command.env("PYTHONDONTWRITEBYTECODE", "1").env("MPLBACKEND", "agg");
        command
    }

    fn python(&self, arguments: &[&str]) -> Command {
        let mut command = self.program("python");
        command.args(arguments);
        command
    }

    fn pip(&self, arguments: &[&str]) -> Command {
        let mut command =
            self.python(&["-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]);
        command.args(arguments);
        command
    }

    /// The wheels that were built: one.
    fn wheels(&self) -> Result<Vec<PathBuf>, String> {
        let entries = std::fs::read_dir(self.folder.join("wheels")).map_err(|error| error.to_string())?;
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        Ok(paths.filter(|path| path.extension().is_some_and(|extension| extension == "whl")).collect())
    }
}

/// Makes the environment anew: nothing that is left over is tested.
fn make(environment: &Environment) -> Outcome {
    let folder = environment.folder.join("venv");
    if folder.exists()
        && let Err(error) = std::fs::remove_dir_all(&folder)
    {
        return Outcome::Failed(format!("{}: {error}", folder.display()));
    }
    let mut command = environment.workspace.program("python3");
    command.args(["-m", "venv"]).arg(&folder);
    match output(command) {
        Ok(_) => succeeds(environment.pip(&["--require-hashes", "--requirement", "requirements/check.txt"])),
        Err(fault) => Outcome::Failed(fault),
    }
}

/// Builds the wheel, and weighs it.
fn build(environment: &Environment) -> Outcome {
    for old in environment.wheels().unwrap_or_default() {
        // One that stays is found below.
        let _ = std::fs::remove_file(old);
    }
    let mut command = environment.program("maturin");
    command.arg("build").arg("--out").arg(environment.folder.join("wheels"));
    let built = output(command).and_then(|_| environment.wheels());
    match built.as_deref() {
        Ok([wheel]) => match std::fs::metadata(wheel) {
            Ok(file) if file.len() <= LARGEST => Outcome::Passed,
            Ok(file) => Outcome::Failed(format!("{} has {} bytes, more than {LARGEST}", wheel.display(), file.len())),
            Err(error) => Outcome::Failed(error.to_string()),
        },
        Ok(wheels) => Outcome::Failed(format!("expected one wheel, found {}", wheels.len())),
        Err(fault) => Outcome::Failed(fault.clone()),
    }
}

/// Installs the wheel, which needs nothing else.
fn install(environment: &Environment) -> Outcome {
    match environment.wheels().as_deref() {
        Ok([wheel]) => {
            let mut command = environment.pip(&["--no-index", "--force-reinstall", "--no-deps"]);
            command.arg(wheel);
            succeeds(command)
        }
        Ok(_) => Outcome::Failed("there is no wheel to install".to_owned()),
        Err(fault) => Outcome::Failed(fault.clone()),
    }
}
