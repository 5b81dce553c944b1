//! Internal rates of return against the number and the places of a polynomial's roots, by Sturm's theorem.

use roicm::finance::{InternalRateOfReturn, Root, Verdict, internal_rate_of_return, sign_changes};

use super::roots::Sturm;
use crate::generate::Choices;
use crate::rational::Rational;

/// Doubles hold whole numbers up to here.
const EXACT: u128 = 1 << 53;

/// Flows with known rates, some close to one another and some twice: products of (q x − p).
pub(super) fn from_roots(choices: &mut Choices<'_>) -> Vec<i128> {
    let mut flows = vec![if choices.one_in(2) { 1 } else { -1 }];
    for _ in 0..choices.below(6) {
        let (p, q) = (1 + i128::from(choices.below(40)), 1 + i128::from(choices.below(40)));
        let factor = if choices.one_in(4) { vec![p * p + q * q, -2 * p, 1] } else { vec![-p, q] };
        for _ in 0..=u32::from(choices.one_in(5)) {
            let mut product = vec![0_i128; flows.len() + factor.len() - 1];
            for (i, a) in flows.iter().enumerate() {
                for (j, b) in factor.iter().enumerate() {
                    product[i + j] += a * b;
                }
            }
            if product.iter().any(|flow| flow.unsigned_abs() > EXACT) {
                return flows;
            }
            flows = product;
        }
    }
    flows
}

/// The parts of an answer agree with one another and with Descartes' rule of signs.
pub(super) fn consistent(found: &InternalRateOfReturn, flows: &[f64]) {
    let roots = &found.roots;
    let is_right = match found.verdict {
        Verdict::Unique => roots.len() == 1,
        Verdict::UniquePositive => roots.iter().filter(|root| root.growth > 1.0).count() == 1,
        Verdict::Several => roots.len() > 1,
        Verdict::None { .. } => roots.is_empty(),
    };
    assert!(is_right, "{flows:?}: {found:?}");
    assert!(roots.len() <= sign_changes(flows), "{flows:?}: {found:?}");
    assert!(roots.iter().all(|root| root.growth >= 0.0 && root.per_period > -1.0), "{flows:?}: {found:?}");
    assert!(roots.is_sorted_by(|a, b| a.growth <= b.growth), "{flows:?}: {found:?}");
    assert_eq!(found.rate().is_some(), matches!(found.verdict, Verdict::Unique | Verdict::UniquePositive));
}

/// |Σ PV| ÷ Σ |PV| of flows at a growth factor.
fn relative_value(flows: &[i128], growth: &Rational) -> Rational {
    let values: Vec<Rational> =
        flows.iter().zip(0..).map(|(flow, time)| &Rational::decimal((*flow).into(), 0) / &growth.power(time)).collect();
    let zero = Rational::from(0);
    let sum = values.iter().fold(zero.clone(), |total, value| &total + value);
    &sum.abs() / &values.iter().fold(zero, |total, value| &total + &value.abs())
}

/// Every root is one, and there are as many as there are.
pub(super) fn check(flows: &[i128]) {
    let doubles: Vec<f64> = flows.iter().map(|flow| *flow as f64).collect();
    let found = internal_rate_of_return(&doubles);
    consistent(&found, &doubles);
    let first = flows.iter().position(|flow| *flow != 0);
    let Some(polynomial) = first.map(|first| &flows[first..]) else {
        return assert!(found.roots.is_empty());
    };
    if polynomial.iter().skip(1).all(|flow| *flow == 0) {
        return assert!(found.roots.is_empty(), "{flows:?}: {found:?}");
    }
    let sturm = Sturm::new(polynomial);
    let expected = sturm.between(&0.into(), None);
    let growths: Vec<Rational> = found.roots.iter().map(|root| Rational::double(root.growth)).collect();
    // The roots of the polynomial are at 1 ÷ growth; how many there are near one of them.
    let near = |growth: &Rational, part: &str| {
        let one = Rational::from(1);
        let (less, more) = (&one - &Rational::parse(part), &one + &Rational::parse(part));
        let place = &one / growth;
        sturm.between(&(&place * &less), Some(&(&place * &more)))
    };
    for growth in &growths {
        assert!(relative_value(flows, growth) <= Rational::parse("1e-12"), "{flows:?}: {found:?}");
    }
    // Whether the value stays within 10^−15 of the flows between two places, which says that they are the same root; ten
    // times that, as it is found in doubles.
    let is_flat = |pair: &[f64]| {
        let between = |part: f64| libm::pow(pair[0], 1.0 - part) * libm::pow(pair[1], part);
        let values = [0.1, 0.3, 0.5, 0.7, 0.9].map(|part| Rational::double(between(part)));
        let slack = Rational::parse("1e-14");
        values.iter().all(|place| relative_value(flows, &(&Rational::from(1) / place)) <= slack)
    };
    if growths.len() == expected {
        // Each has one near it, or as near as can be told.
        let is_right = |growth: &Rational, root: &Root| {
            let is_same = |place: &f64| is_flat(&[1.0 / root.growth, *place]);
            near(growth, "1.23456789e-3") > 0 || sturm.places().iter().any(is_same)
        };
        let are_right = growths.iter().zip(&found.roots).all(|(growth, root)| is_right(growth, root));
        return assert!(are_right, "{flows:?}: {found:?}");
    }
    // Places that are the same count as one; where the value touches zero as near as that, there counts one.
    let places = sturm.places();
    let mergeable = places.windows(2).filter(|pair| is_flat(pair)).count();
    let touches = |growth: &Rational| {
        near(growth, "1.23456789e-2") == 0 && relative_value(flows, growth) <= Rational::parse("1e-14")
    };
    let touched = growths.iter().filter(|growth| touches(growth)).count();
    let allowed = expected - mergeable..=expected + touched;
    assert!(allowed.contains(&growths.len()), "{flows:?}: {allowed:?} roots, found {found:?}");
}
