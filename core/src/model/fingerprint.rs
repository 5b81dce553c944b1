//! What identifies a scenario: its content, however it was written.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Model;

/// The SHA-256, in hexadecimal, of the RFC 8785 JSON of the resolved document: defaults filled in, numbers as
/// normalised decimal strings, without names, labels, sources and notes. Where a default is another input (the users
/// of a subscription are the headcount), nothing stands: that is what it means.
pub(super) fn fingerprint(model: &Model) -> String {
    let digest = Sha256::digest(resolved(model).as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The canonical text.
fn resolved(model: &Model) -> String {
    let mut scenario = model.scenario.clone();
    for input in model.inputs.iter().filter(|input| input.is_default) {
        if let Some(value) = input.base.to_decimal() {
            // Every input path can be set: a default fills the place of what is not written.
            let _ = scenario.set(&input.path, value);
        }
    }
    for option in model.options.iter() {
        let Some(written) = scenario.options.get_mut(&option.id) else { continue };
        for subscription in &option.subscriptions {
            if let Some(written) = written.subscriptions.get_mut(&subscription.id) {
                (written.from_month, written.to_month) = (Some(subscription.from), Some(subscription.to));
            }
        }
        for running in &option.running_costs {
            if let Some(written) = written.running_costs.get_mut(&running.id) {
                (written.from_month, written.to_month) = (Some(running.from), Some(running.to));
            }
        }
        for step in &option.steps {
            if let Some(written) = written.steps.get_mut(&step.id) {
                (written.month, written.ramp_months) = (Some(step.month), Some(step.ramp));
            }
        }
    }
    for loss in &model.losses {
        if let Some(written) = scenario.losses.get_mut(&loss.id) {
            written.arrival = Some(loss.arrival);
        }
    }
    for claim in &model.claims {
        if let Some(written) = scenario.claims.get_mut(&claim.id) {
            written.tolerance = claim.tolerance.to_decimal().map(crate::document::Parameter);
        }
    }
    let value = serde_json::to_value(&scenario).unwrap_or_default();
    let mut text = String::new();
    canonical(&value, &mut text);
    text
}

/// Fields that people read and no number depends on.
const LEFT_OUT: [&str; 4] = ["name", "label", "source", "note"];

/// RFC 8785 for texts, whole numbers, arrays and objects, which is all that a document holds: keys in the order of
/// their UTF-16 (ids and field names are ASCII), no white space.
fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                canonical(item, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            // Sorted here, whatever order the map keeps in this build.
            let sorted: BTreeMap<&String, &Value> = members
                .iter()
                .filter(|(key, value)| !(LEFT_OUT.contains(&key.as_str()) && value.is_string()))
                .collect();
            text.push('{');
            for (index, (key, value)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                canonical(value, text);
            }
            text.push('}');
        }
        other => text.push_str(&other.to_string()),
    }
}
