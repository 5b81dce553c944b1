//! Products of many influences, on request cut off at bounds.

use crate::statistics::normal::{cumulative, density, quantile_at};
use crate::{Exact, Interval, Ordered, Scalar};

use super::arithmetic::{from_double, ratio, rounded, step};
use super::invalid::{Invalid, Named};
use super::normal::{bounds, ends};
use super::parent::{Parent, z95};
use super::window::{Anchor, Window};

/// The log-normal distribution, possibly truncated; a constant when its standard deviation is 0.
///
/// The parameters are those of the variable itself (not of its logarithm) before it is truncated; moments, quantiles
/// and support are those of what is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lognormal {
    mu: f64,
    sigma: f64,
    min: Option<Exact>,
    max: Option<Exact>,
    window: Option<Window>,
    mean: Exact,
    /// The variance where it is known exactly.
    variance: Option<Exact>,
    /// What the exponential of an offset multiplies: the median of the parent or a bound.
    anchor: f64,
    /// The bounds as doubles, infinite where there are none.
    ends: (f64, f64),
}

impl Lognormal {
    /// The log-normal distribution with its parent and its bounds in the variable's unit.
    ///
    /// # Errors
    /// mean ≤ 0; standard deviation < 0; p5 ≤ 0; p5 ≥ p95; min < 0; max ≤ 0; min ≥ max; bounds with no more than a
    /// probability of 2.3 × 10^−308 between them; a mean beyond 7.9 × 10^28; a parameter that is no number.
    pub fn new(parent: Parent, min: Option<Exact>, max: Option<Exact>) -> Result<Self, Invalid> {
        let log_scale = LogScale::new(parent)?;
        let bounds = bounds(min, max)?;
        if let Some(min) = min {
            Named("min", min).not_negative()?;
        }
        if let Some(max) = max {
            Named("max", max).positive()?;
        }
        let (mu, sigma) = (log_scale.mu(), log_scale.sigma);
        let (mean, variance) = match parent {
            Parent::Moments { mean, standard_deviation } => (mean, Some(standard_deviation * standard_deviation)),
            Parent::Interval { p5, p95 } => {
                let middle = p5.to_f64().sqrt() * p95.to_f64().sqrt();
                (Exact::from_f64(middle * libm::exp(0.5 * sigma * sigma)), None)
            }
        };
        let anchor = if sigma == 0.0 { mean.to_f64() } else { log_scale.median() };
        let mut lognormal = Self {
            mu,
            sigma,
            min,
            max,
            window: None,
            mean,
            variance,
            anchor,
            ends: ends(Some(min.unwrap_or(Exact::ZERO)), max),
        };
        if let Some(bounds) = bounds {
            if sigma == 0.0 {
                return bounds.hold(mean).map(|()| lognormal);
            }
            lognormal
                .truncate(&log_scale)
                .ok_or_else(|| bounds.nothing_left(min.is_some_and(|min| log_scale.median() < min.to_f64())))?;
        }
        match lognormal.mean.fault() {
            None => Ok(lognormal),
            Some(_) => Err(Invalid::OutOfRange { parameter: log_scale.widest }),
        }
    }

    /// Cuts the parent off at its bounds. None where nothing is left.
    fn truncate(&mut self, log_scale: &LogScale) -> Option<()> {
        // A minimum of 0 is where the parent begins anyway.
        let min = self.min.filter(|min| min.is_positive());
        let distance = |bound: Exact| log_scale.logarithm_over_median(bound) / self.sigma;
        let low = min.map_or(f64::NEG_INFINITY, distance);
        let high = self.max.map_or(f64::INFINITY, distance);
        let width = match (min, self.max) {
            (Some(min), Some(max)) => log_ratio(max, min) / self.sigma,
            (None, None) => return Some(()),
            _ => f64::INFINITY,
        };
        let window = Window::new(low, high, width, low + high)?;
        let anchor = match window.anchor() {
            Anchor::Low => min,
            Anchor::High => self.max,
            Anchor::Centre => None,
        };
        let factor = window.mean_exponential(self.sigma);
        let mean = match anchor {
            Some(anchor) => anchor * Exact::from_f64(factor),
            None => Exact::from_f64(self.anchor * factor),
        };
        self.mean = rounded(mean, min, self.max);
        self.anchor = anchor.map_or(self.anchor, |anchor| anchor.to_f64());
        self.window = Some(window);
        self.variance = None;
        Some(())
    }

    /// The log-normal distribution of which 90% lie between `p5` and `p95`, as much on either side.
    ///
    /// # Errors
    /// p5 ≤ 0; p5 ≥ p95; a mean beyond 7.9 × 10^28; a parameter that is no number.
    pub fn from_interval(p5: Exact, p95: Exact) -> Result<Self, Invalid> {
        Self::new(Parent::Interval { p5, p95 }, None, None)
    }

    /// The mean μ of the logarithm of the parent: ln(mean) − σ² ÷ 2, or (ln p5 + ln p95) ÷ 2.
    #[must_use]
    pub fn mu(&self) -> f64 {
        self.mu
    }

    /// The standard deviation σ of the logarithm of the parent: √(ln(1 + (standard deviation ÷ mean)²)), or
    /// (ln p95 − ln p5) ÷ (2·Φ⁻¹(0.95)).
    #[must_use]
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// The mean that is given, else exp(μ + σ² ÷ 2), times (Φ(b − σ) − Φ(a − σ)) ÷ (Φ(b) − Φ(a)) when truncated, with
    /// a = (ln min − μ) ÷ σ and b = (ln max − μ) ÷ σ; right to 10^−12.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.mean
    }

    /// The square of the standard deviation that is given, else mean²·(exp(σ²) − 1); when truncated the variance of what
    /// is left, right to 10^−10. An overflow where it passes 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        if let Some(variance) = self.variance {
            return variance;
        }
        let (scale, relative) = match &self.window {
            None => (self.mean, libm::expm1(self.sigma * self.sigma)),
            Some(window) => (Exact::from_f64(self.anchor), window.variance_exponential(self.sigma)),
        };
        // One factor at a time, as the square may overflow where the product does not.
        scale * from_double(relative) * scale
    }

    /// From min, or 0, to max, or ∞.
    #[must_use]
    pub fn support(&self) -> Interval {
        if self.is_constant() {
            return Interval::point(self.mean);
        }
        Interval::between(Some(self.min.unwrap_or(Exact::ZERO)), self.max)
    }

    /// Whether the standard deviation is 0.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.sigma == 0.0
    }

    /// The probability of a value of at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        if self.is_constant() {
            return step(x, self.anchor);
        }
        if x <= 0.0 {
            return 0.0;
        }
        let offset = libm::log(x / self.anchor) / self.sigma;
        self.window.map_or_else(|| cumulative(offset), |window| window.cdf(offset))
    }

    /// The density at `x`, φ((ln x − μ) ÷ σ) ÷ (σ·x·(Φ(b) − Φ(a))); 0 outside the bounds. None for a constant.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        if self.is_constant() {
            return None;
        }
        if x <= 0.0 || x == f64::INFINITY {
            return Some(0.0);
        }
        let offset = libm::log(x / self.anchor) / self.sigma;
        let of_offset = self.window.map_or_else(|| density(offset), |window| window.density(offset));
        Some(of_offset / self.sigma / x)
    }

    /// The value that is not passed with probability `p`, infinite at the end without a
    /// bound. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        if self.is_constant() {
            return self.anchor;
        }
        // The ends as they were given, which an offset may miss by a rounding.
        if p <= 0.0 {
            return self.ends.0;
        }
        if rest <= 0.0 {
            return self.ends.1;
        }
        let offset = self.window.map_or_else(|| quantile_at(p, rest), |window| window.at(p, rest));
        (self.anchor * libm::exp(self.sigma * offset)).max(self.ends.0).min(self.ends.1)
    }
}

/// The parent on the scale of logarithms, told so that a small spread keeps its digits: as logarithms of ratios.
struct LogScale {
    parent: Parent,
    sigma: f64,
    /// The parameter that makes the mean too large when it is.
    widest: &'static str,
}

impl LogScale {
    fn new(parent: Parent) -> Result<Self, Invalid> {
        match parent {
            Parent::Moments { mean, standard_deviation } => {
                let mean = Named("mean", mean).known()?.positive()?.1;
                let deviation = Named("standard_deviation", standard_deviation).known()?.not_negative()?.1;
                let variation = ratio(deviation, Exact::ZERO, mean);
                let sigma = libm::log1p(variation * variation).sqrt();
                Ok(Self { parent, sigma, widest: "standard_deviation" })
            }
            Parent::Interval { p5, p95 } => {
                let p5 = Named("p5", p5).known()?.positive()?;
                let p95 = Named("p95", p95).known()?;
                p5.below(p95)?;
                let sigma = log_ratio(p95.1, p5.1) / (2.0 * z95().to_f64());
                Ok(Self { parent, sigma, widest: "p95" })
            }
        }
    }

    fn mu(&self) -> f64 {
        match self.parent {
            Parent::Moments { mean, .. } => libm::log(mean.to_f64()) - 0.5 * self.sigma * self.sigma,
            Parent::Interval { p5, p95 } => 0.5 * (libm::log(p5.to_f64()) + libm::log(p95.to_f64())),
        }
    }

    /// exp(μ).
    fn median(&self) -> f64 {
        match self.parent {
            Parent::Moments { mean, .. } => mean.to_f64() * libm::exp(-0.5 * self.sigma * self.sigma),
            Parent::Interval { p5, p95 } => p5.to_f64().sqrt() * p95.to_f64().sqrt(),
        }
    }

    /// ln(x) − μ.
    fn logarithm_over_median(&self, x: Exact) -> f64 {
        match self.parent {
            Parent::Moments { mean, .. } => log_ratio(x, mean) + 0.5 * self.sigma * self.sigma,
            Parent::Interval { p5, p95 } => 0.5 * (log_ratio(x, p5) + log_ratio(x, p95)),
        }
    }
}

/// ln(numerator ÷ denominator) of positive numbers, accurate also where they are nearly equal.
pub(super) fn log_ratio(numerator: Exact, denominator: Exact) -> f64 {
    let excess = ratio(numerator, denominator, denominator);
    if excess.abs() < 0.5 { libm::log1p(excess) } else { libm::log(ratio(numerator, Exact::ZERO, denominator)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(mean: i64, standard_deviation: i64) -> Parent {
        Parent::Moments { mean: mean.into(), standard_deviation: standard_deviation.into() }
    }

    fn close(value: f64, expected: f64, tolerance: f64) {
        assert!((value / expected - 1.0).abs() <= tolerance, "{value} is not {expected}");
    }

    #[test]
    fn published_cases() {
        // lognormal-mean-sd
        let lognormal = Lognormal::new(moments(100, 10), None, None).unwrap();
        close(lognormal.mu(), 4.600_195_020_561_507, 1e-14);
        close(lognormal.sigma(), 0.099_751_345_119_592_7, 1e-14);
        assert_eq!((lognormal.mean(), lognormal.variance()), (100.into(), 100.into()));
        // ale-riskquant-readme: a tenth of the mean.
        let severity = Lognormal::from_interval(100_000.into(), 1_000_000.into()).unwrap();
        close(0.1 * severity.mean().to_f64(), 40_400.128_269_457_266, 1e-13);
        // ale-riskquant-pert-trap: times the mean frequency, 1.1 ÷ 3.
        let small = Lognormal::from_interval(1.into(), 10.into()).unwrap();
        close(small.mean().to_f64() * 1.1 / 3.0, 1.481_338_043_213_433_4, 1e-8);
    }

    #[test]
    fn an_interval_holds_ninety_percent() {
        let lognormal = Lognormal::from_interval(2.into(), 30.into()).unwrap();
        close(lognormal.quantile(0.05), 2.0, 1e-14);
        close(lognormal.quantile(0.95), 30.0, 1e-14);
        close(lognormal.quantile(0.5), 60_f64.sqrt(), 1e-15);
        // (ln 2 + ln 30) ÷ 2 and (ln 30 − ln 2) ÷ (2·Φ⁻¹(0.95)).
        close(lognormal.mu(), 0.5 * libm::log(60.0), 1e-15);
        close(lognormal.sigma(), 0.5 * libm::log(15.0) / 1.644_853_626_951_472_7, 1e-15);
        assert_eq!(lognormal.support(), Interval::between(Some(Exact::ZERO), None));
    }

    #[test]
    fn a_minimum_of_zero_changes_nothing() {
        let parent = Lognormal::new(moments(100, 50), None, None).unwrap();
        let bounded = Lognormal::new(moments(100, 50), Some(Exact::ZERO), None).unwrap();
        assert_eq!((bounded.mean(), bounded.variance()), (parent.mean(), parent.variance()));
        assert_eq!((bounded.support(), bounded.quantile(0.1)), (parent.support(), parent.quantile(0.1)));
    }

    #[test]
    fn the_cdf_undoes_the_quantile() {
        for (min, max) in [(None, None), (Some(90), None), (None, Some(80)), (Some(150), Some(160)), (Some(160), None)]
        {
            let lognormal = Lognormal::new(moments(100, 10), min.map(Exact::from), max.map(Exact::from)).unwrap();
            for step in 1..200 {
                let p = f64::from(step) / 200.0;
                assert!((lognormal.cdf(lognormal.quantile(p)) - p).abs() < 1e-12, "{p} in {min:?}, {max:?}");
            }
        }
    }

    /// At the median m the density is 1 ÷ (m·σ·√(2π)), with σ² = ln(1 + (deviation ÷ mean)²); elsewhere it is the slope of
    /// the distribution function.
    #[test]
    fn the_density_is_that_of_the_closed_form() {
        let lognormal = Lognormal::new(moments(10, 5), None, None).unwrap();
        let sigma = libm::log(1.25).sqrt();
        let median = 10.0 / 1.25_f64.sqrt();
        let at_median = 1.0 / (median * sigma * core::f64::consts::TAU.sqrt());
        close(lognormal.density(median).unwrap(), at_median, 1e-14);
        for x in [2.0, 8.0, 20.0] {
            let slope = (lognormal.cdf(x + 1e-4) - lognormal.cdf(x - 1e-4)) / 2e-4;
            // The difference is h²·f‴ ÷ 6 from the slope, a 10^−7th of it at most.
            close(lognormal.density(x).unwrap(), slope, 1e-6);
        }
        for x in [-1.0, 0.0, f64::INFINITY] {
            assert_eq!(lognormal.density(x), Some(0.0));
        }
    }

    #[test]
    fn parameters_outside_their_domain_are_named() {
        let of = |parent, min: Option<i64>, max: Option<i64>| {
            Lognormal::new(parent, min.map(Exact::from), max.map(Exact::from)).unwrap_err()
        };
        assert_eq!(of(moments(0, 1), None, None), Invalid::NotPositive { parameter: "mean" });
        assert_eq!(of(moments(1, -1), None, None), Invalid::Negative { parameter: "standard_deviation" });
        assert_eq!(of(moments(1, 1), Some(-1), None), Invalid::Negative { parameter: "min" });
        assert_eq!(of(moments(1, 1), None, Some(0)), Invalid::NotPositive { parameter: "max" });
        assert_eq!(of(moments(1, 1), Some(2), Some(2)), Invalid::NotBelow { parameter: "min", limit: "max" });
        assert_eq!(of(moments(100, 1), Some(1000), None), Invalid::NothingLeft { parameter: "min" });
        assert_eq!(of(moments(100, 1), Some(1), Some(9)), Invalid::NothingLeft { parameter: "max" });
        let interval = |p5: i64, p95: i64| Parent::Interval { p5: p5.into(), p95: p95.into() };
        assert_eq!(of(interval(0, 1), None, None), Invalid::NotPositive { parameter: "p5" });
        assert_eq!(of(interval(2, 1), None, None), Invalid::NotBelow { parameter: "p5", limit: "p95" });
        let endless = Parent::Interval { p5: Exact::new(1, -28), p95: Exact::new(1, 28) };
        assert_eq!(of(endless, None, None), Invalid::OutOfRange { parameter: "p95" });
    }

    #[test]
    fn without_spread_it_is_a_constant_that_must_lie_within_its_bounds() {
        let constant = Lognormal::new(moments(5, 0), None, Some(5.into())).unwrap();
        assert!(constant.is_constant());
        assert_eq!((constant.mean(), constant.variance()), (5.into(), Exact::ZERO));
        assert_eq!(constant.support(), Interval::point(5.into()));
        let outside = Lognormal::new(moments(5, 0), None, Some(4.into())).unwrap_err();
        assert_eq!(outside, Invalid::NothingLeft { parameter: "max" });
    }
}
