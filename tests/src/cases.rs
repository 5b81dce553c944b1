//! The files that checks read.

use std::path::{Path, PathBuf};

/// The folder that holds everything.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the checks stand in a folder of the workspace").to_owned()
}

/// The text of a file, by its path from the root.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files of a folder with an extension, by their paths from the root, in order.
///
/// # Panics
/// Where there is no such folder.
#[must_use]
pub fn files(folder: &str, extension: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .filter_map(|path| Some(format!("{folder}/{}", path.file_name()?.to_str()?)))
        .collect();
    names.sort();
    names
}

/// The scenario documents that come with the library: the example and the presets.
pub const SHIPPED: [&str; 4] = [
    "examples/scenarios/electronics-trader.toml",
    "core/presets/hong-kong-only.toml",
    "core/presets/shenzhen-subsidiary.toml",
    "core/presets/multinational.toml",
];
