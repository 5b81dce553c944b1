//! The fuzz targets on what their corpora hold, and on mutations of it that are the same in every run.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use conformance::fuzz::{TARGETS, mutated, seeds, target, tokens};
use conformance::random::SplitMix;

/// Mutations of a whole target, optimised; else a part of them, as they take longer.
fn replay(name: &str, mutations: u32) {
    let target = target(name).unwrap_or_else(|| panic!("there is no target {name}"));
    let (seeds, tokens, mut random) = (seeds(target), tokens(), SplitMix::new(1));
    let run = |bytes: &[u8]| {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes))) {
            eprintln!("{name}: {:?}", String::from_utf8_lossy(bytes));
            eprintln!("{name}: {bytes:?}");
            resume_unwind(panic);
        }
    };
    assert!(!seeds.is_empty(), "{name} has nothing to begin with");
    seeds.iter().for_each(|seed| run(seed));
    let mutations = if cfg!(debug_assertions) { mutations / 20 } else { mutations };
    for _ in 0..mutations {
        let seed = &seeds[random.below(u32::try_from(seeds.len()).unwrap_or(u32::MAX)) as usize];
        run(&mutated(seed, &tokens, target.longest, &mut random));
    }
}

macro_rules! replays {
    ($($name:ident: $mutations:literal,)+) => {
        $(#[test]
        fn $name() {
            replay(stringify!($name), $mutations);
        })+

        #[test]
        fn every_target_is_replayed() {
            assert_eq!([$(stringify!($name)),+].as_slice(), TARGETS.iter().map(|target| target.name).collect::<Vec<_>>());
        }
    };
}

replays! {
    toml: 4_000,
    json: 4_000,
    requests: 20_000,
    answers: 600,
    settings: 4_000,
    chain: 1_000,
    finance: 6_000,
    numbers: 40_000,
    arithmetic: 40_000,
    distributions: 4_000,
    shards: 2_000,
}
