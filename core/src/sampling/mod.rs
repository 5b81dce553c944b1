//! Where uniform random numbers come from.

mod chacha;
mod copula;
mod generator;
mod key;
mod layout;
mod normal_table;
mod sampler;
mod uniforms;
mod xoshiro;

pub use layout::InvalidTrials;
pub use sampler::{Sampler, UnknownSampler};

pub(crate) use copula::Copula;
pub(crate) use generator::{Generator, generator};
pub(crate) use layout::{BLOCK, Block, Layout};
pub(crate) use uniforms::Uniforms;
