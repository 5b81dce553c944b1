//! Exact decimals against two independent oracles: fractions of whole numbers without limits, and tables by Python's
//! `decimal`, which `oracle/money.py` makes.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use core::cmp::Ordering;
use std::collections::BTreeMap;

use conformance::cases;
use conformance::random::{Operand, SplitMix, shown};
use conformance::rational::Rational;
use roicm::{Exact, Fault, Number, Ordered, Scalar};

/// Cases of each operation and each kind of operand.
const CASES: usize = 10_000;
/// What is promised of results that do not fit 28 digits, as a part of their terms.
const PROMISED: &str = "1e-20";
/// What they are shown with.
const SHOWN: &str = "1e-27";
const LARGEST: i128 = 79_228_162_514_264_337_593_543_950_335;

type Make = fn(&mut SplitMix) -> Operand;

fn each(seed: u64, mut check: impl FnMut(&mut SplitMix, Make)) {
    for (kind, make) in [Operand::random as Make, Operand::awkward].into_iter().enumerate() {
        let mut random = SplitMix::new(seed * 10 + u64::try_from(kind).unwrap());
        for _ in 0..CASES {
            check(&mut random, make);
        }
    }
}

/// A result is exact where it fits 28 digits, else within `tolerance` of its terms, and an overflow where it is one.
fn right(found: Exact, exact: &Rational, terms: &Rational, tolerance: &str, what: &str) {
    let largest = Rational::decimal(LARGEST.into(), 0);
    if let Some(fault) = found.fault() {
        assert_eq!(fault, Fault::Overflow, "{what}");
        return assert!(exact.abs() > largest, "{what}: an overflow, but it is {exact:?}");
    }
    assert!(exact.abs() < &largest + &Rational::from(1), "{what}: {found}, but it overflows");
    let found = shown(found);
    if found == *exact {
        return;
    }
    assert!(exact.significant_digits().is_none_or(|digits| digits > 28), "{what}: {found:?}, not {exact:?}");
    let error = (&found - exact).abs();
    assert!(error <= terms * &Rational::parse(tolerance), "{what}: {found:?}, not {exact:?}");
}

/// Whether rounding to fewer digits could pass the largest magnitude.
fn is_at_the_limit(a: &Operand) -> bool {
    a.rational.abs() > Rational::parse("7.9228162514264e28")
}

#[test]
fn sums_and_differences() {
    each(1, |random, make| {
        let (a, b) = (make(random), make(random));
        let terms = &a.rational.abs() + &b.rational.abs();
        let what = format!("{} and {}", a.exact, b.exact);
        right(a.exact + b.exact, &(&a.rational + &b.rational), &terms, SHOWN, &what);
        right(a.exact - b.exact, &(&a.rational - &b.rational), &terms, SHOWN, &what);
        right(-a.exact, &-&a.rational, &terms, SHOWN, &what);
    });
}

#[test]
fn products() {
    each(2, |random, make| {
        let (a, b) = (make(random), make(random));
        let exact = &a.rational * &b.rational;
        right(a.exact * b.exact, &exact, &exact.abs(), SHOWN, &format!("{} × {}", a.exact, b.exact));
    });
}

#[test]
fn quotients() {
    each(3, |random, make| {
        let (a, b) = (make(random), make(random));
        if b.rational.is_zero() {
            return assert_eq!((a.exact / b.exact).fault(), Some(Fault::DivisionByZero));
        }
        let exact = &a.rational / &b.rational;
        right(a.exact / b.exact, &exact, &exact.abs(), SHOWN, &format!("{} ÷ {}", a.exact, b.exact));
    });
}

#[test]
fn comparisons() {
    each(4, |random, make| {
        let a = make(random);
        // Another, or the same by a longer way, or a neighbour.
        let b = match random.below(3) {
            0 => make(random),
            1 if a.rational.significant_digits().is_some_and(|digits| digits <= 28) => {
                let ten = Operand::new(10, 0);
                Operand { exact: a.exact * ten.exact / ten.exact, rational: a.rational.clone() }
            }
            _ => {
                let small = Operand::new(1, -i32::try_from(random.below(40)).unwrap());
                let sum = &a.rational + &small.rational;
                if sum.significant_digits().is_none_or(|digits| digits > 28) {
                    return;
                }
                Operand { exact: a.exact + small.exact, rational: sum }
            }
        };
        if b.exact.fault().is_some() {
            return assert_eq!(a.exact.compare(b.exact), None);
        }
        let order = a.rational.cmp(&b.rational);
        let what = format!("{} and {}", a.exact, b.exact);
        assert_eq!(a.exact.compare(b.exact), Some(order), "{what}");
        assert_eq!(b.exact.compare(a.exact), Some(order.reverse()), "{what}");
        assert_eq!(a.exact == b.exact, order == Ordering::Equal, "{what}");
        assert_eq!(a.exact.is_below(b.exact), order == Ordering::Less, "{what}");
        let (smaller, larger) = if order == Ordering::Greater { (&b, &a) } else { (&a, &b) };
        assert_eq!(a.exact.min(b.exact).compare(smaller.exact), Some(Ordering::Equal), "{what}");
        assert_eq!(a.exact.max(b.exact).compare(larger.exact), Some(Ordering::Equal), "{what}");
        let zero = Rational::from(0);
        assert_eq!(a.exact.is_zero(), a.rational == zero);
        assert_eq!(a.exact.is_negative(), a.rational < zero);
        assert_eq!(a.exact.is_positive(), a.rational > zero);
    });
}

#[test]
fn roundings_go_half_away_from_zero() {
    each(5, |random, make| {
        let (a, places) = (make(random), random.below(12));
        let found = a.exact.round(places);
        let what = format!("{} to {places} places", a.exact);
        if is_at_the_limit(&a) {
            return;
        }
        // Of what is shown: digits beyond the 28th must not decide a half.
        let exact = shown(a.exact).round(places);
        right(found, &exact, &exact.abs(), SHOWN, &what);
        let half = Rational::decimal(5.into(), -1 - i32::try_from(places).unwrap());
        let slack = &a.rational.abs() * &Rational::parse(SHOWN);
        assert!((&shown(found) - &a.rational).abs() <= &half + &slack, "{what}: {found}");
    });
    for (text, places, rounded) in [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.5", 0, "3"),
        ("1.005", 2, "1.01"),
        ("-1.005", 2, "-1.01"),
        ("1.004999999999999999999999999", 2, "1"),
        ("9.995", 2, "10"),
        ("0.0049", 2, "0"),
    ] {
        let value: rust_decimal::Decimal = text.parse().unwrap();
        assert_eq!(Exact::from(value).round(places).to_string(), rounded, "{text}");
    }
}

#[test]
fn texts_and_decimals_hold_what_is_shown() {
    each(6, |random, make| {
        let a = make(random);
        let text = a.exact.to_string();
        assert!(!text.contains(['e', 'E']), "{text} is not plain");
        assert!(!text.contains('.') || !text.ends_with(['0', '.']), "{text} is not the shortest");
        assert!(
            text.bytes().filter(u8::is_ascii_digit).count() <= 29
                || text.starts_with(['0', '-'])
                || a.rational.abs() > 1.into()
        );
        right(a.exact, &a.rational, &a.rational.abs(), SHOWN, &text);

        let decimal = a.exact.to_decimal().unwrap_or_else(|| panic!("{text} is no decimal"));
        let found = Rational::parse(&decimal.to_string());
        // 28 digits, and 28 places.
        let error = (&found - &a.rational).abs();
        let allowed = (&a.rational.abs() * &Rational::parse("6e-28")).max(Rational::parse("6e-29"));
        assert!(error <= allowed, "{text} became {decimal}");
        if let Some(28..) | None = a.rational.significant_digits() {
            return;
        }
        let back = Exact::from(decimal);
        if a.rational == found {
            assert_eq!(back, a.exact, "{text} came back as {back}");
        }
    });
}

#[test]
fn doubles_are_the_nearest() {
    each(7, |random, make| {
        let a = make(random);
        let found = a.exact.to_f64();
        assert!(found.is_finite(), "{}", a.exact);
        let distance = |double: f64| (&Rational::parse(&format!("{double:.400}")) - &a.rational).abs();
        let error = distance(found);
        assert!(error <= distance(found.next_up()) && error <= distance(found.next_down()), "{} is {found:e}", a.exact);
        // And back, by the shortest decimal.
        if is_at_the_limit(&a) {
            return;
        }
        let back = Exact::from_f64(found);
        assert!(back.to_f64().to_bits() == found.to_bits() || found == 0.0, "{found:e}");
        assert_eq!(shown(back), Rational::parse(&format!("{found:e}")), "{found:e}");
    });
}

#[test]
fn powers() {
    each(8, |random, make| {
        let (a, exponent) = (make(random), random.below(40));
        let exact = a.rational.power(exponent);
        right(a.exact.power(exponent), &exact, &exact.abs(), "1e-25", &format!("{}^{exponent}", a.exact));
    });
    assert_eq!(Exact::ZERO.power(0), 1.into());
    assert_eq!(Exact::from(-3).power(3), (-27).into());
    assert_eq!(Exact::from(2).power(96).fault(), Some(Fault::Overflow));
    // The square that is not needed may overflow.
    assert_eq!(Exact::from(2).power(95), Exact::new(1 << 95, 0));
}

#[test]
fn roots() {
    each(9, |random, make| {
        let (a, most) = (make(random), [12, 600][random.below(2) as usize]);
        let degree = 1 + random.below(most);
        let found = a.exact.root(degree);
        let what = format!("the {degree}th root of {}", a.exact);
        if a.rational.is_zero() || degree == 1 {
            return assert_eq!(found, a.exact, "{what}");
        }
        if a.rational.is_negative() {
            return assert_eq!(found.fault(), Some(Fault::Undefined), "{what}");
        }
        assert!(found.fault().is_none(), "{what}: {found}");
        // (found (1 ± 1e-25))^degree lies on either side.
        let side = |factor: &str| (&shown(found) * &Rational::parse(factor)).power(degree);
        assert!(side("0.9999999999999999999999999") < a.rational, "{what}: {found}");
        assert!(side("1.0000000000000000000000001") > a.rational, "{what}: {found}");
    });
}

#[test]
fn roots_of_the_largest_and_of_the_small() {
    for degree in 2..=600 {
        let root = Exact::new(LARGEST, 0).root(degree);
        assert_eq!(root.fault(), None, "the {degree}th root");
        let power = shown(root).power(degree);
        let relative = (&(&power / &Rational::decimal(LARGEST.into(), 0)) - &Rational::from(1)).abs();
        assert!(relative < Rational::parse("1e-23"), "the {degree}th root: {root}");
        let small = Exact::new(1, -200).root(degree);
        let power = shown(small).power(degree);
        let relative = (&(&power / &Rational::decimal(1.into(), -200)) - &Rational::from(1)).abs();
        assert!(relative < Rational::parse("1e-23"), "the {degree}th root of 1e-200: {small}");
    }
}

#[test]
fn sums_of_many_terms_that_cancel() {
    each(10, |random, make| {
        let operands: Vec<Operand> = (0..2 + random.below(20)).map(|_| make(random)).collect();
        let mut sum = Exact::ZERO;
        let (mut exact, mut terms) = (Rational::from(0), Rational::from(0));
        // Each, and then each taken away again but the first: what is left is the first.
        let signed = operands.iter().map(|x| (x, false)).chain(operands.iter().skip(1).rev().map(|x| (x, true)));
        for (x, is_taken) in signed {
            sum = if is_taken { sum - x.exact } else { sum + x.exact };
            terms = &terms + &x.rational.abs();
        }
        exact = &exact + &operands[0].rational;
        if sum.fault().is_some() {
            return;
        }
        let error = (&shown(sum) - &exact).abs();
        assert!(error <= &terms * &Rational::parse(PROMISED), "{operands:?}: {sum}");
    });
}

#[test]
fn overflow_is_a_fault_and_nothing_else_is() {
    let largest = Exact::new(LARGEST, 0);
    assert_eq!(largest.fault(), None);
    assert_eq!(Exact::new(LARGEST + 1, 0).fault(), Some(Fault::Overflow));
    assert_eq!((largest + Exact::from(1)).fault(), Some(Fault::Overflow));
    assert_eq!((-largest - Exact::from(1)).fault(), Some(Fault::Overflow));
    assert_eq!((largest - Exact::from(1) + Exact::from(1)).compare(largest), Some(Ordering::Equal));
    assert_eq!((largest * Exact::from(2)).fault(), Some(Fault::Overflow));
    assert_eq!((largest / Exact::new(1, -1)).fault(), Some(Fault::Overflow));
    assert_eq!((largest * Exact::new(1, -28) * Exact::new(1, 28)).compare(largest), Some(Ordering::Equal));
    assert_eq!(Exact::new(1, 29).fault(), Some(Fault::Overflow));
    assert_eq!(Exact::new(0, i32::MAX), Exact::ZERO);
    assert_eq!(Exact::new(1, i32::MAX).fault(), Some(Fault::Overflow));
    // The largest decimal there is comes back from what is the largest here.
    assert_eq!(Exact::from(rust_decimal::Decimal::MAX).compare(largest), Some(Ordering::Equal));
    assert_eq!(largest.to_decimal(), Some(rust_decimal::Decimal::MAX));
    assert_eq!((-largest).to_decimal(), Some(rust_decimal::Decimal::MIN));
    // A fault stays what it was first.
    let fault = Exact::from(1) / Exact::ZERO;
    for found in [
        fault + largest,
        largest - fault,
        fault * Exact::ZERO,
        fault / Exact::ZERO,
        -fault,
        fault.round(2),
        fault.power(2),
        fault.root(2),
        fault.min(1.into()),
        Exact::from(1).max(fault),
    ] {
        assert_eq!(found.fault(), Some(Fault::DivisionByZero));
    }
    assert!(Exact::from_f64(f64::NAN).fault().is_some() && Exact::from_f64(f64::INFINITY).fault().is_some());
    assert_eq!(Exact::from_f64(1e300).fault(), Some(Fault::Overflow));
}

#[test]
fn small_numbers_keep_all_their_digits() {
    let tiny = Exact::new(1_234_567_890_123_456_789, -38);
    let product = tiny * tiny * tiny;
    let exact = Rational::decimal(1_234_567_890_123_456_789_i128.into(), -38).power(3);
    right(product, &exact, &exact, SHOWN, "tiny × tiny × tiny");
    assert!(product.is_positive());
    let back = product / tiny / tiny;
    assert!((&shown(back) - &shown(tiny)).abs() <= &shown(tiny) * &Rational::parse("1e-27"), "{back}");
    assert_eq!(Exact::new(1, -300) * Exact::new(1, -300), Exact::new(1, -600));
}

/// The sections of the table, each with its results.
fn table(text: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut sections = BTreeMap::new();
    for section in text.split("# ").filter(|section| !section.is_empty()) {
        let (name, results) = section.split_once('\n').unwrap();
        sections.insert(name, results.trim_end().split('\n').collect());
    }
    sections
}

#[test]
fn the_table_of_another_decimal_library() {
    let text = cases::text("tests/cases/money.txt");
    let sections = table(&text);
    let check = |seed: u64, name: &str, compute: &mut dyn FnMut(&mut SplitMix) -> Exact| {
        let mut random = SplitMix::new(seed);
        let results = &sections[name];
        assert_eq!(results.len(), CASES, "{name}");
        for (index, expected) in results.iter().enumerate() {
            let found = compute(&mut random);
            let what = format!("{name} {index}: {found}, not {expected}");
            match (*expected, expected.strip_suffix('~')) {
                ("overflow", _) => assert_eq!(found.fault(), Some(Fault::Overflow), "{what}"),
                ("division by zero", _) => assert_eq!(found.fault(), Some(Fault::DivisionByZero), "{what}"),
                (exact, None) => assert!(shown(found) == Rational::parse(exact), "{what}"),
                (_, Some(rounded)) => {
                    let rounded = Rational::parse(rounded);
                    let tolerance = if matches!(name, "power" | "root") { "1e-25" } else { SHOWN };
                    let error = (&shown(found) - &rounded).abs();
                    assert!(error <= &rounded.abs() * &Rational::parse(tolerance), "{what}");
                }
            }
        }
    };
    let operand = |random: &mut SplitMix| Operand::random(random).exact;
    check(1, "add", &mut |random| operand(random) + operand(random));
    check(2, "subtract", &mut |random| operand(random) - operand(random));
    check(3, "multiply", &mut |random| operand(random) * operand(random));
    check(4, "divide", &mut |random| operand(random) / operand(random));
    check(6, "round_half_away", &mut |random| {
        let value = operand(random);
        value.round(random.below(12))
    });
    check(7, "power", &mut |random| {
        let base = Exact::new(8_500_000_000 + i128::from(random.draw() % 3_000_000_001), -10);
        base.power(random.below(601))
    });
    check(8, "root", &mut |random| {
        let value = operand(random).abs();
        value.root(1 + random.below(600))
    });
    let mut random = SplitMix::new(5);
    let signs = sections["compare"][0];
    assert_eq!(signs.len(), CASES);
    for sign in signs.chars() {
        let (a, b) = (operand(&mut random), operand(&mut random));
        let expected = match sign {
            '<' => Ordering::Less,
            '>' => Ordering::Greater,
            _ => Ordering::Equal,
        };
        assert_eq!(a.compare(b), Some(expected), "{a} and {b}");
    }
}
