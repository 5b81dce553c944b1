//! Scenario → model: the one place where defaults are filled in, currencies and references resolved, and domains
//! checked. Every problem is collected; the model comes out only when there is none.

mod claims;
mod correlations;
mod effect_domains;
mod effects;
mod inputs;
mod losses;
mod options;
mod texts;

use rust_decimal::Decimal;

use super::{Domain, Input, Model, currency, fingerprint};
use crate::Unit;
use crate::document::{Quantity, Scenario};
use crate::limits::Limits;
use crate::problem::{Code, Collector, Problem, Problems, Suggestions};
use inputs::Fallback;

/// The version of the document format that this engine reads.
const SCHEMA_VERSION: u32 = 1;

/// What is known and what is wrong while a model is being made.
struct Builder<'a> {
    limits: &'a Limits,
    scenario: &'a Scenario,
    currency: String,
    horizon: u32,
    inputs: Vec<Input>,
    problems: Collector,
    notices: Vec<Problem>,
    suggestions: Suggestions,
}

pub(super) fn build(scenario: &Scenario, limits: &Limits) -> Result<Model, Problems> {
    let mut builder = Builder {
        limits,
        scenario,
        currency: scenario.currency.clone().unwrap_or_default(),
        horizon: 1,
        inputs: Vec::new(),
        problems: Collector::default(),
        notices: Vec::new(),
        suggestions: Suggestions::default(),
    };
    builder.counts()?;
    builder.head();
    builder.exchange_rates();

    let nothing = Some(Quantity::certain(Decimal::ZERO));
    let rate = |builder: &mut Builder<'_>, path: &str, quantity: &Option<Quantity>, fallback: Fallback| {
        builder.amount(path, quantity.as_ref(), Unit::RatePerYear, Domain::above_minus_one(), fallback)
    };
    let discount_rate = rate(&mut builder, "discount_rate", &scenario.discount_rate, Fallback::Required);
    let none = Fallback::Value(nothing.as_ref().and_then(|zero| zero.value).unwrap_or_default());
    let loss_growth = rate(&mut builder, "loss_growth_per_year", &scenario.loss_growth_per_year, none);
    let price_growth = rate(&mut builder, "price_growth_per_year", &scenario.price_growth_per_year, none);

    let empty = crate::document::Workforce::default();
    let workforce = scenario.workforce.as_ref().unwrap_or(&empty);
    let headcount = builder.amount(
        "workforce.headcount",
        workforce.headcount.as_ref(),
        Unit::People,
        Domain::not_negative(),
        Fallback::Required,
    );
    let hourly_cost = builder.amount(
        "workforce.hourly_cost",
        workforce.hourly_cost.as_ref(),
        Unit::MoneyPerHour,
        Domain::not_negative(),
        Fallback::Required,
    );
    let hours_per_day = builder.amount(
        "workforce.hours_per_day",
        workforce.hours_per_day.as_ref(),
        Unit::HoursPerDay,
        Domain::positive_up_to(24),
        Fallback::Value(Decimal::from(8)),
    );
    let realisation = builder.amount(
        "workforce.realisation",
        workforce.realisation.as_ref(),
        Unit::Share,
        Domain::share(),
        Fallback::Value(Decimal::ONE),
    );

    let losses = builder.losses(hourly_cost, hours_per_day);
    let options = builder.options(&losses, headcount);
    let claims = builder.claims(&losses, &options);
    // What comes next takes time that grows with the cube of their number.
    let correlations = if builder.input_count() { builder.correlations(&losses) } else { Vec::new() };

    let Builder { currency, horizon, inputs, problems, notices, .. } = builder;
    Problems::check(problems.into_vec())?;
    let mut model = Model {
        name: scenario.name.clone(),
        currency,
        horizon,
        payback_target: scenario.payback_target_months,
        inputs,
        discount_rate,
        loss_growth,
        price_growth,
        headcount,
        hours_per_day,
        realisation,
        losses,
        options,
        claims,
        correlations,
        notices,
        scenario: scenario.clone(),
        fingerprint: String::new(),
        limits: *limits,
        inverses: crate::model::Inverses::default(),
    };
    model.fingerprint = fingerprint::fingerprint(&model);
    Ok(model)
}

impl Builder<'_> {
    fn report(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem::new(code, path, message).help(help));
    }

    fn limit(&mut self, path: &str, what: &str, count: usize, limit: usize, name: &str) {
        if count > limit {
            self.report(Code::LimitExceeded, path, format!("{count} {what}; the limit is {limit} ({name})"), "");
        }
    }

    /// Limits on counts, before anything is made of what they count.
    fn counts(&mut self) -> Result<(), Problems> {
        let (scenario, limits) = (self.scenario, self.limits);
        self.limit("losses", "losses", scenario.losses.len(), limits.losses, "losses");
        self.limit("options", "options", scenario.options.len(), limits.options, "options");
        self.limit("claims", "claims", scenario.claims.len(), limits.claims, "claims");
        let steps = limits.steps_per_option;
        for (id, option) in &scenario.options {
            let path = format!("options.{id}");
            self.limit(&path, "steps", option.steps.len(), steps, "steps_per_option");
            self.limit(&path, "subscriptions", option.subscriptions.len(), steps, "steps_per_option");
            self.limit(&path, "running costs", option.running_costs.len(), steps, "steps_per_option");
            for (step_id, step) in &option.steps {
                let path = format!("{path}.steps.{step_id}");
                self.limit(&path, "gains", step.gains.len(), steps, "steps_per_option");
                self.limit(&path, "effects", step.effects.len(), limits.inputs, "inputs");
            }
        }
        self.limit("exchange_rates", "exchange rates", scenario.exchange_rates.len(), limits.inputs, "inputs");
        self.limit("correlations", "correlations", scenario.correlations.len(), limits.inputs * 2, "inputs × 2");
        Problems::check(core::mem::take(&mut self.problems).into_vec())
    }

    /// Whether the scenario writes no more inputs than it may.
    fn input_count(&mut self) -> bool {
        let written = self.inputs.iter().filter(|input| !input.is_default).count();
        self.limit("", "inputs", written, self.limits.inputs, "inputs");
        written <= self.limits.inputs
    }

    /// The version, the name, the currency, the horizon and the target.
    fn head(&mut self) {
        let scenario = self.scenario;
        match scenario.schema_version {
            Some(SCHEMA_VERSION) => {}
            Some(version) => self.report(
                Code::UnsupportedSchemaVersion,
                "schema_version",
                format!("version {version} of the document format is not known"),
                format!("this engine reads version {SCHEMA_VERSION}"),
            ),
            None => self.report(
                Code::MissingField,
                "schema_version",
                "the version of the document format is missing",
                format!("add schema_version = {SCHEMA_VERSION}"),
            ),
        }
        self.label("name", scenario.name.as_ref());
        match &scenario.currency {
            Some(code) => {
                if let Err(problem) = currency::check(code, "currency") {
                    self.problems.push(problem);
                }
            }
            None => self.report(
                Code::MissingField,
                "currency",
                "the currency of the results is missing",
                "add currency = \"HKD\"",
            ),
        }
        let most = self.limits.horizon_months;
        match scenario.horizon_months {
            Some(horizon) if (1..=most).contains(&horizon) => self.horizon = horizon,
            Some(horizon) => {
                self.horizon = most;
                self.report(
                    Code::OutOfDomain,
                    "horizon_months",
                    format!("a horizon of {horizon} months; it can be 1 to {most} (horizon_months)"),
                    "",
                );
            }
            None => {
                self.horizon = most;
                self.report(Code::MissingField, "horizon_months", "the horizon is missing", "add horizon_months = 36");
            }
        }
        if let Some(target) = scenario.payback_target_months
            && !(1..=self.horizon).contains(&target)
        {
            self.report(
                Code::OutOfHorizon,
                "payback_target_months",
                format!("month {target} is not within the horizon of {} months", self.horizon),
                "",
            );
        }
        if scenario.workforce.is_none() {
            self.report(Code::MissingField, "workforce", "the workforce is missing", "add headcount and hourly_cost");
        }
        if scenario.losses.is_empty() {
            self.report(
                Code::MissingField,
                "losses",
                "there is no loss",
                "add a table such as [losses.rework] with events_per_year and minutes_per_event",
            );
        }
    }

    fn exchange_rates(&mut self) {
        let scenario = self.scenario;
        for (code, rate) in &scenario.exchange_rates {
            let path = format!("exchange_rates.{code}");
            if let Err(problem) = currency::check(code, &path) {
                self.problems.push(problem);
            } else if *code == self.currency {
                self.report(
                    Code::ConflictingFields,
                    &path,
                    "a rate of exchange of the scenario's own currency",
                    "leave it out: it is 1",
                );
            }
            self.amount(&path, Some(rate), Unit::ExchangeRate, Domain::positive(), Fallback::Required);
        }
    }
}
