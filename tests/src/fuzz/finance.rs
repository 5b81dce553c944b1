//! Investment analysis, computed a second time on fractions of whole numbers without limits.

use roicm::finance::{
    Timing, effective_monthly_rate, equivalent_rate, internal_rate_of_return, modified_internal_growth,
    net_present_value, payback,
};
use roicm::{Exact, Scalar};

use super::rates_of_return;
use crate::generate::Choices;
use crate::random::shown;
use crate::rational::Rational;

/// What is promised of exact decimals, as a part of their terms.
const PROMISED: &str = "1e-20";
/// What a dozen steps in doubles may lose, as a part of the terms.
const DOUBLES: &str = "1e-12";

pub(super) fn run(bytes: &[u8]) {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let mut choices = Choices::new(rest);
    match choice % 6 {
        0 => present_value(&mut choices),
        1 => rates_of_return::check(&flows(&mut choices)),
        2 => rates_of_return::check(&rates_of_return::from_roots(&mut choices)),
        3 => modified(&mut choices),
        4 => paid_back(&mut choices),
        _ => any_doubles(rest),
    }
    if choice % 6 == 0 {
        rates(&mut choices);
    }
}

/// Some flows: whole numbers of up to seven digits.
fn flows(choices: &mut Choices<'_>) -> Vec<i128> {
    let count = 1 + choices.below(12);
    let flow = |choices: &mut Choices<'_>| {
        let size = i128::from(choices.below(1_000)) * 10_i128.pow(choices.below(5));
        if choices.one_in(2) { size } else { -size }
    };
    (0..count).map(|_| flow(choices)).collect()
}

/// A rate above −100%, as a fraction of a thousand.
fn rate(choices: &mut Choices<'_>) -> i64 {
    i64::from(choices.below(3_000)) - 900
}

fn exact(flows: &[i128]) -> Vec<Exact> {
    flows.iter().map(|flow| Exact::new(*flow, 0)).collect()
}

fn doubles(flows: &[i128]) -> Vec<f64> {
    exact(flows).iter().map(|flow| flow.to_f64()).collect()
}

fn rational(value: i128) -> Rational {
    Rational::decimal(value.into(), 0)
}

fn thousandths(rate: i64) -> (Exact, f64, Rational) {
    let exact = Exact::new(rate.into(), -3);
    (exact, exact.to_f64(), Rational::decimal(rate.into(), -3))
}

/// Not further apart than a part of the terms.
fn near(found: &Rational, expected: &Rational, terms: &Rational, part: &str, what: &dyn core::fmt::Debug) {
    let error = (found - expected).abs();
    assert!(error <= terms * &Rational::parse(part), "{what:?}: {found:?}, expected {expected:?}");
}

fn present_value(choices: &mut Choices<'_>) {
    let (flows, rate) = (flows(choices), rate(choices));
    let (in_exact, in_double, in_full) = thousandths(rate);
    let growth = &Rational::from(1) + &in_full;
    for (timing, first) in [(Timing::AtOnce, 0), (Timing::PeriodEnd, 1)] {
        let values = flows.iter().zip(first..).map(|(flow, time)| &rational(*flow) / &growth.power(time));
        let values: Vec<Rational> = values.collect();
        let sum = |of: &dyn Fn(&Rational) -> Rational| {
            values.iter().fold(Rational::from(0), |total, value| &total + &of(value))
        };
        let (expected, terms) = (sum(&Rational::clone), sum(&Rational::abs));
        let what = (timing, rate, &flows);
        let found = net_present_value(in_exact, &exact(&flows), timing);
        near(&shown(found), &expected, &terms, PROMISED, &what);
        let found = net_present_value(in_double, &doubles(&flows), timing);
        near(&Rational::double(found), &expected, &terms, DOUBLES, &what);
        if timing == Timing::PeriodEnd {
            // Half a period earlier: worth the root of the growth more.
            let middle = net_present_value(in_double, &doubles(&flows), Timing::MidPeriod);
            let terms = &terms * &growth.clone().max(1.into());
            near(&Rational::double(middle / growth_root(in_double)), &expected, &terms, DOUBLES, &what);
        }
    }
}

fn growth_root(rate: f64) -> f64 {
    (1.0 + rate).sqrt()
}

/// Rates of one period in terms of another, by raising both to the same period.
fn rates(choices: &mut Choices<'_>) {
    let (rate, from, to) = (rate(choices), 1 + choices.below(12), 1 + choices.below(12));
    let (in_exact, in_double, in_full) = thousandths(rate);
    let growth = &Rational::from(1) + &in_full;
    let of = |found: Rational| &Rational::from(1) + &found;
    let what = (rate, from, to);
    let year = of(Rational::double(effective_monthly_rate(in_double))).power(12);
    near(&year, &growth, &growth, DOUBLES, &what);
    let year = of(shown(effective_monthly_rate(in_exact))).power(12);
    near(&year, &growth, &growth.clone().max(1.into()), PROMISED, &what);
    let expected = growth.power(from);
    // A rate near −100% has no more digits than its distance from there.
    let found = of(Rational::double(equivalent_rate(in_double, from, to)));
    let terms = &expected + &(&found.power(to - 1) * &Rational::from(i64::from(to)));
    near(&found.power(to), &expected, &terms, DOUBLES, &what);
}

fn modified(choices: &mut Choices<'_>) {
    let flows = flows(choices);
    let (finance, reinvest) = (rate(choices), rate(choices));
    let (finance, reinvest) = (thousandths(finance), thousandths(reinvest));
    let growth = |rate: &Rational| &Rational::from(1) + rate;
    let one = Exact::from(1);
    let found = modified_internal_growth(&exact(&flows), one + finance.0, one + reinvest.0);
    let in_doubles = modified_internal_growth(&doubles(&flows), 1.0 + finance.1, 1.0 + reinvest.1);
    let has = |is: &dyn Fn(i128) -> bool| flows.iter().any(|flow| is(*flow));
    let is_defined = has(&|flow| flow > 0) && has(&|flow| flow < 0);
    let what = (&flows, finance.1, reinvest.1);
    assert_eq!((found.is_some(), in_doubles.is_some()), (is_defined, is_defined), "{what:?}");
    let (Some(found), Some(in_doubles)) = (found, in_doubles) else { return };
    let periods = u32::try_from(flows.len() - 1).expect("a few");
    let mut received = Rational::from(0);
    let mut paid = Rational::from(0);
    for (flow, time) in flows.iter().zip(0..) {
        if *flow > 0 {
            received = &received + &(&rational(*flow) * &growth(&reinvest.2).power(periods - time));
        } else {
            paid = &paid + &(&rational(-*flow) / &growth(&finance.2).power(time));
        }
    }
    let expected = &received / &paid;
    near(&shown(found).power(periods), &expected, &expected, "1e-18", &what);
    near(&Rational::double(in_doubles).power(periods), &expected, &expected, "1e-11", &what);
}

/// The definition on fractions: running totals under the zero rule, and straight lines between them.
fn paid_back(choices: &mut Choices<'_>) {
    let flows = flows(choices);
    let (mut total, mut turnover) = (0_i128, 0_i128);
    let (mut before, mut crossings) = (0_i128, Vec::new());
    for (flow, time) in flows.iter().zip(0_i64..) {
        total += flow;
        turnover += flow.abs();
        let settled = if total.abs() * 1_000_000_000 <= turnover { 0 } else { total };
        if before < 0 && settled >= 0 {
            crossings.push(&Rational::from(time - 1) + &(&rational(-before) / &rational(settled - before)));
        }
        before = settled;
    }
    let zero = || Some(Rational::from(0));
    // It never is below where it never comes up, and does not end below.
    let expected = match (before < 0, crossings.is_empty()) {
        (false, true) => (zero(), zero()),
        (false, false) => (crossings.last().cloned(), crossings.first().cloned()),
        (true, _) => (None, crossings.first().cloned()),
    };
    let found = payback(&exact(&flows));
    let in_doubles = payback(&doubles(&flows));
    assert_eq!(
        (found.crossings as usize, in_doubles.crossings as usize),
        (crossings.len(), crossings.len()),
        "{flows:?}"
    );
    let terms = Rational::from(20);
    let same = |found: Option<Rational>, expected: &Option<Rational>, part: &str| match (found, expected) {
        (Some(found), Some(expected)) => near(&found, expected, &terms, part, &flows),
        (found, expected) => assert_eq!(found.is_some(), expected.is_some(), "{flows:?}"),
    };
    same(found.sustained.map(shown), &expected.0, PROMISED);
    same(found.first_break_even.map(shown), &expected.1, PROMISED);
    same(in_doubles.sustained.map(Rational::double), &expected.0, DOUBLES);
    same(in_doubles.first_break_even.map(Rational::double), &expected.1, DOUBLES);
}

/// Whatever doubles there are: an answer, whose parts agree.
fn any_doubles(bytes: &[u8]) {
    let (chunks, _) = bytes.as_chunks::<8>();
    let flows: Vec<f64> = chunks.iter().map(|chunk| f64::from_bits(u64::from_le_bytes(*chunk))).collect();
    rates_of_return::consistent(&internal_rate_of_return(&flows), &flows);
    let found = payback(&flows);
    let times = [found.sustained, found.first_break_even].into_iter().flatten();
    let last = flows.len() as f64;
    assert!(times.filter(|time| !time.is_nan()).all(|time| (0.0..=last).contains(&time)), "{flows:?}: {found:?}");
    for timing in Timing::ALL {
        let _ = net_present_value(0.01, &flows, *timing);
    }
    let _ = modified_internal_growth(&flows, 1.01, 1.02);
}
