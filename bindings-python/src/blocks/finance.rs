//! `roicm::finance`, by the names of its functions.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use roicm::Scalar;
use roicm::finance::{self as core, NoRate, Timing, Verdict};

use super::numbers::{Formula, Given, Number, Outcome, Plain, over_decimals, over_doubles};

/// A function of `roicm::finance` by its name, over doubles. None unless all numbers are plain.
#[pyfunction]
pub(crate) fn finance(
    name: &str,
    series: Vec<Plain>,
    numbers: Plain,
    timing: Option<&str>,
    counts: Vec<u32>,
) -> PyResult<Option<Vec<Option<f64>>>> {
    over_doubles(&Finance { name, timing: read_timing(timing)?, counts: &counts }, series, numbers)
}

/// The same in exact decimals.
#[pyfunction]
pub(crate) fn finance_exact(
    name: &str,
    series: Vec<Vec<String>>,
    numbers: Vec<String>,
    timing: Option<&str>,
    counts: Vec<u32>,
) -> PyResult<Vec<Option<Number>>> {
    over_decimals(&Finance { name, timing: read_timing(timing)?, counts: &counts }, &series, &numbers)
}

fn read_timing(name: Option<&str>) -> PyResult<Timing> {
    name.map_or(Ok(Timing::AtOnce), |name| {
        let names: Vec<&str> = Timing::ALL.iter().map(|timing| timing.name()).collect();
        let unknown = || PyValueError::new_err(format!("there is no timing {name:?}; there are {}", names.join(", ")));
        Timing::ALL.iter().copied().find(|timing| timing.name() == name).ok_or_else(unknown)
    })
}

struct Finance<'a> {
    name: &'a str,
    timing: Timing,
    counts: &'a [u32],
}

impl Formula for Finance<'_> {
    fn compute<N: Scalar>(&self, given: &Given<'_, N>) -> Outcome<N> {
        let Self { name, timing, counts } = *self;
        let number = |index| given.number(index);
        let count = |index: usize| counts.get(index).copied().unwrap_or_default();
        let one = |value: N| Ok(vec![Some(value)]);
        let all = |values: Vec<N>| Ok(values.into_iter().map(Some).collect());
        let perhaps = |value: Option<N>| Ok(vec![value]);
        match name {
            "cumulative" => all(core::cumulative(given.series()?)),
            "present_values" => all(core::present_values(given.series()?, N::integer(1) + number(0)?, timing)),
            "net_present_value" => one(core::net_present_value(number(0)?, given.series()?, timing)),
            "modified_internal_rate_of_return" => {
                perhaps(core::modified_internal_rate_of_return(given.series()?, number(0)?, number(1)?))
            }
            "payback" => {
                let payback = core::payback(given.series()?);
                Ok(vec![payback.sustained, payback.first_break_even, Some(N::integer(payback.crossings.into()))])
            }
            "effective_monthly_rate" => one(core::effective_monthly_rate(number(0)?)),
            "effective_annual_rate" => one(core::effective_annual_rate(number(0)?)),
            "equivalent_rate" => one(core::equivalent_rate(number(0)?, count(0), count(1))),
            "return_on_investment" => perhaps(core::return_on_investment(number(0)?, number(1)?)),
            "benefit_cost_ratio" => perhaps(core::benefit_cost_ratio(number(0)?, number(1)?)),
            "average_annual_return_on_investment" => {
                perhaps(core::average_annual_return_on_investment(number(0)?, number(1)?, number(2)?, count(0)))
            }
            "profitability_index" => perhaps(core::profitability_index(number(0)?, given.series()?)),
            "annual_loss_expectancy" => one(core::annual_loss_expectancy(number(0)?, number(1)?)),
            "return_on_security_investment" => {
                perhaps(core::return_on_security_investment(number(0)?, number(1)?, number(2)?))
            }
            "return_on_security_investment_from_losses" => {
                perhaps(core::return_on_security_investment_from_losses(number(0)?, number(1)?, number(2)?))
            }
            _ => Err(PyValueError::new_err(format!("there is no function {name:?}"))),
        }
    }
}

/// A verdict on the internal rate of return: its name, the rate, why there is none, and every root with whether it is
/// that of a financing.
type Rates = (&'static str, Option<f64>, Option<String>, Vec<(f64, bool)>);

/// Every internal rate of return of flows a period apart, with a verdict.
#[pyfunction]
pub(crate) fn internal_rate_of_return(py: Python<'_>, flows: Plain) -> PyResult<Rates> {
    let flows = flows.required()?;
    let found = py.detach(|| core::internal_rate_of_return(&flows));
    let (verdict, reason) = match found.verdict {
        Verdict::Unique => ("unique", None),
        Verdict::UniquePositive => ("unique_positive", None),
        Verdict::Several => ("several", None),
        Verdict::None { reason } => ("none", Some(reason)),
    };
    let roots = found.roots.iter().map(|root| (root.per_period, root.financing)).collect();
    Ok((verdict, found.rate(), reason.map(|reason: NoRate| reason.to_string()), roots))
}
