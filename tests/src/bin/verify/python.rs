//! The Python face.

use crate::setup;
use crate::step::Step;
use crate::workspace::Workspace;

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    vec![
        setup::step(workspace),
        Step::command(
            "python face, lints",
            workspace.locked("clippy", &["--package", "roicm-python", "--all-targets", "--", "-D", "warnings"]),
        ),
        Step::command("python face builds", workspace.locked("build", &["--package", "roicm-python"])),
    ]
}
