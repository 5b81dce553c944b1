//! The scenarios of the documents, whole ones and lines of them, are valid; and what they say of limits is so.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use conformance::cases;
use roicm::{Limits, Model};

/// The pages, by their paths from the root.
fn pages() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut pages = vec!["README.md".to_owned(), "bindings-python/README.md".into(), "bindings-wasm/README.md".into()];
    for entry in std::fs::read_dir(root.join("docs")).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(format!("docs/{}", path.file_name().unwrap().to_str().unwrap()));
        }
    }
    pages
}

/// The code blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// A scenario in which a line stands where it belongs: in the workforce, or in a loss.
fn around(line: &str) -> String {
    let key = line.split('=').next().unwrap().trim();
    let frequency = if key == "events_per_year" { "" } else { "events_per_year = 3\n" };
    let cost = if key == "hourly_cost" { line } else { "hourly_cost = 40" };
    let loss = if key == "hourly_cost" { "" } else { line };
    format!(
        "schema_version = 1\ncurrency = \"EUR\"\nexchange_rates = {{ USD = 0.9 }}\nhorizon_months = 12\n\
         discount_rate = 0\n[workforce]\nheadcount = 5\n{cost}\n[losses.any]\n{frequency}{loss}\n"
    )
}

#[test]
fn scenarios_of_the_documents_are_valid() {
    let (mut whole, mut lines) = (0, 0);
    for page in pages() {
        for block in blocks(&cases::text(&page), "toml") {
            // The manifest of a program that uses the crate.
            if block.contains("[dependencies]") || block.contains("[package]") {
                let _: toml::Table = block.parse().unwrap_or_else(|error| panic!("{page}: {error}"));
            } else if block.contains("schema_version") {
                Model::parse(&block).unwrap_or_else(|problems| panic!("{page}: {problems}"));
                whole += 1;
            } else {
                for line in block.lines().filter(|line| !line.trim().is_empty()) {
                    Model::parse(&around(line)).unwrap_or_else(|problems| panic!("{page}: {line}: {problems}"));
                    lines += 1;
                }
            }
        }
    }
    assert!(whole >= 1 && lines >= 15, "{whole} {lines}");
}

#[test]
fn json_of_the_documents_is_json() {
    for page in pages() {
        for block in blocks(&cases::text(&page), "json") {
            let _: serde_json::Value = serde_json::from_str(&block).unwrap_or_else(|error| panic!("{page}: {error}"));
        }
    }
}

/// The fingerprint that is cited as an example.
#[test]
fn the_cited_scenario_is_the_shipped_one() {
    let model = Model::parse(&cases::text("examples/scenarios/electronics-trader.toml")).unwrap();
    let cited: String = model.fingerprint().chars().take(16).collect();
    assert!(cases::text("docs/reproducibility.md").contains(&format!("fingerprint {cited},")), "{cited}");
}

/// With commas between thousands, as the pages write numbers.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[test]
fn the_table_of_limits_is_that_of_the_core() {
    let page = cases::text("docs/model.md");
    let limits = serde_json::to_value(Limits::default()).unwrap();
    for (name, limit) in limits.as_object().unwrap() {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{name}`")));
        let row = row.unwrap_or_else(|| panic!("docs/model.md has no row for {name}"));
        let limit = grouped(limit.as_u64().unwrap());
        assert!(row.trim_end().ends_with(&format!("| {limit} |")), "{row}: {limit}");
    }
}
