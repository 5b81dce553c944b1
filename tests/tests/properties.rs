//! What holds for every scenario, checked on random ones.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use conformance::cases;
use conformance::documents::{self, with};
use conformance::formula::{compute, names};
use conformance::generate::{Choices, Money, scenario};
use conformance::random::shown;
use conformance::rational::Rational;
use conformance::refusals::accepted;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use roicm::finance::Verdict;
use roicm::{
    CashFlowMonth, CashOnlyResults, Evaluation, Exact, Model, OptionEvaluation, OptionResults, Ordered, Scalar,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Checks what holds on random choices, the same in every run; a failure shrinks to the fewest and smallest.
fn property(cases: u32, check: impl Fn(&mut Choices<'_>)) {
    let config = ProptestConfig { cases, max_shrink_iters: 1_000, ..ProptestConfig::default() };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let bytes = proptest::collection::vec(any::<u8>(), 0..300);
    let found = TestRunner::new_with_rng(config, random).run(&bytes, |bytes| {
        catch_unwind(AssertUnwindSafe(|| check(&mut Choices::new(&bytes)))).map_err(|panic| {
            let message = panic.downcast_ref::<String>().cloned();
            TestCaseError::fail(
                message.or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string())).unwrap_or_default(),
            )
        })
    });
    if let Err(failure) = found {
        panic!("{failure}");
    }
}

fn evaluate(document: &Value) -> (Model, Evaluation) {
    accepted(document)
}

/// Within 1e-20 of the terms.
fn close(found: Exact, expected: &Rational, terms: &Rational, what: &str) {
    let error = (&shown(found) - expected).abs();
    let scale = terms.clone().max(expected.abs());
    assert!(error <= &scale * &Rational::parse("1e-20"), "{what}: {found}, expected {expected:?}");
}

/// Σ|flows| of an option, with what a year of losses costs.
fn terms(evaluation: &Evaluation, option: &OptionEvaluation) -> Rational {
    let annual_cost = shown(evaluation.today.results.annual_cost);
    option.cash_flow.iter().fold(&annual_cost + &1.into(), |total, month| {
        let of_month = [month.avoided, month.gains, month.subscription, month.running, month.investment];
        of_month.iter().fold(total, |total, flow| &total + &shown(*flow).abs())
    })
}

/// Every result of two evaluations agrees, with those in money of the second `rate` times those of the first.
fn same_results(first: &Evaluation, second: &Evaluation, rate: &Rational) {
    let today = |evaluation: &Evaluation| evaluation.today.results.clone();
    close(today(second).annual_cost, &(&shown(today(first).annual_cost) * rate), &1.into(), "annual_cost");
    close(today(second).person_days, &shown(today(first).person_days), &1.into(), "person_days");
    close(today(second).interruption_hours, &shown(today(first).interruption_hours), &1.into(), "interruption_hours");
    assert_eq!(first.options.len(), second.options.len());
    for (id, option) in &first.options {
        let other = &second.options[id];
        let money_terms = &terms(first, option) * &rate.clone().max(1.into());
        let compare = |name: &str, found: roicm::Answer<Exact>, expected: roicm::Answer<Exact>, is_money: bool| {
            let what = format!("{id}.{name}");
            match (found, expected) {
                (Ok(found), Ok(expected)) if name == "internal_rate_of_return" => {
                    let (found, expected) = (found.to_f64(), expected.to_f64());
                    // A double of a rate per month, raised to a year.
                    assert!((found - expected).abs() <= 1e-11 * (1.0 + expected.abs()), "{what}: {found} {expected}");
                }
                (Ok(found), Ok(expected)) if is_money => close(found, &(&shown(expected) * rate), &money_terms, &what),
                (Ok(found), Ok(expected)) => close(found, &shown(expected), &1.into(), &what),
                (Err(found), Err(expected)) => assert_eq!(found, expected, "{what}"),
                (found, expected) => panic!("{what}: {found:?}, expected {expected:?}"),
            }
        };
        for (name, unit) in OptionResults::<Exact>::NAMES {
            let get = |option: &OptionEvaluation| option.results.get(name).unwrap();
            compare(name, get(other), get(option), unit.is_money());
        }
        for (name, unit) in CashOnlyResults::<Exact>::NAMES {
            let get = |option: &OptionEvaluation| option.cash_only.get(name).unwrap();
            compare(name, get(other), get(option), unit.is_money());
        }
        for (month, other) in option.cash_flow.iter().zip(&other.cash_flow) {
            for column in CashFlowMonth::<Exact>::COLUMNS {
                let name = format!("cash_flow.{}.{column}", month.month);
                compare(&name, Ok(other.get(column).unwrap()), Ok(month.get(column).unwrap()), true);
            }
        }
    }
    let order =
        |evaluation: &Evaluation| evaluation.ranking.iter().map(|place| place.option.clone()).collect::<Vec<_>>();
    assert_eq!(order(first), order(second));
}

/// Every effect of a document, changed.
fn each_effect(document: &mut Value, mut change: impl FnMut(&mut Value)) {
    let options = document["options"].as_object_mut().unwrap();
    for step in options.values_mut().flat_map(|option| option["steps"].as_object_mut().unwrap().values_mut()) {
        step["effects"].as_array_mut().unwrap().iter_mut().for_each(&mut change);
    }
}

/// A number as a document holds it, as a decimal; none for a distribution alone.
fn decimal(quantity: &Value) -> Option<Decimal> {
    let text = match quantity {
        Value::Object(table) => table.get("value")?.as_str()?,
        other => other.as_str()?,
    };
    text.trim_start_matches('\u{1}').parse().ok()
}

#[test]
fn another_currency_scales_money_and_nothing_else() {
    property(200, |choices| {
        let rate = 1 + i64::from(choices.below(60_000));
        let document = scenario(choices, Money::Named);
        let rate = Decimal::new(rate, 3);
        let mut other = with(document.clone(), "currency", json!("CNY"));
        let rates = other["exchange_rates"].as_object_mut().unwrap();
        for known in rates.values_mut() {
            *known = json!((decimal(known).unwrap() * rate).to_string());
        }
        rates.insert("HKD".into(), json!(rate.to_string()));
        let (first, second) = (evaluate(&document).1, evaluate(&other).1);
        same_results(&first, &second, &Rational::parse(&rate.to_string()));
    });
}

#[test]
fn a_loss_in_two_parts_is_the_same_loss() {
    property(200, |choices| {
        let share = 1 + i64::from(choices.below(999));
        let mut document = scenario(choices, Money::AsItComes);
        let (one, other) = (Decimal::new(share, 3), Decimal::ONE - Decimal::new(share, 3));
        let frequency = ["events_per_year", "events_per_person_year"];
        let found = frequency.into_iter().find(|name| decimal(&document["losses"]["l0"][name]).is_some());
        let Some(frequency) = found else { return };
        let whole = evaluate(&document).1;
        let part = |value: &Value, share: Decimal| decimal(value).map(|value| json!((value * share).to_string()));
        let mut second = document["losses"]["l0"].clone();
        second[frequency] = part(&second[frequency], other).unwrap();
        let first = &mut document["losses"]["l0"][frequency];
        *first = part(first, one).unwrap();
        document["losses"]["part"] = second;
        let mut is_possible = true;
        let options = document["options"].as_object_mut().unwrap();
        for step in options.values_mut().flat_map(|option| option["steps"].as_object_mut().unwrap().values_mut()) {
            let effects = step["effects"].as_array_mut().unwrap();
            let mut copies: Vec<Value> = effects.iter().filter(|effect| effect["loss"] == "l0").cloned().collect();
            for (effect, share) in effects
                .iter_mut()
                .filter(|effect| effect["loss"] == "l0")
                .map(|x| (x, one))
                .chain(copies.iter_mut().map(|x| (x, other)))
            {
                for form in ["set_to", "at_most", "at_least"] {
                    if effect["input"] == frequency && effect.get(form).is_some() {
                        match part(&effect[form], share) {
                            Some(target) => effect[form] = target,
                            None => is_possible = false,
                        }
                    }
                }
            }
            for copy in &mut copies {
                copy["loss"] = json!("part");
            }
            effects.extend(copies);
        }
        if is_possible {
            same_results(&whole, &evaluate(&document).1, &1.into());
        }
    });
}

#[test]
fn effects_of_zero_avoid_nothing() {
    property(200, |choices| {
        let mut document = scenario(choices, Money::AsItComes);
        each_effect(&mut document, |effect| {
            let input = if effect["input"] == "availability" { json!("downtime") } else { effect["input"].clone() };
            *effect = json!({ "loss": effect["loss"], "input": input, "reduce_by": 0 });
        });
        let (_, evaluation) = evaluate(&document);
        for option in evaluation.options.values() {
            assert!(option.cash_flow.iter().all(|month| month.avoided.is_zero()));
            assert!(option.results.annual_avoided.is_zero());
            assert_eq!(option.results.annual_cost_after, evaluation.today.results.annual_cost);
            if let Ok(share) = option.results.avoided_share {
                assert!(share.is_zero());
            }
        }
    });
}

#[test]
fn more_reduction_is_never_worth_less() {
    property(200, |choices| {
        let more = choices.below(1_001);
        let which = choices.below(20);
        let mut document = scenario(choices, Money::AsItComes);
        let by_availability: Vec<String> = document["losses"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(_, loss)| loss.get("availability").is_some())
            .map(|(id, _)| id.clone())
            .collect();
        let first = evaluate(&document).1;
        let mut seen = 0;
        let more = Decimal::new(more.into(), 3);
        each_effect(&mut document, |effect| {
            // Where the hours down are given, shorter events are more events.
            let is_duration =
                effect["input"] == "hours_per_event" && by_availability.iter().any(|id| effect["loss"] == *id.as_str());
            let Some(size) = effect.get("reduce_by").and_then(decimal).filter(|_| !is_duration) else { return };
            if seen == which {
                effect["reduce_by"] = json!((size + (Decimal::ONE - size) * more).to_string());
            }
            seen += 1;
        });
        let second = evaluate(&document).1;
        for (id, option) in &first.options {
            let slack = &terms(&first, option) * &Rational::parse("1e-20");
            for (name, before, after) in [
                ("net present value", option.results.net_present_value, second.options[id].results.net_present_value),
                ("total benefits", option.results.total_benefits, second.options[id].results.total_benefits),
                ("annual avoided", option.results.annual_avoided, second.options[id].results.annual_avoided),
            ] {
                assert!(shown(after) >= &shown(before) - &slack, "{id}: {name} {before} became {after}");
            }
        }
    });
}

#[test]
fn paybacks_are_those_of_the_cash_flow() {
    property(200, |choices| {
        let (_, evaluation) = evaluate(&scenario(choices, Money::AsItComes));
        for option in evaluation.options.values() {
            let net: Vec<Rational> = option.cash_flow.iter().map(|month| shown(month.net)).collect();
            let cumulative: Vec<Rational> = option.cash_flow.iter().map(|month| shown(month.cumulative)).collect();
            check_payback(
                &net,
                &cumulative,
                option.results.payback_months,
                Some(option.results.first_break_even_months),
            );
            let cumulative: Vec<Rational> =
                option.cash_flow.iter().map(|month| shown(month.discounted_cumulative)).collect();
            let zero = [Rational::from(0)];
            let before = zero.iter().chain(&cumulative);
            let flows: Vec<Rational> = cumulative.iter().zip(before).map(|(total, before)| total - before).collect();
            check_payback(&flows, &cumulative, option.results.discounted_payback_months, None);
        }
    });
}

#[test]
fn rates_of_return_make_the_flows_worth_nothing() {
    property(200, |choices| {
        let (_, evaluation) = evaluate(&scenario(choices, Money::AsItComes));
        for option in evaluation.options.values() {
            let flows: Vec<f64> = option.cash_flow.iter().map(|month| month.net.to_f64()).collect();
            let rate = &option.internal_rate_of_return;
            for root in &rate.roots {
                let (mut worth, mut terms) = (0.0, 0.0);
                for flow in flows.iter().rev() {
                    worth = worth / root.growth + flow;
                    terms = terms / root.growth + flow.abs();
                }
                assert!(worth.abs() <= 1e-12 * terms, "{worth} of {terms} at {root:?}");
            }
            assert!(rate.roots.is_sorted_by(|a, b| a.growth < b.growth));
            let positive = rate.roots.iter().filter(|root| root.per_period > 0.0).count();
            let signs: Vec<bool> = flows.iter().filter(|flow| **flow != 0.0).map(|flow| *flow > 0.0).collect();
            let changes = signs.windows(2).filter(|pair| pair[0] != pair[1]).count();
            match rate.verdict {
                Verdict::Unique => assert_eq!(rate.roots.len(), 1),
                Verdict::UniquePositive => assert!(rate.roots.len() > 1 && positive == 1),
                Verdict::Several => assert!(rate.roots.len() > 1),
                Verdict::None { .. } => assert!(rate.roots.is_empty()),
            }
            // Descartes: never more roots than changes of sign, and one where there is one.
            assert!(rate.roots.len() <= changes);
            if changes == 1 {
                assert_eq!(rate.verdict, Verdict::Unique);
            }
        }
    });
}

#[test]
fn neither_format_nor_order_matters() {
    property(200, |choices| {
        let document = scenario(choices, Money::AsItComes);
        let read = |text: &str| {
            let model = Model::parse(text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
            let evaluation = serde_json::to_string(&model.evaluate().unwrap()).unwrap();
            (model.fingerprint().to_owned(), evaluation)
        };
        let toml = read(&documents::toml(&document));
        assert_eq!(toml, read(&documents::json(&document)));
        assert_eq!(toml, read(&documents::reversed_json(&document)));
    });
}

#[test]
fn a_scenario_written_and_read_again_is_the_same() {
    property(200, |choices| {
        let (model, evaluation) = evaluate(&scenario(choices, Money::AsItComes));
        let text = serde_json::to_string(model.scenario()).unwrap();
        let again = Model::parse(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
        assert_eq!(model.scenario(), again.scenario());
        assert_eq!(model.fingerprint(), again.fingerprint());
        let document = |evaluation: &Evaluation| serde_json::to_string(evaluation).unwrap();
        assert_eq!(document(&evaluation), document(&again.evaluate().unwrap()));
    });
}

#[test]
fn every_input_of_the_register_can_be_set() {
    property(40, |choices| {
        let (model, evaluation) = evaluate(&scenario(choices, Money::AsItComes));
        assert_eq!(evaluation.assumptions.len(), model.inputs().len());
        let paths: Vec<&str> = evaluation.assumptions.iter().map(|input| input.path.as_str()).collect();
        assert!(paths.is_sorted_by(|a, b| a < b), "{paths:?}");
        for assumption in &evaluation.assumptions {
            let mut scenario = model.scenario().clone();
            let value = assumption.value.to_decimal().unwrap();
            scenario.set(&assumption.path, value).unwrap_or_else(|problem| panic!("{problem}"));
            let changed = Model::new(&scenario, &roicm::Limits::default())
                .unwrap_or_else(|problems| panic!("{}: {problems}", assumption.path));
            let input = changed.input(&assumption.path).unwrap_or_else(|| panic!("no {}", assumption.path));
            assert!(!input.is_default() && input.distribution().is_none(), "{}", assumption.path);
            assert_eq!(
                (input.base(), input.unit(), input.domain()),
                (assumption.value, assumption.unit, assumption.domain)
            );
            assert_eq!(
                changed.input(&assumption.path).unwrap().currency(),
                model.input(&assumption.path).unwrap().currency()
            );
            // Where service hours stand at their default nobody asks for an availability.
            if !(assumption.is_default && assumption.path.ends_with(".service_hours_per_year")) {
                same_results(&evaluation, &changed.evaluate().unwrap(), &1.into());
            }
        }
    });
}

#[test]
fn explanations_compute_what_they_explain() {
    property(60, |choices| {
        let month = choices.below(3);
        let loss = choices.below(3) as usize;
        let document = scenario(choices, Money::AsItComes);
        let (model, _) = evaluate(&document);
        let losses: Vec<String> = model.losses().map(str::to_owned).collect();
        let loss = &losses[loss % losses.len()];
        let mut paths: Vec<String> =
            ["annual_cost", "person_days", "interruption_hours"].map(|name| format!("today.{name}")).into();
        paths.extend(["share", "availability", "annual_cost"].map(|name| format!("today.losses.{loss}.{name}")));
        for option in model.options() {
            paths.extend(OptionResults::<Exact>::NAMES.iter().map(|(name, _)| format!("options.{option}.{name}")));
            paths.extend(
                CashOnlyResults::<Exact>::NAMES.iter().map(|(name, _)| format!("options.{option}.cash_only.{name}")),
            );
            let month = month.min(model.horizon_months());
            paths.extend(
                CashFlowMonth::<Exact>::COLUMNS.iter().map(|name| format!("options.{option}.cash_flow.{month}.{name}")),
            );
            paths.push(format!("options.{option}.losses.{loss}.availability_after"));
        }
        for path in paths {
            check_explanation(&model, &path);
        }
    });
}

#[test]
fn explanations_of_the_shipped_documents() {
    for document in cases::SHIPPED {
        let model = Model::parse(&cases::text(document)).unwrap();
        check_explanation(&model, "today.annual_cost");
        for option in model.options() {
            for name in ["annual_avoided", "avoided_share", "roicm_present_value", "payback_months", "peak_funding"] {
                check_explanation(&model, &format!("options.{option}.{name}"));
            }
        }
    }
}

/// The definition of a payback, held against a time: the cumulative flow, linear inside each month and zero within 1e-9
/// of the turnover, is at zero there and never below again; and of the first break-even.
fn check_payback(
    flows: &[Rational],
    cumulative: &[Rational],
    payback: roicm::Answer<Exact>,
    first: Option<roicm::Answer<Exact>>,
) {
    let mut turnover = Rational::from(0);
    let totals: Vec<Rational> = flows
        .iter()
        .zip(cumulative)
        .map(|(flow, total)| {
            turnover = &turnover + &flow.abs();
            if total.abs() <= &turnover * &Rational::parse("1e-9") { 0.into() } else { total.clone() }
        })
        .collect();
    let is_crossing = |time: Exact, month: usize| {
        let (before, after) = (&totals[month], &totals[month + 1]);
        let since = &shown(time) - &Rational::from(i64::try_from(month).unwrap());
        let there = before + &(&(after - before) * &since);
        let inside = !since.is_negative() && since <= Rational::from(1);
        inside && there.abs() <= &(&before.abs() + &after.abs()) * &Rational::parse("1e-18")
    };
    let below: Vec<usize> = (0..totals.len()).filter(|month| totals[*month].is_negative()).collect();
    match (below.last(), payback) {
        (None, Ok(time)) => assert!(time.is_zero(), "{totals:?}: {time}"),
        (Some(last), Err(_)) => assert_eq!(*last, totals.len() - 1, "{totals:?}"),
        (Some(last), Ok(time)) => assert!(is_crossing(time, *last), "{totals:?}: {time}"),
        (None, Err(reason)) => panic!("{totals:?}: {reason}"),
    }
    let up = (1..totals.len()).find(|month| totals[month - 1].is_negative() && !totals[*month].is_negative());
    match (up, first) {
        (_, None) => {}
        (None, Some(Ok(time))) => assert!(below.is_empty() && time.is_zero(), "{totals:?}: {time}"),
        (None, Some(Err(_))) => assert!(!below.is_empty(), "{totals:?}"),
        (Some(month), Some(Ok(time))) => assert!(is_crossing(time, month - 1), "{totals:?}: {time}"),
        (Some(_), Some(Err(reason))) => panic!("{totals:?}: {reason}"),
    }
}

/// Each definition gives its value, from names and from numbers, and every name in it is known.
fn check_explanation(model: &Model, path: &str) {
    let explanation = model.explain(path).unwrap_or_else(|problems| panic!("{path}: {problems}"));
    assert_eq!(explanation.value.ok_or(()), model.result(path).unwrap().map_err(|_| ()), "{path}");
    if let (Some(value), Some(first)) = (explanation.value, explanation.definitions.first()) {
        assert_eq!((first.name.as_str(), first.value), (path, value));
    }
    let mut known = std::collections::BTreeMap::new();
    for definition in &explanation.definitions {
        assert!(
            known.insert(definition.name.as_str(), definition.value).is_none(),
            "{path}: {} twice",
            definition.name
        );
    }
    for input in &explanation.inputs {
        assert!(known.insert(input.path.as_str(), input.value).is_none(), "{path}: {} twice", input.path);
        assert_eq!(model.input(&input.path).unwrap().base(), input.value);
    }
    for definition in &explanation.definitions {
        let what = format!("{path}: {} = {} = {}", definition.name, definition.formula, definition.substituted);
        for name in names(&definition.formula) {
            assert!(known.contains_key(name), "{what}: {name} is unknown");
        }
        assert!(names(&definition.substituted).is_empty(), "{what}");
        let value_of = |name: &str| known[name].to_f64();
        for text in [&definition.formula, &definition.substituted] {
            if let Ok(computed) = compute(text, &value_of) {
                let error = (computed.value - definition.value.to_f64()).abs();
                assert!(error <= 1e-9 * computed.scale.max(1e-300), "{what}: {computed:?}, not {}", definition.value);
            }
        }
    }
}
