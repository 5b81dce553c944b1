//! What is kept of the trials: sums by block along a fixed tree, counts, and values or counts in buckets.

use super::engine::Scratch;
use super::output::Output;
use super::program::{Row, WIDTH};
use crate::Number;
use crate::model::ClaimBound;
use crate::number::LANES;
use crate::sampling::{BLOCK, Block, Layout};
use crate::statistics::tree::{Merge, Overlap, Tree};
use crate::statistics::{Buckets, Moments, larger, smaller};
use crate::vectors::{InnerLoops, Work, widest};

/// Results are counted in buckets of this many bits: told apart to a thousandth of their size.
pub(super) const RESULT_BITS: u32 = 10;
/// Cumulative flows in buckets of fewer, as there are many more of them: to a 128th of their size.
pub(super) const FAN_BITS: u32 = 7;
/// The most values that are kept for exact quantiles: 16 MiB.
pub(super) const KEPT_VALUES: u64 = 1 << 21;

/// Whether the values of a run are kept: by its size alone.
pub(super) fn keeps_values(trials: u64, outputs: usize) -> bool {
    trials.saturating_mul(outputs as u64) <= KEPT_VALUES
}

/// What is decided in every trial.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    pub(super) trials: u64,
    /// By option and month: paid back by then, but not by the month before.
    pub(super) paid_back: Vec<Vec<u64>>,
    /// By option: net present value above zero.
    pub(super) profitable: Vec<u64>,
    /// By option: the highest net present value.
    pub(super) best: Vec<u64>,
    /// No option better than doing nothing.
    pub(super) nothing_best: u64,
    /// By claim: it holds.
    pub(super) claims: Vec<u64>,
}

impl Counts {
    fn new(options: usize, months: usize, claims: usize) -> Self {
        Self {
            paid_back: vec![vec![0; months]; options],
            profitable: vec![0; options],
            best: vec![0; options],
            claims: vec![0; claims],
            ..Self::default()
        }
    }

    /// Whether both count the same things.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let lengths = |counts: &Self| [&counts.profitable, &counts.best, &counts.claims].map(Vec::len);
        let months = |counts: &Self| counts.paid_back.iter().map(Vec::len).collect::<Vec<_>>();
        lengths(self) == lengths(other) && months(self) == months(other)
    }

    /// Whether nothing was counted more often than there are trials, and one of the options or doing nothing was the best
    /// in each.
    pub(super) fn is_possible(&self) -> bool {
        let counts = [&self.profitable, &self.best, &self.claims];
        let sum = |from: u64, counts: &[u64]| counts.iter().fold(from, |sum, count| sum.saturating_add(*count));
        counts.into_iter().flatten().all(|count| *count <= self.trials)
            && self.paid_back.iter().all(|months| sum(0, months) <= self.trials)
            && sum(self.nothing_best, &self.best) == self.trials
    }

    pub(super) fn add(&mut self, other: &Self) {
        let add = |to: &mut Vec<u64>, from: &Vec<u64>| {
            to.iter_mut().zip(from).for_each(|(to, from)| *to = to.saturating_add(*from))
        };
        // Counts that were read may be any.
        self.trials = self.trials.saturating_add(other.trials);
        self.nothing_best = self.nothing_best.saturating_add(other.nothing_best);
        self.paid_back.iter_mut().zip(&other.paid_back).for_each(|(to, from)| add(to, from));
        add(&mut self.profitable, &other.profitable);
        add(&mut self.best, &other.best);
        add(&mut self.claims, &other.claims);
    }
}

/// The moments of every output over some blocks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BlockMoments(pub(super) Vec<Moments>);

impl Merge for BlockMoments {
    fn merged(self, later: Self) -> Self {
        Self(self.0.into_iter().zip(later.0).map(|(a, b)| a.merge(b)).collect())
    }
}

/// What is kept of one replicate.
#[derive(Debug, Clone)]
pub(super) struct Replicate {
    pub(super) moments: Tree<BlockMoments>,
    pub(super) counts: Counts,
    /// By output, where values are not kept.
    pub(super) buckets: Vec<Buckets<RESULT_BITS>>,
}

/// What is kept of a run, or of some of its blocks.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) replicates: Vec<Replicate>,
    /// By option and month.
    pub(super) fan: Fans,
    /// By output, where values are kept: block by block.
    pub(super) values: Vec<(u64, Vec<Vec<f64>>)>,
}

/// What is decided in every trial, and how.
#[derive(Debug, Clone)]
pub(super) struct Decisions {
    /// By option, the output of its payback.
    pub(super) paybacks: Vec<usize>,
    /// In months.
    pub(super) target: Option<usize>,
    pub(super) claims: Vec<ClaimDecision>,
}

/// A claim about one of the outputs.
#[derive(Debug, Clone)]
pub(super) struct ClaimDecision {
    pub(super) source: ClaimSource,
    pub(super) bound: ClaimBound,
    pub(super) claimed: f64,
    pub(super) tolerance: f64,
}

/// Where the result stands that a claim is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum ClaimSource {
    /// Among the outputs.
    Output(usize),
    /// Among the outputs of an engine of its own, which computes what the claim gives.
    Given { engine: usize, output: usize },
}

impl Tally {
    pub(super) fn new(
        layout: &Layout,
        outputs: usize,
        months: usize,
        options: usize,
        claims: usize,
        keeping: Keeping,
    ) -> Self {
        let buckets = if keeping.exact { 0 } else { outputs };
        let replicate = Replicate {
            moments: Tree::new(),
            counts: Counts::new(options, months, claims),
            buckets: vec![Buckets::new(); buckets],
        };
        Self {
            replicates: vec![replicate; usize::try_from(layout.replicates()).unwrap_or(1)],
            fan: Fans(vec![vec![FanCell::new(); months]; options]),
            values: Vec::new(),
        }
    }

    /// Adds a block. `given` are the blocks of the engines of claims.
    pub(super) fn add(
        &mut self,
        block: &Block,
        outputs: &[Output],
        decisions: &Decisions,
        scratch: &mut Scratch,
        given: &[Scratch],
        keeping: Keeping,
    ) -> Result<(), Overlap> {
        let Some(replicate) = self.replicates.get_mut(block.replicate as usize) else { return Ok(()) };
        let mut moments = Vec::with_capacity(outputs.len());
        widest(Adding { replicate, moments: &mut moments, block, outputs, decisions, scratch, given, keeping });
        if keeping.stores {
            self.values.push((block.index, scratch.outputs.clone()));
        }
        let (index, value) = (block.first / BLOCK, BlockMoments(moments));
        replicate.moments.insert(index, value)
    }

    /// Adds what is kept of other blocks.
    pub(super) fn merge(&mut self, other: Self) -> Result<(), Overlap> {
        for (mine, theirs) in self.replicates.iter_mut().zip(other.replicates) {
            mine.moments.merge(theirs.moments)?;
            mine.counts.add(&theirs.counts);
            mine.buckets.iter_mut().zip(&theirs.buckets).for_each(|(mine, theirs)| mine.merge(theirs));
        }
        for (mine, theirs) in self.fan.0.iter_mut().flatten().zip(other.fan.0.iter().flatten()) {
            mine.merge(theirs);
        }
        self.values.extend(other.values);
        Ok(())
    }
}

/// What is kept of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Keeping {
    /// Whether quantiles are those of the values, rather than of their counts in buckets: by the size of the run alone.
    pub(super) exact: bool,
    /// Whether values are stored, for quantiles or because samples are asked for.
    pub(super) stores: bool,
}

/// A block on its way into what is kept of its replicate.
pub(crate) struct Adding<'a> {
    replicate: &'a mut Replicate,
    moments: &'a mut Vec<Moments>,
    block: &'a Block,
    outputs: &'a [Output],
    decisions: &'a Decisions,
    scratch: &'a mut Scratch,
    given: &'a [Scratch],
    keeping: Keeping,
}

impl Work for Adding<'_> {
    fn compiled(loops: &InnerLoops) -> fn(Self) {
        loops.add
    }

    #[inline(always)]
    fn run(self) {
        let Self { replicate, moments, block, outputs, decisions, scratch, given, keeping } = self;
        decide(&mut replicate.counts, decisions, scratch, given, block.len);
        let mut finite = Vec::new();
        for (output, column) in outputs.iter().zip(&mut scratch.outputs) {
            // Counted rather than looked for: without an early end, by vectors.
            let others = column.iter().filter(|value| !value.is_finite()).count();
            if others == 0 {
                moments.push(Moments::of(column));
                continue;
            }
            if output.is_time() {
                // A time without a value is one that never comes.
                column.iter_mut().for_each(|value| *value = if value.is_nan() { f64::INFINITY } else { *value });
            } else {
                // What is no value must not be told apart by how it came about.
                column.iter_mut().for_each(|value| *value = if value.is_finite() { *value } else { f64::NAN });
            }
            finite.clear();
            if others < column.len() {
                finite.extend(column.iter().copied().filter(|value| value.is_finite()));
            }
            moments.push(Moments::of(&finite));
        }
        if !keeping.exact {
            for (buckets, column) in replicate.buckets.iter_mut().zip(&scratch.outputs) {
                buckets.add_all(column);
            }
        }
    }
}

/// The cumulative flows of a month.
#[derive(Debug, Clone)]
pub(super) struct FanCell {
    pub(super) buckets: Buckets<FAN_BITS>,
    pub(super) minimum: f64,
    pub(super) maximum: f64,
}

impl FanCell {
    fn new() -> Self {
        Self { buckets: Buckets::new(), minimum: f64::INFINITY, maximum: f64::NEG_INFINITY }
    }

    fn merge(&mut self, other: &Self) {
        self.buckets.merge(&other.buckets);
        self.minimum = Number::min(self.minimum, other.minimum);
        self.maximum = Number::max(self.maximum, other.maximum);
    }
}

/// Cumulative flows by option and month.
#[derive(Debug, Clone)]
pub(super) struct Fans(pub(super) Vec<Vec<FanCell>>);

impl Fans {
    /// Takes the cumulative flows of an option: some trials of a month.
    #[inline(always)]
    pub(super) fn add(&mut self, option: usize, month: usize, totals: &[f64]) {
        if let Some(cell) = self.0.get_mut(option).and_then(|months| months.get_mut(month)) {
            cell.buckets.add_all(totals);
            let (minimum, maximum) = range(totals);
            cell.minimum = smaller(minimum, cell.minimum);
            cell.maximum = larger(maximum, cell.maximum);
        }
    }
}

/// The smallest and the largest value, by vectors; of what is not a number neither.
#[inline(always)]
fn range(values: &[f64]) -> (f64, f64) {
    let (mut low, mut high) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
    let mut see = |values: &[f64]| {
        for ((&x, low), high) in values.iter().zip(&mut low).zip(&mut high) {
            *low = smaller(x, *low);
            *high = larger(x, *high);
        }
    };
    let (chunks, rest) = values.as_chunks::<LANES>();
    chunks.iter().for_each(|chunk| see(chunk));
    see(rest);
    (low.into_iter().fold(f64::INFINITY, smaller), high.into_iter().fold(f64::NEG_INFINITY, larger))
}

/// Decides what is to be decided, trial by trial.
#[inline(always)]
fn decide(counts: &mut Counts, decisions: &Decisions, scratch: &Scratch, given: &[Scratch], len: usize) {
    counts.trials += len as u64;
    for (months, output) in counts.paid_back.iter_mut().zip(&decisions.paybacks) {
        for &payback in scratch.outputs.get(*output).map_or(&[][..], Vec::as_slice) {
            if let Some(count) = month_of(payback).and_then(|month| months.get_mut(month)) {
                *count += 1;
            }
        }
    }
    for (count, column) in counts.profitable.iter_mut().zip(&scratch.settled) {
        *count += column.iter().filter(|value| **value > 0.0).count() as u64;
    }
    count_best(counts, &scratch.settled, len);
    for (count, claim) in counts.claims.iter_mut().zip(&decisions.claims) {
        let column = match claim.source {
            ClaimSource::Output(output) => scratch.outputs.get(output),
            ClaimSource::Given { engine, output } => given.get(engine).and_then(|scratch| scratch.outputs.get(output)),
        };
        // Without a shortcut, so that vectors can do it.
        let holds = |value: &&f64| value.is_finite() & claim.bound.holds(**value, claim.claimed, claim.tolerance);
        *count += column.map_or(0, |column| column.iter().filter(holds).count()) as u64;
    }
}

/// The first month by which a payback has come; none where it never comes. A rounding does not decide.
#[inline(always)]
fn month_of(payback: f64) -> Option<usize> {
    if !payback.is_finite() {
        return None;
    }
    let month = payback.ceil().max(0.0);
    let before = month - 1.0;
    let first = if before >= 0.0 && payback.difference(before) <= 0.0 { before } else { month };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of months, 0 or more")]
    Some(first as usize)
}

/// Counts which option has the highest net present value, each under the zero rule: none where doing nothing is as good;
/// of equal ones the first. Some trials at once, so that vectors compare.
#[inline(always)]
fn count_best(counts: &mut Counts, settled: &[Vec<f64>], len: usize) {
    const NONE: f64 = -1.0;
    let mut first = 0;
    while first < len {
        let trials = WIDTH.min(len - first);
        let (mut highest, mut options): (Row, Row) = ([0.0; WIDTH], [NONE; WIDTH]);
        for (option, column) in settled.iter().enumerate() {
            let worths = column.get(first..first + trials).unwrap_or_default();
            for ((&worth, highest), best) in worths.iter().zip(&mut highest).zip(&mut options) {
                let is_better = worth.difference(*highest) > 0.0;
                *highest = if is_better { worth } else { *highest };
                *best = if is_better { option as f64 } else { *best };
            }
        }
        let options = options.get(..trials).unwrap_or_default();
        let times = |option: f64| options.iter().filter(|best| **best == option).count() as u64;
        counts.nothing_best += times(NONE);
        for (option, count) in counts.best.iter_mut().enumerate() {
            *count += times(option as f64);
        }
        first += trials;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, of one trial.
    fn best(worths: impl Iterator<Item = f64>) -> Option<usize> {
        let mut best = (None, 0.0);
        for (option, worth) in worths.enumerate() {
            if worth.difference(best.1) > 0.0 {
                best = (Some(option), worth);
            }
        }
        best.0
    }

    #[test]
    fn ties_go_to_doing_nothing_then_to_the_first() {
        assert_eq!(best([0.0, -1.0].into_iter()), None);
        assert_eq!(best([0.0, 2.0, 2.0].into_iter()), Some(1));
        assert_eq!(best([2.0, 2.0 + 1e-15, 3.0].into_iter()), Some(2));
        assert_eq!(best([0.1 + 0.2, 0.3].into_iter()), Some(0));
        assert_eq!(best([0.3, 0.1 + 0.2].into_iter()), Some(0));
        assert_eq!(best([f64::NAN, 1.0].into_iter()), Some(1));
    }

    #[test]
    fn the_best_options_are_counted_as_one_by_one() {
        let worth = |trial: usize, option: usize| match (trial * 7 + option * 3) % 11 {
            0 => f64::NAN,
            1 => 5.0 + 1e-15,
            2 => f64::INFINITY,
            rest => rest as f64 - 6.0,
        };
        for (options, len) in [(0, 5), (1, 64), (3, 130), (4, 1024)] {
            let settled: Vec<Vec<f64>> =
                (0..options).map(|option| (0..len).map(|trial| worth(trial, option)).collect()).collect();
            let mut counts = Counts::new(options, 0, 0);
            count_best(&mut counts, &settled, len);
            let mut expected = Counts::new(options, 0, 0);
            for trial in 0..len {
                match best(settled.iter().map(|column| column[trial])) {
                    None => expected.nothing_best += 1,
                    Some(option) => expected.best[option] += 1,
                }
            }
            assert_eq!(counts, expected);
        }
    }

    #[test]
    fn a_payback_has_come_by_the_first_month_that_is_no_earlier() {
        let paybacks = [0.0, 0.2, 1.0, 1.0 + 1e-15, 1.0 - 1e-15, 9.000_001, 36.0, f64::INFINITY, f64::NAN];
        let months = [Some(0), Some(1), Some(1), Some(1), Some(1), Some(10), Some(36), None, None];
        assert_eq!(paybacks.map(month_of), months);
    }

    #[test]
    fn the_range_is_that_of_the_numbers() {
        let values: Vec<f64> = (0..77).map(|i| if i % 5 == 0 { f64::NAN } else { f64::from((i * 37) % 77) }).collect();
        for len in 0..values.len() {
            let numbers = values[..len].iter().copied();
            let expected = (numbers.clone().fold(f64::INFINITY, f64::min), numbers.fold(f64::NEG_INFINITY, f64::max));
            assert_eq!(range(&values[..len]), expected);
        }
        assert_eq!(range(&[1.0, f64::INFINITY, f64::NEG_INFINITY]), (f64::NEG_INFINITY, f64::INFINITY));
    }
}
