//! Sums of many small influences, on request cut off at bounds.

use crate::statistics::normal::{cumulative, density, quantile_at};
use crate::{Exact, Interval, Ordered, Scalar};

use super::arithmetic::{middle, ratio, rounded, step};
use super::invalid::{Invalid, Named};
use super::parent::{Parent, z95};
use super::window::{Anchor, Window};

/// The normal distribution, possibly truncated; a constant when its standard deviation is 0.
///
/// The parameters are those of the distribution before it is truncated; moments, quantiles and support are those of
/// what is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Normal {
    centre: Exact,
    deviation: Exact,
    min: Option<Exact>,
    max: Option<Exact>,
    window: Option<Window>,
    mean: Exact,
    /// What offsets count from, and the standard deviation of the parent, as doubles.
    anchor: f64,
    scale: f64,
    /// The bounds as doubles, infinite where there are none.
    ends: (f64, f64),
}

impl Normal {
    /// The normal distribution with its parent and its bounds in the variable's unit.
    ///
    /// # Errors
    /// standard deviation < 0; p5 ≥ p95; min ≥ max; bounds with no more than a probability of 2.3 × 10^−308 between
    /// them; a parameter that is no number.
    pub fn new(parent: Parent, min: Option<Exact>, max: Option<Exact>) -> Result<Self, Invalid> {
        let (centre, deviation) = match parent {
            Parent::Moments { mean, standard_deviation } => (
                Named("mean", mean).known()?.1,
                Named("standard_deviation", standard_deviation).known()?.not_negative()?.1,
            ),
            Parent::Interval { p5, p95 } => {
                let p95 = Named("p95", p95).known()?;
                let p5 = Named("p5", p5).known()?.below(p95)?;
                // Halved before they are subtracted, lest the difference of the largest numbers overflow.
                let half = Exact::new(5, -1);
                (middle(p5.1, p95.1), (p95.1 * half - p5.1 * half) / z95())
            }
        };
        let bounds = bounds(min, max)?;
        let mut normal = Self {
            centre,
            deviation,
            min,
            max,
            window: None,
            mean: centre,
            anchor: centre.to_f64(),
            scale: deviation.to_f64(),
            ends: ends(min, max),
        };
        let Some(bounds) = bounds else { return Ok(normal) };
        if deviation.is_zero() {
            return bounds.hold(centre).map(|()| normal);
        }
        let distance = |bound: Option<Exact>, missing: f64| bound.map_or(missing, |x| ratio(x, centre, deviation));
        let (low, high) = (distance(min, f64::NEG_INFINITY), distance(max, f64::INFINITY));
        let (width, sum) = match (min, max) {
            (Some(min), Some(max)) => {
                let sum = ratio(middle(min, max), centre, deviation * Exact::new(5, -1));
                (ratio(max, min, deviation), sum)
            }
            _ => (f64::INFINITY, low + high),
        };
        let window = Window::new(low, high, width, sum).ok_or(bounds.nothing_left(low >= 0.0))?;
        let anchor = match window.anchor() {
            Anchor::Low => min.unwrap_or(centre),
            Anchor::High => max.unwrap_or(centre),
            Anchor::Centre => centre,
        };
        let offset = window.mean();
        // A window that lies evenly around the mean keeps it, with all its digits.
        normal.mean =
            if offset == 0.0 { anchor } else { rounded(anchor + deviation * Exact::from_f64(offset), min, max) };
        normal.anchor = anchor.to_f64();
        normal.window = Some(window);
        match normal.mean.fault() {
            None => Ok(normal),
            Some(_) => Err(Invalid::OutOfRange { parameter: "standard_deviation" }),
        }
    }

    /// The normal distribution of which 90% lie between `p5` and `p95`, as much on either side.
    ///
    /// # Errors
    /// p5 ≥ p95, or a parameter that is no number.
    pub fn from_interval(p5: Exact, p95: Exact) -> Result<Self, Invalid> {
        Self::new(Parent::Interval { p5, p95 }, None, None)
    }

    /// The mean μ of the parent: (p5 + p95) ÷ 2 where quantiles are given.
    #[must_use]
    pub fn parent_mean(&self) -> Exact {
        self.centre
    }

    /// The standard deviation σ of the parent: (p95 − p5) ÷ (2·Φ⁻¹(0.95)) where quantiles are given.
    #[must_use]
    pub fn parent_standard_deviation(&self) -> Exact {
        self.deviation
    }

    /// μ, or when truncated μ + σ(φ(a) − φ(b)) ÷ (Φ(b) − Φ(a)) with a = (min − μ) ÷ σ and b = (max − μ) ÷ σ, right to
    /// 10^−12 of the larger of its size and its distance from the nearer bound.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.mean
    }

    /// σ², or when truncated the variance of what is left, right to 10^−12 of it. An overflow where it passes
    /// 7.9 × 10^28.
    #[must_use]
    pub fn variance(&self) -> Exact {
        let square = self.deviation * self.deviation;
        match &self.window {
            None => square,
            // The deviation once more and not its square, which may overflow where the product does not.
            Some(window) => self.deviation * Exact::from_f64(window.variance()) * self.deviation,
        }
    }

    /// From min, or −∞, to max, or ∞.
    #[must_use]
    pub fn support(&self) -> Interval {
        if self.is_constant() { Interval::point(self.centre) } else { Interval::between(self.min, self.max) }
    }

    /// Whether the standard deviation is 0.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.deviation.is_zero()
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
        let offset = (x - self.anchor) / self.scale;
        self.window.map_or_else(|| cumulative(offset), |window| window.cdf(offset))
    }

    /// The density at `x`, φ((x − μ) ÷ σ) ÷ (σ·(Φ(b) − Φ(a))); 0 outside the bounds. None for a constant.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        if self.is_constant() {
            return None;
        }
        let offset = (x - self.anchor) / self.scale;
        Some(self.window.map_or_else(|| density(offset), |window| window.density(offset)) / self.scale)
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
        (self.anchor + self.scale * offset).max(self.ends.0).min(self.ends.1)
    }
}

/// Bounds as doubles, infinite where there are none.
pub(super) fn ends(min: Option<Exact>, max: Option<Exact>) -> (f64, f64) {
    (min.map_or(f64::NEG_INFINITY, Exact::to_f64), max.map_or(f64::INFINITY, Exact::to_f64))
}

/// Bounds that truncate, at least one of them present.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    min: Option<Exact>,
    max: Option<Exact>,
}

/// Checks bounds: numbers, with min < max. None where there are none.
pub(super) fn bounds(min: Option<Exact>, max: Option<Exact>) -> Result<Option<Bounds>, Invalid> {
    let min = min.map(|min| Named("min", min).known()).transpose()?;
    let max = max.map(|max| Named("max", max).known()).transpose()?;
    if let (Some(min), Some(max)) = (min, max) {
        min.below(max)?;
    }
    let bounds = Bounds { min: min.map(|min| min.1), max: max.map(|max| max.1) };
    Ok((min.is_some() || max.is_some()).then_some(bounds))
}

impl Bounds {
    /// Refuses bounds that do not hold a constant.
    pub(super) fn hold(self, constant: Exact) -> Result<(), Invalid> {
        if self.min.is_some_and(|min| constant.is_below(min)) {
            return Err(Invalid::NothingLeft { parameter: "min" });
        }
        if self.max.is_some_and(|max| max.is_below(constant)) {
            return Err(Invalid::NothingLeft { parameter: "max" });
        }
        Ok(())
    }

    /// The problem that nothing is left, with the bound that cuts off the bulk of the distribution.
    pub(super) fn nothing_left(self, above_the_bulk: bool) -> Invalid {
        Invalid::NothingLeft { parameter: if above_the_bulk && self.min.is_some() { "min" } else { "max" } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(mean: i64, standard_deviation: i64) -> Parent {
        Parent::Moments { mean: mean.into(), standard_deviation: standard_deviation.into() }
    }

    #[test]
    fn the_parent_alone_has_exact_moments() {
        let normal = Normal::new(moments(10, 3), None, None).unwrap();
        assert_eq!((normal.mean(), normal.variance()), (10.into(), 9.into()));
        assert_eq!(normal.support(), Interval::EVERYTHING);
        assert_eq!(Normal::from_interval(Exact::new(1, -1), Exact::new(3, -1)).unwrap().mean(), Exact::new(2, -1));
    }

    #[test]
    fn an_interval_holds_ninety_percent() {
        let normal = Normal::from_interval((-3).into(), 20.into()).unwrap();
        assert!((normal.cdf(-3.0) - 0.05).abs() < 1e-15 && (normal.cdf(20.0) - 0.95).abs() < 1e-15);
    }

    #[test]
    fn cutting_off_both_sides_alike_leaves_the_mean() {
        let normal = Normal::new(moments(10, 3), Some(8.into()), Some(12.into())).unwrap();
        assert_eq!(normal.mean(), 10.into());
        assert_eq!(normal.support(), Interval::between(Some(8.into()), Some(12.into())));
        assert_eq!((normal.quantile(0.0), normal.quantile(0.5), normal.quantile(1.0)), (8.0, 10.0, 12.0));
    }

    #[test]
    fn half_a_normal_has_the_mean_of_its_closed_form() {
        let half = Normal::new(moments(0, 1), Some(Exact::ZERO), None).unwrap();
        let (mean, variance) = ((2.0 / core::f64::consts::PI).sqrt(), 1.0 - 2.0 / core::f64::consts::PI);
        assert!((half.mean().to_f64() - mean).abs() < 1e-15);
        assert!((half.variance().to_f64() - variance).abs() < 1e-15);
    }

    #[test]
    fn the_cdf_undoes_the_quantile() {
        for (min, max) in [(None, None), (Some(-9), None), (None, Some(-4)), (Some(3), Some(20)), (Some(4), None)] {
            let normal = Normal::new(moments(0, 2), min.map(Exact::from), max.map(Exact::from)).unwrap();
            for step in 1..200 {
                let p = f64::from(step) / 200.0;
                assert!((normal.cdf(normal.quantile(p)) - p).abs() < 1e-13, "{p} in {min:?}, {max:?}");
            }
        }
    }

    #[test]
    fn parameters_outside_their_domain_are_named() {
        let of = |parent, min: Option<i64>, max: Option<i64>| {
            Normal::new(parent, min.map(Exact::from), max.map(Exact::from)).unwrap_err()
        };
        assert_eq!(of(moments(0, -1), None, None), Invalid::Negative { parameter: "standard_deviation" });
        assert_eq!(of(moments(0, 1), Some(1), Some(1)), Invalid::NotBelow { parameter: "min", limit: "max" });
        assert_eq!(of(moments(0, 1), Some(38), None), Invalid::NothingLeft { parameter: "min" });
        assert_eq!(of(moments(0, 1), None, Some(-38)), Invalid::NothingLeft { parameter: "max" });
        assert!(Normal::new(moments(0, 1), Some(37.into()), None).is_ok());
        let equal = Parent::Interval { p5: 1.into(), p95: 1.into() };
        assert_eq!(of(equal, None, None), Invalid::NotBelow { parameter: "p5", limit: "p95" });
    }

    #[test]
    fn without_spread_it_is_a_constant_that_must_lie_within_its_bounds() {
        let constant = Normal::new(moments(5, 0), Some(5.into()), None).unwrap();
        assert!(constant.is_constant());
        assert_eq!((constant.mean(), constant.variance()), (5.into(), Exact::ZERO));
        assert_eq!(constant.support(), Interval::point(5.into()));
        assert_eq!((constant.quantile(0.3), constant.cdf(4.9), constant.cdf(5.0)), (5.0, 0.0, 1.0));
        let outside = Normal::new(moments(5, 0), Some(6.into()), None).unwrap_err();
        assert_eq!(outside, Invalid::NothingLeft { parameter: "min" });
    }

    /// φ(z) ÷ (σ·(Φ(b) − Φ(a))), whichever side of the centre the bounds are on.
    #[test]
    fn the_density_is_that_of_the_closed_form() {
        let cumulative = |z: f64| 0.5 * libm::erfc(-z * core::f64::consts::FRAC_1_SQRT_2);
        for (min, max) in [(None, None), (Some(-9), Some(5)), (None, Some(-2)), (Some(3), Some(6)), (Some(1), None)] {
            let normal = Normal::new(moments(0, 2), min.map(Exact::from), max.map(Exact::from)).unwrap();
            let (low, high) = ends(min.map(Exact::from), max.map(Exact::from));
            let mass = cumulative(0.5 * high) - cumulative(0.5 * low);
            for x in [-8.5, -2.5, 0.0, 1.5, 3.5, 4.5, 7.5] {
                let density = libm::exp(-0.125 * x * x) / (2.0 * core::f64::consts::TAU.sqrt() * mass);
                let expected = if (low..=high).contains(&x) { density } else { 0.0 };
                let found = normal.density(x).unwrap();
                assert!(
                    (found - expected).abs() <= 1e-12 * expected,
                    "{found} is not {expected}: {x} in {min:?}, {max:?}"
                );
            }
        }
    }

    /// Windows of a hundredth of a standard deviation: far out, where the density falls by a tenth across them, and at
    /// the centre.
    #[test]
    fn the_cdf_undoes_the_quantile_of_narrow_windows() {
        for (min, max) in [(10_000, 10_010), (-10_010, -10_000), (0, 10), (-5, 5), (30_000, 30_031)] {
            let normal = Normal::new(moments(0, 1000), Some(min.into()), Some(max.into())).unwrap();
            for step in 1..100 {
                let p = f64::from(step) / 100.0;
                assert!((normal.cdf(normal.quantile(p)) - p).abs() < 1e-12, "{p} in {min}, {max}");
            }
        }
    }
}
