//! How much computing a request takes, and doing it.

use core::ops::ControlFlow;

use crate::evaluation::Address;
use crate::model::{InputId, Model};
use crate::parallel;
use crate::problem::{Code, Problem, Problems};
use crate::simulation::{OnProgress, Progress};

/// How much computing the net present values of all options takes, in loss-months.
pub(crate) fn decision_work(model: &Model) -> u64 {
    let options = 0..model.options.len();
    options.fold(0, |sum: u64, option| {
        sum.saturating_add(Address::Option { option, name: "net_present_value" }.work(model))
    })
}

/// How much computing it takes to see whether the scenario is valid with some inputs at other values, in loss-months: making
/// the model anew takes about as long as two evaluations.
pub(crate) fn validity_work(model: &Model, ids: &[InputId]) -> u64 {
    if ids.iter().any(|id| model.is_held_to_a_domain(*id)) {
        decision_work(model).saturating_mul(2).saturating_add(10 * model.inputs.len() as u64)
    } else {
        0
    }
}

/// Refuses what would take more than the limit `point_work`.
pub(crate) fn check_work(model: &Model, points: u64, work: u64) -> Result<(), Problem> {
    let limit = model.limits.point_work;
    if work <= limit {
        return Ok(());
    }
    let message = format!(
        "{points} points would take {work} loss-months of computing in a scenario of this size; the limit is {limit} \
         (point_work)"
    );
    Err(Problem::new(Code::LimitExceeded, "", message).help("ask for fewer inputs or values, or raise the limit"))
}

/// Whether a job is to go on; what comes of one that is not is lost.
pub(crate) type GoesOn<'a> = dyn Fn() -> bool + 'a;

/// Does some jobs of `points` points in all, on several threads; what comes of them is in their order. A job asks now and
/// then whether it is to go on.
pub(crate) fn run<T: Send>(
    jobs: usize,
    points: u64,
    threads: usize,
    job: impl Fn(usize, &GoesOn<'_>) -> T + Sync,
    on_progress: &mut OnProgress<'_>,
) -> Result<Vec<T>, Problems> {
    let count = jobs as u64;
    let mut on_jobs = |done: u64| -> ControlFlow<()> {
        let done = if done >= count { points } else { points / count.max(1) * done };
        on_progress(Progress { done, trials: points })
    };
    let at = |index: u64, (): &mut (), goes_on: &GoesOn<'_>| job(usize::try_from(index).unwrap_or(usize::MAX), goes_on);
    parallel::in_order(count, threads, || (), at, &mut on_jobs)
        .map_err(|_| Problem::new(Code::Cancelled, "", "the analysis was stopped before it was done").into())
}
