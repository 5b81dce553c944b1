//! Whether what is said with chance in it is true: draws, intervals, rates of convergence, Sobol indices and the value
//! of information, each from a whole scenario, against what is known in closed form.
//!
//! | file | what it holds |
//! |---|---|
//! | `samplers.rs` | draws of every distribution by every sampler: the whole curve, mean, variance, both tails |
//! | `coverage.rs` | how often intervals hold what they are to hold, and whether standard errors are what they say |
//! | `convergence.rs` | how fast errors fall, and that random ones are as large as theory says |
//! | `sobol.rs` | indices against their integrals, and their intervals |
//! | `value_of_information.rs` | values against their closed forms, and their intervals |
//!
//! No tolerance is chosen by looking at what the program gives. Each is a promise, or what chance allows, which
//! `tolerance.rs` derives from one level: a check of a correct program fails for one in 16,000 sets of seeds. The suite
//! has some 500 checks, so that with other seeds one of 30 runs would have a false alarm (Bonferroni's bound: 500 × 6.3e-5);
//! the seeds are fixed, so that it has none, or always. Events by chance are held in `simulation_truth/`, estimators apart
//! from scenarios beside their code in `core/src/statistics/`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod convergence;
mod coverage;
mod samplers;
mod sobol;
mod tolerance;
mod value_of_information;
