//! Pages for a terminal: lines of at most 80 columns.

use anstyle::{AnsiColor, Style};

use crate::clean::clean;
use crate::page::Block;
use crate::table::{GAP, Kind, Layout, Row, Table, lines};
use crate::wrap::{shown, width, wrap};

/// Columns of a line.
pub(crate) const WIDTH: usize = 80;

const BOLD: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// A page as text, with colours for whoever can show them.
pub(crate) fn page(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            text.push('\n');
            if matches!(block, Block::Heading(_)) {
                text.push('\n');
            }
        }
        write_block(&mut text, block);
    }
    text
}

fn write_block(text: &mut String, block: &Block) {
    match block {
        Block::Title(title) => {
            paragraph(text, title, HEADING);
            rule(text, '═', WIDTH);
        }
        Block::Heading(heading) => {
            paragraph(text, heading, HEADING);
            rule(text, '─', WIDTH);
        }
        Block::Subheading(heading) | Block::Lead(heading) => paragraph(text, heading, BOLD),
        Block::Paragraph(words) => paragraph(text, words, Style::new()),
        Block::List(points) => points.iter().for_each(|point| hanging(text, "- ", point)),
        Block::Table(table) => {
            for (index, layout) in table.layouts(WIDTH).iter().enumerate() {
                if index > 0 {
                    text.push('\n');
                }
                write_table(text, table, layout);
            }
        }
        Block::Picture(lines) => {
            for picture in lines {
                line(text, shown(&clean(picture)).trim_end(), Style::new());
            }
        }
        Block::Notes(notes) => {
            let mark_width = notes.iter().map(|(mark, _)| width(mark) + 3).max().unwrap_or(0);
            for (mark, note) in notes {
                let mark = format!("[{mark}]");
                hanging(text, &format!("{mark:>columns$} ", columns = mark_width - 1), note);
            }
        }
    }
}

fn line(text: &mut String, line: &str, style: Style) {
    if style == Style::new() {
        text.push_str(line);
    } else {
        text.push_str(&format!("{style}{line}{style:#}"));
    }
    text.push('\n');
}

fn rule(text: &mut String, character: char, columns: usize) {
    text.extend(core::iter::repeat_n(character, columns));
    text.push('\n');
}

fn paragraph(text: &mut String, words: &str, style: Style) {
    for part in wrap(&clean(words), WIDTH) {
        line(text, &part, style);
    }
}

/// A paragraph whose first line begins with a mark, the others below its text.
pub(crate) fn hanging(text: &mut String, mark: &str, words: &str) {
    let indent = width(mark);
    for (index, part) in wrap(&clean(words), WIDTH.saturating_sub(indent)).iter().enumerate() {
        let start = if index == 0 { mark.to_owned() } else { " ".repeat(indent) };
        line(text, format!("{start}{part}").trim_end(), Style::new());
    }
}

fn write_table(text: &mut String, table: &Table, layout: &Layout) {
    let kind = |index: usize| table.columns.get(index).map_or(Kind::Text, |column| column.kind);
    let set = |cells: &dyn Fn(usize) -> String| {
        let owned: Vec<(String, usize, Kind)> =
            layout.columns.iter().map(|&(index, width)| (clean(&cells(index)), width, kind(index))).collect();
        let borrowed: Vec<(&str, usize, Kind)> =
            owned.iter().map(|(text, width, kind)| (text.as_str(), *width, *kind)).collect();
        lines(&borrowed)
    };
    let total: usize = layout.columns.iter().map(|(_, width)| width + GAP).sum::<usize>().saturating_sub(GAP);
    // The last line of a header stands right above the rule.
    let header = |index: usize| table.columns.get(index).map_or_else(String::new, |column| column.header.clone());
    let height =
        layout.columns.iter().map(|&(index, width)| wrap(&clean(&header(index)), width).len()).max().unwrap_or(1);
    let header_cells: Vec<Vec<String>> = layout
        .columns
        .iter()
        .map(|&(index, width)| {
            let mut lines = wrap(&clean(&header(index)), width);
            while lines.len() < height {
                lines.insert(0, String::new());
            }
            lines
        })
        .collect();
    if table.columns.iter().any(|column| !column.header.is_empty()) {
        for row in 0..height {
            let cells: Vec<(&str, usize, Kind)> = layout
                .columns
                .iter()
                .zip(&header_cells)
                .map(|(&(index, width), lines)| (lines.get(row).map_or("", String::as_str), width, kind(index)))
                .collect();
            for part in lines(&cells) {
                line(text, &part, BOLD);
            }
        }
        rule(text, '─', total);
    }
    for (row, content) in table.rows.iter().enumerate() {
        match content {
            Row::Group(name) => {
                if row > 0 {
                    text.push('\n');
                }
                for part in wrap(&clean(name), WIDTH) {
                    line(text, &part, BOLD);
                }
            }
            Row::Cells(cells) => {
                for part in set(&|index| cells.get(index).cloned().unwrap_or_default()) {
                    line(text, &part, Style::new());
                }
            }
            Row::Total(cells) => {
                rule(text, '─', total);
                for part in set(&|index| cells.get(index).cloned().unwrap_or_default()) {
                    line(text, &part, BOLD);
                }
            }
        }
    }
}
