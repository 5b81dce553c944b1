//! Tables, and how their columns share a line.

use crate::wrap::{longest_piece, width, wrap};

/// Columns between two columns of a table.
pub(crate) const GAP: usize = 2;
/// The least that a column of text can be read in.
const NARROWEST_TEXT: usize = 12;
/// The most that a word of a header claims for its column.
const WIDEST_PIECE: usize = 14;
/// The least that the first column takes, which says what a row is about.
const NARROWEST_STUB: usize = 18;

/// A table. The first column says what a row is about; it stays when a wide table is broken into blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The columns.
    pub(crate) columns: Vec<Column>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// What stands above it.
    pub(crate) header: String,
    /// How its cells are set.
    pub(crate) kind: Kind,
}

/// How cells are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// On the left, over several lines where it must be.
    Text,
    /// On the right, on one line.
    Number,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(crate) enum Row {
    /// A cell for each column.
    Cells(Vec<String>),
    /// The same, set off as a total.
    Total(Vec<String>),
    /// What the rows below have in common.
    Group(String),
}

impl Column {
    /// A column of text.
    pub(crate) fn text(header: impl Into<String>) -> Self {
        Self { header: header.into(), kind: Kind::Text }
    }

    /// A column of numbers.
    pub(crate) fn number(header: impl Into<String>) -> Self {
        Self { header: header.into(), kind: Kind::Number }
    }
}

/// A table, or a part of one, whose columns have a width.
#[derive(Debug)]
pub(crate) struct Layout {
    /// For each column: its place in the table, and its width.
    pub(crate) columns: Vec<(usize, usize)>,
}

impl Table {
    /// The cell of a row in a column; empty where there is none.
    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| match row {
            Row::Cells(cells) | Row::Total(cells) => cells.get(column).map(String::as_str),
            Row::Group(_) => None,
        })
    }

    /// The least and the best width of a column.
    fn widths(&self, index: usize, column: &Column) -> (usize, usize) {
        let cells = self.cells(index).map(width).max().unwrap_or(0);
        let natural = cells.max(width(&column.header));
        let least = match column.kind {
            Kind::Number => cells.max(longest_piece(&column.header).min(WIDEST_PIECE)),
            Kind::Text if index == 0 => natural.min(NARROWEST_STUB),
            Kind::Text => natural.min(NARROWEST_TEXT),
        };
        (least, natural.max(least))
    }

    /// The blocks that a table is broken into so that each fits `limit` columns.
    pub(crate) fn layouts(&self, limit: usize) -> Vec<Layout> {
        let widths: Vec<(usize, usize)> =
            self.columns.iter().enumerate().map(|(index, column)| self.widths(index, column)).collect();
        let Some((stub, _)) = widths.first() else { return Vec::new() };
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        let mut used = 0;
        for (index, (least, _)) in widths.iter().enumerate().skip(1) {
            match blocks.last_mut() {
                Some(block) if used + GAP + least <= limit => {
                    block.push(index);
                    used += GAP + least;
                }
                _ => {
                    blocks.push(vec![0, index]);
                    used = stub + GAP + least;
                }
            }
        }
        if blocks.is_empty() {
            blocks.push(vec![0]);
        }
        blocks.into_iter().map(|block| share(&block, &self.columns, &widths, limit)).collect()
    }
}

/// Gives every column its least width, then what is left over to those that could use it, a column of the screen each
/// in turn, until nobody wants more: first to text, of which there is more than of headers.
fn share(block: &[usize], columns: &[Column], widths: &[(usize, usize)], limit: usize) -> Layout {
    let of = |index: usize| widths.get(index).copied().unwrap_or_default();
    let is_text = |index: usize| columns.get(index).is_some_and(|column| column.kind == Kind::Text);
    let mut shares: Vec<(usize, usize)> = block.iter().map(|&index| (index, of(index).0.min(limit))).collect();
    let taken: usize = shares.iter().map(|(_, width)| width).sum::<usize>() + GAP * (shares.len().saturating_sub(1));
    let mut left = limit.saturating_sub(taken);
    for text in [true, false] {
        let mut gave = true;
        while left > 0 && gave {
            gave = false;
            for (index, width) in &mut shares {
                if left > 0 && is_text(*index) == text && *width < of(*index).1 {
                    *width += 1;
                    left -= 1;
                    gave = true;
                }
            }
        }
    }
    Layout { columns: shares }
}

/// The lines of one row of cells.
pub(crate) fn lines(cells: &[(&str, usize, Kind)]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = cells.iter().map(|(text, limit, _)| wrap_cell(text, *limit)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let mut text = String::new();
            for (index, (lines, (_, limit, kind))) in wrapped.iter().zip(cells).enumerate() {
                if index > 0 {
                    text.push_str(&" ".repeat(GAP));
                }
                let part = lines.get(line).map_or("", String::as_str);
                let padding = " ".repeat(limit.saturating_sub(width(part)));
                match kind {
                    Kind::Text => text.extend([part, &padding]),
                    Kind::Number => text.extend([&padding, part]),
                }
            }
            text.trim_end().to_owned()
        })
        .collect()
}

/// The lines of a cell; those of a point of a list stand below its text.
fn wrap_cell(text: &str, limit: usize) -> Vec<String> {
    const POINT: &str = "- ";
    match text.strip_prefix(POINT) {
        Some(point) => {
            let lines = wrap(point, limit.saturating_sub(POINT.len()));
            let marks = core::iter::once(POINT).chain(core::iter::repeat("  "));
            lines.into_iter().zip(marks).map(|(line, mark)| format!("{mark}{line}")).collect()
        }
        None => wrap(text, limit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(numbers: usize) -> Table {
        let mut columns = vec![Column::text("What")];
        columns.extend((0..numbers).map(|index| Column::number(format!("Option {index}"))));
        let row = |text: &str| Row::Cells(core::iter::repeat_n(text.to_owned(), numbers + 1).collect());
        Table { columns, rows: vec![row("10,687,519"), row("short")] }
    }

    #[test]
    fn columns_that_do_not_fit_go_into_another_block() {
        assert_eq!(table(4).layouts(80).len(), 1);
        let blocks = table(8).layouts(80);
        assert_eq!(blocks.len(), 2);
        for block in blocks {
            assert_eq!(block.columns.first().map(|(index, _)| *index), Some(0));
            let total: usize = block.columns.iter().map(|(_, width)| width + GAP).sum();
            assert!(total <= 80 + GAP);
        }
    }

    #[test]
    fn cells_are_set_by_their_kind() {
        assert_eq!(lines(&[("one two", 4, Kind::Text), ("5", 3, Kind::Number)]), ["one     5", "two"]);
        assert_eq!(lines(&[("消息", 6, Kind::Text), ("5", 3, Kind::Number)]), ["消息      5"]);
    }
}
