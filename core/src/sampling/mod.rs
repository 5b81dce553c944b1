//! Where uniform random numbers come from.
//!
//! A run has a number of trials, and each trial one number inside (0, 1) for every uncertain input, which the inverse
//! of the input's distribution turns into a value. For one sampler and number of trials, the numbers of an input depend
//! on the seed and on its path: not on other inputs, not on how trials are spread over threads, not on the platform. So
//! two options, or a scenario before and after an edit, are compared under the same circumstances.
//!
//! - [`Sampler::Random`]: for each input a stream of its own. SHA-256 of seed and path is a key; from it ChaCha8 makes
//!   the states of eight interleaved generators xoshiro256++ (Blackman and Vigna 2021) for every block of 1024 trials.
//!   The first n trials of a longer run are the run of n trials.
//! - [`Sampler::LatinHypercube`]: sixteen independent hypercubes (McKay, Beckman and Conover 1979). The order of strata
//!   is a keyed permutation for each input, the place within a stratum comes from the input's stream.
//! - [`Sampler::Sobol`]: sixteen independent nets with the direction numbers of Joe and Kuo (2008), scrambled by random
//!   matrices and shifts (Matoušek 1998; Owen 2003), which are keyed by input. The dimensions of a net are not alike,
//!   and inputs take them in the order of their paths: here another input does change the numbers of those after it.
//!
//! Errors and intervals of the latter two come from the scatter of the sixteen replicates.
//!
//! ```
//! use roicm::sampling::{InvalidTrials, Sampler, uniforms};
//!
//! let paths = ["losses.rework.minutes_per_event", "workforce.hourly_cost"];
//! let columns = uniforms(Sampler::LatinHypercube, 32, 7, &paths)?;
//! // Two trials a replicate: one of them below the middle, one above.
//! assert!(columns[0].chunks(2).all(|pair| (pair[0] < 0.5) != (pair[1] < 0.5)));
//! assert_eq!(uniforms(Sampler::Sobol, 100, 7, &paths).unwrap_err().above, Some(128));
//! # Ok::<(), InvalidTrials>(())
//! ```

mod chacha;
mod copula;
mod generator;
mod key;
mod layout;
mod logarithm;
mod normal_quantile;
mod permutation;
mod sampler;
mod sobol;
#[cfg(test)]
mod tests;
mod uniforms;
mod xoshiro;

pub use layout::InvalidTrials;
pub use sampler::{Sampler, UnknownSampler};
pub use uniforms::uniforms;

pub(crate) use copula::Copula;
pub(crate) use generator::{Generator, generator};
pub(crate) use layout::{BLOCK, Block, Layout};
pub(crate) use uniforms::Uniforms;
