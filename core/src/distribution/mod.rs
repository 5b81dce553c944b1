//! How an uncertain quantity may turn out.
//!
//! Each distribution is a type of its own, made by a constructor that refuses parameters which describe none.
//! Parameters are decimals and compared as such: 0.1 + 0.2 is 0.3. Means are exact where the formula is rational, and
//! right to 10^−12 where it is not.
//!
//! ```
//! use roicm::Exact;
//! use roicm::distribution::{Distribution, Invalid, Pert};
//!
//! let minutes = Pert::new(8.into(), 17.into(), 32.into(), Pert::LAMBDA.into())?;
//! assert_eq!(Distribution::from(minutes).mean(), Exact::from(18));
//! let refused = Pert::new(8.into(), 33.into(), 32.into(), Pert::LAMBDA.into()).unwrap_err();
//! assert_eq!((refused.parameter(), refused.to_string().as_str()), ("mode", "mode must not be above max"));
//! # Ok::<(), Invalid>(())
//! ```

mod arithmetic;
mod beta;
mod discrete;
#[cfg(test)]
mod extremes;
mod fit;
mod gamma;
mod invalid;
mod inverse;
mod lognormal;
mod metalog;
mod normal;
#[cfg(test)]
mod oracle;
mod parent;
mod pert;
mod quantiles;
mod sample;
mod stretched;
mod triangular;
mod uniform;
mod window;

pub use beta::Beta;
pub use discrete::Discrete;
pub use gamma::Gamma;
pub use invalid::Invalid;
pub use inverse::Inverse;
pub use lognormal::Lognormal;
pub use normal::Normal;
pub use parent::Parent;
pub use pert::Pert;
pub use quantiles::Quantiles;
pub use sample::Sample;
pub use triangular::Triangular;
pub use uniform::Uniform;

use crate::{Exact, Interval};

/// A distribution of any family.
#[derive(Debug, Clone, PartialEq)]
pub enum Distribution {
    /// Every value between two bounds alike.
    Uniform(Uniform),
    /// Three corners joined by straight lines.
    Triangular(Triangular),
    /// Three corners joined by a smooth curve.
    Pert(Pert),
    /// The normal distribution, possibly truncated.
    Normal(Normal),
    /// The log-normal distribution, possibly truncated.
    Lognormal(Lognormal),
    /// The beta distribution over an interval.
    Beta(Beta),
    /// The gamma distribution.
    Gamma(Gamma),
    /// The metalog through three quantiles.
    Quantiles(Quantiles),
    /// Values with weights.
    Discrete(Discrete),
    /// Observed values.
    Sample(Sample),
}

impl Distribution {
    /// The mean. Every distribution that can be made has one.
    #[must_use]
    pub fn mean(&self) -> Exact {
        match self {
            Self::Uniform(x) => x.mean(),
            Self::Triangular(x) => x.mean(),
            Self::Pert(x) => x.mean(),
            Self::Normal(x) => x.mean(),
            Self::Lognormal(x) => x.mean(),
            Self::Beta(x) => x.mean(),
            Self::Gamma(x) => x.mean(),
            Self::Quantiles(x) => x.mean(),
            Self::Discrete(x) => x.mean(),
            Self::Sample(x) => x.mean(),
        }
    }

    /// The variance. An overflow where it passes 7.9 × 10^28 or is infinite, though the mean does not.
    #[must_use]
    pub fn variance(&self) -> Exact {
        match self {
            Self::Uniform(x) => x.variance(),
            Self::Triangular(x) => x.variance(),
            Self::Pert(x) => x.variance(),
            Self::Normal(x) => x.variance(),
            Self::Lognormal(x) => x.variance(),
            Self::Beta(x) => x.variance(),
            Self::Gamma(x) => x.variance(),
            Self::Quantiles(x) => x.variance(),
            Self::Discrete(x) => x.variance(),
            Self::Sample(x) => x.variance(),
        }
    }

    /// The smallest closed interval that holds every value which can be drawn.
    #[must_use]
    pub fn support(&self) -> Interval {
        match self {
            Self::Uniform(x) => x.support(),
            Self::Triangular(x) => x.support(),
            Self::Pert(x) => x.support(),
            Self::Normal(x) => x.support(),
            Self::Lognormal(x) => x.support(),
            Self::Beta(x) => x.support(),
            Self::Gamma(x) => x.support(),
            Self::Quantiles(x) => x.support(),
            Self::Discrete(x) => x.support(),
            Self::Sample(x) => x.support(),
        }
    }

    /// The probability of a value of at most `x`. Not a number where `x` is none.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        match self {
            Self::Uniform(d) => d.cdf(x),
            Self::Triangular(d) => d.cdf(x),
            Self::Pert(d) => d.cdf(x),
            Self::Normal(d) => d.cdf(x),
            Self::Lognormal(d) => d.cdf(x),
            Self::Beta(d) => d.cdf(x),
            Self::Gamma(d) => d.cdf(x),
            Self::Quantiles(d) => d.cdf(x),
            Self::Discrete(d) => d.cdf(x),
            Self::Sample(d) => d.cdf(x),
        }
    }

    /// The density at `x`, in 1 ÷ the variable's unit; infinite where it has a pole. None for what has no density:
    /// constants, discrete distributions and samples.
    #[must_use]
    pub fn density(&self, x: f64) -> Option<f64> {
        match self {
            Self::Uniform(d) => d.density(x),
            Self::Triangular(d) => d.density(x),
            Self::Pert(d) => d.density(x),
            Self::Normal(d) => d.density(x),
            Self::Lognormal(d) => d.density(x),
            Self::Beta(d) => d.density(x),
            Self::Gamma(d) => d.density(x),
            Self::Quantiles(d) => d.density(x),
            Self::Discrete(_) | Self::Sample(_) => None,
        }
    }

    /// The value that is not passed with probability `p`: at 0 and 1 the ends of the support, infinite where there is
    /// none. Not a number for `p` outside [0, 1].
    ///
    /// Right to 10^−12 of the larger of the value and p95 − p5 for `p` in [10^−9, 1 − 10^−9] and shapes in [0.05, 10^6].
    /// It rises with `p`, up to a rounding, and never leaves the support.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.at(p, 1.0 - p) } else { f64::NAN }
    }

    /// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
    /// smaller one keeps its digits.
    fn at(&self, p: f64, rest: f64) -> f64 {
        match self {
            Self::Uniform(d) => d.at(p, rest),
            Self::Triangular(d) => d.at(p, rest),
            Self::Pert(d) => d.at(p, rest),
            Self::Normal(d) => d.at(p, rest),
            Self::Lognormal(d) => d.at(p, rest),
            Self::Beta(d) => d.at(p, rest),
            Self::Gamma(d) => d.at(p, rest),
            Self::Quantiles(d) => d.at(p, rest),
            Self::Discrete(d) => d.quantile(p),
            Self::Sample(d) => d.quantile(p),
        }
    }

    /// As [`at`](Self::at), found sooner with a value near it, told as its tail (the one that `p` and `rest` ask for) and
    /// itself.
    fn near(&self, p: f64, rest: f64, near: Option<(f64, f64)>) -> f64 {
        match self {
            Self::Pert(d) => d.near(p, rest, near),
            Self::Beta(d) => d.near(p, rest, near),
            Self::Gamma(d) => d.near(p, rest, near),
            other => other.at(p, rest),
        }
    }

    /// Whether only one value can be drawn.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        match self {
            Self::Uniform(x) => x.is_constant(),
            Self::Triangular(x) => x.is_constant(),
            Self::Pert(x) => x.is_constant(),
            Self::Normal(x) => x.is_constant(),
            Self::Lognormal(x) => x.is_constant(),
            Self::Beta(_) | Self::Gamma(_) => false,
            Self::Quantiles(x) => x.is_constant(),
            Self::Discrete(x) => x.is_constant(),
            Self::Sample(x) => x.is_constant(),
        }
    }
}

/// Each family turns into the distribution of any family.
macro_rules! from_families {
    ($($family:ident),*) => {
        $(impl From<$family> for Distribution {
            fn from(distribution: $family) -> Self {
                Self::$family(distribution)
            }
        })*
    };
}

from_families!(Uniform, Triangular, Pert, Normal, Lognormal, Beta, Gamma, Quantiles, Discrete, Sample);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_density_of_any_family_is_that_of_the_closed_form() {
        let parent =
            |mean: i64, deviation: i64| Parent::Moments { mean: mean.into(), standard_deviation: deviation.into() };
        let root_tau = core::f64::consts::TAU.sqrt();
        let variance_of_log = libm::log(1.25);
        let cases: [(Distribution, f64, f64); 8] = [
            (Uniform::new(2.into(), 6.into()).unwrap().into(), 3.0, 0.25),
            // The height of a triangle of width 4 and area 1.
            (Triangular::new(0.into(), 1.into(), 4.into()).unwrap().into(), 1.0, 0.5),
            // Beta(3, 3) is 30t²(1 − t)², and Beta(2, 3) is 12t(1 − t)².
            (Pert::new(0.into(), 5.into(), 10.into(), 4.into()).unwrap().into(), 5.0, 0.1875),
            (Beta::new(2.into(), 3.into(), (-10).into(), 10.into()).unwrap().into(), 0.0, 0.075),
            (Normal::new(parent(7, 2), None, None).unwrap().into(), 7.0, 0.5 / root_tau),
            // At the mean m, where the logarithm is half its variance above its mean: exp(−σ² ÷ 8) ÷ (σ·m·√(2π)).
            (
                Lognormal::new(parent(10, 5), None, None).unwrap().into(),
                10.0,
                libm::exp(-variance_of_log / 8.0) / (variance_of_log.sqrt() * 10.0 * root_tau),
            ),
            (Gamma::new(1.into(), 4.into()).unwrap().into(), 4.0, 0.25 * libm::exp(-1.0)),
            // 1 ÷ (4·a₂) at the median, with a₂ = (p90 − p10) ÷ (2·ln 9).
            (Quantiles::new(10.into(), 20.into(), 30.into(), None, None).unwrap().into(), 20.0, libm::log(9.0) / 40.0),
        ];
        for (distribution, x, expected) in cases {
            let found = distribution.density(x).unwrap();
            assert!((found / expected - 1.0).abs() < 1e-13, "{found} is not {expected}: {distribution:?}");
        }
        let discrete = Discrete::new(&[1.into(), 2.into()], &[1.into(), 1.into()]).unwrap();
        let sample = Sample::new(&[1.into(), 2.into()]).unwrap();
        assert_eq!([discrete.into(), sample.into()].map(|none: Distribution| none.density(1.0)), [None; 2]);
    }
}
