//! Descriptions as comments of TypeScript.

use core::fmt::Write;

use serde_json::Value;

use super::types::list;
use crate::descriptions::plain;

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

/// A description that ends no comment.
fn description(schema: &Value) -> Option<String> {
    Some(plain(schema)?.replace("*/", "*\u{200b}/"))
}

pub(super) fn line(text: &mut String, arguments: core::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("a text takes what is written to it");
    text.push('\n');
}
