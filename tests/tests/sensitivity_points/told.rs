//! What is said of jumps, of inputs that are held, and of values that say less than they seem to.

use super::*;

#[test]
fn where_everything_recurs_a_root_is_no_jump() {
    // 50 × 70 × 12 a year against 130 × 0.35 × x: every month is worth nothing where the whole is.
    let recurring = model(
        r#"
        schema_version = 1
        currency = "HKD"
        horizon_months = 36
        discount_rate = 0.08
        workforce = { headcount = 50, hourly_cost = 200 }
        losses.late = { events_per_year = 130, cost_per_event.uniform = { min = 500, max = 1500 } }
        options.saas.subscriptions.seats.price_per_user_month = 70
        options.saas.steps.now.effects = [{ loss = "late", input = "events_per_year", reduce_by = 0.35 }]
        "#,
    );
    let found = recurring.break_even(&BreakEvenRequest::default()).unwrap();
    let late = along(&found, "losses.late.cost_per_event");
    let [change] = late.changes.as_slice() else { panic!("{late:?}") };
    let expected = Exact::from(42_000) / exact("45.5");
    assert!((change.value - expected).abs() < exact("0.000000000001") && !change.discontinuous, "{change:?}");
}

#[test]
fn what_is_not_possible_is_noticed() {
    // 219 × 40 hours are all of 8,760.
    let model = model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 50, hourly_cost = 200 }}
        losses.late = {{ events_per_year = 100, hours_per_event = 40, service_hours_per_year = 8760 }}
        [options.lite.steps.now]
        cost = 5000
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 0.5 }}]
        "#
    ));
    let asked = |to: i64| BreakEvenRequest {
        input: Some("losses.late.events_per_year".to_owned()),
        from: Some(10.into()),
        to: Some(to.into()),
        ..BreakEvenRequest::default()
    };
    let is_told = |to: i64| {
        let found = model.break_even(&asked(to)).unwrap();
        found.notices.iter().any(|notice| notice.contains("possible: losses.late.events_per_year"))
    };
    assert!(is_told(400) && !is_told(200));
}

#[test]
fn what_is_held_and_moved_by_name_is_noticed() {
    let model = model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 50, hourly_cost = 200 }}
        [losses.late]
        arrival = "poisson"
        events_per_year.uniform = {{ min = 8, max = 12 }}
        cost_per_event = {{ value = 1000, lognormal = {{ mean = 5000, standard_deviation = 8000 }} }}
        [options.lite.steps.now]
        cost = 20000
        effects = [{{ loss = "late", input = "events_per_year", reduce_by = 1 }}]
        "#
    ));
    let (held, free) = ("losses.late.cost_per_event", "losses.late.events_per_year");
    let is_told = |notices: &[String]| {
        notices.iter().any(|notice| notice.contains("is moved all the same") && notice.contains(held))
    };
    let along = |input: &str| BreakEvenRequest {
        input: Some(input.to_owned()),
        from: Some(5.into()),
        to: Some(5000.into()),
        ..BreakEvenRequest::default()
    };
    assert!(is_told(&model.break_even(&along(held)).unwrap().notices));
    assert!(!is_told(&model.break_even(&along(free)).unwrap().notices));
    let over = |x: &str| TwoWayRequest {
        x: axis(x, &["5", "10"]),
        y: axis("workforce.headcount", &["5", "10"]),
        ..TwoWayRequest::default()
    };
    assert!(is_told(&model.two_way(&over(held)).unwrap().notices));
    assert!(!is_told(&model.two_way(&over(free)).unwrap().notices));
}

#[test]
fn quantiles_that_are_one_value_are_noticed() {
    let model = model(&format!(
        r#"{HEAD}
        workforce = {{ headcount = 50, hourly_cost = 200 }}
        losses.late = {{ events_per_year.uniform = {{ min = 1, max = 2 }}, cost_per_event = 100 }}
        losses.rare = {{ events_per_year.discrete = {{ values = [0, 1], weights = [0.95, 0.05] }}, cost_per_event = 500 }}
        "#
    ));
    let told = |low_quantile: f64, high_quantile: f64| {
        let found = tornado(&model, &TornadoRequest { low_quantile, high_quantile, ..TornadoRequest::default() });
        found.notices.into_iter().find(|notice| notice.contains("the same value"))
    };
    let notice = told(0.1, 0.9).unwrap();
    assert!(notice.contains("losses.rare.events_per_year") && !notice.contains("losses.late"), "{notice}");
    assert_eq!(told(0.01, 0.99), None);
}

#[test]
fn a_search_that_is_too_long_says_what_makes_it_shorter() {
    let toml = presets::preset("hong-kong-only").unwrap().toml;
    let mut limits = Limits::default();
    limits.point_work = 1_000;
    let model = Document::parse(toml.as_bytes(), Some(Format::Toml), &limits).unwrap().model(&limits).unwrap();
    let help = |input: Option<&str>| {
        let request = BreakEvenRequest { input: input.map(str::to_owned), ..BreakEvenRequest::default() };
        model.break_even(&request).unwrap_err().iter().next().unwrap().help.clone()
    };
    assert_eq!(help(None), "name one input with `input`, or raise the limit");
    assert_eq!(help(Some("workforce.headcount")), "raise the limit");
}
