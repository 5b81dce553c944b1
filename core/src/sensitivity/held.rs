//! What is held, and moved all the same.

use super::subject::Subject;
use crate::model::InputId;

/// That an analysis moves inputs which it says are held: what it moves is the mean of all their events. `how` they come to be
/// moved ends the sentence.
pub(super) fn moved_all_the_same(subject: &Subject, is_moved: impl Fn(InputId) -> bool, how: &str) -> Option<String> {
    let held = subject.held.iter().filter(|id| is_moved(**id));
    let paths: Vec<&str> =
        held.filter_map(|id| subject.model.inputs.get(id.index())).map(|input| input.path.as_str()).collect();
    (!paths.is_empty())
        .then(|| format!("Of what is held, the mean of all events is moved {how}: {}.", paths.join(", ")))
}
