//! What cases give and what they are answered, and what the schemas of the core know, as words.

use std::collections::BTreeSet;

use conformance::cases::text;
use conformance::shared::{Answer, Case, Tree, model};
use serde_json::Value;

use super::answers;

/// The words that stand anywhere in the cases: as keys of tables and as texts.
pub(super) struct Words {
    pub(super) keys: BTreeSet<String>,
    pub(super) texts: BTreeSet<String>,
}

impl Words {
    pub(super) fn of<'a>(trees: impl Iterator<Item = &'a Tree>) -> Self {
        let mut words = Self { keys: BTreeSet::new(), texts: BTreeSet::new() };
        trees.for_each(|tree| words.collect(tree));
        words
    }

    fn collect(&mut self, tree: &Tree) {
        match tree {
            Tree::Object(members) => members.iter().for_each(|(key, value)| {
                self.keys.insert(key.clone());
                self.collect(value);
            }),
            Tree::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Tree::Token(_) => self.texts.extend(tree.as_text()),
        }
    }
}

/// What cases give that are answered by a result: their resolved documents, settings and requests.
pub(super) fn given() -> Vec<Tree> {
    let mut given = Vec::new();
    for (case, answer) in answers() {
        if matches!(answer, Answer::Result { .. }) {
            given.extend(
                case.written
                    .get("document")
                    .map(|_| Tree::parse(&serde_json::to_string(model(case).unwrap().scenario()).unwrap())),
            );
            given.extend(case.written.get("settings").cloned());
            given.push(case.request());
        }
    }
    given
}

pub(super) fn results() -> Vec<&'static Tree> {
    let result = |(_, answer): &'static (Case, Answer)| match answer {
        Answer::Result { result, .. } => Some(result),
        Answer::Problems(_) => None,
    };
    answers().iter().filter_map(result).collect()
}

pub(super) fn schema(name: &str) -> Value {
    serde_json::from_str(&text(&format!("core/schema/{name}.schema.json"))).unwrap()
}

/// Every value of a key anywhere in a schema: all properties, all constants.
fn everywhere(node: &Value, key: &str, found: &mut dyn FnMut(&Value)) {
    match node {
        Value::Object(members) => {
            for (name, value) in members {
                if name == key {
                    found(value);
                }
                everywhere(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| everywhere(item, key, found)),
        _ => {}
    }
}

pub(super) fn properties(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    everywhere(schema, "properties", &mut |found| {
        names.extend(found.as_object().into_iter().flatten().map(|(name, _)| name.clone()));
    });
    names
}

pub(super) fn constants(schema: &Value) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    everywhere(schema, "const", &mut |found| texts.extend(found.as_str().map(str::to_owned)));
    texts
}
