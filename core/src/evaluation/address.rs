//! Results by their dotted path.

use super::compute::{self, BelowZero, History, OptionOutcome, TodayOutcome};
use super::results::{
    Answer, CashFlowMonth, CashOnlyResults, LossAfterResults, LossResults, OptionResults, TodayResults,
};
use crate::document::text::quoted;
use crate::model::{Loss, Model, OptionModel, Values};
use crate::problem::{Code, Problem, did_you_mean};
use crate::{Scalar, Unit};

/// Where a result stands. Losses and options are named by their place in the model, results by their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Address {
    Today(&'static str),
    Loss { loss: usize, name: &'static str },
    Option { option: usize, name: &'static str },
    OptionLoss { option: usize, loss: usize, name: &'static str },
    CashOnly { option: usize, name: &'static str },
    CashFlow { option: usize, month: u32, column: &'static str },
}

/// The name in a table of results.
fn name_in(table: &[(&'static str, Unit)], name: &str) -> Option<&'static str> {
    table.iter().map(|(known, _)| *known).find(|known| *known == name)
}

impl Address {
    /// Reads a path such as `today.annual_cost`, `today.losses.rework.share`, `options.lite.net_present_value`,
    /// `options.lite.losses.rework.availability_after`, `options.lite.cash_only.roicm` or
    /// `options.lite.cash_flow.12.cumulative`.
    pub(crate) fn parse(path: &str, losses: &[Loss], options: &[OptionModel], horizon: u32) -> Result<Self, Problem> {
        let segments: Vec<&str> = path.split('.').collect();
        let unknown = |segment: &str, known: Vec<&str>| {
            let message = format!("there is no result {}", quoted(path));
            Problem::new(Code::UnknownResult, "", message).help(did_you_mean(segment, known))
        };
        let names = |table: &'static [(&'static str, Unit)]| table.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let find_loss = |id: &str| {
            losses
                .iter()
                .position(|loss| loss.id == id)
                .ok_or_else(|| unknown(id, losses.iter().map(|loss| loss.id.as_str()).collect()))
        };
        let find_option = |id: &str| {
            options
                .iter()
                .position(|option| option.id == id)
                .ok_or_else(|| unknown(id, options.iter().map(|option| option.id.as_str()).collect()))
        };
        let find = |table: &'static [(&'static str, Unit)], name: &str| {
            name_in(table, name).ok_or_else(|| unknown(name, names(table)))
        };
        match segments.as_slice() {
            ["today", "losses", loss, name] => {
                Ok(Self::Loss { loss: find_loss(loss)?, name: find(LossResults::<f64>::NAMES, name)? })
            }
            ["today", name] => Ok(Self::Today(find(TodayResults::<f64>::NAMES, name)?)),
            ["options", option, "losses", loss, name] => Ok(Self::OptionLoss {
                option: find_option(option)?,
                loss: find_loss(loss)?,
                name: find(LossAfterResults::<f64>::NAMES, name)?,
            }),
            ["options", option, "cash_only", name] => {
                Ok(Self::CashOnly { option: find_option(option)?, name: find(CashOnlyResults::<f64>::NAMES, name)? })
            }
            ["options", option, "cash_flow", month, column] => {
                let option = find_option(option)?;
                let month = month
                    .parse::<u32>()
                    .ok()
                    .filter(|month| *month <= horizon)
                    .ok_or_else(|| unknown(month, Vec::new()).help(format!("months are 0 to {horizon}")))?;
                let columns = CashFlowMonth::<f64>::COLUMNS;
                let column = columns
                    .iter()
                    .copied()
                    .find(|known| known == column)
                    .ok_or_else(|| unknown(column, columns.to_vec()))?;
                Ok(Self::CashFlow { option, month, column })
            }
            ["options", option, name] => {
                Ok(Self::Option { option: find_option(option)?, name: find(OptionResults::<f64>::NAMES, name)? })
            }
            // A bare name is guided to where it stands.
            [name] if name_in(TodayResults::<f64>::NAMES, name).is_some() => {
                Err(unknown("", Vec::new()).help(format!("did you mean `today.{name}`?")))
            }
            [name] if name_in(OptionResults::<f64>::NAMES, name).is_some() => {
                let option = options.first().map_or("…", |option| option.id.as_str());
                Err(unknown("", Vec::new())
                    .help(format!("it is a result of an option, such as `options.{option}.{name}`")))
            }
            _ => Err(unknown("", Vec::new()).help(
                "results are `today.…`, `today.losses.ID.…`, `options.ID.…`, `options.ID.losses.ID.…`, \
                 `options.ID.cash_only.…` and `options.ID.cash_flow.MONTH.…`",
            )),
        }
    }

    /// The path.
    pub(crate) fn path(self, model: &Model) -> String {
        let loss = |index: usize| model.losses.get(index).map_or("", |loss| loss.id.as_str());
        let option = |index: usize| model.options.get(index).map_or("", |option| option.id.as_str());
        match self {
            Self::Today(name) => format!("today.{name}"),
            Self::Loss { loss: index, name } => format!("today.losses.{}.{name}", loss(index)),
            Self::Option { option: index, name } => format!("options.{}.{name}", option(index)),
            Self::OptionLoss { option: index, loss: of, name } => {
                format!("options.{}.losses.{}.{name}", option(index), loss(of))
            }
            Self::CashOnly { option: index, name } => format!("options.{}.cash_only.{name}", option(index)),
            Self::CashFlow { option: index, month, column } => {
                format!("options.{}.cash_flow.{month}.{column}", option(index))
            }
        }
    }

    /// The name of the result itself.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Today(name)
            | Self::Loss { name, .. }
            | Self::Option { name, .. }
            | Self::OptionLoss { name, .. }
            | Self::CashOnly { name, .. } => name,
            Self::CashFlow { column, .. } => column,
        }
    }

    /// What the result is measured in.
    pub(crate) fn unit(self) -> Unit {
        let of = |table: &[(&str, Unit)], name: &str| {
            table.iter().find(|(known, _)| *known == name).map_or(Unit::Money, |(_, unit)| *unit)
        };
        match self {
            Self::Today(name) => of(TodayResults::<f64>::NAMES, name),
            Self::Loss { name, .. } => of(LossResults::<f64>::NAMES, name),
            Self::Option { name, .. } => of(OptionResults::<f64>::NAMES, name),
            Self::OptionLoss { name, .. } => of(LossAfterResults::<f64>::NAMES, name),
            Self::CashOnly { name, .. } => of(CashOnlyResults::<f64>::NAMES, name),
            Self::CashFlow { .. } => Unit::Money,
        }
    }

    /// Whether it is a payback, of which none means later than everything.
    pub(crate) fn is_payback(self) -> bool {
        self.unit() == Unit::Months
    }

    /// How much computing the result once takes, in loss-months.
    pub(crate) fn work(self, model: &Model) -> u64 {
        let today = model.losses.len();
        let of_option = |option: usize| {
            model.options.get(option).map_or(0, |option| {
                let states: usize = option.changes.iter().map(|change| change.distinct().count()).sum();
                states + 10 * model.horizon as usize
            })
        };
        let work = match self {
            Self::Today(_) | Self::Loss { .. } => today,
            Self::Option { option, .. }
            | Self::OptionLoss { option, .. }
            | Self::CashOnly { option, .. }
            | Self::CashFlow { option, .. } => today + of_option(option),
        };
        u64::try_from(work).unwrap_or(u64::MAX)
    }

    /// The result, with nothing computed that it does not need.
    pub(crate) fn compute<N: Scalar>(self, model: &Model, values: Values<'_, N>) -> Result<Answer<N>, BelowZero> {
        self.compute_in(model, values, None)
    }

    /// The same with the events of one history, where there is one.
    pub(crate) fn compute_in<N: Scalar>(
        self,
        model: &Model,
        values: Values<'_, N>,
        history: Option<&History<N>>,
    ) -> Result<Answer<N>, BelowZero> {
        let today = compute::today_in(model, values, history)?;
        match self {
            Self::Today(_) | Self::Loss { .. } => Ok(self.of_today(&today)),
            Self::Option { option, .. }
            | Self::OptionLoss { option, .. }
            | Self::CashOnly { option, .. }
            | Self::CashFlow { option, .. } => {
                let timeline = compute::Timeline::new(model, values);
                let with_rate = self.name() == "internal_rate_of_return";
                let run = compute::Run::new(model, option, values, &today, &timeline, history);
                run.outcome(with_rate).map(|outcome| self.of_option(&outcome))
            }
        }
    }

    /// The result among those of all options, which have all been computed.
    pub(crate) fn among<N: Scalar>(self, today: &TodayOutcome<N>, options: &[OptionOutcome<N>]) -> Answer<N> {
        match self {
            Self::Today(_) | Self::Loss { .. } => self.of_today(today),
            Self::Option { option, .. }
            | Self::OptionLoss { option, .. }
            | Self::CashOnly { option, .. }
            | Self::CashFlow { option, .. } => {
                self.of_option(options.get(option).expect("an address names an option of its model"))
            }
        }
    }

    /// The option that the result is of.
    pub(crate) fn option(self) -> Option<usize> {
        match self {
            Self::Today(_) | Self::Loss { .. } => None,
            Self::Option { option, .. }
            | Self::OptionLoss { option, .. }
            | Self::CashOnly { option, .. }
            | Self::CashFlow { option, .. } => Some(option),
        }
    }

    /// A result of today.
    pub(crate) fn of_today<N: Scalar>(self, today: &TodayOutcome<N>) -> Answer<N> {
        match self {
            Self::Loss { loss, name } => today.losses.get(loss).and_then(|loss| loss.get(name)),
            _ => today.results.get(self.name()),
        }
        .expect("an address names a result of its table")
    }

    /// A result of an option.
    pub(crate) fn of_option<N: Scalar>(self, outcome: &OptionOutcome<N>) -> Answer<N> {
        match self {
            Self::OptionLoss { loss, name, .. } => outcome.losses.get(loss).and_then(|loss| loss.get(name)),
            Self::CashOnly { name, .. } => outcome.cash_only.get(name),
            Self::CashFlow { month, column, .. } => {
                outcome.cash_flow.get(month as usize).and_then(|month| month.get(column)).map(Ok)
            }
            _ => outcome.results.get(self.name()),
        }
        .expect("an address names a result of its table")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_told_in_months_is_a_payback() {
        for name in ["payback_months", "first_break_even_months", "discounted_payback_months"] {
            assert!(Address::Option { option: 0, name }.is_payback(), "{name}");
        }
        assert!(Address::CashOnly { option: 0, name: "payback_months" }.is_payback());
        assert!(!Address::Option { option: 0, name: "net_present_value" }.is_payback());
        assert!(!Address::Today("annual_cost").is_payback());
        assert!(!Address::CashFlow { option: 0, month: 1, column: "net" }.is_payback());
    }
}
