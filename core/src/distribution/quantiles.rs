//! What an expert says: a low, a middle and a high value, and where it ends.

use crate::{Exact, Interval, Scalar};

use super::arithmetic::{position, ratio, weighted_mean};
use super::invalid::{Invalid, Named};
use super::metalog::{Metalog, log_nine, narrowest_place};

/// The metalog distribution of three terms through the quantiles at 0.1, 0.5 and 0.9 (Keelin 2016), unbounded, or with
/// one bound (the logarithm of the distance to it is a metalog) or with two (the log odds are); a constant when all
/// three quantiles are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantiles {
    p10: Exact,
    p50: Exact,
    p90: Exact,
    min: Option<Exact>,
    max: Option<Exact>,
    shape: Shape,
    mean: Exact,
}

/// How a value follows from M(y), the metalog less its median.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    Constant,
    /// p50 + M.
    Unbounded(Metalog),
    /// min + (p50 − min)·exp(M).
    Above(Metalog),
    /// max − (max − p50)·exp(−M).
    Below(Metalog),
    /// min + (max − min) ÷ (1 + exp(−(m + M))), with m the log odds of the median.
    Between(Metalog, f64),
}

impl Quantiles {
    /// The distribution with its quantiles and bounds in the variable's unit.
    ///
    /// # Errors
    /// p10 ≥ p50 or p50 ≥ p90, unless all three are equal; min ≥ p10; max ≤ p90; an infeasible triple; with one bound,
    /// a tail without a mean on the other side; a mean beyond 7.9 × 10^28; a parameter that is no number.
    pub fn new(p10: Exact, p50: Exact, p90: Exact, min: Option<Exact>, max: Option<Exact>) -> Result<Self, Invalid> {
        let low = Named("p10", p10).known()?;
        let middle = Named("p50", p50).known()?;
        let high = Named("p90", p90).known()?;
        let constant = p10 == p50 && p50 == p90;
        if !constant {
            low.below(middle)?;
            middle.below(high)?;
        }
        if let Some(min) = min {
            Named("min", min).known()?.below(low)?;
        }
        if let Some(max) = max {
            Named("max", max).known()?.above(high)?;
        }
        let triple = Self { p10, p50, p90, min, max, shape: Shape::Constant, mean: p50 };
        if constant {
            return Ok(triple);
        }
        let shape = triple.shape()?;
        let fitted = Self { shape, mean: triple.mean_of(shape), ..triple };
        match fitted.mean.fault() {
            None => Ok(fitted),
            Some(_) => Err(Invalid::OutOfRange { parameter: if p50.is_negative() { "p10" } else { "p90" } }),
        }
    }

    /// The metalog through the quantiles, on the scale that the bounds ask for.
    fn shape(&self) -> Result<Shape, Invalid> {
        let infeasible = Invalid::Infeasible { parameter: "p50" };
        let (p10, p50, p90) = (self.p10, self.p50, self.p90);
        // Logarithms of ratios of distances to a bound, from the exact ratio less 1.
        let over = |min: Exact| (log1p_ratio(p50, p10, p10, min), log1p_ratio(p90, p50, p50, min));
        let under = |max: Exact| (log1p_ratio(p50, p10, max, p50), log1p_ratio(p90, p50, max, p90));
        match (self.min, self.max) {
            (None, None) => {
                let (place, narrowest) = (position(p50, p10, p90), narrowest_place());
                if !(narrowest.is_below(place) && place.is_below(Exact::from(1) - narrowest)) {
                    return Err(infeasible);
                }
                let one = Exact::from(1);
                Ok(Shape::Unbounded(Metalog::unchecked(ratio(p50, p10, one), ratio(p90, p50, one))))
            }
            (Some(min), None) => {
                let (below, above) = over(min);
                let metalog = Metalog::through(below, above).ok_or(infeasible)?;
                if metalog.upper_slope() >= 1.0 {
                    return Err(Invalid::NoMean { parameter: "p90", bound: "max" });
                }
                Ok(Shape::Above(metalog))
            }
            (None, Some(max)) => {
                let (below, above) = under(max);
                let metalog = Metalog::through(below, above).ok_or(infeasible)?;
                if metalog.reflected().upper_slope() >= 1.0 {
                    return Err(Invalid::NoMean { parameter: "p10", bound: "min" });
                }
                Ok(Shape::Below(metalog))
            }
            (Some(min), Some(max)) => {
                let ((over_below, over_above), (under_below, under_above)) = (over(min), under(max));
                let metalog = Metalog::through(over_below + under_below, over_above + under_above).ok_or(infeasible)?;
                Ok(Shape::Between(metalog, log_quotient(p50, min, max, p50)))
            }
        }
    }

    fn mean_of(&self, shape: Shape) -> Exact {
        let one = Exact::from(1);
        // Both weights sum to 1, so that a bound far away costs no digits and overflows nothing.
        let between = |anchor: Exact, other: Exact, factor: f64| {
            let factor = Exact::from_f64(factor);
            weighted_mean([(one - factor, anchor), (factor, other)])
        };
        match (shape, self.min, self.max) {
            (Shape::Unbounded(_), _, _) => {
                // a₁ + a₃ ÷ 2 with a₃ = (p10 + p90 − 2·p50) ÷ (0.8·ln 9).
                let weight = one / (Exact::new(16, -1) * log_nine());
                weighted_mean([(weight, self.p10), (one - weight - weight, self.p50), (weight, self.p90)])
            }
            (Shape::Above(metalog), Some(min), _) => between(min, self.p50, metalog.mean_exponential()),
            (Shape::Below(metalog), _, Some(max)) => between(max, self.p50, metalog.reflected().mean_exponential()),
            // From the bound that the median is nearer to, so that a small distance keeps its digits.
            (Shape::Between(metalog, median), Some(min), Some(max)) if median <= 0.0 => {
                between(min, max, metalog.mean_share(median))
            }
            (Shape::Between(metalog, median), Some(min), Some(max)) => {
                between(max, min, metalog.reflected().mean_share(-median))
            }
            _ => self.p50,
        }
    }

    /// The place r = (p50 − p10) ÷ (p90 − p10) of the median is feasible for k < r < 1 − k: this is k, for an unbounded
    /// metalog.
    #[must_use]
    pub fn narrowest_place() -> Exact {
        narrowest_place()
    }

    /// p50 + (p10 + p90 − 2·p50) ÷ (1.6·ln 9) when unbounded; otherwise the integral of the quantile function, right to
    /// 10^−12 of its distance from the bound.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.mean
    }

    /// From min, or −∞, to max, or ∞.
    #[must_use]
    pub fn support(&self) -> Interval {
        if self.is_constant() { Interval::point(self.p50) } else { Interval::between(self.min, self.max) }
    }

    /// Whether p10 = p50 = p90.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        self.shape == Shape::Constant
    }

    /// The value that is not passed with probability `p`. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        let double = |bound: Option<Exact>| bound.map_or(f64::NAN, Exact::to_f64);
        let (p50, min, max) = (self.p50.to_f64(), double(self.min), double(self.max));
        match self.shape {
            Shape::Constant => p50,
            Shape::Unbounded(metalog) => p50 + metalog.at(p),
            Shape::Above(metalog) => min + (p50 - min) * libm::exp(metalog.at(p)),
            Shape::Below(metalog) => max - (max - p50) * libm::exp(-metalog.at(p)),
            Shape::Between(metalog, median) => {
                // From the nearer bound, so that neither is passed.
                let log_odds = median + metalog.at(p);
                let far = (max - min) / (1.0 + libm::exp(log_odds.abs()));
                if log_odds < 0.0 { min + far } else { max - far }
            }
        }
    }
}

/// ln(1 + (a − b) ÷ (c − d)) for a > b and c > d.
fn log1p_ratio(a: Exact, b: Exact, c: Exact, d: Exact) -> f64 {
    libm::log1p(quotient(a, b, c, d))
}

/// ln((a − b) ÷ (c − d)) for a > b and c > d.
fn log_quotient(a: Exact, b: Exact, c: Exact, d: Exact) -> f64 {
    libm::log(quotient(a, b, c, d))
}

/// (a − b) ÷ (c − d) as a double, tenths of the numbers lest a difference overflow.
fn quotient(a: Exact, b: Exact, c: Exact, d: Exact) -> f64 {
    let tenth = Exact::new(1, -1);
    ratio(a * tenth, b * tenth, c * tenth - d * tenth)
}
