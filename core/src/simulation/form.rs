//! The form of the document of a simulation, for its schema.

use super::results::*;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::problem::Problem;
use crate::schema::forms;
use crate::statistics::ConfidenceInterval;
use crate::{Exact, Table, Unit};

/// Today, as it is written.
struct Today;
/// Doing nothing, as it is written.
struct Nothing;

forms! {
    /// What a scenario may come to: every result as a range with its probabilities, and how exact those are.
    Simulation as "Simulation" => {
        /// The program that computed it.
        engine: Engine,
        /// The scenario it is about.
        scenario: ScenarioSummary,
        /// How it was computed: what the same bits can be had by again.
        run: Run,
        /// What interruptions cost today.
        today: Today,
        /// What each option may come to, by id.
        options: Table<OptionSimulation>,
        /// How often no option is better than doing nothing.
        do_nothing: Nothing,
        /// How often each claim holds, by id.
        claims: Table<ClaimSimulation>,
        /// Results that were asked for beyond the usual ones, by path.
        #[serde(skip_serializing_if = "Table::is_empty")]
        outputs: Table<Summary>,
        /// The results of every trial by path, where they were asked for: null where there is none, or where a time never
        /// comes.
        #[serde(skip_serializing_if = "Option::is_none")]
        samples: Option<Samples>,
        /// Things that are no problem, but that the reader should know.
        notices: Vec<Problem>,
    }

    /// What interruptions may cost today.
    Today as "TodaySimulation" => {
        /// The cost of a year, of all losses together.
        annual_cost: CostSummary,
        /// The same of each loss, by id.
        losses: Table<LossSimulation>,
    }

    /// What one loss may cost today.
    LossSimulation as "LossSimulation" => {
        /// What people call it.
        label: String,
        /// The cost of a year.
        annual_cost: CostSummary,
    }

    /// Doing nothing.
    Nothing as "DoNothingSimulation" => {
        /// How often no option is better.
        probability_best: Probability,
    }

    /// A cost, with its tail.
    CostSummary as "CostSummary" => {
        #[schemars(flatten)]
        annual_cost: Summary,
        /// Its tail: at 0.95 and 0.99.
        tails: Vec<TailRisk>,
        /// Probabilities, each with what is passed with it, rarest last.
        exceedance: Vec<(f64, f64)>,
    }

    /// How a result is distributed over the trials.
    Summary as "Summary" => {
        /// What it is measured in.
        unit: Unit,
        /// The mean; none with a reason.
        mean: Option<f64>,
        /// The Monte Carlo standard error of the mean: how far it may be off itself, not how far values scatter.
        standard_error: Option<f64>,
        /// A 95% interval for the mean.
        interval: Option<ConfidenceInterval>,
        /// How far values lie from the mean: the root of their mean square distance (n − 1).
        standard_deviation: Option<f64>,
        /// The smallest value.
        minimum: Option<f64>,
        /// The largest value.
        maximum: Option<f64>,
        /// Why mean, standard deviation and maximum are none, where they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Quantiles, ascending.
        quantiles: Vec<Quantile>,
        /// How often values fell between which borders.
        histogram: Histogram,
        /// The share of trials without a value, which everything else leaves out.
        #[serde(skip_serializing_if = "Option::is_none")]
        undefined_share: Option<f64>,
        /// Of a time: the mean over the trials in which it comes.
        #[serde(skip_serializing_if = "Option::is_none")]
        mean_when_paid_back: Option<f64>,
        /// Of a time: how often it never comes.
        #[serde(skip_serializing_if = "Option::is_none")]
        probability_never: Option<Probability>,
    }

    /// Where a figure lies with a probability of 95%.
    ConfidenceInterval as "Interval" => {
        /// The lower end; none where there is none.
        lower: Option<f64>,
        /// The upper end; none where there is none.
        upper: Option<f64>,
    }

    /// A quantile with its error.
    Quantile as "Quantile" => {
        /// The probability of no more.
        p: f64,
        /// The value; none for never, or where there is none.
        value: Option<f64>,
        /// A 95% interval for it.
        interval: Option<ConfidenceInterval>,
    }

    /// What an option may come to.
    OptionSimulation as "OptionSimulation" => {
        /// What people call it.
        label: String,
        /// Cost of interruptions that no longer occurs in a year of the steady state; money / year.
        annual_avoided: Summary,
        /// Σ (avoided + gains) over the horizon, undiscounted; money.
        total_benefits: Summary,
        /// Σ (subscription + running + investment) over the horizon, undiscounted; money.
        total_costs: Summary,
        /// (benefits − costs) ÷ costs, undiscounted.
        roicm: Summary,
        /// The same on present values.
        roicm_present_value: Summary,
        /// Σ net flows, discounted; money.
        net_present_value: Summary,
        /// The earliest time from which the cumulative net cash flow stays at or above zero; months.
        payback_months: Summary,
        /// Payback of the discounted flows; months.
        discounted_payback_months: Summary,
        /// How often it has paid for itself by the target month; none without a target.
        probability_of_payback_by_target: Option<Probability>,
        /// How often its net present value is above zero.
        probability_of_profit: Probability,
        /// How often no other option and not doing nothing is better.
        probability_best: Probability,
        /// The cumulative net cash flow, months 0 to the horizon.
        cumulative: Vec<FanMonth>,
        /// The share of trials in which it has paid for itself by each month, from 0 to the horizon: the probability for
        /// any target.
        payback_by_month: Vec<f64>,
    }

    /// The cumulative net cash flow of a month.
    FanMonth as "FanMonth" => {
        /// The month.
        month: u32,
        /// Probabilities, each with its quantile.
        quantiles: Vec<(f64, f64)>,
    }

    /// How often a claim holds.
    ClaimSimulation as "ClaimSimulation" => {
        /// What people call it.
        label: String,
        /// The path of the result it is about.
        result: String,
        /// `equals`, `at_most` or `at_least`.
        bound: String,
        /// The figure that is stated.
        claimed: Exact,
        /// How often the result meets it; a result that is none meets no claim.
        probability: Probability,
    }
}

impl schemars::JsonSchema for Samples {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Samples".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Table::<Vec<Option<f64>>>::json_schema(generator)
    }
}
