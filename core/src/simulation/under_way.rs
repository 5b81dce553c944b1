//! A simulation that is computed bit by bit by whoever holds it: where nobody may be kept waiting, or where several work
//! that share no memory.

use core::ops::{ControlFlow, Range};

use super::engine::Scratch;
use super::prepare::Prepared;
use super::request::SimulateRequest;
use super::results::Simulation;
use super::run::{OnProgress, Progress, one_block, rooms};
use super::shard::{self, Shard};
use super::tally::Tally;
use crate::model::Model;
use crate::problem::{Code, Problem, Problems};

/// A simulation under way: some of its blocks have been computed, here or elsewhere, and others have not.
///
/// It works on the thread that calls it, and may be left alone at any time. In whatever order its blocks come, and
/// wherever they were computed, it ends with the bits of [`Model::simulate`].
///
/// ```
/// use roicm::{Model, SimulateRequest};
///
/// let model = Model::parse(roicm::presets::PRESETS[0].toml)?;
/// let request = SimulateRequest { trials: 2_500, ..SimulateRequest::default() };
/// let mut run = model.begin(&request)?;
/// for block in 0..run.blocks() {
///     // Here a page may look after its visitor.
///     run.simulate(block..block + 1)?;
/// }
/// assert_eq!(run.finish()?.run.request.trials, 2_500);
/// # Ok::<(), roicm::Problems>(())
/// ```
#[derive(Debug)]
pub struct SimulationUnderWay {
    model: Model,
    request: SimulateRequest,
    prepared: Prepared,
    rooms: Vec<Scratch>,
    tally: Tally,
}

impl Model {
    /// Begins a simulation that is to be computed bit by bit.
    ///
    /// # Errors
    /// Those of [`Model::simulate`].
    pub fn begin(&self, request: &SimulateRequest) -> Result<SimulationUnderWay, Problems> {
        let prepared = Prepared::new(self, request)?;
        let (rooms, tally) = (rooms(&prepared), prepared.tally());
        Ok(SimulationUnderWay { model: self.clone(), request: request.clone(), prepared, rooms, tally })
    }
}

impl SimulationUnderWay {
    /// How many blocks the whole run has, of at most 1024 trials each.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.prepared.layout.blocks()
    }

    /// How many trials some blocks have.
    #[must_use]
    pub fn trials(&self, blocks: Range<u64>) -> u64 {
        let known = blocks.start.min(self.blocks())..blocks.end.min(self.blocks());
        known.map(|index| self.prepared.layout.block(index).len as u64).sum()
    }

    /// The ranges of blocks that split the run into so many shards of about the same size; fewer where there are fewer
    /// blocks.
    #[must_use]
    pub fn shards(&self, count: u64) -> Vec<Range<u64>> {
        shard::ranges(self.blocks(), count)
    }

    /// Computes some blocks.
    ///
    /// # Errors
    /// `invalid_argument` for a range outside the run, and for blocks that have been computed before.
    pub fn simulate(&mut self, blocks: Range<u64>) -> Result<(), Problems> {
        self.simulate_with(blocks, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is with these blocks, and stopping when told to.
    ///
    /// # Errors
    /// Those of [`SimulationUnderWay::simulate`], and `cancelled`: what has been computed of these blocks until then cannot
    /// be told from the others, so the run is of no use any more.
    pub fn simulate_with(&mut self, blocks: Range<u64>, on_progress: &mut OnProgress<'_>) -> Result<(), Problems> {
        shard::check_range(&blocks, self.blocks())?;
        let trials = self.trials(blocks.clone());
        let (mut done, on_progress) = (0, core::cell::RefCell::new(on_progress));
        for index in blocks {
            let goes_on = || (on_progress.borrow_mut())(Progress { done, trials }).is_continue();
            let is_done = one_block(&self.prepared, index, &mut self.tally, &mut self.rooms, &goes_on);
            if !is_done.map_err(|_| shard::overlapping())? {
                let message = "the simulation was stopped before it was done";
                return Err(Problem::new(Code::Cancelled, "", message).into());
            }
            done += self.prepared.layout.block(index).len as u64;
        }
        Ok(())
    }

    /// What the blocks that have been computed came to, for whoever puts the run together.
    #[must_use]
    pub fn shard(self) -> Shard {
        shard::written_down(&self.model, &self.request, self.tally)
    }

    /// Takes over what was computed elsewhere.
    ///
    /// # Errors
    /// `invalid_argument` where the shard is of another scenario, request or engine version, or is damaged, or has blocks
    /// that are there already.
    pub fn take(&mut self, shard: Shard) -> Result<(), Problems> {
        let tally = shard.checked(&self.model, &self.request, &self.prepared)?;
        self.tally.merge(tally).map_err(|_| shard::overlapping())
    }

    /// The simulation, when all blocks are there.
    ///
    /// # Errors
    /// `invalid_argument` where some are missing.
    pub fn finish(self) -> Result<Simulation, Problems> {
        self.prepared.finish(&self.model, &self.request, self.tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::Sampler;

    fn model() -> Model {
        Model::parse(crate::presets::PRESETS[0].toml).unwrap()
    }

    fn json(simulation: &Simulation) -> String {
        serde_json::to_string(simulation).unwrap()
    }

    #[test]
    fn slices_and_shards_are_the_whole_run() {
        let model = model();
        // Values are kept of the first; the others are counted in buckets.
        for (sampler, trials) in [(Sampler::Random, 5_000), (Sampler::LatinHypercube, 16 * 5_000)] {
            let request = SimulateRequest { trials, sampler, ..SimulateRequest::default() };
            let whole = json(&model.simulate(&request).unwrap());
            let mut run = model.begin(&request).unwrap();
            let shards = run.shards(3);
            assert_eq!(shards, model.shards(&request, 3).unwrap());
            for range in &shards[1..] {
                let mut other = model.begin(&request).unwrap();
                other.simulate(range.clone()).unwrap();
                run.take(other.shard()).unwrap();
            }
            for block in shards[0].clone().rev() {
                run.simulate(block..block + 1).unwrap();
            }
            assert!(json(&run.finish().unwrap()) == whole, "{sampler}");
        }
    }

    #[test]
    fn what_is_not_of_the_run_is_refused() {
        let request = SimulateRequest { trials: 3_000, ..SimulateRequest::default() };
        let mut run = model().begin(&request).unwrap();
        let code = |problems: Problems| problems.iter().map(|problem| problem.code).collect::<Vec<_>>();
        assert_eq!((run.blocks(), run.trials(0..3), run.trials(2..9)), (3, 3_000, 952));
        assert_eq!(code(run.simulate(2..4).unwrap_err()), [Code::InvalidArgument]);
        run.simulate(0..2).unwrap();
        assert_eq!(code(run.simulate(1..2).unwrap_err()), [Code::InvalidArgument]);
        let mut run = model().begin(&request).unwrap();
        run.simulate(0..2).unwrap();
        let mut other = model().begin(&SimulateRequest { seed: 2, ..request.clone() }).unwrap();
        other.simulate(2..3).unwrap();
        assert_eq!(code(run.take(other.shard()).unwrap_err()), [Code::InvalidArgument]);
        assert_eq!(code(run.finish().unwrap_err()), [Code::InvalidArgument]);
    }

    #[test]
    fn it_stops_when_it_is_told_to() {
        let mut run = model().begin(&SimulateRequest { trials: 3_000, ..SimulateRequest::default() }).unwrap();
        let problems = run.simulate_with(0..3, &mut |_| ControlFlow::Break(())).unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::Cancelled]);
    }
}
