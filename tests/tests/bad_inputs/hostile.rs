//! Documents within the limits that are made to take long.

use super::*;

fn many(count: usize, member: impl Fn(usize) -> (String, Value)) -> Value {
    (0..count).map(member).collect::<serde_json::Map<_, _>>().into()
}

/// 95 losses of five inputs each.
fn large() -> Value {
    let loss = json!({ "events_per_year": 1, "minutes_per_event": 1, "people_per_event": 1, "cost_per_event": 1,
        "revenue_per_hour": 1 });
    let bare = without(without(without(base(), "options"), "claims"), "exchange_rates");
    with(bare, "losses", many(95, |index| (format!("l{index}"), loss.clone())))
}

#[test]
fn thousands_of_wrong_names_are_refused_at_once() {
    let given = many(450, |index| (format!("losses.rework.l{index}.minutes_per_event"), json!(1)));
    let correlations: Vec<Value> = (0..1_000)
        .map(|index| {
            let path = |kind: &str| format!("losses.{kind}{index}.minutes_per_evnt");
            json!({ "between": [path("l"), path("m")], "rank": 0.5 })
        })
        .collect();
    let effects: Vec<Value> = (0..500)
        .map(|index| json!({ "loss": format!("l{index}x"), "input": "events_per_year", "set_to": 1 }))
        .collect();
    let steps = many(7, |index| (format!("s{index}"), json!({ "effects": effects })));
    for (what, document, count) in [
        ("overrides", with(base(), "claims.headline.given", given), 450),
        ("correlations", with(large(), "correlations", correlations.into()), 2_000),
        ("effects", with(large(), "options.o.steps", steps), 3_500),
    ] {
        for (text, format) in texts(&document) {
            let problems = at_once(what, || problems_of(&text, Some(format)));
            let (unknown, rest): (Vec<_>, Vec<_>) =
                problems.iter().partition(|found| found.code == Code::UnknownReference);
            assert_eq!(unknown.len(), count.min(500), "{what}");
            // The others are counted.
            let more = rest.iter().map(|found| found.message.clone()).collect::<Vec<_>>();
            let expected = (count > 500).then(|| format!("{} more problems are not shown", count - 500)).into_iter();
            assert_eq!(more, expected.collect::<Vec<_>>(), "{what}");
        }
    }
    // The first of them still get their help.
    let problems =
        problems_of(&documents::toml(&with(large(), "options.o.steps.s.effects", json!(effects[..3]))), None);
    assert!(problems.iter().all(|found| found.help.starts_with("did you mean `l")), "{problems}");
}

#[test]
fn claims_that_give_everything_are_answered() {
    let given = many(95, |index| (format!("losses.l{index}.minutes_per_event"), json!(2)));
    let claim = json!({ "result": "annual_cost", "equals": 1, "given": given });
    let document = with(large(), "claims", many(46, |index| (format!("c{index}"), claim.clone())));
    let start = Instant::now();
    let (_, evaluation) = evaluate(documents::toml(&document).as_bytes(), None).unwrap();
    let limit = Duration::from_secs(30);
    assert!(start.elapsed() < limit, "{:?}", start.elapsed());
    // Each loss: 2 ÷ 60 × (200 + 1) + 1 = 7.7.
    for claim in evaluation.claims.values() {
        assert_eq!(claim.computed.unwrap().round(20).to_string(), "731.5");
    }
}
