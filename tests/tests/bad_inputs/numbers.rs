//! Numbers that cannot be read as they are written, or not be computed with.

use super::*;

#[test]
fn bad_input_01_numbers_too_large_or_too_small_to_be_held() {
    for text in ["1e1000000", "1e999", "1e-999", "-1e999", "1e29", "7.93e28", "1e-29", "1e99999999999999999999"] {
        let says = ["10^-28", "7.9 × 10^28", text];
        for value in [raw(text), json!(text)] {
            at_once(text, || refuse_there(MINUTES, value, Code::NumberOutOfRange, &says, text));
        }
    }
    for digits in [100_000, 10_000_000] {
        let number = raw(&"9".repeat(digits));
        let document = with(base(), MINUTES, number);
        let (code, path, says): (_, _, &[&str]) = match digits {
            10_000_000 => (Code::LimitExceeded, "", &["262144", "document_bytes"]),
            _ => (Code::InexactNumber, MINUTES, &["100000 significant digits", "28"]),
        };
        for (text, format) in texts(&document) {
            let problems = at_once("a long number", || problems_of(&text, Some(format)));
            let found = &problems.as_slice()[0];
            assert_eq!((found.code, found.path.as_str()), (code, path), "{format:?}");
            let said = said(found);
            assert!(says.iter().all(|part| said.contains(part)) && said.len() < 500, "{said}");
        }
    }
}

#[test]
fn bad_input_02_more_digits_than_can_be_kept() {
    let says = ["16 significant digits", "give it as a string"];
    for text in ["1234567890.123456", "0.1234567890123456", "-1.234567890123456e-7", "1234567890123456"] {
        refuse_there(MINUTES, raw(text), Code::InexactNumber, &says, text);
    }
    let _ = accepted(&with(base(), MINUTES, json!("1234567890.123456")));
    let _ = accepted(&with(base(), MINUTES, raw("123456789.012345")));
    let text = "0.12345678901234567890123456789";
    refuse_there(MINUTES, json!(text), Code::InexactNumber, &["29 significant digits", "28"], text);
    // Zeros at the ends are no digits that could be lost.
    let _ = accepted(&with(base(), MINUTES, raw("0.000000000000000000000010")));
    let _ = accepted(&with(base(), MINUTES, raw("1000000000000000000")));
}

#[test]
fn bad_input_03_numbers_that_are_not_plain() {
    for text in ["1_000", "1,000", "1.", ".5", "１２", " 1", "1 ", "0x10", "1e", "--1", "5 %", "12a", "007"] {
        refuse_there(MINUTES, json!(text), Code::InvalidNumber, &["plain decimal number", "1234.5"], text);
    }
    refuse_there(MINUTES, json!(""), Code::InvalidNumber, &["plain decimal number"], " }");
    // Bare, some of them are TOML but no JSON, or neither.
    for text in ["1,000", "1.", ".5", "１２"] {
        let document = with(base(), "discount_rate", raw(text));
        for (text, format) in texts(&document) {
            let problems = problems_of(&text, Some(format));
            let found = &problems.as_slice()[0];
            assert_eq!(found.code, Code::Syntax, "{format:?}: {problems}");
            let location = found.location.unwrap();
            let line = text.lines().nth(location.line - 1).unwrap();
            assert!(line.contains("discount_rate"), "{location:?}: {line}");
        }
    }
    // TOML's own separators and signs are read as TOML means them, or refused.
    let text = documents::toml(&with(base(), "discount_rate", raw("1_0.0_5")));
    match evaluate(text.as_bytes(), None) {
        Ok((model, _)) => assert_eq!(model.input("discount_rate").unwrap().base().to_string(), "10.05"),
        Err(problems) => assert_eq!(problems.as_slice()[0].code, Code::InvalidNumber),
    }
    for text in ["0x10", "0o7", "0b1"] {
        let text = documents::toml(&with(base(), "discount_rate", raw(text)));
        let expected = [problem(Code::WrongType, "discount_rate", &["not decimal"], "0")];
        assert_problems(&text, Format::Toml, &expected);
    }
}

#[test]
fn bad_input_04_amounts_that_overflow() {
    let huge = with(base(), "losses.rework.events_per_year", json!("1e28"));
    let large_minutes = with(huge.clone(), MINUTES, json!("1e28"));
    for (text, format) in texts(&large_minutes) {
        let problems = problems_of(&text, Some(format));
        assert!(problems.iter().all(|found| found.code == Code::Overflow), "{problems}");
        assert!(problems.iter().any(|found| found.path == "today.annual_cost"), "{problems}");
    }
    // A sum that overflows where no product does.
    let sum = with(
        without(base(), "options"),
        "losses",
        json!({
            "a": { "events_per_year": 1, "cost_per_event": "5e28" },
            "b": { "events_per_year": 1, "cost_per_event": "5e28" },
        }),
    );
    for (text, format) in texts(&sum) {
        let problems = problems_of(&text, Some(format));
        assert!(problems.iter().all(|found| found.code == Code::Overflow), "{problems}");
        assert_eq!(problems.as_slice()[0].path, "today.annual_cost", "{problems}");
        assert!(said(&problems.as_slice()[0]).contains("7.9 × 10^28"), "{problems}");
    }
    // A product below the smallest decimal keeps its digits: 1e-28 × 1e-28 × 1e28 × 1e28 is 1.
    let small = json!({ "events_per_year": 1e-28, "hours_per_event": 1e-28, "hourly_cost": 1e28 });
    let small = with(with(without(base(), "options"), "losses", json!({})), "losses.small", small);
    let (model, _) = accepted(&small);
    let cost = model.evaluate().unwrap().today.results.annual_cost;
    assert_eq!(cost.to_string(), format!("0.{}1", "0".repeat(27)));
}

#[test]
fn bad_input_07_no_numbers() {
    for text in ["nan", "inf", "-inf", "+nan"] {
        let toml = documents::toml(&with(base(), MINUTES, raw(text)));
        assert_problems(&toml, Format::Toml, &[problem(Code::InvalidNumber, MINUTES, &["is not a number"], text)]);
    }
    for text in ["NaN", "Infinity", "-Infinity"] {
        let json = documents::json(&with(base(), "discount_rate", raw(text)));
        let problems = problems_of(&json, None);
        let found = &problems.as_slice()[0];
        assert_eq!((found.code, found.location.unwrap().line), (Code::Syntax, 4), "{problems}\n{json}");
    }
    for text in ["NaN", "inf", "Infinity", "-nan"] {
        refuse_there(MINUTES, json!(text), Code::InvalidNumber, &["is not a number"], text);
    }
    let json = documents::json(&with(base(), MINUTES, raw("null")));
    assert_problems(&json, Format::Json, &[problem(Code::WrongType, MINUTES, &["null"], "null")]);
}

#[test]
fn bad_input_08_months_that_are_not_whole() {
    for text in ["-1", "1.5", "18446744073709551616", "1e2", "36.0"] {
        for path in ["payback_target_months", "horizon_months", "options.lite.steps.migrate.ramp_months"] {
            refuse_there(path, raw(text), Code::WrongType, &["whole number", text], text);
        }
    }
    refuse_there("horizon_months", json!("36"), Code::WrongType, &["whole number", "a text"], "36");
    refuse_there("horizon_months", json!({ "value": 36 }), Code::WrongType, &["whole number", "a table"], "{");
}

#[test]
fn bad_input_09_horizons() {
    for months in [0_u32, 601, 4_000_000_000] {
        let says = [months.to_string(), "1 to 600".to_owned()];
        let says = [says[0].as_str(), says[1].as_str()];
        at_once("a horizon", || {
            refuse_there("horizon_months", json!(months), Code::OutOfDomain, &says, "horizon_months");
        });
    }
}
