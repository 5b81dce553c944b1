//! A fuzz target of the library `conformance`, which the environment names in `FUZZ_TARGET`, driven by libFuzzer.
//!
//! With `FUZZ_SEEDS`, a folder, it writes down there what to begin with, and ends. An input that takes longer or more
//! memory than its target allows is written to the folder `FUZZ_SLOW`, unless it took less when it was run again.

#![no_main]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use conformance::fuzz::{TARGETS, Target, seeds, target};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Instrumented code with all its checks takes so many times as long.
const SLACK: u32 = 10;

struct Run {
    target: &'static Target,
    slow: Option<PathBuf>,
}

fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        let Some(target) = target(&name) else {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            eprintln!("FUZZ_TARGET is to be one of {}", names.join(", "));
            std::process::exit(2);
        };
        if let Some(folder) = std::env::var_os("FUZZ_SEEDS") {
            for (index, seed) in seeds(target).iter().enumerate() {
                write(Path::new(&folder), &format!("{index:04}"), seed);
            }
            println!("{} {}", target.longest, target.about);
            std::process::exit(0);
        }
        Run { target, slow: std::env::var_os("FUZZ_SLOW").map(PathBuf::from) }
    })
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join(name), bytes)) {
        eprintln!("{}: {error}", folder.display());
        std::process::exit(2);
    }
}

libfuzzer_sys::fuzz_target!(init: { run(); }, |bytes: &[u8]| {
    let Run { target, slow } = run();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut shortest = timed(target, bytes);
    let memory = MEMORY.peak_usage().saturating_sub(before) >> 20;
    assert!(memory <= target.memory, "{memory} MiB; the limit is {}", target.memory);
    let Some(folder) = slow else { return };
    // Other programs may have had the processor.
    for _ in 0..4 {
        if shortest <= Duration::from_millis(target.patience) * SLACK {
            return;
        }
        shortest = shortest.min(timed(target, bytes));
    }
    write(folder, &format!("{}-{}ms-{}", target.name, shortest.as_millis(), name_of(bytes)), bytes);
});

fn timed(target: &Target, bytes: &[u8]) -> Duration {
    let start = Instant::now();
    (target.run)(bytes);
    start.elapsed()
}

/// A name for an input: FNV-1a of its bytes.
fn name_of(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
