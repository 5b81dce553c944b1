//! How inputs and results are told.

use roicm::{Exact, Ordered, PointResult, Scalar};

use super::Finding;
use crate::number;
use crate::words::{result_unit, result_value};

/// From here on, coins say nothing.
const LARGE: i64 = 10_000;

impl Finding<'_> {
    /// An input in words.
    pub(super) fn input(&self, path: &str) -> String {
        self.subject.names.input(path)
    }

    /// A value of an input, in its own unit and currency, to four digits.
    pub(super) fn input_value(&self, path: &str, value: Exact) -> String {
        let Some(input) = self.model.input(path) else { return number::significant(value) };
        let currency = input.currency().unwrap_or(self.model.currency());
        number::in_unit(value, input.unit(), currency)
    }

    /// A value of a result, to whole units of money where it is large.
    pub(super) fn value(&self, result: &str, value: Exact) -> String {
        let name = result.rsplit('.').next().unwrap_or_default();
        if result_unit(name).is_money() && !value.abs().is_below(Exact::from(LARGE)) {
            return number::money(value.round(0), self.model.currency());
        }
        result_value(name, value, self.model.currency())
    }

    /// The same of a double.
    pub(super) fn double(&self, result: &str, value: f64) -> String {
        self.value(result, Exact::from_f64(value))
    }

    /// An amount in a table whose currency is told above it: in whole units.
    pub(super) fn whole(&self, value: f64) -> String {
        number::fixed(Exact::from_f64(value), 0)
    }

    /// The result at a point, or what stands in its place.
    pub(super) fn point(&self, result: &str, point: &PointResult) -> String {
        match (point.result, point.never) {
            (Some(value), _) => self.value(result, value),
            (None, true) => "never".to_owned(),
            (None, false) if point.problems.is_empty() => "none".to_owned(),
            (None, false) => "not possible".to_owned(),
        }
    }

    /// A result in words.
    pub(super) fn result(&self, path: &str) -> String {
        self.subject.names.result(path)
    }

    /// A decision: an option or doing nothing.
    pub(super) fn decision(&self, id: &str) -> String {
        self.subject.names.option(id)
    }
}

/// A share that may be negative by chance, as percent to a tenth.
pub(super) fn percent(share: f64) -> String {
    number::percent(Exact::from_f64(share), 1)
}

/// A probability or a part as percent, as it is written: `97.5%`.
pub(super) fn level(p: f64) -> String {
    format!("{}%", number::plain(Exact::from_f64(p) * Exact::from(100)))
}

/// A path in words and as it is written.
pub(super) fn named(words: &str, path: &str) -> String {
    if words == path { path.to_owned() } else { format!("{words} ({path})") }
}
