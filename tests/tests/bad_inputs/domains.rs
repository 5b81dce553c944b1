//! What is required, what each input allows, and how large a document may be.

use super::*;

/// Paths of amounts of money, with what leads to them where `base` does not hold them.
const MONEY: [&str; 8] = [
    "workforce.hourly_cost",
    "losses.rework.hourly_cost",
    "losses.rework.revenue_per_hour",
    "losses.rework.cost_per_event",
    "options.lite.subscriptions.seats.price_per_user_month",
    "options.lite.running_costs.support.cost_per_year",
    "options.lite.steps.migrate.cost",
    "options.lite.steps.migrate.gains.credit.value_per_unit",
];

#[test]
fn every_required_field_is_asked_for() {
    for path in [
        "schema_version",
        "currency",
        "horizon_months",
        "discount_rate",
        "workforce.headcount",
        "workforce.hourly_cost",
        "options.lite.running_costs.support.cost_per_year",
        "options.lite.steps.migrate.gains.credit.value_per_unit",
    ] {
        let name = path.rsplit('.').next().unwrap();
        for (text, format) in texts(&without(base(), path)) {
            let problems = problems_of(&text, Some(format));
            let found = problems.iter().find(|found| found.path == path);
            let found = found.unwrap_or_else(|| panic!("nothing at {path}: {problems}"));
            assert_eq!(found.code, Code::MissingField, "{problems}");
            assert!(said(found).contains(name.trim_end_matches("_months")), "{problems}");
            // Without a currency, a horizon or a version nothing else is out of order.
            assert_eq!(problems.as_slice().len(), 1, "{problems}");
        }
    }
    for (path, says) in [("losses", "losses.rework"), ("workforce", "headcount")] {
        let document = without(without(without(base(), "options"), "claims"), path);
        for (text, format) in texts(&document) {
            let problems = problems_of(&text, Some(format));
            assert!(problems.iter().all(|found| found.code == Code::MissingField), "{problems}");
            assert!(problems.iter().any(|found| found.path == path && said(found).contains(says)), "{problems}");
        }
    }
}

#[test]
fn every_domain_is_kept() {
    let not_negative = [
        "losses.rework.events_per_year",
        "losses.rework.minutes_per_event",
        "losses.rework.people_per_event",
        "losses.outages.people_per_event",
        "workforce.headcount",
        "options.lite.subscriptions.seats.users",
        "options.lite.steps.migrate.gains.credit.units_per_year",
    ];
    for path in not_negative.iter().chain(&MONEY) {
        let name = path.rsplit('.').next().unwrap();
        refuse_there(path, json!(-0.01), Code::OutOfDomain, &["-0.01", "0 or more"], name);
        let _ = accepted(&with(base(), path, json!(0)));
    }
    for path in [
        "workforce.realisation",
        "losses.rework.productivity_loss",
        "losses.rework.working_time_share",
        "losses.outages.availability",
    ] {
        let name = path.rsplit('.').next().unwrap();
        refuse_there(path, json!(-0.01), Code::OutOfDomain, &["-0.01", "from 0 to 1"], name);
        refuse_there(path, json!(25), Code::OutOfDomain, &["25", "from 0 to 1", "fraction"], name);
        for allowed in [0, 1] {
            let _ = accepted(&with(base(), path, json!(allowed)));
        }
    }
    for path in ["discount_rate", "loss_growth_per_year", "price_growth_per_year"] {
        refuse_there(path, json!(-1), Code::OutOfDomain, &["above -1"], path);
        refuse_there(path, json!("-1.0000000001"), Code::OutOfDomain, &["above -1"], path);
        let _ = accepted(&with(base(), path, json!("-0.99")));
    }
    for (path, refused, allowed, says) in [
        ("workforce.hours_per_day", ["0", "24.000001"], ["0.000001", "24"], "24"),
        ("losses.outages.service_hours_per_year", ["0", "8784.01"], ["0.01", "8784"], "8784"),
        ("losses.outages.hours_per_event", ["0", "-1"], ["0.01", "5000"], "above 0"),
        ("exchange_rates.USD", ["0", "-1"], ["0.01", "5000"], "above 0"),
    ] {
        let name = path.rsplit('.').next().unwrap();
        for value in refused {
            refuse_there(path, json!(value), Code::OutOfDomain, &[says], name);
        }
        for value in allowed {
            let _ = accepted(&with(base(), path, json!(value)));
        }
    }
}

#[test]
fn months_stay_inside_the_horizon() {
    let step = "options.lite.steps.migrate";
    for (path, month) in [
        ("payback_target_months", 37),
        ("payback_target_months", 0),
        ("options.lite.subscriptions.seats.from_month", 0),
        ("options.lite.subscriptions.seats.from_month", 37),
        ("options.lite.subscriptions.seats.to_month", 37),
        ("options.lite.running_costs.support.to_month", 0),
        ("options.lite.steps.migrate.month", 37),
        ("options.lite.steps.migrate.until_month", 37),
    ] {
        let name = path.rsplit('.').next().unwrap();
        let document = with(base(), path, json!(month));
        for (text, format) in texts(&document) {
            let problems = problems_of(&text, Some(format));
            let found = problems.iter().find(|found| found.path == path).unwrap_or_else(|| panic!("{problems}"));
            assert_eq!(found.code, Code::OutOfHorizon, "{name}: {problems}");
            assert!(said(found).contains("36") && said(found).contains(&month.to_string()), "{problems}");
        }
    }
    let document = with(with(base(), &format!("{step}.month"), json!(5)), &format!("{step}.until_month"), json!(4));
    let says = ["month 4", "month 5"];
    refused(&document, &[problem(Code::OutOfHorizon, "options.lite.steps.migrate.until_month", &says, "until_month")]);
    let seats = "options.lite.subscriptions.seats";
    let document = with(with(base(), &format!("{seats}.from_month"), json!(5)), &format!("{seats}.to_month"), json!(4));
    refused(&document, &[problem(Code::OutOfHorizon, "options.lite.subscriptions.seats.to_month", &says, "to_month")]);
    for (path, month) in [
        ("options.lite.steps.migrate.month", 36),
        ("options.lite.subscriptions.seats.from_month", 36),
        ("payback_target_months", 36),
    ] {
        let _ = accepted(&with(base(), path, json!(month)));
    }
}

/// So many members of a table, each the same.
fn many(count: usize, member: &Value) -> Value {
    (0..count).map(|index| (format!("m{index}"), member.clone())).collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn every_limit_is_named() {
    let exceeded = Code::LimitExceeded;
    let bare = without(without(base(), "options"), "claims");
    let loss = json!({ "events_per_year": 1 });
    let limits: [(&str, Value, &str, [&str; 3], &str); 9] = [
        ("losses", many(101, &loss), "losses", ["101 losses", "100", "(losses)"], "losses"),
        ("options", many(21, &json!({})), "options", ["21 options", "20", "(options)"], "options"),
        ("options.a.steps", many(21, &json!({})), "options.a.steps", ["21 steps", "20", "steps_per_option"], "steps"),
        (
            "options.a.subscriptions",
            many(21, &json!({})),
            "options.a.subscriptions",
            ["21 subscriptions", "20", "steps_per_option"],
            "subscriptions",
        ),
        (
            "options.a.running_costs",
            many(21, &json!({ "cost_per_year": 1 })),
            "options.a.running_costs",
            ["21 running costs", "20", "steps_per_option"],
            "running_costs",
        ),
        (
            "options.a.steps.b.gains",
            many(21, &json!({ "value_per_unit": 1 })),
            "options.a.steps.b.gains",
            ["21 gains", "20", "steps_per_option"],
            "gains",
        ),
        (
            "claims",
            many(51, &json!({ "result": "annual_cost", "equals": 1 })),
            "claims",
            ["51 claims", "50", "(claims)"],
            "claims",
        ),
        (
            "losses.rework.label",
            json!("x".repeat(201)),
            "losses.rework.label",
            ["201 characters", "200", "label_characters"],
            "label",
        ),
        (
            "losses.rework.minutes_per_event.source",
            json!("x".repeat(2_001)),
            "losses.rework.minutes_per_event.source",
            ["2001 characters", "2000", "text_characters"],
            "source",
        ),
    ];
    for (path, value, at_path, says, at) in limits {
        let code = if at_path.ends_with("label") || at_path.ends_with("source") { Code::InvalidText } else { exceeded };
        refused(&with(bare.clone(), path, value), &[problem(code, at_path, &says, at)]);
    }
    let _ = accepted(&with(bare.clone(), "losses", many(100, &loss)));
    let _ = accepted(&with(bare.clone(), "losses.rework.label", json!("港".repeat(200))));

    let values = |count: usize| json!({ "sample": { "values": vec![1; count] } });
    let says = ["10001", "10000", "distribution_values"];
    refuse(MINUTES, values(10_001), exceeded, &format!("{MINUTES}.sample.values"), &says, "values");
    let _ = accepted(&with(base(), MINUTES, values(10_000)));

    // 500 inputs: what is written counts, not what stands at its default.
    let loss = json!({ "events_per_year": 1, "minutes_per_event": 1, "people_per_event": 1, "cost_per_event": 1, "revenue_per_hour": 1 });
    let written = bare.clone();
    let losses = |count: usize| {
        with(without(without(written.clone(), "losses"), "exchange_rates"), "losses", many(count, &loss))
    };
    // The discount rate, headcount and hourly cost, and five for each loss: 498 and 503.
    let _ = accepted(&losses(99));
    for (text, format) in texts(&losses(100)) {
        let problems = problems_of(&text, Some(format));
        let [found] = problems.as_slice() else { panic!("{problems}") };
        assert_eq!(found.code, exceeded);
        assert!(["503", "500", "(inputs)"].iter().all(|part| said(found).contains(part)), "{problems}");
    }

    for (text, format) in texts(&with(base(), "name", json!("x".repeat(262_144)))) {
        let problems = problems_of(&text, Some(format));
        let [found] = problems.as_slice() else { panic!("{problems}") };
        assert_eq!(found.code, exceeded);
        assert!(said(found).contains("262144") && said(found).contains("document_bytes"), "{problems}");
    }
    // At the limit of bytes, to the byte.
    let text = documents::toml(&base());
    let filled = format!("{text}#{}", "x".repeat(256 * 1024 - text.len() - 1));
    assert!(evaluate(filled.as_bytes(), None).is_ok());
    assert_eq!(problems_of(&format!("{filled}x"), None).as_slice()[0].code, exceeded);
}

#[test]
fn a_service_sets_its_own_limits() {
    let text = documents::toml(&base());
    let read =
        |limits: &roicm::Limits| roicm::Document::parse(text.as_bytes(), None, limits).and_then(|d| d.model(limits));
    let mut limits = roicm::Limits::default();
    assert!(read(&limits).is_ok());
    limits.losses = 2;
    assert!(read(&limits).unwrap_err().iter().any(|found| said(found).contains("the limit is 2 (losses)")));
    let mut limits = roicm::Limits::default();
    limits.horizon_months = 12;
    assert!(
        read(&limits)
            .unwrap_err()
            .iter()
            .any(|found| found.path == "horizon_months" && said(found).contains("1 to 12"))
    );
    let mut limits = roicm::Limits::default();
    limits.document_bytes = 100;
    assert!(read(&limits).unwrap_err().iter().any(|found| said(found).contains("100 (document_bytes)")));
}

#[test]
fn values_of_the_wrong_kind() {
    let wrong = Code::WrongType;
    for (path, value, says, at) in [
        ("currency", json!(3), "a text", "3"),
        ("losses", json!([]), "a table", "["),
        ("losses.rework", json!(3), "a table", "3"),
        ("workforce", json!("three"), "a table", "three"),
        ("options.lite.steps.migrate.effects", json!({}), "an array", "{"),
        ("options.lite.steps.migrate.effects.0", json!(3), "a table", "3"),
        ("losses.rework.label", json!(3), "a text", "3"),
        ("losses.rework.minutes_per_event", json!([1]), "a number", "["),
        ("losses.rework.minutes_per_event", json!(true), "a number", "true"),
        ("losses.rework.minutes_per_event.value", json!({}), "a number", "{"),
        ("losses.rework.minutes_per_event.pert", json!(3), "a table", "3"),
        ("losses.rework.minutes_per_event.pert.mode", json!(false), "a number", "false"),
        ("claims.headline.given", json!(3), "a table", "3"),
        ("correlations", json!({}), "an array", "{"),
    ] {
        for (text, format) in texts(&with(base(), path, value)) {
            let problems = problems_of(&text, Some(format));
            let found =
                problems.iter().find(|found| found.path == path).unwrap_or_else(|| panic!("{path}: {problems}"));
            assert_eq!(found.code, wrong, "{problems}");
            assert!(said(found).contains(says), "{problems}");
            let location = found.location.unwrap();
            let line = text.lines().nth(location.line - 1).unwrap();
            let place: String = line.chars().skip(location.column - 1).collect();
            assert!(place.trim_start_matches('"').starts_with(at), "{place} in {problems}");
        }
    }
    let date = documents::toml(&with(base(), MINUTES, raw("2025-01-01")));
    assert_problems(&date, Format::Toml, &[problem(wrong, MINUTES, &["a date"], "2025")]);
}
