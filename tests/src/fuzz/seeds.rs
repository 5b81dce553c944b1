//! What mutations begin with: the committed corpus, and what other checks have already, read where it stands.

use serde_json::Value;

use super::{Target, shards};
use crate::cases;
use crate::random::SplitMix;

/// Inputs to begin with, those of the corpus first.
///
/// # Panics
/// Where a file cannot be read.
#[must_use]
pub fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let mut seeds = corpus(target.name);
    match target.name {
        "toml" => seeds.extend(documents().map(|path| cases::text(&path).into_bytes())),
        "json" => seeds.extend(cases().iter().filter_map(document)),
        "requests" | "answers" => seeds.extend(cases().iter().filter_map(request)),
        "settings" => seeds.extend(cases().iter().filter_map(settings)),
        "shards" => seeds.extend(shards::genuine()),
        _ => seeds.extend(noise(target)),
    }
    seeds
}

/// The folder of a target in the committed corpus.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = cases::root().join("tests/fuzz/corpus").join(name);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a committed input can be read")).collect()
}

/// Every scenario in TOML that is committed.
fn documents() -> impl Iterator<Item = String> {
    let folders = ["core/presets", "examples/scenarios", "tests/cases", "tests/cases/scenarios"];
    folders.into_iter().flat_map(|folder| cases::files(folder, "toml"))
}

/// The cases that every face answers alike.
fn cases() -> Vec<Value> {
    let read = |path: String| serde_json::from_str(&cases::text(&path)).expect("a case is JSON");
    cases::files("tests/conformance", "json").into_iter().map(read).collect()
}

fn document(case: &Value) -> Option<Vec<u8>> {
    let document = &case["document"];
    let of_one = document.as_object().is_some_and(|members| members.len() == 1);
    match document["json"].as_str() {
        Some(text) => Some(text.as_bytes().to_vec()),
        None => (document.is_object() && !of_one).then(|| document.to_string().into_bytes()),
    }
}

fn request(case: &Value) -> Option<Vec<u8>> {
    let digit = match case["call"].as_str()? {
        "simulate" => '0',
        "sensitivity" => '1',
        "goal_seek" => '2',
        "explain" => '3',
        "evaluate_many" => '5',
        "simulate_many" => '6',
        "evaluate" => '7',
        _ => return None,
    };
    let request = case.get("request").filter(|request| request.is_object())?;
    Some(format!("{digit}{request}").into_bytes())
}

fn settings(case: &Value) -> Option<Vec<u8>> {
    let settings = case.get("settings").filter(|settings| settings.is_object())?;
    Some(format!("0{settings}").into_bytes())
}

/// Choices at random, the same everywhere: what is made by rule needs no example.
fn noise(target: &Target) -> Vec<Vec<u8>> {
    let mut random = SplitMix::new(7);
    let mut length = target.longest;
    core::iter::repeat_with(|| {
        length = if length < 8 { target.longest } else { length * 3 / 4 };
        (0..length).map(|_| u8::try_from(random.below(256)).expect("a byte")).collect()
    })
    .take(48)
    .collect()
}
