//! What people call the losses, options and inputs of a scenario.

use std::collections::BTreeMap;

use roicm::{Evaluation, Model, Plan};

use crate::words::{result_name, spoken};
use crate::wrap::{width, wrap};

/// The labels of a scenario, by id.
#[derive(Debug)]
pub(crate) struct Names {
    losses: BTreeMap<String, String>,
    options: BTreeMap<String, (String, Plan)>,
}

/// Columns of the screen that a heading may take, over its lines.
const LONGEST_HEADING: usize = 50;
/// What the status quo is called.
const DO_NOTHING: &str = "Do nothing";

impl Names {
    /// The labels of a scenario.
    pub(crate) fn new(model: &Model, evaluation: &Evaluation) -> Self {
        let losses = evaluation.today.losses.iter().map(|(id, loss)| (id.clone(), loss.label.clone())).collect();
        let options = evaluation
            .options
            .iter()
            .filter_map(|(id, option)| Some((id.clone(), (option.label.clone(), model.plan(id)?))))
            .collect();
        Self { losses, options }
    }

    /// What a loss is called.
    pub(crate) fn loss(&self, id: &str) -> String {
        self.losses.get(id).map_or(id, String::as_str).to_owned()
    }

    /// What an option is called, or the status quo.
    pub(crate) fn option(&self, id: &str) -> String {
        self.options.get(id).map_or(if id == "do_nothing" { DO_NOTHING } else { id }, |(label, _)| label).to_owned()
    }

    /// What an option is called above a column: its label, cut where it is long; its id where another one is cut alike.
    pub(crate) fn heading(&self, id: &str) -> String {
        let heading = cut(&self.option(id));
        let is_alone =
            self.options.keys().filter(|other| *other != id).all(|other| cut(&self.option(other)) != heading);
        if is_alone { heading } else { id.to_owned() }
    }

    /// The plan of an option.
    pub(crate) fn plan(&self, id: &str) -> Option<&Plan> {
        self.options.get(id).map(|(_, plan)| plan)
    }

    /// What an input is, in words, by its path.
    pub(crate) fn input(&self, path: &str) -> String {
        let segments: Vec<&str> = path.split('.').collect();
        match segments.as_slice() {
            ["workforce", "hourly_cost"] => "Cost of an hour of work".to_owned(),
            ["workforce", field] | [field] => sentence(&spoken(field)),
            ["exchange_rates", currency] => format!("Exchange rate of {currency}"),
            ["losses", loss, field] => format!("{}: {}", self.loss(loss), spoken(field)),
            ["options", option, kind, id, rest @ ..] => {
                let part = self.part(option, kind, id);
                let what = match rest {
                    ["effects", loss, input, form] => {
                        let form = match *form {
                            "reduce_by" => "reduction of",
                            "increase_by" => "increase of",
                            "set_to" => "target for",
                            "at_most" => "cap on",
                            _ => "floor under",
                        };
                        format!("{form} {} of \"{}\"", spoken(input), self.loss(loss))
                    }
                    ["gains", gain, field] => format!("{} {}", spoken(gain), spoken(field)),
                    other => spoken(&other.join(" ")),
                };
                format!("{part} ({}): {what}", self.option(option))
            }
            _ => path.to_owned(),
        }
    }

    fn part(&self, option: &str, kind: &str, id: &str) -> String {
        let Some(plan) = self.plan(option) else { return id.to_owned() };
        let label = match kind {
            "subscriptions" => plan.subscriptions.iter().find(|known| known.id == id).map(|known| &known.label),
            "running_costs" => plan.running_costs.iter().find(|known| known.id == id).map(|known| &known.label),
            _ => plan.steps.iter().find(|known| known.id == id).map(|known| &known.label),
        };
        label.map_or(id, String::as_str).to_owned()
    }

    /// What a result is, in words, by its path.
    pub(crate) fn result(&self, path: &str) -> String {
        let named = |name: &str| result_name(name).map_or_else(|| spoken(name), |known| known.spoken.to_owned());
        let segments: Vec<&str> = path.split('.').collect();
        match segments.as_slice() {
            ["today", name] => format!("Today's {}", named(name)),
            ["today", "losses", loss, name] => format!("Today's {} of \"{}\"", named(name), self.loss(loss)),
            ["options", option, "losses", loss, name] => {
                format!("{}: {} of \"{}\"", self.option(option), named(name), self.loss(loss))
            }
            ["options", option, "cash_only", name] => format!("{}: cash-only {}", self.option(option), named(name)),
            ["options", option, "cash_flow", month, column] => {
                format!("{}: {} of month {month}", self.option(option), spoken(column))
            }
            ["options", option, name] => format!("{}: {}", self.option(option), named(name)),
            _ => path.to_owned(),
        }
    }
}

/// A label; one that is too long for a heading is cut before its parentheses, or before the word that makes it so.
fn cut(label: &str) -> String {
    let outside = label.split_once(" (").map_or(label, |(outside, _)| outside);
    let start = if width(label) > LONGEST_HEADING { outside } else { label };
    match wrap(start, LONGEST_HEADING).as_slice() {
        [first] if start.len() < label.len() => format!("{first} …"),
        [first, _, ..] => format!("{first} …"),
        _ => label.to_owned(),
    }
}

/// With a capital letter.
pub(crate) fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
