//! Currencies of ISO 4217.

use iso_currency::Currency;

use crate::problem::{Code, Problem};

/// A code as it is written, checked.
pub(crate) fn check(code: &str, path: &str) -> Result<(), Problem> {
    if Currency::from_code(code).is_some() {
        return Ok(());
    }
    let upper = code.to_ascii_uppercase();
    let help = if Currency::from_code(&upper).is_some() {
        format!("did you mean `{upper}`?")
    } else {
        "give the three capital letters of ISO 4217, such as HKD, USD or CNY".to_owned()
    };
    let message = format!("{} is not a currency of ISO 4217", crate::document::text::quoted(code));
    Err(Problem::new(Code::UnknownCurrency, path, message).help(help))
}

/// Places after the point of a currency's amounts: 2 for HKD, 0 for JPY, and 2 for what is no currency.
#[must_use]
pub fn minor_unit(code: &str) -> u32 {
    Currency::from_code(code).and_then(Currency::exponent).map_or(2, u32::from)
}
