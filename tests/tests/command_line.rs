//! The program `roicm`, run as its users run it.

mod program;

use std::process::{Command, Stdio};

use program::{CHINESE, Scratch, answer, assert_fits, program, run, run_with, trader};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

#[test]
fn the_report_says_what_carries_the_headline() {
    let report = answer(&["report", &trader()]);
    let text = report.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Interruptions cost HKD 419,200.67 a year today, 89% of it by one loss",
        "\"Penalties for orders delayed by a missed message\" (89%) carries the HKD 419,200.67, \
         not \"Re-confirming messages that failed between systems\" (11%).",
        "Best by net present value: Lite edition, worth HKD 260,215.25 over 36 months.",
        "It has paid for itself after 8.0 months, within the 9 months wanted",
        "Cost of an hour of work HKD 1,874.97 / hour HKD 200 / hour",
        "ROI on present values (Forrester TEI)",
        "Average annual ROI (Nucleus): (benefits - running costs - subscriptions) a year / investment.",
        "roicm 0.1.0, fingerprint of the scenario",
    ] {
        assert!(text.contains(words), "{words}\n{report}");
    }
}

#[test]
fn a_problem_in_a_long_line_is_shown_at_once() {
    // A whole document in one line, as programs write it, with a slip at its end.
    let spaces = " ".repeat(100_000);
    let start = std::time::Instant::now();
    let run = run_with(&["check", "-"], format!("{{\"name\": \"x\",{spaces}\"currenzy\": \"HKD\"}}").as_bytes(), &[]);
    assert_eq!(run.code, Some(1));
    assert!(run.complaint.contains("did you mean `currency`?"), "{}", run.complaint);
    // Far above what it takes, far below what going through the line for every character of it takes.
    assert!(start.elapsed().as_secs() < 30);
}

#[test]
fn the_readme_shows_the_report() {
    let readme = include_str!("../../README.md");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it shows a report");
    let report = answer(&["report", &trader()]);
    assert!(shown.lines().count() > 10);
    assert!(report.starts_with(shown.trim_end()), "{report}");
}

#[test]
fn every_page_fits_eighty_columns() {
    let chinese = Scratch::new("chinese.toml", CHINESE);
    let presets = ["preset:hong-kong-only", "preset:shenzhen-subsidiary", "preset:multinational"];
    let trader = trader();
    for file in presets.into_iter().chain([trader.as_str(), chinese.path()]) {
        assert_fits(&answer(&["report", file]), file);
        assert_fits(&answer(&["evaluate", file, "--format", "text"]), file);
        assert_fits(&answer(&["explain", file, "today.annual_cost"]), file);
        // It begins with the file's own name, which may be of any length.
        assert_fits(&answer(&["check", file]).replacen(file, "FILE", 1), file);
    }
    assert_fits(
        &answer(&["goal-seek", chinese.path(), "today.annual_cost", "workforce.hourly_cost", "900000"]),
        "goal",
    );
    assert_fits(&answer(&["explain", chinese.path(), "options.a.payback_months", "--all"]), "explain");
    for command in [vec!["--help"], vec!["report", "--help"], vec!["goal-seek", "--help"], vec!["presets", "--help"]] {
        for line in answer(&command).lines() {
            assert!(line.width() <= 80, "{command:?}: {line}");
        }
    }
}

#[test]
fn standard_input_is_a_scenario() {
    let toml = std::fs::read(trader()).expect("the example is there");
    let run = run_with(&["evaluate", "-"], &toml, &[]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    let document: Value = serde_json::from_str(&run.answer).expect("the default is JSON");
    assert_eq!(document["today"]["annual_cost"], "419200.6666666666666666666667");
    // JSON is told by its first character.
    let json = br#"{"schema_version": 1, "currency": "HKD", "horizon_months": 12, "discount_rate": 0,
        "workforce": {"headcount": 1, "hourly_cost": 1}, "losses": {"a": {"events_per_year": 5, "cost_per_event": 3}}}"#;
    let run = run_with(&["evaluate", "-"], json, &[]);
    assert!(run.answer.contains("\"annual_cost\": \"15\""), "{}{}", run.answer, run.complaint);
}

#[test]
fn settings_change_the_scenario() {
    let cost = |settings: &[&str]| {
        let trader = trader();
        let mut arguments = vec!["evaluate", trader.as_str()];
        settings.iter().for_each(|setting| arguments.extend(["--set", setting]));
        let document: Value = serde_json::from_str(&answer(&arguments)).expect("JSON");
        document["today"]["annual_cost"].as_str().expect("a decimal").to_owned()
    };
    assert_eq!(cost(&["losses.late_orders.events_per_year=0"]), "44800.66666666666666666666667");
    assert_eq!(cost(&["losses.late_orders.events_per_year=0", "workforce.hourly_cost = 0"]), "0");
}

#[test]
fn usage_is_told_from_problems() {
    let trader = trader();
    let usage = [
        vec!["report"],
        vec!["report", "/nowhere/to/be/found.toml"],
        vec!["report", "preset:nowhere"],
        vec!["report", trader.as_str(), "--format", "pdf"],
        vec!["report", trader.as_str(), "--set", "workforce.hourly_cost"],
        vec!["report", trader.as_str(), "--set", "workforce.hourly_cost=1,000"],
        vec!["report", trader.as_str(), "--set", "workforce.hourly_cost=1_000"],
        vec!["goal-seek", trader.as_str(), "today.annual_cost", "workforce.hourly_cost", "much"],
        vec!["presets", "show", "nowhere"],
    ];
    for arguments in usage {
        let run = run(&arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.complaint);
        assert!(run.answer.is_empty() && !run.complaint.is_empty(), "{arguments:?}");
    }
    let preset = "preset:hong-kong-only";
    let problems = [
        vec!["report", preset, "--set", "workforce.hourly_cost=-1"],
        vec!["report", preset, "--set", "workforce.hourly_cst=1"],
        vec!["explain", preset, "options.lite.net_present_valu"],
        vec!["goal-seek", preset, "today.annual_cost", "workforce.hourly_cst", "1"],
        vec!["goal-seek", preset, "annual_cost", "workforce.hourly_cost", "1"],
    ];
    for arguments in problems {
        let run = run(&arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.complaint);
        assert!(run.answer.is_empty() && run.complaint.contains("error:"), "{arguments:?}: {}", run.complaint);
        assert_fits(&run.complaint, "problems");
    }
}

#[test]
fn problems_name_their_line_and_column() {
    let toml = Scratch::new(
        "bad.toml",
        "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 36\ndiscount_rate = -2\n[workforce]\nheadcount = 50\n\
         hourly_cost = 200\n[losses.a]\nevents_per_yeer = 1\n",
    );
    let json = Scratch::new(
        "bad.json",
        "{\n  \"schema_version\": 1, \"currency\": \"HKD\", \"horizon_months\": 36,\n  \"discount_rate\": -2,\n  \
         \"workforce\": {\"headcount\": 50, \"hourly_cost\": 200},\n  \"losses\": {\"a\": {\"events_per_yeer\": 1}}\n}\n",
    );
    for (file, rate, key) in [(&toml, "4:1", "9:1"), (&json, "3:3", "5:20")] {
        for command in ["check", "report", "evaluate"] {
            let format = if command == "evaluate" { "csv" } else { "text" };
            let run = run(&[command, file.path(), "--format", format]);
            assert_eq!(run.code, Some(1));
            assert!(run.answer.is_empty());
            for place in [rate, key] {
                assert!(run.complaint.contains(&format!("{}:{place}: error:", file.path())), "{}", run.complaint);
            }
            assert!(run.complaint.contains("[unknown_field]"), "{}", run.complaint);
            assert!(run.complaint.contains("help: did you mean `events_per_year`?"), "{}", run.complaint);
        }
    }
    // What stands on the command line has no place in the document.
    let unknown =
        run(&["goal-seek", "preset:hong-kong-only", "today.annual_cost", "workforce.hourly_cst", "1"]).complaint;
    assert!(unknown.contains("preset:hong-kong-only: error:") && !unknown.contains(":1:"), "{unknown}");
    let excerpt = run(&["check", toml.path()]).complaint;
    assert!(excerpt.contains("9 | events_per_yeer = 1\n  | ^\n"), "{excerpt}");
}

#[test]
fn a_caret_stands_below_its_place_after_wide_characters() {
    let file = Scratch::new(
        "wide.json",
        "{\"schema_version\": 1, \"name\": \"电子元件\", \"currency\": \"HKD\", \"horizon_months\": 3, \
         \"discount_rate\": 0, \"workforce\": {\"headcount\": 1, \"hourly_cost\": 1, \"hours\": 2}, \"losses\": {}}",
    );
    let complaint = run(&["check", file.path()]).complaint;
    assert_fits(&complaint, "problems");
    let lines: Vec<&str> = complaint.lines().collect();
    let caret = lines.iter().position(|line| line.trim_end().ends_with("| ^") || line.contains(" ^")).expect("a caret");
    assert!(lines[caret - 1].contains('|'), "{complaint}");
    for pair in lines.windows(2).filter(|pair| pair[1].trim_start().starts_with('|')) {
        let place = pair[1].find('^').expect("below an excerpt stands a caret");
        let mut column = 0;
        let below = pair[0].chars().find(|character| {
            let found = column >= place;
            column += character.to_string().width();
            found
        });
        assert!(matches!(below, Some('"' | '{')), "{complaint}");
    }
}

#[test]
fn problems_are_data_where_data_is_asked_for() {
    let file = Scratch::new("data.toml", "schema_version = 1\ncurrency = \"XXQ\"\n");
    for command in ["check", "report", "evaluate"] {
        let run = run(&[command, file.path(), "--format", "json"]);
        assert_eq!(run.code, Some(1));
        assert!(run.complaint.is_empty(), "{}", run.complaint);
        let document: Value = serde_json::from_str(&run.answer).expect("JSON");
        let problems = document["problems"].as_array().expect("a list");
        let currency = problems.iter().find(|problem| problem["code"] == "unknown_currency").expect("it is unknown");
        assert_eq!(currency["path"], "currency");
        assert_eq!(currency["location"]["line"], 2);
    }
    let sound: Value = serde_json::from_str(&answer(&["check", &trader(), "--format", "json"])).expect("JSON");
    assert_eq!(sound, serde_json::json!({ "problems": [], "notices": [] }));
}

#[test]
fn a_check_finds_what_only_the_results_show() {
    let file = Scratch::new(
        "overflow.toml",
        "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 3\ndiscount_rate = 0\n\
         workforce = { headcount = 1, hourly_cost = 1 }\n[losses.a]\nevents_per_year = \"7e28\"\ncost_per_event = \"7e28\"\n",
    );
    let run = run(&["check", file.path()]);
    assert_eq!(run.code, Some(1));
    assert!(run.complaint.contains("[overflow]"), "{}", run.complaint);
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let piped = answer(&["report", "preset:hong-kong-only"]);
    assert!(!piped.contains('\u{1b}'));
    let bad = run(&["check", "-"]);
    assert!(!bad.complaint.contains('\u{1b}'), "{}", bad.complaint);
    let arguments = ["report", "preset:hong-kong-only"];
    let forced = run_with(&arguments, b"", &[("CLICOLOR_FORCE", "1")]).answer;
    assert!(forced.contains("\u{1b}["));
    let refused = run_with(&arguments, b"", &[("CLICOLOR_FORCE", "0"), ("NO_COLOR", "1")]).answer;
    assert_eq!(refused, piped);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = Command::new(program())
        .args(["evaluate", "preset:multinational"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn goal_seek_prices_the_headline_without_late_orders() {
    let trader = trader();
    let question = |format| {
        answer(&[
            "goal-seek",
            &trader,
            "today.annual_cost",
            "workforce.hourly_cost",
            "420000",
            "--set",
            "losses.late_orders.events_per_year=0",
            "--format",
            format,
        ])
    };
    assert!(question("text").contains("HKD 1,874.97 / hour"), "{}", question("text"));
    let document: Value = serde_json::from_str(&question("json")).expect("JSON");
    let value = document["solutions"][0]["value"].as_str().expect("a decimal");
    assert!(value.starts_with("1874.97209862948468"), "{value}");
    let none = answer(&["goal-seek", &trader, "today.annual_cost", "workforce.headcount", "1"]);
    assert!(none.contains("No value that was tried brings the result to the target."), "{none}");
}

#[test]
fn an_explanation_goes_down_to_sources_and_spares_the_months() {
    let trader = trader();
    let result = "options.lite.net_present_value";
    let short = answer(&["explain", &trader, result]);
    assert!(short.split_whitespace().collect::<Vec<_>>().join(" ").contains("`--all` shows them"), "{short}");
    assert!(short.contains("Our assumption: wage"), "{short}");
    let all = answer(&["explain", &trader, result, "--all"]);
    assert!(all.contains("options.lite.cash_flow.36.net\n") && !short.contains("options.lite.cash_flow.36.net\n"));
    assert!(all.lines().count() > 2 * short.lines().count());
}

#[test]
fn presets_are_written_once() {
    let list = answer(&["presets", "list"]);
    for preset in roicm::presets::PRESETS {
        assert!(list.contains(preset.name));
        assert_eq!(answer(&["presets", "show", preset.name]), preset.toml);
    }
    let file = Scratch::new("preset.toml", "mine");
    let refused = run(&["presets", "write", "hong-kong-only", file.path()]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.complaint.contains("--force"), "{}", refused.complaint);
    assert_eq!(std::fs::read_to_string(&file.0).expect("it is there"), "mine");
    answer(&["presets", "write", "hong-kong-only", file.path(), "--force"]);
    answer(&["check", file.path()]);
    std::fs::remove_file(&file.0).expect("it is there");
    answer(&["presets", "write", "multinational", file.path()]);
    assert_eq!(std::fs::read_to_string(&file.0).expect("it is there"), roicm::presets::PRESETS[2].toml);
}

#[test]
fn the_schema_is_json() {
    assert!(serde_json::from_str::<Value>(&answer(&["schema"])).expect("JSON").is_object());
}

const HOSTILE: &str = r#"
schema_version = 1
name = "=HYPERLINK(\"http://example.com\")"
currency = "HKD"
horizon_months = 12
discount_rate = 0
workforce = { headcount = 50, hourly_cost = 200 }
[losses.a]
label = "+1 <img src=x onerror=alert(1)> | *bold* [x](javascript:alert(1))"
events_per_year = { value = 600, source = "@SUM(A1)", note = "- \"><script>" }
minutes_per_event = 17
[options.b]
label = "-2+3"
[options.b.steps.s]
label = "\ttab"
cost = 1000
"#;

#[test]
fn a_spreadsheet_takes_no_text_for_a_formula() {
    let file = Scratch::new("hostile.toml", HOSTILE);
    let table = answer(&["report", file.path(), "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    assert_eq!(header, ["section", "option", "loss", "item", "month", "value", "unit", "note"]);
    let mut quoted = 0;
    let mut negative = 0;
    for record in reader.records() {
        let record = record.expect("every line has the same columns");
        for cell in &record {
            quoted += usize::from(cell.starts_with('\''));
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                assert!(cell.parse::<f64>().is_ok(), "{cell}");
                negative += 1;
            }
        }
    }
    assert!(quoted >= 4, "{table}");
    assert!(negative > 0, "numbers stay numbers: {table}");
    let trader = answer(&["evaluate", &trader(), "--format", "csv"]);
    assert!(trader.contains("today,,,annual_cost,,419200.6666666666666666666667,HKD / year,"), "{trader}");
}

#[test]
fn labels_are_text_wherever_they_stand() {
    let file = Scratch::new("labels.toml", HOSTILE);
    let markdown = answer(&["report", file.path(), "--format", "markdown"]);
    assert!(!markdown.contains("<img") && !markdown.contains("<script"), "{markdown}");
    assert!(markdown.contains("\\|") && markdown.contains("&lt;img"), "{markdown}");
    assert_fits(&answer(&["report", file.path()]), "hostile labels");
    // What cannot be a label is shown with its controls spelled out.
    let escape = Scratch::new("escape.toml", "name = \"\u{202e}x\" \nlosses.\"\u{7f}\".label = \"a\u{1b}[2J\"\n");
    let complaint = run(&["check", escape.path()]).complaint;
    assert!(!complaint.contains(['\u{202e}', '\u{1b}', '\u{7f}']), "{complaint}");
}

#[test]
fn hostile_file_names_do_not_reach_the_terminal() {
    let run = run(&["report", "no\u{1b}[31mfile"]);
    assert_eq!(run.code, Some(2));
    assert!(!run.complaint.contains('\u{1b}'), "{}", run.complaint);
}
