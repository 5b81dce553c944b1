//! Growth in yearly steps.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    fn scope() -> Scope<'static> {
        Scope(&|of| of.to_owned())
    }

    #[test]
    fn growth_steps_at_the_end_of_each_year() {
        let factors = factors(Exact::new(5, -1), 25, scope(), "growth");
        let of = |month: usize| factors[month - 1].to_string();
        assert_eq!([of(1), of(12), of(13), of(24), of(25)], ["1", "1", "1.5", "1.5", "2.25"]);
    }
}
