//! What an expert says: a low, a middle and a high value, and where it ends.

use crate::{Exact, Interval, Ordered, Scalar};

use super::arithmetic::{from_double, position, ratio, rounded, step, weighted_mean};
use super::invalid::{Invalid, Named};
use super::metalog::{Metalog, log_nine, narrowest_place, share_difference};
use super::normal::ends;

/// How far, on the scale of logarithms, a value counts as near the median.
const NEAR: f64 = 0.5;

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
    /// The median and the bounds as doubles, infinite where there are none.
    middle: f64,
    low: f64,
    high: f64,
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
        let first = Named("p10", p10).known()?;
        let second = Named("p50", p50).known()?;
        let third = Named("p90", p90).known()?;
        let constant = p10 == p50 && p50 == p90;
        if !constant {
            first.below(second)?;
            second.below(third)?;
        }
        if let Some(min) = min {
            Named("min", min).known()?.below(first)?;
        }
        if let Some(max) = max {
            Named("max", max).known()?.above(third)?;
        }
        let (low, high) = ends(min, max);
        let middle = p50.to_f64();
        let triple = Self { p10, p50, p90, min, max, shape: Shape::Constant, mean: p50, middle, low, high };
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

    /// Told as its distance from the median, so that a bound far away costs no digits.
    fn mean_of(&self, shape: Shape) -> Exact {
        let (one, tenth) = (Exact::from(1), Exact::new(1, -1));
        // Tenths, lest the difference of the largest numbers overflow.
        let add = |high: Exact, low: Exact, factor: f64| {
            if factor == 0.0 {
                return self.p50;
            }
            let distance = (high * tenth - low * tenth) * (Exact::from_f64(factor) / tenth);
            rounded(self.p50 + distance, self.min, self.max)
        };
        match (shape, self.min, self.max) {
            (Shape::Unbounded(_), _, _) => {
                // a₁ + a₃ ÷ 2 with a₃ = (p10 + p90 − 2·p50) ÷ (0.8·ln 9).
                let weight = one / (Exact::new(16, -1) * log_nine());
                weighted_mean([(weight, self.p10), (one - weight - weight, self.p50), (weight, self.p90)])
            }
            (Shape::Above(metalog), Some(min), _) => add(self.p50, min, metalog.mean_exponential()),
            (Shape::Below(metalog), _, Some(max)) => add(self.p50, max, metalog.reflected().mean_exponential()),
            (Shape::Between(metalog, median), Some(min), Some(max)) => add(max, min, metalog.mean_share(median)),
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
    /// 10^−12 of its distance from the nearer bound.
    #[must_use]
    pub fn mean(&self) -> Exact {
        self.mean
    }

    /// a₂²·π² ÷ 3 + a₃²·(1 ÷ 12 + π² ÷ 36) when unbounded (Keelin 2016); otherwise by integration, right to 10^−10. An
    /// overflow where it passes 7.9 × 10^28 or, with one bound, is infinite.
    #[must_use]
    pub fn variance(&self) -> Exact {
        let scaled = |distance: Exact, relative: f64| distance * from_double(relative) * distance;
        match (self.shape, self.min, self.max) {
            (Shape::Unbounded(_), _, _) => {
                let (below, above) = (self.p50 - self.p10, self.p90 - self.p50);
                let a2 = (above + below) / (Exact::from(2) * log_nine());
                let a3 = (above - below) / (Exact::new(8, -1) * log_nine());
                // π² ÷ 3 to 38 digits.
                let third = Exact::new(32_898_681_336_964_528_729_448_303_332_920_503_784, -37);
                a2 * a2 * third + a3 * a3 * (third + Exact::from(1)) / Exact::from(12)
            }
            (Shape::Above(metalog), Some(min), _) => scaled(self.p50 - min, metalog.variance_exponential()),
            (Shape::Below(metalog), _, Some(max)) => scaled(max - self.p50, metalog.reflected().variance_exponential()),
            (Shape::Between(metalog, median), Some(min), Some(max)) => {
                scaled(max - min, metalog.variance_share(median))
            }
            _ => Exact::ZERO,
        }
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

    /// The probability of a value of at most `x`: the inverse of the quantile function, by Newton's method, right to
    /// 10^−12 unless the triple is about to be infeasible.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        match self.shape {
            Shape::Constant => step(x, self.middle),
            _ if x <= self.low => 0.0,
            _ if x >= self.high => 1.0,
            Shape::Unbounded(metalog) | Shape::Above(metalog) | Shape::Below(metalog) | Shape::Between(metalog, _) => {
                metalog.probability(self.exponent(x).0).0
            }
        }
    }

    /// The density: 1 ÷ the derivative of the quantile function where that is `x` (Keelin 2016); 0 outside of the bounds.
    /// None for a constant.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        match self.shape {
            Shape::Constant => None,
            _ if x <= self.low || x >= self.high => Some(0.0),
            Shape::Unbounded(metalog) | Shape::Above(metalog) | Shape::Below(metalog) | Shape::Between(metalog, _) => {
                let (exponent, slope) = self.exponent(x);
                Some(metalog.probability(exponent).1 * slope)
            }
        }
    }

    /// M for a value inside the bounds, and its derivative.
    fn exponent(&self, x: f64) -> (f64, f64) {
        // ln of the distance to a bound over that of the median, told from the nearer of the two.
        let over = |bound: f64| {
            let excess = (x - self.middle) / (self.middle - bound);
            if excess < -0.5 { libm::log((x - bound) / (self.middle - bound)) } else { libm::log1p(excess) }
        };
        match self.shape {
            Shape::Constant | Shape::Unbounded(_) => (x - self.middle, 1.0),
            Shape::Above(_) => (over(self.low), 1.0 / (x - self.low)),
            Shape::Below(_) => (-over(self.high), 1.0 / (self.high - x)),
            Shape::Between(..) => (over(self.low) - over(self.high), 1.0 / (x - self.low) + 1.0 / (self.high - x)),
        }
    }

    /// The value that is not passed with probability `p`, infinite at an end without a
    /// bound. Not a number for `p` outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    pub(super) fn at(&self, p: f64, rest: f64) -> f64 {
        let (p50, min, max) = (self.middle, self.low, self.high);
        let value = match self.shape {
            Shape::Constant => p50,
            Shape::Unbounded(metalog) => p50 + metalog.at(p, rest),
            // From the median where that is near: a bound far away costs no digits.
            Shape::Above(metalog) => scaled(min, p50, metalog.at(p, rest)),
            Shape::Below(metalog) => scaled(max, p50, -metalog.at(p, rest)),
            Shape::Between(metalog, median) => {
                let x = metalog.at(p, rest);
                let log_odds = median + x;
                let far = (max - min) / (1.0 + libm::exp(log_odds.abs()));
                if x.abs() < NEAR {
                    // From the median where that is near: bounds far away cost no digits.
                    p50 + (max - min) * share_difference(median, x)
                } else if log_odds < 0.0 {
                    // From the nearer bound, so that neither is passed.
                    min + far
                } else {
                    max - far
                }
            }
        };
        value.max(min).min(max)
    }
}

/// bound + (p50 − bound)·exp(x), from the median where that is near: a bound far away costs no digits.
fn scaled(bound: f64, p50: f64, x: f64) -> f64 {
    if x.abs() < NEAR { p50 + (p50 - bound) * libm::expm1(x) } else { bound + (p50 - bound) * libm::exp(x) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(triple: [i64; 3], min: Option<i64>, max: Option<i64>) -> Result<Quantiles, Invalid> {
        let [p10, p50, p90] = triple.map(Exact::from);
        Quantiles::new(p10, p50, p90, min.map(Exact::from), max.map(Exact::from))
    }

    fn close(value: f64, expected: f64, tolerance: f64) {
        assert!((value / expected - 1.0).abs() <= tolerance, "{value} is not {expected}");
    }

    #[test]
    fn published_cases() {
        // metalog-spt-semibounded
        let above = of([35, 50, 75], Some(0), None).unwrap();
        close(above.quantile(0.05), 31.128_983_192_286_256, 1e-13);
        close(above.quantile(0.95), 86.440_974_979_301_42, 1e-13);
        close(above.quantile(0.99), 118.091_895_426_199_95, 1e-13);
        // metalog-spt-bounded
        let between = of([35, 50, 75], Some(0), Some(100)).unwrap();
        close(between.quantile(0.05), 31.229_952_041_239_063, 1e-13);
        close(between.quantile(0.95), 81.941_452_663_891_82, 1e-13);
        close(between.quantile(0.99), 91.761_626_441_619_27, 1e-13);
    }

    #[test]
    fn infeasible_triples_are_refused() {
        // metalog-feasible; its k is made from the rounded 1.66711, so it agrees to the digits of that.
        assert!((Quantiles::narrowest_place().to_f64() - 0.166_578).abs() < 1e-6);
        assert!(of([35, 50, 75], None, None).is_ok());
        assert_eq!(of([10, 11, 35], None, None).unwrap_err(), Invalid::Infeasible { parameter: "p50" });
        let place = |place: Exact| Quantiles::new(Exact::ZERO, place, 1.into(), None, None);
        let (narrowest, little) = (Quantiles::narrowest_place(), Exact::new(1, -20));
        assert!(place(narrowest + little).is_ok() && place(narrowest - little).is_err());
        assert!(place(Exact::from(1) - narrowest - little).is_ok());
        assert!(place(Exact::from(1) - narrowest + little).is_err());
        // On the logarithmic scale 1, 2, 10000 are out of the middle, and 1, 5, 41 are not.
        assert_eq!(of([1, 2, 10_000], Some(0), None).unwrap_err(), Invalid::Infeasible { parameter: "p50" });
        assert!(of([1, 5, 41], Some(0), None).is_ok());
    }

    /// The density is positive just where the triple is feasible: the quantile function rises on a fine grid, and falls
    /// somewhere when the triple is just beyond the limit.
    #[test]
    fn the_limit_of_feasibility_is_where_the_quantile_function_stops_rising() {
        let narrowest = Quantiles::narrowest_place().to_f64();
        let rises = |place: f64| {
            let metalog = Metalog::unchecked(place, 1.0 - place);
            let values: Vec<f64> = (1..10_000)
                .map(|step| metalog.at(f64::from(step) / 10_000.0, 1.0 - f64::from(step) / 10_000.0))
                .collect();
            values.windows(2).all(|pair| pair[0] < pair[1])
        };
        assert!(rises(narrowest + 1e-6) && !rises(narrowest - 1e-4));
    }

    #[test]
    fn a_tail_without_a_mean_is_refused_and_the_other_bound_helps() {
        let heavy = of([1, 10, 100], Some(0), None).unwrap_err();
        assert_eq!(heavy, Invalid::NoMean { parameter: "p90", bound: "max" });
        assert!(of([1, 10, 100], Some(0), Some(1000)).is_ok());
        let mirrored = of([-100, -10, -1], None, Some(0)).unwrap_err();
        assert_eq!(mirrored, Invalid::NoMean { parameter: "p10", bound: "min" });
        assert!(mirrored.to_string().contains("give min too"));
    }

    #[test]
    fn every_form_passes_through_its_quantiles_and_ends_at_its_bounds() {
        for (min, max) in [(None, None), (Some(0), None), (None, Some(100)), (Some(0), Some(100))] {
            let metalog = of([35, 50, 75], min, max).unwrap();
            assert_eq!(metalog.support(), Interval::between(min.map(Exact::from), max.map(Exact::from)));
            close(metalog.quantile(0.1), 35.0, 1e-15);
            assert_eq!(metalog.quantile(0.5), 50.0);
            close(metalog.quantile(0.9), 75.0, 1e-15);
            let end = |bound: Option<i64>, none: f64| bound.map_or(none, |bound| Exact::from(bound).to_f64());
            assert_eq!(metalog.quantile(0.0), end(min, f64::NEG_INFINITY));
            assert_eq!(metalog.quantile(1.0), end(max, f64::INFINITY));
        }
    }

    #[test]
    fn a_mirrored_triple_has_the_mirrored_mean() {
        let (one, other) = (of([1, 5, 41], Some(0), None).unwrap(), of([-41, -5, -1], None, Some(0)).unwrap());
        assert_eq!((one.mean(), one.variance()), (-other.mean(), other.variance()));
    }

    #[test]
    fn a_symmetric_triple_has_its_median_as_mean() {
        assert_eq!(of([10, 20, 30], None, None).unwrap().mean(), 20.into());
        assert_eq!(of([10, 20, 30], Some(0), Some(40)).unwrap().mean(), 20.into());
    }

    #[test]
    fn parameters_out_of_order_name_the_one_at_fault() {
        let fault = |triple, min, max| of(triple, min, max).unwrap_err().parameter();
        assert_eq!(fault([5, 5, 9], None, None), "p10");
        assert_eq!(fault([1, 9, 9], None, None), "p50");
        assert_eq!(fault([1, 5, 9], Some(1), None), "min");
        assert_eq!(fault([1, 5, 9], None, Some(9)), "max");
        assert!(of([5, 5, 5], Some(0), None).unwrap().is_constant());
        assert_eq!(fault([5, 5, 5], Some(5), None), "min");
    }

    /// On any scale: the density is 1 ÷ the slope of the quantile function.
    #[test]
    fn the_cdf_undoes_the_quantile_and_the_density_is_its_slope() {
        for scale in [Exact::new(1, -3), 1.into(), 1000.into()] {
            for (min, max) in [(None, None), (Some(0), None), (None, Some(100)), (Some(0), Some(100))] {
                let [p10, p50, p90] = [35, 50, 75].map(|number| scale * Exact::from(number));
                let [min, max] = [min, max].map(|bound: Option<i64>| bound.map(|bound| scale * Exact::from(bound)));
                let metalog = Quantiles::new(p10, p50, p90, min, max).unwrap();
                for step in 1..100 {
                    let p = f64::from(step) / 100.0;
                    let x = metalog.quantile(p);
                    let told = format!("{p} of {metalog:?}");
                    assert!((metalog.cdf(x) - p).abs() < 1e-12, "{} is not {told}", metalog.cdf(x));
                    // The difference is h²·Q‴ ÷ 6 from the slope, a 10^−5th of it at most.
                    let slope = (metalog.quantile(p + 1e-5) - metalog.quantile(p - 1e-5)) / 2e-5;
                    assert!((metalog.density(x).unwrap() * slope - 1.0).abs() < 1e-5, "{told}");
                }
                for end in [min, max].into_iter().flatten() {
                    let (end, above) = (end.to_f64(), if Some(end) == max { 1.0 } else { 0.0 });
                    assert_eq!((metalog.cdf(end), metalog.density(end)), (above, Some(0.0)));
                }
            }
        }
    }
}
