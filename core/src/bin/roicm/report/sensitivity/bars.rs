//! Bars of signs, on one scale for all lines of a picture.

/// What a line of a picture is drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    columns: u16,
}

/// Where the result stands with the lower value of an input.
pub(super) const LOWER: char = '░';
/// Where it stands with the higher value.
pub(super) const HIGHER: char = '█';
/// Where it stands with both.
const BOTH: char = '▓';
/// The base case.
const BASE: char = '│';

impl Scale {
    /// A scale over some values, those that are not finite left out.
    pub(super) fn over(values: impl IntoIterator<Item = f64>, columns: u16) -> Self {
        let (low, high) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        Self { low, high, columns }
    }

    /// The column of a value: the last one for what is beyond the scale.
    fn column(self, value: f64) -> usize {
        let last = f64::from(self.columns.saturating_sub(1));
        let span = self.high - self.low;
        let place = if value == f64::INFINITY {
            last
        } else if span > 0.0 {
            ((value - self.low) / span * last).round().clamp(0.0, last)
        } else {
            (last / 2.0).round()
        };
        (0..usize::from(self.columns))
            .zip((0u32..).map(f64::from))
            .find(|(_, at)| *at >= place)
            .map_or(0, |(column, _)| column)
    }

    /// A line: what lies between the base case and each end, and the base case itself.
    pub(super) fn ends(self, base: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
        let base = base.map(|value| self.column(value));
        let reaches = |end: Option<f64>, column: usize| match (end.map(|end| self.column(end)), base) {
            (Some(end), Some(base)) => (end.min(base)..=end.max(base)).contains(&column),
            (Some(end), None) => end == column,
            (None, _) => false,
        };
        let sign = |column: usize| match (reaches(low, column), reaches(high, column)) {
            _ if base == Some(column) => BASE,
            (true, true) => BOTH,
            (true, false) => LOWER,
            (false, true) => HIGHER,
            (false, false) => ' ',
        };
        (0..usize::from(self.columns)).map(sign).collect()
    }

    /// A line from zero, which is on the scale, to a value.
    pub(super) fn to_value(self, value: f64) -> String {
        self.ends(Some(0.0), None, Some(value))
    }
}

/// A bar that is as long as a share of all its columns: from 0 to 1, what is beyond is cut.
pub(super) fn share(share: f64, columns: u16) -> String {
    let scale = Scale { low: 0.0, high: 1.0, columns: columns + 1 };
    let length = scale.column(share);
    HIGHER.to_string().repeat(if share > 0.0 { length.max(1) } else { 0 })
}

/// The same in two parts: one share, and what a larger one has beyond it.
pub(super) fn shares(first: f64, all: f64, columns: u16) -> String {
    let (whole, solid) = (share(all, columns).chars().count(), share(first, columns).chars().count());
    let solid = solid.min(whole);
    format!("{}{}", HIGHER.to_string().repeat(solid), LOWER.to_string().repeat(whole - solid))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_stand_where_their_values_are() {
        let scale = Scale::over([0.0, 10.0, f64::INFINITY], 11);
        assert_eq!(scale.ends(Some(5.0), Some(2.0), Some(9.0)), "  ░░░│████ ");
        assert_eq!(scale.ends(Some(5.0), Some(9.0), Some(2.0)), "  ███│░░░░ ");
        assert_eq!(scale.ends(Some(5.0), Some(7.0), Some(9.0)), "     │▓▓██ ");
        assert_eq!(scale.ends(Some(5.0), None, Some(f64::INFINITY)), "     │█████");
        assert_eq!(Scale::over([3.0, 3.0], 5).ends(Some(3.0), Some(3.0), Some(3.0)), "  │  ");
    }

    #[test]
    fn shares_are_parts_of_a_bar() {
        assert_eq!(share(0.5, 10), "█████");
        assert_eq!(share(0.001, 10), "█");
        assert_eq!(share(-0.1, 10), "");
        assert_eq!(shares(0.2, 0.5, 10), "██░░░");
        assert_eq!(shares(-0.01, 0.1, 10), "░");
        assert_eq!(shares(1.2, 1.1, 10), "██████████");
    }
}
