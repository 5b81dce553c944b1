//! The face of web pages.

use std::process::Command;

use crate::step::{Outcome, Step, output, succeeds};
use crate::workspace::Workspace;
use crate::{core, setup};

/// The packages that make the face.
const PACKAGES: [&str; 3] = ["roicm-wasm", "roicm-wasm-module", BUILD];

/// The package of the program that builds it.
const BUILD: &str = "roicm-wasm-build";

/// Where its JavaScript is.
pub(crate) const FOLDER: &str = "bindings-wasm";

/// Where pages are that use it.
const EXAMPLE: &str = "examples/web";

/// Installs what a lock file names, by its hashes, and runs nothing of it.
const INSTALL: [&str; 4] = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    let [face, module, build] = PACKAGES;
    let clippy = |package: &str, arguments: &[&str]| {
        workspace.locked("clippy", &[&["--package", package][..], arguments, &["--", "-D", "warnings"]].concat())
    };
    let mut steps = vec![
        setup::step(workspace),
        core::wasm(workspace),
        Step::command("wasm face, lints", clippy(face, &["--package", module, "--lib", "--target", setup::WASM])),
        Step::command("wasm build, lints", clippy(build, &["--all-targets"])),
    ];
    steps.extend(built(workspace));
    steps.extend([
        Step::command("npm ci of the examples", npm(workspace, EXAMPLE, &INSTALL)),
        Step::command("types of JavaScript", npm(workspace, FOLDER, &["run", "types"])),
        Step::command("tests in Node", npm(workspace, FOLDER, &["run", "test:node"])),
        Step::command("package", npm(workspace, FOLDER, &["run", "test:package"])),
        in_browser(workspace),
        Step::command("size", npm(workspace, FOLDER, &["run", "size"])),
        same_bits(workspace),
    ]);
    steps
}

/// What it takes to have the files that the npm package ships.
pub(crate) fn built(workspace: &Workspace) -> Vec<Step> {
    vec![
        setup::step(workspace),
        Step::command("npm ci", npm(workspace, FOLDER, &INSTALL)),
        Step::command("wasm face builds", workspace.locked("run", &["--package", BUILD])),
    ]
}

/// npm, run in a folder.
fn npm(workspace: &Workspace, folder: &str, arguments: &[&str]) -> Command {
    // On Windows npm is a script, which has to be named as one.
    let mut npm = workspace.program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(workspace.path(folder)).args(arguments);
    npm
}

/// The tests on pages, where there is a Chromium.
fn in_browser(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("tests in Chromium", move || {
        let mut find = workspace.program("node");
        find.current_dir(workspace.path(FOLDER)).args(["scripts/browser.js"]);
        match output(find) {
            Ok(path) if path.trim().is_empty() => {
                let how = "`apt-get install chromium`, `npx playwright-core install chromium`, or its path in CHROMIUM";
                Outcome::Skipped(format!("there is no Chromium: {how}"))
            }
            Ok(_) => succeeds(npm(&workspace, FOLDER, &["run", "test:browser"])),
            Err(fault) => Outcome::Failed(fault),
        }
    })
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
