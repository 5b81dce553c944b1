//! What is installed is what was looked at: every dependency by a version and a hash, and none runs a script of its own.

use serde_json::Value;

use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;

/// The lock files of cargo.
const CARGO: [&str; 2] = ["Cargo.lock", "tests/fuzz/Cargo.lock"];

/// The lock files of pip.
const PIP: [&str; 2] = ["bindings-python/requirements/check.txt", "benchmarks/requirements/peers.txt"];

/// The lock files of npm.
const NPM: [&str; 2] = ["bindings-wasm/package-lock.json", "examples/web/package-lock.json"];

/// What npm would run when somebody installs our package.
const SCRIPTS: [&str; 4] = ["preinstall", "install", "postinstall", "prepare"];

/// Every lock file has a hash for all that it names, and our own npm package runs nothing when it is installed.
pub(crate) fn lock_files(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("lock files", move || {
        let mut faults = Vec::new();
        let mut read = |file: &str, check: fn(&str) -> Vec<String>| match std::fs::read_to_string(workspace.path(file))
        {
            Ok(text) => faults.extend(check(&text).into_iter().map(|fault| format!("{file}: {fault}"))),
            Err(error) => faults.push(format!("{file}: {error}")),
        };
        for file in CARGO {
            read(file, of_cargo);
        }
        for file in PIP {
            read(file, of_pip);
        }
        for file in NPM {
            read(file, of_npm);
        }
        read("bindings-wasm/package.json", of_our_package);
        Outcome::of_faults(&faults)
    })
}

/// A package from a registry has a checksum.
fn of_cargo(text: &str) -> Vec<String> {
    let packages = text.split("[[package]]").skip(1);
    let outside = packages.filter(|package| package.contains("\nsource = "));
    outside
        .filter(|package| !package.contains("\nchecksum = "))
        .map(|package| format!("no checksum: {}", package.trim().lines().next().unwrap_or_default()))
        .collect()
}

/// A requirement is one version, with a hash. Lines that go on end with a backslash.
fn of_pip(text: &str) -> Vec<String> {
    let joined = text.replace("\\\n", " ");
    let requirements = joined.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    requirements
        .filter(|line| !(line.contains("==") && line.contains("--hash=sha256:")))
        .map(|line| format!("no version or no hash: {line}"))
        .collect()
}

/// A package has the hash of its tarball.
fn of_npm(text: &str) -> Vec<String> {
    let Ok(lock) = serde_json::from_str::<Value>(text) else { return vec!["is no JSON".to_owned()] };
    let Some(packages) = lock.get("packages").and_then(Value::as_object) else {
        return vec!["names no packages".to_owned()];
    };
    let installed = packages.iter().filter(|(path, package)| {
        let is_folder = package.get("link") == Some(&Value::Bool(true)) || !path.contains("node_modules/");
        !is_folder
    });
    installed
        .filter(|(_, package)| {
            !package.get("integrity").and_then(Value::as_str).is_some_and(|hash| hash.starts_with("sha512-"))
        })
        .map(|(path, _)| format!("no hash: {path}"))
        .collect()
}

fn of_our_package(text: &str) -> Vec<String> {
    let Ok(package) = serde_json::from_str::<Value>(text) else { return vec!["is no JSON".to_owned()] };
    let scripts = SCRIPTS.iter().filter(|name| package.get("scripts").and_then(|all| all.get(name)).is_some());
    let mut faults: Vec<String> = scripts.map(|name| format!("has a script `{name}`")).collect();
    if package.get("dependencies").is_some() {
        faults.push("has dependencies".to_owned());
    }
    faults
}

/// The pinned toolchain, with which everything is checked, is the oldest that the manifests promise; no dependency asks
/// for a newer one.
pub(crate) fn oldest_compiler(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("minimum Rust version", move || Outcome::of(oldest(&workspace)))
}

fn oldest(workspace: &Workspace) -> Result<(), String> {
    let toolchain =
        std::fs::read_to_string(workspace.path("rust-toolchain.toml")).map_err(|error| error.to_string())?;
    let pinned = toolchain.split("channel = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let metadata = output(workspace.locked("metadata", &["--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let packages = metadata.get("packages").and_then(Value::as_array).ok_or("cargo names no packages")?;
    let mut faults = Vec::new();
    for package in packages {
        let text = |key: &str| package.get(key).and_then(Value::as_str);
        let (name, asked) = (text("name").unwrap_or_default(), text("rust_version"));
        if asked.is_some_and(|asked| version(asked) > version(pinned)) {
            faults.push(format!("{name} asks for Rust {}, newer than {pinned}", asked.unwrap_or_default()));
        }
        if name == "roicm" && asked.map(|asked| version(asked)[..2].to_vec()) != Some(version(pinned)[..2].to_vec()) {
            faults.push(format!("roicm promises Rust {}, and {pinned} is checked", asked.unwrap_or("nothing")));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// The numbers of a version; those that it leaves out are 0.
fn version(text: &str) -> [u32; 3] {
    let mut numbers = text.split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}
