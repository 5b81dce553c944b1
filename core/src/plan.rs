//! The plan of an option: what is paid for and done when, with every default filled in.

use serde::Serialize;

use crate::model::{Amount, Model};
use crate::{Exact, Unit};

/// What an option consists of, as it is planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// Prices by user and month, in the order of their ids.
    pub subscriptions: Vec<PlannedSubscription>,
    /// Costs by year, in the order of their ids.
    pub running_costs: Vec<PlannedRunningCost>,
    /// The steps: earlier months first, then by id.
    pub steps: Vec<PlannedStep>,
}

/// A number of a plan, as it is written: in its input's own unit and currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedAmount {
    /// The path of the input that holds it.
    pub input: String,
    /// The base case.
    pub value: Exact,
    /// What it is measured in.
    pub unit: Unit,
    /// The currency it is in; none for what is no money.
    pub currency: Option<String>,
}

/// A price by user and month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedSubscription {
    /// The id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Users paid for.
    pub users: PlannedAmount,
    /// Price of a user and month.
    pub price_per_user_month: PlannedAmount,
    /// The first month paid for.
    pub from_month: u32,
    /// The last month paid for.
    pub to_month: u32,
}

/// A cost that recurs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedRunningCost {
    /// The id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Cost of a year.
    pub cost_per_year: PlannedAmount,
    /// The first month paid for.
    pub from_month: u32,
    /// The last month paid for.
    pub to_month: u32,
}

/// A dated step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedStep {
    /// The id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// The month it is taken and paid in.
    pub month: u32,
    /// What it costs once.
    pub cost: PlannedAmount,
    /// Months over which its effects and gains grow to their full size.
    pub ramp_months: u32,
    /// The last month of its effects and gains; none where they never end.
    pub until_month: Option<u32>,
    /// What it changes about the losses.
    pub effects: Vec<PlannedEffect>,
    /// New money, or costs that end.
    pub gains: Vec<PlannedGain>,
}

/// A change of one input of one loss.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedEffect {
    /// The id of the loss.
    pub loss: String,
    /// The input of the loss, or `downtime`.
    pub changes: String,
    /// `reduce_by`, `increase_by`, `set_to`, `at_most` or `at_least`.
    pub form: String,
    /// By or to how much.
    pub size: PlannedAmount,
}

/// New money, or a cost that ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedGain {
    /// The id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Units in a year.
    pub units_per_year: PlannedAmount,
    /// What a unit is worth.
    pub value_per_unit: PlannedAmount,
}

impl Model {
    /// The plan of an option, by its id; none where there is no such option.
    #[must_use]
    pub fn plan(&self, option: &str) -> Option<Plan> {
        let resolved = self.options.iter().find(|known| known.id == option)?;
        let written = self.scenario.options.get(option)?;
        let called = |label: Option<&String>, id: &str| label.map_or(id, String::as_str).to_owned();
        Some(Plan {
            subscriptions: resolved
                .subscriptions
                .iter()
                .map(|known| PlannedSubscription {
                    label: called(written.subscriptions.get(&known.id).and_then(|x| x.label.as_ref()), &known.id),
                    id: known.id.clone(),
                    users: self.planned(known.users),
                    price_per_user_month: self.planned(known.price),
                    from_month: known.from,
                    to_month: known.to,
                })
                .collect(),
            running_costs: resolved
                .running_costs
                .iter()
                .map(|known| PlannedRunningCost {
                    label: called(written.running_costs.get(&known.id).and_then(|x| x.label.as_ref()), &known.id),
                    id: known.id.clone(),
                    cost_per_year: self.planned(known.cost),
                    from_month: known.from,
                    to_month: known.to,
                })
                .collect(),
            steps: resolved
                .steps
                .iter()
                .map(|known| {
                    let step = written.steps.get(&known.id);
                    PlannedStep {
                        label: called(step.and_then(|step| step.label.as_ref()), &known.id),
                        id: known.id.clone(),
                        month: known.month,
                        cost: self.planned(known.cost),
                        ramp_months: known.ramp,
                        until_month: known.until,
                        effects: known.effects.iter().filter_map(|effect| self.planned_effect(effect.size)).collect(),
                        gains: known
                            .gains
                            .iter()
                            .zip(step.into_iter().flat_map(|step| &step.gains))
                            .map(|(gain, (id, written))| PlannedGain {
                                label: called(written.label.as_ref(), id),
                                id: id.clone(),
                                units_per_year: self.planned(gain.units),
                                value_per_unit: self.planned(gain.value),
                            })
                            .collect(),
                    }
                })
                .collect(),
        })
    }

    fn planned(&self, amount: Amount) -> PlannedAmount {
        let input = self.inputs.get(amount.input.index()).expect("a model's ids are indices into its own inputs");
        PlannedAmount {
            input: input.path.clone(),
            value: input.base,
            unit: input.unit,
            currency: input.unit.is_money().then(|| input.currency.as_ref().unwrap_or(&self.currency).clone()),
        }
    }

    /// The path of an effect's size ends with its loss, its input and its form.
    fn planned_effect(&self, size: Amount) -> Option<PlannedEffect> {
        let size = self.planned(size);
        let mut parts = size.input.rsplit('.').map(str::to_owned);
        let (form, changes, loss) = (parts.next()?, parts.next()?, parts.next()?);
        Some(PlannedEffect { loss, changes, form, size })
    }
}

#[cfg(test)]
mod tests {
    use crate::Model;

    #[test]
    fn a_plan_has_its_defaults_filled_in() {
        let model = Model::parse(
            r#"
            schema_version = 1
            currency = "HKD"
            exchange_rates.USD = 7.8
            horizon_months = 24
            discount_rate = 0
            workforce = { headcount = 50, hourly_cost = 200 }
            losses.rework = { events_per_year = 600, minutes_per_event = 17 }
            [options.lite.subscriptions.seats]
            price_per_user_month = { value = 18, currency = "USD" }
            [options.lite.steps.later]
            month = 3
            effects = [{ loss = "rework", input = "events_per_year", reduce_by = 0.5 }]
            [options.lite.steps.now]
            label = "Start"
            cost = 1000
            ramp_months = 2
            gains.projects = { units_per_year = 2, value_per_unit = 500 }
            "#,
        )
        .unwrap();
        let plan = model.plan("lite").unwrap();
        let seats = &plan.subscriptions[0];
        assert_eq!((seats.from_month, seats.to_month), (1, 24));
        assert_eq!(seats.users.input, "workforce.headcount");
        assert_eq!(seats.price_per_user_month.currency.as_deref(), Some("USD"));
        let [now, later] = plan.steps.as_slice() else { panic!("{:?}", plan.steps) };
        assert_eq!((now.label.as_str(), now.month, now.ramp_months), ("Start", 0, 2));
        assert_eq!(now.gains[0].value_per_unit.value, 500.into());
        assert_eq!((later.label.as_str(), later.month, later.until_month), ("later", 3, None));
        let effect = &later.effects[0];
        assert_eq!((effect.loss.as_str(), effect.changes.as_str()), ("rework", "events_per_year"));
        assert_eq!((effect.form.as_str(), effect.size.value.to_string()), ("reduce_by", "0.5".to_owned()));
        assert_eq!(later.cost.value, 0.into());
        assert_eq!(model.plan("do_nothing"), None);
    }
}
