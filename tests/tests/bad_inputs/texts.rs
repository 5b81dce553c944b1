//! Texts, keys and depth.

use super::*;

#[test]
fn bad_input_05_duplicate_keys_at_any_depth() {
    let toml = documents::toml(&base());
    let json = documents::json(&base());
    let once = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    for (json_from, json_to, toml_from, toml_to, key) in [
        (
            "\"currency\": \"HKD\"",
            "\"currency\": \"HKD\",\n\"currency\": \"HKD\"",
            "currency = \"HKD\"",
            "currency = \"HKD\"\ncurrency = \"HKD\"",
            "currency",
        ),
        ("\"rework\": {", "\"rework\": {}, \"rework\": {", "rework = {", "rework = {}, rework = {", "rework"),
        ("\"mode\": 17", "\"mode\": 17, \"mode\": 18", "mode = 17", "mode = 17, mode = 18", "mode"),
        ("\"seats\": {", "\"seats\": {}, \"seats\": {", "seats = {", "seats = {}, seats = {", "seats"),
        ("\"USD\": 7.8", "\"USD\": 7.8, \"USD\": 7.8", "USD = 7.8", "USD = 7.8, USD = 7.8", "USD"),
        (
            "\"loss\": \"rework\"",
            "\"loss\": \"rework\", \"loss\": \"outages\"",
            "loss = \"rework\"",
            "loss = \"rework\", loss = \"outages\"",
            "loss",
        ),
    ] {
        let says = [key, "twice", "keep one"];
        let expected = [problem(Code::DuplicateKey, "", &says, key)];
        assert_problems(&once(&toml, toml_from, toml_to), Format::Toml, &expected);
        assert_problems(&once(&json, json_from, json_to), Format::Json, &expected);
    }
    // Both styles of a path, in one `given`.
    let given = "given = { \"workforce.headcount\" = 1, workforce.headcount = 2 }, equals";
    let twice = once(&toml, "equals", given);
    let expected = problem(Code::DuplicateKey, "claims.headline.given", &["workforce.headcount", "twice"], "2");
    assert_problems(&twice, Format::Toml, &[expected]);
}

#[test]
fn bad_input_06_misspelt_keys() {
    for (path, meant) in [
        ("horizon_month", "horizon_months"),
        ("workforce.headcout", "headcount"),
        ("losses.rework.minutes_per_evnt", "minutes_per_event"),
        ("losses.rework.minutes_per_event.soruce", "source"),
        ("losses.rework.minutes_per_event.pert.lamda", "lambda"),
        ("options.lite.subscription", "subscriptions"),
        ("options.lite.subscriptions.seats.from_mnth", "from_month"),
        ("options.lite.running_costs.support.cost_per_yaer", "cost_per_year"),
        ("options.lite.steps.migrate.ramp_month", "ramp_months"),
        ("options.lite.steps.migrate.effects.1.reduced_by", "reduce_by"),
        ("options.lite.steps.migrate.gains.credit.unit_per_year", "units_per_year"),
        ("claims.headline.at_mots", "at_most"),
    ] {
        let key = path.rsplit('.').next().unwrap();
        refuse_there(path, json!(3), Code::UnknownField, &[key, &format!("did you mean `{meant}`?")], key);
    }
    // Far from anything: what could stand there is listed.
    refuse_there("workforce.xyzzy", json!(3), Code::UnknownField, &["it can be `headcount`"], "xyzzy");
    let pair = json!([{ "between": [MINUTES, "losses.late_orders.events_per_year"], "rank": 0.5, "betwen": [] }]);
    let says = ["did you mean `between`?"];
    refuse("correlations", pair, Code::UnknownField, "correlations.0.betwen", &says, "betwen");
}

#[test]
fn bad_input_10_deep_nesting() {
    let deep = "[".repeat(100_000);
    let members = "{\"a\":".repeat(40_000);
    let key = vec!["a"; 100_000].join(".");
    let tables = (0..20_000).fold(String::new(), |text, depth| text + if depth == 0 { "a" } else { ".a" });
    for (what, text) in [
        ("JSON arrays", format!("{{\"a\": {deep}")),
        ("closed JSON arrays", format!("{{\"a\": {deep}{}}}", "]".repeat(100_000))),
        ("JSON objects", members),
        ("TOML arrays", format!("a = {deep}")),
        ("closed TOML arrays", format!("a = {deep}{}", "]".repeat(100_000))),
        ("TOML tables", format!("a = {}", "{a=".repeat(50_000))),
        ("a dotted key", format!("{key} = 1")),
        ("a dotted key of a table", format!("[{key}]")),
        ("a dotted key in an inline table", format!("a = {{ {key} = 1 }}")),
        ("many dotted keys", format!("[{tables}]\nb.{tables} = 1\n[c.{tables}]\n")),
    ] {
        let problems = at_once(what, || problems_of(&text, None));
        let found = &problems.as_slice()[0];
        let is_closed = !matches!(what, "JSON arrays" | "JSON objects");
        if is_closed || found.code != Code::Syntax {
            assert_eq!(found.code, Code::LimitExceeded, "{what}: {found}");
            // A text of that many signs is refused before its depth is known.
            let limits = ["the limit is 16 (depth)", "document_bytes"];
            assert!(limits.iter().any(|limit| said(found).contains(limit)), "{what}: {found}");
        }
        assert!(found.message.len() < 500, "{what}: {found}");
    }
    // Sixteen levels are allowed, where a document could need them; the seventeenth is refused as such.
    for (depth, code) in [(16, Code::UnknownField), (17, Code::LimitExceeded)] {
        for (open, close, format) in [("a = ", "", Format::Toml), ("{\"a\": ", "}", Format::Json)] {
            let (left, right) = ("[".repeat(depth - 1), "]".repeat(depth - 1));
            let text = format!("{open}{left}{right}{close}");
            let problems = problems_of(&text, Some(format));
            let is_there = problems.iter().any(|found| found.code == code);
            assert!(is_there, "{depth} in {format:?}: {problems}");
        }
    }
}

#[test]
fn bad_input_19_encodings() {
    let text = documents::toml(&base());
    for text in [text.clone(), documents::json(&base())] {
        let (model, _) = evaluate(format!("\u{feff}{text}").as_bytes(), None).unwrap();
        assert_eq!(model.fingerprint(), evaluate(text.as_bytes(), None).unwrap().0.fingerprint());
    }
    for big_endian in [false, true] {
        let units = core::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes: Vec<u8> =
            units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        let problems = evaluate(&bytes, None).unwrap_err();
        let found = &problems.as_slice()[0];
        assert_eq!(found.code, Code::Encoding);
        assert!(said(found).contains("UTF-16") && said(found).contains("UTF-8"), "{found}");
    }
    let latin = b"schema_version = 1\nname = \"caf\xe9\"\n";
    let problems = evaluate(latin, None).unwrap_err();
    assert_eq!(problems.as_slice()[0].code, Code::Encoding);
    assert!(said(&problems.as_slice()[0]).contains("UTF-8"), "{problems}");

    // Escaped, they reach the label; bare, TOML and JSON forbid most of them.
    let places = ["name", "losses.rework.label", "losses.rework.minutes_per_event.source", "claims.headline.label"];
    for path in places {
        for deceptive in ['\u{0}', '\u{1b}', '\u{7f}', '\u{85}', '\u{200e}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            let document = with(base(), path, json!(format!("a{deceptive}b")));
            // In JSON, what is not escaped is U+007F and above.
            let texts = [documents::toml(&document), documents::json(&document)]
                .map(|text| text.replace(deceptive, &format!("\\u{:04x}", u32::from(deceptive))));
            for text in texts {
                let problems = problems_of(&text, None);
                let [found] = problems.as_slice() else { panic!("{problems}") };
                assert_eq!((found.code, found.path.as_str()), (Code::InvalidText, path), "{problems}");
                assert!(!said(found).contains(deceptive), "{found:?}");
            }
        }
        // Bare ones that both formats allow.
        for deceptive in ['\u{202e}', '\u{2066}', '\u{85}'] {
            refuse_there(path, json!(format!("a{deceptive}b")), Code::InvalidText, &["control"], "a");
        }
        let _ = accepted(&with(base(), path, json!("港企 — ½ “quoted”, e\u{301}")));
    }
    for text in ["name = \"a\0b\"", "na\0me = 1", "{\"name\": \"a\0b\"}"] {
        let problems = problems_of(text, None);
        assert!(matches!(problems.as_slice()[0].code, Code::Syntax | Code::Encoding), "{problems}");
    }
}

#[test]
fn bad_input_20_schema_versions() {
    for version in [0, 2, 4_000_000_000_u32] {
        let says = [version.to_string(), "reads version 1".to_owned()];
        let says = [says[0].as_str(), says[1].as_str()];
        refuse_there("schema_version", json!(version), Code::UnsupportedSchemaVersion, &says, "schema_version");
    }
    refuse_there("schema_version", json!("1"), Code::WrongType, &["whole number"], "1");
    let missing = problem(Code::MissingField, "schema_version", &["schema_version = 1"], "");
    for (text, format) in texts(&without(base(), "schema_version")) {
        let problems = problems_of(&text, Some(format));
        assert_eq!(problems.as_slice()[0].code, missing.code, "{problems}");
        assert!(said(&problems.as_slice()[0]).contains("schema_version = 1"), "{problems}");
    }
}

#[test]
fn bad_input_23_labels_are_data() {
    for label in ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "=1+1", "${7*7}"] {
        let (model, evaluation) = accepted(&with(base(), "losses.rework.label", json!(label)));
        assert_eq!(evaluation.today.losses["rework"].label, label);
        let document = serde_json::to_string(&evaluation).unwrap();
        let read: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(read["today"]["losses"]["rework"]["label"], label);
        // A label is no part of what identifies a scenario.
        assert_eq!(model.fingerprint(), accepted(&base()).0.fingerprint());
    }
}

#[test]
fn bad_input_27_ids_of_prototypes() {
    for id in ["__proto__", "_a", "1a", "A", "a-b", "a b", "a.b", "", "é", &"a".repeat(65)] {
        let document =
            with(base(), "losses", json!({ "outages": { "availability": 0.9 }, id: { "events_per_year": 1 } }));
        let document = without(without(document, "options"), "claims");
        for (text, format) in texts(&document) {
            let problems = problems_of(&text, Some(format));
            let [found] = problems.as_slice() else { panic!("{problems}") };
            assert_eq!(found.code, Code::InvalidId, "{problems}");
            assert!(said(found).contains("lower-case letter"), "{problems}");
        }
    }
    refuse("__proto__", json!({ "currency": "USD" }), Code::UnknownField, "__proto__", &["__proto__"], "__proto__");
    for id in ["constructor", "prototype", "to_string", "hasownproperty", &"a".repeat(64)] {
        let (_, evaluation) = accepted(&with(base(), &format!("losses.{id}"), json!({ "events_per_year": 1 })));
        assert!(evaluation.today.losses.contains_key(id));
    }
    let do_nothing = json!({ "do_nothing": {} });
    let expected = [problem(Code::InvalidId, "options.do_nothing", &["status quo", "another id"], "do_nothing")];
    refused(&with(base(), "options", do_nothing), &expected);
}

#[test]
fn all_problems_come_together_in_the_order_of_the_text() {
    let document = with(base(), "horizon_months", json!(0));
    let document = with(document, "losses.rework.minutes_per_evnt", json!(3));
    let document = with(document, "losses.outages.people_per_event", json!("a few"));
    let document = with(document, "workforce.headcount", json!(-1));
    let document = with(document, "options.lite.steps.migrate.effects.0.loss", json!("rewrok"));
    let document = with(document, "currency", json!("hkd"));
    for (text, format) in texts(&document) {
        let problems = problems_of(&text, Some(format));
        let found: Vec<(Code, &str)> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
        for expected in [
            (Code::OutOfDomain, "horizon_months"),
            (Code::UnknownField, "losses.rework.minutes_per_evnt"),
            (Code::InvalidNumber, "losses.outages.people_per_event"),
            (Code::OutOfDomain, "workforce.headcount"),
            (Code::UnknownReference, "options.lite.steps.migrate.effects.0.loss"),
            (Code::UnknownCurrency, "currency"),
        ] {
            assert!(found.contains(&expected), "{expected:?} is not among {found:?}");
        }
        assert_eq!(found.len(), 6, "{problems}");
        let places: Vec<_> = problems.iter().map(|problem| problem.location.unwrap()).collect();
        assert!(places.is_sorted(), "{places:?}");
    }
}

#[test]
fn syntax_errors_point_at_their_place() {
    for (text, line, column) in [
        ("schema_version = 1\ncurrency = \"HKD\nname = 3", 2, 12),
        ("schema_version = 1\nlosses = [", 2, 11),
        ("{\n  \"schema_version\": 1,\n  \"currency\": }", 3, 15),
        ("{\n  \"schema_version\": 1,\n}", 3, 1),
        ("schema_version = 1\n\n  nonsense", 3, 3),
    ] {
        let problems = problems_of(text, None);
        let found = &problems.as_slice()[0];
        assert_eq!(found.code, Code::Syntax, "{problems}");
        let location = found.location.unwrap();
        assert_eq!(location.line, line, "{text}\n{problems}");
        assert!(location.column.abs_diff(column) <= 12, "{text}\n{problems}");
    }
}
