//! A value of information in words.

/// `worth at most HKD 12,300 to know better`: to three digits, as estimates have no more, but never finer than the
/// currency's smallest coin. What cannot be told from 0 is said to be that.
pub(super) fn worth(currency: &str, value: f64, lower: f64, minor_unit: u32) -> String {
    let coin = libm::pow(10.0, -f64::from(minor_unit));
    if value < 0.5 * coin || lower <= 0.0 {
        return "not seen to be worth anything to know better".to_owned();
    }
    let step = libm::pow(10.0, libm::floor(libm::log10(value)) - 2.0);
    // Steps below 1 divide by their inverse, which is whole where the step is not a double.
    let rounded = if step >= 1.0 {
        (value / step).round() * step
    } else {
        (value * (1.0 / step).round()).round() / (1.0 / step).round()
    };
    let places = if rounded >= 100.0 { 0 } else { minor_unit as usize };
    let plain = format!("{:.places$}", if step < coin { value } else { rounded });
    let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("worth at most {currency} {grouped}{fraction} to know better")
}

#[cfg(test)]
mod tests {
    use super::worth;

    #[test]
    fn amounts_have_the_digits_that_estimates_have() {
        let amount = |value: f64, minor_unit| {
            let words = worth("HKD", value, 0.9 * value, minor_unit);
            words.trim_start_matches("worth at most HKD ").trim_end_matches(" to know better").to_owned()
        };
        assert_eq!(worth("HKD", 12_345.678, 11_000.0, 2), "worth at most HKD 12,300 to know better");
        assert_eq!(amount(1_234_567.0, 2), "1,230,000");
        assert_eq!(amount(999_600.0, 2), "1,000,000");
        assert_eq!(amount(123.4, 2), "123");
        assert_eq!(amount(99.96, 2), "100");
        assert_eq!(amount(12.34, 2), "12.30");
        assert_eq!(amount(1.234, 2), "1.23");
        assert_eq!(amount(0.129, 2), "0.13");
        assert_eq!(amount(1.234, 0), "1");
        assert_eq!(worth("HKD", 0.004, 0.003, 2), "not seen to be worth anything to know better");
        assert_eq!(worth("HKD", 12_345.678, -5.0, 2), "not seen to be worth anything to know better");
    }
}
