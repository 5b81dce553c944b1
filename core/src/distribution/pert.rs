//! A lowest, a likeliest and a highest value, joined by a smooth curve.

use crate::{Exact, Interval, Scalar};

use super::arithmetic::{position, step, weighted_mean};
use super::invalid::{Invalid, Named};
use super::stretched::Stretched;

/// The PERT distribution: a beta distribution on [min, max] with α = 1 + λ(mode − min)/(max − min) and
/// β = 1 + λ(max − mode)/(max − min) (Vose, *Risk Analysis*, 2008; Malcolm and others, 1959, for λ = 4); a constant
/// when min = mode = max.
///
/// λ says how much weight the mode has. At 0 it has none, and the distribution is uniform.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pert {
    min: Exact,
    mode: Exact,
    max: Exact,
    lambda: Exact,
    low: f64,
    /// None for a constant.
    stretched: Option<Stretched>,
}

impl Pert {
    /// The weight of the mode in the usual form.
    pub const LAMBDA: i64 = 4;

    /// The PERT distribution with its three corners in the variable's unit and the weight of the mode.
    ///
    /// # Errors
    /// min > max, mode < min, mode > max, lambda < 0, or a parameter that is no number.
    pub fn new(min: Exact, mode: Exact, max: Exact, lambda: Exact) -> Result<Self, Invalid> {
        let min = Named("min", min).known()?;
        let mode = Named("mode", mode).known()?;
        let max = Named("max", max).known()?;
        min.at_most(max)?;
        mode.at_least(min)?.at_most(max)?;
        let lambda = Named("lambda", lambda).known()?.not_negative()?;
        let (min, mode, max, lambda) = (min.1, mode.1, max.1, lambda.1);
        let low = min.to_f64();
        let stretched = (min != max).then(|| {
            // In doubles: 1 + λ may be beyond the largest decimal.
            let shape = |place: Exact| 1.0 + lambda.to_f64() * place.to_f64();
            let (alpha, beta) = (shape(position(mode, min, max)), shape(position(mode, max, min)));
            Stretched::new(alpha, beta, low, max.to_f64())
        });
        Ok(Self { min, mode, max, lambda, low, stretched })
    }

    /// The first shape parameter of the beta distribution, 1 + λ(mode − min)/(max − min). A fault for a constant.
    #[must_use]
    pub fn alpha(&self) -> Exact {
        Exact::from(1) + self.lambda * position(self.mode, self.min, self.max)
    }

    /// The second shape parameter of the beta distribution, 1 + λ(max − mode)/(max − min). A fault for a constant.
    #[must_use]
    pub fn beta(&self) -> Exact {
        Exact::from(1) + self.lambda * position(self.mode, self.max, self.min)
    }

    /// (min + λ·mode + max) ÷ (λ + 2).
    #[must_use]
    pub fn mean(&self) -> Exact {
        weighted_mean([(1.into(), self.min), (self.lambda, self.mode), (1.into(), self.max)])
    }

    /// (w + λu)(w + λv) ÷ ((λ + 2)²(λ + 3)) with u = mode − min, v = max − mode and w = max − min: the variance of the
    /// beta distribution. An overflow where it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        let (up, down, width) = (self.mode - self.min, self.max - self.mode, self.max - self.min);
        // Divided before multiplied: a large λ must not overflow for nothing.
        let weight = self.lambda / (self.lambda + Exact::from(2));
        let rest = Exact::from(1) / (self.lambda + Exact::from(2));
        (width * rest + up * weight) * (width * rest + down * weight) / (self.lambda + Exact::from(3))
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

    /// The probability of a value of at most `x`, as for the beta distribution.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        match &self.stretched {
            Some(stretched) => stretched.cdf(x),
            None => step(x, self.low),
        }
    }

    /// The density at `x`, as for the beta distribution. None for a constant.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        self.stretched.map(|stretched| stretched.density(x))
    }

    /// The value that is not passed with probability `p`, as accurate as for the beta
    /// distribution. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        self.near(p, rest, None)
    }

    /// The same, found sooner with a value near it, told as its tail (the one that `p` and `rest` ask for) and itself.
    pub(super) fn near(&self, p: f64, rest: f64, near: Option<(f64, f64)>) -> f64 {
        self.stretched.map_or(self.low, |stretched| stretched.at(p, rest, near))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse::<rust_decimal::Decimal>().unwrap().into()
    }

    fn pert(min: &str, mode: &str, max: &str, lambda: &str) -> Pert {
        Pert::new(exact(min), exact(mode), exact(max), exact(lambda)).unwrap()
    }

    fn close(value: Exact, expected: f64) {
        assert!((value.to_f64() - expected).abs() <= 1e-12 * expected.abs(), "{value} is not {expected}");
    }

    #[test]
    fn published_cases() {
        // pert-5-20-50-g2
        let gentle = pert("5", "20", "50", "2");
        close(gentle.alpha(), 5.0 / 3.0);
        close(gentle.beta(), 7.0 / 3.0);
        assert_eq!((gentle.mean(), gentle.variance()), (exact("23.75"), exact("98.4375")));
        // pert-mode-at-low
        let edge = pert("10", "10", "30", "4");
        assert_eq!((edge.alpha(), edge.beta()), (1.into(), 5.into()));
        close(edge.mean(), 40.0 / 3.0);
        close(edge.variance(), 7.936_507_936_507_935);
        // pert-pyfair-trap
        let trap = pert("0", "0.33", "2", "1");
        assert_eq!((trap.alpha(), trap.beta()), (exact("1.165"), exact("1.835")));
        // pert-quantiles-0-10-20, pert-two-conventions
        close(pert("0", "10", "20", "4").variance(), 14.285_714_285_714_285);
        let standard = pert("0", "5", "10", "4");
        assert_eq!((standard.alpha(), standard.beta()), (3.into(), 3.into()));
        close(standard.variance(), 3.571_428_571_428_571_6);
        // ale-riskquant-pert-trap: the mean of PERT(0.1, 0.3, 0.7), not its mode.
        assert_eq!((pert("0.1", "0.3", "0.7", "1").mean() * 3.into()).to_string(), "1.1");
    }

    #[test]
    fn without_weight_on_the_mode_it_is_uniform() {
        let flat = pert("0", "1", "6", "0");
        assert_eq!((flat.alpha(), flat.beta(), flat.mean(), flat.variance()), (1.into(), 1.into(), 3.into(), 3.into()));
    }

    #[test]
    fn parameters_out_of_order_name_the_one_at_fault() {
        let of = |min: i64, mode: i64, max: i64, lambda: i64| {
            Pert::new(min.into(), mode.into(), max.into(), lambda.into()).map_err(Invalid::parameter)
        };
        assert_eq!(of(3, 2, 1, 4), Err("min"));
        assert_eq!(of(0, 3, 1, 4), Err("mode"));
        assert_eq!(of(0, -1, 1, 4), Err("mode"));
        assert_eq!(of(0, 1, 2, -1), Err("lambda"));
        assert!(of(5, 5, 5, 4).unwrap().is_constant());
    }

    #[test]
    fn extremes_neither_overflow_nor_lose_the_mean() {
        let largest = Exact::from(rust_decimal::Decimal::MAX);
        let wide = Pert::new(-largest, Exact::ZERO, largest, largest).unwrap();
        assert_eq!(wide.mean(), Exact::ZERO);
        assert!(wide.variance().fault().is_some());
        assert!(Pert::new(Exact::from(1) / Exact::ZERO, 1.into(), 2.into(), 4.into()).is_err());
    }
}
