//! How long a scenario takes: `cargo bench --package roicm`.
//!
//! Parsing, validating and evaluating the largest preset is to take well under a millisecond; a document of 256 KiB is
//! to be answered within 50 ms; the largest document within the limits is to be evaluated within a second.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

mod documents;

use divan::{Bencher, black_box};
use roicm::{EvaluateRequest, Model, SimulateRequest};

fn main() {
    divan::main();
}

fn multinational() -> &'static str {
    roicm::presets::preset("multinational").unwrap().toml
}

fn model() -> Model {
    Model::parse(multinational()).unwrap()
}

/// A result of the first option.
fn of_first_option(result: &str) -> String {
    format!("options.{}.{result}", model().options().next().unwrap())
}

mod preset {
    use super::*;

    #[divan::bench]
    fn parse() -> Model {
        Model::parse(black_box(multinational())).unwrap()
    }

    #[divan::bench]
    fn evaluate(bencher: Bencher<'_, '_>) {
        let model = model();
        bencher.bench_local(|| black_box(&model).evaluate().unwrap());
    }

    #[divan::bench]
    fn parse_and_evaluate() -> roicm::Evaluation {
        Model::parse(black_box(multinational())).unwrap().evaluate().unwrap()
    }

    #[divan::bench]
    fn what_claims_would_need(bencher: Bencher<'_, '_>) {
        let model = model();
        bencher.bench_local(|| black_box(&model).evaluate_with(EvaluateRequest { would_need: true }).unwrap());
    }

    #[divan::bench]
    fn explain(bencher: Bencher<'_, '_>) {
        let (model, result) = (model(), of_first_option("net_present_value"));
        bencher.bench_local(|| black_box(&model).explain(&result).unwrap());
    }

    #[divan::bench]
    fn goal_seek(bencher: Bencher<'_, '_>) {
        let (model, result) = (model(), of_first_option("net_present_value"));
        bencher.bench_local(|| black_box(&model).goal_seek(&result, "workforce.hourly_cost", 0.into()).unwrap());
    }

    #[divan::bench]
    fn goal_seek_payback(bencher: Bencher<'_, '_>) {
        let (model, result) = (model(), of_first_option("payback_months"));
        bencher.bench_local(|| black_box(&model).goal_seek(&result, "workforce.hourly_cost", 9.into()).unwrap());
    }
}

mod internal_rate_of_return {
    use super::*;

    /// Flows of a usual kind: money out, then money in.
    #[divan::bench(args = [36, 120, 600])]
    fn one_change_of_sign(bencher: Bencher<'_, '_>, months: u32) {
        let flows: Vec<f64> = (0..=months).map(|month| if month == 0 { -1000.0 } else { 40.0 }).collect();
        bencher.bench_local(|| roicm::finance::internal_rate_of_return(black_box(&flows)));
    }

    /// A flow that turns every year.
    #[divan::bench(args = [36, 120, 600])]
    fn a_change_of_sign_a_year(bencher: Bencher<'_, '_>, months: u32) {
        let flows: Vec<f64> =
            (0..=months).map(|month| if month / 12 % 2 == 0 { -100.0 } else { 103.0 + f64::from(month) }).collect();
        bencher.bench_local(|| roicm::finance::internal_rate_of_return(black_box(&flows)));
    }
}

mod limits {
    use super::*;

    #[divan::bench(args = ["1.5", "1.12345678901234567890123456"], sample_count = 10)]
    fn evaluate_the_largest(bencher: Bencher<'_, '_>, number: &str) {
        let model = Model::parse(&documents::largest(number)).unwrap();
        bencher.bench_local(|| black_box(&model).evaluate().unwrap());
    }

    #[divan::bench(sample_count = 10)]
    fn evaluate_the_largest_with_claims(bencher: Bencher<'_, '_>) {
        let model = Model::parse(&documents::largest_with_claims()).unwrap();
        bencher.bench_local(|| black_box(&model).evaluate().unwrap());
    }

    /// What comes before the first time that a simulation can be stopped.
    #[divan::bench(sample_count = 3, sample_size = 1, args = ["without claims", "with claims"])]
    fn prepare_to_simulate_the_largest(bencher: Bencher<'_, '_>, claims: &str) {
        let text = if claims == "with claims" { documents::largest_with_claims() } else { documents::largest("1.5") };
        let model = Model::parse(&text).unwrap();
        bencher.bench_local(|| black_box(&model).begin(&SimulateRequest::default()).unwrap());
    }

    #[divan::bench(args = documents::hostile().into_iter().map(|(name, _)| name), sample_count = 5, sample_size = 1)]
    fn hostile(bencher: Bencher<'_, '_>, name: &str) {
        let (_, text) = documents::hostile().into_iter().find(|(known, _)| *known == name).unwrap();
        bencher.bench_local(|| Model::parse(black_box(&text)).is_ok());
    }
}
