//! Distributions and correlations that contradict themselves.

use super::*;

const INVALID: Code = Code::InvalidDistribution;

#[test]
fn bad_input_11_corners_in_the_wrong_order() {
    let pert = "losses.rework.minutes_per_event.pert";
    let corners = |min: &str, mode: &str, max: &str| json!({ "min": min, "mode": mode, "max": max });
    for tag in ["pert", "triangular"] {
        let quantity = |corners| json!({ tag: corners });
        let path = |parameter: &str| format!("{MINUTES}.{tag}.{parameter}");
        refuse(MINUTES, quantity(corners("8", "31", "30")), INVALID, &path("mode"), &["mode", "max"], "mode");
        refuse(MINUTES, quantity(corners("8", "7", "30")), INVALID, &path("mode"), &["mode", "min"], "mode");
        // As decimals: 0.1 + 0.2 is 0.3, and nothing is above it by a rounding.
        let _ = accepted(&with(base(), MINUTES, quantity(corners("0.3", "0.3", "0.3000000000000000000000000001"))));
        refuse(
            MINUTES,
            quantity(corners("0.3", "0.3000000000000000000000000001", "0.3")),
            INVALID,
            &path("mode"),
            &["mode", "max"],
            "mode",
        );
        let (model, evaluation) = accepted(&with(base(), MINUTES, quantity(corners("17", "17", "17"))));
        assert_eq!(model.input(MINUTES).unwrap().base().to_string(), "17");
        assert!(model.input(MINUTES).unwrap().distribution().unwrap().is_constant());
        assert_eq!(evaluation.today.losses["rework"].results.person_days.round(6).to_string(), "28.000417");
    }
    for (low, high) in [("31", "30"), ("0.3000000000000000000000000001", "0.3")] {
        let uniform = json!({ "uniform": { "min": low, "max": high } });
        let path = format!("{MINUTES}.uniform");
        let problems = problems_of(&documents::toml(&with(base(), MINUTES, uniform)), None);
        let found = &problems.as_slice()[0];
        assert_eq!(found.code, INVALID, "{found}");
        assert!(
            found.path.starts_with(&path) && found.message.contains("min") && found.message.contains("max"),
            "{found}"
        );
    }
    refuse(pert, json!({ "min": 8, "max": 30 }), Code::MissingField, &format!("{pert}.mode"), &["mode"], "pert");
    refuse(
        pert,
        json!({ "min": 8, "mode": 9, "max": 30, "lambda": -1 }),
        INVALID,
        &format!("{pert}.lambda"),
        &["lambda"],
        "lambda",
    );
}

#[test]
fn bad_input_12_parameters_that_describe_nothing() {
    for (distribution, parameter) in [
        (json!({ "normal": { "mean": 17, "standard_deviation": -1, "min": 0 } }), "standard_deviation"),
        (json!({ "lognormal": { "mean": 17, "standard_deviation": -1 } }), "standard_deviation"),
        (json!({ "lognormal": { "mean": 0, "standard_deviation": 1 } }), "mean"),
        (json!({ "normal": { "p5": 20, "p95": 10, "min": 0 } }), "p5"),
        (json!({ "lognormal": { "p5": 20, "p95": 10 } }), "p5"),
        (json!({ "lognormal": { "p5": 0, "p95": 10 } }), "p5"),
        (json!({ "quantiles": { "p10": 5, "p50": 6, "p90": 60, "min": 0 } }), "p50"),
        (json!({ "quantiles": { "p10": 5, "p50": 5.5, "p90": 60 } }), "p50"),
        (json!({ "quantiles": { "p10": 7, "p50": 6, "p90": 60, "min": 0 } }), "p10"),
        (json!({ "gamma": { "shape": 0, "scale": 1 } }), "shape"),
        (json!({ "gamma": { "shape": 1, "scale": -1 } }), "scale"),
        (json!({ "beta": { "alpha": 0, "beta": 1 } }), "alpha"),
        (json!({ "beta": { "alpha": 1, "beta": 1, "min": 1, "max": 1 } }), "min"),
        (json!({ "sample": { "values": [17] } }), "values"),
        (json!({ "sample": { "values": [] } }), "values"),
        (json!({ "normal": { "mean": 17, "standard_deviation": 1, "min": 5, "max": 4 } }), "min"),
    ] {
        let (tag, _) = distribution.as_object().unwrap().iter().next().unwrap();
        let path = format!("{MINUTES}.{tag}.{parameter}");
        refuse(MINUTES, distribution.clone(), INVALID, &path, &[], parameter);
    }
    for (distribution, path) in [
        (json!({ "normal": { "mean": 17, "min": 0 } }), "normal.standard_deviation"),
        (json!({ "normal": { "p5": 17, "min": 0 } }), "normal.p95"),
    ] {
        refuse(MINUTES, distribution, Code::MissingField, &format!("{MINUTES}.{path}"), &["missing"], "normal");
    }
    // The mean of a metalog with one end: the other end is asked for.
    let heavy = json!({ "quantiles": { "p10": 1, "p50": 10, "p90": 1000, "min": 0 } });
    let document = with(base(), MINUTES, heavy);
    let problems = problems_of(&documents::toml(&document), None);
    let found = &problems.as_slice()[0];
    assert_eq!(found.code, INVALID);
    assert!(format!("{}{}", found.message, found.help).contains("max"), "{found}");
}

#[test]
fn bad_input_13_supports_that_leave_the_domain() {
    let out = Code::SupportOutOfDomain;
    let normal = json!({ "normal": { "mean": 17, "standard_deviation": 5 } });
    refuse_there(MINUTES, normal, out, &["0 or more", "truncate", "min = 0"], "minutes_per_event");
    let share = "workforce.realisation";
    let normal = json!({ "normal": { "mean": 0.5, "standard_deviation": 0.1 } });
    refuse_there(share, normal, out, &["from 0 to 1", "truncate", "`min = 0` and `max = 1`"], "realisation");
    let lognormal = json!({ "lognormal": { "mean": 0.5, "standard_deviation": 0.1 } });
    refuse_there(share, lognormal, out, &["from 0 to 1", "truncate", "max = 1"], "realisation");
    let quantiles = json!({ "quantiles": { "p10": 0.2, "p50": 0.5, "p90": 0.8 } });
    refuse_there(share, quantiles, out, &["from 0 to 1", "min = 0", "max = 1"], "realisation");
    let uniform = json!({ "uniform": { "min": -0.1, "max": 0.5 } });
    refuse_there(share, uniform, out, &["from 0 to 1", "-0.1"], "realisation");
    refuse_there(share, json!({ "gamma": { "shape": 1, "scale": 0.1 } }), out, &["from 0 to 1"], "realisation");
    refuse_there(
        "discount_rate",
        json!({ "normal": { "p5": 0, "p95": 0.1 } }),
        out,
        &["above -1", "min"],
        "discount_rate",
    );
    refuse_there("exchange_rates.USD", json!({ "uniform": { "min": 0, "max": 8 } }), out, &["above 0"], "USD");
    // With the base case inside the domain too: the whole support counts.
    let both = json!({ "value": 17, "normal": { "mean": 17, "standard_deviation": 5 } });
    refuse_there(MINUTES, both, out, &["truncate"], "minutes_per_event");
    let _ = accepted(&with(base(), MINUTES, json!({ "normal": { "mean": 17, "standard_deviation": 5, "min": 0 } })));
}

#[test]
fn bad_input_14_weights() {
    let discrete = |weights: Value| json!({ "discrete": { "values": [10, 20, 30], "weights": weights } });
    let path = format!("{MINUTES}.discrete.weights");
    for weights in [json!([0, 0, 0]), json!([1, -1, 1]), json!([1, 1])] {
        refuse(MINUTES, discrete(weights), INVALID, &path, &["weights"], "weights");
    }
    let (model, _) = accepted(&with(base(), MINUTES, discrete(json!([0, 1, 3]))));
    assert_eq!(model.input(MINUTES).unwrap().base().to_string(), "27.5");
    // What is never drawn is no part of the support: 20 to 30.
    let evaluation = model.evaluate().unwrap();
    let assumption = evaluation.assumptions.iter().find(|input| input.path == MINUTES).unwrap();
    assert_eq!(assumption.range.unwrap(), (Some(20.into()), Some(30.into())));
}

#[test]
fn bad_input_15_correlations() {
    let uncertain = |document, path: &str| with(document, path, json!({ "uniform": { "min": 0, "max": 1 } }));
    let (a, b, c) = ("losses.a.events_per_year", "losses.b.events_per_year", "losses.c.events_per_year");
    let document = [a, b, c].iter().fold(without(base(), "options"), |document, path| uncertain(document, path));
    let correlated = |pairs: Value| with(document.clone(), "correlations", pairs);
    let pair = |first: &str, second: &str, rank: f64| json!({ "between": [first, second], "rank": rank });
    let refuse = |pairs: Value, code, path: &str, says: &[&str], at: &str| {
        refused(&correlated(pairs), &[problem(code, path, says, at)]);
    };
    let invalid = Code::InvalidCorrelation;
    let contradiction = json!([pair(a, b, 0.9), pair(a, c, 0.9), pair(b, c, -0.9)]);
    // Normal correlations r = 2 sin(0.15 π) = 0.90798 and −r: eigenvalues 1 + r, twice, and 1 − 2r = −0.8160.
    refuse(
        contradiction,
        Code::CorrelationsNotPositiveDefinite,
        "correlations",
        &["smallest eigenvalue", "-0.8160"],
        "correlations",
    );
    refuse(json!([pair(a, b, 1.01)]), invalid, "correlations.0.rank", &["1.01"], "rank");
    refuse(json!([pair(a, b, 0.1), pair(b, c, -1.01)]), invalid, "correlations.1.rank", &["-1.01"], "rank");
    refuse(json!([pair(a, a, 0.5)]), invalid, "correlations.0.between", &["itself"], "between");
    refuse(json!([pair(a, b, 0.5), pair(b, a, 0.5)]), invalid, "correlations.1.between", &["twice"], "between");
    refuse(
        json!([pair(a, "workforce.headcount", 0.5)]),
        invalid,
        "correlations.0.between",
        &["workforce.headcount", "certain"],
        "between",
    );
    refuse(
        json!([pair(a, "losses.d.events_per_year", 0.5)]),
        Code::UnknownReference,
        "correlations.0.between",
        &["losses.d.events_per_year", "did you mean"],
        "between",
    );
    refuse(json!([{ "between": [a], "rank": 0.5 }]), invalid, "correlations.0.between", &["two"], "between");
    refuse(json!([{ "between": [a, b] }]), Code::MissingField, "correlations.0.rank", &["rank"], "{");
    let constant = with(correlated(json!([pair(a, b, 0.5)])), b, json!({ "uniform": { "min": 1, "max": 1 } }));
    refused(&constant, &[problem(invalid, "correlations.0.between", &["certain"], "between")]);
    let per_event = with(
        with(base(), "losses.rework.arrival", json!("poisson")),
        "correlations",
        json!([pair(MINUTES, "losses.late_orders.events_per_year", 0.5)]),
    );
    refused(&per_event, &[problem(invalid, "correlations.0.between", &["every event"], "between")]);
    let _ = accepted(&correlated(json!([pair(a, b, 0.9), pair(a, c, 0.9), pair(b, c, 0.7)])));
}
