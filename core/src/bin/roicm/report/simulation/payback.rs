//! A picture of when the best option has paid back.

use roicm::{Exact, Histogram, Scalar, Summary};
use rust_decimal::prelude::ToPrimitive;

use super::figures::share;
use super::{Outlook, section};
use crate::number;
use crate::page::{Block, Page};
use crate::wrap::width;

/// Bars of the picture, at most; those of the histogram are put together as far as it takes.
const BARS: usize = 10;
/// Columns of the longest bar: they leave room for `599.9 to 600.0  100.0%` before it and for the mark behind it.
const LONGEST: usize = 32;
/// Parts of a column that a bar can end at.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A line of the picture: when, and in how many trials.
#[derive(Debug, PartialEq)]
struct Bar {
    label: String,
    count: u64,
    is_target: bool,
}

/// When it has paid back, by share of trials.
pub(super) fn payback(outlook: &Outlook<'_>) -> Page {
    let Some((id, option)) = outlook.first() else { return Vec::new() };
    let Some(summary) = option.result("payback_months") else { return Vec::new() };
    let trials = outlook.simulation.run.request.trials;
    let bars = bars(summary, trials, outlook.target().map(f64::from));
    let lines = draw(&bars, trials, outlook.target());
    section(
        &format!("When it has paid for itself: {}", outlook.subject.names.option(id)),
        [Block::Paragraph("Share of all cases, by month of payback.".to_owned()), Block::Picture(lines)],
    )
}

fn bars(summary: &Summary, trials: u64, target: Option<f64>) -> Vec<Bar> {
    let Histogram { edges, counts, below, above, .. } = &summary.histogram;
    let month = |value: f64| number::months(Exact::from_f64(value));
    let mut bars = Vec::new();
    let mut shown: u64 = 0;
    let mut is_marked = target.is_none();
    let mut marks = |high: f64, is_last: bool| {
        let marks = !is_marked && target.is_some_and(|target| target < high || (is_last && target <= high));
        is_marked |= marks;
        marks
    };
    if let Some(first) = edges.first().filter(|first| *below > 0 || target.is_some_and(|target| target < **first)) {
        bars.push(Bar { label: format!("before {}", month(*first)), count: *below, is_target: marks(*first, false) });
        shown += below;
    }
    let each = counts.len().div_ceil(BARS).max(1);
    for (counts, place) in counts.chunks(each).zip((0..).step_by(each)) {
        let (Some(low), Some(high)) = (edges.get(place), edges.get(place + counts.len())) else { continue };
        let count: u64 = counts.iter().sum();
        let label =
            if month(*low) == month(*high) { month(*low) } else { format!("{} to {}", month(*low), month(*high)) };
        let is_last = place + counts.len() + 1 == edges.len();
        bars.push(Bar { label, count, is_target: marks(*high, is_last) });
        shown += count;
    }
    if let Some(last) = edges.last().filter(|_| *above > 0 || marks(f64::INFINITY, false)) {
        let is_target = target.is_some_and(|target| target > *last);
        bars.push(Bar { label: format!("after {}", month(*last)), count: *above, is_target });
        shown += above;
    }
    bars.push(Bar { label: "never".to_owned(), count: trials.saturating_sub(shown), is_target: false });
    bars
}

fn draw(bars: &[Bar], trials: u64, target: Option<u32>) -> Vec<String> {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let widest = bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0);
    let line = |bar: &Bar| {
        let mark = match target {
            Some(target) if bar.is_target => format!(" ◄ wanted by month {target}"),
            _ => String::new(),
        };
        let share = share(ratio(bar.count, trials));
        format!("{:>widest$}  {share:>6}  {}{mark}", bar.label, length(bar.count, most)).trim_end().to_owned()
    };
    bars.iter().map(line).collect()
}

fn ratio(count: u64, of: u64) -> f64 {
    (Exact::new(i128::from(count), 0) / Exact::new(i128::from(of.max(1)), 0)).to_f64()
}

/// A bar as long as its count; what is there at all can be seen.
fn length(count: u64, most: u64) -> String {
    let columns = Exact::new(i128::try_from(8 * LONGEST).unwrap_or_default(), 0);
    let eighths = (Exact::from_f64(ratio(count, most)) * columns).round(0);
    let eighths = eighths.to_decimal().and_then(|eighths| eighths.to_usize()).unwrap_or(0);
    let eighths = if count > 0 { eighths.max(1) } else { eighths };
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS.get(eighths % 8).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_counts() {
        assert_eq!(length(0, 10), "");
        assert_eq!(length(10, 10), "█".repeat(32));
        assert_eq!(length(5, 10), "█".repeat(16));
        assert_eq!(length(1, 1_000_000), "▏");
    }

    #[test]
    fn the_longest_line_fits() {
        let bar = Bar { label: "599.9 to 600.0".to_owned(), count: 7, is_target: true };
        let lines = draw(&[bar], 7, Some(600));
        assert!(width(lines.first().unwrap()) <= crate::format::text::WIDTH, "{lines:?}");
    }
}
