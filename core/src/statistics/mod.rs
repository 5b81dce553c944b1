//! Functions of probability and statistics that the model stands on, usable on their own.

pub(crate) mod beta;
mod buckets;
pub(crate) mod correlation;
mod difference;
pub(crate) mod gamma;
pub(crate) mod legendre;
mod moments;
pub mod normal;
mod quantile;
#[cfg_attr(not(test), expect(dead_code, reason = "what simulates in blocks is to come"))]
pub(crate) mod tree;

pub use buckets::{Bucket, Buckets};
pub use moments::Moments;
pub use quantile::QuantileType;
mod tail;
