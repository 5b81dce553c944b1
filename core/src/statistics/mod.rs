//! Functions of probability and statistics that the model stands on, usable on their own.

pub(crate) mod beta;
mod difference;
pub(crate) mod gamma;
pub(crate) mod legendre;
pub mod normal;
mod tail;
