//! Numbers of about 31 digits, as the unevaluated sum of two doubles.
//!
//! The error-free transformations are Dekker's and Knuth's: T. J. Dekker, "A floating-point technique for extending the
//! available precision", Numerische Mathematik 18 (1971). Without fused operations, so that every platform gives the
//! same bits. Magnitudes stay far below 10^300, where splitting would overflow.

use core::ops::{Add, Mul, Neg, Sub};

/// high + low, with |low| at most half a unit in the last place of high.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DoubleDouble {
    pub(super) high: f64,
    pub(super) low: f64,
}

/// a + b, where |a| ≥ |b|.
fn quick_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    DoubleDouble { high, low: b - (high - a) }
}

/// a + b, exactly.
fn sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    let part = high - a;
    DoubleDouble { high, low: (a - (high - part)) + (b - part) }
}

/// The upper 26 bits of a double, and the rest.
fn split(a: f64) -> (f64, f64) {
    // 2^27 + 1.
    let spread = 134_217_729.0 * a;
    let upper = spread - (spread - a);
    (upper, a - upper)
}

/// a × b, exactly.
fn product(a: f64, b: f64) -> DoubleDouble {
    let high = a * b;
    let ((a_upper, a_lower), (b_upper, b_lower)) = (split(a), split(b));
    let low = a_lower * b_lower - (((high - a_upper * b_upper) - a_lower * b_upper) - a_upper * b_lower);
    DoubleDouble { high, low }
}

impl DoubleDouble {
    /// 1 ÷ self.
    pub(super) fn reciprocal(self) -> Self {
        let estimate = 1.0 / self.high;
        let rest = Self::from(1.0) - self * Self::from(estimate);
        quick_sum(estimate, rest.high / self.high)
    }

    /// Whether this is below another.
    pub(super) fn is_below(self, other: Self) -> bool {
        self.high < other.high || (self.high == other.high && self.low < other.low)
    }
}

impl From<f64> for DoubleDouble {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Add for DoubleDouble {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let total = sum(self.high, other.high);
        quick_sum(total.high, total.low + (self.low + other.low))
    }
}

impl Neg for DoubleDouble {
    type Output = Self;
    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl Sub for DoubleDouble {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for DoubleDouble {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let upper = product(self.high, other.high);
        quick_sum(upper.high, upper.low + (self.high * other.low + self.low * other.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_double_rounds_away_is_kept() {
        let tiny = 2.0_f64.recip() * f64::EPSILON * f64::EPSILON;
        let one = DoubleDouble::from(1.0);
        assert_eq!((one + DoubleDouble::from(tiny)) - one, DoubleDouble::from(tiny));
        // (1 + ε)² = 1 + 2ε + ε².
        let square = DoubleDouble::from(1.0 + f64::EPSILON) * DoubleDouble::from(1.0 + f64::EPSILON);
        assert_eq!(square, DoubleDouble { high: 1.0 + 2.0 * f64::EPSILON, low: f64::EPSILON * f64::EPSILON });
    }

    #[test]
    fn a_reciprocal_times_its_number_is_one() {
        for value in [3.0, 1.1, 1e-20, 7e20] {
            let one = DoubleDouble::from(value).reciprocal() * DoubleDouble::from(value);
            let rest = one - DoubleDouble::from(1.0);
            assert!(rest.high.abs() < 1e-31, "{value}: {rest:?}");
        }
    }
}
