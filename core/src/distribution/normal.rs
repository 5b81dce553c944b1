//! Sums of many small influences, on request cut off at bounds.

use crate::statistics::normal::{cumulative, quantile};
use crate::{Exact, Interval, Scalar};

use super::arithmetic::{middle, ratio};
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
        let mean = anchor + deviation * Exact::from_f64(window.mean());
        // A last rounding must not carry the mean of a very narrow window out of it.
        let mean = min.filter(|min| mean.is_below(*min)).unwrap_or(mean);
        normal.mean = max.filter(|max| max.is_below(mean)).unwrap_or(mean);
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
        if self.is_constant() {
            return if x < self.anchor { 0.0 } else { 1.0 };
        }
        let offset = (x - self.anchor) / self.scale;
        self.window.map_or_else(|| cumulative(offset), |window| window.cdf(offset))
    }

    /// The value that is not passed with probability `p`. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        if self.is_constant() {
            return self.anchor;
        }
        let offset = self.window.map_or_else(|| quantile(p), |window| window.quantile(p));
        let value = self.anchor + self.scale * offset;
        let value = self.min.map_or(value, |min| value.max(min.to_f64()));
        self.max.map_or(value, |max| value.min(max.to_f64()))
    }
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
