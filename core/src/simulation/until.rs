//! Runs that go on until a figure is precise.

use super::figure::Figure;
use super::request::{Precision, SimulateRequest};
use super::results::{PrecisionReached, Simulation};
use super::run::OnProgress;
use super::{prepare::Prepared, run};
use crate::model::Model;
use crate::problem::{Code, Problem, Problems};
use crate::sampling::{Layout, Sampler};

/// Trials of the first attempt. Attempts are powers of two, which every sampler takes.
const FIRST: u64 = 1 << 14;
/// How many times as many trials an attempt has as the one before it, at most: the error of a small run is itself rough.
const STEP: u64 = 64;

impl Model {
    /// What the scenario may come to, with as many trials as make a figure's 95% interval no wider than wanted, or as the
    /// limit allows; `run.precision` says which. The trials of the request itself are not looked at.
    ///
    /// Every attempt is a run of its own, so that the result is, to the last bit, that of a plain request for as many
    /// trials. Their numbers are powers of two; all attempts together cost at most twice the last one.
    ///
    /// # Errors
    /// Those of [`Model::simulate_with`]; `unknown_result` for a figure that there is not.
    pub fn simulate_until(
        &self,
        request: &SimulateRequest,
        precision: &Precision,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Simulation, Problems> {
        let mut asked = request.clone();
        let figure = check(self, precision, &mut asked)?;
        let precision = &Precision { most_trials: most_trials(asked.sampler, precision)?, ..precision.clone() };
        let mut trials = FIRST.min(precision.most_trials);
        let mut last: Option<Simulation> = None;
        loop {
            asked.trials = trials;
            let prepared = match (Prepared::new(self, &asked), last.take()) {
                (Ok(prepared), _) => prepared,
                // Another limit comes first: what there is stands.
                (Err(_), Some(simulation)) => return Ok(simulation),
                (Err(problems), None) => return Err(problems),
            };
            let tally = run::blocks(&prepared, 0..prepared.layout.blocks(), asked.threads, on_progress)?;
            let mut simulation = prepared.finish(self, &asked, tally)?;
            let width = figure.interval(&simulation).map(|interval| interval.width()).filter(|width| width.is_finite());
            let reached = width.is_some_and(|width| width <= precision.width);
            let next = next_trials(trials, width, precision);
            let figure = precision.figure.clone();
            simulation.run.precision = Some(PrecisionReached { figure, wanted: precision.width, width, reached });
            // A figure that has no interval by now, such as the mean of a time that may never come, will not get one.
            let is_hopeless = width.is_none() && trials > FIRST;
            if reached || is_hopeless || next == trials {
                return Ok(simulation);
            }
            last = Some(simulation);
            trials = next;
        }
    }
}

fn check(model: &Model, precision: &Precision, request: &mut SimulateRequest) -> Result<Figure, Problems> {
    let mut problems = Vec::new();
    if !(precision.width > 0.0 && precision.width.is_finite()) {
        problems.push(SimulateRequest::invalid("width", format!("{} is no width: it is above 0", precision.width)));
    }
    if precision.most_trials > model.limits.trials {
        let (trials, most) = (precision.most_trials, model.limits.trials);
        let message = format!("{trials} trials; the limit is {most} (trials)");
        problems.push(Problem::new(Code::LimitExceeded, "most_trials", message));
    }
    let figure = Figure::parse(model, &precision.figure, request);
    match figure {
        Ok(figure) => Problems::check(problems).map(|()| figure),
        Err(problem) => {
            problems.push(problem);
            Err(Problems::check(problems)
                .err()
                .unwrap_or_else(|| Problem::new(Code::UnknownResult, "figure", "there is no such figure").into()))
        }
    }
}

/// The most trials within the limit that the sampler takes: the last attempt must not fail after all the others.
fn most_trials(sampler: Sampler, precision: &Precision) -> Result<u64, Problem> {
    match Layout::new(sampler, precision.most_trials) {
        Ok(_) => Ok(precision.most_trials),
        Err(error) => error.below.ok_or_else(|| SimulateRequest::invalid("most_trials", error.to_string())),
    }
}

/// How many trials come next, from how the width of intervals falls with the root of their number.
fn next_trials(trials: u64, width: Option<f64>, precision: &Precision) -> u64 {
    let factor = width.map_or(4.0, |width| {
        let ratio = width / precision.width;
        1.05 * ratio * ratio
    });
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 64")]
    let factor = factor.clamp(2.0, STEP as f64).ceil() as u64;
    let next = trials.saturating_mul(factor.next_power_of_two());
    if next > precision.most_trials { precision.most_trials.max(trials) } else { next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_grow_as_errors_ask_and_stop_at_the_limit() {
        let precision = Precision { figure: String::new(), width: 0.01, most_trials: 1 << 20 };
        assert_eq!(next_trials(1 << 14, Some(0.02), &precision), 1 << 17);
        assert_eq!(next_trials(1 << 14, Some(0.0101), &precision), 1 << 15);
        assert_eq!(next_trials(1 << 14, Some(5.0), &precision), 1 << 20);
        assert_eq!(next_trials(1 << 14, None, &precision), 1 << 16);
        assert_eq!(next_trials(1 << 20, Some(5.0), &precision), 1 << 20);
    }
}
