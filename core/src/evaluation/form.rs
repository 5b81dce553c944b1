//! The form of the document of an evaluation, for its schema.

use super::document::RootDocument;
use super::*;
use crate::schema::forms;
use crate::{Table, document, finance, model};

forms! {
    /// What a scenario comes to in the base case of every input. Unrounded.
    Evaluation as "Evaluation" => {
        /// The program that computed it.
        engine: Engine,
        /// The scenario it is about.
        scenario: ScenarioSummary,
        /// What interruptions cost today.
        today: Today,
        /// What each option comes to, by id.
        options: Table<OptionEvaluation>,
        /// The options and `do_nothing`, best first.
        ranking: Vec<Ranked>,
        /// Every input, in the order of their paths.
        assumptions: Vec<Assumption>,
        /// What the model says to each claim, by id.
        claims: Table<ClaimAnswer>,
        /// Things that are no problem, but that the user should know.
        notices: Vec<Problem>,
    }

    /// What interruptions cost today.
    Today as "Today" => {
        #[schemars(flatten)]
        results: TodayResults<Exact>,
        /// Each loss, by id.
        losses: Table<LossToday>,
    }

    /// What one loss costs today.
    LossToday as "LossToday" => {
        /// What people call it.
        label: String,
        #[schemars(flatten)]
        results: LossResults<Exact>,
    }

    /// What an option comes to.
    OptionEvaluation as "OptionEvaluation" => {
        /// What people call it.
        label: String,
        #[schemars(flatten)]
        results: OptionResults<Exact>,
        /// The verdict on its internal rate of return, of monthly flows.
        internal_rate_of_return: finance::InternalRateOfReturn,
        /// What remains if saved hours never become money.
        cash_only: CashOnlyResults<Exact>,
        /// Each loss in the steady state, by id.
        losses: Table<LossAfterResults<Exact>>,
        /// Months 0 to the horizon.
        cash_flow: Vec<CashFlowMonth<Exact>>,
    }

    /// The verdict on the internal rate of return of monthly flows.
    finance::InternalRateOfReturn as "InternalRateOfReturn" => {
        /// `unique`, `unique_positive` (Norstrøm's criterion), `several` or `none`.
        verdict: String,
        /// The rate of a month, where one rate is the verdict.
        monthly: Option<f64>,
        /// The same as the rate of a year; none above 10⁹.
        annual: Option<f64>,
        /// Whether the net present value rises with the rate there: it is then the cost of a financing.
        financing: Option<bool>,
        /// Why there is no rate, or no annual one.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Every rate at which the net present value is zero.
        roots: Vec<RootDocument>,
    }

    /// An input of a scenario, as an auditor reads it.
    Assumption as "Assumption" => {
        /// The dotted path.
        path: String,
        /// The base case.
        value: Exact,
        /// What it is measured in, with the input's own currency.
        unit: String,
        /// What is known of an uncertain input, as it is written.
        #[serde(skip_serializing_if = "Option::is_none")]
        distribution: Option<document::Distribution>,
        /// The smallest and the largest value that an uncertain input can take; none where there is no end.
        #[serde(skip_serializing_if = "Option::is_none")]
        range: Option<(Option<Exact>, Option<Exact>)>,
        /// The values that the input allows.
        domain: model::Domain,
        /// The same in numbers.
        domain_bounds: model::DomainBounds,
        /// Whether the scenario leaves it at its default.
        is_default: bool,
        /// Where the number comes from.
        #[serde(skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        /// Anything else to know about it.
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    }
}
