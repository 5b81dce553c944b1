//! Units and domains of the keys that hold a number, as the core gives them to the inputs of a scenario that has every key.

use std::collections::BTreeMap;

use roicm::{Input, Model};

const EVERY_KEY: &str = include_str!("../../cases/every-key.toml");

/// Unit and domain, by the table of a document and its key: `("Workforce", "headcount")`.
pub(super) struct Inputs(BTreeMap<(&'static str, String), (String, String)>);

impl Inputs {
    pub(super) fn new() -> Self {
        let model = Model::parse(EVERY_KEY).expect("it is valid");
        let mut known = BTreeMap::new();
        for input in model.inputs() {
            let Some(place) = place(input) else { continue };
            let found = (input.unit().name().to_owned(), input.domain().to_string());
            // The widest: a duration is above 0 only where the loss is given by its availability.
            let kept = known.entry(place).or_insert_with(|| found.clone());
            if found.1.ends_with("or more") {
                *kept = found;
            }
        }
        Self(known)
    }

    pub(super) fn get(&self, table: &'static str, key: &str) -> Option<&(String, String)> {
        self.0.get(&(table, key.to_owned()))
    }
}

/// The table and the key of an input that the path of an input names.
fn place(input: &Input) -> Option<(&'static str, String)> {
    let parts: Vec<&str> = input.path().split('.').collect();
    let (table, key) = match parts.as_slice() {
        ["exchange_rates", _] => ("Scenario", "exchange_rates"),
        ["workforce", key] => ("Workforce", *key),
        ["losses", _, key] => ("Loss", *key),
        ["options", _, "subscriptions", _, key] => ("Subscription", *key),
        ["options", _, "running_costs", _, key] => ("RunningCost", *key),
        ["options", _, "steps", _, "gains", _, key] => ("Gain", *key),
        ["options", _, "steps", _, "effects", .., form @ ("reduce_by" | "increase_by")] => ("Effect", *form),
        ["options", _, "steps", _, key] => ("Step", *key),
        [key] => ("Scenario", *key),
        _ => return None,
    };
    Some((table, key.to_owned()))
}
