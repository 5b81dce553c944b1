//! Problems with the line they stand in, and notices.

use anstyle::{AnsiColor, Style};
use roicm::{Location, Problem};

use crate::argument_names::option_of;
use crate::clean::clean;
use crate::format::text::{WIDTH, hanging};
use crate::output::{Output, PROBLEMS};
use crate::source::Source;
use crate::wrap::{width, wrap};

/// How errors are announced.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTICE: Style = AnsiColor::Yellow.on_default().bold();
const FRAME: Style = AnsiColor::Blue.on_default().bold();

/// The answer of a command that cannot work with what it was given: on standard error, or as data.
pub(crate) fn refuse(source: &Source, problems: &[Problem], as_data: bool) -> Output {
    if as_data {
        let document = serde_json::json!({ "problems": problems });
        Output { answer: json(&document), code: PROBLEMS, ..Output::default() }
    } else {
        Output { complaint: text(source, problems, "error", ERROR), code: PROBLEMS, ..Output::default() }
    }
}

/// Data, laid out for reading.
pub(crate) fn json(document: &impl serde::Serialize) -> String {
    // Everything that the library hands out can be written as JSON.
    serde_json::to_string_pretty(document).map_or_else(|error| format!("{error}\n"), |text| format!("{text}\n"))
}

/// Notices, as people read them.
pub(crate) fn notices(source: &Source, notices: &[Problem]) -> String {
    text(source, notices, "notice", NOTICE)
}

fn text(source: &Source, problems: &[Problem], word: &str, style: Style) -> String {
    let mut all = String::new();
    for (index, problem) in problems.iter().enumerate() {
        if index > 0 {
            all.push('\n');
        }
        let place = match problem.location {
            Some(Location { line, column }) => format!("{}:{line}:{column}: ", source.name),
            None => format!("{}: ", source.name),
        };
        all.push_str(&place);
        // The place stands alone where the message would not fit beside it.
        let message = clean(&format!("{} [{}]", problem.message, problem.code));
        let announced = format!("{style}{word}:{style:#} ");
        let announced_width = word.len() + 2;
        match wrap(&message, WIDTH.saturating_sub(width(&place) + announced_width)).as_slice() {
            [only] => all.push_str(&format!("{announced}{only}\n")),
            _ => {
                all.push_str(&announced);
                all.truncate(all.trim_end_matches(' ').len());
                all.push('\n');
                hanging(&mut all, "  ", &message);
            }
        }
        if let Some(location) = problem.location {
            excerpt(&mut all, source, location);
        }
        if !problem.path.is_empty() {
            match option_of(&problem.path) {
                Some(option) => hanging(&mut all, "  option: ", option),
                None => hanging(&mut all, "  path: ", &problem.path),
            }
        }
        if !problem.help.is_empty() {
            hanging(&mut all, "  help: ", &problem.help);
        }
    }
    all
}

/// The line of a problem, with a caret below the place. Of a long line, the part around it.
fn excerpt(all: &mut String, source: &Source, Location { line, column }: Location) {
    let Some(written) = source.line(line) else { return };
    let number = line.to_string();
    let room = WIDTH.saturating_sub(number.len() + 4);
    let at = column.saturating_sub(1);
    // A line can be a whole document: nothing is done for what is far from the place.
    let first = at.saturating_sub(room);
    let near: Vec<char> = written.chars().skip(first).take(2 * room).collect();
    let (to_left, to_right) = near.split_at_checked(at - first).unwrap_or((&near, &[]));
    // Leave a third of the room to what follows the place.
    let mut before = String::new();
    let mut start = at;
    for character in to_left.iter().rev() {
        let next = clean(&character.to_string());
        if width(&before) + width(&next) > room * 2 / 3 {
            break;
        }
        before.insert_str(0, &next);
        start -= 1;
    }
    let mut after = String::new();
    for character in to_right {
        let next = clean(&character.to_string());
        if width(&before) + width(&after) + width(&next) > room - 1 {
            after.push('…');
            break;
        }
        after.push_str(&next);
    }
    if start == 0 {
        // Indentation says nothing here.
        let indent = before.len() - before.trim_start().len();
        before = before.split_off(indent);
        if before.is_empty() {
            after = after.trim_start().to_owned();
        }
    }
    let line = format!("{before}{after}");
    all.push_str(&format!("{FRAME}{number} |{FRAME:#} {}\n", line.trim_end()));
    let margin = " ".repeat(number.len());
    all.push_str(&format!("{FRAME}{margin} |{FRAME:#} {}{ERROR}^{ERROR:#}\n", " ".repeat(width(&before))));
}
