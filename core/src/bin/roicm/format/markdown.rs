//! Pages as Markdown (GitHub's flavour), to be pasted into a wiki or turned into a slide.

use crate::clean::clean;
use crate::page::Block;
use crate::table::{Kind, Row, Table};
use crate::wrap::shown;

/// A page as Markdown.
pub(crate) fn page(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks.iter().map(block).collect();
    parts.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("# {}\n", inline(text)),
        Block::Heading(text) => format!("## {}\n", inline(text)),
        Block::Subheading(text) => format!("### {}\n", inline(text)),
        Block::Lead(text) => format!("**{}**\n", inline(text)),
        Block::Paragraph(text) => format!("{}\n", paragraph(text)),
        Block::List(points) => points.iter().map(|point| format!("- {}\n", paragraph(point))).collect(),
        Block::Table(table) => write_table(table),
        Block::Picture(lines) => {
            let lines: String = lines.iter().map(|line| format!("{}\n", shown(&clean(line)))).collect();
            format!("```text\n{lines}```\n")
        }
        Block::Notes(notes) => {
            notes.iter().map(|(mark, note)| format!("- {} {}\n", inline(&format!("[{mark}]")), inline(note))).collect()
        }
    }
}

fn write_table(table: &Table) -> String {
    let mut text = String::new();
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        text.push('|');
        for cell in cells {
            text.push_str(&format!(" {cell} |"));
        }
        text.push('\n');
    };
    let bold = |cell: &str| if cell.is_empty() { String::new() } else { format!("**{}**", inline(cell)) };
    row(&mut table.columns.iter().map(|column| inline(&column.header)));
    row(&mut table.columns.iter().map(|column| match column.kind {
        Kind::Text => ":---".to_owned(),
        Kind::Number => "---:".to_owned(),
    }));
    for line in &table.rows {
        match line {
            Row::Cells(cells) => row(&mut cells.iter().map(|cell| inline(cell))),
            Row::Total(cells) => row(&mut cells.iter().map(|cell| bold(cell))),
            Row::Group(name) => {
                let rest = table.columns.len().saturating_sub(1);
                row(&mut core::iter::once(bold(name)).chain(core::iter::repeat_n(String::new(), rest)));
            }
        }
    }
    text
}

/// Text that stays text: nothing in it is markup, and nothing becomes HTML.
fn inline(text: &str) -> String {
    let mut safe = String::new();
    for character in shown(&clean(text)).trim().chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' | '!' => safe.extend(['\\', character]),
            _ => safe.push(character),
        }
    }
    safe
}

/// Text at the start of a line, which must not be taken for the start of a list or a rule.
fn paragraph(text: &str) -> String {
    let safe = inline(text);
    let digits = safe.bytes().take_while(u8::is_ascii_digit).count();
    match safe.split_at_checked(digits) {
        Some((number, rest)) if !number.is_empty() && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        Some((_, rest)) if rest.starts_with(['-', '+', '=']) => format!("\\{safe}"),
        _ => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_no_markup() {
        assert_eq!(inline("<img src=x>|*a*_b_`c`[d](e)"), "&lt;img src=x&gt;\\|\\*a\\*\\_b\\_\\`c\\`\\[d\\](e)");
        assert_eq!(paragraph("1. Audit"), "1\\. Audit");
        assert_eq!(paragraph("- no point"), "\\- no point");
        assert_eq!(paragraph("28 days"), "28 days");
    }
}
