//! Descriptions as comments of TypeScript.

use core::fmt::Write;

use serde_json::Value;

use super::types::list;

/// What is said of a schema, and of each word that it allows.
pub(super) fn comment(schema: &Value, indent: &str, text: &mut String) {
    let mut lines: Vec<String> = description(schema).into_iter().collect();
    if let Some(default) = schema.get("default").filter(|default| !default.is_null()) {
        lines.push(format!("@default {default}"));
    }
    for word in list(schema, "oneOf") {
        if let (Some(constant), Some(description)) = (word.get("const"), description(word)) {
            lines.push(format!("- `{}`: {description}", constant.as_str().unwrap_or_default()));
        }
    }
    match lines.as_slice() {
        [] => {}
        [one] => line(text, format_args!("{indent}/** {one} */")),
        several => {
            line(text, format_args!("{indent}/**"));
            for one in several {
                line(text, format_args!("{indent} * {one}"));
            }
            line(text, format_args!("{indent} */"));
        }
    }
}

/// A description as people who do not write Rust read it: without examples in Rust, and without links.
fn description(schema: &Value) -> Option<String> {
    let description = schema.get("description")?.as_str()?;
    let told = description.split("```").next().unwrap_or_default();
    let mut plain = String::new();
    for (place, part) in told.split("[`").enumerate() {
        // Inside of a link there is its text, and behind it there may be where it leads.
        let (inside, behind) = if place == 0 { ("", part) } else { part.split_once("`]").unwrap_or(("", part)) };
        let behind =
            behind.strip_prefix('(').and_then(|target| target.split_once(')')).map_or(behind, |(_, rest)| rest);
        if place > 0 {
            plain.push_str(&format!("`{}`", inside.replace("::", ".")));
        }
        plain.push_str(behind);
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    Some(words.join(" ").replace("*/", "*\u{200b}/"))
}

pub(super) fn line(text: &mut String, arguments: core::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("a text takes what is written to it");
    text.push('\n');
}
