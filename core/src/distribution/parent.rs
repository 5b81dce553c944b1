//! The two ways to say which normal or log-normal distribution is meant.

use crate::Exact;

use super::invalid::Invalid;

/// What determines a normal or log-normal distribution before it is truncated, in the variable's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Parent {
    /// By its moments.
    Moments {
        /// The mean.
        mean: Exact,
        /// The standard deviation, ≥ 0.
        standard_deviation: Exact,
    },
    /// By the interval that holds 90% of it in the middle.
    Interval {
        /// The quantile at 0.05.
        p5: Exact,
        /// The quantile at 0.95.
        p95: Exact,
    },
}

impl Parent {
    /// From the four parameters of which a document gives two.
    ///
    /// # Errors
    /// Anything but mean and standard deviation alone, or p5 and p95 alone.
    pub fn from_parts(
        mean: Option<Exact>,
        standard_deviation: Option<Exact>,
        p5: Option<Exact>,
        p95: Option<Exact>,
    ) -> Result<Self, Invalid> {
        match (mean, standard_deviation, p5, p95) {
            (Some(mean), Some(standard_deviation), None, None) => Ok(Self::Moments { mean, standard_deviation }),
            (None, None, Some(p5), Some(p95)) => Ok(Self::Interval { p5, p95 }),
            (Some(_), None, None, None) => Err(Invalid::Missing { parameter: "standard_deviation" }),
            (None, _, None, None) => Err(Invalid::Missing { parameter: "mean" }),
            (None, None, Some(_), None) => Err(Invalid::Missing { parameter: "p95" }),
            (None, None, None, Some(_)) => Err(Invalid::Missing { parameter: "p5" }),
            _ => Err(Invalid::Conflict {
                parameter: if p5.is_some() { "p5" } else { "p95" },
                other: if mean.is_some() { "mean" } else { "standard_deviation" },
            }),
        }
    }
}

/// Φ⁻¹(0.95) to 38 digits: half the width of the interval that holds 90% of a standard normal variable.
pub(super) fn z95() -> Exact {
    Exact::new(16_448_536_269_514_727_148_638_489_079_916_321_361, -37)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_pair_is_a_parent() {
        let one = Some(Exact::from(1));
        let of = |parts: [bool; 4]| {
            let [mean, deviation, p5, p95] = parts.map(|given| one.filter(|_| given));
            Parent::from_parts(mean, deviation, p5, p95).map_err(Invalid::parameter)
        };
        let accepted = (0..16_u8)
            .map(|bits| [8, 4, 2, 1].map(|bit| bits & bit != 0))
            .filter(|&parts| of(parts).is_ok())
            .collect::<Vec<_>>();
        assert_eq!(accepted, [[false, false, true, true], [true, true, false, false]]);
        assert_eq!(of([false; 4]), Err("mean"));
        assert_eq!(of([true, false, false, false]), Err("standard_deviation"));
        assert_eq!(of([false, true, false, false]), Err("mean"));
        assert_eq!(of([false, false, true, false]), Err("p95"));
        assert_eq!(of([false, false, false, true]), Err("p5"));
        assert_eq!(of([true, false, false, true]), Err("p95"));
    }
}
