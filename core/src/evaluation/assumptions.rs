//! The assumptions register: every input with what it is and where it comes from.

use serde::Serialize;

use crate::document::Distribution;
use crate::model::{Domain, Model};
use crate::{Bound, Exact, Unit};

/// An input of a scenario, as an auditor reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// The dotted path.
    pub path: String,
    /// The base case, in the unit and the currency below.
    pub value: Exact,
    /// What it is measured in.
    pub unit: Unit,
    /// The currency of an amount of money.
    pub currency: Option<String>,
    /// What is known of an uncertain input, as it is written.
    pub distribution: Option<Distribution>,
    /// The smallest and the largest value that an uncertain input can take; none where there is no end.
    pub range: Option<(Option<Exact>, Option<Exact>)>,
    /// The values that the input allows.
    pub domain: Domain,
    /// Whether the scenario leaves it at its default.
    pub is_default: bool,
    /// Where the number comes from.
    pub source: Option<String>,
    /// Anything else to know about it.
    pub note: Option<String>,
}

pub(super) fn register(model: &Model) -> Vec<Assumption> {
    let mut assumptions: Vec<Assumption> = model
        .inputs
        .iter()
        .map(|input| Assumption {
            path: input.path.clone(),
            value: input.base,
            unit: input.unit,
            currency: input.unit.is_money().then(|| input.currency.clone().unwrap_or_else(|| model.currency.clone())),
            distribution: model.scenario.quantity(&input.path).and_then(|quantity| quantity.distribution.clone()),
            range: input.distribution.as_ref().map(|known| {
                let end = |bound| match bound {
                    Bound::Finite(value) => Some(value),
                    Bound::MinusInfinity | Bound::Infinity => None,
                };
                let support = known.support();
                (end(support.low), end(support.high))
            }),
            domain: input.domain,
            is_default: input.is_default,
            source: input.source.clone(),
            note: input.note.clone(),
        })
        .collect();
    crate::order::sort_by(&mut assumptions, |a, b| a.path.cmp(&b.path));
    assumptions
}

impl Assumption {
    /// The unit as people read it: `USD / event`, `share`.
    #[must_use]
    pub fn unit_text(&self) -> String {
        self.unit.in_currency(self.currency.as_deref().unwrap_or_default())
    }
}

impl Serialize for Assumption {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("value", &self.value)?;
        map.serialize_entry("unit", &self.unit_text())?;
        if let Some(distribution) = &self.distribution {
            map.serialize_entry("distribution", distribution)?;
        }
        if let Some((low, high)) = &self.range {
            map.serialize_entry("range", &[low, high])?;
        }
        map.serialize_entry("domain", &self.domain)?;
        map.serialize_entry("domain_bounds", &self.domain.bounds())?;
        map.serialize_entry("is_default", &self.is_default)?;
        for (key, text) in [("source", &self.source), ("note", &self.note)] {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.end()
    }
}
