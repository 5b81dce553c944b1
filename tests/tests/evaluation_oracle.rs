//! Evaluations against an independent one at 80 digits: `oracle/evaluation.py` makes the cases.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use conformance::cases::{self, SHIPPED};
use conformance::rational::Rational;
use roicm::{
    Answer, CashFlowMonth, CashOnlyResults, Evaluation, Exact, LossAfterResults, LossResults, Model, OptionEvaluation,
    OptionResults, TodayResults,
};
use serde_json::{Map, Value};

/// Results are right to this part of the sum of absolute terms.
const TOLERANCE: &str = "1e-20";
/// The internal rate of return is a double.
const RATE_TOLERANCE: &str = "1e-12";

/// A case, with everything in it that differs.
struct Case {
    name: String,
    differences: Vec<String>,
    compared: usize,
}

impl Case {
    fn differ(&mut self, path: &str, what: impl core::fmt::Display) {
        self.differences.push(format!("{}: {path}: {what}", self.name));
    }

    /// A number against its text, within a part of the larger of itself, 1 and the terms it was added up from.
    fn close(&mut self, path: &str, found: Exact, expected: &str, terms: &Rational, tolerance: &str) {
        self.compared += 1;
        if let Some(fault) = found.fault() {
            return self.differ(path, format!("{fault}, expected {expected}"));
        }
        let expected_value = Rational::parse(expected);
        let error = (&Rational::parse(&found.to_string()) - &expected_value).abs();
        let scale = expected_value.abs().max(1.into()).max(terms.clone());
        if error > &scale * &Rational::parse(tolerance) {
            self.differ(path, format!("{found}, expected {expected}"));
        }
    }

    fn answer(&mut self, path: &str, found: Answer<Exact>, expected: &Value, terms: &Rational) {
        match (found, expected) {
            (Ok(found), Value::String(expected)) => self.close(path, found, expected, terms, TOLERANCE),
            (Err(_), Value::Null) => self.compared += 1,
            (found, expected) => self.differ(path, format!("{found:?}, expected {expected}")),
        }
    }

    /// A table of results, each of which must be in the case but those of `left_out`.
    fn table(
        &mut self,
        path: &str,
        names: impl Iterator<Item = &'static str>,
        get: impl Fn(&str) -> Answer<Exact>,
        expected: &Value,
        terms: &Rational,
        left_out: &str,
    ) {
        for name in names.filter(|name| *name != left_out) {
            match expected.get(name) {
                Some(expected) => self.answer(&format!("{path}.{name}"), get(name), expected, terms),
                None => self.differ(path, format!("no {name} in the case")),
            }
        }
    }
}

fn ids(value: &Value) -> Vec<&str> {
    value.as_object().map(Map::keys).into_iter().flatten().map(String::as_str).collect()
}

fn check_option(case: &mut Case, id: &str, found: &OptionEvaluation, expected: &Value, annual_cost: &Rational) {
    let path = format!("options.{id}");
    let rows: Vec<Vec<&str>> = expected["cash_flow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_str().unwrap().split(' ').collect())
        .collect();
    // Σ|flows|, and what a year of losses costs: the terms that flows are differences of.
    let columns = CashFlowMonth::<Exact>::COLUMNS;
    assert_eq!(columns[..5], ["avoided", "gains", "subscription", "running", "investment"]);
    let flows = rows.iter().flat_map(|row| &row[..5]).fold(Rational::from(0), |total, text| {
        if *text == "0" { total } else { &total + &Rational::parse(text).abs() }
    });
    let terms = annual_cost.clone().max(flows);
    let money = |names: &'static [(&'static str, roicm::Unit)], is_money: bool| {
        names.iter().filter(move |(_, unit)| unit.is_money() == is_money).map(|(name, _)| *name)
    };
    let one = Rational::from(1);
    for (is_money, scale) in [(true, &terms), (false, &one)] {
        let get = |name: &str| found.results.get(name).unwrap();
        let names = money(OptionResults::<Exact>::NAMES, is_money);
        case.table(&path, names, get, &expected["results"], scale, "internal_rate_of_return");
        let get = |name: &str| found.cash_only.get(name).unwrap();
        let names = money(CashOnlyResults::<Exact>::NAMES, is_money);
        case.table(&format!("{path}.cash_only"), names, get, &expected["cash_only"], scale, "");
    }
    if let Value::String(rate) = &expected["internal_rate_of_return"] {
        match found.results.internal_rate_of_return {
            Ok(annual) => case.close(&format!("{path}.internal_rate_of_return"), annual, rate, &one, RATE_TOLERANCE),
            Err(reason) => case.differ(&path, format!("no rate of return ({reason}), expected {rate}")),
        }
    }
    if found.losses.keys().map(String::as_str).ne(ids(&expected["losses"])) {
        case.differ(&path, "other losses");
    }
    for (loss, results) in &found.losses {
        let names = LossAfterResults::<Exact>::NAMES.iter().map(|(name, _)| *name);
        let get = |name: &str| results.get(name).unwrap();
        case.table(&format!("{path}.losses.{loss}"), names, get, &expected["losses"][loss], annual_cost, "");
    }
    if found.cash_flow.len() != rows.len() {
        case.differ(&path, format!("{} months, expected {}", found.cash_flow.len(), rows.len()));
    }
    for (month, row) in found.cash_flow.iter().zip(&rows) {
        assert_eq!(row.len(), columns.len());
        for (column, expected) in columns.iter().zip(row) {
            let path = format!("{path}.cash_flow.{}.{column}", month.month);
            case.close(&path, month.get(column).unwrap(), expected, &terms, TOLERANCE);
        }
    }
}

fn check(case: &mut Case, model: &Model, found: &Evaluation, expected: &Value) {
    let annual_cost = Rational::parse(expected["today"]["annual_cost"].as_str().unwrap());
    let names = TodayResults::<Exact>::NAMES.iter().map(|(name, _)| *name);
    let get = |name: &str| found.today.results.get(name).unwrap();
    case.table("today", names, get, &expected["today"], &annual_cost, "");
    if found.today.losses.keys().map(String::as_str).ne(ids(&expected["losses"])) {
        case.differ("today", "other losses");
    }
    for (loss, today) in &found.today.losses {
        let names = LossResults::<Exact>::NAMES.iter().map(|(name, _)| *name);
        let get = |name: &str| today.results.get(name).unwrap();
        case.table(&format!("losses.{loss}"), names, get, &expected["losses"][loss], &1.into(), "");
    }
    if found.options.keys().map(String::as_str).ne(ids(&expected["options"])) {
        case.differ("options", "other options");
    }
    for (id, option) in &found.options {
        check_option(case, id, option, &expected["options"][id], &annual_cost);
    }
    let ranking: Vec<&str> = found.ranking.iter().map(|place| place.option.as_str()).collect();
    if expected["ranking"] != Value::from(ranking.clone()) {
        case.differ("ranking", format!("{ranking:?}, expected {}", expected["ranking"]));
    }
    for (path, base) in expected["inputs"].as_object().unwrap() {
        match model.input(path) {
            Some(input) if input.is_default() => case.differ(path, "a default, but it is written"),
            Some(input) => case.close(path, input.base(), base.as_str().unwrap(), &1.into(), TOLERANCE),
            None => case.differ(path, "no such input"),
        }
    }
    let written = model.inputs().iter().filter(|input| !input.is_default());
    let unknown: Vec<&str> =
        written.map(|input| input.path()).filter(|path| expected["inputs"].get(path).is_none()).collect();
    if !unknown.is_empty() {
        case.differ("inputs", format!("not in the document: {unknown:?}"));
    }
    if found.claims.keys().map(String::as_str).ne(ids(&expected["claims"])) {
        case.differ("claims", "other claims");
    }
    for (id, claim) in &found.claims {
        let expected = &expected["claims"][id];
        let path = format!("claims.{id}");
        case.close(&path, claim.claimed, expected["claimed"].as_str().unwrap(), &1.into(), TOLERANCE);
        let computed = claim.computed.ok_or(roicm::Reason::NotPaidBack);
        case.answer(&path, computed, &expected["computed"], &annual_cost);
        if expected["holds"] != claim.holds {
            case.differ(&path, format!("holds: {}, expected {}", claim.holds, expected["holds"]));
        }
    }
}

fn run(path: &str) -> (Case, String) {
    let expected: Value = serde_json::from_str(&cases::text(path)).unwrap();
    let document = expected["document"].as_str().unwrap().to_owned();
    let mut case = Case { name: document.clone(), differences: Vec::new(), compared: 0 };
    let model = Model::parse(&cases::text(&document)).unwrap_or_else(|problems| panic!("{document}: {problems}"));
    match model.evaluate() {
        Ok(found) => check(&mut case, &model, &found, &expected),
        Err(problems) => case.differ("", problems),
    }
    (case, document)
}

#[test]
fn every_value_and_every_none_is_that_of_the_oracle() {
    let runs: Vec<(Case, String)> =
        cases::files("tests/cases/evaluation", "json").iter().map(|path| run(path)).collect();
    let differences: Vec<&str> =
        runs.iter().flat_map(|(case, _)| &case.differences).take(40).map(String::as_str).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    for (case, document) in &runs {
        assert!(case.compared > 50, "{document}: only {} values", case.compared);
    }
    // Every document has its case.
    let documents: Vec<&str> = runs.iter().map(|(_, document)| document.as_str()).collect();
    let scenarios = cases::files("tests/cases/scenarios", "toml");
    assert!(scenarios.len() >= 12);
    for document in scenarios.iter().map(String::as_str).chain(SHIPPED) {
        assert!(documents.contains(&document), "no case for {document}: run oracle/evaluation.py");
    }
}
