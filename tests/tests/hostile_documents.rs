//! Documents that a stranger may send do not hang: `cargo bench` shows how fast they are answered; a test, which shares
//! its machine with others, only tells an answer from a hang.

#![allow(clippy::panic, reason = "a test fails by panicking")]

#[path = "../../core/benches/documents/mod.rs"]
mod documents;

use std::time::{Duration, Instant};

use roicm::Model;

/// For what takes 50 ms at most when it is optimised and alone.
const PARSING: Duration = Duration::from_secs(5);
/// For what takes a second at most when it is optimised and alone.
const EVALUATING: Duration = Duration::from_secs(60);

/// The shortest of a few runs: other programs may slow any one of them down.
fn within(limit: Duration, what: &str, run: impl Fn()) {
    let mut shortest = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        run();
        shortest = shortest.min(start.elapsed());
        if shortest <= limit {
            return;
        }
    }
    panic!("{what} took {shortest:?}; the limit is {limit:?}");
}

#[test]
fn every_document_is_answered_in_time() {
    for (name, text) in documents::hostile() {
        within(PARSING, name, || drop(Model::parse(&text)));
    }
}

#[test]
fn the_largest_document_is_evaluated_in_time() {
    for text in [documents::largest("1.5"), documents::largest("1.12345678901234567890123456")] {
        match Model::parse(&text) {
            Ok(model) => within(EVALUATING, "evaluating", || drop(model.evaluate())),
            Err(problems) => panic!("{problems}"),
        }
    }
}
