//! Cases of Sobol indices: functions of uniform numbers, whose indices are estimated.

use roicm::statistics::{SobolFactor, SobolIndex, SobolSettings, by_point, sobol_indices};

use super::{Answer, Inputs, table};

/// How far estimates from 2^14 rows may be from the closed forms, whose own tolerance the cases give.
pub(crate) const TOLERANCE: f64 = 0.01;

pub(crate) fn indices(id: &str, inputs: &Inputs<'_>) -> Answer {
    match id {
        "sobol-g" => {
            let a: Vec<f64> = inputs.list("a");
            let part = |x: f64, a: f64| ((4.0 * x - 2.0).abs() + a) / (1.0 + a);
            // Those beyond the fifth are like it, and not listed again.
            estimated(a.len(), 5, |point| point.iter().zip(&a).map(|(x, a)| part(*x, *a)).product())
        }
        "sobol-product" => {
            assert_eq!(inputs.0["model"], "x1*x2, U(0,1)");
            estimated(2, 2, |point| point[0] * point[1])
        }
        other => panic!("no runner for {other}"),
    }
}

fn estimated(columns: usize, listed: usize, function: impl Fn(&[f64]) -> f64 + Sync) -> Answer {
    let settings = SobolSettings { samples: 1 << 14, resamples: 0, ..SobolSettings::default() };
    let found = sobol_indices(columns, &settings, by_point(function)).unwrap();
    let list = |index: fn(&SobolFactor) -> Option<SobolIndex>| {
        let all: Vec<f64> = found.factors.iter().map(|factor| index(factor).unwrap().estimate).collect();
        assert!(all[listed..].iter().all(|other| (other - all[listed - 1]).abs() <= TOLERANCE), "{all:?}");
        Answer::List(all[..listed].to_vec())
    };
    table([("S", list(|factor| factor.first_order)), ("ST", list(|factor| factor.total))])
}
