//! Exact decimals against fractions of whole numbers without limits.

use core::cmp::Ordering;

use roicm::{Exact, Fault, Number, Ordered, Scalar};

use crate::random::{Operand, shown};
use crate::rational::Rational;

/// The largest magnitude: 2^96 − 1.
const LARGEST: &str = "79228162514264337593543950335";
/// What is promised of results that do not fit 28 digits, as a part of their terms.
const PROMISED: &str = "1e-20";

/// An operand: sixteen bytes of a coefficient, one of an exponent.
fn operand(bytes: &mut &[u8]) -> Operand {
    let mut take = |count: usize| {
        let (first, rest) = bytes.split_at(count.min(bytes.len()));
        *bytes = rest;
        first.to_vec()
    };
    let exponent = i32::from(take(1).first().map_or(0, |byte| byte.cast_signed())) / 2;
    let wide = take(16).into_iter().fold(0_i128, |wide, byte| (wide << 8) | i128::from(byte));
    // As many digits as can be held.
    let coefficient = wide % 10_i128.pow(38);
    let whole = i32::try_from(coefficient.unsigned_abs().to_string().len()).expect("a few digits");
    Operand::new(coefficient, exponent.min(28 - whole))
}

pub(super) fn run(bytes: &[u8]) {
    let Some((choice, mut rest)) = bytes.split_first() else { return };
    let (a, b) = (operand(&mut rest), operand(&mut rest));
    if a.exact.fault().is_some() || b.exact.fault().is_some() {
        return;
    }
    let what = format!("{choice}: {} and {}", a.exact, b.exact);
    match choice % 7 {
        0 => {
            let terms = &a.rational.abs() + &b.rational.abs();
            right(a.exact + b.exact, &(&a.rational + &b.rational), &terms, &what);
            right(a.exact - b.exact, &(&a.rational - &b.rational), &terms, &what);
        }
        1 => {
            let product = &a.rational * &b.rational;
            right(a.exact * b.exact, &product, &product.abs(), &what);
        }
        2 if b.rational.is_zero() => assert_eq!((a.exact / b.exact).fault(), Some(Fault::DivisionByZero), "{what}"),
        2 => {
            let quotient = &a.rational / &b.rational;
            right(a.exact / b.exact, &quotient, &quotient.abs(), &what);
        }
        3 => ordered(&a, &b, &what),
        4 => {
            let degree = 1 + u32::from(rest.first().copied().unwrap_or(1) % 12);
            root(&a, degree, &what);
        }
        5 => {
            let places = u32::from(rest.first().copied().unwrap_or(2) % 31);
            // Of what is shown: digits beyond the 28th must not decide a half.
            let rounded = shown(a.exact).round(places);
            if rounded.abs() <= Rational::parse(LARGEST) {
                right(a.exact.round(places), &rounded, &rounded.abs(), &what);
            }
        }
        _ => texts(&a, &what),
    }
}

/// A result is right to what is promised, and an overflow where it is one.
fn right(found: Exact, exact: &Rational, terms: &Rational, what: &str) {
    let largest = Rational::parse(LARGEST);
    if let Some(fault) = found.fault() {
        assert_eq!(fault, Fault::Overflow, "{what}");
        // Rounding to the digits that are held may be what passes it.
        return assert!(exact.abs() > &largest - &Rational::from(1), "{what}: an overflow, but it is {exact:?}");
    }
    assert!(exact.abs() < &largest + &Rational::from(1), "{what}: {found}, but it overflows");
    let found = shown(found);
    if found != *exact {
        assert!(exact.significant_digits().is_none_or(|digits| digits > 28), "{what}: {found:?}, not {exact:?}");
        assert!((&found - exact).abs() <= terms * &Rational::parse(PROMISED), "{what}: {found:?}, not {exact:?}");
    }
}

fn ordered(a: &Operand, b: &Operand, what: &str) {
    let order = a.rational.cmp(&b.rational);
    assert_eq!(a.exact.compare(b.exact), Some(order), "{what}");
    assert_eq!(a.exact.is_below(b.exact), order == Ordering::Less, "{what}");
    assert_eq!(a.exact == b.exact, order == Ordering::Equal, "{what}");
}

/// Between the neighbours of the root, to what is promised.
fn root(a: &Operand, degree: u32, what: &str) {
    let found = a.exact.root(degree);
    if a.rational.is_negative() && degree > 1 {
        return assert!(found.fault().is_some(), "{what}: a root of what is negative");
    }
    if found.fault().is_some() || a.rational.is_zero() {
        return assert!(a.rational.is_zero() && found.is_zero(), "{what}: {found}");
    }
    let found = shown(found).abs();
    let slack = &found * &Rational::parse(PROMISED);
    let (low, high) = ((&found - &slack).power(degree), (&found + &slack).power(degree));
    let radicand = a.rational.abs();
    assert!(low <= radicand && radicand <= high, "{what}: root {degree}");
}

/// Its text and its double are the nearest.
fn texts(a: &Operand, what: &str) {
    let text = a.exact.to_string();
    let error = (&Rational::parse(&text) - &a.rational).abs();
    assert!(error <= &a.rational.abs() * &Rational::parse("1e-27"), "{what}: {text}");
    if a.rational.significant_digits().is_some_and(|digits| digits <= 28) {
        let nearest: f64 = text.parse().expect("a number");
        assert_eq!(a.exact.to_f64().to_bits(), (nearest + 0.0).to_bits(), "{what}");
    }
    if let Some(decimal) = a.exact.to_decimal() {
        let error = (&Rational::parse(&decimal.to_string()) - &a.rational).abs();
        assert!(
            error <= Rational::parse("1e-28").max(&a.rational.abs() * &Rational::parse("1e-27")),
            "{what}: {decimal}"
        );
    }
}
