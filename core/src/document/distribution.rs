//! Distributions, as a document writes them.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::address::{Address, Blank, Outcome, not_a_number};
use super::canonical::Canonical;
use super::node::Node;
use super::read::{Read, Reader, document};
use crate::limits::Limits;

/// A number inside a distribution, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter(pub Decimal);

impl Read for Parameter {
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        Decimal::read(node, reader).map(Self)
    }

    fn most(limits: &Limits) -> (usize, &'static str) {
        (limits.distribution_values, "distribution_values")
    }
}

impl Serialize for Parameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.normalize())
    }
}

impl Canonical for Parameter {
    fn write(&self, text: &mut String) {
        self.0.write(text);
    }
}

impl From<Decimal> for Parameter {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

/// An override replaces a whole number, never a part of its distribution.
impl Address for Parameter {
    fn set(&mut self, _: &[&str], _: Decimal) -> Outcome {
        not_a_number()
    }
}

impl Address for Vec<Parameter> {
    fn set(&mut self, _: &[&str], _: Decimal) -> Outcome {
        not_a_number()
    }
}

impl Blank for Parameter {
    fn blank() -> Option<Self> {
        None
    }
}

macro_rules! distributions {
    ($($(#[$meta:meta])* $variant:ident = $tag:literal,)+) => {
        /// What is known of an uncertain number: exactly one of these, by its tag.
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Distribution {
            $($(#[$meta])* #[cfg_attr(feature = "schema", schemars(rename = $tag))] $variant($variant),)+
        }

        impl Distribution {
            /// The tags, as they are written.
            pub const TAGS: &[&str] = &[$($tag),+];

            /// The tag, as it is written.
            #[must_use]
            pub fn tag(&self) -> &'static str {
                match self { $(Self::$variant(_) => $tag,)+ }
            }

            /// Writes the tag and its parameters as an entry of a table.
            pub(crate) fn serialize_parameters<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self { $(Self::$variant(parameters) => map.serialize_entry($tag, parameters),)+ }
            }

            /// The parameters, to be written as the one text of a scenario.
            pub(crate) fn canonical_parameters(&self) -> &dyn Canonical {
                match self { $(Self::$variant(parameters) => parameters,)+ }
            }

            pub(crate) fn read(tag: &str, node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                match tag {
                    $($tag => $variant::read(node, reader).map(Self::$variant),)+
                    _ => None,
                }
            }
        }

        /// Externally tagged: `{ "pert": { "min": "8", … } }`.
        impl Serialize for Distribution {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(Some(1))?;
                self.serialize_parameters(&mut map)?;
                map.end()
            }
        }

        /// A number with what is known of it: a `value`, one distribution, or both; with its currency and its source.
        // For the schema only.
        #[cfg(feature = "schema")]
        #[derive(Default, serde::Serialize, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields, transform = super::schema::value_or_distribution)]
        #[expect(non_snake_case)]
        pub(crate) struct QuantityTable {
            /// The base case; by default the mean of the distribution.
            value: Option<Parameter>,
            /// The currency (ISO 4217) of an amount of money; by default the scenario's.
            #[schemars(regex(pattern = super::schema::CURRENCY))]
            currency: Option<String>,
            /// Where the number comes from.
            source: Option<String>,
            /// Anything else to know about it.
            note: Option<String>,
            $($(#[$meta])* #[schemars(rename = $tag)] $variant: Option<$variant>,)+
        }
    };
}

distributions! {
    /// Every value between two ends is as likely.
    Uniform = "uniform",
    /// A triangle over three points.
    Triangular = "triangular",
    /// A smooth curve over three points.
    Pert = "pert",
    /// The bell curve, possibly truncated.
    Normal = "normal",
    /// The logarithm is normal; possibly truncated.
    Lognormal = "lognormal",
    /// A share, or a number between two ends.
    Beta = "beta",
    /// A positive number that is skewed to the right.
    Gamma = "gamma",
    /// A metalog curve through three quantiles.
    Quantiles = "quantiles",
    /// One of several values, by weight.
    Discrete = "discrete",
    /// One of several observations, each as likely.
    Sample = "sample",
}

document! {
    /// Every value from `min` to `max` is as likely.
    pub struct Uniform {
        /// The smallest value.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub min: Option<Parameter>,
        /// The largest value, not below `min`.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub max: Option<Parameter>,
    }

    /// A triangle from `min` over `mode` to `max`.
    pub struct Triangular {
        /// The smallest value.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub min: Option<Parameter>,
        /// The likeliest value, from `min` to `max`.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub mode: Option<Parameter>,
        /// The largest value, not below `min`.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub max: Option<Parameter>,
    }

    /// A beta curve from `min` to `max` with its peak at `mode`: α = 1 + λ(mode − min)/(max − min).
    pub struct Pert {
        /// The smallest value.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub min: Option<Parameter>,
        /// The likeliest value, from `min` to `max`.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub mode: Option<Parameter>,
        /// The largest value, not below `min`.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub max: Option<Parameter>,
        /// The weight λ of the mode, 0 or more; 4 by default.
        pub lambda: Option<Parameter>,
    }

    /// The bell curve, by its mean and standard deviation or by its 0.05 and 0.95 quantiles; `min` and `max` truncate
    /// it, the parameters being those of the curve before.
    #[cfg_attr(feature = "schema", schemars(transform = super::schema::one_parent))]
    pub struct Normal {
        /// The mean before truncation. With `standard_deviation`; never with `p5` and `p95`.
        pub mean: Option<Parameter>,
        /// The standard deviation before truncation, 0 or more.
        pub standard_deviation: Option<Parameter>,
        /// The 0.05 quantile before truncation, below `p95`: the lower end of a 90% interval.
        pub p5: Option<Parameter>,
        /// The 0.95 quantile before truncation: the upper end of a 90% interval.
        pub p95: Option<Parameter>,
        /// No value is below; by default there is no such end.
        pub min: Option<Parameter>,
        /// No value is above, above `min`; by default there is no such end.
        pub max: Option<Parameter>,
    }

    /// A positive number whose logarithm is normal, by its own mean and standard deviation or by its 0.05 and 0.95
    /// quantiles; `min` and `max` truncate it, the parameters being those of the curve before.
    #[cfg_attr(feature = "schema", schemars(transform = super::schema::one_parent))]
    pub struct Lognormal {
        /// The mean of the number itself (not of its logarithm), before truncation; above 0. With `standard_deviation`;
        /// never with `p5` and `p95`.
        pub mean: Option<Parameter>,
        /// The standard deviation of the number itself, before truncation, 0 or more.
        pub standard_deviation: Option<Parameter>,
        /// The 0.05 quantile before truncation, above 0 and below `p95`: the lower end of a 90% interval.
        pub p5: Option<Parameter>,
        /// The 0.95 quantile before truncation: the upper end of a 90% interval.
        pub p95: Option<Parameter>,
        /// No value is below, 0 or more; by default there is no such end.
        pub min: Option<Parameter>,
        /// No value is above, above `min`; by default there is no such end.
        pub max: Option<Parameter>,
    }

    /// A beta distribution, from 0 to 1 unless other ends are given.
    pub struct Beta {
        /// The shape α, above 0.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub alpha: Option<Parameter>,
        /// The shape β, above 0.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub beta: Option<Parameter>,
        /// The smallest value; 0 by default.
        pub min: Option<Parameter>,
        /// The largest value, above `min`; 1 by default.
        pub max: Option<Parameter>,
    }

    /// A gamma distribution: of a positive number that is skewed to the right.
    pub struct Gamma {
        /// The shape, above 0.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub shape: Option<Parameter>,
        /// The scale, above 0; the mean is shape × scale.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub scale: Option<Parameter>,
    }

    /// The metalog curve (Keelin 2016) through three quantiles, with ends where they are given.
    pub struct Quantiles {
        /// The 0.1 quantile, below `p50` unless all three are equal.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub p10: Option<Parameter>,
        /// The 0.5 quantile, the median.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub p50: Option<Parameter>,
        /// The 0.9 quantile, above `p50` unless all three are equal.
        #[cfg_attr(feature = "schema", schemars(with = "Parameter"))]
        pub p90: Option<Parameter>,
        /// No value is below, below `p10`; by default there is no such end.
        pub min: Option<Parameter>,
        /// No value is above, above `p90`; by default there is no such end.
        pub max: Option<Parameter>,
    }

    /// One of several values, each with its weight.
    pub struct Discrete {
        /// The values, at least one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub values: Vec<Parameter>,
        /// Their weights, in the same order, each 0 or more and not all 0; they need not sum to 1.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub weights: Vec<Parameter>,
    }

    /// One of several observations, each as likely.
    pub struct Sample {
        /// The observations, at least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        pub values: Vec<Parameter>,
    }
}
