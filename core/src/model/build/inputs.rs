//! Quantities → inputs: base case, currency, domain.

use rust_decimal::Decimal;

use super::Builder;
use crate::document::Quantity;
use crate::document::text::quoted;
use crate::model::{Amount, Domain, Input, InputId, currency, distribution};
use crate::problem::{Code, list};
use crate::{Exact, Unit};

/// What stands where a scenario writes nothing.
#[derive(Clone, Copy)]
pub(super) enum Fallback {
    /// Nothing can: the number is required.
    Required,
    /// A number.
    Value(Decimal),
    /// Another input.
    Same(Amount),
}

impl Builder<'_> {
    /// The input at a path, in the scenario's currency.
    pub(super) fn amount(
        &mut self,
        path: &str,
        quantity: Option<&Quantity>,
        unit: Unit,
        domain: Domain,
        fallback: Fallback,
    ) -> Amount {
        match (quantity, fallback) {
            (Some(quantity), _) => self.written(path, quantity, unit, domain),
            (None, Fallback::Same(amount)) => amount,
            (None, Fallback::Value(value)) => self.push(Input {
                path: path.to_owned(),
                unit,
                base: value.into(),
                distribution: None,
                domain,
                currency: None,
                is_default: true,
                source: None,
                note: None,
            }),
            (None, Fallback::Required) => {
                let name = path.rsplit('.').next().unwrap_or(path);
                self.report(Code::MissingField, path, format!("`{name}` is required"), "");
                self.amount(path, None, unit, domain, Fallback::Value(Decimal::ONE))
            }
        }
    }

    fn push(&mut self, input: Input) -> Amount {
        let rate = input.currency.as_ref().and_then(|code| self.rate(code));
        let id = InputId::new(self.inputs.len());
        self.inputs.push(input);
        Amount { input: id, rate }
    }

    fn rate(&self, code: &str) -> Option<InputId> {
        let path = format!("exchange_rates.{code}");
        self.inputs.iter().position(|input| input.path == path).map(InputId::new)
    }

    fn written(&mut self, path: &str, quantity: &Quantity, unit: Unit, domain: Domain) -> Amount {
        let currency = self.currency_of(path, quantity, unit);
        self.long_text(&format!("{path}.source"), quantity.source.as_ref());
        self.long_text(&format!("{path}.note"), quantity.note.as_ref());
        let known =
            quantity.distribution.as_ref().and_then(|written| match distribution::resolve(written, self.limits) {
                Ok(known) => Some(known),
                Err(problem) => {
                    let tag = written.tag();
                    let path = match problem.path.as_str() {
                        "" => format!("{path}.{tag}"),
                        parameter => format!("{path}.{tag}.{parameter}"),
                    };
                    self.problems.push(problem.at(path));
                    None
                }
            });
        if quantity.value.is_none() && quantity.distribution.is_none() {
            self.report(Code::MissingField, path, "a number needs a `value` or a distribution", "");
        }
        if let Some(known) = &known {
            let support = known.support();
            if !domain.holds_all(support, Exact::ZERO) {
                let tag = quantity.distribution.as_ref().map_or("", crate::document::Distribution::tag);
                let truncation = domain.truncation(support);
                let help = match tag {
                    "normal" | "lognormal" => format!("truncate it: add {truncation} to `{tag}`"),
                    "quantiles" => format!("give it an end: add {truncation} to `{tag}`"),
                    _ => format!("choose parameters within the domain, such as {truncation}"),
                };
                self.report(
                    Code::SupportOutOfDomain,
                    path,
                    format!(
                        "the distribution reaches from {} to {}, but the input must be {domain}",
                        support.low, support.high
                    ),
                    help,
                );
            }
        }
        let base = match (quantity.value, &known) {
            (Some(value), _) => value.into(),
            (None, Some(known)) => known.mean(),
            (None, None) => domain.low().unwrap_or_default() + Exact::from(i64::from(!domain.low_belongs())),
        };
        if let Some(value) = quantity.value
            && !domain.holds(base)
        {
            self.report(
                Code::OutOfDomain,
                path,
                format!("{} is not allowed: the input must be {domain}", value.normalize()),
                if unit == Unit::Share && value > Decimal::ONE {
                    "shares are fractions: a quarter is 0.25"
                } else {
                    ""
                },
            );
        } else if base.fault().is_some() {
            self.report(Code::Overflow, path, "the mean of the distribution is too large", "");
        }
        self.push(Input {
            path: path.to_owned(),
            unit,
            base,
            distribution: known,
            domain,
            currency,
            is_default: false,
            source: quantity.source.clone(),
            note: quantity.note.clone(),
        })
    }

    /// The currency an amount is in, where it is another than the scenario's.
    fn currency_of(&mut self, path: &str, quantity: &Quantity, unit: Unit) -> Option<String> {
        let code = quantity.currency.as_ref()?;
        let place = format!("{path}.currency");
        if !unit.is_money() {
            self.report(
                Code::CurrencyNotApplicable,
                place,
                format!("a currency where no money stands: this is in {}", unit.name()),
                "take it out",
            );
            return None;
        }
        if *code == self.currency {
            return None;
        }
        if let Err(problem) = currency::check(code, &place) {
            self.problems.push(problem);
            return None;
        }
        if self.rate(code).is_none() {
            let known: Vec<&str> = self.scenario.exchange_rates.keys().map(String::as_str).collect();
            let help = if known.is_empty() {
                format!("add exchange_rates = {{ {code} = … }}: units of {} for one {code}", self.currency)
            } else {
                format!("add {code} to exchange_rates, which has {}", list(known))
            };
            self.report(
                Code::MissingExchangeRate,
                place,
                format!("there is no rate of exchange from {} into {}", quoted(code), self.currency),
                help,
            );
            return None;
        }
        Some(code.clone())
    }
}
