//! Simulations as 32 bytes each, which are the same on every platform: also in WebAssembly, where `node.mjs` reads them.

use std::sync::OnceLock;

use roicm::sampling::Sampler;
use roicm::{Model, Problems, SimulateRequest};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The scenario that is simulated in WebAssembly.
const TRADER: &str = include_str!("../../../examples/scenarios/electronics-trader.toml");

/// The trials of a run: two blocks, or sixteen short replicates.
pub const TRIALS: u64 = 2_048;

/// Every sampler, in the order in which [`hash_byte`] goes through them.
pub const SAMPLERS: [Sampler; 3] = [Sampler::Random, Sampler::LatinHypercube, Sampler::Sobol];

/// SHA-256 of a simulation as JSON, without the version of the engine: a version is no value.
///
/// # Errors
/// The problems of the scenario.
pub fn hash(scenario: &str, sampler: Sampler) -> Result<[u8; 32], Problems> {
    let request = SimulateRequest { trials: TRIALS, sampler, samples: true, ..SimulateRequest::default() };
    let simulation = Model::parse(scenario)?.simulate(&request)?;
    Ok(digest(&simulation))
}

/// SHA-256 of a result as JSON with its keys in order, without the version of the engine.
fn digest(result: &impl Serialize) -> [u8; 32] {
    let mut document = serde_json::to_value(result).unwrap_or_default();
    document.as_object_mut().map(|members| members.remove("engine"));
    Sha256::digest(document.to_string()).into()
}

/// A byte of the simulations of the trader by each sampler: 32 of the first, then those of the next. 256 beyond the last.
#[expect(unsafe_code, reason = "the name by which JavaScript finds it; nothing else in this crate has it")]
#[unsafe(no_mangle)]
pub extern "C" fn hash_byte(index: u32) -> u32 {
    static HASHES: OnceLock<Vec<u8>> = OnceLock::new();
    let hashes =
        HASHES.get_or_init(|| SAMPLERS.into_iter().flat_map(|sampler| hash(TRADER, sampler)).flatten().collect());
    usize::try_from(index).ok().and_then(|index| hashes.get(index)).map_or(256, |byte| u32::from(*byte))
}
