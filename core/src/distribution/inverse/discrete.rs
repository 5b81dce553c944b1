//! Values with weights, found from where their probabilities begin.

/// The values of a discrete distribution with a table that leads close to each of them (Chen and Asau, *On generating
/// random variates from an empirical distribution*, AIIE Transactions 6, 1974).
#[derive(Debug, Clone)]
pub(super) struct Guide {
    /// Values with the probability of each and those below, ascending; that of the last is 1.
    steps: Vec<(f64, f64)>,
    /// For each of equal parts of [0, 1], the first value whose probability reaches its beginning.
    first: Vec<u32>,
    /// How many parts there are.
    parts: f64,
}

impl Guide {
    pub(super) fn new(steps: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut steps: Vec<(f64, f64)> = steps.collect();
        if let Some(last) = steps.last_mut() {
            // Whatever is asked for, the highest value is an answer.
            last.1 = f64::INFINITY;
        }
        let parts = steps.len().saturating_mul(4).next_power_of_two().min(1 << 20);
        let parts = u32::try_from(parts).unwrap_or(1 << 20);
        let first = (0..parts).map(|part| {
            let begin = f64::from(part) / f64::from(parts);
            u32::try_from(steps.partition_point(|step| step.1 < begin)).unwrap_or(u32::MAX)
        });
        Self { first: first.collect(), parts: f64::from(parts), steps }
    }

    /// As [`super::super::Discrete::quantile`] for `p` in (0, 1).
    #[inline]
    pub(super) fn at(&self, p: f64) -> f64 {
        // Within [0, parts), so the conversion cuts off nothing but the fraction.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range as said")]
        let part = (p * self.parts) as usize;
        let first = self.first.get(part).map_or(0, |&first| first as usize);
        let rest = self.steps.get(first..).unwrap_or_default();
        rest.iter().find(|step| p <= step.1).map_or(f64::NAN, |step| step.0)
    }
}
