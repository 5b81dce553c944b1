//! From a request to its answer.

use super::factors::{Factor, factors};
use super::model_function::ModelResult;
use super::request::{SobolKind, SobolRequest, SobolUntil};
use super::results::{Sobol, SobolFactorIndices, SobolPairIndices, SobolRun, SobolUntilReached};
use crate::evaluation::Engine;
use crate::model::Model;
use crate::problem::{Code, Problem, Problems, did_you_mean};
use crate::sensitivity::ListedInput;
use crate::sensitivity::subject::Subject;
use crate::simulation::{OnProgress, Points, Progress};
use crate::statistics::sobol_indices::{plain, until};
use crate::statistics::{
    SobolError, SobolIndex, SobolIndices, SobolPair, SobolPrecision, SobolPrecisionReached, SobolSettings, SobolWatched,
};

pub(super) fn sobol(
    model: &Model,
    request: &SobolRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<Sobol, Problems> {
    let subject = Subject::drawn(model);
    let mut problems = Vec::new();
    let result =
        subject.result(request.result.as_deref()).map_err(|of_result| problems.extend(of_result.into_vec())).ok();
    // Factors do not depend on the result.
    let points = Points::new(&subject.model, result.as_slice())?;
    let factors = factors(&subject.model, &points, request, &mut problems);
    let settings = settings(model, request, &factors.list);
    let columns = points.inputs().len();
    problems.extend(settings.errors(columns).iter().map(|error| problem(error, "")));
    problems.extend(too_many(model, request, factors.list.len()));
    let precision = precision(model, request, &factors.list, &mut problems);
    Problems::check(problems)?;
    let path = result.map_or_else(String::new, |result| result.path(&subject.model));

    let function = ModelResult(&points);
    let mut tell = |done: u64, trials: u64| on_progress(Progress { done, trials });
    let found = match &precision {
        None => plain(&function, &settings, &mut tell).map(|found| (found, None)),
        Some(precision) => {
            until(&function, &settings, precision, &mut tell).map(|(found, reached)| (found, Some(reached)))
        }
    };
    let (found, reached) = found.map_err(|error| problem(&error, &path))?;
    let named = Named { model: &subject.model, points: &points, factors: &factors.list };
    let mut notices = subject.notices();
    notices.extend(factors.notices);
    Ok(Sobol {
        engine: Engine::THIS,
        scenario: model.summary(),
        run: run(request, &found, reached),
        method: "sobol",
        unit: result.map_or_else(String::new, |result| result.unit().in_currency(&model.currency)),
        result: path,
        mean: found.mean,
        variance: found.variance,
        factors: named.factors(&found),
        second_order: request.second_order.then(|| named.pairs(&found)),
        sum_of_first_orders: found.sum_of_first_orders,
        reason: found.is_constant().then(|| "the result is the same whatever the inputs are".to_owned()),
        notices,
    })
}

fn settings(model: &Model, request: &SobolRequest, factors: &[Factor]) -> SobolSettings {
    SobolSettings {
        samples: request.samples,
        seed: request.seed,
        second_order: request.second_order,
        groups: factors.iter().map(|factor| factor.dimensions.clone()).collect(),
        resamples: request.resamples,
        threads: request.threads,
        most_bytes: model.limits.sample_bytes,
    }
}

/// Where the model would be computed more often than the limit allows.
fn too_many(model: &Model, request: &SobolRequest, factors: usize) -> Option<Problem> {
    let most = model.limits.trials;
    let per_row = 2 + factors as u64 * if request.second_order { 2 } else { 1 };
    let evaluations = request.samples.saturating_mul(per_row);
    (evaluations > most).then(|| {
        let message = format!(
            "{} samples of {factors} factors take {evaluations} computations of the model; the limit is {most} (trials)",
            request.samples
        );
        Problem::new(Code::LimitExceeded, "samples", message).help("ask for fewer samples, or group inputs")
    })
}

/// What is to be precise, where something is.
fn precision(
    model: &Model,
    request: &SobolRequest,
    factors: &[Factor],
    problems: &mut Vec<Problem>,
) -> Option<SobolPrecision> {
    let SobolUntil { width, factor, index, most_evaluations } = request.until.as_ref()?;
    let mut invalid = |message: String, help: String| {
        problems.push(Problem::new(Code::InvalidArgument, "until", message).help(help));
    };
    if !(*width > 0.0 && width.is_finite()) {
        invalid(format!("{width} is no width: it is above 0"), String::new());
    }
    if request.resamples == 0 {
        invalid("without resamples there are no intervals to become narrow".to_owned(), String::new());
    }
    let mut watched = SobolWatched::Widest;
    if let Some(name) = factor {
        match factors.iter().position(|factor| factor.name == *name) {
            Some(place) if *index == SobolKind::FirstOrder => watched = SobolWatched::FirstOrder(place),
            Some(place) => watched = SobolWatched::Total(place),
            None => {
                let help = did_you_mean(name, factors.iter().map(|factor| factor.name.as_str()));
                invalid(format!("there is no factor {name:?}"), help);
            }
        }
    }
    let most = model.limits.trials;
    if *most_evaluations > most {
        let message = format!("{most_evaluations} evaluations; the limit is {most} (trials)");
        problems.push(Problem::new(Code::LimitExceeded, "until", message));
    }
    Some(SobolPrecision { width: *width, watched, most_evaluations: *most_evaluations })
}

/// What went wrong, in the words of a request; `result` is the path of the result.
fn problem(error: &SobolError, result: &str) -> Problem {
    let invalid = |path: &str| Problem::new(Code::InvalidArgument, path, error.to_string());
    match error {
        SobolError::Samples(samples) => {
            let below = samples.checked_ilog2().map_or(0, |exponent| 1_u64 << exponent).clamp(16, 1 << 30);
            let above = below.saturating_mul(2).min(1 << 30);
            invalid("samples").help(if below < above {
                format!("near by are {below} and {above}")
            } else {
                format!("the most are {above}")
            })
        }
        SobolError::Resamples(_) => invalid("resamples"),
        SobolError::Columns(0) => {
            let message = "no input of the scenario is uncertain: nothing has a share in anything";
            Problem::new(Code::InvalidArgument, "", message).help("give an input a distribution")
        }
        SobolError::Columns(_) => Problem::new(Code::LimitExceeded, "", error.to_string()),
        SobolError::TooLarge { .. } => Problem::new(Code::LimitExceeded, "samples", format!("{error} (sample_bytes)")),
        SobolError::NotFinite { infinite, undefined, evaluations } => {
            let share = |count: &u64| 100.0 * *count as f64 / *evaluations as f64;
            let (infinite, undefined) = (share(infinite), share(undefined));
            let message = format!(
                "{result} is infinite in {infinite:.3}% and has no value in {undefined:.3}% of the cases that were \
                 computed: such a result has no variance to divide"
            );
            Problem::new(Code::InvalidArgument, "result", message)
                .help("ask about a result that there always is, such as net_present_value")
        }
        SobolError::Precision(_) => invalid("until"),
        SobolError::Stopped => Problem::new(Code::Cancelled, "", error.to_string()),
        SobolError::Group(_) => invalid("groups"),
    }
}

fn run(request: &SobolRequest, found: &SobolIndices, reached: Option<SobolPrecisionReached>) -> SobolRun {
    let until = request.until.as_ref().zip(reached).map(|(until, reached)| SobolUntilReached {
        factor: until.factor.clone(),
        index: until.factor.is_some().then_some(until.index),
        wanted: until.width,
        width: reached.width,
        reached: reached.reached,
    });
    SobolRun {
        samples: found.samples,
        evaluations: found.evaluations,
        seed: request.seed,
        resamples: request.resamples,
        confidence: 0.95,
        until,
    }
}

/// Indices by name.
struct Named<'a> {
    model: &'a Model,
    points: &'a Points,
    factors: &'a [Factor],
}

impl Named<'_> {
    fn factors(&self, found: &SobolIndices) -> Vec<SobolFactorIndices> {
        let inputs = |factor: &Factor| {
            let ids = factor.dimensions.iter().filter_map(|dimension| self.points.inputs().get(*dimension));
            ids.map(|id| ListedInput::new(self.model, *id)).collect()
        };
        let mut factors: Vec<SobolFactorIndices> = self
            .factors
            .iter()
            .zip(&found.factors)
            .map(|(factor, indices)| SobolFactorIndices {
                name: factor.name.clone(),
                inputs: inputs(factor),
                first_order: indices.first_order,
                total: indices.total,
            })
            .collect();
        crate::order::sort_by(&mut factors, |a, b| larger_first(a.total, b.total).then_with(|| a.name.cmp(&b.name)));
        factors
    }

    fn pairs(&self, found: &SobolIndices) -> Vec<SobolPairIndices> {
        let name = |place: usize| self.factors.get(place).map_or_else(String::new, |factor| factor.name.clone());
        let pair = |pair: &SobolPair| SobolPairIndices {
            factors: [name(pair.factors.0), name(pair.factors.1)],
            index: pair.index,
        };
        let mut pairs: Vec<SobolPairIndices> = found.second_order.iter().map(pair).collect();
        crate::order::sort_by(&mut pairs, |a, b| {
            larger_first(a.index, b.index).then_with(|| a.factors.cmp(&b.factors))
        });
        pairs
    }
}

fn larger_first(a: Option<SobolIndex>, b: Option<SobolIndex>) -> core::cmp::Ordering {
    let estimate = |index: Option<SobolIndex>| index.map_or(0.0, |index| index.estimate);
    estimate(b).total_cmp(&estimate(a))
}
