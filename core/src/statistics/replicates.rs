//! Estimates from replicated runs.

use super::{ConfidenceInterval, Moments, student};

/// An estimate made from independent replicates of equal weight, such as of a Latin hypercube or of scrambled points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReplicatedEstimate {
    /// The mean of the replicates.
    pub mean: f64,
    /// Its standard error: the standard deviation of the replicates ÷ √(their number).
    pub standard_error: f64,
    /// The mean ± so many standard errors as Student's t distribution asks for.
    pub interval: ConfidenceInterval,
}

/// Mean, standard error and interval at a confidence in (0, 1), from what each replicate found. None from fewer than two
/// replicates, or with another confidence.
///
/// ```
/// let found = roicm::statistics::from_replicates(&[9.0, 10.0, 11.0], 0.95).unwrap();
/// assert_eq!((found.mean, found.standard_error), (10.0, (1.0_f64 / 3.0).sqrt()));
/// // 4.302653 is the quantile at 0.975 for two degrees of freedom.
/// assert!((found.interval.upper - 10.0 - 4.302653 * found.standard_error).abs() < 1e-6);
/// ```
#[must_use]
pub fn from_replicates(estimates: &[f64], confidence: f64) -> Option<ReplicatedEstimate> {
    if !(0.0 < confidence && confidence < 1.0) {
        return None;
    }
    let moments = Moments::of(estimates);
    let standard_error = moments.standard_error()?;
    let degrees = u32::try_from(moments.count - 1).unwrap_or(u32::MAX);
    let reach = student::quantile(1.0 - 0.5 * (1.0 - confidence), degrees) * standard_error;
    let mean = moments.mean;
    let interval = ConfidenceInterval { lower: mean - reach, upper: mean + reach };
    Some(ReplicatedEstimate { mean, standard_error, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_replicates() {
        // Mean 8.5; Σ(x − mean)² of 1 to 16 is 16·(16² − 1) ÷ 12 = 340.
        let estimates: Vec<f64> = (1..=16_u8).map(f64::from).collect();
        let found = from_replicates(&estimates, 0.95).unwrap();
        let error = (340.0_f64 / 15.0 / 16.0).sqrt();
        assert!((found.mean - 8.5).abs() < 1e-14 && (found.standard_error - error).abs() < 1e-14);
        assert!((found.interval.width() - 2.0 * student::STUDENT_975_OF_15 * error).abs() < 1e-12);
    }

    #[test]
    fn one_replicate_says_nothing_about_its_error() {
        assert_eq!((from_replicates(&[1.0], 0.95), from_replicates(&[], 0.95)), (None, None));
        assert_eq!(from_replicates(&[1.0, 2.0], 1.0), None);
    }
}
