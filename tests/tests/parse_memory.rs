//! Documents that a stranger may send are answered within the memory that is promised.

#[path = "../../core/benches/documents/mod.rs"]
mod documents;

use peak_alloc::PeakAlloc;
use roicm::Model;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// 16 MiB, beyond the document itself.
const MOST: usize = 16 * 1024 * 1024;

/// One test alone in its program: the counter knows no threads.
#[test]
fn every_document_is_answered_in_little_memory() {
    let documents = documents::hostile();
    let mut passed = Vec::new();
    for (name, text) in &documents {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let answer = Model::parse(text);
        let peak = MEMORY.peak_usage() - before;
        drop(answer);
        if peak > MOST {
            passed.push(format!("{name}: {:.1} MiB", peak as f64 / 1024.0 / 1024.0));
        }
    }
    assert!(passed.is_empty(), "more than 16 MiB:\n{}", passed.join("\n"));
}
