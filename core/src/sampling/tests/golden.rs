//! Values pinned by a second writing of the definition, `tests/oracle/sampling.py`.
//!
//! Changing one of them changes every result that was ever simulated with the same seed.

use serde_json::Value;

use super::{Sampler, columns};
use crate::sampling::generator;

const VALUES: &str = include_str!("../../../../tests/oracle/sampling.json");

fn document() -> Value {
    serde_json::from_str(VALUES).unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

fn index(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn uniform_numbers_are_those_of_the_definition() {
    let document = document();
    let paths = texts(&document["paths"]);
    let runs = document["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 24);
    for run in runs {
        let sampler: Sampler = run["sampler"].as_str().unwrap().parse().unwrap();
        let (trials, seed) = (run["trials"].as_u64().unwrap(), run["seed"].as_str().unwrap().parse().unwrap());
        let columns = columns(sampler, trials, seed, &paths);
        for (column, expected) in columns.iter().zip(run["values"].as_array().unwrap()) {
            for (trial, text) in run["chosen"].as_array().unwrap().iter().map(index).zip(texts(expected)) {
                let expected: f64 = text.parse().unwrap();
                assert_eq!(column[trial].to_bits(), expected.to_bits(), "{sampler} {trials} {seed}: {trial}");
            }
        }
    }
}

#[test]
fn further_draws_are_those_of_the_definition() {
    for event in document()["events"].as_array().unwrap() {
        let number = |name: &str| event[name].as_u64().unwrap();
        let small = |name: &str| u32::try_from(number(name)).unwrap();
        let block = generator(number("seed"), event["path"].as_str().unwrap(), number("block"));
        let mut generator = block.at(small("trial"), small("month"));
        for text in texts(&event["numbers"]) {
            assert_eq!(generator.next_u64().to_string(), text);
        }
    }
}

#[test]
fn points_of_a_net_before_scrambling_are_those_of_scipy() {
    let document = document();
    let net = &document["net"];
    let dimensions = crate::sampling::sobol::dimensions(2_000, 12);
    assert_eq!(dimensions.len(), crate::sampling::sobol::DIMENSIONS);
    for known in net["dimensions"].as_array().unwrap() {
        let dimension = &dimensions[index(&known["dimension"]) - 1];
        for (number, text) in net["numbers"].as_array().unwrap().iter().zip(texts(&known["points"])) {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(dimension.point(number.as_u64().unwrap()), expected, "{known} {number}");
        }
    }
}

/// The points printed on the authors' page for three dimensions, in the order of Gray's code.
#[test]
fn the_first_points_are_those_published() {
    let published = [
        [0.0, 0.0, 0.0],
        [0.5, 0.5, 0.5],
        [0.75, 0.25, 0.25],
        [0.25, 0.75, 0.75],
        [0.375, 0.375, 0.625],
        [0.875, 0.875, 0.125],
        [0.625, 0.125, 0.875],
        [0.125, 0.625, 0.375],
        [0.1875, 0.3125, 0.9375],
        [0.6875, 0.8125, 0.4375],
    ];
    let dimensions = crate::sampling::sobol::dimensions(3, 4);
    for (number, point) in (0_u64..).zip(published) {
        let number = number ^ (number >> 1);
        assert_eq!([0, 1, 2].map(|dimension: usize| dimensions[dimension].point(number)), point);
    }
}
