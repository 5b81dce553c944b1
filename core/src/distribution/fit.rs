//! Three-cornered distributions from what people can tell: the likeliest value, and a low and a high one that are
//! passed now and then.
//!
//! With the width w = max − min and the mode at the place t of it (0 at min, 1 at max), the low value lies w·A(t) below
//! the mode and the high one w·B(t) above it, where A and B follow from the shape alone. So t is where
//! A(t) ÷ B(t) is as given, and w follows. A rises with t from where P(X ≤ mode) is the low probability, B falls until
//! it is the high one, so there is just one such t.

use crate::statistics::beta;
use crate::{Exact, Scalar};

use super::invalid::{Invalid, Named};
use super::{Pert, Triangular};

/// What a fit starts from: two quantiles with the mode between them.
struct Wanted {
    low_probability: f64,
    high_probability: f64,
    mode: Exact,
    /// From the low value up to the mode.
    below: f64,
    /// From the mode up to the high value.
    above: f64,
}

impl Wanted {
    fn new(low: (f64, Exact), mode: Exact, high: (f64, Exact)) -> Result<Self, Invalid> {
        let low_probability = Named("low_probability", Exact::from_f64(low.0)).known()?.positive()?;
        let high_probability = Named("high_probability", Exact::from_f64(high.0)).known()?;
        low_probability.below(high_probability)?;
        high_probability.below(Named("1", 1.into()))?;
        let high_value = Named("high", high.1).known()?;
        let low_value = Named("low", low.1).known()?.below(high_value)?;
        Named("mode", mode).known()?.at_least(low_value)?.at_most(high_value)?;
        Ok(Self {
            low_probability: low.0,
            high_probability: high.0,
            mode,
            below: (mode - low.1).to_f64(),
            above: (high.1 - mode).to_f64(),
        })
    }

    /// min and max, by bisection for the place t of the mode; `distances` gives A(t) and B(t).
    fn corners(&self, distances: impl Fn(f64) -> (f64, f64)) -> (Exact, Exact) {
        let (mut low, mut high) = (0.0, 1.0);
        let mut place = 0.5;
        // Sixty halvings leave no double between the ends near 1; more near 0, where they stop by themselves.
        for _ in 0..200 {
            let (below, above) = distances(place);
            // Outside of where both distances are positive only one of the two signs can be.
            let too_low = below < 0.0 || (above >= 0.0 && self.below * above > self.above * below);
            if too_low {
                low = place;
            } else {
                high = place;
            }
            let next = 0.5 * (low + high);
            if next <= low || next >= high {
                break;
            }
            place = next;
        }
        let (below, above) = distances(place);
        let width = (self.below + self.above) / (below + above);
        (self.mode - Exact::from_f64(place * width), self.mode + Exact::from_f64((1.0 - place) * width))
    }
}

impl Triangular {
    /// The triangular distribution with this mode of which the quantiles at two probabilities are these, as
    /// (probability, value), right to about 10^−12 of its width.
    ///
    /// ```
    /// use roicm::distribution::Triangular;
    ///
    /// let fitted = Triangular::from_quantiles((0.25, 1.into()), 5.into(), (0.75, 9.into()))?;
    /// assert!((fitted.quantile(0.25) - 1.0).abs() < 1e-12);
    /// assert!((fitted.quantile(0.75) - 9.0).abs() < 1e-12);
    /// # Ok::<(), roicm::distribution::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// Unless 0 < low probability < high probability < 1, low < high and low ≤ mode ≤ high; min or max beyond
    /// 7.9 × 10^28. Parameters are named `low_probability`, `low`, `mode`, `high_probability` and `high`.
    pub fn from_quantiles(low: (f64, Exact), mode: Exact, high: (f64, Exact)) -> Result<Self, Invalid> {
        let wanted = Wanted::new(low, mode, high)?;
        let (p, q) = (wanted.low_probability, 1.0 - wanted.high_probability);
        // A = t − √(p·t), as the low value has the probability (position)² ÷ t; B likewise from the other side.
        let (min, max) = wanted.corners(|t| (t - (p * t).sqrt(), (1.0 - t) - (q * (1.0 - t)).sqrt()));
        Self::new(min, mode, max)
    }
}

impl Pert {
    /// The PERT distribution with this mode and weight of the mode of which the quantiles at two probabilities are
    /// these, as (probability, value), right to about 10^−9 of its width.
    ///
    /// # Errors
    /// Unless 0 < low probability < high probability < 1, low < high, low ≤ mode ≤ high and 0 ≤ lambda ≤ 1,000,000;
    /// min or max beyond 7.9 × 10^28. Parameters are named `low_probability`, `low`, `mode`, `high_probability`, `high`
    /// and `lambda`.
    pub fn from_quantiles(low: (f64, Exact), mode: Exact, high: (f64, Exact), lambda: Exact) -> Result<Self, Invalid> {
        let wanted = Wanted::new(low, mode, high)?;
        let weight = Named("lambda", lambda).known()?.not_negative()?;
        let weight = weight.at_most(Named("1,000,000", 1_000_000.into()))?.1.to_f64();
        let (min, max) = wanted.corners(|t| {
            let (alpha, beta) = (1.0 + weight * t, 1.0 + weight * (1.0 - t));
            let position = |probability| beta::quantile(probability, alpha, beta);
            (t - position(wanted.low_probability), position(wanted.high_probability) - t)
        });
        Self::new(min, mode, max, lambda)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bound;

    fn corners(support: crate::Interval) -> (f64, f64) {
        match (support.low, support.high) {
            (Bound::Finite(low), Bound::Finite(high)) => (low.to_f64(), high.to_f64()),
            _ => panic!("{support:?}"),
        }
    }

    fn close(value: f64, expected: f64, tolerance: f64) {
        assert!((value - expected).abs() <= tolerance * expected.abs(), "{value} is not {expected}");
    }

    #[test]
    fn published_case() {
        // triangular-fit-25-75
        let fitted = Triangular::from_quantiles((0.25, 1.into()), 5.into(), (0.75, 9.into())).unwrap();
        let (min, max) = corners(fitted.support());
        close(min, -8.656_854_249_492_383, 1e-14);
        close(max, 18.656_854_249_492_383, 1e-14);
    }

    #[test]
    fn a_triangular_distribution_is_found_again_from_its_quantiles() {
        // Corners 0, 3, 10: the CDF is x² ÷ 30 up to 3 and 1 − (10 − x)² ÷ 70 above.
        let fitted = Triangular::from_quantiles((1.0 / 30.0, 1.into()), 3.into(), (1.0 - 25.0 / 70.0, 5.into()));
        let (min, max) = corners(fitted.unwrap().support());
        assert!(min.abs() < 1e-12, "{min}");
        close(max, 10.0, 1e-13);
    }

    #[test]
    fn the_mode_may_be_one_of_the_values() {
        let fitted = Triangular::from_quantiles((0.1, 5.into()), 5.into(), (0.9, 9.into())).unwrap();
        close(fitted.cdf(5.0), 0.1, 1e-12);
        close(fitted.quantile(0.9), 9.0, 1e-13);
    }

    #[test]
    fn a_pert_distribution_is_found_again_from_its_quantiles() {
        // pert-quantiles-0-10-20
        let (low, high) = (Exact::from_f64(3.785_107_548_755_415_8), Exact::from_f64(16.214_892_451_244_584));
        let fitted = Pert::from_quantiles((0.05, low), 10.into(), (0.95, high), 4.into()).unwrap();
        let (min, max) = corners(fitted.support());
        assert!(min.abs() < 1e-11, "{min}");
        close(max, 20.0, 1e-12);
        // λ = 3 and the mode at a third make Beta(2, 3), with the CDF 6x² − 8x³ + 3x⁴: 0.0523 at 0.1 and 0.9728 at 0.8.
        let third = Exact::from(1) / Exact::from(3);
        let (low, high) = ((0.0523, Exact::new(1, -1)), (0.9728, Exact::new(8, -1)));
        let (min, max) = corners(Pert::from_quantiles(low, third, high, 3.into()).unwrap().support());
        assert!(min.abs() < 1e-12, "{min}");
        close(max, 1.0, 1e-12);
    }

    #[test]
    fn without_weight_on_the_mode_it_is_a_uniform_distribution() {
        let fitted = Pert::from_quantiles((0.25, 1.into()), 2.into(), (0.75, 3.into()), Exact::ZERO).unwrap();
        let (min, max) = corners(fitted.support());
        assert!(min.abs() < 1e-12, "{min}");
        close(max, 4.0, 1e-13);
    }

    #[test]
    fn extremes_are_fitted_or_refused() {
        let largest = Exact::from(rust_decimal::Decimal::MAX);
        let overflow = Triangular::from_quantiles((0.4, -largest), Exact::ZERO, (0.6, largest)).unwrap_err();
        assert_eq!(overflow, Invalid::NoValue { parameter: "min" });
        for (low, mode, high) in [(-largest, -largest, largest), (Exact::ZERO, Exact::new(1, -28), largest)] {
            for (p, q) in [(1e-300, 0.5), (0.5, 1.0 - 1e-16), (0.3, 0.3 + 1e-16)] {
                let fits = Triangular::from_quantiles((p, low), mode, (q, high)).map_err(Invalid::parameter);
                assert!(fits.map_or_else(|name| ["min", "max"].contains(&name), |fit| fit.mean().fault().is_none()));
                let fits = Pert::from_quantiles((p, low), mode, (q, high), 4.into()).map_err(Invalid::parameter);
                assert!(fits.map_or_else(|name| ["min", "max"].contains(&name), |fit| fit.mean().fault().is_none()));
            }
        }
        let pointed = Pert::from_quantiles((0.1, 1.into()), 2.into(), (0.9, 4.into()), 1_000_000.into()).unwrap();
        assert!(!pointed.is_constant());
    }

    #[test]
    fn what_is_out_of_order_is_named() {
        let of = |p: f64, low: i64, mode: i64, q: f64, high: i64| {
            Triangular::from_quantiles((p, low.into()), mode.into(), (q, high.into())).unwrap_err().parameter()
        };
        assert_eq!(of(0.0, 1, 2, 0.9, 3), "low_probability");
        assert_eq!(of(f64::NAN, 1, 2, 0.9, 3), "low_probability");
        assert_eq!(of(0.9, 1, 2, 0.1, 3), "low_probability");
        assert_eq!(of(0.1, 1, 2, 1.0, 3), "high_probability");
        assert_eq!(of(0.1, 3, 3, 0.9, 3), "low");
        assert_eq!(of(0.1, 1, 4, 0.9, 3), "mode");
        assert_eq!(of(0.1, 1, 0, 0.9, 3), "mode");
        let heavy = Pert::from_quantiles((0.1, 1.into()), 2.into(), (0.9, 3.into()), 1_000_001.into());
        assert_eq!(heavy.unwrap_err().to_string(), "lambda must not be above 1,000,000");
    }
}
