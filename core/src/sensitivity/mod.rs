//! Sensitivity and decision analysis: which assumption matters, and what is it worth to know it?

#[allow(dead_code, reason = "the analyses that look at it are being written")]
mod subject;
