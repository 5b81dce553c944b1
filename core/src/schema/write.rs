//! Schemas as text.

use core::fmt::Write;

use serde_json::Value;

/// A schema as it is committed.
pub(super) fn text(schema: &Value) -> String {
    let mut text = String::new();
    write(schema, 0, &mut text);
    text.push('\n');
    text
}

/// Indented, with the keys in order, whichever order the map of this build keeps. Lists of plain values stand in
/// one line.
fn write(value: &Value, depth: usize, text: &mut String) {
    let indent = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(core::iter::repeat_n("  ", depth));
    };
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (index, (key, value)) in sorted.into_iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                indent(text, depth + 1);
                plain(&Value::from(key.as_str()), text);
                text.push_str(": ");
                write(value, depth + 1, text);
            }
            indent(text, depth);
            text.push('}');
        }
        Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                indent(text, depth + 1);
                write(item, depth + 1, text);
            }
            indent(text, depth);
            text.push(']');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                plain(item, text);
            }
            text.push(']');
        }
        _ => plain(value, text),
    }
}

fn plain(value: &Value, text: &mut String) {
    // Writing into a string does not fail.
    let _ = write!(text, "{value}");
}
