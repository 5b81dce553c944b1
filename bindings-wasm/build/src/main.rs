//! `cargo run --package roicm-wasm-build`: makes `bindings-wasm/wasm/`, the module of the core and the JavaScript that
//! loads it, and of these and `js/` the files that the npm package ships, `bindings-wasm/dist/`.
//!
//! Cargo compiles, `wasm-bindgen` writes the border to JavaScript, `wasm-opt` (of the npm package `binaryen`, which
//! `npm ci` in `bindings-wasm` installs) makes the module smaller and faster, `esbuild` bundles. All four are held to a
//! version by the lock files.

use std::path::{Path, PathBuf};
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
    let flags: Vec<String> =
        std::iter::once("--cfg=loops_are_installed".to_owned()).chain(without_paths(face)).collect();
    build.args(["--config", &format!("target.{TARGET}.rustflags={}", array(&flags))]);
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

/// What leaves the places where this machine has its sources out of the module: the same sources make the same module
/// wherever they are.
fn without_paths(face: &Path) -> impl Iterator<Item = String> {
    let home = |variable: &str, folder: &str| {
        let default = || std::env::home_dir().map(|home| home.join(folder));
        std::env::var_os(variable).map(PathBuf::from).or_else(default)
    };
    let root = std::fs::canonicalize(face.join("..")).ok();
    let places =
        [(home("CARGO_HOME", ".cargo"), "/cargo"), (home("RUSTUP_HOME", ".rustup"), "/rustup"), (root, "/roicm")];
    let known = places.into_iter().filter_map(|(place, name)| Some((place?, name)));
    known.map(|(place, name)| format!("--remap-path-prefix={}={name}", place.display()))
}

/// Texts as an array of TOML.
fn array(texts: &[String]) -> String {
    let escaped = texts.iter().map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")));
    format!("[{}]", escaped.collect::<Vec<_>>().join(","))
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
