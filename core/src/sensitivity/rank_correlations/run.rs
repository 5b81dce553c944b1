//! Rank correlations, from the draws of a simulation.

use super::request::RankCorrelationsRequest;
use super::results::{InputRankCorrelation, RankCorrelations};
use crate::evaluation::Engine;
use crate::model::{InputId, Model};
use crate::parallel::in_order;
use crate::problem::Problems;
use crate::sensitivity::ListedInput;
use crate::sensitivity::sampled::{self, CONFIDENCE, MOST_RANKED};
use crate::sensitivity::subject::Subject;
use crate::simulation::OnProgress;
use crate::statistics::NoRankCorrelation;
use crate::statistics::rank_correlation::of_ranks;
use crate::statistics::ranks::Ranks;

pub(super) fn rank_correlations(
    model: &Model,
    request: &RankCorrelationsRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<RankCorrelations, Problems> {
    let subject = Subject::drawn(model);
    let trials = request.trials.min(MOST_RANKED);
    let mut problems = sampled::check_trials(&subject, trials, 1);
    let inputs = match &request.inputs {
        None => subject.uncertain(),
        Some(paths) => sampled::uncertain_inputs(&subject, "inputs", paths, &mut problems),
    };
    let result = match subject.result(request.result.as_deref()) {
        Ok(result) => Some(result),
        Err(of_result) => {
            problems.extend(of_result.into_vec());
            None
        }
    };
    Problems::check(problems)?;
    let result = result.expect("where there is none, that is a problem");

    let jobs = inputs.len() as u64;
    let size = (trials, request.seed, request.threads);
    let drawn = sampled::draw(&subject.model, size, &[result], |x| !x.is_nan(), jobs, on_progress)?;
    let of_result = Ranks::of(drawn.sample.outputs.first().map_or(&[], Vec::as_slice));
    let job = |index: u64, (): &mut (), _: &dyn Fn() -> bool| {
        let id = usize::try_from(index).ok().and_then(|index| inputs.get(index)).copied()?;
        let draws = drawn.place(id).and_then(|place| drawn.sample.draws.get(place))?;
        let (x, y) = (Ranks::of(draws)?, of_result.as_ref()?);
        Some(of_ranks(&x, y, CONFIDENCE))
    };
    let mut tell = |done| on_progress(sampled::later(&drawn.run, jobs, done));
    let found = in_order(jobs, request.threads, || (), job, &mut tell).map_err(|_| sampled::cancelled())?;

    let mut correlations: Vec<InputRankCorrelation> =
        inputs.iter().zip(found).map(|(id, found)| listed(&subject.model, *id, found)).collect();
    crate::order::sort_by(&mut correlations, |a, b| {
        // Those without one are farther down than any.
        let strength = |of: &InputRankCorrelation| of.rank_correlation.map_or(-1.0, f64::abs);
        strength(b).total_cmp(&strength(a)).then_with(|| a.input.path.cmp(&b.input.path))
    });
    let mut notices = subject.notices();
    if request.trials > trials {
        notices.push(format!("Ranks are those of the first {trials} of {} trials.", request.trials));
    }
    notices.extend(drawn.notices());
    Ok(RankCorrelations {
        engine: Engine::THIS,
        scenario: model.summary(),
        run: drawn.run,
        method: "rank_correlations",
        result: result.path(&subject.model),
        unit: result.unit().in_currency(&subject.model.currency),
        correlations,
        notices,
    })
}

fn listed(
    model: &Model,
    id: InputId,
    found: Option<Result<crate::statistics::RankCorrelation, NoRankCorrelation>>,
) -> InputRankCorrelation {
    let found = found.unwrap_or(Err(NoRankCorrelation::NotANumber));
    let reason = found.err().map(|reason| match reason {
        NoRankCorrelation::SecondConstant => "the result is the same in every trial",
        NoRankCorrelation::FirstConstant => "the input had the same value in every trial",
        NoRankCorrelation::TooFew => "the result has a value in fewer than four trials",
        NoRankCorrelation::Lengths | NoRankCorrelation::NotANumber | NoRankCorrelation::Confidence => {
            "the trials have no order"
        }
    });
    InputRankCorrelation {
        input: ListedInput::new(model, id),
        rank_correlation: found.ok().map(|found| found.estimate),
        reason,
        standard_error: found.ok().map(|found| found.standard_error),
        interval: found.ok().map(|found| found.interval),
    }
}
