//! References that lead nowhere, and results that are none.

use super::*;
use roicm::finance::{NoRate, Verdict, internal_rate_of_return};

#[test]
fn bad_input_16_references_that_lead_nowhere() {
    let effect = "options.lite.steps.migrate.effects.0";
    refuse_there(
        &format!("{effect}.loss"),
        json!("rewrok"),
        Code::UnknownReference,
        &["rewrok", "did you mean `rework`?"],
        "loss",
    );
    let input = format!("{effect}.input");
    let says = ["minut_per_event", "did you mean `minutes_per_event`?"];
    refuse_there(&input, json!("minut_per_event"), Code::EffectNotApplicable, &says, "input");
    let says = ["rework", "does not use `hours_per_event`", "`minutes_per_event`"];
    refuse_there(&input, json!("hours_per_event"), Code::EffectNotApplicable, &says, "input");
    let of_outages = json!([{ "loss": "outages", "input": "events_per_year", "reduce_by": 0.1 }]);
    refuse(
        "options.lite.steps.migrate.effects",
        of_outages,
        Code::EffectNotApplicable,
        &input,
        &["availability"],
        "input",
    );
    let of_availability = json!([{ "loss": "outages", "input": "availability", "reduce_by": 0.1 }]);
    refuse(
        "options.lite.steps.migrate.effects",
        of_availability,
        Code::EffectNotApplicable,
        &format!("{effect}.reduce_by"),
        &["downtime"],
        "reduce_by",
    );
    let of_downtime = json!([{ "loss": "outages", "input": "downtime", "at_most": 0.1 }]);
    refuse(
        "options.lite.steps.migrate.effects",
        of_downtime,
        Code::EffectNotApplicable,
        &format!("{effect}.at_most"),
        &["reduce_by"],
        "at_most",
    );

    let late = "losses.late_orders.cost_per_event.currency";
    refuse_there(late, json!("EUR"), Code::MissingExchangeRate, &["EUR", "HKD", "exchange_rates", "`USD`"], "currency");
    let seats = "options.lite.subscriptions.seats.price_per_user_month.currency";
    let missing = |path| problem(Code::MissingExchangeRate, path, &["USD", "exchange_rates = { USD"], "currency");
    refused(&without(base(), "exchange_rates"), &[missing(late), missing(seats)]);
    for rate in [json!(0), json!("0.00"), json!(-7.8)] {
        refuse_there("exchange_rates.USD", rate, Code::OutOfDomain, &["above 0"], "USD");
    }
    refuse_there(late, json!("usd"), Code::UnknownCurrency, &["did you mean `USD`?"], "currency");
    refuse_there(late, json!("XXQ"), Code::UnknownCurrency, &["ISO 4217"], "currency");
    refuse_there("exchange_rates.US", json!(7), Code::UnknownCurrency, &["ISO 4217"], "US");
    refuse_there("exchange_rates.HKD", json!(1), Code::ConflictingFields, &["own currency", "leave it out"], "HKD");
    let people = json!({ "value": 3, "currency": "USD" });
    let place = "losses.rework.people_per_event.currency";
    refuse("losses.rework.people_per_event", people, Code::CurrencyNotApplicable, place, &["people"], "currency");
}

#[test]
fn claims_on_nothing() {
    let claim = "claims.headline";
    refuse(
        &format!("{claim}.result"),
        json!("anual_cost"),
        Code::UnknownResult,
        claim,
        &["did you mean `annual_cost`?"],
        "headline",
    );
    refuse(
        &format!("{claim}.option"),
        json!("ltie"),
        Code::UnknownResult,
        claim,
        &["ltie", "did you mean `lite`?"],
        "headline",
    );
    refuse(
        &format!("{claim}.loss"),
        json!("rewrok"),
        Code::UnknownResult,
        claim,
        &["did you mean `rework`?"],
        "headline",
    );
    refuse(
        &format!("{claim}.result"),
        json!("payback_months"),
        Code::InvalidClaim,
        claim,
        &["result of an option", "`lite`"],
        "headline",
    );
    refuse(&format!("{claim}.at_most"), json!(1), Code::InvalidClaim, claim, &["exactly one"], "headline");
    refused(
        &without(base(), "claims.headline.equals"),
        &[problem(Code::InvalidClaim, claim, &["exactly one"], "headline")],
    );
    refused(
        &without(base(), "claims.headline.result"),
        &[problem(Code::MissingField, "claims.headline.result", &["annual_cost"], "headline")],
    );
    refuse_there(&format!("{claim}.tolerance"), json!(-0.1), Code::OutOfDomain, &["0 or more"], "tolerance");
    let given = format!("{claim}.given");
    refuse_there(
        &given,
        json!({ "losses.rework.minuts_per_event": 3 }),
        Code::UnknownReference,
        &["did you mean `minutes_per_event`?"],
        "given",
    );
    refuse_there(&given, json!({ "losses.rework": 3 }), Code::WrongType, &["does not name a number"], "given");
    refuse_there(
        &given,
        json!({ "workforce.realisation": 1.5 }),
        Code::OutOfDomain,
        &["workforce.realisation", "from 0 to 1"],
        "given",
    );
}

#[test]
fn what_a_loss_and_an_effect_say_twice_or_not_at_all() {
    let conflict = Code::ConflictingFields;
    refuse_there(
        "losses.rework.events_per_person_year",
        json!(3),
        conflict,
        &["events_per_year", "keep one"],
        "events_per_person_year",
    );
    refuse_there("losses.rework.hours_per_event", json!(3), conflict, &["minutes", "keep one"], "hours_per_event");
    refused(
        &without(base(), "losses.rework.events_per_year"),
        &[problem(Code::MissingField, "losses.rework", &["events_per_year", "availability"], "rework")],
    );
    refuse(
        "losses.outages.cost_per_event",
        json!(3),
        Code::MissingField,
        "losses.outages.cost_per_event",
        &["hours_per_event"],
        "cost_per_event",
    );
    refuse_there("losses.outages.arrival", json!("poisson"), Code::PoissonNotApplicable, &["duration"], "arrival");
    refuse_there(
        "losses.rework.arrival",
        json!("poison"),
        Code::UnknownReference,
        &["did you mean `poisson`?"],
        "poison",
    );
    let effect = "options.lite.steps.migrate.effects.0";
    refuse_there(&format!("{effect}.set_to"), json!(3), conflict, &["more than one form"], "set_to");
    refuse(
        effect,
        json!({ "loss": "rework", "input": "events_per_year" }),
        Code::MissingField,
        effect,
        &["`reduce_by`", "`at_least`"],
        "{",
    );
    refuse(
        effect,
        json!({ "input": "events_per_year", "reduce_by": 0.1 }),
        Code::MissingField,
        &format!("{effect}.loss"),
        &["loss"],
        "{",
    );
    let again = json!({ "loss": "rework", "input": "events_per_year", "set_to": 3 });
    refuse(
        "options.lite.steps.migrate.effects.3",
        again,
        Code::DuplicateEffect,
        "options.lite.steps.migrate.effects.3",
        &["second effect", "two steps"],
        "{",
    );
    // Downtime is availability by another name.
    let again = json!({ "loss": "outages", "input": "downtime", "reduce_by": 0.3 });
    refuse(
        "options.lite.steps.migrate.effects.3",
        again,
        Code::DuplicateEffect,
        "options.lite.steps.migrate.effects.3",
        &["second effect"],
        "{",
    );
    let two = json!({ "uniform": { "min": 1, "max": 2 }, "triangular": { "min": 1, "mode": 1, "max": 2 } });
    refuse_there(MINUTES, two, conflict, &["more than one distribution", "`uniform`"], "{");
    refuse_there(MINUTES, json!({ "source": "nowhere" }), Code::MissingField, &["`value` or a distribution"], "{");
}

#[test]
fn effects_that_drive_an_input_out_of_its_domain() {
    let path = "options.lite.steps.migrate.effects";
    let worse = |size: Value| json!([{ "loss": "outages", "input": "working_time_share", "increase_by": size }]);
    // 0.24 × (1 + 3.2) is above 1; 0.24 × (1 + 3.1) is not.
    refuse(
        path,
        worse(json!(3.2)),
        Code::EffectOutOfDomain,
        "options.lite",
        &["working_time_share", "from 0 to 1", "1.008"],
        "lite",
    );
    let _ = accepted(&with(base(), path, worse(json!(3.1))));
    // Over the whole support, not the base case alone.
    let uncertain = json!({ "value": 1, "uniform": { "min": 0, "max": 3.5 } });
    refuse(path, worse(uncertain), Code::EffectOutOfDomain, "options.lite", &["working_time_share", "1.08"], "lite");
    let doubled = json!([{ "loss": "outages", "input": "downtime", "increase_by": 400 }]);
    refuse(path, doubled, Code::EffectOutOfDomain, "options.lite", &["availability", "from 0 to 1"], "lite");
    // A duration of zero would be infinitely many events.
    let none = json!([{ "loss": "outages", "input": "hours_per_event", "reduce_by": 1 }]);
    refuse(path, none, Code::EffectOutOfDomain, "options.lite", &["hours_per_event", "above 0"], "lite");
    let none = json!([{ "loss": "outages", "input": "hours_per_event", "set_to": 0 }]);
    refuse(path, none, Code::OutOfDomain, &format!("{path}.outages.hours_per_event.set_to"), &["above 0"], "set_to");
    let percent = json!([{ "loss": "rework", "input": "events_per_year", "reduce_by": 60 }]);
    let at_path = format!("{path}.rework.events_per_year.reduce_by");
    refuse(path, percent, Code::OutOfDomain, &at_path, &["from 0 to 1", "a quarter is 0.25"], "reduce_by");
}

#[test]
fn more_interruption_than_service() {
    let hours = json!({ "events_per_year": 100, "hours_per_event": 30, "service_hours_per_year": 2999 });
    let says = ["longer than its service hours", "service_hours_per_year"];
    for (text, format) in texts(&with(base(), "losses.called", hours.clone())) {
        assert_problems(&text, format, &[problem(Code::AvailabilityBelowZero, "losses.called", &says, "")]);
    }
    let enough = with(base(), "losses.called", with(hours, "service_hours_per_year", json!(3000)));
    let (_, evaluation) = accepted(&enough);
    assert_eq!(evaluation.today.losses["called"].results.availability.unwrap(), 0.into());
    // Only under the option.
    let worse = json!([{ "loss": "called", "input": "events_per_year", "increase_by": 0.01 }]);
    let worse = with(enough, "options.lite.steps.migrate.effects", worse);
    for (text, format) in texts(&worse) {
        let says = ["longer than its service hours", "`lite`"];
        assert_problems(&text, format, &[problem(Code::AvailabilityBelowZero, "losses.called", &says, "")]);
    }
}

#[test]
fn bad_input_17_several_results_at_once_are_none() {
    let nothing = json!({ "rework": { "events_per_year": 0, "minutes_per_event": 3 } });
    let document = with(without(without(base(), "claims"), "options"), "losses", nothing);
    let document = with(document, "options", json!({ "nothing": {}, "also": { "steps": { "only": {} } } }));
    let (_, evaluation) = accepted(&document);
    assert!(evaluation.today.losses["rework"].results.share.is_err());
    for option in evaluation.options.values() {
        let none = |name: &str| option.results.get(name).unwrap().is_err();
        for name in [
            "avoided_share",
            "roicm",
            "roicm_present_value",
            "benefit_cost_ratio",
            "roi_average_annual",
            "internal_rate_of_return",
            "modified_internal_rate_of_return",
        ] {
            assert!(none(name), "{name}");
        }
        // Never negative: paid back at once.
        for name in ["payback_months", "first_break_even_months", "discounted_payback_months"] {
            assert_eq!(option.results.get(name).unwrap().unwrap(), 0.into(), "{name}");
        }
        let document = serde_json::to_value(option).unwrap();
        assert_eq!(document["roicm"], Value::Null);
        assert!(document["reasons"]["roicm"].is_string(), "{document}");
    }
}

#[test]
fn bad_input_18_rates_of_flows_with_no_root_or_two() {
    let only_costs = with(
        without(base(), "claims"),
        "options",
        json!({ "lite": { "running_costs": { "support": { "cost_per_year": 5 } } } }),
    );
    let (_, evaluation) = accepted(&only_costs);
    let rate = &evaluation.options["lite"].internal_rate_of_return;
    assert_eq!((rate.verdict, rate.roots.len()), (Verdict::None { reason: NoRate::NeverPositive }, 0));
    // −1, 2.3, −1.32 is −(1 − 1.1 v)(1 − 1.2 v): 10% and 20%.
    let two = internal_rate_of_return(&[-1.0, 2.3, -1.32]);
    assert_eq!(two.verdict, Verdict::Several);
    let rates: Vec<f64> = two.roots.iter().map(|root| root.per_period).collect();
    assert!((rates[0] - 0.1).abs() < 1e-12 && (rates[1] - 0.2).abs() < 1e-12, "{rates:?}");
    assert_eq!(two.rate(), None);
}
