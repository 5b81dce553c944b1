//! The workspace that is checked, and the commands that are run in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::output;

/// The root of the workspace.
#[derive(Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace of the current folder.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn locate() -> Result<Self, String> {
        let mut command = Command::new(cargo_program());
        command.args(["locate-project", "--workspace", "--message-format", "plain"]);
        let manifest = output(command)?;
        let root = Path::new(manifest.trim()).parent().ok_or("the manifest of the workspace is in no folder")?;
        Ok(Self { root: root.to_owned() })
    }

    /// The path of a file, by its path from the root.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// A program that is run at the root.
    pub(crate) fn program(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Cargo, run at the root.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo_program());
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// A subcommand of cargo that resolves dependencies, held to the versions in `Cargo.lock`.
    pub(crate) fn locked(&self, subcommand: &str, arguments: &[&str]) -> Command {
        let mut command = self.cargo(&[subcommand, "--locked"]);
        command.args(arguments);
        command
    }

    /// The folder that cargo builds into.
    ///
    /// # Errors
    /// Why it is not known.
    pub(crate) fn target_folder(&self) -> Result<PathBuf, String> {
        let metadata = output(self.cargo(&["metadata", "--locked", "--no-deps", "--format-version", "1"]))?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
        let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
        folder.map(PathBuf::from).ok_or_else(|| "cargo names no target folder".to_owned())
    }

    /// Has a command that compiles leave the places where this machine has its sources out of what it makes: the same
    /// sources make the same file wherever they are.
    pub(crate) fn without_paths(&self, command: &mut Command) {
        let home = |variable: &str, folder: &str| {
            let default = || std::env::home_dir().map(|home| home.join(folder).into_os_string());
            std::env::var_os(variable).or_else(default)
        };
        let places = [
            (home("CARGO_HOME", ".cargo"), "/cargo"),
            (home("RUSTUP_HOME", ".rustup"), "/rustup"),
            (Some(self.root.clone().into_os_string()), "/roicm"),
        ];
        let flags = places.iter().filter_map(|(place, name)| {
            Some(format!("--remap-path-prefix={}={name}", place.as_ref()?.to_string_lossy()))
        });
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.collect::<Vec<_>>().join("\u{1f}"));
    }

    /// The files under version control, by their paths from the root; none outside a checkout.
    ///
    /// # Errors
    /// Why they cannot be listed.
    pub(crate) fn tracked_files(&self) -> Result<Option<Vec<String>>, String> {
        if !self.path(".git").exists() {
            return Ok(None);
        }
        let mut command = self.program("git");
        command.args(["ls-files", "-z"]);
        let list = output(command)?;
        Ok(Some(list.split_terminator('\0').map(str::to_owned).collect()))
    }
}

/// The cargo that runs this program, which is the one of the pinned toolchain.
fn cargo_program() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
