//! Order statistics by their rank.

/// The values of a sample in ascending order.
#[derive(Debug, Clone)]
pub(super) struct Ranks {
    values: Vec<f64>,
    count: f64,
}

impl Ranks {
    pub(super) fn new(values: &[f64]) -> Self {
        Self { values: values.to_vec(), count: super::super::sample::count(values.len()) }
    }

    /// As [`super::super::Sample::quantile`].
    #[inline]
    pub(super) fn at(&self, p: f64) -> f64 {
        let index = super::super::sample::rank(p * self.count).saturating_sub(1);
        self.values.get(index).copied().unwrap_or(f64::NAN)
    }
}
