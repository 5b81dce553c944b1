//! A part of a run: some of its blocks, to be put together with the others elsewhere.

use core::ops::{ControlFlow, Range};

use serde::{Deserialize, Serialize};

use super::prepare::Prepared;
use super::request::SimulateRequest;
use super::results::Simulation;
use super::run::{self, OnProgress};
use super::tally::{BlockMoments, Counts, FanCell, Tally};
use crate::evaluation::Engine;
use crate::model::Model;
use crate::problem::{Code, Problem, Problems};
use crate::statistics::tree::Tree;
use crate::statistics::{Buckets, Moments};

/// What some blocks of a run came to: whole numbers, and sums of blocks along a fixed tree, so that shards put together
/// in any order have the bits of the whole run.
///
/// A document: [`serde::Serialize`] writes it, [`Shard::from_json`] reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shard {
    pub(super) engine: String,
    pub(super) fingerprint: String,
    /// The request, as JSON: whoever merges must have asked for the same.
    pub(super) request: String,
    pub(super) replicates: Vec<ReplicateDocument>,
    pub(super) fan: Vec<Vec<FanDocument>>,
    /// By block, the values of every output.
    pub(super) values: Vec<(u64, Vec<Doubles>)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplicateDocument {
    /// Level and index in the tree, then count, mean, sum of squares, minimum and maximum of every output.
    pub(super) moments: Vec<NodeDocument>,
    pub(super) counts: Counts,
    pub(super) buckets: Vec<BucketsDocument>,
}

pub(super) type NodeDocument = (u32, u64, Vec<(u64, Doubles)>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BucketsDocument {
    pub(super) counts: Vec<(i32, u32)>,
    pub(super) undefined: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FanDocument {
    pub(super) buckets: BucketsDocument,
    pub(super) range: Doubles,
}

/// Doubles as the hexadecimal digits of their bits, sixteen each: decimals would lose some on the way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Doubles(pub(super) Vec<f64>);

impl Serialize for Doubles {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use core::fmt::Write;
        let mut text = String::with_capacity(16 * self.0.len());
        for double in &self.0 {
            write!(text, "{:016x}", double.to_bits()).map_err(serde::ser::Error::custom)?;
        }
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Doubles {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom("doubles are sixteen hexadecimal digits each");
        let (chunks, rest) = text.as_bytes().as_chunks::<16>();
        if !rest.is_empty() {
            return Err(wrong());
        }
        let read = |chunk: &[u8; 16]| {
            let digits =
                core::str::from_utf8(chunk).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()));
            digits.and_then(|digits| u64::from_str_radix(digits, 16).ok()).map(f64::from_bits)
        };
        chunks.iter().map(read).collect::<Option<_>>().map(Self).ok_or_else(wrong)
    }
}

impl Shard {
    /// Reads a shard that was written as JSON.
    ///
    /// # Errors
    /// `syntax` for what is no shard.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        serde_json::from_str(text)
            .map_err(|error| Problem::new(Code::Syntax, "shards", format!("not a shard: {error}")).into())
    }
}

impl Model {
    /// The ranges of blocks that split a run into so many shards of about the same size; fewer where there are fewer
    /// blocks.
    ///
    /// # Errors
    /// Those of [`Model::simulate`].
    pub fn shards(&self, request: &SimulateRequest, count: u64) -> Result<Vec<Range<u64>>, Problems> {
        Ok(ranges(Prepared::new(self, request)?.layout.blocks(), count))
    }

    /// Simulates some blocks of a run: see [`Model::shards`].
    ///
    /// # Errors
    /// Those of [`Model::simulate`]; `invalid_argument` for a range outside the run.
    pub fn simulate_shard(&self, request: &SimulateRequest, blocks: Range<u64>) -> Result<Shard, Problems> {
        self.simulate_shard_with(request, blocks, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is, and stopping when told to.
    ///
    /// # Errors
    /// Those of [`Model::simulate_shard`], and `cancelled`.
    pub fn simulate_shard_with(
        &self,
        request: &SimulateRequest,
        blocks: Range<u64>,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Shard, Problems> {
        let prepared = Prepared::new(self, request)?;
        check_range(&blocks, prepared.layout.blocks())?;
        let tally = run::blocks(&prepared, blocks, request.threads, on_progress)?;
        Ok(written_down(self, request, tally))
    }

    /// Puts the shards of a run together, in any order: the simulation that the whole run would have been, to the last
    /// bit.
    ///
    /// # Errors
    /// `invalid_argument` where shards are of another scenario, request or engine version, overlap, or do not make up the
    /// whole run.
    pub fn merge_shards(&self, request: &SimulateRequest, shards: Vec<Shard>) -> Result<Simulation, Problems> {
        let prepared = Prepared::new(self, request)?;
        let mut all = prepared.tally();
        for shard in shards {
            let tally = shard.checked(self, request, &prepared)?;
            all.merge(tally).map_err(|_| overlapping())?;
        }
        prepared.finish(self, request, all)
    }
}

/// The ranges that split blocks into so many shards.
pub(super) fn ranges(blocks: u64, count: u64) -> Vec<Range<u64>> {
    let count = count.clamp(1, blocks.max(1));
    let start = |shard: u64| {
        // Below 2^64: there are at most 2^34 blocks.
        blocks / count * shard + (blocks % count).min(shard)
    };
    (0..count).map(|shard| start(shard)..start(shard + 1)).collect()
}

/// Whether blocks are among those of a run.
pub(super) fn check_range(blocks: &Range<u64>, most: u64) -> Result<(), Problems> {
    if blocks.start <= blocks.end && blocks.end <= most {
        return Ok(());
    }
    let message = format!("blocks {} to {} are not within the {most} of the run", blocks.start, blocks.end);
    Err(SimulateRequest::invalid("blocks", message).into())
}

/// The problem of blocks that are there twice.
pub(super) fn overlapping() -> Problems {
    SimulateRequest::invalid("shards", "shards overlap").into()
}

/// A tally as a document.
pub(super) fn written_down(model: &Model, request: &SimulateRequest, tally: Tally) -> Shard {
    let buckets = |sparse: Vec<(i32, u32)>, undefined: u64| BucketsDocument {
        counts: sparse,
        undefined: u32::try_from(undefined).unwrap_or(u32::MAX),
    };
    let replicates = tally.replicates.iter().map(|replicate| ReplicateDocument {
        moments: replicate
            .moments
            .nodes()
            .map(|(level, index, moments)| (level, index, moments.0.iter().map(moments_document).collect()))
            .collect(),
        counts: replicate.counts.clone(),
        buckets: replicate.buckets.iter().map(|known| buckets(known.sparse().collect(), known.undefined())).collect(),
    });
    let fan = tally.fan.0.iter().map(|months| {
        let cells = months.iter().map(|cell| FanDocument {
            buckets: buckets(cell.buckets.sparse().collect(), cell.buckets.undefined()),
            range: Doubles(vec![cell.minimum, cell.maximum]),
        });
        cells.collect()
    });
    Shard {
        engine: Engine::THIS.version.to_owned(),
        fingerprint: model.fingerprint.clone(),
        request: written(request),
        replicates: replicates.collect(),
        fan: fan.collect(),
        values: tally
            .values
            .into_iter()
            .map(|(block, columns)| (block, columns.into_iter().map(Doubles).collect()))
            .collect(),
    }
}

/// What a request asks for, without what has no influence on results.
fn written(request: &SimulateRequest) -> String {
    serde_json::to_string(request).unwrap_or_default()
}

fn moments_document(moments: &Moments) -> (u64, Doubles) {
    let Moments { count, mean, sum_of_squares, minimum, maximum } = *moments;
    (count, Doubles(vec![mean, sum_of_squares, minimum, maximum]))
}

impl Shard {
    /// The tally that was written, of this run.
    pub(super) fn checked(
        self,
        model: &Model,
        request: &SimulateRequest,
        prepared: &Prepared,
    ) -> Result<Tally, Problems> {
        let wrong = |message: &str| Problems::from(SimulateRequest::invalid("shards", message));
        if self.engine != Engine::THIS.version {
            return Err(wrong("a shard was computed by another version of the engine"));
        }
        if self.fingerprint != model.fingerprint || self.request != written(request) {
            return Err(wrong("a shard is of another scenario or of another request"));
        }
        self.tally(prepared).ok_or_else(|| wrong("a shard is damaged"))
    }

    /// The tally that was written, where it is one of this run.
    fn tally(self, prepared: &Prepared) -> Option<Tally> {
        let mut tally = prepared.tally();
        let outputs = prepared.engine().outputs.len();
        if self.replicates.len() != tally.replicates.len() || self.fan.len() != tally.fan.0.len() {
            return None;
        }
        for (to, from) in tally.replicates.iter_mut().zip(self.replicates) {
            let mut nodes = Vec::with_capacity(from.moments.len());
            for (level, index, moments) in from.moments {
                let moments: Option<Vec<Moments>> = moments.into_iter().map(moments_read).collect();
                let most = prepared.layout.per_replicate();
                let is_whole = |moments: &Vec<Moments>| {
                    moments.len() == outputs && moments.iter().all(|moments| moments.count <= most)
                };
                let moments = moments.filter(is_whole)?;
                nodes.push((level, index, BlockMoments(moments)));
            }
            to.moments = Tree::from_nodes(nodes).ok()?;
            if !from.counts.is_like(&to.counts) || from.buckets.len() != to.buckets.len() {
                return None;
            }
            to.counts = from.counts;
            for (to, from) in to.buckets.iter_mut().zip(from.buckets) {
                *to = Buckets::from_sparse(from.counts, from.undefined)?;
            }
        }
        for (to, from) in tally.fan.0.iter_mut().zip(self.fan) {
            if to.len() != from.len() {
                return None;
            }
            for (to, from) in to.iter_mut().zip(from) {
                let [minimum, maximum] = from.range.0.as_slice() else { return None };
                let buckets = Buckets::from_sparse(from.buckets.counts, from.buckets.undefined)?;
                *to = FanCell { buckets, minimum: *minimum, maximum: *maximum };
            }
        }
        for (block, columns) in self.values {
            let len = prepared.layout.block(block).len;
            let is_whole = columns.len() == outputs && columns.iter().all(|column| column.0.len() == len);
            if block >= prepared.layout.blocks() || !is_whole || !prepared.keeping.stores {
                return None;
            }
            tally.values.push((block, columns.into_iter().map(|column| column.0).collect()));
        }
        Some(tally)
    }
}

fn moments_read((count, numbers): (u64, Doubles)) -> Option<Moments> {
    let [mean, sum_of_squares, minimum, maximum] = *numbers.0.as_slice() else { return None };
    Some(Moments { count, mean, sum_of_squares, minimum, maximum })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::Sampler;

    fn model() -> Model {
        Model::parse(
            r#"
            schema_version = 1
            currency = "HKD"
            horizon_months = 12
            discount_rate = 0.08
            payback_target_months = 9
            workforce = { headcount = 50, hourly_cost.uniform = { min = 150, max = 250 } }
            losses.rework = { events_per_year = 600, minutes_per_event.pert = { min = 8, mode = 17, max = 30 } }
            losses.late = { events_per_year = 3, cost_per_event.lognormal = { p5 = 5000, p95 = 50000 }, arrival = "poisson" }
            [options.lite.steps.migrate]
            cost = 20000
            effects = [{ loss = "late", input = "events_per_year", reduce_by.beta = { alpha = 2, beta = 3 } }]
            "#,
        )
        .unwrap()
    }

    fn json(simulation: &Simulation) -> String {
        serde_json::to_string(simulation).unwrap()
    }

    #[test]
    fn shards_in_any_order_are_the_whole_run() {
        let model = model();
        for (sampler, trials) in
            [(Sampler::Random, 10_000), (Sampler::LatinHypercube, 16 * 1500), (Sampler::Sobol, 1 << 15)]
        {
            let request = SimulateRequest { trials, sampler, ..SimulateRequest::default() };
            let whole = json(&model.simulate(&request).unwrap());
            for count in [1, 3, 8] {
                let ranges = model.shards(&request, count).unwrap();
                let mut shards: Vec<Shard> =
                    ranges.into_iter().map(|range| model.simulate_shard(&request, range).unwrap()).collect();
                shards.reverse();
                let middle = shards.len() / 2;
                shards.rotate_left(middle);
                let sent = shards.iter().map(|shard| Shard::from_json(&serde_json::to_string(shard).unwrap()).unwrap());
                let merged = model.merge_shards(&request, sent.collect()).unwrap();
                assert!(json(&merged) == whole, "{sampler}, {count} shards");
            }
        }
    }

    #[test]
    fn what_is_not_the_whole_run_is_refused() {
        let model = model();
        let request = SimulateRequest { trials: 5_000, ..SimulateRequest::default() };
        let shards: Vec<Shard> = model
            .shards(&request, 3)
            .unwrap()
            .into_iter()
            .map(|range| model.simulate_shard(&request, range).unwrap())
            .collect();
        let refused = |request: &SimulateRequest, shards: Vec<Shard>| {
            let problems = model.merge_shards(request, shards).unwrap_err();
            assert!(problems.iter().all(|problem| problem.code == Code::InvalidArgument), "{problems}");
        };
        refused(&request, Vec::new());
        refused(&request, shards[..2].to_vec());
        refused(&request, [shards.clone(), shards[..1].to_vec()].concat());
        refused(&SimulateRequest { seed: 2, ..request.clone() }, shards.clone());
        refused(&request, vec![Shard { fan: Vec::new(), ..shards[0].clone() }]);
        refused(&request, vec![Shard { replicates: Vec::new(), ..shards[0].clone() }]);
        let mut other = shards.clone();
        other[0].fingerprint.clear();
        refused(&request, other);
        assert!(model.simulate_shard(&request, 4..6).is_err());
        assert!(model.simulate_shard(&request, core::ops::Range { start: 2, end: 1 }).is_err());
        assert!(Shard::from_json("{}").is_err());
    }

    #[test]
    fn more_shards_than_blocks_are_as_many_as_there_are_blocks() {
        let request = SimulateRequest { trials: 2_500, ..SimulateRequest::default() };
        assert_eq!(model().shards(&request, 100).unwrap(), [0..1, 1..2, 2..3]);
        assert_eq!(model().shards(&request, 0).unwrap().first(), Some(&(0..3)));
    }
}
