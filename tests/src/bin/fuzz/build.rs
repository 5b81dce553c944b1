//! Building the targets: what libFuzzer wants to know of the way through a program is counted by passes of the compiler
//! that every toolchain has.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;

/// What libFuzzer learns by: counters at every edge, and both sides of every comparison.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                        -Cllvm-args=-sanitizer-coverage-pc-table \
                        -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// The targets, ready to run.
#[derive(Debug)]
pub(crate) struct Fuzzer {
    /// The root of the workspace.
    pub(crate) root: PathBuf,
    /// Where everything is written.
    pub(crate) folder: PathBuf,
    pub(crate) program: PathBuf,
}

/// Builds them.
///
/// # Errors
/// Why they cannot be built.
pub(crate) fn fuzzer(arguments: &Arguments) -> Result<Fuzzer, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the checks stand in no workspace")?.to_owned();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let folder = target.join("fuzz");
    let host = host(&root)?;
    let mut flags = COVERAGE.to_owned();
    let mut command = if arguments.sanitizer {
        flags += " -Zsanitizer=address";
        let mut command = Command::new("rustup");
        command.args(["run", "nightly", "cargo"]);
        command
    } else {
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    };
    // Another place for another compiler: neither throws away what the other has built.
    let built = folder.join(if arguments.sanitizer { "build-sanitized" } else { "build" });
    // With a target that is named, build scripts and macros are compiled as ever.
    command.current_dir(root.join("tests/fuzz")).args(["build", "--release", "--locked", "--target", &host]);
    command.env("CARGO_TARGET_DIR", &built).env("RUSTFLAGS", flags).env_remove("RUSTUP_TOOLCHAIN");
    if arguments.sanitizer {
        command.env_remove("RUSTC").env_remove("CARGO");
    }
    let status = command.status().map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !status.success() {
        return Err(format!("the fuzz targets cannot be built: {status}"));
    }
    let program = built.join(host).join("release/fuzz");
    Ok(Fuzzer { root, folder, program })
}

/// The machine that compiles, as the compiler calls it.
fn host(root: &Path) -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").current_dir(root).output();
    let output = output.map_err(|error| format!("rustc cannot be run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not name its host".to_owned())
}
