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
        /// What people call it, at most 200 characters.
        pub name: Option<String>,
        /// The currency (ISO 4217) of every result, and of every amount that names no other.
        #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = super::schema::CURRENCY)))]
        pub currency: Option<String>,
        /// Units of `currency` for one unit of another, by the code (ISO 4217) of the other: needed for each that an
        /// amount names.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::currencies))]
        pub exchange_rates: Table<Quantity>,
        /// Months that are looked at after the decision, 1 to 600.
        #[cfg_attr(feature = "schema", schemars(with = "u32", range(min = 1, max = 600)))]
        pub horizon_months: Option<u32>,
        /// The effective annual rate of discount: 0.08 is eight percent.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub discount_rate: Option<Quantity>,
        /// The month, within the horizon, by which a payback is asked for; none by default.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub payback_target_months: Option<u32>,
        /// Growth of losses and gains, in yearly steps: 0.02 is two percent a year; 0 by default.
        pub loss_growth_per_year: Option<Quantity>,
        /// Growth of the prices of subscriptions and running costs, in yearly steps; 0 by default.
        pub price_growth_per_year: Option<Quantity>,
        /// The people whose work is interrupted.
        #[cfg_attr(feature = "schema", schemars(with = "Workforce"))]
        pub workforce: Option<Workforce>,
        /// What interruptions cost today: at least one, by ids.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1), transform = super::schema::ids))]
        pub losses: Table<Loss>,
        /// What could be done about them, by ids. Doing nothing is always there as `do_nothing`.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub options: Table<OptionDocument>,
        /// Rank correlations between uncertain inputs.
        #[cfg_attr(feature = "schema", schemars(default))]
        pub correlations: Vec<Correlation>,
        /// Figures that somebody states, by ids, to be held against the model.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub claims: Table<Claim>,
    }

    /// The people whose work is interrupted.
    pub struct Workforce {
        /// How many people they are.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub headcount: Option<Quantity>,
        /// Loaded cost of an hour of work: wages and what comes on top.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub hourly_cost: Option<Quantity>,
        /// Hours in a working day, which turn hours into person-days; 8 by default.
        pub hours_per_day: Option<Quantity>,
        /// Share of the working time saved that turns into money. Today's cost counts every hour in full, whatever it
        /// is; 1 by default.
        pub realisation: Option<Quantity>,
    }

    /// A rank correlation between two uncertain inputs.
    pub struct Correlation {
        /// The two inputs, by path: both uncertain, and not the same.
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
