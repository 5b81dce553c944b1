//! A picture of the cumulative cash flow of the best option, as a fan.

use roicm::{FAN_QUANTILES, FanMonth};

use super::figures::level;
use super::{Outlook, section};
use crate::format::text;
use crate::page::{Block, Page};
use crate::wrap::width;

/// What stands before the numbers of months.
const MONTH: &str = "month";
/// Lines of the picture.
const HEIGHT: usize = 17;
/// Columns of the picture beside its labels, at most.
const WIDTH: usize = 64;
/// Columns that a month takes, at most.
const WIDEST_MONTH: usize = 4;
/// Months between two labels, the first that leaves room for them.
const STEPS: [u32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];
/// Columns from one label to the next, at least.
const LABEL: usize = 5;

/// Where the cash stands, by month.
pub(super) fn fan(outlook: &Outlook<'_>) -> Page {
    let Some((id, option)) = outlook.first() else { return Vec::new() };
    let label = |value: f64| outlook.figures.amount(Some(value));
    let Some(picture) = Picture::new(&option.cumulative, &label) else { return Vec::new() };
    let mut lines = picture.draw(outlook.target());
    let [low, quarter, _, three_quarters, high] = FAN_QUANTILES.map(level);
    lines.push(String::new());
    lines.push(format!("█ half of all cases are below  ▒ {quarter} to {three_quarters}  ░ {low} to {high}  ─ zero"));
    section(
        &format!("Its cumulative cash flow by month: {}", outlook.subject.names.option(id)),
        [
            Block::Paragraph(format!(
                "In {}, not discounted: benefits less all costs since the decision in month 0. Each month is a range of \
                 its own.",
                outlook.figures.amounts()
            )),
            Block::Picture(lines),
        ],
    )
}

/// What is drawn.
struct Picture<'a> {
    months: &'a [FanMonth],
    columns: usize,
    low: f64,
    high: f64,
    /// What stands beside each line.
    labels: Vec<String>,
    /// Columns that the labels take.
    margin: usize,
}

impl<'a> Picture<'a> {
    /// None where there is nothing to draw.
    fn new(months: &'a [FanMonth], label: &dyn Fn(f64) -> String) -> Option<Self> {
        let values = || months.iter().flat_map(|month| month.quantiles).filter(|value| value.is_finite());
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        if low >= high {
            return None;
        }
        let mut picture = Self { months, columns: 0, low, high, labels: Vec::new(), margin: 0 };
        let zero = picture.line(0.0);
        let labels = (0..HEIGHT).map(|line| match line {
            line if line == zero => label(0.0),
            0 => label(high),
            line if line + 1 == HEIGHT => label(low),
            _ => String::new(),
        });
        picture.labels = labels.collect();
        let widest = picture.labels.iter().map(|label| width(label)).max().unwrap_or(0);
        picture.margin = widest.max(width(MONTH));
        // A space and the axis stand between a label and the picture; the last month begins below its last column.
        let room = text::WIDTH.saturating_sub(picture.margin + 2 + LABEL / 2);
        picture.columns = WIDTH.min(room).min(months.len() * WIDEST_MONTH).max(1);
        Some(picture)
    }

    /// The month of a column.
    fn month(&self, column: usize) -> Option<&FanMonth> {
        self.months.get(column * self.months.len() / self.columns)
    }

    /// The first column of a month, or of the last before it that has one.
    fn column(&self, month: u32) -> Option<usize> {
        let last =
            (0..self.columns).rev().filter_map(|column| self.month(column)).find(|known| known.month <= month)?;
        (0..self.columns).find(|column| self.month(*column).is_some_and(|known| known.month == last.month))
    }

    /// The line of a value, from the top.
    fn line(&self, value: f64) -> usize {
        let share = (self.high - value) / (self.high - self.low);
        (1..HEIGHT).filter(|line| share * HEIGHT as f64 >= *line as f64).count()
    }

    fn sign(&self, month: &FanMonth, line: usize) -> char {
        let [low, quarter, median, three_quarters, high] = month.quantiles.map(|value| self.line(value));
        if line == median {
            '█'
        } else if line == self.line(0.0) {
            '─'
        } else if (three_quarters..=quarter).contains(&line) {
            '▒'
        } else if (high..=low).contains(&line) {
            '░'
        } else {
            ' '
        }
    }

    fn draw(&self, target: Option<u32>) -> Vec<String> {
        let (zero, margin) = (self.line(0.0), self.margin);
        let mut lines: Vec<String> = self
            .labels
            .iter()
            .enumerate()
            .map(|(line, label)| {
                let axis = if line == zero { '┼' } else { '│' };
                let signs = (0..self.columns).filter_map(|column| Some(self.sign(self.month(column)?, line)));
                format!("{label:>margin$} {axis}{}", signs.collect::<String>()).trim_end().to_owned()
            })
            .collect();
        lines.push(format!("{:>margin$} └{}", "", "─".repeat(self.columns)));
        lines.push(format!("{MONTH:>margin$}  {}", self.months_told()));
        lines.extend(self.target_told(target).map(|told| format!("{:>margin$}  {told}", "")));
        lines
    }

    /// The months below the axis.
    fn months_told(&self) -> String {
        let horizon = self.months.last().map_or(0, |month| month.month);
        let places =
            |step: u32| (0..=horizon).step_by(step as usize).filter_map(|month| Some((month, self.column(month)?)));
        let is_roomy = |step: &&u32| {
            let columns: Vec<usize> = places(**step).map(|(_, column)| column).collect();
            columns.windows(2).all(|pair| matches!(pair, [one, next] if next - one >= LABEL))
        };
        let step = STEPS.iter().find(is_roomy).copied().unwrap_or(u32::MAX);
        let mut told = String::new();
        for (month, column) in places(step) {
            told.push_str(&" ".repeat(column.saturating_sub(width(&told))));
            told.push_str(&month.to_string());
        }
        told
    }

    /// The month by which payback is wanted, where it is in the picture: on whichever side of its mark there is room.
    fn target_told(&self, target: Option<u32>) -> Option<String> {
        let target = target.filter(|target| self.months.last().is_some_and(|month| *target <= month.month))?;
        let told = format!("payback wanted by month {target}");
        let column = self.column(target)?;
        Some(match column.checked_sub(width(&told) + 1) {
            Some(before) => format!("{}{told} ▲", " ".repeat(before)),
            None => format!("{}▲ {told}", " ".repeat(column)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(month: u32, median: f64) -> FanMonth {
        FanMonth { month, quantiles: [median - 20.0, median - 10.0, median, median + 10.0, median + 20.0] }
    }

    #[test]
    fn pictures_of_any_horizon_fit() {
        for horizon in [1, 2, 11, 12, 36, 60, 63, 64, 65, 120, 600] {
            let months: Vec<FanMonth> = (0..=horizon).map(|at| month(at, f64::from(at) - 10.0)).collect();
            for target in [None, Some(1), Some(horizon)] {
                let picture = Picture::new(&months, &|_| "-1,234,567,890,123,456".to_owned()).unwrap();
                let lines = picture.draw(target);
                assert!(lines.iter().all(|line| width(line) <= 80), "{horizon}: {lines:?}");
            }
        }
        assert!(Picture::new(&[], &|_| String::new()).is_none());
        assert!(Picture::new(&[FanMonth { month: 0, quantiles: [0.0; 5] }], &|_| String::new()).is_none());
    }

    #[test]
    fn the_median_stands_in_its_line_and_the_zero_line_runs_through_the_band() {
        let months: Vec<FanMonth> = (0..=10).map(|at| month(at, 20.0 * f64::from(at) - 100.0)).collect();
        let picture = Picture::new(&months, &|value| format!("{value}")).unwrap();
        assert_eq!((picture.line(picture.high), picture.line(picture.low)), (0, HEIGHT - 1));
        let zero = picture.line(0.0);
        assert_eq!(picture.sign(&months[5], zero), '█');
        assert_eq!(picture.sign(&months[6], zero), '─');
        assert_eq!(picture.column(5), (0..picture.columns).find(|at| picture.month(*at).unwrap().month == 5));
        let lines = picture.draw(Some(5));
        assert!(lines.last().unwrap().contains('▲'));
    }
}
