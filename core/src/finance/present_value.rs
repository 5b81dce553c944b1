//! What future flows are worth today.

use crate::{Number, Ordered};

/// When the flows of a series fall. Period m is the one between times m − 1 and m.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timing {
    /// The first flow at time 0, the next at time 1, and so on: an investment today and what follows.
    AtOnce,
    /// The first flow at time 1, the end of the first period: `NPV` of spreadsheets.
    PeriodEnd,
    /// The first flow at time ½, the middle of the first period.
    MidPeriod,
}

impl Timing {
    /// Every timing.
    pub const ALL: &[Self] = &[Self::AtOnce, Self::PeriodEnd, Self::MidPeriod];

    /// The name on the wire: `at_once`, `period_end` or `mid_period`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::PeriodEnd => "period_end",
            Self::MidPeriod => "mid_period",
        }
    }
}

/// 1, v, v², … with v = 1 ÷ growth: what one unit at the time 0, 1, 2, … is worth at time 0.
///
/// `growth` = 1 + the rate of one period, above 0; otherwise no factor but the first has a value. By repeated
/// multiplication; the m-th is right to 2m units of the last place of the number.
pub fn discount_factors<N: Ordered>(growth: N) -> impl Iterator<Item = N> {
    let factor = discount_factor(growth);
    core::iter::once(N::integer(1)).chain(powers(factor, factor))
}

/// Each flow as it is worth at time 0: `flow` × v^`time`, with v = 1 ÷ growth.
///
/// `growth` = 1 + the rate of one period, above 0; otherwise discounting has no meaning and no flow but one at time 0
/// has a value.
pub fn present_values<N: Ordered>(flows: &[N], growth: N, timing: Timing) -> Vec<N> {
    let factor = discount_factor(growth);
    let first = match timing {
        Timing::AtOnce | Timing::PeriodEnd => factor,
        Timing::MidPeriod => discount_factor(growth.root(2)),
    };
    // A flow at time 0 is worth itself: nothing is multiplied, and nothing explained.
    let undiscounted = usize::from(timing == Timing::AtOnce).min(flows.len());
    let (now, later) = flows.split_at_checked(undiscounted).unwrap_or((&[], flows));
    let discounted = later.iter().zip(powers(first, factor)).map(|(flow, factor)| *flow * factor);
    now.iter().copied().chain(discounted).collect()
}

/// The sum of the [`present_values`]: Σ flow ÷ (1 + rate)^time.
///
/// `rate_per_period` > −1; otherwise there is no value.
///
/// ```
/// use roicm::finance::{Timing, net_present_value};
///
/// let flows = [-500_000.0, 200_000.0, 300_000.0, 200_000.0];
/// // The same flows under the two conventions in use; the second is that of spreadsheets.
/// assert_eq!(f64::round(net_present_value(0.1, &flows, Timing::AtOnce)), 80_015.0);
/// assert_eq!(f64::round(net_present_value(0.1, &flows, Timing::PeriodEnd)), 72_741.0);
/// ```
pub fn net_present_value<N: Ordered>(rate_per_period: N, flows: &[N], timing: Timing) -> N {
    N::sum(present_values(flows, N::integer(1) + rate_per_period, timing))
}

/// 1 ÷ growth, which has no value when everything is lost, or more.
fn discount_factor<N: Ordered>(growth: N) -> N {
    N::either(growth.is_zero() | growth.is_negative(), N::no_value(), N::integer(1) / growth)
}

/// first, first × factor, first × factor², …
fn powers<N: Number>(first: N, factor: N) -> impl Iterator<Item = N> {
    core::iter::successors(Some(first), move |power| Some(*power * factor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    fn exact(values: &[i64]) -> Vec<Exact> {
        values.iter().map(|value| Exact::from(*value)).collect()
    }

    #[test]
    fn each_timing_follows_its_definition() {
        // At 300% a period is worth a quarter, half a period a half.
        let rate = Exact::from(3);
        let flows = exact(&[64, 64, 64]);
        assert_eq!(net_present_value(rate, &flows, Timing::AtOnce), Exact::from(64 + 16 + 4));
        assert_eq!(net_present_value(rate, &flows, Timing::PeriodEnd), Exact::from(16 + 4 + 1));
        assert_eq!(net_present_value(rate, &flows, Timing::MidPeriod), Exact::from(32 + 8 + 2));
        assert_eq!(discount_factors(Exact::from(2)).nth(3), Some(Exact::new(125, -3)));
    }

    #[test]
    fn no_flows_are_worth_nothing() {
        for timing in [Timing::AtOnce, Timing::PeriodEnd, Timing::MidPeriod] {
            assert_eq!(net_present_value(0.1, &[], timing), 0.0);
        }
    }

    #[test]
    fn a_rate_that_loses_everything_has_no_present_value() {
        for rate in [-1.0, -1.5, f64::NAN] {
            assert!(net_present_value(rate, &[1.0, 1.0], Timing::AtOnce).is_nan(), "{rate}");
            assert!(net_present_value(rate, &[1.0], Timing::MidPeriod).is_nan(), "{rate}");
            assert_eq!(net_present_value(rate, &[1.0], Timing::AtOnce), 1.0);
        }
        assert!(net_present_value(Exact::from(-1), &exact(&[1, 1]), Timing::AtOnce).fault().is_some());
    }
}
