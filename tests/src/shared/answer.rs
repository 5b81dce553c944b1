//! What the core answers to a case.

use core::ops::ControlFlow;

use roicm::document::decimal_from_json;
use roicm::{
    Document, EvaluateManyRequest, EvaluateRequest, ExplainRequest, Format, GoalSeekRequest, InputColumn, Limits,
    Model, Precision, Problems, Samples, SensitivityRequest, SimulateManyRequest, SimulateRequest, Simulation, ToJson,
    presets,
};
use serde::Serialize;

use super::{Case, Tree, case};
use crate::cases;

/// What a call comes to.
#[derive(Debug)]
pub enum Answer {
    /// A result.
    Result {
        /// Its document, without the version of the engine and without samples.
        result: Tree,
        /// The samples of a simulation, as their hash.
        samples: Option<String>,
    },
    /// What is wrong with the document or the request.
    Problems(Tree),
}

/// What the core answers.
///
/// # Panics
/// Where there is no such call.
#[must_use]
pub fn answer(case: &Case) -> Answer {
    called(case).unwrap_or_else(|problems| Answer::Problems(told(case, &problems)))
}

/// Problems as a document. Those of an object have no place in a text.
fn told(case: &Case, problems: &Problems) -> Tree {
    let mut told = Tree::parse(&problems.to_json());
    if let Tree::Array(items) = &mut told
        && !case.is_text()
    {
        items.iter_mut().for_each(|problem| drop(problem.take("location")));
    }
    told
}

fn called(case: &Case) -> Result<Answer, Problems> {
    let mut request = case.request();
    let inputs = request.take("inputs_by_row");
    let call = case.call();
    let until = if call == "simulate_until" { request.take("until") } else { None };
    let asked = request.pretty();
    let answer = match call.as_str() {
        "presets" => presets::PRESETS.to_json(),
        "schema" => roicm::SCHEMA.to_owned(),
        "check" => model(case)?.notices().to_json(),
        "evaluate" => {
            let request = EvaluateRequest::from_json(&asked)?;
            model(case)?.evaluate_with(request)?.to_json()
        }
        "simulate" => {
            let request = SimulateRequest::from_json(&asked)?;
            return Ok(simulated(model(case)?.simulate(&request)?));
        }
        "simulate_until" => {
            let request = SimulateRequest::from_json(&asked)?;
            let precision = Precision::from_json(&until.map(|until| until.pretty()).unwrap_or_default())?;
            let on_progress = &mut |_| ControlFlow::Continue(());
            return Ok(simulated(model(case)?.simulate_until(&request, &precision, on_progress)?));
        }
        "sensitivity" => {
            let request = SensitivityRequest::from_json(&asked)?;
            model(case)?.sensitivity(&request)?.to_json()
        }
        "goal_seek" => {
            let request = GoalSeekRequest::from_json(&asked)?;
            model(case)?.goal_seek(&request.result, &request.input, request.target)?.to_json()
        }
        "explain" => {
            let request = ExplainRequest::from_json(&asked)?;
            model(case)?.explain(&request.result)?.to_json()
        }
        "plan" => {
            let option = request.get("option").and_then(Tree::as_text).unwrap_or_default();
            json(&model(case)?.plan(&option).unwrap_or_else(|| panic!("{}: no option {option}", case.name)))
        }
        "evaluate_many" => {
            let request = EvaluateManyRequest::from_json(&asked)?;
            let on_rows = &mut |_| ControlFlow::Continue(());
            json(&model(case)?.evaluate_many(&columns(inputs.as_ref()), &request, on_rows)?)
        }
        "simulate_many" => {
            let request = SimulateManyRequest::from_json(&asked)?;
            let on_rows = &mut |_| ControlFlow::Continue(());
            json(&model(case)?.simulate_many(&columns(inputs.as_ref()), &request, on_rows)?)
        }
        unknown => panic!("{}: there is no call `{unknown}`", case.name),
    };
    Ok(result(&answer, None))
}

fn result(document: &str, samples: Option<String>) -> Answer {
    let mut result = Tree::parse(document);
    // A version is no value.
    result.take("engine");
    Answer::Result { result, samples }
}

fn simulated(mut simulation: Simulation) -> Answer {
    let samples = simulation.samples.take().map(|samples| hash_of_samples(&samples));
    result(&simulation.to_json(), samples)
}

/// SHA-256 of every sample, column after column, as doubles with their little ends first. What is not finite has no number
/// in JSON: it counts as the one quiet NaN.
fn hash_of_samples(samples: &Samples) -> String {
    let finite = |value: &f64| if value.is_finite() { value.to_bits() } else { 0x7ff8_0000_0000_0000 };
    let bytes: Vec<u8> = samples.columns.iter().flatten().flat_map(|value| finite(value).to_le_bytes()).collect();
    case::hash(&bytes)
}

fn json(result: &impl Serialize) -> String {
    serde_json::to_string(result).expect("results can be written")
}

fn columns(inputs: Option<&Tree>) -> Vec<InputColumn> {
    let tokens = |values: &Tree| match values {
        Tree::Array(items) => items.iter().map(|item| decimal_from_json(&item.canonical())).collect(),
        _ => Vec::new(),
    };
    let members = inputs.map(Tree::members).unwrap_or_default();
    members.iter().map(|(path, values)| InputColumn { path: path.clone(), values: tokens(values) }).collect()
}

/// Bytes that are written as hexadecimal digits.
fn bytes(digits: &str) -> Vec<u8> {
    let nibble = |digit: char| u8::try_from(digit.to_digit(16).expect("a hexadecimal digit")).expect("below 16");
    let nibbles: Vec<u8> = digits.chars().map(nibble).collect();
    nibbles.chunks(2).map(|byte| byte.iter().fold(0, |byte, nibble| 16 * byte + nibble)).collect()
}

/// The model of a case, with its settings.
///
/// # Errors
/// Every problem of its document and of its settings.
///
/// # Panics
/// Where it names a preset or a file that there is not.
pub fn model(case: &Case) -> Result<Model, Problems> {
    let text = |tree: &Tree| tree.as_text().expect("where a document is, a text says");
    let (document, format) = match case.document() {
        Some(("toml", written)) => (text(written).into_bytes(), Format::Toml),
        Some(("json", written)) => (text(written).into_bytes(), Format::Json),
        Some(("hex", digits)) => (bytes(&text(digits)), Format::Toml),
        Some(("file", path)) => (cases::text(&text(path)).into_bytes(), Format::Toml),
        Some(("preset", name)) => {
            let name = text(name);
            let preset = presets::PRESETS.into_iter().find(|preset| preset.name == name);
            (preset.expect("there is such a preset").toml.into(), Format::Toml)
        }
        _ => (case.written.get("document").map(Tree::pretty).unwrap_or_default().into_bytes(), Format::Json),
    };
    let limits = Limits::default();
    let model = Document::parse(&document, Some(format), &limits)?.model(&limits)?;
    match case.written.get("settings") {
        Some(settings) => model.with_json(&settings.pretty()),
        None => Ok(model),
    }
}
