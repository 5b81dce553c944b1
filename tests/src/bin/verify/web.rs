//! The face of web pages.

use crate::step::{Outcome, Step, output, succeeds};
use crate::workspace::Workspace;
use crate::{core, setup};

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    let member = ["--package", "roicm-wasm", "--lib", "--target", setup::WASM];
    vec![
        setup::step(workspace),
        core::wasm(workspace),
        Step::command(
            "wasm face, lints",
            workspace.locked("clippy", &[&member[..], &["--", "-D", "warnings"]].concat()),
        ),
        Step::command("wasm face builds", workspace.locked("build", &member)),
        same_bits(workspace),
    ]
}

/// A simulation in WebAssembly, run by Node, has the bits that are committed and that the tests of the core find too.
fn same_bits(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("simulation bits in Node", move || {
        let build = ["--package", "conformance-wasm", "--lib", "--release", "--target", setup::WASM];
        if let Err(fault) = output(workspace.locked("build", &build)) {
            return Outcome::Failed(fault);
        }
        match workspace.target_folder() {
            Ok(target) => {
                let mut node = workspace.program("node");
                node.arg(workspace.path("tests/wasm/node.mjs"));
                node.arg(target.join(setup::WASM).join("release/conformance_wasm.wasm"));
                node.arg(workspace.path("tests/cases/simulation/bits.json"));
                succeeds(node)
            }
            Err(fault) => Outcome::Failed(fault),
        }
    })
}
