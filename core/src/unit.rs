//! What a number is measured in.

use serde::{Serialize, Serializer};

/// What a number is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// An amount in the scenario's currency.
    Money,
    /// Money for an hour.
    MoneyPerHour,
    /// Money for an event.
    MoneyPerEvent,
    /// Money for a year.
    MoneyPerYear,
    /// Money for a user and a month.
    MoneyPerUserMonth,
    /// Money for a unit.
    MoneyPerUnit,
    /// Units of the scenario's currency for one unit of another.
    ExchangeRate,
    /// A share of one: 0.25 is a quarter.
    Share,
    /// A rate for a year: 0.08 is eight percent.
    RatePerYear,
    /// A rate for a month.
    RatePerMonth,
    /// A ratio without a unit.
    Ratio,
    /// People.
    People,
    /// Users of a subscription.
    Users,
    /// Events in a year.
    EventsPerYear,
    /// Events for a person and a year.
    EventsPerPersonYear,
    /// Units in a year.
    UnitsPerYear,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Hours in a day.
    HoursPerDay,
    /// Hours in a year.
    HoursPerYear,
    /// Days of one person's work in a year.
    PersonDaysPerYear,
    /// Months.
    Months,
}

impl Unit {
    /// Whether an amount of it is in a currency.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Self::Money
                | Self::MoneyPerHour
                | Self::MoneyPerEvent
                | Self::MoneyPerYear
                | Self::MoneyPerUserMonth
                | Self::MoneyPerUnit
        )
    }

    /// The unit's name on the wire, with `currency` for money.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::MoneyPerHour => "money / hour",
            Self::MoneyPerEvent => "money / event",
            Self::MoneyPerYear => "money / year",
            Self::MoneyPerUserMonth => "money / user / month",
            Self::MoneyPerUnit => "money / unit",
            Self::ExchangeRate => "exchange rate",
            Self::Share => "share",
            Self::RatePerYear => "rate / year",
            Self::RatePerMonth => "rate / month",
            Self::Ratio => "ratio",
            Self::People => "people",
            Self::Users => "users",
            Self::EventsPerYear => "events / year",
            Self::EventsPerPersonYear => "events / person / year",
            Self::UnitsPerYear => "units / year",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::HoursPerDay => "hours / day",
            Self::HoursPerYear => "hours / year",
            Self::PersonDaysPerYear => "person-days / year",
            Self::Months => "months",
        }
    }
}

impl Unit {
    /// The unit with the currency that an amount of money is in: `HKD / year`.
    #[must_use]
    pub fn in_currency(self, currency: &str) -> String {
        self.name().replacen("money", currency, 1)
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
