//! The files of the repository, as texts.

use std::path::Path;

use crate::step::{Outcome, Step};
use crate::workspace::Workspace;

/// A step over every tracked file that is text: what is wrong with each.
fn over_files(
    name: &'static str,
    workspace: &Workspace,
    faults_of: impl Fn(&Workspace, &str, &str) -> Vec<String> + 'static,
) -> Step {
    let workspace = workspace.clone();
    Step::new(name, move || {
        let files = match workspace.tracked_files() {
            Ok(Some(files)) => files,
            Ok(None) => return Outcome::Skipped("this is no git checkout: the tracked files are unknown".to_owned()),
            Err(fault) => return Outcome::Failed(fault),
        };
        let mut faults = Vec::new();
        for file in &files {
            // A file that is no text, or that was deleted but not yet committed, has no lines.
            if let Ok(text) = std::fs::read_to_string(workspace.path(file)) {
                faults.extend(faults_of(&workspace, file, &text));
            }
        }
        Outcome::of_faults(&faults)
    })
}

/// No file names a folder of the machine that it was written on.
pub(crate) fn no_machine_paths(workspace: &Workspace) -> Step {
    // Written in two halves, so that this file holds none of them.
    let marks = [("/ho", "me/"), ("/Us", "ers/"), ("/ro", "ot/"), ("/tmp", "/"), ("/wo", "rk/"), (":\\Us", "ers\\")];
    let marks = marks.map(|(first, second)| [first, second].concat());
    over_files("no machine paths", workspace, move |_, file, text| {
        let names_a_folder = |line: &str| marks.iter().any(|mark| starts_a_path(line, mark));
        let lines = text.lines().enumerate().filter(|(_, line)| names_a_folder(line));
        lines.map(|(index, line)| format!("{file}:{}: {}", index + 1, line.trim())).collect()
    })
}

/// Whether a path begins with the mark somewhere in the line: not in the middle of a longer one, such as an address.
fn starts_a_path(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !(before.is_alphanumeric() || "._-/~$})".contains(before)) || mark.starts_with(':'))
    })
}

/// Every relative link of a Markdown file leads to a file.
pub(crate) fn links(workspace: &Workspace) -> Step {
    over_files("links of the documents", workspace, |workspace, file, text| {
        if !file.ends_with(".md") {
            return Vec::new();
        }
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        let leads = |link: &&str| workspace.path("").join(folder).join(link).exists();
        relative_links(text).into_iter().filter(|link| !leads(link)).map(|link| format!("{file}: {link}")).collect()
    })
}

/// The targets of the links `[…](target)` that name a file, without the place in it, outside code blocks.
fn relative_links(text: &str) -> Vec<&str> {
    let mut links = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        if is_code {
            continue;
        }
        for after in line.split("](").skip(1) {
            let target = after.split([')', ' ', '#']).next().unwrap_or_default();
            let is_outside = target.contains("://") || target.starts_with("mailto:");
            if !target.is_empty() && !is_outside {
                links.push(target);
            }
        }
    }
    links
}

/// The Rust examples of the README are documentation tests.
pub(crate) fn readme_is_tested(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("README examples are tested", move || {
        let read = |file: &str| std::fs::read_to_string(workspace.path(file)).unwrap_or_default();
        let has_examples = read("README.md").lines().any(|line| line.trim_start().starts_with("```rust"));
        let is_included = |file: &str| read(file).contains("README.md\")");
        if !has_examples || is_included("core/src/lib.rs") || is_included("tests/src/lib.rs") {
            Outcome::Passed
        } else {
            let how = "#[cfg(doctest)] #[doc = include_str!(\"../../README.md\")] struct Readme;";
            Outcome::Failed(format!("README.md has Rust examples that nothing runs; add to core/src/lib.rs:\n{how}"))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found() {
        let text = "see [a](b.md), [c](https://d.e/f) and [g](h/i.md#j)\n```\n[k](l)\n```\n[m](#n)";
        assert_eq!(relative_links(text), ["b.md", "h/i.md"]);
    }

    #[test]
    fn a_path_is_told_from_an_address() {
        let mark = ["/ho", "me/"].concat();
        assert!(starts_a_path(&format!("open {mark}someone/file"), &mark));
        assert!(starts_a_path(&format!("{mark}someone"), &mark));
        assert!(!starts_a_path(&format!("https://example.org{mark}page"), &mark));
    }
}
