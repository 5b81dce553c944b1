//! Simulations that checks run, and what is read from them.

use roicm::sampling::Sampler;
use roicm::{Model, SimulateRequest, Simulation};
use serde_json::{Value, json};

use crate::documents;

/// A table with a path for each value: what is left out of a scenario stands at its default.
#[must_use]
pub fn scenario(parts: &[(&str, Value)]) -> Value {
    let head = json!({
        "schema_version": 1,
        "currency": "HKD",
        "horizon_months": 12,
        "discount_rate": 0,
        "workforce": { "headcount": 1, "hourly_cost": 60 },
    });
    parts.iter().fold(head, |document, (path, value)| documents::with(document, path, value.clone()))
}

/// The model of a document.
///
/// # Panics
/// Where it is refused.
#[must_use]
pub fn model(document: &Value) -> Model {
    let text = documents::json(document);
    Model::parse(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// A shipped scenario as a document that can be edited.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn shipped(path: &str) -> Value {
    let text = crate::cases::text(path);
    toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The document with all its events as expected.
#[must_use]
pub fn as_expected(mut document: Value) -> Value {
    let losses = document["losses"].as_object_mut().into_iter().flatten();
    for (_, loss) in losses {
        loss.as_object_mut().map(|loss| loss.remove("arrival"));
    }
    document
}

/// A request for samples.
#[must_use]
pub fn sampled(trials: u64, seed: u64) -> SimulateRequest {
    SimulateRequest { trials, seed, samples: true, ..SimulateRequest::default() }
}

/// The same by another sampler.
#[must_use]
pub fn sampled_by(sampler: Sampler, trials: u64, seed: u64) -> SimulateRequest {
    SimulateRequest { sampler, ..sampled(trials, seed) }
}

/// A simulation that must come about.
///
/// # Panics
/// Where it is refused.
#[must_use]
pub fn simulate(model: &Model, request: &SimulateRequest) -> Simulation {
    model.simulate(request).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The samples of a result.
///
/// # Panics
/// Where there are none.
#[must_use]
pub fn column<'a>(simulation: &'a Simulation, path: &str) -> &'a [f64] {
    let samples = simulation.samples.as_ref().expect("they were asked for");
    let place = samples.paths.iter().position(|known| known == path).unwrap_or_else(|| panic!("no {path}"));
    &samples.columns[place]
}

/// Mean and variance.
#[must_use]
pub fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0))
}

/// The mean of samples is what it is expected to be, to four standard errors.
///
/// # Panics
/// Where it is not.
pub fn mean_is(values: &[f64], expected: f64, what: &str) {
    let (mean, variance) = moments(values);
    let error = (variance / values.len() as f64).sqrt();
    assert!((mean - expected).abs() <= 4.0 * error, "{what}: mean {mean}, expected {expected}, error {error}");
}

/// The variance of samples is what it is expected to be, to four standard errors, which its fourth moment tells.
///
/// # Panics
/// Where it is not.
pub fn variance_is(values: &[f64], expected: f64, what: &str) {
    let (mean, _) = moments(values);
    let squares: Vec<f64> = values.iter().map(|value| (value - mean) * (value - mean)).collect();
    mean_is(&squares, expected * (1.0 - 1.0 / values.len() as f64), &format!("variance of {what}"));
}

/// Samples meet a condition with a probability, to four standard errors.
///
/// # Panics
/// Where they do not.
pub fn share_is(values: &[f64], is_hit: impl Fn(f64) -> bool, expected: f64, what: &str) {
    let n = values.len() as f64;
    let share = values.iter().filter(|value| is_hit(**value)).count() as f64 / n;
    let error = (expected * (1.0 - expected) / n).sqrt();
    assert!((share - expected).abs() <= 4.0 * error, "{what}: share {share}, expected {expected}, error {error}");
}
