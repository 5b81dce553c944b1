//! What a question takes, told before it is computed: roughly how long, which chooses its lane, and at most how much
//! memory. The figures were measured with scenarios made to take much; those of memory are rounded up by a third or more.

use std::time::Duration;

use roicm::{EvaluateRequest, Limits, Model, SensitivityRequest, SimulateRequest};

/// How large a scenario is.
#[derive(Debug)]
pub(crate) struct Size {
    /// Losses × (options, and doing nothing) × months, in which the core counts its work too.
    loss_months: u64,
    losses: u64,
    options: u64,
    claims: u64,
    inputs: u64,
    months: u64,
}

/// What a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    /// Roughly how long.
    pub(crate) time: Duration,
    /// Bytes at most, the answer included.
    pub(crate) memory: u64,
}

/// Bytes that reading a body takes beside the body, and an answer of a few results.
pub(crate) const READING: u64 = 24 << 20;
/// Bytes of a simulation's program for each loss-month.
const PROGRAM: u64 = 1024;
/// The same for each claim, of which only the claim's own result is kept.
const CLAIM: u64 = 32;
/// Bytes that a simulation counts with for each option and month.
const CELL: u64 = 32 << 10;
/// Bytes that a simulation of few trials keeps at most, to sort them.
const KEPT: u64 = 40 << 20;
/// By how much samples are more as a text.
const SAMPLES: u64 = 5;

/// Microseconds of an evaluation for a thousand loss-months.
const EVALUATION: u64 = 400;
/// The same of a search, which computes one result some 200 times.
const SEARCH: u64 = 1_500;
/// The same of making a simulation ready, for the scenario and for each claim.
const READY: u64 = 4_000;
/// Nanoseconds of a trial, beside two for each loss-month.
const TRIAL: u64 = 2_000;

impl Size {
    pub(crate) fn of(model: &Model) -> Self {
        let scenario = model.scenario();
        let (losses, options) = (model.losses().count() as u64, model.options().count() as u64);
        let months = scenario.horizon_months.map_or(1, u64::from);
        Self {
            loss_months: losses.max(1) * (options + 1) * months,
            losses,
            options,
            claims: scenario.claims.iter().count() as u64,
            inputs: model.inputs().len() as u64,
            months,
        }
    }

    /// Microseconds, where a thousand loss-months take so many.
    fn scaled(&self, micros: u64) -> u64 {
        self.loss_months.saturating_mul(micros) / 1000
    }

    /// Microseconds of a simulation of so many trials.
    fn trials(&self, trials: u64) -> u64 {
        let ready = self.scaled(READY).saturating_mul(1 + self.claims);
        ready.saturating_add(trials.saturating_mul(TRIAL + 2 * self.loss_months) / 1000)
    }
}

impl Cost {
    fn new(micros: u64, memory: u64) -> Self {
        Self { time: Duration::from_micros(micros), memory: READING.saturating_add(memory) }
    }

    pub(crate) fn of_evaluation(size: &Size, request: &EvaluateRequest, limits: &Limits) -> Self {
        // A search for each claim and input, until the limit.
        let searches = size.scaled(SEARCH).saturating_mul(size.claims * size.inputs).min(limits.search_work);
        let searches = if request.would_need { searches } else { 0 };
        Self::new(size.scaled(EVALUATION).saturating_add(searches), 64 * size.loss_months)
    }

    pub(crate) fn of_search(size: &Size) -> Self {
        Self::new(size.scaled(SEARCH), 64 * size.loss_months)
    }

    pub(crate) fn of_simulation(size: &Size, request: &SimulateRequest, limits: &Limits) -> Self {
        let outputs = 2 + size.losses + 9 * size.options + request.outputs.len() as u64;
        let kept = request.trials.saturating_mul(outputs * 20).min(KEPT);
        let samples = if request.samples { SAMPLES * limits.sample_bytes } else { 0 };
        let program = (PROGRAM + CLAIM * size.claims) * size.loss_months;
        // Results beyond the usual ones may take as long as evaluations.
        let more = request.trials.saturating_mul(size.scaled(EVALUATION) * request.outputs.len() as u64);
        let micros = size.trials(request.trials).saturating_add(more);
        Self::new(micros, program + CELL * size.months * size.options + kept + samples)
    }

    pub(crate) fn of_sensitivity(size: &Size, request: &SensitivityRequest, limits: &Limits) -> Self {
        let points = |count: u64| count.saturating_mul(size.scaled(EVALUATION));
        let micros = match request {
            SensitivityRequest::Tornado(_) => points(2 * size.inputs) / 4,
            SensitivityRequest::RankCorrelations(request) => {
                size.trials(request.trials).saturating_add(request.trials.saturating_mul(size.inputs))
            }
            SensitivityRequest::ValueOfInformation(request) => {
                let each = size.inputs.saturating_mul(2 * (size.options + 1));
                size.trials(request.trials).saturating_add(request.trials.saturating_mul(each))
            }
            SensitivityRequest::Sobol(request) if request.until.is_none() => {
                let each = (size.inputs + 2) * if request.second_order { 2 } else { 1 };
                let resampling = request.samples.saturating_mul(u64::from(request.resamples) * size.inputs) / 1000;
                size.trials(request.samples.saturating_mul(each)).saturating_add(resampling)
            }
            SensitivityRequest::TwoWay(_) => points(limits.table_cells.min(100)),
            // How long these take shows when they run.
            SensitivityRequest::Sobol(_) | SensitivityRequest::BreakEven(_) => u64::MAX,
        };
        Self::new(micros, PROGRAM * size.loss_months + 2 * limits.sample_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simulation(text: &str) -> Cost {
        let model = Model::parse(roicm::presets::PRESETS[0].toml).unwrap();
        let request = SimulateRequest::from_json(text).unwrap();
        Cost::of_simulation(&Size::of(&model), &request, &Limits::default())
    }

    #[test]
    fn more_work_costs_more_and_nothing_overflows() {
        let [few, many, all] =
            [10, 1_000_000, 1_u64 << 53].map(|trials| simulation(&format!("{{\"trials\": {trials}}}")));
        assert!(few.time < many.time && many.time < all.time);
        assert!(few.memory < many.memory && many.memory == all.memory);
        assert!(simulation(r#"{"samples": true}"#).memory > Limits::default().sample_bytes);
        assert!(simulation(r#"{"trials": "18446744073709551615", "outputs": ["a", "b"]}"#).time > all.time);
    }
}
