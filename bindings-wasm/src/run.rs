//! A simulation that a worker computes slice by slice, so that it hears what the page says meanwhile, and that several
//! workers share.

use roicm::{Shard, SimulateRequest, SimulationUnderWay};
use wasm_bindgen::prelude::*;

use crate::{answer, models, thrown};

/// A simulation under way.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Run(SimulationUnderWay);

#[wasm_bindgen]
impl Run {
    /// Begins a simulation: takes what [`simulate`](crate::simulate) takes.
    #[wasm_bindgen(constructor)]
    pub fn new(document: &str, settings: &str, request: &str) -> Result<Self, JsValue> {
        let begun = SimulateRequest::from_json(request)
            .and_then(|request| models::model(document, settings)?.begin(&request))
            .map_err(thrown)?;
        Ok(Self(begun))
    }

    /// Where the blocks of each of `count` shards begin, and where the last of them ends; fewer where there are fewer
    /// blocks.
    pub fn shards(&self, count: u32) -> Vec<f64> {
        let ranges = self.0.shards(count.into());
        // There are at most 2^34 blocks.
        let starts = ranges.iter().map(|range| range.start as f64);
        starts.chain([self.0.blocks() as f64]).collect()
    }

    /// How many trials the blocks from `first` to before `last` have.
    pub fn trials(&self, first: u32, last: u32) -> f64 {
        self.0.trials(first.into()..last.into()) as f64
    }

    /// Computes the blocks from `first` to before `last`.
    pub fn simulate(&mut self, first: u32, last: u32) -> Result<(), JsValue> {
        self.0.simulate(first.into()..last.into()).map_err(thrown)
    }

    /// What has been computed, to be taken by another.
    pub fn shard(self) -> Vec<u8> {
        self.0.shard().to_bytes()
    }

    /// Takes over what another has computed.
    pub fn take(&mut self, shard: &[u8]) -> Result<(), JsValue> {
        Shard::from_bytes(shard).and_then(|shard| self.0.take(shard)).map_err(thrown)
    }

    /// The simulation, when all blocks are there.
    pub fn finish(self) -> Result<String, JsValue> {
        answer(self.0.finish())
    }
}
