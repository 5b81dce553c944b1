//! Distributions against values at 50 digits, which `oracle/distributions.py` makes, and against what defines them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use roicm::distribution::{
    Beta, Discrete, Distribution, Gamma, Lognormal, Normal, Parent, Pert, Quantiles, Sample, Triangular, Uniform,
};
use roicm::{Bound, Exact, Scalar};
use rust_decimal::Decimal;
use serde_json::Value;

/// A parameter set of the oracle: the distribution, its quantiles and its other points.
struct Case {
    family: String,
    what: String,
    distribution: Distribution,
    /// p, Q(p).
    quantiles: Vec<(f64, f64)>,
    /// x, the probabilities of at most and above it, the density.
    points: Vec<[f64; 4]>,
}

impl Case {
    /// p95 − p5, as the oracle has it.
    fn spread(&self) -> f64 {
        let at = |p: f64| self.quantiles.iter().find(|point| point.0 == p).unwrap().1;
        at(0.95) - at(0.05)
    }

    /// What the error promised is relative to.
    fn size(&self, value: f64) -> f64 {
        value.abs().max(self.spread())
    }
}

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().or_else(|_| Decimal::from_scientific(text)).unwrap().into()
}

fn cases() -> Vec<Case> {
    let document: Value = serde_json::from_str(include_str!("../oracle/distributions.json")).unwrap();
    let probabilities: Vec<f64> = document["probabilities"].as_array().unwrap().iter().map(number).collect();
    let case = |case: &Value| {
        let quantiles = case["quantiles"].as_array().unwrap().iter().map(number);
        let points = case["points"].as_array().unwrap().iter();
        Case {
            family: case["family"].as_str().unwrap().to_owned(),
            what: {
                let given = case.as_object().unwrap().iter().filter(|(_, value)| value.is_string());
                given.map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ")
            },
            distribution: distribution(case),
            quantiles: probabilities.iter().copied().zip(quantiles).collect(),
            points: points.map(|point| [0, 1, 2, 3].map(|index| number(&point[index]))).collect(),
        }
    };
    document["distributions"].as_array().unwrap().iter().map(case).collect()
}

fn distribution(case: &Value) -> Distribution {
    let given = |name: &str| case[name].as_str().map(exact);
    let need = |name: &str| given(name).unwrap();
    let (min, max) = (given("min"), given("max"));
    let parent = || Parent::from_parts(given("mean"), given("standard_deviation"), None, None).unwrap();
    match case["family"].as_str().unwrap() {
        "uniform" => Uniform::new(need("min"), need("max")).unwrap().into(),
        "triangular" => Triangular::new(need("min"), need("mode"), need("max")).unwrap().into(),
        "pert" => Pert::new(need("min"), need("mode"), need("max"), need("lambda")).unwrap().into(),
        "normal" => Normal::new(parent(), min, max).unwrap().into(),
        "lognormal" => Lognormal::new(parent(), min, max).unwrap().into(),
        "beta" => Beta::new(need("alpha"), need("beta"), need("min"), need("max")).unwrap().into(),
        "gamma" => Gamma::new(need("shape"), need("scale")).unwrap().into(),
        "quantiles" => Quantiles::new(need("p10"), need("p50"), need("p90"), min, max).unwrap().into(),
        other => panic!("{other}"),
    }
}

/// What is promised for quantiles, relative to the larger of the value and p95 − p5.
const QUANTILES: f64 = 1e-12;
/// And for draws, which may be as far again from the quantiles.
const DRAWS: f64 = 2e-12;
/// And for probabilities and densities, relative to themselves.
const PROBABILITIES: f64 = 1e-12;

/// The largest error of each family with the count of points, printed and held to what `allowed` says.
#[derive(Default)]
struct Errors(BTreeMap<String, (usize, f64, String)>);

impl Errors {
    fn add(&mut self, case: &Case, error: f64, at: f64) {
        let entry = self.0.entry(case.family.clone()).or_default();
        entry.0 += 1;
        if error.is_nan() || error > entry.1 {
            entry.1 = if error.is_nan() { f64::INFINITY } else { error };
            entry.2 = format!("at {at:e} of {}", case.what);
        }
    }

    fn hold(&self, what: &str, least: usize, allowed: f64) {
        for (family, (count, error, place)) in &self.0 {
            println!("{what}, {family}: {error:.1e} over {count} points ({place})");
        }
        for (family, (count, error, place)) in &self.0 {
            assert!(*error <= allowed, "{what}, {family}: {error:e} {place}");
            assert!(*count >= least, "{what}, {family}: {count} points");
        }
    }
}

#[test]
fn quantiles_are_as_near_as_promised() {
    let mut errors = Errors::default();
    for case in cases() {
        for &(p, expected) in &case.quantiles {
            let error = (case.distribution.quantile(p) - expected).abs() / case.size(expected);
            errors.add(&case, error, p);
        }
    }
    errors.hold("quantiles", 2_000, QUANTILES);
}

#[test]
fn draws_are_as_near_as_promised() {
    let mut errors = Errors::default();
    for case in cases() {
        let inverse = case.distribution.inverse();
        for &(p, expected) in &case.quantiles {
            let error = (inverse.value(p) - expected).abs() / case.size(expected);
            errors.add(&case, error, p);
        }
    }
    errors.hold("draws", 2_000, DRAWS);
}

/// About as much as the rounding of a value, and of what it is measured from, is.
fn rounding(case: &Case, x: f64) -> f64 {
    let support = case.distribution.support();
    let ends = [support.low, support.high].into_iter().filter_map(|bound| match bound {
        Bound::Finite(end) => Some(end.to_f64()),
        _ => None,
    });
    let nearest = ends.min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs())).unwrap_or(x);
    let middle = case.quantiles[case.quantiles.len() / 2].1;
    let magnitude = x.abs().max(nearest.abs());
    let magnitude = match case.family.as_str() {
        // Offsets of normal variables are counted from the mean, those of log-normal ones as logarithms.
        "normal" => magnitude.max(middle.abs()),
        "lognormal" => magnitude * libm::log(x / middle).abs().max(1.0),
        _ => magnitude,
    };
    4.0 * f64::EPSILON * magnitude
}

#[test]
fn cumulative_probabilities_are_right_in_the_lower_tail_and_in_the_upper() {
    let mut errors = Errors::default();
    for case in cases() {
        for &[x, lower, _, density] in &case.points {
            let found = case.distribution.cdf(x);
            let unavoidable = density * rounding(&case, x);
            let error = ((found - lower).abs() - unavoidable).max(0.0) / lower;
            errors.add(&case, error, x);
        }
    }
    errors.hold("cumulative probabilities", 400, PROBABILITIES);
}

#[test]
fn densities_are_right() {
    let mut errors = Errors::default();
    for case in cases() {
        for &[x, .., density] in &case.points {
            let found = case.distribution.density(x).unwrap();
            // What the rounding of the value does to it, from the densities beside it.
            let step = 1e6 * rounding(&case, x);
            let beside = [x - step, x + step].map(|x| (case.distribution.density(x).unwrap() - found).abs());
            let unavoidable = 1e-6 * beside[0].max(beside[1]);
            let error = ((found - density).abs() - unavoidable).max(0.0) / density;
            errors.add(&case, error, x);
        }
    }
    errors.hold("densities", 400, PROBABILITIES);
}

/// Probabilities in (0, 1), ascending, in the middle and far out.
fn probabilities() -> Vec<f64> {
    let tail = (1..=1_070).map(|octave| libm::exp2(-f64::from(octave)));
    let mut all: Vec<f64> = (1..500).map(|step| f64::from(step) / 500.0).collect();
    all.extend(tail.clone().chain(tail.map(|q| 1.0 - q)).filter(|p| (0.0..1.0).contains(p)));
    all.sort_by(f64::total_cmp);
    all.dedup();
    all.retain(|&p| p > 0.0);
    all
}

#[test]
fn quantiles_rise_and_stay_inside_the_support() {
    for case in cases() {
        let support = case.distribution.support();
        let end = |bound: Bound, none: f64| if let Bound::Finite(end) = bound { end.to_f64() } else { none };
        let (low, high) = (end(support.low, f64::NEG_INFINITY), end(support.high, f64::INFINITY));
        let ends = (case.distribution.quantile(0.0), case.distribution.quantile(1.0));
        assert_eq!(ends, (low, high), "{}: {}", case.family, case.what);
        let mut before = low;
        for p in probabilities() {
            let value = case.distribution.quantile(p);
            assert!((low..=high).contains(&value), "{value} at {p}: {} with {}", case.family, case.what);
            let slack = 4e-15 * case.size(value);
            assert!(value >= before - slack, "{value} after {before} at {p}: {} with {}", case.family, case.what);
            before = value;
        }
    }
}

#[test]
fn what_is_no_probability_has_no_quantile_and_no_number_no_probability() {
    let discrete = Discrete::new(&[1.into(), 2.into()], &[1.into(), 1.into()]).unwrap().into();
    let sample = Sample::new(&[1.into(), 2.into()]).unwrap().into();
    for distribution in cases().into_iter().map(|case| case.distribution).chain([discrete, sample]) {
        for p in [-1e-300, -1.0, 1.0 + f64::EPSILON, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(distribution.quantile(p).is_nan(), "{p}: {distribution:?}");
        }
        assert!(distribution.cdf(f64::NAN).is_nan(), "{distribution:?}");
        assert!(distribution.density(f64::NAN).is_none_or(f64::is_nan), "{distribution:?}");
        let everywhere = [f64::NEG_INFINITY, f64::INFINITY].map(|x| distribution.cdf(x));
        assert_eq!(everywhere, [0.0, 1.0], "{distribution:?}");
        let nowhere = [f64::NEG_INFINITY, f64::INFINITY].map(|x| distribution.density(x));
        assert!(nowhere.iter().all(|density| density.is_none_or(|density| density == 0.0)), "{distribution:?}");
    }
}

#[test]
fn outside_of_the_support_there_is_nothing() {
    for case in cases() {
        let support = case.distribution.support();
        if let Bound::Finite(low) = support.low {
            let below = low.to_f64() - 1e-3 - 1e-6 * low.to_f64().abs();
            assert_eq!(case.distribution.cdf(below), 0.0, "{}", case.what);
            assert_eq!(case.distribution.density(below), Some(0.0), "{}", case.what);
        }
        if let Bound::Finite(high) = support.high {
            let above = high.to_f64() + 1e-3 + 1e-6 * high.to_f64().abs();
            assert_eq!(case.distribution.cdf(above), 1.0, "{}", case.what);
            assert_eq!(case.distribution.density(above), Some(0.0), "{}", case.what);
        }
    }
}

#[test]
fn constants_have_a_step_and_no_density() {
    let five = Exact::from(5);
    let parent = Parent::Moments { mean: five, standard_deviation: Exact::ZERO };
    let constants: [Distribution; 8] = [
        Uniform::new(five, five).unwrap().into(),
        Triangular::new(five, five, five).unwrap().into(),
        Pert::new(five, five, five, 4.into()).unwrap().into(),
        Normal::new(parent, None, None).unwrap().into(),
        Lognormal::new(parent, None, Some(6.into())).unwrap().into(),
        Quantiles::new(five, five, five, None, None).unwrap().into(),
        Discrete::new(&[five], &[1.into()]).unwrap().into(),
        Sample::new(&[five, five]).unwrap().into(),
    ];
    for constant in constants {
        let inverse = constant.inverse();
        for p in [0.0, 1e-9, 0.5, 1.0 - 1e-9, 1.0] {
            assert_eq!((constant.quantile(p), inverse.value(p)), (5.0, 5.0), "{constant:?}");
        }
        assert_eq!([4.999, 5.0, 5.001].map(|x| constant.cdf(x)), [0.0, 1.0, 1.0], "{constant:?}");
        assert_eq!(constant.density(5.0), None, "{constant:?}");
        assert!(constant.quantile(1.1).is_nan() && constant.cdf(f64::NAN).is_nan(), "{constant:?}");
    }
}

#[test]
fn draws_of_values_with_weights_are_their_quantiles_in_ascending_order() {
    let values: Vec<Exact> = [7, -2, 30, 4, 4, 11].map(Exact::from).to_vec();
    let weights: Vec<Exact> = [1, 5, 0, 2, 3, 9].map(Exact::from).to_vec();
    let discrete = Distribution::from(Discrete::new(&values, &weights).unwrap());
    let sample = Distribution::from(Sample::new(&values).unwrap());
    for distribution in [discrete, sample] {
        let inverse = distribution.inverse();
        for p in probabilities() {
            assert_eq!(inverse.value(p), distribution.quantile(p), "{p}: {distribution:?}");
        }
        for step in 1_u32..10_000 {
            let p = f64::from(step) / 10_000.0;
            assert_eq!(inverse.value(p), distribution.quantile(p), "{p}: {distribution:?}");
        }
    }
    // A weight of zero is never drawn.
    let never =
        Distribution::from(Discrete::new(&[1.into(), 2.into(), 3.into()], &[0.into(), 1.into(), 0.into()]).unwrap());
    assert!(probabilities().iter().all(|&p| never.inverse().value(p) == 2.0));
}
