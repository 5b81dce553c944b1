//! `roicm sensitivity`, run as its users run it.

mod program;

use program::{CHINESE, Scratch, answer, assert_fits, run, trader};
use roicm::{Model, SensitivityRequest};
use serde_json::{Value, json};

/// A request for each method, as options and as a document: what builds that are not optimised can do.
fn methods() -> Vec<(Vec<&'static str>, Value)> {
    let late = "losses.late_orders.events_per_year";
    let rate = "discount_rate";
    vec![
        (vec!["--method", "tornado", "--range", "0.2"], json!({"method": "tornado", "range": "0.2"})),
        (
            vec!["--method", "rank-correlations", "--trials", "2048", "--seed", "7"],
            json!({"method": "rank_correlations", "trials": 2048, "seed": 7}),
        ),
        (
            vec!["--method", "sobol", "--samples", "128", "--second-order", "--result", "today.annual_cost"],
            json!({"method": "sobol", "samples": 128, "second_order": true, "result": "today.annual_cost"}),
        ),
        (
            vec!["--method", "value-of-information", "--trials", "2048", "--group"],
            json!({"method": "value_of_information", "trials": 2048, "groups": {"both": ["workforce.hourly_cost", "workforce.realisation"]}}),
        ),
        (
            vec!["--method", "two-way", "--columns", "discount_rate=0.02..0.12/2", "--rows"],
            json!({"method": "two_way", "x": {"path": rate, "from": "0.02", "to": "0.12", "steps": 2},
                "y": {"path": late, "values": [1, "2.5", 4]}}),
        ),
        (
            vec!["--method", "break-even", "--from", "0", "--to", "4", "--input"],
            json!({"method": "break_even", "input": late, "from": 0, "to": 4}),
        ),
    ]
}

/// What the last option of a method is given, where it is not written above.
fn last(options: &[&'static str]) -> Vec<&'static str> {
    match options.last() {
        Some(&"--group") => vec!["both=workforce.hourly_cost,workforce.realisation"],
        Some(&"--rows") => vec!["losses.late_orders.events_per_year=1,2.5,4"],
        Some(&"--input") => vec!["losses.late_orders.events_per_year"],
        _ => Vec::new(),
    }
}

fn sensitivity(file: &str, options: &[&'static str], format: &str) -> Vec<String> {
    let mut arguments = vec!["sensitivity".to_owned(), file.to_owned()];
    arguments.extend(options.iter().chain(&last(options)).map(|word| (*word).to_owned()));
    arguments.extend(["--format".to_owned(), format.to_owned()]);
    arguments
}

fn told(arguments: &[String]) -> String {
    answer(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

const PRESET: &str = "preset:hong-kong-only";

#[test]
fn options_ask_what_a_document_asks() {
    let model = Model::parse(roicm::presets::preset("hong-kong-only").unwrap().toml).unwrap();
    for (options, request) in methods() {
        let answered: Value = serde_json::from_str(&told(&sensitivity(PRESET, &options, "json"))).unwrap();
        let request = SensitivityRequest::from_json(&request.to_string()).unwrap();
        let expected = serde_json::to_value(model.sensitivity(&request).unwrap()).unwrap();
        assert!(answered == expected, "{options:?}");
    }
}

#[test]
fn every_page_fits_eighty_columns_and_says_how_to_read_it() {
    let chinese = Scratch::new(
        "sensitivity-chinese.toml",
        &CHINESE.replace("events_per_year = 3.2", "events_per_year.gamma = { shape = 8, scale = 0.4 }"),
    );
    for (options, _) in methods() {
        for file in [PRESET, "preset:multinational"] {
            let page = told(&sensitivity(file, &options, "text"));
            assert_fits(&page, &format!("{file} {options:?}"));
            assert!(page.contains("fingerprint"), "{page}");
            assert!(told(&sensitivity(file, &options, "markdown")).starts_with("# "), "{options:?}");
        }
    }
    for method in ["tornado", "rank-correlations", "value-of-information", "break-even"] {
        let options = vec!["--method", method];
        assert_fits(&told(&sensitivity(chinese.path(), &options, "text")), method);
    }
}

#[test]
fn bars_are_those_of_the_document() {
    let options = ["--method", "tornado"];
    let page = told(&sensitivity(PRESET, &options, "text"));
    let document: Value = serde_json::from_str(&told(&sensitivity(PRESET, &options, "json"))).unwrap();
    let bars = document["bars"].as_array().unwrap();
    let pictures: Vec<&str> = page.lines().filter(|line| line.contains('│') && line.contains("HKD")).collect();
    assert_eq!(pictures.len(), bars.len());
    let length = |line: &str| line.chars().filter(|sign| "░█▓".contains(*sign)).count();
    let lengths: Vec<usize> = pictures.iter().map(|line| length(line)).collect();
    assert!(lengths.is_sorted_by(|a, b| a >= b), "{lengths:?}");
    // A loss that comes more often makes its cure worth more: the higher value stands on the right.
    let first = pictures.first().unwrap();
    assert!(first.find('░') < first.find('│') && first.find('│') < first.find('█'), "{first}");
}

#[test]
fn tables_for_spreadsheets_have_a_line_for_everything() {
    for (options, _) in methods() {
        let table = told(&sensitivity(PRESET, &options, "csv"));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let columns = reader.headers().unwrap().len();
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(!records.is_empty() && records.iter().all(|record| record.len() == columns), "{options:?}");
    }
    let table = told(&sensitivity(
        PRESET,
        &["--method", "two-way", "--columns", "discount_rate=0.02..0.12/2", "--rows"],
        "csv",
    ));
    assert_eq!(table.lines().count(), 1 + 3 * 3);
}

#[test]
fn the_readme_shows_what_is_worth_measuring() {
    let readme = include_str!("../../README.md");
    let shown =
        readme.split("```text\n").nth(3).and_then(|rest| rest.split("```").next()).expect("it shows an analysis");
    assert!(shown.lines().count() > 10);
    let trader = trader();
    let page = answer(&["sensitivity", &trader, "--method", "value-of-information", "--trials", "8192"]);
    assert!(page.contains(shown.trim_end()), "{page}");
}

#[test]
fn what_looks_like_a_formula_is_text_in_a_spreadsheet() {
    let document = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 12\ndiscount_rate = 0\n\
                    workforce = { headcount = 5, hourly_cost = 200 }\n\
                    losses.a = { label = \"=HYPERLINK(1)\", events_per_year.uniform = { min = 1, max = 9 }, cost_per_event = 1 }\n";
    let file = Scratch::new("sensitivity-formula.toml", document);
    for method in ["tornado", "rank-correlations"] {
        let table = told(&sensitivity(file.path(), &["--method", method], "csv"));
        assert!(table.contains("'=HYPERLINK(1)") && !table.contains(",=HYPERLINK"), "{table}");
    }
}

#[test]
fn what_says_nothing_to_a_method_is_wrong_usage() {
    for (method, option, value) in [
        ("tornado", "--samples", "16"),
        ("tornado", "--input", "discount_rate"),
        ("sobol", "--trials", "100"),
        ("value-of-information", "--result", "today.annual_cost"),
        ("break-even", "--range", "0.1"),
        ("rank-correlations", "--rows", "discount_rate"),
    ] {
        let done = run(&["sensitivity", PRESET, "--method", method, option, value]);
        assert_eq!(done.code, Some(2), "{method} {option}");
        assert!(done.complaint.contains(option) && done.complaint.contains(method), "{}", done.complaint);
    }
    let done = run(&["sensitivity", PRESET, "--method", "two-way", "--rows", "discount_rate"]);
    assert!(done.code == Some(2) && done.complaint.contains("--columns"), "{}", done.complaint);
}

#[test]
fn problems_name_the_option_they_are_with() {
    let trader = trader();
    for (arguments, option) in [
        (vec!["--method", "sobol", "--samples", "1000"], "--samples"),
        (vec!["--range", "2"], "--range"),
        (vec!["--result", "options.lite.npv"], "--result"),
        (vec!["--method", "value-of-information", "--input", "discount_rat"], "--input"),
        (vec!["--method", "rank-correlations", "--trials", "1"], "--trials"),
        (vec!["--method", "value-of-information", "--group", "none=workforce.headcount"], "--group"),
        (vec!["--method", "two-way", "--rows", "discount_rate", "--columns", "discount_rate"], "--rows"),
        (vec!["--method", "break-even", "--input", "discount_rate", "--from", "0.1", "--to", "0.05"], "--to"),
    ] {
        let done = run(&[&["sensitivity", trader.as_str()][..], &arguments].concat());
        assert_eq!(done.code, Some(1), "{arguments:?}: {}", done.complaint);
        assert!(done.complaint.contains(&format!("option: {option}")), "{arguments:?}: {}", done.complaint);
    }
}
