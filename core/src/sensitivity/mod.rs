//! Sensitivity and decision analysis: which assumption matters, and what is it worth to know it?

mod listed;
mod sobol;
#[allow(dead_code, reason = "the analyses that look at it are being written")]
mod subject;

pub use listed::ListedInput;
pub use sobol::{
    Correlated, Sobol, SobolFactorIndices, SobolKind, SobolPairIndices, SobolRequest, SobolRun, SobolUntil,
    SobolUntilReached, UnknownWord,
};
