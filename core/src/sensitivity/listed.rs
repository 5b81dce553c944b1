//! An input as results list it.

use serde::Serialize;

use crate::model::{InputId, Model};

/// An input as results list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListedInput {
    /// The dotted path.
    pub path: String,
    /// What people call the loss or the option that it belongs to, where it belongs to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What it is measured in, with the input's own currency.
    pub unit: String,
}

impl ListedInput {
    pub(crate) fn new(model: &Model, id: InputId) -> Self {
        let Some(input) = model.inputs.get(id.index()) else {
            return Self { path: String::new(), label: None, unit: String::new() };
        };
        let mut segments = input.path.split('.');
        let label = match (segments.next(), segments.next()) {
            (Some("losses"), Some(id)) => model.losses.iter().find(|loss| loss.id == id).map(|loss| loss.label.clone()),
            (Some("options"), Some(id)) => {
                model.options.iter().find(|option| option.id == id).map(|option| option.label.clone())
            }
            _ => None,
        };
        let unit = input.unit.in_currency(input.currency.as_deref().unwrap_or(&model.currency));
        Self { path: input.path.clone(), label, unit }
    }
}
