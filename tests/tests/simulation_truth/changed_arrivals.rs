//! What options change about events that come by chance: some happen no more, others cost less, and it is one history.

use conformance::documents::with;
use conformance::runs::{column, mean_is, model, moments, sampled, scenario, simulate, variance_is};
use roicm::{Model, Scalar, Simulation};
use serde_json::{Value, json};

const TRIALS: u64 = if cfg!(debug_assertions) { 1 << 12 } else { 1 << 17 };

/// A loss of minutes at HKD 1 a minute, uniform from 10 to 60: mean 35, mean square 4300/3.
fn base(effects: Value) -> Value {
    let loss = json!({ "events_per_year": 6, "arrival": "poisson", "minutes_per_event": { "uniform": { "min": 10, "max": 60 } } });
    scenario(&[("losses.a", loss), ("options.o.steps.s.effects", effects)])
}

fn effect(input: &str, form: &str, size: impl Into<Value>) -> Value {
    let size: Value = size.into();
    json!({ "loss": "a", "input": input, form: size })
}

fn run(document: &Value, seed: u64) -> Simulation {
    simulate(&model(document), &sampled(TRIALS, seed))
}

fn cost(simulation: &Simulation) -> &[f64] {
    column(simulation, "today.annual_cost")
}

fn avoided(simulation: &Simulation) -> &[f64] {
    column(simulation, "options.o.annual_avoided")
}

/// Thinned Poisson processes: what goes and what stays are independent of one another.
#[test]
fn half_the_rate_takes_away_half_of_the_same_events() {
    let simulation = run(&base(json!([effect("events_per_year", "reduce_by", 0.5)])), 31);
    let (cost, avoided) = (cost(&simulation), avoided(&simulation));
    assert!(cost.iter().zip(avoided).all(|(cost, avoided)| 0.0 <= *avoided && avoided <= cost));
    assert!(cost.iter().zip(avoided).any(|(cost, avoided)| 0.0 < *avoided && avoided < cost));
    mean_is(avoided, 3.0 * 35.0, "avoided");
    variance_is(avoided, 3.0 * 4_300.0 / 3.0, "avoided");
    let kept: Vec<f64> = cost.iter().zip(avoided).map(|(cost, avoided)| cost - avoided).collect();
    variance_is(&kept, 3.0 * 4_300.0 / 3.0, "kept");
    let product: Vec<f64> =
        kept.iter().zip(avoided).map(|(kept, avoided)| (kept - 105.0) * (avoided - 105.0)).collect();
    mean_is(&product, 0.0, "covariance of what stays and what goes");
}

#[test]
fn no_events_at_all_avoid_what_they_would_have_cost() {
    for effects in [
        effect("events_per_year", "set_to", 0),
        effect("events_per_year", "reduce_by", 1),
        effect("minutes_per_event", "set_to", 0),
    ] {
        let simulation = run(&base(json!([effects])), 32);
        assert_eq!(cost(&simulation), avoided(&simulation), "{effects}");
        assert_eq!(moments(cost(&simulation)).0, simulation_mean(&simulation));
    }
}

/// To the last bits: a mean of means is added in another order.
fn simulation_mean(simulation: &Simulation) -> f64 {
    let (mean, _) = moments(cost(simulation));
    let found = simulation.today.annual_cost.mean.value.unwrap();
    assert!((found / mean - 1.0).abs() < 1e-12);
    mean
}

/// Of X uniform from 10 to 60, max(0, X − 30) has mean 9 and mean square 180.
#[test]
fn a_cap_shortens_the_events_that_stay() {
    let simulation = run(&base(json!([effect("minutes_per_event", "at_most", 30)])), 33);
    mean_is(avoided(&simulation), 6.0 * 9.0, "shortened");
    variance_is(avoided(&simulation), 6.0 * 180.0, "shortened");
    let both = json!([effect("minutes_per_event", "at_most", 30), effect("events_per_year", "reduce_by", 0.5)]);
    let simulation = run(&base(both), 33);
    mean_is(avoided(&simulation), 3.0 * 35.0 + 3.0 * 9.0, "gone or shortened");
    variance_is(avoided(&simulation), 3.0 * 4_300.0 / 3.0 + 3.0 * 180.0, "gone or shortened");
    assert!(cost(&simulation).iter().zip(avoided(&simulation)).all(|(cost, avoided)| avoided <= cost));
}

#[test]
fn an_option_may_bring_more_events() {
    let simulation = run(&base(json!([effect("events_per_year", "increase_by", 0.5)])), 34);
    assert!(avoided(&simulation).iter().all(|avoided| *avoided <= 0.0));
    mean_is(avoided(&simulation), -3.0 * 35.0, "more events");
    variance_is(avoided(&simulation), 3.0 * 4_300.0 / 3.0, "more events");
    // They come on top: today is what it is without the option.
    let without = run(&with(base(json!([])), "options", json!({})), 34);
    assert_eq!(cost(&simulation), cost(&without));
}

#[test]
fn options_share_one_history() {
    let document = base(json!([effect("events_per_year", "reduce_by", 0.4)]));
    let same = document["options"]["o"].clone();
    let more = with(same.clone(), "steps.s.effects.0.reduce_by", json!(0.6));
    let document = with(with(document, "options.same", same), "options.more", more);
    let simulation = run(&document, 35);
    let more = column(&simulation, "options.more.annual_avoided");
    assert_eq!(avoided(&simulation), column(&simulation, "options.same.annual_avoided"));
    assert!(avoided(&simulation).iter().zip(more).all(|(less, more)| less <= more));
    let benefits = ["o", "more"].map(|id| column(&simulation, &format!("options.{id}.total_benefits")));
    assert!(benefits[0].iter().zip(benefits[1]).all(|(less, more)| less <= more));
    let alone = run(&base(json!([effect("events_per_year", "reduce_by", 0.4)])), 35);
    assert_eq!(avoided(&simulation), avoided(&alone));
}

/// The year that is looked at is a year of its own: the horizon has no say in it.
#[test]
fn a_year_of_events_does_not_depend_on_the_horizon() {
    let short = base(json!([effect("events_per_year", "reduce_by", 0.5)]));
    let long = with(short.clone(), "horizon_months", json!(31));
    let (short, long) = (run(&short, 36), run(&long, 36));
    assert_eq!(cost(&short), cost(&long));
    assert_eq!(avoided(&short), avoided(&long));
}

/// Benefits of a horizon with growth, a ramp and an end, all as by chance: their mean is the evaluation, which is linear in
/// everything uncertain.
#[test]
fn months_come_as_expected_on_average() {
    let document = base(json!([
        effect("events_per_year", "reduce_by", json!({ "uniform": { "min": 0.2, "max": 1 } })),
        effect("minutes_per_event", "reduce_by", 0.3),
    ]));
    let document = with(with(document, "horizon_months", json!(30)), "loss_growth_per_year", json!(0.25));
    let document = with(document, "losses.a.events_per_year", json!({ "gamma": { "shape": 3, "scale": 2 } }));
    let document = with(with(document, "workforce.realisation", json!(0.8)), "losses.a.revenue_per_hour", json!(30));
    let step = with(document["options"]["o"]["steps"]["s"].clone(), "ramp_months", json!(7));
    let step = with(with(step, "month", json!(3)), "until_month", json!(26));
    let model = model(&with(document, "options.o.steps.s", step));
    let expected = model.evaluate().unwrap().options["o"].results.total_benefits.to_f64();
    let simulation = simulate(&model, &sampled(TRIALS, 37));
    mean_is(column(&simulation, "options.o.total_benefits"), expected, "benefits");
    assert!(moments(avoided(&simulation)).0 == 0.0, "a step that ends is not of the steady state");
}

/// Months are independent: Σ (λ/12) E[X²] growth², and money grows, not events.
#[test]
fn months_have_events_of_their_own() {
    let document = base(json!([effect("events_per_year", "set_to", 0)]));
    let document = with(with(document, "horizon_months", json!(24)), "loss_growth_per_year", json!(1));
    let simulation = run(&document, 38);
    let benefits = column(&simulation, "options.o.total_benefits");
    mean_is(benefits, 6.0 * 35.0 * 3.0, "two years");
    variance_is(benefits, 6.0 * 4_300.0 / 3.0 * 5.0, "two years");
    // The year that is looked at is none of them.
    let product: Vec<f64> =
        benefits.iter().zip(cost(&simulation)).map(|(benefits, cost)| (benefits - 630.0) * (cost - 210.0)).collect();
    mean_is(&product, 0.0, "covariance with the reference year");
}

/// Adoption of a month changes the rate of the month: during a ramp a share of the events goes, later all.
#[test]
fn adoption_thins_by_month() {
    let document =
        with(base(json!([effect("events_per_year", "reduce_by", 1)])), "options.o.steps.s.ramp_months", json!(12));
    let request = roicm::SimulateRequest {
        outputs: (1..=12).map(|month| format!("options.o.cash_flow.{month}.avoided")).collect(),
        ..sampled(TRIALS, 39)
    };
    let simulation = simulate(&Model::parse(&conformance::documents::json(&document)).unwrap(), &request);
    for (month, path) in (1..).zip(&request.outputs) {
        let adoption = (f64::from(month) - 0.5) / 12.0;
        mean_is(column(&simulation, path), 0.5 * adoption * 35.0, path);
        variance_is(column(&simulation, path), 0.5 * adoption * 4_300.0 / 3.0, path);
    }
    let total: Vec<f64> = (0..column(&simulation, &request.outputs[0]).len())
        .map(|trial| request.outputs.iter().map(|path| column(&simulation, path)[trial]).sum())
        .collect();
    let benefits = column(&simulation, "options.o.total_benefits");
    assert!(total.iter().zip(benefits).all(|(total, benefits)| (total - benefits).abs() <= 1e-9 * benefits.abs()));
}

/// Results that are computed trial by trial see the same history as those that are computed together.
#[test]
fn other_results_are_of_the_same_history() {
    let document =
        with(base(json!([effect("events_per_year", "reduce_by", 0.5)])), "options.o.steps.s.cost", json!(40));
    let outputs = [
        "annual_cost_after",
        "first_break_even_months",
        "modified_internal_rate_of_return",
        "cash_only.payback_months",
        "losses.a.annual_cost_after",
        "losses.a.person_days_after",
    ];
    let mut request = sampled(512, 40);
    request.outputs = outputs.iter().map(|name| format!("options.o.{name}")).collect();
    request.outputs.extend([
        "today.person_days".into(),
        "today.interruption_hours".into(),
        "today.losses.a.share".into(),
    ]);
    let simulation = simulate(&model(&document), &request);
    let of = |name: &str| column(&simulation, &format!("options.o.{name}"));
    for trial in 0..512 {
        let cost = cost(&simulation)[trial];
        let after = of("annual_cost_after")[trial];
        assert!((cost - after - avoided(&simulation)[trial]).abs() <= 1e-9 * cost);
        assert_eq!(after, of("losses.a.annual_cost_after")[trial]);
        // A year of HKD 60 an hour, eight of them a day.
        let close =
            |found: f64, expected: f64| assert!((found - expected).abs() <= 1e-9 * expected, "{found} {expected}");
        close(column(&simulation, "today.person_days")[trial], cost / 480.0);
        close(column(&simulation, "today.interruption_hours")[trial], cost / 60.0);
        close(of("losses.a.person_days_after")[trial], after / 480.0);
        // All of it is labour: nothing of it is cash.
        assert!(of("cash_only.payback_months")[trial].is_infinite());
        // Flows that are never negative after the first cross zero once.
        let (first, sustained) = (of("first_break_even_months")[trial], of("payback_months")[trial]);
        assert!(first == sustained || (first - sustained).abs() < 1e-9, "{first} {sustained}");
    }
}
