//! What is computed: a body becomes a model and a request, whose cost is told before it runs.

use roicm::{
    EvaluateRequest, GoalSeekRequest, Limits, Model, OnProgress, Problems, SensitivityRequest, SimulateRequest, ToJson,
};

use crate::envelope::Envelope;
use crate::refusal::Refusal;
use crate::stop::Stop;

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Evaluate,
    Simulate,
    Sensitivity,
    GoalSeek,
}

/// A request that the core has read.
#[derive(Debug)]
enum Request {
    Evaluate(EvaluateRequest),
    Simulate(SimulateRequest),
    Sensitivity(SensitivityRequest),
    GoalSeek(GoalSeekRequest),
}

impl Request {
    /// How many threads it asks for.
    fn threads(&mut self) -> Option<&mut usize> {
        Some(match self {
            Self::Evaluate(_) | Self::GoalSeek(_) => return None,
            Self::Simulate(request) => &mut request.threads,
            Self::Sensitivity(request) => match request {
                SensitivityRequest::Tornado(request) => &mut request.threads,
                SensitivityRequest::RankCorrelations(request) => &mut request.threads,
                SensitivityRequest::Sobol(request) => &mut request.threads,
                SensitivityRequest::ValueOfInformation(request) => &mut request.threads,
                SensitivityRequest::TwoWay(request) => &mut request.threads,
                SensitivityRequest::BreakEven(request) => &mut request.threads,
            },
        })
    }
}

/// A question that is ready to be computed.
#[derive(Debug)]
pub(crate) struct Question {
    model: Model,
    request: Request,
}

/// Memory that reading a body takes beside the body, and an answer of a few results.
pub(crate) const READING: u64 = 24 << 20;
/// What a simulation counts for each option and month.
const CELL: u64 = 64 << 10;
/// An evaluation of so many loss-months takes some 20 milliseconds.
const QUICK: u64 = 100_000;
/// A search computes its result some 200 times, each time a fraction of an evaluation.
const SEARCH: u64 = 8;

impl Question {
    pub(crate) fn read(verb: Verb, body: &[u8], limits: &Limits) -> Result<Self, Refusal> {
        let envelope = Envelope::read(body)?;
        let text = envelope.request();
        let mut request = match verb {
            Verb::Evaluate => Request::Evaluate(EvaluateRequest::from_json(text)?),
            Verb::Simulate => Request::Simulate(SimulateRequest::from_json(text)?),
            Verb::Sensitivity => Request::Sensitivity(SensitivityRequest::from_json(text)?),
            Verb::GoalSeek => Request::GoalSeek(GoalSeekRequest::from_json(text)?),
        };
        // The lanes share out the processors. No result shows the number of threads.
        if let Some(threads) = request.threads() {
            *threads = 1;
        }
        Ok(Self { model: envelope.model(limits)?, request })
    }

    /// The size of the scenario, in what the core counts its work in: losses × (options and doing nothing) × months.
    fn loss_months(&self) -> u64 {
        let (losses, options) = (self.model.losses().count() as u64, self.model.options().count() as u64);
        losses.max(1) * (options + 1) * self.months()
    }

    fn months(&self) -> u64 {
        self.model.scenario().horizon_months.map_or(0, u64::from)
    }

    /// Whether it is done before anybody notices, so that it need not wait behind what is not.
    pub(crate) fn is_quick(&self) -> bool {
        match &self.request {
            Request::Evaluate(request) => !request.would_need && self.loss_months() <= QUICK,
            Request::GoalSeek(_) => self.loss_months() * SEARCH <= QUICK,
            Request::Simulate(_) | Request::Sensitivity(_) => false,
        }
    }

    /// Bytes that it may take at most, its answer included; the README says how the figures were found.
    pub(crate) fn memory(&self, limits: &Limits) -> u64 {
        let size = self.loss_months();
        let claims = self.model.scenario().claims.iter().count() as u64;
        let cells = self.months() * self.model.options().count() as u64;
        let kept = match &self.request {
            Request::Evaluate(_) | Request::GoalSeek(_) => 0,
            // Samples, and the text that they are written as.
            Request::Simulate(request) if request.samples => 6 * limits.sample_bytes + cells * CELL,
            // Every claim with assumptions of its own is a program of its own.
            Request::Simulate(_) => 8 * size * claims + cells * CELL,
            Request::Sensitivity(_) => 2 * limits.sample_bytes,
        };
        READING + 48 * size + kept
    }

    /// The answer, as JSON.
    pub(crate) fn answer(&self, stop: &Stop) -> Result<String, Problems> {
        let on_progress: &mut OnProgress<'_> = &mut |_| stop.flow();
        match &self.request {
            Request::Evaluate(request) => self.model.evaluate_with(*request).map(|answer| answer.to_json()),
            Request::Simulate(request) => self.model.simulate_with(request, on_progress).map(|answer| answer.to_json()),
            Request::Sensitivity(request) => {
                self.model.sensitivity_with(request, on_progress).map(|answer| answer.to_json())
            }
            Request::GoalSeek(GoalSeekRequest { result, input, target }) => {
                self.model.goal_seek(result, input, *target).map(|answer| answer.to_json())
            }
        }
    }
}
