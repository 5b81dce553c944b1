//! The face of web pages.

use crate::step::Step;
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
    ]
}
