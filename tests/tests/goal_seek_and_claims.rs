//! Break-even values and audited claims, against closed forms.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::cases;
use conformance::documents::{base, json, toml, with, without};
use conformance::random::shown;
use conformance::rational::Rational;
use roicm::{ClaimAnswer, EvaluateRequest, Exact, GoalSeek, Model, Ordered, Scalar, WouldNeed};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// 12 months without discounting: 100 a month is avoided in full, 10 users pay 2 each, and it costs 600 once.
fn simple() -> Value {
    json!({
        "schema_version": 1,
        "currency": "HKD",
        "horizon_months": 12,
        "discount_rate": 0,
        "workforce": { "headcount": 10, "hourly_cost": 60 },
        "losses": { "rework": { "events_per_year": 1200, "minutes_per_event": 1 } },
        "options": { "lite": {
            "subscriptions": { "seats": { "price_per_user_month": 2 } },
            "steps": { "only": {
                "cost": 600,
                "effects": [{ "loss": "rework", "input": "events_per_year", "reduce_by": 1 }],
            } },
        } },
    })
}

fn model(document: &Value) -> Model {
    Model::parse(&toml(document)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn seek(model: &Model, result: &str, input: &str, target: &str) -> GoalSeek {
    let target: Decimal = target.parse().unwrap();
    model.goal_seek(result, input, target).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The values found, none of them a jump, are these to 1e-12.
fn finds(found: &GoalSeek, expected: &[&str]) {
    assert_eq!(found.solutions.len(), expected.len(), "{found:?}");
    for (solution, expected) in found.solutions.iter().zip(expected) {
        assert!(!solution.discontinuous, "{found:?}");
        let expected = Rational::parse(expected);
        let error = (&shown(solution.value) - &expected).abs();
        assert!(error <= &expected.abs().max(1.into()) * &Rational::parse("1e-12"), "{found:?}");
    }
}

const PRICE: &str = "options.lite.subscriptions.seats.price_per_user_month";
const COST: &str = "options.lite.steps.only.cost";
const EFFECT: &str = "options.lite.steps.only.effects.rework.events_per_year.reduce_by";

#[test]
fn what_is_linear_is_exact() {
    let model = model(&simple());
    // 1,200 avoided − 600 − 120 p.
    let found = seek(&model, "options.lite.net_present_value", PRICE, "0");
    finds(&found, &["5"]);
    assert_eq!(found.solutions[0].value, 5.into());
    assert_eq!((found.base, found.computed), (2.into(), Some(360.into())));
    assert_eq!((found.unit.as_str(), found.input.as_str()), ("HKD / user / month", PRICE));
    assert_eq!(found.target, Exact::ZERO);
    // 1,200 r − 840.
    finds(&seek(&model, "options.lite.net_present_value", EFFECT, "0"), &["0.7"]);
    // At an end of the domain, and at the base case itself.
    finds(&seek(&model, "options.lite.net_present_value", EFFECT, "360"), &["1"]);
    finds(&seek(&model, "options.lite.net_present_value", EFFECT, "-840"), &["0"]);
    finds(&seek(&model, "options.lite.net_present_value", PRICE, "360"), &["2"]);
    finds(&seek(&model, "options.lite.net_present_value", PRICE, "600"), &["0"]);
    finds(&seek(&model, "today.annual_cost", "losses.rework.minutes_per_event", "3000"), &["2.5"]);
    finds(&seek(&model, "today.annual_cost", "workforce.hourly_cost", "0.0001"), &["0.000005"]);
    finds(&seek(&model, "today.annual_cost", "workforce.hourly_cost", "20000000"), &["1000000"]);
}

#[test]
fn what_is_not_linear_is_found_too() {
    let free = model(&with(simple(), PRICE, json!(0)));
    // Paid back after cost ÷ 100 months; (1,200 − cost) ÷ cost.
    finds(&seek(&free, "options.lite.payback_months", COST, "7.5"), &["750"]);
    finds(&seek(&free, "options.lite.payback_months", EFFECT, "9.6"), &["0.625"]);
    // At the end of a month every cost within 1e-9 of the turnover gives the same payback.
    let found = seek(&free, "options.lite.payback_months", COST, "9");
    assert_eq!(found.solutions.len(), 1, "{found:?}");
    assert!(
        (found.solutions[0].value.to_f64() - 900.0).abs() <= 1800e-9 && !found.solutions[0].discontinuous,
        "{found:?}"
    );
    finds(&seek(&free, "options.lite.roicm", COST, "1"), &["600"]);
    finds(&seek(&free, "options.lite.roicm", COST, "0.5"), &["800"]);
    finds(&seek(&free, "options.lite.benefit_cost_ratio", COST, "3"), &["400"]);
    // 8,760 h × (1 − a) ÷ d events of d hours: the hours are 87.6 at 99%, whatever d.
    let outages = json!({ "outages": { "availability": 0.999, "hours_per_event": 2, "cost_per_event": 100 } });
    let outages = model(&with(without(simple(), "options"), "losses", outages));
    finds(&seek(&outages, "today.interruption_hours", "losses.outages.availability", "87.6"), &["0.99"]);
    // Labour 8.76 h × 60, and 8.76 ÷ d × 100: as much again at d = 876 ÷ 525.6.
    finds(
        &seek(&outages, "today.annual_cost", "losses.outages.hours_per_event", "1051.2"),
        &["1.6666666666666666666666667"],
    );
}

/// Money in and out once a year: −1,000, +2,300, −1,320 are worth nothing at 10% and at 20%.
fn yearly(discount_rate: &str) -> Model {
    let steps = json!({
        "a": { "cost": 1000 },
        "b": { "month": 11, "until_month": 12, "gains": { "once": { "value_per_unit": 27600 } } },
        "c": { "month": 24, "cost": 1320 },
    });
    let document = with(with(simple(), "horizon_months", json!(24)), "options", json!({ "lite": { "steps": steps } }));
    model(&with(document, "discount_rate", json!(discount_rate)))
}

#[test]
fn several_roots_are_all_found_nearest_first() {
    let npv = "options.lite.net_present_value";
    finds(&seek(&yearly("0.08"), npv, "discount_rate", "0"), &["0.1", "0.2"]);
    finds(&seek(&yearly("0.3"), npv, "discount_rate", "0"), &["0.2", "0.1"]);
    // The rates of return are the same two.
    let evaluation = yearly("0.08").evaluate().unwrap();
    let roots = &evaluation.options["lite"].internal_rate_of_return.roots;
    let annual: Vec<f64> = roots.iter().map(|root| root.annual().unwrap()).collect();
    assert!((annual[0] - 0.1).abs() < 1e-12 && (annual[1] - 0.2).abs() < 1e-12, "{annual:?}");
}

#[test]
fn jumps_over_the_target_are_marked() {
    // 20 at once and s in month 5 against 10 a month: paid back at 2 while s ≤ 30, after that at (20 + s) ÷ 10 > 5.
    let steps = json!({
        "only": { "cost": 20, "effects": [{ "loss": "rework", "input": "events_per_year", "reduce_by": 0.1 }] },
        "later": { "month": 5, "cost": 10 },
    });
    let dips = model(&with(simple(), "options", json!({ "lite": { "steps": steps } })));
    let (payback, later) = ("options.lite.payback_months", "options.lite.steps.later.cost");
    let found = seek(&dips, payback, later, "4");
    let [jump] = found.solutions.as_slice() else { panic!("{found:?}") };
    assert!(jump.discontinuous && (jump.value.to_f64() - 30.0).abs() < 1e-6, "{found:?}");
    // Beyond the jump it is continuous again.
    finds(&seek(&dips, payback, later, "7.5"), &["55"]);
    // Never is later than everything: the payback jumps over month 13 where it is lost.
    let found = seek(&dips, payback, later, "13");
    let [jump] = found.solutions.as_slice() else { panic!("{found:?}") };
    assert!(jump.discontinuous && (jump.value.to_f64() - 100.0).abs() < 1e-6, "{found:?}");
}

#[test]
fn no_root_is_said_as_such() {
    let model = model(&simple());
    for (result, input, target) in [
        ("today.annual_cost", "workforce.hourly_cost", "-1"),
        ("today.annual_cost", "options.lite.steps.only.cost", "1"),
        ("options.lite.net_present_value", EFFECT, "361"),
        ("options.lite.net_present_value", PRICE, "601"),
        ("options.lite.payback_months", COST, "-3"),
    ] {
        finds(&seek(&model, result, input, target), &[]);
    }
    // What the result does not depend on meets the target at the base case, or nowhere.
    let found = seek(&model, "today.annual_cost", "options.lite.steps.only.cost", "1200");
    finds(&found, &["600"]);
}

#[test]
fn the_range_that_is_searched_is_stated() {
    let model = model(&simple());
    let searched = |input: &str| seek(&model, "options.lite.net_present_value", input, "0").searched;
    assert_eq!(searched(EFFECT), (0.0, 1.0));
    assert_eq!(searched("workforce.realisation"), (0.0, 1.0));
    // The domain, cut to 10^6 × max(1, |base|) from the base case.
    assert_eq!(searched(PRICE), (0.0, 2.0 + 2e6));
    assert_eq!(searched(COST), (0.0, 600.0 + 600e6));
    let (low, high) = searched("discount_rate");
    assert!(low > -1.0 && low < -0.99 && high == 1e6, "{low} {high}");
    let (low, high) = searched("workforce.hours_per_day");
    assert!(low > 0.0 && low < 0.01 && high == 24.0, "{low} {high}");
    assert!(seek(&model, "options.lite.net_present_value", PRICE, "0").grid_points > 70);
}

#[test]
fn values_are_in_the_currency_and_unit_of_their_input() {
    let trader = Model::parse(&cases::text(cases::SHIPPED[0])).unwrap();
    let found = seek(&trader, "today.annual_cost", "losses.late_orders.cost_per_event", "420000");
    // (420,000 − 790.6 × 17 ÷ 60 × 200) ÷ 3.2 ÷ 7.8 dollars.
    finds(&found, &["15032.0245726495726495726496"]);
    assert_eq!(found.unit, "USD / event");
    assert_eq!(found.base, 15_000.into());
}

#[test]
fn only_what_the_model_allows_is_a_solution() {
    // Twice the events a step makes worse by half: a share that must not pass one when it has grown.
    let loss = json!({ "rework": { "events_per_year": 1200, "hours_per_event": 1, "productivity_loss": 0.5 } });
    let worse = json!({ "worse": { "steps": { "only": { "effects":
        [{ "loss": "rework", "input": "productivity_loss", "increase_by": 0.5 }] } } } });
    let model = model(&with(with(simple(), "losses", loss), "options", worse));
    // 72,000 p: 48,000 needs 2/3, which grows to 1; 60,000 needs 5/6, which would grow beyond.
    finds(
        &seek(&model, "today.annual_cost", "losses.rework.productivity_loss", "47999"),
        &["0.6666527777777777777777778"],
    );
    finds(&seek(&model, "today.annual_cost", "losses.rework.productivity_loss", "60000"), &[]);
}

fn claims(document: Value, claims: Value) -> Model {
    model(&with(document, "claims", claims))
}

fn answer(model: &Model, id: &str) -> ClaimAnswer {
    model.evaluate().unwrap_or_else(|problems| panic!("{problems}")).claims[id].clone()
}

#[test]
fn bounds_hold_up_to_their_figure() {
    // Today's cost is 1,200.
    for (claim, holds) in [
        (json!({ "equals": 1200 }), true),
        // Within 5% of what is claimed: 1,142.857… × 1.05 = 1,200 and 1,263.157… × 0.95 = 1,200.
        (json!({ "equals": "1142.858" }), true),
        (json!({ "equals": "1142.857" }), false),
        (json!({ "equals": "1263.157" }), true),
        (json!({ "equals": "1263.158" }), false),
        (json!({ "equals": 1200, "tolerance": 0 }), true),
        (json!({ "equals": "1200.000000000000000001", "tolerance": 0 }), false),
        (json!({ "equals": 600, "tolerance": 1 }), true),
        (json!({ "equals": 599, "tolerance": 1 }), false),
        (json!({ "equals": -1200 }), false),
        (json!({ "equals": 0 }), false),
        (json!({ "at_most": 1200 }), true),
        (json!({ "at_most": "1199.99999999999" }), false),
        (json!({ "at_least": 1200 }), true),
        (json!({ "at_least": "1200.00000000001" }), false),
    ] {
        let claim = with(claim, "result", json!("annual_cost"));
        let found = answer(&claims(simple(), json!({ "said": claim.clone() })), "said");
        assert_eq!(found.holds, holds, "{claim}");
        assert_eq!(found.computed, Some(1_200.into()));
        assert_eq!(found.tolerance.is_some(), claim.get("equals").is_some(), "{claim}");
    }
}

#[test]
fn claims_are_about_results_of_today_options_and_losses() {
    let said = |claim: Value| answer(&claims(simple(), json!({ "said": claim })), "said");
    let found = said(json!({ "result": "net_present_value", "option": "lite", "at_least": 360 }));
    assert_eq!(
        (found.result.as_str(), found.computed, found.holds),
        ("options.lite.net_present_value", Some(360.into()), true)
    );
    let found = said(json!({ "result": "person_days", "loss": "rework", "equals": 2.5 }));
    assert_eq!((found.result.as_str(), found.computed), ("today.losses.rework.person_days", Some(Exact::new(25, -1))));
    let found = said(json!({ "result": "annual_cost_after", "option": "lite", "loss": "rework", "at_most": 0 }));
    assert_eq!(
        (found.result.as_str(), found.computed, found.holds),
        ("options.lite.losses.rework.annual_cost_after", Some(0.into()), true)
    );
    // A result that is none meets no claim, and says why.
    for bound in ["at_most", "at_least", "equals"] {
        let never = with(simple(), COST, json!(100_000));
        let claim = json!({ "said": { "result": "payback_months", "option": "lite", bound: 9 } });
        let found = answer(&claims(never, claim), "said");
        assert!(!found.holds && found.computed.is_none() && found.reason.is_some(), "{found:?}");
        let document = serde_json::to_value(&found).unwrap();
        assert!(document["computed"].is_null() && document["reason"].is_string(), "{document}");
    }
    let document =
        serde_json::to_value(said(json!({ "result": "annual_cost", "at_most": "1000.50", "source": "a leaflet" })))
            .unwrap();
    assert_eq!(
        (&document["claimed"], &document["computed"], &document["holds"]),
        (&json!("1000.5"), &json!("1200"), &json!(false))
    );
    assert_eq!(document["source"], "a leaflet");
}

#[test]
fn what_is_given_applies_to_its_claim_alone_in_both_styles() {
    let quoted = json!({ "workforce.hourly_cost": 30, "losses.rework.minutes_per_event": "2" });
    let nested = json!({ "workforce": { "hourly_cost": 30 }, "losses": { "rework": { "minutes_per_event": "2" } } });
    // 1,200 × 2 ÷ 60 × 30, where the 60th is rounded and the claim holds nevertheless.
    let computed = |answer: &ClaimAnswer| answer.computed.unwrap().to_string();
    for given in [quoted.clone(), nested] {
        let both = json!({
            "given": { "result": "annual_cost", "equals": 1200, "tolerance": 0, "given": given },
            "plain": { "result": "annual_cost", "equals": 1200, "tolerance": 0 },
        });
        let document = with(with(simple(), "claims", both), "workforce.hourly_cost", json!(120));
        for text in [toml(&document), json(&document)] {
            let model = Model::parse(&text).unwrap();
            let given = answer(&model, "given");
            assert_eq!((computed(&given).as_str(), given.holds), ("1200", true));
            let expected = [("losses.rework.minutes_per_event", "2"), ("workforce.hourly_cost", "30")];
            let found: Vec<(String, String)> =
                given.given.iter().map(|(path, value)| (path.clone(), value.to_string())).collect();
            assert_eq!(found, expected.map(|(path, value)| (path.to_owned(), value.to_owned())));
            let plain = answer(&model, "plain");
            assert_eq!((computed(&plain).as_str(), plain.holds), ("2400", false));
        }
    }
    // Dotted keys, as people write them in TOML.
    let text = format!(
        "{}[claims.given]\nresult = \"annual_cost\"\nequals = 1200\ngiven.workforce.hourly_cost = 30\n",
        toml(&simple())
    );
    assert_eq!(computed(&answer(&Model::parse(&text).unwrap(), "given")), "600");
    // An input that stands at its default, one in another currency, and one that is uncertain.
    let document = with(
        base(),
        "claims",
        json!({ "said": {
        "result": "annual_cost", "equals": 1,
        "given": {
            "losses.rework.people_per_event": 2,
            "losses.late_orders.cost_per_event": 1000,
            "losses.late_orders.events_per_year": 1,
            "losses.rework.events_per_year": 30,
            "losses.rework.minutes_per_event": 10,
            "losses.outages.availability": 1,
        },
    } }),
    );
    // 30 × 10 ÷ 60 × 2 × 200 + 1 × 1,000 × 7.8.
    assert_eq!(computed(&answer(&model(&document), "said")), "9800");
}

/// The claim of a document with what it would need.
fn needs(document: Value, claim: Value) -> (Model, Vec<WouldNeed>) {
    let model = claims(document, json!({ "said": claim }));
    let evaluation = model.evaluate_with(EvaluateRequest { would_need: true }).unwrap();
    let needs = evaluation.claims["said"].would_need.clone().unwrap().into_values().collect();
    (model, needs)
}

fn value_of<'a>(needs: &'a [WouldNeed], input: &str) -> &'a WouldNeed {
    needs.iter().find(|need| need.input == input).unwrap_or_else(|| panic!("no {input} in {needs:?}"))
}

#[test]
fn a_claim_would_need() {
    let claim = json!({ "result": "net_present_value", "option": "lite", "equals": 0 });
    let (model, needs) = needs(simple(), claim);
    // 1,200 h/60 …: NPV = events × minutes ÷ 60 × hour × reduction − 120 × price − cost.
    for (input, expected) in [
        (PRICE, "5"),
        (COST, "960"),
        (EFFECT, "0.7"),
        ("losses.rework.events_per_year", "840"),
        ("losses.rework.minutes_per_event", "0.7"),
        ("workforce.hourly_cost", "42"),
        ("workforce.headcount", "25"),
        ("workforce.realisation", "0.7"),
    ] {
        let need = value_of(&needs, input);
        assert_eq!(need.values.len(), 1, "{need:?}");
        let error = (&shown(need.values[0].value) - &Rational::parse(expected)).abs();
        assert!(error < Rational::parse("1e-12"), "{need:?}, expected {expected}");
        // Everything else as it is, the claim is met there.
        let value = need.values[0].value.to_decimal().unwrap();
        let there = model.with([(input, value)]).unwrap();
        let npv = there.result("options.lite.net_present_value").unwrap().unwrap();
        assert!(npv.abs() < Exact::new(1, -9), "{input}: {npv}");
    }
    // What does not matter is not asked for.
    assert!(needs.iter().all(|need| need.input != "workforce.hours_per_day"), "{needs:?}");
    // Without the request nothing is worked out.
    assert!(answer(&model, "said").would_need.is_none());
}

#[test]
fn a_claim_would_need_in_the_currency_of_the_input_and_with_what_is_given() {
    let document = with(without(simple(), "options"), "exchange_rates", json!({ "USD": 8 }));
    let document = with(
        document,
        "losses.orders",
        json!({ "events_per_year": 2, "cost_per_event": { "value": 100, "currency": "USD" } }),
    );
    let claim = json!({ "result": "annual_cost", "equals": 4000, "given": { "losses.rework.events_per_year": 600 } });
    let (_, needs) = needs(document, claim);
    // 600 + 2 × 8 × 100 = 2,200; 4,000 needs 212.50 dollars, or 4.25 orders, or 2,400 events, or 17 HKD for a dollar.
    for (input, unit, base, expected) in [
        ("losses.orders.cost_per_event", "USD / event", "100", "212.5"),
        ("losses.orders.events_per_year", "events / year", "2", "4.25"),
        ("losses.rework.events_per_year", "events / year", "600", "2400"),
        ("exchange_rates.USD", "exchange rate", "8", "17"),
        ("workforce.hourly_cost", "HKD / hour", "60", "240"),
    ] {
        let need = value_of(&needs, input);
        assert_eq!((need.unit.as_str(), need.base.to_string().as_str()), (unit, base));
        assert_eq!(need.values.len(), 1, "{need:?}");
        let error = (&shown(need.values[0].value) - &Rational::parse(expected)).abs();
        assert!(error < Rational::parse("1e-12"), "{need:?}, expected {expected}");
    }
}

#[test]
fn a_claim_that_nothing_can_meet_needs_nothing() {
    let (_, needs) = needs(simple(), json!({ "result": "annual_cost", "equals": -1 }));
    assert!(!needs.is_empty());
    assert!(needs.iter().all(|need| need.values.is_empty()), "{needs:?}");
}
