//! Licences, sources and bans of the dependencies, by `deny.toml`.

use std::path::PathBuf;

use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;

/// The version that is installed where there is none.
const VERSION: &str = "0.20.2";

pub(crate) fn licences(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("licences", move || match program(&workspace) {
        Ok(program) => {
            // Fuzzing is a workspace of its own, with a lock file of its own.
            let faults: Vec<String> = ["Cargo.toml", "tests/fuzz/Cargo.toml"]
                .into_iter()
                .filter_map(|manifest| {
                    let mut deny = workspace.program(&program.to_string_lossy());
                    deny.arg("--config").arg(workspace.path("deny.toml"));
                    deny.arg("--manifest-path").arg(workspace.path(manifest));
                    deny.args(["--workspace", "--all-features", "check", "licenses", "bans", "sources"]);
                    output(deny).err()
                })
                .collect();
            Outcome::of_faults(&faults)
        }
        // Its installation needs a network; nothing else of the checks of the core does once its dependencies are there.
        Err(fault) => Outcome::Skipped(format!(
            "cargo-deny is missing and cannot be installed ({}): cargo install --locked cargo-deny",
            fault.lines().last().unwrap_or_default()
        )),
    })
}

/// cargo-deny: the user's own, or one in the target folder, which is installed once.
fn program(workspace: &Workspace) -> Result<PathBuf, String> {
    let own = PathBuf::from("cargo-deny");
    let answers = |program: &PathBuf| {
        let mut version = workspace.program(&program.to_string_lossy());
        version.arg("--version");
        output(version).is_ok()
    };
    if answers(&own) {
        return Ok(own);
    }
    let target = workspace.target_folder()?;
    let root = target.join("tools");
    let installed = root.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !answers(&installed) {
        let mut install = workspace.cargo(&["install", "--locked", "--quiet", "--version", VERSION, "cargo-deny"]);
        install.arg("--root").arg(&root).arg("--target-dir").arg(root.join("build"));
        output(install)?;
        // What it was made of takes much room.
        let _ = std::fs::remove_dir_all(root.join("build"));
    }
    Ok(installed)
}
