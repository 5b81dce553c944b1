//! `cargo run --package conformance --features generate --bin generate [-- --check]`: writes the files that are
//! generated from the types of the core, or says which of those committed are not current.

use std::path::Path;
use std::process::ExitCode;

use conformance::{python_types, reference, typescript};

/// A generated file: its path from the root of the workspace, and what is to stand in it.
type Generated = (&'static str, fn() -> String);

const FILES: [Generated; 13] = [
    ("core/schema/scenario.schema.json", roicm::generated_schema),
    ("core/schema/results.schema.json", roicm::generated_results_schema),
    ("core/schema/requests.schema.json", roicm::generated_requests_schema),
    ("docs/scenario.md", reference::scenario),
    ("docs/requests.md", reference::requests),
    ("docs/results.md", reference::results),
    ("bindings-python/python/roicm/documents.py", python_types::documents),
    ("bindings-python/python/roicm/requests.py", python_types::requests),
    ("bindings-python/python/roicm/results.py", python_types::results),
    ("bindings-wasm/types/requests.d.ts", typescript::requests),
    ("bindings-wasm/types/results.d.ts", typescript::results),
    ("bindings-wasm/types/scenario.d.ts", typescript::scenario),
    ("bindings-wasm/types/sensitivity.d.ts", typescript::sensitivity),
];

fn main() -> ExitCode {
    let only_check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(unknown) => {
            eprintln!("there is no `{unknown}`: `--check`, or nothing");
            return ExitCode::from(2);
        }
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut outcome = ExitCode::SUCCESS;
    for (file, generate) in FILES {
        let path = root.join(file);
        let text = generate();
        if std::fs::read_to_string(&path).is_ok_and(|committed| committed == text) {
            continue;
        }
        if only_check {
            eprintln!("{file} is not current: cargo run --package conformance --features generate --bin generate");
            outcome = ExitCode::FAILURE;
        } else if let Err(error) = std::fs::write(&path, text) {
            eprintln!("{file}: {error}");
            outcome = ExitCode::FAILURE;
        } else {
            println!("{file} written");
        }
    }
    outcome
}
