//! Functions of probability and statistics that the model stands on, usable on their own.

pub(crate) mod beta;
pub(crate) mod correlation;
pub(crate) mod legendre;
pub mod normal;
