//! Sums and ratios of parameters that must not overflow on the way to a result that does not.

use crate::{Exact, Scalar};

/// 10^−30: scales anything an [`Exact`] can hold below one. Only exponents move, so no digit is lost.
fn small() -> Exact {
    Exact::new(1, -30)
}

/// Σ wᵢ xᵢ ÷ Σ wᵢ. A fault when the weights sum to 0 or the result is beyond the largest number.
pub(super) fn weighted_mean(terms: impl IntoIterator<Item = (Exact, Exact)>) -> Exact {
    let (total, weight) = terms.into_iter().fold((Exact::ZERO, Exact::ZERO), |(total, sum), (weight, value)| {
        let weight = weight * small();
        (total + weight * (value * small()), sum + weight)
    });
    total / weight / small()
}

/// The mean of two numbers.
pub(super) fn middle(low: Exact, high: Exact) -> Exact {
    weighted_mean([(1.into(), low), (1.into(), high)])
}

/// Where `value` lies between `low` (0) and `high` (1). A fault when they are equal.
pub(super) fn position(value: Exact, low: Exact, high: Exact) -> Exact {
    (value * small() - low * small()) / (high * small() - low * small())
}

/// (high − low) ÷ divisor as a double, which reaches farther than an [`Exact`].
pub(super) fn ratio(high: Exact, low: Exact, divisor: Exact) -> f64 {
    let direct = (high - low) / divisor;
    match direct.fault() {
        None => direct.to_f64(),
        Some(_) => ((high * small() - low * small()) / divisor).to_f64() * 1e30,
    }
}

/// Σ wᵢ (xᵢ − mean)² ÷ Σ wᵢ. Faults as [`weighted_mean`].
pub(super) fn weighted_variance(mean: Exact, terms: impl IntoIterator<Item = (Exact, Exact)>) -> Exact {
    let squares = terms.into_iter().map(|(weight, value)| {
        let deviation = value * small() - mean * small();
        (weight, deviation * deviation)
    });
    weighted_mean(squares) / small() / small()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGEST: i128 = 79_228_162_514_264_337_593_543_950_335;

    #[test]
    fn the_mean_of_the_largest_numbers_is_no_overflow() {
        let largest = Exact::new(LARGEST, 0);
        assert_eq!(middle(largest, largest), largest);
        assert_eq!(middle(largest, -largest), Exact::ZERO);
        assert_eq!(weighted_mean([(largest, largest), (largest, largest)]), largest);
        assert_eq!(position(Exact::ZERO, -largest, largest), Exact::new(5, -1));
    }

    #[test]
    fn a_ratio_beyond_the_largest_number_is_a_double() {
        let quotient = ratio(Exact::new(LARGEST, 0), -Exact::new(LARGEST, 0), Exact::new(1, -28));
        assert!((quotient / 1.584_563_250_285_286_8e57 - 1.0).abs() < 1e-15, "{quotient}");
        assert_eq!(ratio(3.into(), 1.into(), 4.into()), 0.5);
    }
}
