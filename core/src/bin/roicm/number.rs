//! Numbers as people read them: rounded half away from zero, with separators of thousands.

use roicm::{Exact, Ordered, Unit};

use crate::wrap::GLUE;

/// Digits that a value is shown with where its unit prescribes no places.
const SIGNIFICANT: u32 = 4;

/// With separators of thousands, and exactly so many places after the point.
pub(crate) fn fixed(value: Exact, places: u32) -> String {
    let text = value.round(places).to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let places = places as usize;
    if places == 0 { grouped(whole) } else { format!("{}.{fraction:0<places$}", grouped(whole)) }
}

/// As it is written, with separators of thousands.
pub(crate) fn plain(value: Exact) -> String {
    let text = value.to_string();
    match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", grouped(whole)),
        None => grouped(&text),
    }
}

fn grouped(whole: &str) -> String {
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A share or a rate as percent, with so many places.
pub(crate) fn percent(value: Exact, places: u32) -> String {
    format!("{}%", fixed(value * Exact::from(100), places))
}

/// As percent, as it is written.
fn plain_percent(value: Exact) -> String {
    format!("{}%", plain(value * Exact::from(100)))
}

/// To four digits, or to the unit where it has more before the point.
pub(crate) fn significant(value: Exact) -> String {
    let mut places = SIGNIFICANT - 1;
    let mut bound = Exact::from(10);
    while places > 0 && !value.abs().is_below(bound) {
        places -= 1;
        bound = bound * Exact::from(10);
    }
    let mut small = Exact::from(1);
    while !value.is_zero() && value.abs().is_below(small) && places < 12 {
        places += 1;
        small = small / Exact::from(10);
    }
    let text = fixed(value, places);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// An amount in a currency, rounded to its smallest coin; whole amounts without coins.
pub(crate) fn money(value: Exact, currency: &str) -> String {
    format!("{currency}{GLUE}{}", coins(value, currency))
}

/// An amount rounded to its currency's smallest coin, or further where it is less than a coin.
fn coins(value: Exact, currency: &str) -> String {
    let places = roicm::minor_unit(currency);
    let rounded = value.round(places);
    match rounded.is_zero() {
        true if !value.is_zero() => significant(value),
        _ if value == value.round(0) => fixed(value, 0),
        _ => fixed(value, places),
    }
}

/// Months, to one place.
pub(crate) fn months(value: Exact) -> String {
    fixed(value, 1)
}

/// A value with its unit.
pub(crate) fn in_unit(value: Exact, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Share | Unit::Ratio | Unit::RatePerYear | Unit::RatePerMonth => with_rate_unit(percent(value, 2), unit),
        Unit::Months => format!("{} months", months(value)),
        Unit::ExchangeRate => significant(value),
        _ if unit.is_money() => format!("{currency}{GLUE}{}{}", coins(value, currency), per(unit)),
        _ => format!("{} {}", significant(value), spoken(unit.name())),
    }
}

/// A value as it is written, with its unit.
pub(crate) fn written_in_unit(value: Exact, unit: Unit, currency: &str) -> String {
    if unit.is_money() {
        return format!("{currency}{GLUE}{}{}", plain(value), per(unit));
    }
    let (value, unit) = written(value, unit, currency);
    format!("{value} {}", spoken(&unit)).trim_end().to_owned()
}

/// A unit in a sentence.
fn spoken(unit: &str) -> String {
    unit.replace(" / year", " a year")
}

/// A value as it is written, and its unit beside it.
pub(crate) fn written(value: Exact, unit: Unit, currency: &str) -> (String, String) {
    match unit {
        Unit::Share | Unit::Ratio => (plain_percent(value), String::new()),
        Unit::RatePerYear => (plain_percent(value), "a year".to_owned()),
        Unit::RatePerMonth => (plain_percent(value), "a month".to_owned()),
        Unit::ExchangeRate => (plain(value), format!("{currency} for 1")),
        _ => (plain(value), unit.in_currency(currency)),
    }
}

fn with_rate_unit(text: String, unit: Unit) -> String {
    match unit {
        Unit::RatePerYear => format!("{text} a year"),
        Unit::RatePerMonth => format!("{text} a month"),
        _ => text,
    }
}

/// What an amount of money is for: ` / hour`.
fn per(unit: Unit) -> String {
    spoken(unit.name().strip_prefix("money").unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(value: Exact, currency: &str) -> String {
        crate::wrap::shown(&super::money(value, currency))
    }

    fn exact(text: &str) -> Exact {
        roicm::document::parse_decimal(text).unwrap().into()
    }

    #[test]
    fn money_has_separators_and_the_places_of_its_currency() {
        assert_eq!(money(exact("1874.972098629484680287"), "HKD"), "HKD 1,874.97");
        assert_eq!(money(exact("-1234567.005"), "HKD"), "HKD -1,234,567.01");
        assert_eq!(money(exact("0.5"), "JPY"), "JPY 1");
        assert_eq!(money(exact("1000"), "HKD"), "HKD 1,000");
        assert_eq!(money(exact("1000.5"), "HKD"), "HKD 1,000.50");
        assert_eq!(money(exact("-0.001"), "HKD"), "HKD -0.001");
        assert_eq!(fixed(exact("-0.004"), 2), "0.00");
    }

    #[test]
    fn values_keep_four_digits() {
        for (value, text) in [
            ("3.206831908", "3.207"),
            ("7411.76", "7,412"),
            ("0", "0"),
            ("0.000123456", "0.0001235"),
            ("790.6", "790.6"),
            ("120", "120"),
            ("-12.345", "-12.35"),
        ] {
            assert_eq!(significant(exact(value)), text);
        }
    }

    #[test]
    fn shares_are_percent_on_paper() {
        assert_eq!(percent(exact("0.8931"), 0), "89%");
        assert_eq!(percent(exact("0.8931"), 1), "89.3%");
        assert_eq!(written(exact("0.375"), Unit::Share, ""), ("37.5%".to_owned(), String::new()));
        assert_eq!(in_unit(exact("1874.972"), Unit::MoneyPerHour, "HKD"), "HKD\u{a0}1,874.97 / hour");
        assert_eq!(in_unit(exact("3.2"), Unit::EventsPerYear, ""), "3.2 events a year");
        assert_eq!(written_in_unit(exact("18.5"), Unit::MoneyPerYear, "HKD"), "HKD\u{a0}18.5 a year");
    }
}
