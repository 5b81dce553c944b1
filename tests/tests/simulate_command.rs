//! `roicm simulate`, run as its users run it.

mod program;

use program::{CHINESE, Scratch, answer, assert_fits, program, run, run_with, trader};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// Enough for every page to have all its parts, few enough for builds that are not optimised.
const TRIALS: &str = "2048";

fn simulate<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["simulate", file, "--trials", TRIALS];
    arguments.extend(more);
    arguments
}

/// The words of a page, wherever its lines break.
fn words(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

const NO_OPTION: &str = r#"
schema_version = 1
currency = "KWD"
horizon_months = 1
discount_rate = 0
workforce = { headcount = 5, hourly_cost = 20 }
losses.a = { events_per_year = 3, minutes_per_event.uniform = { min = 5, max = 20 } }
"#;

const FAR_HORIZON: &str = r#"
schema_version = 1
currency = "JPY"
horizon_months = 600
payback_target_months = 480
discount_rate = 0
workforce = { headcount = 5000, hourly_cost = 20000 }
losses.a = { events_per_year = 300000, minutes_per_event.uniform = { min = 5, max = 20 } }
[options.x.steps.s]
cost = 1500000000000
effects = [{ loss = "a", input = "events_per_year", reduce_by.uniform = { min = 0.1, max = 0.9 } }]
"#;

#[test]
fn every_page_fits_eighty_columns() {
    let chinese = Scratch::new("simulated-chinese.toml", CHINESE);
    // With ranges there is more to show.
    let ranged = Scratch::new(
        "simulated-ranges.toml",
        &CHINESE.replace(
            "events_per_year = 3.2",
            "events_per_year.gamma = { shape = 8, scale = 0.4 }\narrival = \"poisson\"",
        ),
    );
    let small = Scratch::new("simulated-small.toml", NO_OPTION);
    let far = Scratch::new("simulated-far.toml", FAR_HORIZON);
    let presets = ["preset:hong-kong-only", "preset:shenzhen-subsidiary", "preset:multinational"];
    let trader = trader();
    let files = [trader.as_str(), chinese.path(), ranged.path(), small.path(), far.path()];
    for file in presets.into_iter().chain(files) {
        assert_fits(&answer(&simulate(file, &[])), file);
    }
    let wide = ["--quantile", "0.999", "--quantile", "0.001", "--output", "options.a.internal_rate_of_return"];
    assert_fits(&answer(&simulate(ranged.path(), &wide)), "more figures");
    let help = answer(&["simulate", "--help"]);
    assert!(help.lines().all(|line| line.width() <= 80), "{help}");
}

#[test]
fn a_page_says_how_surely_the_best_option_pays_back() {
    let trader = trader();
    let page = answer(&simulate(&trader, &["--seed", "7", "--sampler", "latin-hypercube"]));
    let document: Value = serde_json::from_str(&answer(&simulate(
        &trader,
        &["--seed", "7", "--sampler", "latin_hypercube", "--format", "json"],
    )))
    .expect("JSON");
    let lite = &document["options"]["lite"];
    let percent = |value: &Value| format!("{:.1}%", 100.0 * value.as_f64().expect("a share"));
    let payback = percent(&lite["probability_of_payback_by_target"]["estimate"]);
    let page = words(&page);
    for said in [
        format!("Lite edition has paid for itself by month 9 with a probability of {payback}."),
        format!("the best in {} of all cases", percent(&lite["probability_best"]["estimate"])),
        format!("{payback} ± "),
        format!("never {}", percent(&lite["payback_months"]["probability_never"]["estimate"])),
        "◄ wanted by month 9".to_owned(),
        "▲ payback wanted by month 9".to_owned(),
        "[a] comes by chance (Poisson)".to_owned(),
        "The tail value at risk is the mean of the years beyond.".to_owned(),
        "A standard error says".to_owned(),
        "--trials 2048 --seed 7 --sampler latin-hypercube".to_owned(),
        format!("fingerprint of the scenario {}", document["scenario"]["fingerprint"].as_str().expect("a text")),
    ] {
        assert!(page.contains(&said), "{said}\n{page}");
    }
}

#[test]
fn the_readme_shows_how_surely_the_best_option_pays_back() {
    let readme = include_str!("../../README.md");
    let shown =
        readme.split("```text\n").nth(2).and_then(|rest| rest.split("```").next()).expect("it shows a simulation");
    assert!(shown.lines().count() > 10);
    let page = answer(&["simulate", &trader(), "--trials", "8192", "--sampler", "sobol"]);
    assert!(page.contains(shown.trim_end()), "{page}");
}

#[test]
fn a_scenario_without_ranges_is_said_to_have_none() {
    let chinese = Scratch::new("simulated-certain.toml", CHINESE);
    let page = words(&answer(&simulate(chinese.path(), &[])));
    assert!(page.contains("Nothing in this scenario is uncertain"), "{page}");
    assert!(!words(&answer(&simulate(&trader(), &[]))).contains("Nothing in this scenario is uncertain"));
}

#[test]
fn the_same_command_gives_the_same_answer_at_any_number_of_threads() {
    let trader = trader();
    for format in ["text", "json", "csv", "markdown"] {
        let once = answer(&simulate(&trader, &["--format", format]));
        assert_eq!(once, answer(&simulate(&trader, &["--format", format, "--threads", "3"])), "{format}");
        assert!(!once.contains('\u{1b}'), "{format}");
    }
    assert_ne!(answer(&simulate(&trader, &[])), answer(&simulate(&trader, &["--seed", "2"])));
    // What the page says to repeat it with does.
    assert_eq!(answer(&simulate(&trader, &[])), answer(&["simulate", &trader, "--trials", "2_048", "--seed", "1"]));
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let trader = trader();
    let arguments = simulate(&trader, &[]);
    let forced = run_with(&arguments, b"", &[("CLICOLOR_FORCE", "1")]);
    assert!(forced.answer.contains("\u{1b}["));
    // Standard error is no terminal here: there is no bar.
    assert_eq!(forced.complaint, "");
    let refused = run_with(&arguments, b"", &[("CLICOLOR_FORCE", "0"), ("NO_COLOR", "1")]);
    assert_eq!(refused.answer, answer(&arguments));
}

#[test]
fn standard_input_and_settings_are_taken() {
    let toml = std::fs::read(trader()).expect("the example is there");
    let run = run_with(&simulate("-", &["--format", "json", "--set", "workforce.headcount=60"]), &toml, &[]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    let document: Value = serde_json::from_str(&run.answer).expect("JSON");
    assert_eq!(document["run"]["trials"], 2048);
    let plain = answer(
        &simulate("-", &["--set", "workforce.headcount=60"])
            .iter()
            .map(|part| match *part {
                "-" => "preset:hong-kong-only",
                part => part,
            })
            .collect::<Vec<_>>(),
    );
    assert!(words(&plain).contains("--set workforce.headcount=60"), "{plain}");
}

#[test]
fn a_seed_has_sixty_four_bits() {
    let trader = trader();
    let largest = "18446744073709551615";
    let document: Value =
        serde_json::from_str(&answer(&simulate(&trader, &["--seed", largest, "--format", "json"]))).expect("JSON");
    assert_eq!(document["run"]["seed"], largest);
}

#[test]
fn wrong_usage_is_told_from_problems() {
    let trader = trader();
    let usage: [&[&str]; 15] = [
        &["--trials", "-1"],
        &["--trials", "1.5"],
        &["--trials", "1e6"],
        &["--trials", "18446744073709551616"],
        &["--trials", "many"],
        &["--seed", "-1"],
        &["--seed", "18446744073709551616"],
        &["--sampler", "halton"],
        &["--until", "today.annual_cost.mean"],
        &["--until", "today.annual_cost.mean=narrow"],
        &["--threads", "-1"],
        &["--quantile", "much"],
        &["--samples"],
        &["--samples", "--format", "markdown"],
        &["--format", "pdf"],
    ];
    for more in usage {
        let mut arguments = vec!["simulate", trader.as_str()];
        arguments.extend(more);
        let run = run(&arguments);
        assert_eq!(run.code, Some(2), "{more:?}: {}", run.complaint);
        assert!(run.answer.is_empty() && run.complaint.starts_with("error: "), "{more:?}: {}", run.complaint);
    }
    let problems: [(&[&str], &str); 10] = [
        (&["--trials", "0"], "--trials"),
        (&["--trials", "1"], "--trials"),
        (&["--trials", "18446744073709551615"], "--trials"),
        (&["--trials", "1000", "--sampler", "sobol"], "--trials"),
        (&["--quantile", "2"], "--quantile"),
        (&["--quantile", "-0.1"], "--quantile"),
        (&["--output", "options.lite.net_present_valu"], "--output"),
        (&["--until", "options.lite.probability=0.1"], "--until"),
        (&["--until", "today.annual_cost.mean=0"], "--until"),
        (&["--samples", "--format", "csv", "--trials", "999999999"], "--samples"),
    ];
    for (more, option) in problems {
        let mut arguments = vec!["simulate", trader.as_str()];
        arguments.extend(more);
        let run = run(&arguments);
        assert_eq!(run.code, Some(1), "{more:?}: {}", run.complaint);
        assert!(run.answer.is_empty() && run.complaint.contains(&format!("  option: {option}\n")), "{}", run.complaint);
        // What was asked does not stand in the document.
        assert!(!run.complaint.contains("toml:1:"), "{}", run.complaint);
        assert_fits(&run.complaint.replace(&trader, "FILE"), "problems");
    }
    let data = run(&["simulate", &trader, "--trials", "0", "--format", "json"]);
    assert_eq!((data.code, data.complaint.as_str()), (Some(1), ""));
    let document: Value = serde_json::from_str(&data.answer).expect("JSON");
    assert_eq!(document["problems"][0]["code"], "invalid_argument");
    assert_eq!(document["problems"][0]["path"], "trials");
}

fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
    let header = owned(reader.headers().expect("a header"));
    let rows = reader.records().map(|row| owned(&row.expect("every line has the same columns"))).collect();
    (header, rows)
}

#[test]
fn a_spreadsheet_has_a_line_for_each_result() {
    let trader = trader();
    let arguments = ["--quantile", "0.995", "--output", "today.person_days"];
    let (header, rows) = table(&answer(&simulate(&trader, &[arguments.as_slice(), &["--format", "csv"]].concat())));
    let document: Value =
        serde_json::from_str(&answer(&simulate(&trader, &[arguments.as_slice(), &["--format", "json"]].concat())))
            .expect("JSON");
    let column = |name: &str| header.iter().position(|known| known == name).unwrap_or_else(|| panic!("{name}"));
    let row = |path: &str| rows.iter().find(|row| row[0] == path).unwrap_or_else(|| panic!("{path}"));
    let number = |path: &str, name: &str| row(path)[column(name)].parse::<f64>().expect("a number");
    assert_eq!(header[..4], ["path", "label", "unit", "mean"]);
    let cost = &document["today"]["annual_cost"];
    assert_eq!(Some(number("today.annual_cost", "mean")), cost["mean"].as_f64());
    assert_eq!(
        Some(number("today.annual_cost", "tail_value_at_risk_99")),
        cost["tails"][1]["tail_value_at_risk"].as_f64()
    );
    assert_eq!(row("today.annual_cost")[column("unit")], "HKD / year");
    let worth = &document["options"]["lite"]["net_present_value"];
    for (index, name) in ["p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p99.5"].into_iter().enumerate()
    {
        let value = number("options.lite.net_present_value", name);
        assert_eq!(Some(value), worth["quantiles"][index]["value"].as_f64(), "{name}");
    }
    let payback = row("options.lite.payback_months");
    assert_eq!(payback[column("p99")], "never");
    assert!(payback[column("mean")].is_empty() && !payback[column("mean_when_paid_back")].is_empty());
    let best = &document["options"]["lite"]["probability_best"];
    assert_eq!(Some(number("options.lite.probability_best", "interval_upper")), best["upper"].as_f64());
    assert!(number("do_nothing.probability_best", "mean") >= 0.0);
    row("claims.cost_savings.probability");
    row("today.person_days");
    let mut paths: Vec<&String> = rows.iter().map(|row| &row[0]).collect();
    let all = paths.len();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), all, "each once");
}

#[test]
fn a_spreadsheet_has_a_line_for_each_trial_where_trials_are_asked_for() {
    let trader = trader();
    let arguments = ["simulate", &trader, "--trials", "64", "--samples", "--format"];
    let (header, rows) = table(&answer(&[arguments.as_slice(), &["csv"]].concat()));
    let document: Value = serde_json::from_str(&answer(&[arguments.as_slice(), &["json"]].concat())).expect("JSON");
    let samples = document["samples"].as_object().expect("columns");
    assert_eq!((rows.len(), header.len()), (64, samples.len()));
    for (index, path) in header.iter().enumerate() {
        for (trial, row) in rows.iter().enumerate() {
            let written = row[index].parse::<f64>().ok().filter(|value| value.is_finite());
            assert_eq!(written, samples[path][trial].as_f64(), "{path} in trial {trial}");
        }
    }
    let payback = header.iter().position(|path| path == "options.lite.payback_months").expect("it is there");
    assert!(rows.iter().any(|row| row[payback] == "inf"));
}

#[test]
fn labels_are_text_wherever_they_stand() {
    let file = Scratch::new(
        "simulated-hostile.toml",
        &NO_OPTION.replace("losses.a = { ", "losses.a = { label = \"=1+1 <b> | *x* ``` \", "),
    );
    let (_, rows) = table(&answer(&simulate(file.path(), &["--format", "csv"])));
    assert!(rows.iter().any(|row| row[1].starts_with("'=1+1")), "{rows:?}");
    let markdown = answer(&simulate(file.path(), &["--format", "markdown"]));
    assert!(markdown.contains("&lt;b&gt; \\| \\*x\\*") && !markdown.contains("<b>"), "{markdown}");
}

#[test]
fn a_run_goes_on_until_a_figure_is_precise() {
    let trader = trader();
    let figure = "options.lite.probability_of_profit=0.02";
    let document: Value =
        serde_json::from_str(&answer(&["simulate", &trader, "--until", figure, "--format", "json"])).expect("JSON");
    let precision = &document["run"]["precision"];
    assert_eq!(precision["reached"], true);
    assert!(precision["width"].as_f64().expect("it has one") <= 0.02);
    let short = answer(&["simulate", &trader, "--until", figure, "--trials", "512"]);
    assert!(words(&short).contains("is not as precise as was asked for"), "{short}");
    assert!(words(&short).contains("not reached within the trials allowed"), "{short}");
}

/// A long run, interrupted as a terminal does it.
#[cfg(unix)]
#[test]
fn ctrl_c_stops_a_run_and_leaves_one_line() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let child = Command::new(program())
        .args(["simulate", &trader(), "--trials", "20_000_000"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // Time to read the scenario and to begin.
    std::thread::sleep(Duration::from_millis(1_500));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(sent.success(), "the run is still going on");
    let asked = Instant::now();
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "stopped; nothing was computed\n");
    assert!(output.stdout.is_empty());
    // Far above what it takes, far below what the run takes.
    assert!(asked.elapsed() < Duration::from_secs(20), "{:?}", asked.elapsed());
}
