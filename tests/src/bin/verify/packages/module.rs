//! The module of web pages, and the JavaScript around it, built a second time from a copy of the sources.

use std::path::Path;
use std::process::Command;

use crate::setup;
use crate::step::{Outcome, Step, output};
use crate::web::FOLDER;
use crate::workspace::Workspace;

pub(crate) fn built_twice(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("module, built twice", move || Outcome::of(same(&workspace)))
}

fn same(workspace: &Workspace) -> Result<(), String> {
    let target = workspace.target_folder()?;
    let folder = target.join("packages").join("a copy");
    let compiled = folder.join("target");
    // Nothing that was compiled before is used, but by a run in between that was stopped.
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let files = workspace.tracked_files()?.ok_or("the sources are under no version control: none are copied")?;
    for file in files {
        let (from, to) = (workspace.path(&file), folder.join(&file));
        if from.is_file() {
            let parent = to.parent().unwrap_or(&folder);
            std::fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
            std::fs::copy(&from, &to).map_err(|error| format!("{file}: {error}"))?;
        }
    }
    let face = folder.join(FOLDER);
    let mut install = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    install.current_dir(&face).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    output(install)?;
    // The program that builds is the one of the checkout; what it builds is all new.
    let mut build =
        Command::new(target.join("debug").join(format!("roicm-wasm-build{}", std::env::consts::EXE_SUFFIX)));
    build.current_dir(&folder).env("CARGO_TARGET_DIR", &compiled).env("CARGO_MANIFEST_DIR", face.join("build"));
    output(build)?;
    let differ = differing(&workspace.path(FOLDER).join("dist"), &face.join("dist"))?;
    // It is as large as a whole build, and of no further use.
    let _ = std::fs::remove_dir_all(&compiled);
    if differ.is_empty() {
        Ok(())
    } else {
        Err(format!("built for {} twice, these differ: {}", setup::WASM, differ.join(", ")))
    }
}

/// The names of the files that are not the same in two folders.
fn differing(one: &Path, other: &Path) -> Result<Vec<String>, String> {
    let (ours, theirs) = (names(one)?, names(other)?);
    if ours.is_empty() {
        return Err(format!("{} is empty", one.display()));
    }
    let mut all: Vec<String> = ours.into_iter().chain(theirs).collect();
    all.sort();
    all.dedup();
    let read = |folder: &Path, name: &String| std::fs::read(folder.join(name)).ok();
    Ok(all.into_iter().filter(|name| read(one, name) != read(other, name)).collect())
}

fn names(folder: &Path) -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect())
}
