//! `cargo run --package conformance --bin bless [-- NAME …]`: writes what the core answers into the cases of
//! `tests/conformance`, all or those named, and tells what changed. A person reads that, and the changelog says it, under
//! "values". No check runs this.

use std::process::ExitCode;

use conformance::cases::root;
use conformance::shared::{Case, Tree, all, answer};

fn main() -> ExitCode {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let mut outcome = ExitCode::SUCCESS;
    for case in all().iter().filter(|case| named.is_empty() || named.contains(&case.name)) {
        let expected = Case::expectation(&answer(case));
        let before = case.written.get("expected").cloned().unwrap_or(Tree::Object(Vec::new()));
        if let Some(change) = expected.difference(&before) {
            println!("{}{change}", case.name);
        }
        let text = case.with(expected).pretty();
        if let Err(error) = std::fs::write(root().join(case.path()), text) {
            eprintln!("{}: {error}", case.path());
            outcome = ExitCode::FAILURE;
        }
    }
    outcome
}
