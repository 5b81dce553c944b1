//! Quantiles of a sample.

/// How a quantile is defined between the values of a sample, numbered as by Hyndman and Fan (1996, "Sample quantiles in
/// statistical packages").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantileType {
    /// The value x(⌈np⌉), which is one of the sample: no mean is taken of a time and of never.
    Type1,
    /// Linear in (n + 1)p, held at the ends of the sample: `PERCENTILE.EXC` of spreadsheets.
    Type6,
    /// Linear in (n − 1)p: `PERCENTILE.INC` of spreadsheets, and the default of R and NumPy.
    Type7,
}

impl QuantileType {
    /// The rank (1 is the smallest) of the value below the quantile at `p`, and how far the quantile lies towards the
    /// next one, in [0, 1). None without values, or where `p` is not in [0, 1].
    ///
    /// A product within 4 units of its last place of a whole number counts as that number, as in R: 100 × 0.07 is 7.
    #[must_use]
    pub fn position(self, count: u64, p: f64) -> Option<(u64, f64)> {
        if count == 0 || !(0.0..=1.0).contains(&p) {
            return None;
        }
        let n = count as f64;
        let place = match self {
            Self::Type1 => n * p,
            Self::Type6 => (n + 1.0) * p,
            Self::Type7 => (n - 1.0) * p,
        };
        let nearest = place.round();
        let place = if (place - nearest).abs() <= 4.0 * f64::EPSILON * place { nearest } else { place };
        let (place, share) = match self {
            Self::Type1 => (place.ceil(), 0.0),
            Self::Type6 => (place.floor(), place - place.floor()),
            Self::Type7 => (place.floor() + 1.0, place - place.floor()),
        };
        if place < 1.0 {
            return Some((1, 0.0));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the count, or so")]
        let rank = place as u64;
        Some(if rank >= count { (count, 0.0) } else { (rank, share) })
    }
}

/// What lies `share` of the way from `lower` to `upper`, either of which may be infinite.
pub(crate) fn between(lower: f64, upper: f64, share: f64) -> f64 {
    // Neither is ∞ − ∞ formed nor 0 × ∞.
    if share == 0.0 || lower == upper { lower } else { lower + (upper - lower) * share }
}
