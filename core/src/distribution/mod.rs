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
mod lognormal;
mod metalog;
mod normal;
#[cfg(test)]
mod oracle;
mod parent;
mod pert;
mod quantiles;
mod sample;
mod triangular;
mod uniform;
mod window;

pub use beta::Beta;
pub use discrete::Discrete;
pub use gamma::Gamma;
pub use invalid::Invalid;
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
