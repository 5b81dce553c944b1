//! Draws against the quantile functions that they are made from.

use crate::{Bound, Exact, Scalar};

use super::super::{
    Beta, Discrete, Distribution, Gamma, Lognormal, Normal, Parent, Pert, Quantiles, Sample, Triangular, Uniform,
};

fn exact(number: f64) -> Exact {
    Exact::from_f64(number)
}

/// Distributions of every family, with shapes from one end to the other.
fn distributions() -> Vec<Distribution> {
    let shapes = [0.05, 0.3, 1.0, 1.7, 4.0, 30.0, 70.0, 5e3, 1e6].map(exact);
    let mut all: Vec<Distribution> = vec![
        Uniform::new((-3).into(), 8.into()).unwrap().into(),
        Triangular::new(1.into(), 2.into(), 6.into()).unwrap().into(),
        Triangular::new(1.into(), 1.into(), 6.into()).unwrap().into(),
        Triangular::new(1.into(), 6.into(), 6.into()).unwrap().into(),
        Triangular::new(1.into(), 1.into(), 1.into()).unwrap().into(),
        Discrete::new(&[3.into(), 1.into(), 2.into()], &[7.into(), 1.into(), 2.into()]).unwrap().into(),
        Sample::new(&[5.into(), 3.into(), 4.into(), 4.into(), 90.into()]).unwrap().into(),
    ];
    for (mode, lambda) in [(0.0, 4.0), (3.0, 4.0), (10.0, 4.0), (5.0, 0.0), (5.0, 100.0), (1.0, 1e6)] {
        all.push(Pert::new(0.into(), exact(mode), 10.into(), exact(lambda)).unwrap().into());
    }
    for a in shapes {
        all.push(Gamma::new(a, 3.into()).unwrap().into());
        all.extend(shapes.map(|b| Beta::new(a, b, (-1).into(), 2.into()).unwrap().into()));
    }
    let parent =
        |mean: f64, deviation: f64| Parent::Moments { mean: exact(mean), standard_deviation: exact(deviation) };
    let bounds = [(None, None), (Some(0.5), None), (None, Some(2.0)), (Some(0.9), Some(1.2)), (Some(4.0), None)];
    for (min, max) in bounds.map(|(min, max)| (min.map(exact), max.map(exact))) {
        all.extend([0.01, 0.5, 1.0].map(|deviation| parent(1.0, deviation)).into_iter().flat_map(|parent| {
            let normal = Normal::new(parent, min, max).ok().map(Distribution::from);
            normal.into_iter().chain(Lognormal::new(parent, min, max).ok().map(Distribution::from))
        }));
    }
    all.push(Lognormal::new(parent(1.0, 1e4), None, None).unwrap().into());
    for (triple, min, max) in [
        ([35.0, 50.0, 75.0], None, None),
        ([35.0, 50.0, 75.0], Some(0.0), None),
        ([35.0, 50.0, 75.0], None, Some(1000.0)),
        ([35.0, 50.0, 75.0], Some(0.0), Some(100.0)),
        ([1.0, 50.0, 99.0], Some(0.0), Some(100.0)),
        ([1.0, 5.0, 41.0], Some(0.0), None),
        ([0.0, 16.7, 100.0], None, None),
        ([0.0, 83.3, 100.0], None, None),
    ] {
        let [p10, p50, p90] = triple.map(exact);
        all.push(Quantiles::new(p10, p50, p90, min.map(exact), max.map(exact)).unwrap().into());
    }
    all
}

/// Probabilities in (0, 1) from one end to the other, ascending: dense in the middle, and far out.
fn probabilities() -> Vec<f64> {
    let tail = (1..=600).map(|step| libm::exp2(-f64::from(step) / 13.0));
    let mut all: Vec<f64> = (1..500).map(|step| f64::from(step) / 500.0).collect();
    all.extend(tail.clone());
    all.extend(tail.map(|q| 1.0 - q));
    all.extend([f64::MIN_POSITIVE, 5e-324, 1e-300, 0.5_f64.next_up(), 0.5_f64.next_down(), 1.0 - f64::EPSILON / 2.0]);
    all.sort_by(f64::total_cmp);
    all
}

#[test]
fn draws_are_quantiles_rise_and_stay_inside() {
    for distribution in distributions() {
        let inverse = distribution.inverse();
        let spread = distribution.quantile(0.95) - distribution.quantile(0.05);
        let end = |bound: Bound, none: f64| if let Bound::Finite(end) = bound { end.to_f64() } else { none };
        let support = distribution.support();
        let inside = end(support.low, f64::MIN)..=end(support.high, f64::MAX);
        let mut before = f64::MIN;
        for p in probabilities() {
            let (value, expected) = (inverse.value(p), distribution.quantile(p));
            let size = expected.abs().max(spread);
            let error = (value - expected).abs() / size;
            assert!(
                error <= 1e-12 || value == expected,
                "{value} is not {expected} at {p}, by {error}: {distribution:?}"
            );
            assert!(inside.contains(&value), "{value} at {p}: {distribution:?}");
            assert!(value >= before - 1e-14 * size, "{value} after {before} at {p}: {distribution:?}");
            before = value;
        }
    }
}

#[test]
fn only_the_most_extreme_shapes_are_computed_directly() {
    let direct: Vec<Distribution> = distributions().into_iter().filter(|x| x.inverse().is_direct()).collect();
    assert_eq!(direct, []);
}

#[test]
fn a_draw_depends_on_its_own_number_alone() {
    let numbers = probabilities();
    for distribution in distributions() {
        let inverse = distribution.inverse();
        let mut together = numbers.clone();
        inverse.fill(&mut together);
        for (number, value) in numbers.iter().zip(&together) {
            assert_eq!(inverse.value(*number).to_bits(), value.to_bits(), "{number}: {distribution:?}");
        }
        let mut later = numbers[3..].to_vec();
        inverse.fill(&mut later);
        assert_eq!(later, together[3..]);
    }
}

#[test]
fn what_no_table_is_near_enough_for_is_computed_directly() {
    let shape = Exact::new(1, -3);
    let gamma: Distribution = Gamma::new(shape, 3.into()).unwrap().into();
    let beta = Beta::new(shape, shape, Exact::ZERO, 1.into()).unwrap().into();
    for distribution in [gamma, beta] {
        let inverse = distribution.inverse();
        assert!(inverse.is_direct(), "{distribution:?}");
        for p in [1e-9, 0.1, 0.5, 0.75, 0.999] {
            assert_eq!(inverse.value(p), distribution.quantile(p), "{p}: {distribution:?}");
        }
    }
}
