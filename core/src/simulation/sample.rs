//! The draws of a simulation beside its results, trial by trial.

use super::engine::Engine;
use super::output::Output;
use super::request::SimulateRequest;
use super::run::{OnProgress, Progress};
use crate::evaluation::Address;
use crate::model::{InputId, Model};
use crate::parallel::in_order;
use crate::problem::{Code, Problem, Problems};
use crate::sampling::Layout;

/// What was drawn, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sample {
    /// The inputs that were drawn, in the order of paths.
    pub(crate) inputs: Vec<InputId>,
    /// For each input its draws, in the order of trials.
    pub(crate) draws: Vec<Vec<f64>>,
    /// For each address its results: NaN where there is none, infinite where a payback never comes.
    pub(crate) outputs: Vec<Vec<f64>>,
}

/// Draws what a simulation of the model draws, and computes some results of every trial. Takes 8 bytes for each trial and
/// each input or result: the caller has limited the trials.
///
/// # Errors
/// `invalid_argument` for trials that the sampler does not take; `availability_below_zero`; `cancelled`.
pub(crate) fn sample(
    model: &Model,
    request: &SimulateRequest,
    outputs: &[Address],
    on_progress: &mut OnProgress<'_>,
) -> Result<Sample, Problems> {
    let layout = Layout::new(request.sampler, request.trials)
        .map_err(|error| SimulateRequest::invalid("trials", error.to_string()))?;
    let outputs = outputs.iter().map(|address| Output::at(*address)).collect();
    let engine = Engine::new(model, outputs, &layout, request.sampler, request.seed)
        .map_err(|below| model.below_zero("", below))?
        .drawing_all();
    let job = |index: u64, scratch: &mut super::engine::Scratch, goes_on: &dyn Fn() -> bool| {
        engine.run(&layout.block(index), scratch, None, goes_on);
        (scratch.columns.clone(), scratch.outputs.clone())
    };
    let trials = layout.trials();
    let mut tell = |blocks: u64| {
        let done = trials.min(blocks.saturating_mul(trials.div_ceil(layout.blocks().max(1))));
        on_progress(Progress { done, trials })
    };
    let blocks = in_order(layout.blocks(), request.threads, || engine.scratch(), job, &mut tell)
        .map_err(|_| Problem::new(Code::Cancelled, "", "the run was stopped before it was done"))?;
    let inputs = engine.drawn_inputs();
    let mut sample =
        Sample { draws: vec![Vec::new(); inputs.len()], outputs: vec![Vec::new(); engine.outputs.len()], inputs };
    for (draws, outputs) in blocks {
        let add = |to: &mut Vec<Vec<f64>>, from: Vec<Vec<f64>>| {
            to.iter_mut().zip(from).for_each(|(to, from)| to.extend(from));
        };
        add(&mut sample.draws, draws);
        add(&mut sample.outputs, outputs);
    }
    for (output, column) in engine.outputs.iter().zip(&mut sample.outputs) {
        output.never_is_infinite(column);
    }
    Ok(sample)
}

#[cfg(test)]
mod tests {
    use core::ops::ControlFlow;

    use super::*;
    use crate::sampling::Sampler;

    #[test]
    fn the_draws_and_results_are_those_of_the_simulation() {
        let model = Model::parse(
            r#"
            schema_version = 1
            currency = "HKD"
            horizon_months = 12
            discount_rate.uniform = { min = 0.02, max = 0.08 }
            workforce = { headcount = 50, hourly_cost = 200 }
            losses.rework = { events_per_year = 600, minutes_per_event.pert = { min = 8, mode = 17, max = 30 } }
            "#,
        )
        .unwrap();
        let address = model.address("today.annual_cost").unwrap();
        for sampler in [Sampler::Random, Sampler::LatinHypercube, Sampler::Sobol] {
            for threads in [1, 3] {
                let request =
                    SimulateRequest { trials: 1 << 15, sampler, samples: true, threads, ..SimulateRequest::default() };
                let sample = sample(&model, &request, &[address], &mut |_| ControlFlow::Continue(())).unwrap();
                let simulation = model.simulate(&request).unwrap();
                assert!(sample.outputs[0] == simulation.samples.unwrap().columns[0]);
                let mut draws = Vec::new();
                model
                    .draws(&request, &mut |block| {
                        let (_, column) = block.iter().find(|(path, _)| path.ends_with("minutes_per_event")).unwrap();
                        draws.extend_from_slice(column);
                    })
                    .unwrap();
                let paths: Vec<_> = sample.inputs.iter().map(|input| model.inputs()[input.index()].path()).collect();
                assert_eq!(paths, ["discount_rate", "losses.rework.minutes_per_event"]);
                assert!(sample.draws[1] == draws);
                assert!(sample.draws[0].iter().all(|rate| (0.02..0.08).contains(rate)));
            }
        }
    }

    #[test]
    fn it_stops_when_told_to() {
        let model = Model::parse("schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 12\ndiscount_rate = 0\nworkforce = { headcount = 1, hourly_cost = 1 }\nlosses.a = { events_per_year.uniform = { min = 1, max = 2 }, cost_per_event = 1 }").unwrap();
        let address = model.address("today.annual_cost").unwrap();
        let stopped = sample(&model, &SimulateRequest::default(), &[address], &mut |_| ControlFlow::Break(()));
        assert_eq!(stopped.unwrap_err().iter().next().unwrap().code, Code::Cancelled);
    }
}
