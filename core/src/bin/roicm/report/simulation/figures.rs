//! How the figures of a simulation are set.

use roicm::{Estimate, Exact, Ordered, Probability, Scalar, Simulation, Summary};

use crate::number;
use crate::words::{Style, result_name};
use crate::wrap::GLUE;

/// From here on, coins say nothing: amounts are given in whole units of the currency.
const LARGE: f64 = 10_000.0;
/// The ends of the range that 90% of trials fall into.
pub(super) const LOW: f64 = 0.05;
/// The middle.
pub(super) const MEDIAN: f64 = 0.5;
/// The upper end.
pub(super) const HIGH: f64 = 0.95;
/// Where there is no value.
const NONE: &str = "n/a";
/// A payback that does not come within the horizon.
pub(super) const NEVER: &str = "never";

/// How figures are set: all amounts of a page to the same places.
pub(super) struct Figures {
    currency: String,
    places: u32,
}

impl Figures {
    pub(super) fn new(simulation: &Simulation) -> Self {
        let values = simulation.options.values().filter_map(|option| option.result("net_present_value"));
        let all = values.chain([&simulation.today.annual_cost]);
        let is_large = all
            .flat_map(|summary| [LOW, HIGH].map(|p| summary.quantile(p).and_then(|quantile| quantile.value)))
            .flatten()
            .any(|value| value.abs() >= LARGE);
        let scenario = &simulation.scenario;
        Self { currency: scenario.currency.clone(), places: if is_large { 0 } else { scenario.minor_unit } }
    }

    /// What amounts are given in: `whole HKD` or `HKD`.
    pub(super) fn amounts(&self) -> String {
        if self.places == 0 { format!("whole {}", self.currency) } else { self.currency.clone() }
    }

    /// An amount in a table, whose currency is told above it.
    pub(super) fn amount(&self, value: Option<f64>) -> String {
        value.map_or_else(|| NONE.to_owned(), |value| number::fixed(Exact::from_f64(value), self.places))
    }

    /// An amount in a sentence.
    pub(super) fn money(&self, value: Option<f64>) -> String {
        format!("{}{GLUE}{}", self.currency, self.amount(value))
    }

    /// A value of a result in a table, by the result's name.
    pub(super) fn value(&self, name: &str, value: Option<f64>) -> String {
        match value {
            None => NONE.to_owned(),
            Some(f64::INFINITY) => NEVER.to_owned(),
            Some(value) => {
                result_name(name).map_or(Style::Money, |known| known.style).set(Exact::from_f64(value), self.places)
            }
        }
    }

    /// A quantile of a result.
    pub(super) fn quantile(&self, name: &str, summary: &Summary, p: f64) -> String {
        self.value(name, summary.quantile(p).and_then(|quantile| quantile.value))
    }

    /// A mean of a result.
    pub(super) fn mean(&self, name: &str, mean: &Estimate) -> String {
        self.value(name, mean.value)
    }
}

/// A share of trials as percent, to a tenth: what is not all of them is not said to be.
pub(super) fn share(share: f64) -> String {
    let share = Exact::from_f64(share);
    let tenth = Exact::new(1, -3);
    let one = Exact::from(1);
    if share.is_positive() && share.round(3).is_zero() {
        format!("<{}", number::percent(tenth, 1))
    } else if share.is_below(one) && share.round(3) == one {
        format!(">{}", number::percent(one - tenth, 1))
    } else {
        number::percent(share, 1)
    }
}

/// A probability with what it may be off by: `72.4% ± 0.3`.
pub(super) fn chance(known: &Probability) -> String {
    let margin = Exact::from_f64(known.margin()) * Exact::from(100);
    let margin = match margin.round(1).is_zero() && margin.is_positive() {
        true => format!("<{}", Exact::new(1, -1)),
        false => number::fixed(margin, 1),
    };
    format!("{} ±{GLUE}{margin}", share(known.estimate)).replace(' ', &GLUE.to_string())
}

/// A quantile's probability as percent, as it is written: `97.5%`.
pub(super) fn level(p: f64) -> String {
    format!("{}%", number::plain(Exact::from_f64(p) * Exact::from(100)))
}

/// What stands beside or above the quantiles of a result.
pub(super) fn below(p: f64) -> String {
    if p == MEDIAN { "Median".to_owned() } else { format!("{}{GLUE}are below", level(p)) }
}

/// The quantiles that tables show: the middle, the ends of the range, and those that were asked for.
pub(super) fn shown(simulation: &Simulation) -> Vec<f64> {
    let mut shown = vec![LOW, MEDIAN, HIGH];
    shown.extend(&simulation.run.request.quantiles);
    shown.sort_by(f64::total_cmp);
    shown.dedup();
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_certain_is_not_rounded_to_certainty() {
        assert_eq!(share(0.724_4), "72.4%");
        assert_eq!(share(1.0), "100.0%");
        assert_eq!(share(0.999_9), ">99.9%");
        assert_eq!(share(0.000_1), "<0.1%");
        assert_eq!(share(0.0), "0.0%");
        let known = |estimate, lower, upper| Probability { estimate, standard_error: 0.0, lower, upper };
        let told = |known| crate::wrap::shown(&chance(&known));
        assert_eq!(told(known(0.724, 0.721, 0.727)), "72.4% ± 0.3");
        assert_eq!(told(known(1.0, 0.999_9, 1.0)), "100.0% ± <0.1");
    }
}
