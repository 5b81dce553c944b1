//! Requests, as JSON.

use core::ops::ControlFlow;
use std::sync::OnceLock;

use roicm::{
    EvaluateManyRequest, EvaluateRequest, ExplainRequest, GoalSeekRequest, Limits, Model, Precision, Problems,
    SensitivityRequest, SimulateManyRequest, SimulateRequest, ToJson,
};
use serde::Serialize;

use super::checks::{refusal, well_formed};
use super::statements;

/// The calls, by the first byte of an input: a digit in the corpus.
const CALLS: u8 = 8;

/// The first byte chooses the call, the rest is its request.
fn split(bytes: &[u8]) -> Option<(u8, &str)> {
    let (choice, rest) = bytes.split_first()?;
    Some((choice % CALLS, std::str::from_utf8(rest).ok()?))
}

/// A request that is accepted is the same one when it is written and read again.
fn same<T: Serialize + PartialEq + core::fmt::Debug>(
    text: &str,
    read: impl Fn(&str) -> Result<T, Problems>,
    clear: impl Fn(&mut T),
) {
    match read(text) {
        Err(problems) => refusal(&problems, None),
        Ok(mut request) => {
            // How many threads work is no part of what is asked, and is not written.
            clear(&mut request);
            let written = serde_json::to_string(&request).expect("a request can be written");
            let again = read(&written).unwrap_or_else(|problems| panic!("refused: {problems}\n{written}"));
            assert_eq!(again, request, "{written}");
        }
    }
}

/// A request without an answer.
pub(super) fn read(bytes: &[u8]) {
    let Some((call, text)) = split(bytes) else { return };
    match call {
        0 => same(text, SimulateRequest::from_json, |request| request.threads = 0),
        1 => same(text, SensitivityRequest::from_json, |request| set_threads(request, 0)),
        2 => drop(GoalSeekRequest::from_json(text).map_err(|problems| refusal(&problems, None))),
        3 => drop(ExplainRequest::from_json(text).map_err(|problems| refusal(&problems, None))),
        4 => same(text, Precision::from_json, |_| ()),
        5 => same(text, EvaluateManyRequest::from_json, |request| request.threads = 0),
        6 => same(text, SimulateManyRequest::from_json, |request| request.simulation.threads = 0),
        _ => same(text, EvaluateRequest::from_json, |_| ()),
    }
}

fn set_threads(request: &mut SensitivityRequest, threads: usize) {
    *match request {
        SensitivityRequest::Tornado(request) => &mut request.threads,
        SensitivityRequest::RankCorrelations(request) => &mut request.threads,
        SensitivityRequest::Sobol(request) => &mut request.threads,
        SensitivityRequest::ValueOfInformation(request) => &mut request.threads,
        SensitivityRequest::TwoWay(request) => &mut request.threads,
        SensitivityRequest::BreakEven(request) => &mut request.threads,
    } = threads;
}

/// What a request may cost here.
pub(super) fn small() -> Limits {
    let mut limits = Limits::default();
    limits.trials = 2_048;
    limits.poisson_events = 20_000;
    limits.sample_bytes = 1 << 20;
    limits.table_cells = 32;
    limits.point_work = 20_000;
    limits.search_work = 20_000;
    limits
}

/// A scenario with one of everything, small enough to be asked thousands of times a second.
const SCENARIO: &str = "
schema_version = 1
currency = 'HKD'
exchange_rates = { USD = 7.8 }
horizon_months = 6
discount_rate = 0.08
payback_target_months = 4
workforce = { headcount = 10, hourly_cost.pert = { min = 90, mode = 100, max = 150 } }
losses.rework = { events_per_year = 100, minutes_per_event.uniform = { min = 5, max = 20 } }
losses.late = { events_per_year = 2, cost_per_event.lognormal = { mean = 500, standard_deviation = 300 }, arrival = 'poisson' }
options.lite.subscriptions.seats.price_per_user_month = { value = 5, currency = 'USD' }
options.lite.steps.go = { cost = 900, effects = [{ loss = 'rework', input = 'events_per_year', reduce_by.uniform = { min = 0.2, max = 0.8 } }] }
options.large.steps.go = { cost = 1500, effects = [{ loss = 'late', input = 'events_per_year', reduce_by = 0.5 }] }
claims.headline = { result = 'annual_cost', at_most = 40000 }
correlations = [{ between = ['workforce.hourly_cost', 'losses.rework.minutes_per_event'], rank = 0.4 }]
";

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let limits = small();
        let document = roicm::Document::parse(SCENARIO.as_bytes(), None, &limits);
        document.and_then(|document| document.model(&limits)).unwrap_or_else(|problems| panic!("{problems}"))
    })
}

/// The same request has the same answer, which says nothing impossible.
pub(super) fn answer<T: ToJson>(ask: impl Fn() -> Result<T, Problems>) {
    match ask() {
        Err(problems) => refusal(&problems, None),
        Ok(answer) => {
            let text = answer.to_json();
            statements::hold(&well_formed(&text));
            let again = ask().unwrap_or_else(|problems| panic!("refused the second time: {problems}"));
            assert_eq!(again.to_json(), text);
        }
    }
}

/// A request and its answer.
pub(super) fn answered(bytes: &[u8]) {
    let Some((call, text)) = split(bytes) else { return };
    let model = model();
    match call {
        0 | 6 => answer(|| {
            let request = SimulateRequest::from_json(text)?;
            model.simulate(&SimulateRequest { threads: 1, ..request })
        }),
        1 | 5 => answer(|| {
            let mut request = SensitivityRequest::from_json(text)?;
            set_threads(&mut request, 1);
            model.sensitivity(&request)
        }),
        2 => answer(|| {
            let request = GoalSeekRequest::from_json(text)?;
            model.goal_seek(&request.result, &request.input, request.target)
        }),
        3 => answer(|| model.explain(&ExplainRequest::from_json(text)?.result)),
        4 => answer(|| {
            let request = SimulateRequest { trials: 64, threads: 1, ..SimulateRequest::default() };
            let precision = Precision::from_json(text)?;
            model.simulate_until(&request, &precision, &mut |_| ControlFlow::Continue(()))
        }),
        _ => answer(|| model.evaluate_with(EvaluateRequest::from_json(text)?)),
    }
}
