//! The results, by their names on the wire, with their units.

use core::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::{Fault, Unit};

/// Why a result is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// There are no costs to set the benefits against.
    NoCosts,
    /// There is no one-off investment to set the benefits against.
    NoInvestment,
    /// Interruptions cost nothing today.
    NoLoss,
    /// The cumulative flow is below zero at the horizon.
    NotPaidBack,
    /// The cumulative flow never comes up to zero.
    NeverBreaksEven,
    /// A modified rate needs money going in and money coming back.
    FlowsOfOneSign,
    /// No internal rate of return: see its verdict.
    NoRate,
    /// Several internal rates of return: see its roots.
    SeveralRates,
    /// A rate beyond a thousand million a year.
    RateTooLarge,
    /// The loss names neither an availability nor service hours.
    NoServiceHours,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCosts => "there are no costs",
            Self::NoInvestment => "there is no one-off investment",
            Self::NoLoss => "interruptions cost nothing today",
            Self::NotPaidBack => "the cumulative flow is below zero at the horizon",
            Self::NeverBreaksEven => "the cumulative flow never comes up to zero from below",
            Self::FlowsOfOneSign => "the flows are not of both signs",
            Self::NoRate => "there is no internal rate of return",
            Self::SeveralRates => "there are several internal rates of return",
            Self::RateTooLarge => "the annual rate is above 1e9",
            Self::NoServiceHours => "the loss names neither availability nor service_hours_per_year",
        })
    }
}

impl core::error::Error for Reason {}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A result that some scenarios do not have.
pub type Answer<N> = Result<N, Reason>;

/// A table of results: their names, units and values, and (with `none`) the reasons beside those that are none.
macro_rules! results {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            always { $($(#[$always_meta:meta])* $always:ident: $always_unit:ident,)* }
            sometimes { $($(#[$sometimes_meta:meta])* $sometimes:ident: $sometimes_unit:ident,)* }
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name<N> {
            $($(#[$always_meta])* pub $always: N,)*
            $($(#[$sometimes_meta])* pub $sometimes: Answer<N>,)*
        }

        impl<N: Copy> $name<N> {
            /// The names of the results, with their units.
            pub const NAMES: &[(&str, Unit)] = &[
                $((stringify!($always), Unit::$always_unit),)*
                $((stringify!($sometimes), Unit::$sometimes_unit),)*
            ];

            /// A result by its name; none where there is no such result.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<Answer<N>> {
                match name {
                    $(stringify!($always) => Some(Ok(self.$always)),)*
                    $(stringify!($sometimes) => Some(self.$sometimes),)*
                    _ => None,
                }
            }
        }

        #[cfg(feature = "schema")]
        crate::schema::forms! {
            $(#[$meta])*
            $name<crate::Exact> as stringify!($name) => {
                $($(#[$always_meta])* $always: crate::Exact,)*
                $($(#[$sometimes_meta])* $sometimes: Option<crate::Exact>,)*
                /// Why results are none, for those that are, by name.
                #[serde(skip_serializing_if = "crate::Table::is_empty")]
                reasons: crate::Table<Reason>,
            }
        }

        impl $name<crate::Exact> {
            /// The first result that has no value, with what went wrong.
            pub(crate) fn fault(&self) -> Option<(&'static str, Fault)> {
                $(if let Some(fault) = self.$always.fault() { return Some((stringify!($always), fault)); })*
                $(if let Ok(value) = self.$sometimes && let Some(fault) = value.fault() {
                    return Some((stringify!($sometimes), fault));
                })*
                None
            }
        }

        impl<N: Serialize> $name<N> {
            /// Writes every result but `left_out`, and the reasons of those that are none.
            pub(crate) fn entries<M: SerializeMap>(&self, map: &mut M, left_out: &str) -> Result<(), M::Error> {
                let all: [(&'static str, Result<&N, Reason>); _] = [
                    $((stringify!($always), Ok(&self.$always)),)*
                    $((stringify!($sometimes), self.$sometimes.as_ref().map_err(|reason| *reason)),)*
                ];
                write_entries(&all, map, left_out)
            }
        }

        impl<N: Serialize> Serialize for $name<N> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                self.entries(&mut map, "")?;
                map.end()
            }
        }
    )+};
}

/// Writes results but `left_out`, null for those that are none, and beside them why, by name.
fn write_entries<N: Serialize, M: SerializeMap>(
    all: &[(&'static str, Result<&N, Reason>)],
    map: &mut M,
    left_out: &str,
) -> Result<(), M::Error> {
    let mut reasons = Vec::new();
    for (name, answer) in all.iter().filter(|(name, _)| *name != left_out) {
        map.serialize_entry(name, &answer.ok())?;
        reasons.extend(answer.err().map(|reason| (*name, reason)));
    }
    crate::order::sort_by_key(&mut reasons, |(name, _)| *name);
    if !reasons.is_empty() {
        map.serialize_entry("reasons", &Reasons(&reasons))?;
    }
    Ok(())
}

/// Why results are none, by name.
struct Reasons<'a>(&'a [(&'static str, Reason)]);

impl Serialize for Reasons<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

results! {
    /// What interruptions cost today, all losses together.
    pub struct TodayResults {
        always {
            /// Cost of a year, every lost hour counted in full; money / year.
            annual_cost: MoneyPerYear,
            /// Working time lost in a year; person-days / year.
            person_days: PersonDaysPerYear,
            /// Hours of interruption in a year, of all losses added up; hours / year.
            interruption_hours: HoursPerYear,
        }
        sometimes {}
    }

    /// What one loss costs today.
    pub struct LossResults {
        always {
            /// Cost of a year, every lost hour counted in full; money / year.
            annual_cost: MoneyPerYear,
            /// Working time lost in a year; person-days / year.
            person_days: PersonDaysPerYear,
            /// Hours of interruption in a year; hours / year.
            interruption_hours: HoursPerYear,
        }
        sometimes {
            /// Its share of the annual cost of all losses.
            share: Share,
            /// 1 − interruption hours ÷ service hours, for losses that name either.
            availability: Share,
        }
    }

    /// What one loss costs under an option, in the steady state.
    pub struct LossAfterResults {
        always {
            /// Cost of a year, every lost hour counted in full; money / year.
            annual_cost_after: MoneyPerYear,
            /// Working time lost in a year; person-days / year.
            person_days_after: PersonDaysPerYear,
            /// Hours of interruption in a year; hours / year.
            interruption_hours_after: HoursPerYear,
        }
        sometimes {
            /// 1 − interruption hours ÷ service hours, for losses that name either.
            availability_after: Share,
        }
    }

    /// What an option comes to.
    pub struct OptionResults {
        always {
            /// What interruptions cost in the steady state: every step that does not end in full effect, year 0; money / year.
            annual_cost_after: MoneyPerYear,
            /// What is avoided in the steady state, saved working time counted by `realisation`; money / year.
            annual_avoided: MoneyPerYear,
            /// Σ (avoided + gains) over the horizon, undiscounted; money.
            total_benefits: Money,
            /// Σ (subscription + running + investment) over the horizon, undiscounted; money.
            total_costs: Money,
            /// Σ investment; money.
            total_investment: Money,
            /// The lowest cumulative net cash flow, 0 or below; money.
            peak_funding: Money,
            /// Σ `net[m]` ÷ (1 + discount rate)^(m/12); money.
            net_present_value: Money,
        }
        sometimes {
            /// 1 − annual cost after ÷ today's.
            avoided_share: Share,
            /// Return on investment in communication availability: (benefits − costs) ÷ costs, undiscounted.
            roicm: Ratio,
            /// The same on present values: the definition of Forrester's Total Economic Impact.
            roicm_present_value: Ratio,
            /// Present value of benefits ÷ present value of costs.
            benefit_cost_ratio: Ratio,
            /// (benefits − running − subscription) × 12/H ÷ total investment: the definition of Nucleus Research.
            roi_average_annual: RatePerYear,
            /// The annual internal rate of return, where one rate is its verdict.
            internal_rate_of_return: RatePerYear,
            /// The rate at which what goes in, financed at the discount rate, becomes what comes back, reinvested at it.
            modified_internal_rate_of_return: RatePerYear,
            /// The earliest time from which the cumulative net cash flow stays at or above zero; months.
            payback_months: Months,
            /// The first time at which it comes up to zero; months.
            first_break_even_months: Months,
            /// Payback of the discounted flows; months.
            discounted_payback_months: Months,
        }
    }

    /// What remains of an option if saved hours never become money (`realisation` = 0).
    pub struct CashOnlyResults {
        always {
            /// Σ `net[m]` ÷ (1 + discount rate)^(m/12); money.
            net_present_value: Money,
        }
        sometimes {
            /// (benefits − costs) ÷ costs, undiscounted.
            roicm: Ratio,
            /// The same on present values.
            roicm_present_value: Ratio,
            /// The earliest time from which the cumulative net cash flow stays at or above zero; months.
            payback_months: Months,
        }
    }
}

macro_rules! cash_flow_columns {
    ($($(#[$meta:meta])* $column:ident,)+) => {
        /// One month of an option's cash flow; money. Month 0 is the decision.
        #[derive(Debug, Clone, Copy, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename = "CashFlowMonth"))]
        pub struct CashFlowMonth<N> {
            /// The month, 0 to the horizon.
            pub month: u32,
            $($(#[$meta])* pub $column: N,)+
        }

        impl<N: Copy> CashFlowMonth<N> {
            /// The names of the columns beside the month.
            pub const COLUMNS: &[&str] = &[$(stringify!($column)),+];

            /// A column by its name.
            #[must_use]
            pub fn get(&self, column: &str) -> Option<N> {
                match column {
                    $(stringify!($column) => Some(self.$column),)+
                    _ => None,
                }
            }
        }
    };
}

cash_flow_columns! {
    /// Cost of interruptions that no longer occurs; negative where the option makes things worse.
    avoided,
    /// New money, and costs that ended.
    gains,
    /// Subscriptions paid.
    subscription,
    /// Running costs paid.
    running,
    /// One-off costs of steps taken.
    investment,
    /// avoided + gains − subscription − running − investment.
    net,
    /// Σ net up to this month.
    cumulative,
    /// Σ discounted net up to this month.
    discounted_cumulative,
}

#[cfg(test)]
mod tests {
    use serde::Serializer;

    use super::*;

    const RESULTS: CashOnlyResults<u8> = CashOnlyResults {
        net_present_value: 5,
        roicm: Err(Reason::NoCosts),
        roicm_present_value: Ok(2),
        payback_months: Err(Reason::NotPaidBack),
    };

    #[test]
    fn what_is_none_is_null_and_says_why() {
        let expected = serde_json::json!({
            "net_present_value": 5,
            "roicm": null,
            "roicm_present_value": 2,
            "payback_months": null,
            "reasons": {
                "payback_months": Reason::NotPaidBack.to_string(),
                "roicm": Reason::NoCosts.to_string(),
            },
        });
        assert_eq!(serde_json::to_value(RESULTS).unwrap(), expected);
    }

    #[test]
    fn what_is_left_out_is_not_written_nor_its_reason() {
        let mut map = serde_json::value::Serializer.serialize_map(None).unwrap();
        RESULTS.entries(&mut map, "roicm").unwrap();
        let expected = serde_json::json!({
            "net_present_value": 5,
            "roicm_present_value": 2,
            "payback_months": null,
            "reasons": { "payback_months": Reason::NotPaidBack.to_string() },
        });
        assert_eq!(SerializeMap::end(map).unwrap(), expected);
    }
}
