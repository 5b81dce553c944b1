//! What analyses on the draws of a simulation have in common.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::subject::Subject;
use crate::document::text::quoted;
use crate::evaluation::Address;
use crate::model::{InputId, Model};
use crate::problem::{Code, Problem, Problems, did_you_mean};
use crate::sampling::Sampler;
use crate::simulation::{OnProgress, Progress, Sample, SimulateRequest, sample};
use crate::statistics::ConfidenceInterval;

/// Ranks and regressions look at so many trials at most, the first of a run.
pub(super) const MOST_RANKED: u64 = 1 << 18;
/// Regressions leave out a fifth of the trials at a time: there have to be some.
pub(super) const FEWEST: u64 = 100;
/// The share of intervals that hold the true value.
pub(super) const CONFIDENCE: f64 = 0.95;

/// How the trials of an analysis were drawn: what the same bits can be had by again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SampledRun {
    /// Trials drawn.
    pub trials: u64,
    /// Trials that ranks and regressions look at: the first of them, up to 262,144.
    pub trials_used: u64,
    /// Trials left out of everything, as a result has no value in them.
    pub trials_without_value: u64,
    /// What the run is repeated by.
    #[serde(serialize_with = "crate::simulation::as_text")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::simulation::seed_schema"))]
    pub seed: u64,
    /// `random`: errors and intervals are those of independent trials.
    pub sampler: Sampler,
}

/// The draws and results of a run.
pub(super) struct Drawn {
    pub(super) run: SampledRun,
    pub(super) sample: Sample,
}

/// The problems of a request: too few trials, or more than there is room for.
pub(super) fn check_trials(subject: &Subject, trials: u64, outputs: usize) -> Vec<Problem> {
    let limits = &subject.model.limits;
    let columns = (subject.uncertain().len() + outputs) as u64;
    // Blocks are put together into columns: both are there for a while.
    let bytes = trials.saturating_mul(columns).saturating_mul(2 * 8);
    let too_many = |message: String| Problem::new(Code::LimitExceeded, "trials", message).help("ask for fewer trials");
    let mut problems = Vec::new();
    if trials < FEWEST {
        let message = format!("{trials} trials are too few: expected {FEWEST} or more");
        problems.push(Problem::new(Code::InvalidArgument, "trials", message));
    }
    if trials > limits.trials {
        problems.push(too_many(format!("{trials} trials; the limit is {} (trials)", limits.trials)));
    } else if bytes > limits.sample_bytes {
        problems.push(too_many(format!(
            "{trials} trials of {columns} inputs and results take {bytes} bytes; the limit is {} (sample_bytes)",
            limits.sample_bytes
        )));
    }
    problems
}

/// Draws the trials of a checked request, and leaves out those in which `keeps` does not keep some result. The run has so
/// many `jobs` on its trials still before it.
pub(super) fn draw(
    model: &Model,
    (trials, seed, threads): (u64, u64, usize),
    outputs: &[Address],
    keeps: impl Fn(f64) -> bool,
    jobs: u64,
    on_progress: &mut OnProgress<'_>,
) -> Result<Drawn, Problems> {
    let all = trials.saturating_add(trials.min(MOST_RANKED).saturating_mul(jobs));
    let mut drawing = |progress: Progress| on_progress(Progress { done: progress.done, trials: all });
    let request = SimulateRequest { trials, seed, threads, sampler: Sampler::Random, ..SimulateRequest::default() };
    let mut sample = sample(model, &request, outputs, &mut drawing)?;
    let count = sample.outputs.first().map_or(0, Vec::len);
    let is_kept = |trial: usize| sample.outputs.iter().all(|column| column.get(trial).is_some_and(|&x| keeps(x)));
    let kept: Vec<bool> = (0..count).map(is_kept).collect();
    let without = kept.iter().filter(|kept| !**kept).count();
    if without > 0 {
        for column in sample.draws.iter_mut().chain(&mut sample.outputs) {
            let mut kept = kept.iter();
            column.retain(|_| kept.next().copied().unwrap_or(false));
        }
    }
    let left = (count - without) as u64;
    let run = SampledRun {
        trials,
        trials_used: left.min(MOST_RANKED),
        trials_without_value: without as u64,
        seed,
        sampler: Sampler::Random,
    };
    Ok(Drawn { run, sample })
}

impl Drawn {
    /// The trials that ranks and regressions look at.
    pub(super) fn used<'a>(&self, column: &'a [f64]) -> &'a [f64] {
        let used = usize::try_from(self.run.trials_used).unwrap_or(usize::MAX);
        column.get(..used).unwrap_or(column)
    }

    /// What the reader should know of trials left out.
    pub(super) fn notices(&self) -> Option<String> {
        let SampledRun { trials, trials_without_value: without, .. } = self.run;
        (without > 0).then(|| format!("Left out: {without} of {trials} trials, in which there is no result."))
    }

    /// The place of an input among those drawn.
    pub(super) fn place(&self, id: InputId) -> Option<usize> {
        self.sample.inputs.iter().position(|input| *input == id)
    }
}

/// The uncertain input of a path.
fn uncertain_input(subject: &Subject, argument: &str, path: &str) -> Result<InputId, Problem> {
    let model = &subject.model;
    let uncertain = subject.uncertain();
    let paths = || uncertain.iter().filter_map(|id| model.inputs.get(id.index())).map(|input| input.path.as_str());
    let Some(id) = model.input_id(path) else {
        let message = format!("there is no input {}", quoted(path));
        return Err(Problem::new(Code::UnknownReference, argument, message).help(did_you_mean(path, paths())));
    };
    if uncertain.contains(&id) {
        return Ok(id);
    }
    let why = if subject.held.contains(&id) {
        "differs from event to event of a loss that comes by chance, and is held at its mean"
    } else {
        "is certain"
    };
    Err(Problem::new(Code::InvalidArgument, argument, format!("{} {why}: there is nothing to learn", quoted(path)))
        .help("name an input that has a distribution"))
}

/// The uncertain inputs of some paths, each once.
pub(super) fn uncertain_inputs(
    subject: &Subject,
    argument: &str,
    paths: &[String],
    problems: &mut Vec<Problem>,
) -> Vec<InputId> {
    let mut found = Vec::new();
    for path in paths {
        match uncertain_input(subject, argument, path) {
            Ok(id) if found.contains(&id) => {}
            Ok(id) => found.push(id),
            Err(problem) => problems.push(problem),
        }
    }
    found
}

/// Progress of the part of a run that comes after the draws: the trials that each of its jobs has looked at count too.
pub(super) fn later(run: &SampledRun, jobs: u64, done: u64) -> Progress {
    Progress {
        done: run.trials.saturating_add(run.trials_used.saturating_mul(done)),
        trials: run.trials.saturating_add(run.trials_used.saturating_mul(jobs)),
    }
}

/// The problem of a run that was told to stop.
pub(super) fn cancelled() -> Problem {
    Problem::new(Code::Cancelled, "", "the run was stopped before it was done")
}

/// An interval as an object.
#[expect(clippy::ref_option, reason = "what serde hands over")]
pub(super) fn interval<S: Serializer>(interval: &Option<ConfidenceInterval>, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(interval) = interval else { return serializer.serialize_none() };
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("lower", &interval.lower)?;
    map.serialize_entry("upper", &interval.upper)?;
    map.end()
}
