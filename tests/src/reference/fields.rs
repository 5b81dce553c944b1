//! The members of a table of a document, as a table of a page.

use core::fmt::Write;

use serde_json::Value;

use super::words::told;

/// A description, and the default that it ends with.
///
/// Defaults are said at the end of a sentence, behind a semicolon: "…; 8 by default." They stand in a column of their own.
pub(super) fn default_apart(description: &str) -> (String, Option<String>) {
    let Some((before, clause)) = description.split_once("; ").filter(|(_, clause)| clause.contains("by default"))
    else {
        return (description.to_owned(), None);
    };
    let (clause, after) = clause.split_once(". ").map_or((clause.trim_end_matches('.'), ""), |(one, rest)| (one, rest));
    let without = clause.replace(", by default", "").replace(" by default", "").replace("by default ", "");
    let told = if after.is_empty() { format!("{before}.") } else { format!("{before}. {after}") };
    (told, Some(without.trim().to_owned()))
}

/// The names of the members that must be there.
pub(super) fn required(definition: &Value) -> Vec<&str> {
    let names = definition.get("required").and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What excludes what: of keys of which exactly one is to be there, and of keys that are never there together.
pub(super) fn choices(definition: &Value, text: &mut String) {
    let keys = |one: &Value| -> Vec<String> { required(one).into_iter().map(|key| format!("`{key}`")).collect() };
    if let Some(choices) = definition.get("oneOf").and_then(Value::as_array) {
        let choices: Vec<String> = choices.iter().map(|choice| keys(choice).join(" with ")).collect();
        let _ = writeln!(text, "Exactly one of these is there: {}.\n", choices.join("; "));
    }
    if let Some(excluded) = definition.get("not") {
        let _ = writeln!(text, "Never together: {}.\n", keys(excluded).join(" and "));
    }
}

/// The members of a definition: those that must be there first, in the order in which the type declares them.
pub(super) fn members(definition: &Value) -> Vec<(&str, &Value)> {
    let members = definition["properties"].as_object().expect("members");
    let first = required(definition);
    let rest = members.keys().map(String::as_str).filter(|key| !first.contains(key));
    let order: Vec<&str> = first.iter().copied().chain(rest).collect();
    order.into_iter().map(|key| (key, &members[key])).collect()
}

/// The words of an enumeration, each with what it means.
pub(super) fn enumeration(definition: &Value, text: &mut String) {
    text.push_str("| | |\n|---|---|\n");
    for word in definition["oneOf"].as_array().expect("words") {
        let name = word["const"].as_str().expect("a word");
        let _ = writeln!(text, "| `{name}` | {} |", told(word));
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::default_apart;

    #[test]
    fn defaults_are_told_apart() {
        let of = |text: &str| {
            let (told, default) = default_apart(text);
            (told, default.unwrap_or_default())
        };
        assert_eq!(of("Hours; 8 by default."), ("Hours.".to_owned(), "8".to_owned()));
        assert_eq!(of("A name; by default the id."), ("A name.".to_owned(), "the id".to_owned()));
        assert_eq!(of("A; 0, at once, by default."), ("A.".to_owned(), "0, at once".to_owned()));
        assert_eq!(
            of("A; 0 by default, with `b` one. Never `c`."),
            ("A. Never `c`.".to_owned(), "0, with `b` one".to_owned())
        );
        assert_eq!(of("No default; none."), ("No default; none.".to_owned(), String::new()));
    }
}
