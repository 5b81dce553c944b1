//! What the other steps need installed. `rust-toolchain.toml` names it all, but rustup installs it only where its
//! automatic installation is on: here it is asked for.

use crate::step::{Outcome, Step, output, succeeds};
use crate::workspace::Workspace;

/// The target that web pages run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

pub(crate) fn step(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("toolchain", move || {
        let mut faults = Vec::new();
        for (program, component) in [("rustfmt", "rustfmt"), ("cargo-clippy", "clippy")] {
            let mut version = workspace.program(program);
            version.arg("--version");
            if output(version).is_err() {
                faults.extend(fault_of(rustup(&workspace, &["component", "add", component])));
            }
        }
        if !has_wasm(&workspace) {
            faults.extend(fault_of(rustup(&workspace, &["target", "add", WASM])));
        }
        Outcome::of_faults(&faults)
    })
}

fn has_wasm(workspace: &Workspace) -> bool {
    let mut folder = workspace.program("rustc");
    folder.args(["--print", "target-libdir", "--target", WASM]);
    output(folder).is_ok_and(|folder| std::path::Path::new(folder.trim()).is_dir())
}

fn rustup(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let mut command = workspace.program("rustup");
    command.args(arguments);
    succeeds(command)
}

fn fault_of(outcome: Outcome) -> Option<String> {
    match outcome {
        Outcome::Failed(output) => Some(output),
        Outcome::Passed | Outcome::Skipped(_) => None,
    }
}
