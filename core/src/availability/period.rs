//! Availability and downtime over a named period.

use rust_decimal::Decimal;

use crate::Number;

/// The time over which an availability is measured.
///
/// Tables of "nines" differ because their years and months do: 99.9% allows 8 h 45 min 36 s of downtime in a year of
/// 365 days and 8 h 45 min 57 s in a Gregorian one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A day of 24 hours.
    Day,
    /// Seven days.
    Week,
    /// 30 days, the month of most service agreements.
    Month30,
    /// A twelfth of a Gregorian year: 730.485 hours.
    Month,
    /// 90 days.
    Quarter90,
    /// A quarter of a Gregorian year: 2,191.455 hours.
    Quarter,
    /// 365 days: 8,760 hours.
    Year365,
    /// The mean year of the calendar, 365.2425 days: 8,765.82 hours.
    GregorianYear,
    /// So many hours, above 0: for a service that is not offered around the clock.
    Hours(Decimal),
}

impl Period {
    /// Every period that has a name.
    pub const NAMED: &[Self] = &[
        Self::Day,
        Self::Week,
        Self::Month30,
        Self::Month,
        Self::Quarter90,
        Self::Quarter,
        Self::Year365,
        Self::GregorianYear,
    ];

    /// The name on the wire, such as `month_30`; none where it is a number of hours.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month30 => "month_30",
            Self::Month => "month",
            Self::Quarter90 => "quarter_90",
            Self::Quarter => "quarter",
            Self::Year365 => "year_365",
            Self::GregorianYear => "gregorian_year",
            Self::Hours(_) => return None,
        })
    }

    /// Its length.
    #[must_use]
    pub fn hours<N: Number>(self) -> N {
        match self {
            Self::Day => N::integer(24),
            Self::Week => N::integer(7 * 24),
            Self::Month30 => N::integer(30 * 24),
            Self::Month => N::decimal(Decimal::new(730_485, 3)),
            Self::Quarter90 => N::integer(90 * 24),
            Self::Quarter => N::decimal(Decimal::new(2_191_455, 3)),
            Self::Year365 => N::integer(365 * 24),
            Self::GregorianYear => N::decimal(Decimal::new(876_582, 2)),
            Self::Hours(hours) => N::decimal(hours),
        }
    }
}

/// The hours of downtime that an availability in [0, 1] leaves in a period: (1 − availability) × hours.
///
/// ```
/// use roicm::Exact;
/// use roicm::availability::{Period, downtime_hours};
///
/// let minutes = downtime_hours(Exact::new(999, -3), Period::Month30) * Exact::from(60);
/// assert_eq!(minutes.to_string(), "43.2");
/// ```
pub fn downtime_hours<N: Number>(availability: N, period: Period) -> N {
    (N::integer(1) - availability) * period.hours()
}

/// The availability that so many hours of downtime in a period leave: 1 − downtime ÷ hours. The downtime is at least 0
/// and at most the period; a longer one gives a number below 0, which is no availability.
pub fn availability_from_downtime<N: Number>(downtime_hours: N, period: Period) -> N {
    N::integer(1) - downtime_hours / period.hours()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    #[test]
    fn lengths_agree_with_the_calendar() {
        let hours = |period: Period| period.hours::<Exact>();
        // 400 Gregorian years have 97 leap days.
        assert_eq!(hours(Period::GregorianYear) * Exact::from(400), Exact::from((400 * 365 + 97) * 24));
        assert_eq!(hours(Period::Month) * Exact::from(12), hours(Period::GregorianYear));
        assert_eq!(hours(Period::Quarter) * Exact::from(4), hours(Period::GregorianYear));
        assert_eq!(hours(Period::Hours(Decimal::new(2920, 0))), Exact::from(8 * 365));
    }

    #[test]
    fn downtime_and_availability_are_inverse() {
        let availability = Exact::new(99_95, -4);
        for period in [Period::Day, Period::Week, Period::Month, Period::Quarter90, Period::GregorianYear] {
            let back = availability_from_downtime(downtime_hours(availability, period), period);
            assert_eq!(back.round(28), availability, "{period:?}");
        }
    }
}
