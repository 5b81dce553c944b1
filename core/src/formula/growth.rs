//! Growth in yearly steps, and discounting by the month.

use super::Scope;
use crate::{Number, Unit};

/// (1 + g)^y for month m ≥ 1 in year y = ⌊(m − 1) / 12⌋: one factor for each month of the horizon.
pub(crate) fn factors<N: Number>(rate: N, horizon: u32, at: Scope<'_>, of: &str) -> Vec<N> {
    let growth = N::integer(1) + rate;
    let mut factors = Vec::with_capacity(horizon as usize);
    let mut factor = N::integer(1);
    for month in 1..=horizon {
        if month > 1 && (month - 1) % 12 == 0 {
            let year = (month - 1) / 12;
            factor = (factor * growth).named(|| at.name(&format!("{of}.year_{year}"), Unit::Ratio));
        }
        factors.push(factor);
    }
    factors
}

/// 1 / (1 + annual rate)^(m/12) for months 0..=horizon.
pub(crate) fn discount_factors<N: Number>(annual_rate: N, horizon: u32, at: Scope<'_>) -> Vec<N> {
    let monthly = (N::integer(1) / (N::integer(1) + annual_rate).root(12))
        .named(|| at.name("discount_factor_per_month", Unit::Ratio));
    let mut factor = N::integer(1);
    let mut factors = Vec::with_capacity(horizon as usize + 1);
    factors.push(factor);
    for month in 1..=horizon {
        factor = (factor * monthly).named(|| at.name(&format!("discount_factor.{month}"), Unit::Ratio));
        factors.push(factor);
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Exact, Scalar};

    fn scope() -> Scope<'static> {
        Scope(&|of| of.to_owned())
    }

    #[test]
    fn growth_steps_at_the_end_of_each_year() {
        let factors = factors(Exact::new(5, -1), 25, scope(), "growth");
        let of = |month: usize| factors[month - 1].to_string();
        assert_eq!([of(1), of(12), of(13), of(24), of(25)], ["1", "1", "1.5", "1.5", "2.25"]);
    }

    #[test]
    fn twelve_months_discount_by_the_annual_rate() {
        for (rate, places) in [("0.08", 30), ("-0.5", 30), ("3", 30)] {
            let rate: rust_decimal::Decimal = rate.parse().unwrap();
            let factors = discount_factors(Exact::from(rate), 600, scope());
            for year in [1usize, 10, 50] {
                let product = factors[12 * year]
                    * (Exact::from(1) + Exact::from(rate)).power(u32::try_from(year).unwrap());
                let error = (product - Exact::from(1)).abs();
                assert!(error < Exact::new(1, -places), "{rate} {year} {error}");
            }
        }
    }
}
