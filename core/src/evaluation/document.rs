//! The evaluation as a document: results under their own names, ids as keys, exact decimals as strings.

use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use super::{Evaluation, LossToday, OptionEvaluation, Today};
use crate::finance::{InternalRateOfReturn, Root, Verdict};

impl Serialize for Evaluation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Evaluation", 8)?;
        document.serialize_field("engine", &self.engine)?;
        document.serialize_field("scenario", &self.scenario)?;
        document.serialize_field("today", &self.today)?;
        document.serialize_field("options", &self.options)?;
        document.serialize_field("ranking", &self.ranking)?;
        document.serialize_field("assumptions", &self.assumptions)?;
        document.serialize_field("claims", &self.claims)?;
        document.serialize_field("notices", &self.notices)?;
        document.end()
    }
}

impl Serialize for Today {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.results.entries(&mut map, "")?;
        map.serialize_entry("losses", &self.losses)?;
        map.end()
    }
}

impl Serialize for LossToday {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("label", &self.label)?;
        self.results.entries(&mut map, "")?;
        map.end()
    }
}

impl Serialize for OptionEvaluation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("label", &self.label)?;
        // In its place stands the whole verdict.
        self.results.entries(&mut map, "internal_rate_of_return")?;
        map.serialize_entry("internal_rate_of_return", &Rate(&self.internal_rate_of_return))?;
        map.serialize_entry("cash_only", &self.cash_only)?;
        map.serialize_entry("losses", &self.losses)?;
        map.serialize_entry("cash_flow", &self.cash_flow)?;
        map.end()
    }
}

/// The verdict on the internal rate of return of monthly flows.
pub(super) struct Rate<'a>(pub(super) &'a InternalRateOfReturn);

/// A rate at which the net present value is zero.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Root"))]
pub(super) struct RootDocument {
    /// The rate of a month.
    monthly: f64,
    /// The rate of a year; none above 10⁹.
    annual: Option<f64>,
    /// Why there is no annual rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// Whether the net present value rises with the rate there: it is then the cost of a financing.
    financing: bool,
}

impl From<Root> for RootDocument {
    fn from(root: Root) -> Self {
        let annual = root.annual();
        Self {
            monthly: root.per_period,
            annual,
            reason: annual.is_none().then_some("the annual rate is above 1e9"),
            financing: root.financing,
        }
    }
}

impl Serialize for Rate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let (verdict, reason) = match self.0.verdict {
            Verdict::Unique => ("unique", None),
            Verdict::UniquePositive => ("unique_positive", None),
            Verdict::Several => ("several", Some("several rates make the net present value zero".to_owned())),
            Verdict::None { reason } => ("none", Some(reason.to_string())),
        };
        let rate = self.0.root().map(RootDocument::from);
        map.serialize_entry("verdict", verdict)?;
        map.serialize_entry("monthly", &rate.as_ref().map(|rate| rate.monthly))?;
        map.serialize_entry("annual", &rate.as_ref().and_then(|rate| rate.annual))?;
        map.serialize_entry("financing", &rate.as_ref().map(|rate| rate.financing))?;
        if let Some(reason) = reason.or(rate.and_then(|rate| rate.reason).map(str::to_owned)) {
            map.serialize_entry("reason", &reason)?;
        }
        let roots: Vec<RootDocument> = self.0.roots.iter().copied().map(RootDocument::from).collect();
        map.serialize_entry("roots", &roots)?;
        map.end()
    }
}
