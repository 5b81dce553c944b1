//! The scenario: the whole document.

use rust_decimal::Decimal;

use super::Quantity;
use super::address::{Address, Outcome, not_a_number};
use super::claim::Claim;
use super::distribution::Parameter;
use super::loss::Loss;
use super::option::OptionDocument;
use super::read::document;
use crate::Table;

document! {
    /// A company, what interruptions cost it, and what it could do about them.
    pub struct Scenario {
        /// The version of this format: 1.
        #[cfg_attr(feature = "schema", schemars(with = "u32", extend("const" = 1)))]
        pub schema_version: Option<u32>,
        /// What people call it.
        pub name: Option<String>,
        /// The currency (ISO 4217) of every result.
        #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = super::schema::CURRENCY)))]
        pub currency: Option<String>,
        /// Units of `currency` for one unit of another.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::currencies))]
        pub exchange_rates: Table<Quantity>,
        /// Months that are looked at after the decision: 1 to 600.
        #[cfg_attr(feature = "schema", schemars(with = "u32", range(min = 1, max = 600)))]
        pub horizon_months: Option<u32>,
        /// The effective annual rate of discount, above −1.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub discount_rate: Option<Quantity>,
        /// The month by which a payback is asked for.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub payback_target_months: Option<u32>,
        /// Growth of losses and gains, in yearly steps; 0 by default.
        pub loss_growth_per_year: Option<Quantity>,
        /// Growth of subscriptions and running costs, in yearly steps; 0 by default.
        pub price_growth_per_year: Option<Quantity>,
        /// The people whose work is interrupted.
        #[cfg_attr(feature = "schema", schemars(with = "Workforce"))]
        pub workforce: Option<Workforce>,
        /// What interruptions cost today: at least one.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1), transform = super::schema::ids))]
        pub losses: Table<Loss>,
        /// What could be done about them.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub options: Table<OptionDocument>,
        /// Rank correlations between uncertain inputs.
        #[cfg_attr(feature = "schema", schemars(default))]
        pub correlations: Vec<Correlation>,
        /// Figures that somebody states, to be held against the model.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub claims: Table<Claim>,
    }

    /// The people whose work is interrupted.
    pub struct Workforce {
        /// How many they are.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub headcount: Option<Quantity>,
        /// Loaded cost of an hour of work, money.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub hourly_cost: Option<Quantity>,
        /// Hours in a working day, in (0, 24]; 8 by default.
        pub hours_per_day: Option<Quantity>,
        /// Share of the working time saved that turns into money; 1 by default.
        pub realisation: Option<Quantity>,
    }

    /// A rank correlation between two uncertain inputs.
    pub struct Correlation {
        /// The two inputs, by path.
        #[cfg_attr(feature = "schema", schemars(length(equal = 2)))]
        pub between: Vec<String>,
        /// Spearman's rank correlation ρ, from −1 to 1.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub rank: Option<Parameter>,
    }
}

impl Address for Vec<Correlation> {
    fn set(&mut self, _: &[&str], _: Decimal) -> Outcome {
        not_a_number()
    }
}

impl Address for Vec<String> {
    fn set(&mut self, _: &[&str], _: Decimal) -> Outcome {
        not_a_number()
    }
}

impl super::address::Blank for Workforce {
    fn blank() -> Option<Self> {
        Some(Self::default())
    }
}
