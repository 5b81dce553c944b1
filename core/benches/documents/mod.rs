//! Documents that nobody writes by hand: as large as the limits allow, and meant to hurt.

use std::fmt::Write;

/// Bytes of the largest document that is looked at.
const MOST_BYTES: usize = 256 * 1024;

/// A document of at most the largest size: `open`, then `item` as often as it fits, then `close`.
fn filled(open: &str, item: impl Fn(usize) -> String, close: &str) -> String {
    let mut text = open.to_owned();
    for index in 0.. {
        let item = item(index);
        if text.len() + item.len() + close.len() > MOST_BYTES {
            break;
        }
        text += &item;
    }
    text + close
}

/// The same item, as often as it fits.
fn repeated(open: &str, item: &str, close: &str) -> String {
    filled(open, |_| item.to_owned(), close)
}

/// Items with commas between them.
fn listed(open: &str, item: impl Fn(usize) -> String, close: &str) -> String {
    filled(open, |index| if index == 0 { item(0) } else { format!(",{}", item(index)) }, close)
}

const HEAD_TOML: &str = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 600\ndiscount_rate = 0.08\n\
                         workforce = { headcount = 50, hourly_cost = 200 }\n";
const HEAD_JSON: &str = r#"{"schema_version":1,"currency":"HKD","horizon_months":600,"discount_rate":0.08,"workforce":{"headcount":50,"hourly_cost":200}"#;

/// Documents that a stranger may send, by what they are.
pub(crate) fn hostile() -> Vec<(&'static str, String)> {
    [in_json(), in_toml(), in_both()].concat()
}

fn in_json() -> Vec<(&'static str, String)> {
    let head = HEAD_JSON;
    let half = MOST_BYTES / 2;
    vec![
        ("json: nested [, never closed", format!("{{\"a\":{}", "[".repeat(MOST_BYTES - 5))),
        ("json: nested [ and ]", format!("{{\"a\":{}{}}}", "[".repeat(half - 4), "]".repeat(half - 4))),
        ("json: nested {, never closed", repeated("", "{\"a\":", "")),
        ("json: [[],[],…]", listed("{\"a\":[", |_| "[]".into(), "]}")),
        ("json: correlations of nothing", listed(&format!("{head},\"correlations\":["), |_| "[]".into(), "]}")),
        ("json: empty correlations", listed(&format!("{head},\"correlations\":["), |_| "{}".into(), "]}")),
        ("json: unknown keys", listed("{", |index| format!("\"k{index}\":1"), "}")),
        (
            "json: unknown keys of a loss",
            listed("{\"losses\":{\"a\":{", |index| format!("\"events_{index}\":1"), "}}}"),
        ),
        ("json: near misses", listed("{", |index| format!("\"{}{index:06}\":1", "schema_version".repeat(8)), "}")),
        ("json: duplicate keys", listed("{", |_| "\"a\":1".into(), "}")),
        ("json: duplicate ids", listed("{\"losses\":{", |_| "\"a\":{}".into(), "}}")),
        ("json: ids", listed(&format!("{head},\"losses\":{{"), |index| format!("\"l{index}\":{{}}"), "}}")),
        ("json: a number of many digits", format!("{{\"discount_rate\":{}}}", "7".repeat(MOST_BYTES - 20))),
        ("json: an exponent of many digits", format!("{{\"discount_rate\":1e{}}}", "7".repeat(MOST_BYTES - 22))),
        ("json: a quoted number of many digits", format!("{{\"discount_rate\":\"{}\"}}", "7".repeat(MOST_BYTES - 22))),
        ("json: escapes", format!("{{\"name\":\"{}\"}}", "\\u0041".repeat((MOST_BYTES - 11) / 6))),
        ("json: a wide name", format!("{{\"name\":\"{}\"}}", "訊".repeat((MOST_BYTES - 11) / 3))),
        ("json: a surrogate alone", format!("{{\"name\":\"{}\"}}", "\\ud800".repeat((MOST_BYTES - 11) / 6))),
        ("json: nulls", listed("{\"correlations\":[", |_| "null".into(), "]}")),
        ("json: wide, then problems", {
            let wide = "訊".repeat(60_000);
            listed(&format!("{{\"name\":\"{wide}\",\"correlations\":["), |_| "1".into(), "]}")
        }),
    ]
}

fn in_toml() -> Vec<(&'static str, String)> {
    let half = MOST_BYTES / 2;
    let parts = |before: &str, after: &str| format!("{before}{}a{after}", "a.".repeat(half - 10));
    vec![
        ("toml: nested [, never closed", format!("a={}", "[".repeat(MOST_BYTES - 2))),
        ("toml: nested [ and ]", format!("a={}{}", "[".repeat(half - 2), "]".repeat(half - 2))),
        ("toml: nested {, never closed", repeated("a=", "{a=", "")),
        ("toml: [[],[],…]", listed("a=[", |_| "[]".into(), "]")),
        ("toml: a key of many parts", parts("", "=1")),
        ("toml: a table of many parts", parts("[", "]")),
        ("toml: an array of tables of many parts", parts("[[", "]]")),
        ("toml: keys of 70 parts", filled("", |index| format!("{}b{index}=1\n", "a.".repeat(70)), "")),
        ("toml: tables of 70 parts", filled("", |index| format!("[{}b{index}]\n", "a.".repeat(70)), "")),
        ("toml: an array of tables", repeated("", "[[a]]\n", "")),
        ("toml: correlations of nothing", repeated(HEAD_TOML, "[[correlations]]\n", "")),
        ("toml: unknown keys", filled("", |index| format!("k{index}=1\n"), "")),
        ("toml: unknown keys of a loss", filled("[losses.a]\n", |index| format!("events_{index}=1\n"), "")),
        ("toml: duplicate keys", repeated("", "a=1\n", "")),
        ("toml: duplicate tables", repeated("", "[a]\n", "")),
        ("toml: duplicate keys of an inline table", listed("a={", |_| "a=1".into(), "}")),
        ("toml: ids", filled(HEAD_TOML, |index| format!("[losses.l{index}]\n"), "")),
        ("toml: a number of many digits", format!("discount_rate={}", "7".repeat(MOST_BYTES - 20))),
        ("toml: a number of many underscores", format!("discount_rate=7{}", "_7".repeat(half - 20))),
        ("toml: a hexadecimal number", format!("discount_rate=0x{}", "f".repeat(MOST_BYTES - 20))),
        ("toml: escapes", format!("name=\"{}\"", "\\u0041".repeat((MOST_BYTES - 10) / 6))),
        ("toml: lines without a value", repeated("", "a\n", "")),
        ("toml: equals signs", repeated("", "=", "")),
        ("toml: lines of equals signs", repeated("", "=\n", "")),
        ("toml: quotes", repeated("", "\"", "")),
        ("toml: lines of quotes", repeated("", "\"\n", "")),
        ("toml: an open text of many lines", repeated("a=\"\"\"", "\n", "")),
        ("toml: control characters", repeated("", "\u{1}", "")),
        ("toml: lines of control characters", repeated("", "a=\"\u{1}\"\n", "")),
        ("toml: closing brackets", repeated("", "]", "")),
        ("toml: lines of closing brackets", repeated("", "]\n", "")),
        ("toml: commas", repeated("a=[", ",", "]")),
        ("toml: comments", repeated("", "#\n", "")),
        ("toml: empty lines", repeated("", "\n", "")),
        ("toml: dates", listed("a=[", |_| "1979-05-27".into(), "]")),
        ("toml: many lines, then problems", {
            let lines = "\n".repeat(180_000);
            listed(&format!("{lines}correlations=["), |_| "1".into(), "]")
        }),
    ]
}

/// Hostile by what it says, not by how it is written: the same in both formats.
fn in_both() -> Vec<(&'static str, String)> {
    let loss = "losses.a = { events_per_year = 1, minutes_per_event = 1, productivity_loss = 0.5 }\n";
    let head = format!("{HEAD_TOML}{loss}");
    let json_head = format!(
        r#"{HEAD_JSON},"losses":{{"a":{{"events_per_year":1,"minutes_per_event":1,"productivity_loss":0.5}}}}"#
    );
    let effect = r#"{"loss":"b","input":"x","set_to":1}"#;
    vec![
        ("toml: overrides of a claim", {
            let claim = "[claims.c]\nresult = \"annual_cost\"\nequals = 1\n[claims.c.given]\n";
            filled(&format!("{head}{claim}"), |index| format!("\"losses.a.x{index}\"=1\n"), "")
        }),
        ("json: overrides of a claim", {
            let claim = r#","claims":{"c":{"result":"annual_cost","equals":1,"given":{"#;
            listed(&format!("{json_head}{claim}"), |index| format!("\"losses.a.x{index}\":1"), "}}}}")
        }),
        ("toml: overrides of many claims", {
            let mut text = HEAD_TOML.to_owned();
            for loss in 0..100 {
                let _ = writeln!(text, "[losses.l{loss}]\nevents_per_year=1\nminutes_per_event=1");
            }
            for claim in 0..50 {
                let _ = writeln!(
                    text,
                    "[claims.c{claim}]\nresult=\"annual_cost\"\nequals=1\n[claims.c{claim}.given.losses]"
                );
                for loss in 0..100 {
                    let _ = writeln!(text, "l{loss}={{events_per_year=2,minutes_per_event=2}}");
                }
            }
            text
        }),
        ("json: effects on a loss that is not there", {
            let steps = (0..8).map(|step| {
                let effects = vec![effect; 500].join(",");
                format!("\"s{step}\":{{\"effects\":[{effects}]}}")
            });
            let steps: Vec<String> = steps.collect();
            format!("{json_head},\"options\":{{\"o\":{{\"steps\":{{{}}}}}}}}}", steps.join(","))
        }),
        ("json: correlated inputs that are not there", {
            let pair = |index| format!(r#"{{"between":["losses.a.x{index}","losses.a.y{index}"],"rank":0.5}}"#);
            let pairs: Vec<String> = (0..1_000).map(pair).collect();
            format!("{json_head},\"correlations\":[{}]}}", pairs.join(","))
        }),
        ("json: values of a sample", {
            let sample = format!("{{\"sample\":{{\"values\":[{}]}}}}", vec!["0.5"; 9_000].join(","));
            let fields = ["events_per_year", "minutes_per_event", "people_per_event", "productivity_loss"];
            let fields = fields.map(|field| format!("\"{field}\":{sample}"));
            format!("{HEAD_JSON},\"losses\":{{\"a\":{{{}}}}}}}", fields.join(","))
        }),
        ("json: long values of a sample", {
            let open = format!("{HEAD_JSON},\"losses\":{{\"a\":{{\"events_per_year\":{{\"sample\":{{\"values\":[");
            listed(&open, |index| format!("\"{index}.12345678901234567890123\""), "]}}}}}")
        }),
        ("json: weights of a discrete distribution", {
            let values: Vec<String> = (0..9_000).map(|index| format!("{index}.123456")).collect();
            let weights = vec!["0.1234567890123"; 9_000].join(",");
            let loss = format!(
                "{{\"events_per_year\":{{\"discrete\":{{\"values\":[{}],\"weights\":[{weights}]}}}}}}",
                values.join(",")
            );
            format!("{HEAD_JSON},\"losses\":{{\"a\":{loss}}}}}")
        }),
        ("toml: correlations in a ring", correlations(100, 5, "0.9")),
        ("toml: weak correlations", correlations(100, 5, "0.01")),
        ("toml: more inputs than the limit, correlated", correlations(100, 8, "0.01")),
        ("toml: ramps that overlap, on shares", ramps("0.5", "0.0001")),
        ("toml: ramps that overlap and leave the domain", ramps("0.5", "0.9")),
        ("toml: ramps that overlap, at the end of a domain", ramps("1", "1e-28")),
        ("toml: the largest", largest("1.5")),
        ("toml: the largest, of long numbers", largest("1.12345678901234567890123456")),
        ("toml: the largest, with claims", largest_with_claims()),
    ]
}

/// Uncertain inputs of `losses` losses, `fields` each, every one correlated with the two that follow.
fn correlations(losses: usize, fields: usize, rank: &str) -> String {
    const FIELDS: [&str; 8] = [
        "events_per_year",
        "minutes_per_event",
        "people_per_event",
        "productivity_loss",
        "working_time_share",
        "hourly_cost",
        "revenue_per_hour",
        "cost_per_event",
    ];
    let mut text = HEAD_TOML.to_owned();
    let mut paths = Vec::new();
    for loss in 0..losses {
        let _ = writeln!(text, "[losses.l{loss}]");
        for field in FIELDS.iter().take(fields) {
            let _ = writeln!(text, "{field}={{uniform={{min=0.1,max=0.9}}}}");
            paths.push(format!("losses.l{loss}.{field}"));
        }
    }
    let pairs = (1..=2).flat_map(|distance| paths.iter().zip(paths.iter().cycle().skip(distance)));
    for (a, b) in pairs.take(1_000) {
        let _ = writeln!(text, "[[correlations]]\nbetween=[\"{a}\",\"{b}\"]\nrank={rank}");
    }
    text
}

/// Twenty options of twenty steps whose ramps overlap over the whole horizon, each making a share worse.
fn ramps(share: &str, increase: &str) -> String {
    let mut text = HEAD_TOML.to_owned();
    let _ = writeln!(text, "losses.a = {{ events_per_year = 1, minutes_per_event = 1, productivity_loss = {share} }}");
    for option in 0..20 {
        for step in 0..20 {
            let _ = writeln!(
                text,
                "[options.o{option}.steps.s{step}]\nmonth={step}\nramp_months=580\n\
                 effects=[{{loss=\"a\",input=\"productivity_loss\",increase_by={increase}}}]"
            );
        }
    }
    text
}

/// All that the limits allow at once: 100 losses, 20 options of 20 steps, 500 inputs, 600 months, and ramps that make
/// every month different from every other.
pub(crate) fn largest(number: &str) -> String {
    let mut text = HEAD_TOML.to_owned();
    for loss in 0..100 {
        let _ = writeln!(text, "[losses.l{loss}]\nevents_per_year={number:?}");
        if loss < 47 {
            let _ = writeln!(text, "cost_per_event={number:?}");
        }
    }
    for option in 0..20 {
        for step in 0..20 {
            let _ = writeln!(text, "[options.o{option}.steps.s{step}]\nmonth={step}\nramp_months=580");
            // 3 inputs of the head, 147 of the losses and 350 here.
            if option * 20 + step < 350 {
                let loss = (option * 20 + step) % 47;
                let _ = writeln!(
                    text,
                    "effects=[{{loss=\"l{loss}\",input=\"events_per_year\",reduce_by=\"0.12345678901234567890123456\"}}]"
                );
            }
        }
    }
    text
}

/// The largest, and as many claims as the limits allow, each under an assumption of its own.
pub(crate) fn largest_with_claims() -> String {
    let mut text = largest("1.5");
    for claim in 0..50 {
        let _ = writeln!(
            text,
            "[claims.c{claim}]\nresult=\"net_present_value\"\noption=\"o{}\"\nequals=1\n\
             given={{\"workforce.headcount\"={claim}}}",
            claim % 20
        );
    }
    text
}
