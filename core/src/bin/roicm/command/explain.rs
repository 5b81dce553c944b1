//! `explain`: how a result comes about.

use std::collections::BTreeMap;

use anstyle::Style;
use roicm::{Definition, Explanation};

use super::with_model;
use crate::arguments::{Answer, ScenarioArguments};
use crate::clean::clean;
use crate::format::text::{WIDTH, hanging};
use crate::number;
use crate::output::Output;
use crate::problems::json;
use crate::wrap::wrap;

const BOLD: Style = Style::new().bold();
/// Of definitions that differ by the month alone, so many are shown.
const SHOWN_ALIKE: usize = 2;

/// The formula with names and with numbers, then those of what it is made of.
pub(super) fn explain(arguments: &ScenarioArguments, result: &str, all: bool, format: Answer) -> Output {
    with_model(arguments, format == Answer::Json, |loaded| {
        let explanation = loaded.model.explain(result)?;
        Ok(Output::answer(match format {
            Answer::Json => json(&explanation),
            Answer::Text => told(&explanation, all),
        }))
    })
}

fn told(explanation: &Explanation, all: bool) -> String {
    let mut text = String::new();
    if let Some(reason) = explanation.reason {
        text.push_str(&format!("{BOLD}{}{BOLD:#}\n", clean(&explanation.result)));
        hanging(&mut text, "  = ", &format!("none: {reason}"));
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut elided = 0;
    for (index, definition) in explanation.definitions.iter().enumerate() {
        let alike = seen.entry(without_months(&definition.name)).or_default();
        *alike += 1;
        if !all && *alike > SHOWN_ALIKE {
            elided += 1;
            continue;
        }
        if index > 0 {
            text.push('\n');
        }
        define(&mut text, definition, all);
    }
    if elided > 0 {
        text.push('\n');
        let words = format!(
            "… and {} for other months and years, made in the same way; `--all` shows them.",
            crate::words::count(elided, "definition")
        );
        hanging(&mut text, "", &words);
    }
    if !explanation.inputs.is_empty() {
        text.push_str(&format!("\n{BOLD}Inputs{BOLD:#}\n"));
        for input in &explanation.inputs {
            let value = format!("{} = {} {}", input.path, number::plain(input.value), input.unit);
            let default = if input.is_default { " (default)" } else { "" };
            hanging(&mut text, "  ", &format!("{value}{default}"));
            if let Some(source) = &input.source {
                hanging(&mut text, "      ", source);
            }
        }
    }
    text
}

fn define(text: &mut String, definition: &Definition, all: bool) {
    for line in wrap(&clean(&definition.name), WIDTH) {
        text.push_str(&format!("{BOLD}{line}{BOLD:#}\n"));
    }
    // Every term of a sum where every month is shown.
    let (formula, substituted) = if all {
        (&definition.formula, &definition.substituted)
    } else {
        (&definition.formula_abridged, &definition.substituted_abridged)
    };
    hanging(text, "  = ", formula);
    if substituted != formula {
        hanging(text, "  = ", substituted);
    }
    hanging(text, "  = ", &format!("{} {}", number::plain(definition.value), definition.unit));
}

/// A name with its months and years taken out: `12`, `from_month_3`, `year_2`.
fn without_months(name: &str) -> String {
    let parts = name.split('.').map(|part| {
        let time = part.strip_prefix("from_month_").or(part.strip_prefix("year_")).unwrap_or(part);
        if time.bytes().all(|byte| byte.is_ascii_digit()) { "#" } else { part }
    });
    parts.collect::<Vec<_>>().join(".")
}
