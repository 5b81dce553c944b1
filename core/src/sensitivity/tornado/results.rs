//! What a tornado says.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::Exact;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::sensitivity::exact_points::{ListedInput, PointResult};

/// How far a result moves with each input, one at a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tornado {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// `tornado`.
    pub method: &'static str,
    /// The path of the result.
    pub result: String,
    /// What the result is measured in.
    pub unit: String,
    /// The result in the base case of every input.
    pub baseline: PointResult,
    /// The quantile of the low ends of uncertain inputs.
    pub low_quantile: f64,
    /// The quantile of their high ends.
    pub high_quantile: f64,
    /// By which part of their base case certain inputs are moved; none where they stay.
    pub range: Option<Exact>,
    /// A bar for each input, the widest first: infinite swings, then by swing, then those without one; ties by path.
    pub bars: Vec<TornadoBar>,
    /// How many inputs are not shown because the result does not depend on them: of the uncertain ones, and with a range
    /// of the certain ones too.
    pub without_influence: usize,
    /// What was left out or held, and why.
    pub notices: Vec<String>,
}

/// What the ends of a bar are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Quantiles of what is known of the input.
    Quantiles,
    /// The base case less and more a part of it.
    Range,
    /// What the request gives.
    Given,
}

impl Basis {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quantiles => "quantiles",
            Self::Range => "range",
            Self::Given => "given",
        }
    }
}

/// How far the result moves with one input.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TornadoBar {
    /// The input.
    pub input: ListedInput,
    /// Its base case, in its own unit and currency.
    pub base: Exact,
    /// What its ends are.
    pub basis: Basis,
    /// At the lower value.
    pub low: TornadoEnd,
    /// At the higher value.
    pub high: TornadoEnd,
    /// Whether both ends lie on one side of the baseline: the base case lies outside of the two values, or the result turns
    /// back in between, and the swing says too little.
    pub same_side: bool,
    /// |high − low|, in the result's unit; none where it is infinite or an end has no result.
    pub swing: Option<Exact>,
    /// Whether it leads to a payback that never comes, where another value or the base case pays back.
    pub swing_is_infinite: bool,
}

/// An end of a bar.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TornadoEnd {
    /// The value of the input, in its own unit and currency.
    pub value: Exact,
    /// Whether it stops at the end of what the input allows, short of the range.
    pub limited: bool,
    /// The result there.
    pub point: PointResult,
}

impl TornadoEnd {
    fn entries<M: SerializeMap>(&self, side: &str, map: &mut M) -> Result<(), M::Error> {
        let key = |of: &str| format!("{side}_{of}");
        map.serialize_entry(&key("value"), &self.value)?;
        if self.limited {
            map.serialize_entry(&key("limited"), &true)?;
        }
        map.serialize_entry(&key("result"), &self.point.result)?;
        if self.point.never {
            map.serialize_entry(&key("never"), &true)?;
        }
        if let Some(reason) = &self.point.reason {
            map.serialize_entry(&key("reason"), reason)?;
        }
        if !self.point.problems.is_empty() {
            map.serialize_entry(&key("problems"), &self.point.problems)?;
        }
        Ok(())
    }
}

impl Serialize for TornadoBar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.input.path)?;
        if let Some(label) = &self.input.label {
            map.serialize_entry("label", label)?;
        }
        map.serialize_entry("unit", &self.input.unit)?;
        map.serialize_entry("base", &self.base)?;
        map.serialize_entry("basis", &self.basis)?;
        self.low.entries("low", &mut map)?;
        self.high.entries("high", &mut map)?;
        map.serialize_entry("same_side", &self.same_side)?;
        map.serialize_entry("swing", &self.swing)?;
        map.serialize_entry("swing_is_infinite", &self.swing_is_infinite)?;
        map.end()
    }
}
