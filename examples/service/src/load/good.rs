//! Requests that a service has to answer, with the bytes of the right answers.

use bytes::Bytes;
use roicm::presets::PRESETS;
use roicm::{GoalSeekRequest, Model, Problems, SensitivityRequest, SimulateRequest, ToJson};

/// A request with the answer that the core gives when it is asked directly.
#[derive(Debug)]
pub(super) struct Good {
    pub(super) kind: &'static str,
    pub(super) path: &'static str,
    pub(super) is_quick: bool,
    pub(super) body: Bytes,
    pub(super) expected: Bytes,
}

const SIMULATE: &str = r#"{"trials": 2000, "seed": 7}"#;
const TORNADO: &str = r#"{"method": "tornado"}"#;
const RANKS: &str = r#"{"method": "rank_correlations", "trials": 2000}"#;
const SEEK: &str = r#"{"result": "today.annual_cost", "input": "workforce.hourly_cost", "target": 500000}"#;

/// Every preset, evaluated, simulated and so on.
pub(super) fn requests() -> Vec<Good> {
    PRESETS.iter().flat_map(|preset| of_preset(preset.toml).expect("presets can be computed")).collect()
}

fn of_preset(toml: &str) -> Result<Vec<Good>, Problems> {
    let model = Model::parse(toml)?;
    let scenario = serde_json::Value::from(toml);
    let good = |kind, path, is_quick, request: &str, answer: String| {
        let body = Bytes::from(format!("{{\"scenario\": {scenario}, \"request\": {request}}}"));
        Good { kind, path, is_quick, body, expected: answer.into() }
    };
    let seek = GoalSeekRequest::from_json(SEEK)?;
    let mut all = vec![
        good("evaluation", "/v1/evaluate", true, "{}", model.evaluate()?.to_json()),
        good(
            "goal seek",
            "/v1/goal-seek",
            true,
            SEEK,
            model.goal_seek(&seek.result, &seek.input, seek.target)?.to_json(),
        ),
        good(
            "simulation",
            "/v1/simulate",
            false,
            SIMULATE,
            model.simulate(&SimulateRequest::from_json(SIMULATE)?)?.to_json(),
        ),
    ];
    for request in [TORNADO, RANKS] {
        let answer = model.sensitivity(&SensitivityRequest::from_json(request)?)?.to_json();
        all.push(good("sensitivity", "/v1/sensitivity", false, request, answer));
    }
    Ok(all)
}
