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

/// Every relative link of a Markdown file leads to a file, and to a heading where it names one.
pub(crate) fn links(workspace: &Workspace) -> Step {
    over_files("links of the documents", workspace, |workspace, file, text| {
        if !file.ends_with(".md") {
            return Vec::new();
        }
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        let leads = |(target, heading): &(&str, &str)| {
            let path =
                if target.is_empty() { workspace.path(file) } else { workspace.path("").join(folder).join(target) };
            let has = |text: String| headings(&text).iter().any(|known| known == heading);
            path.exists() && (heading.is_empty() || std::fs::read_to_string(path).is_ok_and(has))
        };
        let broken = relative_links(text).into_iter().filter(|link| !leads(link));
        broken.map(|(target, heading)| format!("{file}: {target}#{heading}")).collect()
    })
}

/// The lines outside code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The targets of the links `[…](target)` that name a file or a heading of one: the file, none for this one, and the place
/// in it.
fn relative_links(text: &str) -> Vec<(&str, &str)> {
    let mut links = Vec::new();
    for line in prose(text) {
        for after in line.split("](").skip(1) {
            let target = after.split([')', ' ']).next().unwrap_or_default();
            let is_outside = target.contains("://") || target.starts_with("mailto:");
            if !target.is_empty() && !is_outside {
                links.push(target.split_once('#').unwrap_or((target, "")));
            }
        }
    }
    links
}

/// The places of the headings, as they are named in links.
fn headings(text: &str) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for line in prose(text) {
        let title = line.trim_start_matches('#');
        if title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ');
        let place: String = title.trim().to_lowercase().chars().filter(kept).collect();
        let place = place.replace(' ', "-");
        // The second heading of a name has a number.
        let earlier = places.iter().filter(|known| **known == place).count();
        places.push(if earlier == 0 { place } else { format!("{place}-{earlier}") });
    }
    places
}

/// Where the examples of a language are run: sources that name the page which has them.
const EXAMPLES: [(&str, &[&str], &str); 2] = [
    ("rust", &[".rs"], "in core/src/lib.rs: #[cfg(doctest)] #[doc = include_str!(…)] struct …;"),
    ("pycon", &[".py"], "in bindings-python/tests/test_docs.py: a page of PAGES"),
];

/// Examples in Rust and in Python stand in pages that a test runs.
pub(crate) fn examples_are_tested(workspace: &Workspace) -> Step {
    let workspace = workspace.clone();
    Step::new("examples of the documents are tested", move || {
        let files = match workspace.tracked_files() {
            Ok(Some(files)) => files,
            Ok(None) => return Outcome::Skipped("this is no git checkout: the tracked files are unknown".to_owned()),
            Err(fault) => return Outcome::Failed(fault),
        };
        let read = |file: &str| std::fs::read_to_string(workspace.path(file)).unwrap_or_default();
        let mut faults = Vec::new();
        for (language, endings, how) in EXAMPLES {
            let sources = files.iter().filter(|file| endings.iter().any(|ending| file.ends_with(ending)));
            let sources: Vec<String> = sources.map(|file| read(file)).collect();
            let fence = format!("```{language}");
            for page in files.iter().filter(|file| file.ends_with(".md")) {
                let has_examples = read(page).lines().any(|line| line.trim_start().starts_with(&fence));
                let name = format!("{page}\"");
                if has_examples && !sources.iter().any(|source| source.contains(&name)) {
                    faults.push(format!("{page} has examples ({language}) that nothing runs; {how}"));
                }
            }
        }
        Outcome::of_faults(&faults)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found() {
        let text = "see [a](b.md), [c](https://d.e/f) and [g](h/i.md#j)\n```\n[k](l)\n```\n[m](#n)";
        assert_eq!(relative_links(text), [("b.md", ""), ("h/i.md", "j"), ("", "n")]);
    }

    #[test]
    fn headings_have_the_names_that_links_use() {
        let text = "# One\n## `losses.ID`: What's lost?\n```sh\n# no heading\n```\n### One\n#none";
        assert_eq!(headings(text), ["one", "lossesid-whats-lost", "one-1"]);
    }

    #[test]
    fn a_path_is_told_from_an_address() {
        let mark = ["/ho", "me/"].concat();
        assert!(starts_a_path(&format!("open {mark}someone/file"), &mark));
        assert!(starts_a_path(&format!("{mark}someone"), &mark));
        assert!(!starts_a_path(&format!("https://example.org{mark}page"), &mark));
    }
}
