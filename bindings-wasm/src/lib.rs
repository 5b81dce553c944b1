//! The web face: texts in, texts out.
//!
//! Every function takes a document (TOML or JSON), the inputs that are moved (a JSON object of decimals by path) and a
//! request (a JSON object), and answers with a document in JSON. What is thrown is a text too: a JSON list of problems. The
//! files in `js/` make objects and errors of these. Nothing lives from one call to the next but what the next would
//! compute again, and the simulations that are under way.

mod models;
mod run;

use core::ops::ControlFlow;

use roicm::{
    EvaluateRequest, ExplainRequest, GoalSeekRequest, OnProgress, Problems, Progress, SensitivityRequest,
    SimulateRequest, ToJson,
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Who is told how far a run is.
    pub type Listener;

    /// Told how many trials are done, and of how many; answers whether to go on.
    #[wasm_bindgen(method, catch)]
    fn progress(this: &Listener, done: f64, trials: f64) -> Result<bool, JsValue>;
}

/// The base case.
#[wasm_bindgen]
pub fn evaluate(document: &str, settings: &str, request: &str) -> Result<String, JsValue> {
    let request = EvaluateRequest::from_json(request).map_err(thrown)?;
    answer(models::model(document, settings).and_then(|model| model.evaluate_with(request)))
}

/// What the scenario may come to, by simulation.
#[wasm_bindgen]
pub fn simulate(document: &str, settings: &str, request: &str, listener: &Listener) -> Result<String, JsValue> {
    let request = SimulateRequest::from_json(request).map_err(thrown)?;
    let model = models::model(document, settings).map_err(thrown)?;
    told(listener, |on_progress| model.simulate_with(&request, on_progress))
}

/// An analysis of sensitivity, by its `method`.
#[wasm_bindgen]
pub fn sensitivity(document: &str, settings: &str, request: &str, listener: &Listener) -> Result<String, JsValue> {
    let request = SensitivityRequest::from_json(request).map_err(thrown)?;
    let model = models::model(document, settings).map_err(thrown)?;
    told(listener, |on_progress| model.sensitivity_with(&request, on_progress))
}

/// The values of an input at which a result reaches a target.
#[wasm_bindgen]
pub fn goal_seek(document: &str, settings: &str, request: &str) -> Result<String, JsValue> {
    let request = GoalSeekRequest::from_json(request).map_err(thrown)?;
    let model = models::model(document, settings);
    answer(model.and_then(|model| model.goal_seek(&request.result, &request.input, request.target)))
}

/// How a result comes about.
#[wasm_bindgen]
pub fn explain(document: &str, settings: &str, request: &str) -> Result<String, JsValue> {
    let request = ExplainRequest::from_json(request).map_err(thrown)?;
    answer(models::model(document, settings).and_then(|model| model.explain(&request.result)))
}

/// What is to be known of a document before anything is computed: its notices, where it has no problem.
#[wasm_bindgen]
pub fn check(document: &str, settings: &str) -> Result<String, JsValue> {
    models::model(document, settings).map(|model| model.notices().to_json()).map_err(thrown)
}

/// The scenarios to start from.
#[wasm_bindgen]
pub fn presets() -> String {
    roicm::presets::PRESETS.to_json()
}

/// The JSON Schema of scenarios.
#[wasm_bindgen]
pub fn schema() -> String {
    roicm::SCHEMA.to_owned()
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    roicm::Engine::THIS.version.to_owned()
}

/// The answer of a run that tells a listener how far it is. What the listener throws ends the run, and is thrown on.
fn told<T: ToJson>(
    listener: &Listener,
    run: impl FnOnce(&mut OnProgress<'_>) -> Result<T, Problems>,
) -> Result<String, JsValue> {
    let (mut last, mut broken) = (None, None);
    let mut on_progress = |progress: Progress| {
        // Many calls tell nothing new, and leaving for JavaScript takes its time.
        if last.replace(progress) == Some(progress) {
            return ControlFlow::Continue(());
        }
        match listener.progress(progress.done as f64, progress.trials as f64) {
            Ok(true) => ControlFlow::Continue(()),
            Ok(false) => ControlFlow::Break(()),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    let result = run(&mut on_progress);
    broken.map_or_else(|| answer(result), Err)
}

/// An answer as JSON.
fn answer<T: ToJson>(answer: Result<T, Problems>) -> Result<String, JsValue> {
    answer.map(|answer| answer.to_json()).map_err(thrown)
}

/// Problems as JSON, to be thrown.
fn thrown(problems: Problems) -> JsValue {
    JsValue::from_str(&problems.to_json())
}
