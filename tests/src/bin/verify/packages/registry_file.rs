//! The file that a registry gets: it builds by itself, and the program that it makes answers as the one of the checkout.

use std::path::PathBuf;

use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;

const SCENARIO: &str = "examples/scenarios/electronics-trader.toml";

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    // What is not committed yet is packed too: it is what is checked.
    let pack = ["--package", "roicm", "--allow-dirty"];
    let installed = workspace.clone();
    vec![
        Step::command("crate", workspace.locked("package", &pack)),
        Step::new("crate, installed", move || Outcome::of(works(&installed))),
    ]
}

/// Installs the program from the packed file, and asks it what the program of the checkout is asked.
fn works(workspace: &Workspace) -> Result<(), String> {
    let target = workspace.target_folder()?;
    let manifest = std::fs::read_to_string(workspace.path("Cargo.toml")).map_err(|error| error.to_string())?;
    let version = manifest.split("\nversion = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let packed = target.join("package").join(format!("roicm-{version}"));
    if !packed.is_dir() {
        return Err(format!("{} is not there", packed.display()));
    }
    let root = target.join("packages").join("crate");
    let mut install = workspace.locked("install", &["--path"]);
    install.arg(&packed).args(["--features", "cli", "--debug", "--force", "--quiet", "--root"]).arg(&root);
    // Dependencies are compiled once; where what is installed goes is said above.
    install.env("CARGO_TARGET_DIR", &target);
    output(install)?;
    let program: PathBuf = root.join("bin").join(format!("roicm{}", std::env::consts::EXE_SUFFIX));
    let requests: [&[&str]; 3] = [
        &["evaluate", SCENARIO, "--format", "json"],
        &["simulate", SCENARIO, "--trials", "256", "--format", "json"],
        &["presets", "list"],
    ];
    for request in requests {
        let mut installed = workspace.program(&program.to_string_lossy());
        installed.args(request);
        let here = workspace.cargo(&[&["--locked", "roicm"], request].concat());
        if output(installed)? != output(here)? {
            return Err(format!("roicm {}: the installed program answers otherwise", request.join(" ")));
        }
    }
    Ok(())
}
