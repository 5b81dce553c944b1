//! Tables of scenarios against the same scenarios alone.

use core::ops::ControlFlow;

use rust_decimal::Decimal;

use super::*;
use crate::{Code, Model, Problem, Problems, SimulateRequest};

const SCENARIO: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 24
    discount_rate = 0.08
    payback_target_months = 9
    workforce = { headcount = 50, hourly_cost = 200 }
    losses.rework = { events_per_year = 600, minutes_per_event.pert = { min = 8, mode = 17, max = 30 } }
    losses.late = { events_per_year = 2, cost_per_event = 5000, arrival = "poisson" }
    [options.lite]
    subscriptions.seats.price_per_user_month = 18
    [options.lite.steps.now]
    cost = 6000
    effects = [{ loss = "rework", input = "events_per_year", reduce_by = 0.6 }]
    [options.other.steps.now]
    cost = 60000
    effects = [{ loss = "late", input = "events_per_year", reduce_by.uniform = { min = 0.2, max = 0.8 } }]
"#;

fn column(path: &str, values: &[&str]) -> InputColumn {
    let values = values.iter().map(|text| crate::document::parse_decimal(text)).collect();
    InputColumn { path: path.to_owned(), values }
}

fn table() -> Vec<InputColumn> {
    vec![
        column("workforce.hourly_cost", &["200", "-5", "0", "1,0", "350.5", "7"]),
        column("options.lite.steps.now.cost", &["6000", "1", "0", "2", "90000", "3"]),
        column("options.lite.steps.now.month", &["0", "1", "2", "3", "25", "4"]),
    ]
}

fn alone(row: usize) -> Option<Model> {
    let table = table();
    let values: Vec<(&str, Decimal)> = table
        .iter()
        .map(|column| column.values[row].clone().ok().map(|value| (column.path.as_str(), value)))
        .collect::<Option<_>>()?;
    Model::parse(SCENARIO).unwrap().with(values).ok()
}

fn on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn rows_are_what_their_scenarios_are_alone() {
    let model = Model::parse(SCENARIO).unwrap();
    let results = ["options.lite.payback_months", "today.losses.rework.share", "options.other.internal_rate_of_return"];
    let evaluate = |threads| EvaluateManyRequest { results: results.map(str::to_owned).to_vec(), threads };
    let many = model.evaluate_many(&table(), &evaluate(1), &mut on).unwrap();
    assert_eq!(many, model.evaluate_many(&table(), &evaluate(4), &mut on).unwrap());
    let is_bad: Vec<bool> = many.problems.iter().map(Option::is_some).collect();
    assert_eq!(is_bad, [false, true, false, true, true, false]);
    for (place, path) in results.into_iter().enumerate() {
        for row in 0..6 {
            let expected = alone(row).and_then(|model| model.result(path).unwrap().ok());
            assert_eq!(many.results[place].values[row], expected, "{path} {row}");
        }
    }
}

#[test]
fn simulated_rows_have_the_bits_that_they_have_alone() {
    let model = Model::parse(SCENARIO).unwrap();
    let run = SimulateRequest { trials: 2048, seed: 7, ..SimulateRequest::default() };
    let request = |threads| SimulateManyRequest {
        results: [
            "options.lite.net_present_value.mean",
            "today.annual_cost.quantiles.0.93",
            "do_nothing.probability_best",
        ]
        .map(str::to_owned)
        .to_vec(),
        simulation: SimulateRequest { threads, ..run.clone() },
    };
    let many = model.simulate_many(&table(), &request(1), &mut on).unwrap();
    for threads in [0, 3, 16] {
        assert_eq!(many, model.simulate_many(&table(), &request(threads), &mut on).unwrap());
    }
    for row in 0..6 {
        let expected = alone(row).map(|model| {
            let request = SimulateRequest { quantiles: vec![0.93], ..run.clone() };
            let simulation = model.simulate(&request).unwrap();
            let cost = simulation.today.annual_cost.quantile(0.93).unwrap().value;
            let mean = simulation.options["lite"].result("net_present_value").unwrap().mean.value;
            [mean, cost, Some(simulation.do_nothing.estimate)]
        });
        let found = core::array::from_fn(|place| many.results[place].values[row]);
        assert_eq!(found, expected.unwrap_or_default(), "{row}");
    }
}

#[test]
fn what_is_wrong_with_the_table_is_told_at_once() {
    let model = Model::parse(SCENARIO).unwrap();
    let codes = |columns: &[InputColumn], results: &[&str]| {
        let results = results.iter().map(|path| (*path).to_owned()).collect();
        let request = EvaluateManyRequest { results, threads: 1 };
        let problems = model.evaluate_many(columns, &request, &mut on).unwrap_err();
        problems.iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[column("workforce.hourly_cots", &["1"])], &[]), [Code::UnknownReference]);
    assert_eq!(codes(&[column("losses.rework", &["1"])], &[]), [Code::WrongType]);
    let twice = [column("discount_rate", &["0"]), column("discount_rate", &["0", "1"])];
    assert_eq!(codes(&twice, &[]), [Code::DuplicateKey, Code::InvalidArgument]);
    assert_eq!(codes(&[], &["options.lite.nothing", "nothing"]), [Code::UnknownResult, Code::UnknownResult]);
    let samples = SimulateManyRequest::from_json(r#"{"samples": true}"#).unwrap();
    assert!(model.simulate_many(&[], &samples, &mut on).is_err());
    let figure = SimulateManyRequest::from_json(r#"{"results": ["options.lite.probability"]}"#).unwrap();
    assert!(model.simulate_many(&[], &figure, &mut on).is_err());
}

#[test]
fn usual_results_are_given_where_none_is_named_and_no_rows_are_no_problem() {
    let model = Model::parse(SCENARIO).unwrap();
    let many = model.evaluate_many(&[], &EvaluateManyRequest::default(), &mut on).unwrap();
    assert_eq!((many.results.len(), many.problems.len()), (7, 0));
    let request = SimulateManyRequest::from_json(r#"{"trials": 64}"#).unwrap();
    let many = model.simulate_many(&[column("discount_rate", &["0.1"])], &request, &mut on).unwrap();
    assert_eq!((many.results.len(), many.problems.as_slice()), (9, &[None][..]));
    assert!(many.results.iter().all(|result| result.values[0].is_some()));
}

#[test]
fn rows_are_stopped_when_told_to() {
    let model = Model::parse(SCENARIO).unwrap();
    let values = vec![Ok::<_, Problem>(Decimal::ONE); 1_000];
    let column = InputColumn { path: "workforce.headcount".to_owned(), values };
    let stop = &mut |done| if done > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let stopped: Result<_, Problems> = model.evaluate_many(&[column], &EvaluateManyRequest::default(), stop);
    assert_eq!(stopped.unwrap_err().as_slice()[0].code, Code::Cancelled);
}
