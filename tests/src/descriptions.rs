//! Descriptions of the JSON Schemas, for people who do not write Rust.

use serde_json::Value;

/// What is said of a schema, in one line: without examples in Rust, and without links.
#[must_use]
pub fn plain(schema: &Value) -> Option<String> {
    let description = schema.get("description")?.as_str()?;
    let told = description.split("```").next().unwrap_or_default();
    let mut plain = String::new();
    for (place, part) in told.split("[`").enumerate() {
        // Inside of a link there is its text, and behind it there may be where it leads.
        if place == 0 {
            plain.push_str(part);
            continue;
        }
        let (inside, behind) = part.split_once("`]").unwrap_or(("", part));
        let behind =
            behind.strip_prefix('(').and_then(|target| target.split_once(')')).map_or(behind, |(_, rest)| rest);
        plain.push_str(&format!("`{}`", inside.replace("::", ".")));
        plain.push_str(behind);
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::plain;

    #[test]
    fn links_and_examples_are_left_out() {
        let of = |text: &str| plain(&json!({ "description": text })).unwrap();
        assert_eq!(of("As [`Model::input`](crate::Model::input) says.  ``` let x; ```"), "As `Model.input` says.");
        assert_eq!(of("(a − b) × 12, see [`c`]."), "(a − b) × 12, see `c`.");
    }
}
