//! The tally of all blocks → the simulation.

use super::output::OPTION_RESULTS;
use super::prepare::Prepared;
use super::request::SimulateRequest;
use super::results::{CONFIDENCE, ClaimSimulation, LossSimulation, OptionSimulation, Run, Samples, Simulation};
use super::summarise::{Known, Values, counted, fan};
use super::tally::{Counts, FAN_BITS, RESULT_BITS, Tally};
use crate::evaluation::Engine;
use crate::model::Model;
use crate::order;
use crate::problem::{Code, Problem, Problems};
use crate::sampling::BLOCK;
use crate::statistics::Moments;

impl Prepared {
    /// An empty tally for this run.
    pub(super) fn tally(&self) -> Tally {
        let engine = self.engine();
        Tally::new(
            &self.layout,
            engine.outputs.len(),
            engine.months(),
            self.decisions.paybacks.len(),
            self.decisions.claims.len(),
            self.keeping,
        )
    }

    /// What the tally of all blocks says.
    pub(super) fn finish(
        &self,
        model: &Model,
        request: &SimulateRequest,
        mut tally: Tally,
    ) -> Result<Simulation, Problems> {
        let incomplete = || Problem::new(Code::InvalidArgument, "shards", "they do not make up the whole run");
        let outputs = &self.engine().outputs;
        let trials = self.layout.trials();
        if !self.is_whole(&tally) {
            return Err(incomplete().into());
        }
        let columns = self.columns(&mut tally)?;
        let blocks = self.layout.per_replicate().div_ceil(BLOCK);
        let mut moments: Vec<Vec<Moments>> = vec![Vec::new(); outputs.len()];
        for replicate in &tally.replicates {
            let all = replicate.moments.clone().finish(blocks).ok_or_else(incomplete)?;
            moments.iter_mut().zip(all.0).for_each(|(list, moments)| list.push(moments));
        }
        let per_replicate = usize::try_from(self.layout.per_replicate()).unwrap_or(usize::MAX);
        // One output at a time: sorted copies of all of them would take as much memory again.
        let known = |output: usize| {
            let values = match columns.get(output).filter(|_| self.keeping.exact) {
                Some(column) => column.chunks(per_replicate).map(|part| Values::kept(part.to_vec())).collect(),
                None => tally
                    .replicates
                    .iter()
                    .filter_map(|replicate| replicate.buckets.get(output))
                    .map(|buckets| Values::Counted(Box::new(buckets.clone())))
                    .collect(),
            };
            moments.get(output).map(|moments| Known::new(moments.clone(), values))
        };
        let counts: Vec<_> = tally.replicates.iter().map(|replicate| &replicate.counts).collect();
        let summary = |index: usize| {
            let output = outputs.get(index)?;
            Some(known(index)?.summary(output, output.address.unit(), trials, &self.quantiles))
        };
        let cost = |index: usize| {
            let output = outputs.get(index)?;
            Some(known(index)?.cost(output, output.address.unit(), trials, &self.quantiles))
        };
        let losses = model.losses.iter().enumerate().filter_map(|(index, loss)| {
            Some((loss.id.clone(), LossSimulation { label: loss.label.clone(), cost: cost(1 + index)? }))
        });
        let first = 1 + model.losses.len();
        let options = model.options.iter().enumerate().map(|(option, known)| {
            let results = OPTION_RESULTS
                .into_iter()
                .enumerate()
                .filter_map(|(place, name)| Some((name, summary(first + option * OPTION_RESULTS.len() + place)?)));
            let simulation = OptionSimulation {
                label: known.label.clone(),
                results: results.collect(),
                probability_of_payback_by_target: self
                    .decisions
                    .target
                    .map(|target| counted(&counts, |counts| Some(paid_back(counts, option).take(target + 1).sum()))),
                probability_of_profit: counted(&counts, |counts| counts.profitable.get(option).copied()),
                probability_best: counted(&counts, |counts| counts.best.get(option).copied()),
                cumulative: tally.fan.0.get(option).map(|months| fan(months)).unwrap_or_default(),
                payback_by_month: payback_by_month(&counts, option, trials),
            };
            (known.id.clone(), simulation)
        });
        let claims = model.claims.iter().enumerate().map(|(index, claim)| {
            let simulation = ClaimSimulation {
                label: claim.label.clone(),
                result: claim.target.path(model),
                bound: claim.bound.word(),
                claimed: claim.claimed,
                probability: counted(&counts, |counts| counts.claims.get(index).copied()),
            };
            (claim.id.clone(), simulation)
        });
        let path = |index: &usize| outputs.get(*index).map(|output| output.address.path(model)).unwrap_or_default();
        let extra = self.extra.iter().filter_map(|index| Some((path(index), summary(*index)?)));
        Ok(Simulation {
            engine: Engine::THIS,
            scenario: model.summary(),
            run: Run {
                request: request.clone(),
                replicates: self.layout.replicates(),
                confidence: CONFIDENCE,
                exact_quantiles: self.keeping.exact,
                quantile_relative_error: if self.keeping.exact { 0.0 } else { bucket_width(RESULT_BITS) },
                fan_relative_error: bucket_width(FAN_BITS),
                precision: None,
            },
            today: cost(0).ok_or_else(incomplete)?,
            losses: losses.collect(),
            options: options.collect(),
            do_nothing: counted(&counts, |counts| Some(counts.nothing_best)),
            claims: claims.collect(),
            outputs: extra.collect(),
            samples: request
                .samples
                .then(|| Samples { paths: (0..outputs.len()).map(|index| path(&index)).collect(), columns }),
            notices: model.notices.clone(),
        })
    }

    /// Whether everything was counted in every trial: shards that were sent may have lost something on their way. Values
    /// and moments are looked at where they are put together.
    fn is_whole(&self, tally: &Tally) -> bool {
        let (trials, per_replicate) = (self.layout.trials(), self.layout.per_replicate());
        let replicates = tally.replicates.iter().all(|replicate| {
            let buckets = replicate.buckets.iter().all(|known| known.count() + known.undefined() == per_replicate);
            buckets && replicate.counts.trials == per_replicate && replicate.counts.is_possible()
        });
        let mut fan = tally.fan.0.iter().flatten().map(|cell| &cell.buckets);
        replicates && fan.all(|known| known.count() + known.undefined() == trials)
    }

    /// The kept values of every output, in the order of trials; none where they are not kept.
    fn columns(&self, tally: &mut Tally) -> Result<Vec<Vec<f64>>, Problems> {
        if !self.keeping.stores {
            return Ok(Vec::new());
        }
        let mut blocks = core::mem::take(&mut tally.values);
        order::sort_by_key(&mut blocks, |(index, _)| *index);
        let is_each_there = (0..self.layout.blocks()).eq(blocks.iter().map(|(index, _)| *index));
        if !is_each_there {
            return Err(Problem::new(Code::InvalidArgument, "shards", "they do not make up the whole run").into());
        }
        let trials = usize::try_from(self.layout.trials()).unwrap_or(usize::MAX);
        // Column by column, giving back what was taken over: nothing is held twice but one of them.
        let outputs = 0..self.engine().outputs.len();
        let columns = outputs.map(|output| {
            let mut column = Vec::with_capacity(trials);
            for (_, block) in &mut blocks {
                column.extend(block.get_mut(output).map(core::mem::take).unwrap_or_default());
            }
            column
        });
        Ok(columns.collect())
    }
}

/// How often an option has paid for itself by each month but not by the one before.
fn paid_back(counts: &Counts, option: usize) -> impl Iterator<Item = u64> {
    counts.paid_back.get(option).into_iter().flatten().copied()
}

/// The shares of trials in which an option has paid for itself by each month.
fn payback_by_month(counts: &[&Counts], option: usize, trials: u64) -> Vec<f64> {
    let mut by_month = vec![0; counts.first().map_or(0, |counts| paid_back(counts, option).count())];
    for counts in counts {
        by_month.iter_mut().zip(paid_back(counts, option)).for_each(|(sum, count)| *sum += count);
    }
    let mut so_far = 0;
    let mut share = |count: u64| {
        so_far += count;
        so_far as f64 / trials as f64
    };
    by_month.into_iter().map(&mut share).collect()
}

fn bucket_width(bits: u32) -> f64 {
    1.0 / f64::from(1u32 << bits)
}
