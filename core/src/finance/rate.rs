//! Rates of one period in terms of another.

use crate::{Number, Scalar};

/// The factor by which money grows in a month at an effective annual rate: (1 + annual)^(1/12).
///
/// `annual` ≥ −1; below, there is no value. Discounting divides by this factor month after month, so it never passes
/// through the small difference that [`effective_monthly_rate`] is.
pub fn monthly_growth_factor<N: Number>(annual: N) -> N {
    (N::integer(1) + annual).root(12)
}

/// The monthly rate that compounds to an effective annual rate: (1 + annual)^(1/12) − 1.
///
/// This is not annual ÷ 12, the convention of *nominal* rates, under which twelve months compound to more than a year.
/// `annual` ≥ −1; below, there is no value.
///
/// ```
/// use roicm::finance::effective_monthly_rate;
///
/// let monthly: f64 = effective_monthly_rate(0.075);
/// assert!((monthly - 0.006_044_919_024_291_7).abs() < 1e-15);
/// ```
pub fn effective_monthly_rate<N: Scalar>(annual: N) -> N {
    equivalent_rate(annual, 1, 12)
}

/// The annual rate that a monthly rate compounds to: (1 + monthly)^12 − 1. `monthly` ≥ −1.
pub fn effective_annual_rate<N: Scalar>(monthly: N) -> N {
    equivalent_rate(monthly, 12, 1)
}

/// The rate of another period that compounds to the same growth: (1 + rate)^(from ÷ to) − 1, where a year has `from`
/// periods of the given rate and `to` of the other. From quarters to months, for example, `from` is 4 and `to` is 12.
///
/// `rate` ≥ −1 and `to` > 0; otherwise there is no value. It takes time in proportion to `from` and `to`, without their
/// common divisor.
///
/// The difference is never taken: g − 1 = (g^n − 1) ÷ (1 + g + … + g^(n−1)), the sum of a geometric series, keeps the
/// digits of small rates.
pub fn equivalent_rate<N: Scalar>(rate: N, from: u32, to: u32) -> N {
    let common = greatest_common_divisor(from, to);
    if to == 0 {
        return N::from_f64(f64::NAN);
    }
    let (from, to) = (from / common, to / common);
    let growth = (N::integer(1) + rate).root(to);
    let shortest = if to == 1 { rate } else { rate / geometric_sum(growth, to) };
    if from == 1 { shortest } else { shortest * geometric_sum(growth, from) }
}

/// 1 + g + … + g^(count − 1).
fn geometric_sum<N: Scalar>(growth: N, count: u32) -> N {
    let powers = core::iter::successors(Some(growth), |power| Some(*power * growth));
    let one = core::iter::repeat_n(N::integer(1), usize::from(count > 0));
    N::sum(one.chain(powers.take(count.saturating_sub(1) as usize)))
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a.max(1) } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    #[test]
    fn twelve_months_make_a_year() {
        for annual in [-0.99, -0.3, 0.0, 1e-9, 0.08, 3.0, 1e6] {
            let back: f64 = effective_annual_rate(effective_monthly_rate(annual));
            assert!((back - annual).abs() <= 2e-14 * annual.abs(), "{annual}: {back}");
        }
        let annual = Exact::new(8, -2);
        assert_eq!(effective_annual_rate(effective_monthly_rate(annual)).to_string(), annual.to_string());
    }

    #[test]
    fn periods_compose() {
        let quarterly: f64 = equivalent_rate(0.03, 4, 4);
        assert_eq!(quarterly, 0.03);
        // 1.03² − 1 and its inverse.
        assert!((equivalent_rate(0.03_f64, 4, 2) - 0.0609).abs() < 1e-16);
        assert!((equivalent_rate(0.0609_f64, 2, 4) - 0.03).abs() < 1e-16);
        assert_eq!(equivalent_rate(0.5_f64, 0, 1), 0.0);
        assert!(equivalent_rate(0.5_f64, 1, 0).is_nan());
    }

    #[test]
    fn losing_more_than_everything_has_no_rate() {
        assert_eq!(effective_monthly_rate(-1.0_f64), -1.0);
        assert!(effective_monthly_rate(-1.5_f64).is_nan());
        assert!(effective_monthly_rate(Exact::new(-15, -1)).fault().is_some());
    }

    #[test]
    fn twelve_doublings_make_4096() {
        assert_eq!(monthly_growth_factor(Exact::from(4095)).round(30), Exact::from(2));
        assert_eq!(monthly_growth_factor(4095.0), 2.0);
    }
}
