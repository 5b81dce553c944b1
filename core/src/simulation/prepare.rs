//! A request, checked and made ready to run.

use super::engine::Engine;
use super::output::{Book, Output, Source};
use super::request::SimulateRequest;
use super::results::QUANTILES;
use super::tally::{ClaimDecision, ClaimSource, Decisions, Keeping, keeps_values};
use crate::Scalar;
use crate::document::Arrival;
use crate::evaluation::Address;
use crate::model::{Claim, Model};
use crate::problem::{Code, Problem, Problems};
use crate::sampling::Layout;

/// A run that can start.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) layout: Layout,
    /// That of the model first, then those of claims that give something.
    pub(super) engines: Vec<Engine>,
    pub(super) decisions: Decisions,
    /// The outputs of the first engine that were asked for beyond the usual ones.
    pub(super) extra: Vec<usize>,
    /// Ascending, each once.
    pub(super) quantiles: Vec<f64>,
    pub(super) keeping: Keeping,
}

/// Memory that samples take, in bytes: see the limit `sample_bytes`.
fn sample_bytes(trials: u64, outputs: usize) -> u64 {
    trials.saturating_mul(outputs as u64).saturating_mul(8)
}

impl Prepared {
    pub(super) fn new(model: &Model, request: &SimulateRequest) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let limits = &model.limits;
        if request.trials > limits.trials {
            let message = format!("{} trials; the limit is {} (trials)", request.trials, limits.trials);
            problems.push(Problem::new(Code::LimitExceeded, "trials", message).help("ask for fewer trials"));
        }
        let layout = Layout::new(request.sampler, request.trials);
        if let Err(error) = &layout {
            problems.push(SimulateRequest::invalid("trials", error.to_string()));
        }
        for p in &request.quantiles {
            if !(0.0..=1.0).contains(p) {
                problems.push(SimulateRequest::invalid("quantiles", format!("{p} is not from 0 to 1")));
            }
        }
        let mut outputs = Output::defaults(model);
        let mut extra = Vec::new();
        for path in &request.outputs {
            match model.address(path) {
                Ok(address) => {
                    let index = place_of(&mut outputs, address);
                    if !extra.contains(&index) {
                        extra.push(index);
                    }
                }
                Err(problem) => problems.push(Problem { path: "outputs".to_owned(), ..problem }),
            }
        }
        // What the base case cannot be computed for is no ground to draw on.
        if let Err(of_base) = model.evaluate() {
            problems.extend(of_base.into_vec());
        }
        problems.extend(expected_events(model, request.trials));
        let claims = claims(model, request.trials, &mut outputs, &mut problems);
        if request.samples {
            let (bytes, most) = (sample_bytes(request.trials, outputs.len()), limits.sample_bytes);
            if bytes > most {
                let message = format!(
                    "{} trials of {} results take {bytes} bytes; the limit is {most} (sample_bytes)",
                    request.trials,
                    outputs.len()
                );
                let help = "ask for fewer trials, or do without samples: everything else takes constant memory";
                problems.push(Problem::new(Code::LimitExceeded, "samples", message).help(help));
            }
        }
        Problems::check(problems)?;
        let layout = layout.map_err(|error| SimulateRequest::invalid("trials", error.to_string()))?;

        let exact = keeps_values(request.trials, outputs.len());
        let keeping = Keeping { exact, stores: exact || request.samples };
        let ready = |model: &Model, outputs: Vec<Output>| {
            Engine::new(model, outputs, &layout, request.sampler, request.seed)
                .map_err(|below| Problems::from(model.below_zero("", below)))
        };
        let paybacks = (0..model.options.len()).filter_map(|option| {
            outputs.iter().position(|output| output.source == Source::Books(option, Book::Payback))
        });
        let mut decisions = Decisions {
            paybacks: paybacks.collect(),
            target: model.payback_target.and_then(|months| usize::try_from(months).ok()),
            claims: Vec::with_capacity(claims.len()),
        };
        let mut engines = vec![ready(model, outputs)?];
        for (claim, source) in claims {
            let source = match source {
                Ok(output) => ClaimSource::Output(output),
                Err((given, address)) => {
                    // Nothing but the claim's own result is looked at.
                    engines.push(ready(&given, vec![Output::at(address)])?);
                    ClaimSource::Given { engine: engines.len() - 2, output: 0 }
                }
            };
            decisions.claims.push(ClaimDecision {
                source,
                bound: claim.bound,
                claimed: claim.claimed.to_f64(),
                tolerance: claim.tolerance.to_f64(),
            });
        }
        let mut quantiles: Vec<f64> = QUANTILES.into_iter().chain(request.quantiles.iter().copied()).collect();
        quantiles.sort_unstable_by(f64::total_cmp);
        quantiles.dedup();
        Ok(Self { layout, engines, decisions, extra, quantiles, keeping })
    }

    pub(super) fn engine(&self) -> &Engine {
        self.engines.first().expect("the engine of the model is always there")
    }
}

/// The index of a result among the outputs, to which it is added where it is not one of them.
fn place_of(outputs: &mut Vec<Output>, address: Address) -> usize {
    if let Some(index) = outputs.iter().position(|output| output.address == address) {
        return index;
    }
    outputs.push(Output::at(address));
    outputs.len() - 1
}

/// For each claim the output it is about, or the model of what it gives with the result there.
type ClaimTarget<'a> = (&'a Claim, Result<usize, (Model, Address)>);

fn claims<'a>(
    model: &'a Model,
    trials: u64,
    outputs: &mut Vec<Output>,
    problems: &mut Vec<Problem>,
) -> Vec<ClaimTarget<'a>> {
    let mut found = Vec::new();
    for claim in &model.claims {
        if claim.given.is_empty() {
            found.push((claim, Ok(place_of(outputs, claim.target))));
            continue;
        }
        match crate::evaluation::given_model(model, claim) {
            Ok(given) => {
                problems.extend(
                    expected_events(&given, trials)
                        .map(|problem| Problem { path: format!("claims.{}", claim.id), ..problem }),
                );
                found.push((claim, Err((given, claim.target))));
            }
            Err(of_claim) => problems.extend(of_claim.into_vec().into_iter().map(|problem| Problem {
                path: format!("claims.{}", claim.id),
                message: format!("{}: {}", problem.path, problem.message),
                ..problem
            })),
        }
    }
    found
}

/// A problem where more events are to be expected than the limit allows, at the 0.9999 quantile of what rates are made of.
fn expected_events(model: &Model, trials: u64) -> Option<Problem> {
    let events = super::rate_bound::events_per_trial(model) * trials as f64;
    let most = model.limits.poisson_events;
    if events <= most as f64 {
        return None;
    }
    let losses = model.losses.iter().filter(|loss| loss.arrival == Arrival::Poisson).map(|loss| loss.id.as_str());
    let message = format!(
        "{} trials may bring {events:.3e} events of the losses {}; the limit is {most} (poisson_events)",
        trials,
        losses.collect::<Vec<_>>().join(", ")
    );
    let help = "ask for fewer trials, or let frequent events come as expected: arrival = \"expected\"";
    Some(Problem::new(Code::LimitExceeded, "trials", message).help(help))
}
