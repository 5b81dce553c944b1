//! The simulation as a document: the shape of an evaluation, with a summary where a number stood.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::results::{
    ClaimSimulation, CostSummary, FAN_QUANTILES, FanMonth, LossSimulation, OptionSimulation, Quantile, Samples,
    Simulation, Summary,
};
use crate::evaluation::DO_NOTHING;
use crate::statistics::ConfidenceInterval;

/// A map written by hand, entry after entry.
macro_rules! entries {
    ($serializer:expr, $($name:expr => $value:expr,)*) => {{
        let mut map = $serializer.serialize_map(None)?;
        $(map.serialize_entry($name, $value)?;)*
        map.end()
    }};
}

impl Serialize for Simulation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("engine", &self.engine)?;
        map.serialize_entry("scenario", &self.scenario)?;
        map.serialize_entry("run", &self.run)?;
        map.serialize_entry("today", &Today(self))?;
        map.serialize_entry("options", &self.options)?;
        map.serialize_entry(DO_NOTHING, &Nothing(self))?;
        map.serialize_entry("claims", &self.claims)?;
        if !self.outputs.is_empty() {
            map.serialize_entry("outputs", &self.outputs)?;
        }
        if let Some(samples) = &self.samples {
            map.serialize_entry("samples", samples)?;
        }
        map.serialize_entry("notices", &self.notices)?;
        map.end()
    }
}

struct Today<'a>(&'a Simulation);

impl Serialize for Today<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries!(serializer, "annual_cost" => &Cost(&self.0.today), "losses" => &self.0.losses,)
    }
}

struct Nothing<'a>(&'a Simulation);

impl Serialize for Nothing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries!(serializer, "probability_best" => &self.0.do_nothing,)
    }
}

impl Serialize for LossSimulation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries!(serializer, "label" => &self.label, "annual_cost" => &Cost(&self.cost),)
    }
}

struct Cost<'a>(&'a CostSummary);

impl Serialize for Cost<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.annual_cost.entries(&mut map)?;
        map.serialize_entry("tails", &self.0.tails)?;
        let curve: Vec<(f64, f64)> = self.0.exceedance.iter().map(|point| (point.probability, point.loss)).collect();
        map.serialize_entry("exceedance", &curve)?;
        map.end()
    }
}

impl Summary {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("unit", &self.unit)?;
        map.serialize_entry("mean", &self.mean.value)?;
        map.serialize_entry("standard_error", &self.mean.standard_error)?;
        map.serialize_entry("interval", &self.mean.interval.map(Interval))?;
        map.serialize_entry("standard_deviation", &self.standard_deviation)?;
        map.serialize_entry("minimum", &self.minimum)?;
        map.serialize_entry("maximum", &self.maximum)?;
        if let Some(reason) = self.reason {
            map.serialize_entry("reason", reason)?;
        }
        map.serialize_entry("quantiles", &self.quantiles)?;
        map.serialize_entry("histogram", &self.histogram)?;
        match &self.never {
            None => map.serialize_entry("undefined_share", &self.undefined_share),
            Some(never) => {
                map.serialize_entry("mean_when_paid_back", &never.mean_when_paid_back)?;
                map.serialize_entry("probability_never", &never.probability)
            }
        }
    }
}

impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

/// What is not finite is null: a time that never comes, an end that a small sample does not have.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

struct Interval(ConfidenceInterval);

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries!(serializer, "lower" => &finite(self.0.lower), "upper" => &finite(self.0.upper),)
    }
}

impl Serialize for Quantile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries!(
            serializer,
            "p" => &self.p,
            "value" => &self.value.and_then(finite),
            "interval" => &self.interval.map(Interval),
        )
    }
}

impl Serialize for OptionSimulation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("label", &self.label)?;
        for (name, summary) in &self.results {
            map.serialize_entry(name, summary)?;
        }
        map.serialize_entry("probability_of_payback_by_target", &self.probability_of_payback_by_target)?;
        map.serialize_entry("probability_of_profit", &self.probability_of_profit)?;
        map.serialize_entry("probability_best", &self.probability_best)?;
        map.serialize_entry("cumulative", &self.cumulative)?;
        map.serialize_entry("payback_by_month", &self.payback_by_month)?;
        map.end()
    }
}

impl Serialize for FanMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let quantiles: Vec<(f64, f64)> = FAN_QUANTILES.into_iter().zip(self.quantiles).collect();
        entries!(serializer, "month" => &self.month, "quantiles" => &quantiles,)
    }
}

impl Serialize for ClaimSimulation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries!(
            serializer,
            "label" => &self.label,
            "result" => &self.result,
            "bound" => &self.bound,
            "claimed" => &self.claimed,
            "probability" => &self.probability,
        )
    }
}

impl Serialize for Samples {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (path, column) in self.paths.iter().zip(&self.columns) {
            let finite: Vec<Option<f64>> = column.iter().copied().map(finite).collect();
            map.serialize_entry(path, &finite)?;
        }
        map.end()
    }
}
