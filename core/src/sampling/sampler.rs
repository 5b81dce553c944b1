//! The ways of choosing points.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// How the uniform numbers of a run are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Sampler {
    /// Independent trials. The error falls as n^−½ whatever is computed.
    #[default]
    Random,
    /// Sixteen independent Latin hypercubes: in each, every input takes exactly one value in each of as many equally
    /// likely strata as there are trials (McKay, Beckman and Conover, Technometrics 21, 1979).
    LatinHypercube,
    /// Sixteen independently scrambled Sobol nets, whose error falls almost as n^−1.5 where the result depends smoothly
    /// on few inputs at a time (Owen, Annals of Statistics 25, 1997).
    Sobol,
}

impl Sampler {
    /// Every sampler.
    pub const ALL: &[Self] = &[Self::Random, Self::LatinHypercube, Self::Sobol];

    /// The name on the wire: `random`, `latin_hypercube` or `sobol`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::LatinHypercube => "latin_hypercube",
            Self::Sobol => "sobol",
        }
    }
}

impl fmt::Display for Sampler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no sampler has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no such sampler: write random, latin_hypercube or sobol")]
pub struct UnknownSampler;

impl FromStr for Sampler {
    type Err = UnknownSampler;

    fn from_str(text: &str) -> Result<Self, UnknownSampler> {
        Self::ALL.iter().copied().find(|sampler| sampler.name() == text).ok_or(UnknownSampler)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_everywhere() {
        for (sampler, name) in
            [(Sampler::Random, "random"), (Sampler::LatinHypercube, "latin_hypercube"), (Sampler::Sobol, "sobol")]
        {
            assert_eq!((sampler.to_string().as_str(), name.parse()), (name, Ok(sampler)));
            assert_eq!(serde_json::to_string(&sampler).unwrap(), format!("\"{name}\""));
            assert_eq!(serde_json::from_str::<Sampler>(&format!("\"{name}\"")).unwrap(), sampler);
        }
        assert_eq!("halton".parse::<Sampler>(), Err(UnknownSampler));
    }
}
