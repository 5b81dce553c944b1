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
    for method in ["sobol", "value-of-information"] {
        let group = ["--group", "a=workforce.hourly_cost", "--group", "a=discount_rate"];
        let done = run(&[&["sensitivity", PRESET, "--method", method][..], &group].concat());
        assert!(done.code == Some(2) && done.complaint.contains("--group a"), "{}", done.complaint);
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

const HEAD: &str = "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 12\ndiscount_rate = 0\n\
                    workforce = { headcount = 50, hourly_cost = 200 }\n";

/// A page without its line breaks.
fn page(file: &Scratch, options: &[&str]) -> String {
    let told = answer(&[&["sensitivity", file.path()][..], options].concat());
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table for a spreadsheet: what stands under each name, line by line.
fn table(file: &Scratch, options: &[&str]) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = answer(&[&["sensitivity", file.path(), "--format", "csv"][..], options].concat());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("records are those of the header")
}

/// Two options against events of 40 hours, of which 219 fit into a year.
fn available(name: &str) -> Scratch {
    let late = "losses.late = { events_per_year = 100, hours_per_event = 40, service_hours_per_year = 8760 }\n";
    let option = |id: &str, cost: u32, part: &str| {
        format!(
            "options.{id}.steps.now = {{ cost = {cost}, effects = \
             [{{ loss = \"late\", input = \"events_per_year\", reduce_by = {part} }}] }}\n"
        )
    };
    Scratch::new(name, &format!("{HEAD}{late}{}{}", option("lite", 5_000, "0.5"), option("pro", 700_000, "0.9")))
}

const EVENTS: &str = "losses.late.events_per_year";

#[test]
fn values_that_are_not_possible_are_told() {
    let file = available("sensitivity-possible.toml");
    let along = ["--method", "break-even", "--input", EVENTS, "--from"];
    let wide = [&along[..], &["10", "--to", "400"]].concat();
    let told = page(&file, &wide);
    assert!(told.contains("pro 219 events a year not possible"), "{told}");
    assert!(told.contains("Not possible from 219 events a year to 400 events a year of"), "{told}");
    assert!(told.contains("availability is below 0"), "{told}");
    // No chance is known of a certain input.
    assert!(!told.contains("Chance") && !told.contains("chance"), "{told}");
    let nowhere = page(&file, &[&along[..], &["300", "--to", "400"]].concat());
    assert!(nowhere.contains("nothing is possible") && nowhere.contains("availability is below 0"), "{nowhere}");

    let lines = table(&file, &wide);
    let of = |name: &str| lines.iter().map(|line| line[name].as_str()).collect::<Vec<_>>();
    assert_eq!(of("decision"), ["lite", "pro", ""]);
    assert_eq!(of("discontinuous"), ["false", "", ""]);
    assert!(of("problem")[2].contains("availability is below 0") && of("problem")[1].is_empty(), "{lines:?}");
    // 100 × 40 hours need 4,000.
    let turned = table(
        &file,
        &["--method", "break-even", "--input", "losses.late.service_hours_per_year", "--from", "1", "--to", "8760"],
    );
    assert_eq!((turned[0]["decision"].as_str(), turned[0]["net_present_value_at_to"].as_str()), ("", ""), "{turned:?}");

    let columns = format!("{EVENTS}=10,230");
    let cells = ["--method", "two-way", "--rows", "losses.late.cost_per_event=1,2", "--columns", columns.as_str()];
    let told = page(&file, &cells);
    assert!(told.contains("the same in every cell that is possible") && !told.contains("all over the table"), "{told}");
    let problems: Vec<bool> =
        table(&file, &cells).iter().map(|cell| cell["problem"].contains("availability is below 0")).collect();
    assert_eq!(problems, [false, true, false, true]);
    let only = format!("{EVENTS}=230,240");
    let told =
        page(&file, &["--method", "two-way", "--rows", "losses.late.cost_per_event=1,2", "--columns", only.as_str()]);
    assert!(told.contains("No cell of the table is possible"), "{told}");
}

#[test]
fn a_change_beyond_what_is_not_possible_keeps_its_figures() {
    // At an availability below one half twice the downtime does not fit; above 14/15 the gain is worth more than it costs.
    let file = Scratch::new(
        "sensitivity-change.toml",
        &format!(
            "{HEAD}losses.down = {{ availability = 0.9, service_hours_per_year = 1000, hours_per_event = 2, revenue_per_hour = 100 }}\n\
             [options.worse.steps.now]\neffects = [{{ loss = \"down\", input = \"downtime\", increase_by = 1 }}]\n\
             gains.x.value_per_unit = 20000\n"
        ),
    );
    let asked = ["--method", "break-even", "--input", "losses.down.availability", "--from", "0.4", "--to", "1"];
    let lines = table(&file, &asked);
    let of = |name: &str| lines.iter().map(|line| line[name].as_str()).collect::<Vec<_>>();
    assert_eq!(of("decision"), ["", "do_nothing", "worse"]);
    assert!(of("net_present_value_at_to")[0].is_empty() && !of("net_present_value_at_to")[1].is_empty(), "{lines:?}");
    assert_eq!(of("discontinuous"), ["", "false", ""]);
    assert!(of("problem")[0].contains("availability") && of("problem")[1].is_empty(), "{lines:?}");
    assert!(!page(&file, &asked).contains("jump"));
}

#[test]
fn what_was_looked_at_is_told_where_nothing_changes() {
    let late = |cost: &str, price: u32| {
        format!(
            "{HEAD}losses.late = {{ events_per_year = 10, cost_per_event{cost} }}\n[options.lite.steps.now]\ncost = {price}\n\
             effects = [{{ loss = \"late\", input = \"events_per_year\", reduce_by = 1 }}]\n"
        )
    };
    let uncertain = ".uniform = { min = 1400, max = 1600 }";
    let clear = Scratch::new("sensitivity-clear.toml", &late(uncertain, 1_000));
    let told = page(&clear, &["--method", "break-even"]);
    assert!(
        told.contains("looked at from HKD 1,400.20 / event to HKD 1,599.80 / event, that does not change"),
        "{told}"
    );
    assert!(!told.contains("no single input"), "{told}");
    let two = Scratch::new(
        "sensitivity-two.toml",
        &late(uncertain, 1_000).replace("events_per_year = 10", "events_per_year.uniform = { min = 9, max = 11 }"),
    );
    let told = page(&two, &["--method", "break-even"]);
    assert!(
        told.contains("None of the 2 uncertain inputs") && told.contains("between the quantiles 0.1% and 99.9%"),
        "{told}"
    );
    // What is known of an uncertain input is a chance.
    let near = Scratch::new("sensitivity-near.toml", &late(uncertain, 15_000));
    let told = page(&near, &["--method", "break-even"]);
    assert!(told.contains("Chance to be below") && told.contains("50.0%") && !told.contains("certain lite"), "{told}");
}

#[test]
fn bars_that_do_not_move_are_counted() {
    let late = |cost: u32, more: &str| {
        format!(
            "{HEAD}losses.late = {{ events_per_year = 10, cost_per_event = {{ {more} uniform = {{ min = 500, max = 2500 }} }} }}\n\
             [options.lite.steps.now]\ncost = {cost}\n\
             effects = [{{ loss = \"late\", input = \"events_per_year\", reduce_by = 1 }}]\n"
        )
    };
    let never = Scratch::new("sensitivity-never.toml", &late(30_000, ""));
    let asked = ["--result", "options.lite.payback_months"];
    let told = page(&never, &asked);
    assert!(told.contains("payback never comes, whatever single input is moved"), "{told}");
    assert!(told.contains("Do not move it between the two values: 1 input.") && !told.contains('│'), "{told}");
    let lines = table(&never, &asked);
    assert!(
        lines[0]["low_reason"].contains("below zero at the horizon")
            && lines[0]["high_reason"] == lines[0]["low_reason"]
    );
    // At 2,300 it pays back in month 11, at 700 never.
    let some = Scratch::new("sensitivity-some.toml", &late(20_000, ""));
    let lines = table(&some, &asked);
    assert!(!lines[0]["low_reason"].is_empty() && lines[0]["high_reason"].is_empty(), "{lines:?}");
    // The base case lies below both quantiles, and nothing turns back.
    let aside = Scratch::new("sensitivity-aside.toml", &late(1_000, "value = 600,"));
    let told = page(&aside, &[]);
    assert!(told.contains("event *") && told.contains("it lies outside of the two values"), "{told}");
}
