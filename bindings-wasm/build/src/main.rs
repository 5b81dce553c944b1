//! `cargo run --package roicm-wasm-build`: makes `bindings-wasm/wasm/`, the module of the core and the JavaScript that
//! loads it, and of these and `js/` the files that the npm package ships, `bindings-wasm/dist/`.
//!
//! Cargo compiles, `wasm-bindgen` writes the border to JavaScript, `wasm-opt` (of the npm package `binaryen`, which
//! `npm ci` in `bindings-wasm` installs) makes the module smaller and faster, `esbuild` bundles. All four are held to a
//! version by the lock files.

use std::path::Path;
use std::process::{Command, ExitCode};

use wasm_bindgen_cli_support::Bindgen;

/// What went wrong, in words.
type Fault = String;

/// The name of the files that are made.
const NAME: &str = "roicm";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Fault> {
    // The package that cargo runs, which is not the one that it was built from where a target folder is shared.
    let package = std::env::var("CARGO_MANIFEST_DIR").map_err(|_| "run it with `cargo run`")?;
    let face = Path::new(&package).join("..");
    let out = face.join("wasm");
    bindings(&compiled(&face)?, &out)?;
    optimise(&face, &out.join(format!("{NAME}_bg.wasm")))?;
    bundle(&face)
}

/// The module as the compiler leaves it.
fn compiled(face: &Path) -> Result<Vec<u8>, Fault> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut build = Command::new(cargo);
    build.current_dir(face).args(["build", "--locked", "--package", "roicm-wasm-module", "--lib", "--profile", "wasm"]);
    // Beside what the configuration of the workspace says.
    build.args(["--config", "target.wasm32-unknown-unknown.rustflags=['--cfg=loops_are_installed']"]);
    build.args(["--target", TARGET, "--message-format", "json-render-diagnostics"]);
    let output = build.stderr(std::process::Stdio::inherit()).output().map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo build: {}", output.status));
    }
    // Cargo says where it has put the module: a target folder can be anywhere.
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let module = messages
        .split('"')
        .find(|text| text.ends_with("/roicm_wasm_module.wasm") || text.ends_with("\\roicm_wasm_module.wasm"));
    let module = module.ok_or("cargo has made no module")?.replace("\\\\", "\\");
    std::fs::read(&module).map_err(|error| format!("{module}: {error}"))
}

/// Writes the module with its border to JavaScript: an ES module that any page can import, without a bundler.
fn bindings(module: &[u8], out: &Path) -> Result<(), Fault> {
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(NAME, module.to_vec()).typescript(true).omit_default_module_path(false);
    bindgen.web(true).map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    bindgen.reset_state_function(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(out).map_err(|error| format!("wasm-bindgen: {error:#}"))
}

/// Makes the module smaller and faster in its place, without anything that would change a bit of a result.
fn optimise(face: &Path, module: &Path) -> Result<(), Fault> {
    let program = face.join("node_modules/binaryen/bin/wasm-opt");
    let mut optimise = Command::new("node");
    optimise.arg(program).arg(module).arg("-o").arg(module);
    optimise.args(["-O3", "--enable-simd", "--enable-bulk-memory", "--enable-nontrapping-float-to-int"]);
    optimise.args(["--enable-sign-ext", "--enable-mutable-globals", "--enable-multivalue", "--enable-reference-types"]);
    let status = optimise.status().map_err(|error| format!("node: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("wasm-opt: {status}; `npm ci` in bindings-wasm installs it")) }
}

/// Makes of the module and of the JavaScript around it what is shipped.
fn bundle(face: &Path) -> Result<(), Fault> {
    let status = Command::new("node").arg(face.join("scripts/bundle.js")).status();
    let status = status.map_err(|error| format!("node: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("esbuild: {status}; `npm ci` in bindings-wasm installs it")) }
}
