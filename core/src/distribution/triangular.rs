//! A lowest, a likeliest and a highest value, joined by straight lines.

use crate::{Exact, Interval, Scalar};

use super::arithmetic::{outside, position, weighted_mean};
use super::invalid::{Invalid, Named};

/// The triangular distribution: a density that rises straight from min to mode and falls straight to max; a constant
/// when all three are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Triangular {
    min: Exact,
    mode: Exact,
    max: Exact,
    low: f64,
    high: f64,
    /// The probability of a value of at most the mode.
    rising: f64,
    /// The probability of a value above the mode.
    falling: f64,
}

impl Triangular {
    /// The triangular distribution with its three corners in the variable's unit.
    ///
    /// # Errors
    /// min > max, mode < min, mode > max, or a corner that is no number.
    pub fn new(min: Exact, mode: Exact, max: Exact) -> Result<Self, Invalid> {
        let min = Named("min", min).known()?;
        let mode = Named("mode", mode).known()?;
        let max = Named("max", max).known()?;
        min.at_most(max)?;
        mode.at_least(min)?.at_most(max)?;
        let (min, mode, max) = (min.1, mode.1, max.1);
        let (rising, falling) = if min == max {
            (1.0, 0.0)
        } else {
            (position(mode, min, max).to_f64(), position(mode, max, min).to_f64())
        };
        Ok(Self { min, mode, max, low: min.to_f64(), high: max.to_f64(), rising, falling })
    }

    /// (min + mode + max) ÷ 3.
    #[must_use]
    pub fn mean(&self) -> Exact {
        weighted_mean([self.min, self.mode, self.max].map(|corner| (1.into(), corner)))
    }

    /// (u² + u·v + v²) ÷ 18 with u = mode − min and v = max − mode. An overflow where it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        let (up, down) = (self.mode - self.min, self.max - self.mode);
        (up * up + up * down + down * down) / Exact::from(18)
    }

    /// [min, max].
    #[must_use]
    pub fn support(&self) -> Interval {
        Interval::between(Some(self.min), Some(self.max))
    }

    /// Whether min = mode = max.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.min == self.max
    }

    /// The probability of a value of at most `x`: t² ÷ r up to the mode and 1 − (1 − t)² ÷ (1 − r) above it, with t
    /// and r the positions of `x` and of the mode between min and max.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        if x >= self.high {
            return 1.0;
        }
        if x <= self.low {
            return 0.0;
        }
        let width = self.high - self.low;
        let (from_low, from_high) = ((x - self.low) / width, (self.high - x) / width);
        if from_low < self.rising {
            from_low * from_low / self.rising
        } else {
            // r + (t − r)(2 − r − t) ÷ (1 − r): the same as a sum of positive terms, which keeps a small probability.
            (self.rising + (from_low - self.rising) * (self.falling + from_high) / self.falling).min(1.0)
        }
    }

    /// The density at `x`: 2t ÷ (r·(max − min)) up to the mode and 2(1 − t) ÷ ((1 − r)·(max − min)) above it, with t and
    /// r as for [`cdf`](Self::cdf); 0 outside [min, max]. None for a constant.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        if self.is_constant() {
            return None;
        }
        if !(self.low..=self.high).contains(&x) {
            return Some(outside(x));
        }
        let width = self.high - self.low;
        let (from_low, from_high) = ((x - self.low) / width, (self.high - x) / width);
        // At the mode by the side that is there.
        let rises = from_low < self.rising || self.falling == 0.0;
        let share = if rises { from_low / self.rising } else { from_high / self.falling };
        Some(2.0 * share / width)
    }

    /// min, max and the probabilities of a value below and above the mode.
    pub(super) fn corners(&self) -> (f64, f64, f64, f64) {
        (self.low, self.high, self.rising, self.falling)
    }

    /// The value that is not passed with probability `p`. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        let width = self.high - self.low;
        let value = if p <= self.rising {
            self.low + width * (p * self.rising).sqrt()
        } else {
            self.high - width * (rest * self.falling).sqrt()
        };
        // A last rounding must not pass an end.
        value.clamp(self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn triangular(min: i64, mode: i64, max: i64) -> Result<Triangular, Invalid> {
        Triangular::new(min.into(), mode.into(), max.into())
    }

    #[test]
    fn corners_out_of_order_name_the_one_at_fault() {
        assert_eq!(triangular(3, 2, 1).unwrap_err(), Invalid::Above { parameter: "min", limit: "max" });
        assert_eq!(triangular(1, 0, 3).unwrap_err(), Invalid::Below { parameter: "mode", limit: "min" });
        assert_eq!(triangular(1, 4, 3).unwrap_err(), Invalid::Above { parameter: "mode", limit: "max" });
        assert!(triangular(2, 2, 2).unwrap().is_constant());
    }

    #[test]
    fn moments_follow_the_closed_form() {
        let corners = triangular(1, 2, 6).unwrap();
        assert_eq!(corners.mean(), 3.into());
        // (1 + 4 + 36 − 2 − 6 − 12) ÷ 18 = 7 ÷ 6
        assert_eq!((corners.variance() * Exact::from(6)).to_string(), "7");
    }

    #[test]
    fn the_quantile_inverts_the_cdf() {
        // Area up to the mode 1/4; a quarter of that is reached half way up.
        let corners = triangular(0, 1, 4).unwrap();
        assert_eq!([0.0, 0.0625, 0.25, 1.0].map(|p| corners.quantile(p)), [0.0, 0.5, 1.0, 4.0]);
        assert_eq!([0.0, 0.5, 1.0, 4.0].map(|x| corners.cdf(x)), [0.0, 0.0625, 0.25, 1.0]);
        for step in 1..100 {
            let p = f64::from(step) / 100.0;
            assert!((corners.cdf(corners.quantile(p)) - p).abs() < 1e-15);
        }
        let falling = triangular(0, 0, 2).unwrap();
        assert_eq!((falling.quantile(0.0), falling.quantile(0.75)), (0.0, 1.0));
    }
}
