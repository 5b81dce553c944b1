//! Python's virtual environments, in the target folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;

/// The folder of the Python face.
const FACE: &str = "bindings-python";

/// A virtual environment in the target folder.
pub(crate) struct Environment {
    pub(crate) workspace: Workspace,
    /// Where the environments are, and the wheels that are built.
    pub(crate) folder: PathBuf,
    name: &'static str,
}

/// A step that works in the environment of the checks, which has their tools.
pub(crate) fn in_environment(
    name: &'static str,
    workspace: &Workspace,
    check: impl FnOnce(&Environment) -> Outcome + 'static,
) -> Step {
    let workspace = workspace.clone();
    Step::new(name, move || match Environment::named("venv", &workspace) {
        Ok(environment) => check(&environment),
        Err(fault) => Outcome::Failed(fault),
    })
}

impl Environment {
    /// The environment of that name, which may not be there yet.
    ///
    /// # Errors
    /// Why the target folder is not known.
    pub(crate) fn named(name: &'static str, workspace: &Workspace) -> Result<Self, String> {
        Ok(Self { workspace: workspace.clone(), folder: workspace.target_folder()?.join("python"), name })
    }

    /// Makes the environment anew: nothing that is left over is tested.
    ///
    /// # Errors
    /// Why it cannot be made.
    pub(crate) fn make(&self) -> Result<(), String> {
        let folder = self.folder.join(self.name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let mut command = self.workspace.program("python3");
        command.args(["-m", "venv"]).arg(&folder);
        output(command).map(drop)
    }

    /// A program of the environment, run in the folder of the face, as if nothing else of Python's were there.
    pub(crate) fn program(&self, name: &str) -> Command {
        let programs = if cfg!(windows) { "Scripts" } else { "bin" };
        let mut command = Command::new(self.folder.join(self.name).join(programs).join(name));
        command.current_dir(self.workspace.path(FACE));
        command.env_remove("PYTHONPATH").env_remove("PYTHONHOME").env_remove("MYPYPATH");
        command.env("PYTHONDONTWRITEBYTECODE", "1").env("MPLBACKEND", "agg");
        command
    }

    pub(crate) fn python(&self, arguments: &[&str]) -> Command {
        let mut command = self.program("python");
        command.args(arguments);
        command
    }

    /// `pip COMMAND`, which asks nothing.
    pub(crate) fn pip(&self, command: &str, arguments: &[&str]) -> Command {
        let mut pip = self.python(&["-m", "pip", "--disable-pip-version-check", "--no-input", command, "--quiet"]);
        pip.args(arguments);
        pip
    }

    /// Installs a wheel, which needs nothing else.
    ///
    /// # Errors
    /// What pip says.
    pub(crate) fn install(&self, wheel: &Path) -> Result<(), String> {
        let mut command = self.pip("install", &["--no-index", "--force-reinstall", "--no-deps"]);
        command.arg(wheel);
        output(command).map(drop)
    }

    /// The one file with that ending in a folder beside the environments.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub(crate) fn only(&self, folder: &str, ending: &str) -> Result<PathBuf, String> {
        match files(&self.folder.join(folder), ending)?.as_slice() {
            [file] => Ok(file.clone()),
            files => Err(format!("expected one file *{ending} in {folder}, found {}", files.len())),
        }
    }

    /// A folder beside the environments, with nothing in it.
    ///
    /// # Errors
    /// Why it cannot be emptied.
    pub(crate) fn emptied(&self, folder: &str) -> Result<PathBuf, String> {
        let folder = self.folder.join(folder);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder)
    }
}

/// The files of a folder with that ending.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect())
}
