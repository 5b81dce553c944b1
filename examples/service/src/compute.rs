//! What is computed: a body becomes a model and a request, whose cost is told before it runs.

use roicm::{
    EvaluateRequest, GoalSeekRequest, Limits, Model, OnProgress, Problems, SensitivityRequest, SimulateRequest, ToJson,
};

use crate::cost::{Cost, Size};
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
    Sensitivity(Box<SensitivityRequest>),
    GoalSeek(GoalSeekRequest),
}

impl Request {
    /// How many threads it asks for.
    fn threads(&mut self) -> Option<&mut usize> {
        Some(match self {
            Self::Evaluate(_) | Self::GoalSeek(_) => return None,
            Self::Simulate(request) => &mut request.threads,
            Self::Sensitivity(request) => match request.as_mut() {
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

impl Question {
    pub(crate) fn read(verb: Verb, body: &[u8], limits: &Limits) -> Result<Self, Refusal> {
        let envelope = Envelope::read(body)?;
        let text = envelope.request();
        let mut request = match verb {
            Verb::Evaluate => Request::Evaluate(EvaluateRequest::from_json(text)?),
            Verb::Simulate => Request::Simulate(SimulateRequest::from_json(text)?),
            Verb::Sensitivity => Request::Sensitivity(Box::new(SensitivityRequest::from_json(text)?)),
            Verb::GoalSeek => Request::GoalSeek(GoalSeekRequest::from_json(text)?),
        };
        // The lanes share out the processors. No result shows the number of threads.
        if let Some(threads) = request.threads() {
            *threads = 1;
        }
        Ok(Self { model: envelope.model(limits)?, request })
    }

    /// What it takes.
    pub(crate) fn cost(&self, limits: &Limits) -> Cost {
        let size = Size::of(&self.model);
        match &self.request {
            Request::Evaluate(request) => Cost::of_evaluation(&size, request, limits),
            Request::GoalSeek(_) => Cost::of_search(&size),
            Request::Simulate(request) => Cost::of_simulation(&size, request, limits),
            Request::Sensitivity(request) => Cost::of_sensitivity(&size, request, limits),
        }
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
