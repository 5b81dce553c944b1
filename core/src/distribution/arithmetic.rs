//! Sums and ratios of parameters that must not overflow on the way to a result that does not.

use crate::{Exact, Number, Ordered, Scalar};

/// 10^−30: scales anything an [`Exact`] can hold below one. Only exponents move, so no digit is lost.
fn small() -> Exact {
    Exact::new(1, -30)
}

/// Σ wᵢ xᵢ ÷ Σ wᵢ, for weights that are not negative. A fault when they sum to 0 or the result is beyond the largest
/// number.
pub(super) fn weighted_mean(terms: impl IntoIterator<Item = (Exact, Exact)>) -> Exact {
    let (mut total, mut sum) = (Exact::ZERO, Exact::ZERO);
    let mut ends: Option<(Exact, Exact)> = None;
    for (weight, value) in terms {
        let weight = weight * small();
        total = total + weight * (value * small());
        sum = sum + weight;
        ends = ends.map_or(Some((value, value)), |(low, high)| Some((low.min(value), high.max(value))));
    }
    let mean = total / sum;
    // Where a product has more digits than are kept, the rounding must not carry the mean past all of the values.
    let inside = |(low, high): (Exact, Exact)| mean.max(low * small()).min(high * small());
    if mean.fault().is_some() { mean } else { ends.map_or(mean, inside) / small() }
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

/// A result from a double; an overflow where it is infinite.
pub(super) fn from_double(value: f64) -> Exact {
    if value == f64::INFINITY { Exact::new(1, 100) } else { Exact::from_f64(value) }
}

/// A mean that was computed as a double and moved by decimals, brought back to the digits of a double; never carried
/// out of the bounds by the rounding.
pub(super) fn rounded(mean: Exact, min: Option<Exact>, max: Option<Exact>) -> Exact {
    let mean = Exact::from_f64(mean.to_f64());
    let mean = min.filter(|min| mean.is_below(*min)).unwrap_or(mean);
    max.filter(|max| max.is_below(mean)).unwrap_or(mean)
}

/// The probability that a constant is at most `x`; not a number where `x` is none.
pub(super) fn step(x: f64, constant: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x < constant {
        0.0
    } else {
        1.0
    }
}

/// The density outside of a support: 0, not a number where `x` is none.
pub(super) fn outside(x: f64) -> f64 {
    if x.is_nan() { x } else { 0.0 }
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

    #[test]
    fn nothing_is_told_of_what_is_no_number() {
        assert!(outside(f64::NAN).is_nan() && step(f64::NAN, 1.0).is_nan());
        assert_eq!((outside(3.0), step(3.0, 3.5), step(3.5, 3.5)), (0.0, 0.0, 1.0));
    }
}
