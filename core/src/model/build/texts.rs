//! Ids and labels.

use super::Builder;
use crate::document::text::{is_deceptive, is_id, quoted};
use crate::problem::Code;

impl Builder<'_> {
    /// Refuses an id that cannot be part of a path.
    pub(super) fn id(&mut self, path: &str, id: &str) {
        if !is_id(id) {
            self.report(
                Code::InvalidId,
                path,
                format!("{} cannot be an id", quoted(id)),
                "an id is a lower-case letter followed by at most 63 lower-case letters, digits or underscores; \
                 the words people see go into `label`",
            );
        } else if id == "do_nothing" {
            self.report(
                Code::InvalidId,
                path,
                "`do_nothing` is the name of the status quo, which is always there",
                "choose another id",
            );
        }
    }

    /// Refuses a label that is too long or deceptive, and gives the label or, without one, the id.
    pub(super) fn label_of(&mut self, path: &str, label: Option<&String>, id: &str) -> String {
        self.label(&format!("{path}.label"), label);
        label.map_or(id, String::as_str).to_owned()
    }

    pub(super) fn label(&mut self, path: &str, label: Option<&String>) {
        self.text(path, label, self.limits.label_characters, "label_characters");
    }

    pub(super) fn long_text(&mut self, path: &str, text: Option<&String>) {
        self.text(path, text, self.limits.text_characters, "text_characters");
    }

    fn text(&mut self, path: &str, text: Option<&String>, most: usize, limit: &str) {
        let Some(text) = text else { return };
        let count = text.chars().count();
        if count > most {
            self.report(
                Code::InvalidText,
                path,
                format!("a text of {count} characters; the limit is {most} ({limit})"),
                "",
            );
        }
        if text.chars().any(is_deceptive) {
            self.report(
                Code::InvalidText,
                path,
                "the text holds control characters or marks that reorder it",
                "take them out",
            );
        }
    }
}
