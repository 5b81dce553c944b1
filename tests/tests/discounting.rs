//! Discounting against 50-digit values: `oracle/discounting.py` makes the table.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use roicm::finance::{Timing, discount_factors, effective_monthly_rate, monthly_growth_factor, present_values};
use roicm::{Exact, Scalar};
use serde_json::Value;

/// A decimal written as `d.ddd…`, with or without `e±x`, to 36 digits.
fn decimal(text: &str) -> Exact {
    let (significand, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let places = significand.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits = significand.replace('.', "");
    let dropped = digits.len().saturating_sub(36);
    let shift = i32::try_from(dropped).unwrap() - i32::try_from(places).unwrap();
    Exact::new(digits[..digits.len() - dropped].parse().unwrap(), exponent.parse::<i32>().unwrap() + shift)
}

fn assert_close<N: Scalar + core::fmt::Debug>(found: N, expected: N, scale: N, tolerance: N, what: &str) {
    let error = (found - expected).abs();
    assert!(error.to_f64().is_finite(), "{what}: {found:?}");
    assert!(!(scale.abs() * tolerance).is_below(error), "{what}: {found:?}, expected {expected:?}");
}

/// As in the script.
fn flows<N: Scalar>(months: i64) -> Vec<N> {
    (0..=months).map(|month| N::integer((1_000 * month) % 977 - 300)).collect()
}

fn check<N: Scalar + core::fmt::Debug>(tolerance: N, read: impl Fn(&str) -> N) {
    let read = |value: &Value| read(value.as_str().unwrap());
    let table: Value = serde_json::from_str(include_str!("../oracle/discounting.json")).unwrap();
    let rows = table.as_array().unwrap();
    assert!(rows.len() >= 8);
    for row in rows {
        let text = row["annual_rate"].as_str().unwrap();
        let annual = read(&row["annual_rate"]);
        let growth = monthly_growth_factor(annual);
        let monthly = effective_monthly_rate(annual);
        assert_close(monthly, read(&row["effective_monthly_rate"]), monthly, tolerance, text);
        for (month, expected) in row["discount_factors"].as_object().unwrap() {
            let factor = discount_factors(growth).nth(month.parse().unwrap()).unwrap();
            assert_close(factor, read(expected), factor, tolerance, &format!("{text}, month {month}"));
        }
        for (months, expected) in row["net_present_values"].as_object().unwrap() {
            let values = present_values(&flows::<N>(months.parse().unwrap()), growth, Timing::AtOnce);
            let magnitude = N::sum(values.iter().map(|value| value.abs()));
            let what = format!("{text}, {months} months");
            assert_close(N::sum(values), read(expected), magnitude, tolerance, &what);
        }
    }
}

#[test]
fn doubles_are_right_to_twelve_digits() {
    check::<f64>(1e-12, |text| text.parse().unwrap());
}

#[test]
fn decimals_are_right_to_twenty() {
    check(Exact::new(1, -20), decimal);
}
