//! A short run of the fuzz targets. What they find in it is luck; that they can be built and run is not.

use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;

/// For how long each target runs, two at a time: with a dozen of them, half a minute in all.
const SECONDS: &str = "5";

pub(crate) fn step(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("fuzz", move || {
        let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
        let mut version = workspace.program(&compiler);
        version.arg("--version");
        if output(version).is_err() {
            return Outcome::Skipped(format!("there is no C++ compiler `{compiler}`, which libFuzzer is built with"));
        }
        let program = ["--package", "conformance", "--no-default-features", "--bin", "fuzz"];
        let arguments = ["--", "--seconds", SECONDS, "--jobs", "2"];
        crate::step::succeeds(workspace.locked("run", &[&["--quiet"][..], &program, &arguments].concat()))
    })
}
