//! The building blocks: formulas over doubles, or over exact decimals that cross as texts.

pub(crate) mod availability;
pub(crate) mod distributions;
pub(crate) mod finance;
pub(crate) mod numbers;
pub(crate) mod statistics;
