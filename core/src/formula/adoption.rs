//! How far a step has taken hold in a month.

use crate::Number;

/// A share of full effect, as an exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Adoption {
    numerator: u64,
    denominator: u64,
}

impl Adoption {
    pub(crate) const NONE: Self = Self { numerator: 0, denominator: 1 };
    pub(crate) const FULL: Self = Self { numerator: 1, denominator: 1 };

    /// Adoption in month `month` of a step taken in month `start` with a ramp of `ramp` months that ends after
    /// `until`: the mean over that month of a straight ramp.
    pub(crate) fn in_month(month: u32, start: u32, ramp: u32, until: Option<u32>) -> Self {
        if until.is_some_and(|until| month > until) || month <= start {
            return Self::NONE;
        }
        // (m − s − ½) ÷ R, in halves of a month.
        let numerator = 2 * u64::from(month - start) - 1;
        let denominator = 2 * u64::from(ramp);
        if numerator >= denominator { Self::FULL } else { Self { numerator, denominator } }
    }

    pub(crate) fn number<N: Number>(self) -> N {
        match self {
            Self::NONE => N::integer(0),
            Self::FULL => N::integer(1),
            Self { numerator, denominator } => {
                // Months, in halves: far below every whole number that formulas hold.
                let whole = |value: u64| N::integer(i64::try_from(value).unwrap_or(i64::MAX));
                whole(numerator) / whole(denominator)
            }
        }
    }

    /// The nearest double. Months are far below 2^53.
    pub(crate) fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// Whether the step is on its ramp. Every month of a ramp has a share of its own.
    pub(crate) fn is_partial(self) -> bool {
        self != Self::NONE && self != Self::FULL
    }

    pub(crate) fn is_none(self) -> bool {
        self == Self::NONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, written with floats: R = 0: 1 if m > s, else 0; R > 0: clamp((m − s − ½) / R, 0, 1).
    fn definition(month: u32, start: u32, ramp: u32) -> f64 {
        let since = f64::from(month) - f64::from(start);
        if ramp == 0 { f64::from(u8::from(since > 0.0)) } else { ((since - 0.5) / f64::from(ramp)).clamp(0.0, 1.0) }
    }

    #[test]
    fn agrees_with_the_definition() {
        for start in 0..5 {
            for ramp in 0..7 {
                for month in 0..15 {
                    let adoption: f64 = Adoption::in_month(month, start, ramp, None).number();
                    assert!((adoption - definition(month, start, ramp)).abs() < 1e-15, "{month} {start} {ramp}");
                }
            }
        }
    }

    #[test]
    fn ends_after_its_last_month() {
        assert_eq!(Adoption::in_month(6, 0, 0, Some(6)), Adoption::FULL);
        assert_eq!(Adoption::in_month(7, 0, 0, Some(6)), Adoption::NONE);
    }
}
