//! Options: what could be done about the losses, what it costs, and what it changes when.

use super::Quantity;
use super::address::{Address, Outcome, not_a_number, unknown};
use super::read::document;
use crate::Table;

document! {
    /// Something that could be done: its prices and its dated steps.
    #[cfg_attr(feature = "schema", schemars(rename = "Option"))]
    pub struct OptionDocument limited by options {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// Prices by user and month, by ids.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub subscriptions: Table<Subscription>,
        /// Costs by year, by ids.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub running_costs: Table<RunningCost>,
        /// The dated steps of its introduction, by ids.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub steps: Table<Step>,
    }

    /// A price by user and month.
    pub struct Subscription limited by steps_per_option {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// Users paid for; by default `workforce.headcount`.
        pub users: Option<Quantity>,
        /// Price of a user and month; 0 by default.
        pub price_per_user_month: Option<Quantity>,
        /// The first month paid for, within the horizon; 1 by default.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub from_month: Option<u32>,
        /// The last month paid for, not before the first; by default the horizon.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub to_month: Option<u32>,
    }

    /// A cost that recurs: support, a service contract, an administrator.
    pub struct RunningCost limited by steps_per_option {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// Cost of a year, paid in twelfths.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub cost_per_year: Option<Quantity>,
        /// The first month paid for, within the horizon; 1 by default.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub from_month: Option<u32>,
        /// The last month paid for, not before the first; by default the horizon.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub to_month: Option<u32>,
    }

    /// A dated step of an option's introduction.
    pub struct Step limited by steps_per_option {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// The month it is taken and paid in, up to the horizon; 0, the month of the decision, by default.
        pub month: Option<u32>,
        /// What it costs once, in its month; 0 by default.
        pub cost: Option<Quantity>,
        /// Months over which its effects and gains grow to their full size; 0, at once, by default.
        #[cfg_attr(feature = "schema", schemars(range(max = 600)))]
        pub ramp_months: Option<u32>,
        /// The last month of its effects and gains; by default they never end.
        pub until_month: Option<u32>,
        /// What it changes about the losses: at most one effect on an input.
        #[cfg_attr(feature = "schema", schemars(default))]
        pub effects: Vec<Effect>,
        /// New money, or costs that end, by ids.
        #[cfg_attr(feature = "schema", schemars(default, transform = super::schema::ids))]
        pub gains: Table<Gain>,
    }

    /// A change of one input of one loss, in exactly one form.
    #[cfg_attr(feature = "schema", schemars(transform = super::schema::one_form))]
    pub struct Effect limited by inputs {
        /// The loss, by its id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub loss: Option<String>,
        /// The input of the loss, one that it uses: `events_per_year`, `minutes_per_event` and so on. On `availability`,
        /// `set_to` and `at_least` act; `reduce_by` and `increase_by` act on `downtime`, which is 1 − availability.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub input: Option<String>,
        /// The share by which the input falls: 0.6 leaves 40% of it.
        pub reduce_by: Option<Quantity>,
        /// The share by which the input grows: 0.25 makes it a quarter more. An option may make a loss worse.
        pub increase_by: Option<Quantity>,
        /// What the input becomes, in its own unit.
        pub set_to: Option<Quantity>,
        /// A cap, in the input's unit: what is above comes down to it.
        pub at_most: Option<Quantity>,
        /// A floor, in the input's unit: what is below comes up to it.
        pub at_least: Option<Quantity>,
    }

    /// New money, or a cost that ends: units × value.
    pub struct Gain limited by steps_per_option {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// Units in a year; 1 by default.
        pub units_per_year: Option<Quantity>,
        /// What a unit is worth.
        #[cfg_attr(feature = "schema", schemars(with = "Quantity"))]
        pub value_per_unit: Option<Quantity>,
    }
}

/// An effect is named by its loss, its input and its form: `effects.rework.events_per_year.reduce_by`.
impl Address for Vec<Effect> {
    fn set(&mut self, path: &[&str], value: rust_decimal::Decimal) -> Outcome {
        let [loss, input, form @ ..] = path else { return not_a_number() };
        let named =
            |effect: &&mut Effect| effect.loss.as_deref() == Some(*loss) && effect.input.as_deref() == Some(*input);
        match self.iter_mut().find(named) {
            Some(effect) if matches!(form, ["reduce_by" | "increase_by" | "set_to" | "at_most" | "at_least"]) => {
                effect.set(form, value)
            }
            Some(_) => not_a_number(),
            None => unknown(&format!("{loss}.{input}"), &[]),
        }
    }

    fn quantity(&self, path: &[&str]) -> Option<&Quantity> {
        let [loss, input, form @ ..] = path else { return None };
        let named = |effect: &&Effect| effect.loss.as_deref() == Some(*loss) && effect.input.as_deref() == Some(*input);
        self.iter().find(named).and_then(|effect| effect.quantity(form))
    }

    fn quantity_mut(&mut self, path: &[&str]) -> Option<&mut Quantity> {
        let [loss, input, form @ ..] = path else { return None };
        let named =
            |effect: &&mut Effect| effect.loss.as_deref() == Some(*loss) && effect.input.as_deref() == Some(*input);
        self.iter_mut().find(named).and_then(|effect| effect.quantity_mut(form))
    }
}
