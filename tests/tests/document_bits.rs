//! The results of every scenario of the cases as hashes of their documents: what each face has to give, to the last bit.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::cases;
use roicm::{EvaluateRequest, Model, SimulateRequest};
use serde_json::{Value, json};

/// Few, so that every scenario is simulated wherever the tests run.
const TRIALS: u64 = 64;

fn hex(hash: [u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn scenarios() -> Vec<String> {
    let mut all = cases::files("tests/cases/scenarios", "toml");
    all.push("tests/cases/every-key.toml".to_owned());
    all.extend(cases::SHIPPED.map(str::to_owned));
    all
}

/// Whoever has to change these breaks the values that others have written down: that belongs in the changelog, under
/// "values".
#[test]
fn documents_are_those_that_are_committed() {
    let golden: Value = serde_json::from_str(&cases::text("tests/cases/documents.json")).unwrap();
    let mut found = json!({ "trials": TRIALS });
    for path in scenarios() {
        let model = Model::parse(&cases::text(&path)).unwrap();
        let evaluation = model.evaluate_with(EvaluateRequest { would_need: false });
        let request = SimulateRequest { trials: TRIALS, samples: true, ..SimulateRequest::default() };
        let mut simulation = model.simulate(&request).unwrap();
        let samples = simulation.samples.take().unwrap();
        found[&path] = json!({
            "evaluation": hex(conformance_wasm::digest(&evaluation.unwrap())),
            "simulation": hex(conformance_wasm::digest(&simulation)),
            "samples": hex(conformance_wasm::digest_of_values(samples.columns.iter().flatten())),
        });
    }
    assert!(found == golden, "the documents are\n{found:#}");
}
