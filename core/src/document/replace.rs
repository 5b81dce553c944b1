//! Numbers of a scenario, certain or uncertain, put in the place of others.

use rust_decimal::Decimal;

use super::address::Address;
use super::node::Value;
use super::read::{Read, Reader};
use super::{Quantity, Scenario, json};
use crate::limits::Limits;
use crate::problem::{Code, Problem, Problems, did_you_mean};

/// Numbers by path, in the order of the text.
pub(crate) type Replacements = Vec<(String, Quantity)>;

/// Reads a JSON object of paths, each with a number as a document writes it: bare, as a text or as a table.
pub(crate) fn read_replacements(text: &str, limits: &Limits) -> Result<Replacements, Problems> {
    let root = match json::parse(text, limits) {
        Ok(root) => root,
        Err(problems) => {
            Problems::check(problems)?;
            return Err(Problem::new(Code::Syntax, "", "the replacements cannot be read").into());
        }
    };
    let Value::Table(entries) = &root.value else {
        return Err(Problem::new(Code::WrongType, "", "replacements are an object of paths and numbers").into());
    };
    let mut reader = Reader::new(text, limits);
    let read = |entry: &super::node::Entry<'_>, reader: &mut Reader<'_>| {
        reader.within(&entry.key, |reader| Quantity::read(&entry.node, reader))
    };
    let replacements = entries
        .iter()
        .filter_map(|entry| read(entry, &mut reader).map(|quantity| (entry.key.clone().into_owned(), quantity)))
        .collect();
    // A text made by a program has no places that anybody could look at.
    let problems = reader.into_problems();
    Problems::check(problems.into_iter().map(|problem| Problem { location: None, ..problem }).collect())?;
    Ok(replacements)
}

impl Scenario {
    /// Puts a number in the place of the one at a dotted path. Of currency, source and note, what it does not name stays as
    /// it was. A number that is certain is correlated with nothing.
    ///
    /// # Errors
    /// `unknown_reference` or `wrong_type` where the path names no number, or a whole number that cannot be uncertain.
    pub fn replace(&mut self, path: &str, quantity: Quantity) -> Result<(), Problem> {
        if let Quantity { value: Some(value), distribution: None, currency: None, source: None, note: None } = quantity
        {
            return self.set(path, value);
        }
        let segments: Vec<&str> = path.split('.').collect();
        // Where nothing stood, something does then.
        Address::set(self, &segments, Decimal::ZERO)
            .map_err(|unset| unset.problem(path, |segment, known| did_you_mean(segment, known.iter().copied())))?;
        let is_certain = quantity.distribution.is_none();
        let Some(place) = Address::quantity_mut(self, &segments) else {
            return Err(Problem::new(
                Code::WrongType,
                path,
                "the path names a whole number, which has nothing beside it",
            ));
        };
        let before = core::mem::take(place);
        *place = Quantity {
            currency: quantity.currency.or(before.currency),
            source: quantity.source.or(before.source),
            note: quantity.note.or(before.note),
            ..quantity
        };
        if is_certain {
            self.correlations.retain(|correlation| !correlation.between.iter().any(|end| end == path));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Code, Model};

    const SCENARIO: &str = r#"
        schema_version = 1
        currency = "HKD"
        exchange_rates.USD = 7.8
        horizon_months = 12
        discount_rate = 0
        workforce = { headcount = 50, hourly_cost.uniform = { min = 100, max = 300 } }
        losses.a.events_per_year = 3
        losses.a.cost_per_event = { currency = "USD", source = "a letter", uniform = { min = 1, max = 3 } }
        options.o.steps.s.month = 1
        [[options.o.steps.s.effects]]
        loss = "a"
        input = "events_per_year"
        reduce_by = 0.5
        [[correlations]]
        between = ["losses.a.cost_per_event", "workforce.hourly_cost"]
        rank = 0.5
    "#;

    fn model() -> Model {
        Model::parse(SCENARIO).unwrap()
    }

    #[test]
    fn numbers_take_the_place_of_others() {
        let replaced = model()
            .with_json(
                r#"{"losses.a.cost_per_event": {"pert": {"min": 1, "mode": 2, "max": 9}, "note": "since May"},
                    "workforce.hours_per_day": {"value": "7.5"},
                    "options.o.steps.s.month": 2,
                    "options.o.steps.s.effects.a.events_per_year.reduce_by": {"uniform": {"min": 0, "max": 1}}}"#,
            )
            .unwrap();
        let scenario = replaced.scenario();
        let cost = scenario.quantity("losses.a.cost_per_event").unwrap();
        assert_eq!((cost.currency.as_deref(), cost.source.as_deref()), (Some("USD"), Some("a letter")));
        assert_eq!((cost.note.as_deref(), cost.distribution.as_ref().unwrap().tag()), (Some("since May"), "pert"));
        assert_eq!(scenario.options["o"].steps["s"].month, Some(2));
        assert_eq!(scenario.quantity("workforce.hours_per_day").unwrap().value.unwrap().to_string(), "7.5");
        let effect = scenario.quantity("options.o.steps.s.effects.a.events_per_year.reduce_by").unwrap();
        assert!(effect.distribution.is_some() && effect.value.is_none());
        // What is uncertain may be correlated.
        assert_eq!(scenario.correlations.len(), 1);
    }

    #[test]
    fn a_certain_number_is_what_setting_it_makes() {
        let replaced = model().with_json(r#"{"losses.a.cost_per_event": 2}"#).unwrap();
        let set = model().with([("losses.a.cost_per_event", 2.into())]).unwrap();
        assert_eq!(replaced.scenario(), set.scenario());
        let sourced =
            model().with_json(r#"{"losses.a.cost_per_event": {"value": 2, "source": "an invoice"}}"#).unwrap();
        assert!(sourced.scenario().correlations.is_empty());
        assert_eq!(
            sourced.scenario().quantity("losses.a.cost_per_event").unwrap().source.as_deref(),
            Some("an invoice")
        );
    }

    #[test]
    fn what_cannot_be_replaced_is_told_all_at_once() {
        let codes = |text: &str| {
            let problems = model().with_json(text).unwrap_err();
            problems.iter().map(|problem| (problem.code, problem.path.clone())).collect::<Vec<_>>()
        };
        let at = |code: Code, path: &str| (code, path.to_owned());
        assert_eq!(
            codes(r#"{"a.b": true, "c": "1,0", "d": 0.30000000000000004}"#),
            [at(Code::WrongType, "a.b"), at(Code::InvalidNumber, "c"), at(Code::InexactNumber, "d")]
        );
        assert_eq!(
            codes(r#"{"losses.b.cost_per_event": 1, "options.o.steps.s.month": {"uniform": {"min": 1, "max": 2}}}"#),
            [at(Code::UnknownReference, "losses.b.cost_per_event"), at(Code::WrongType, "options.o.steps.s.month")]
        );
        assert_eq!(codes("[]"), [at(Code::WrongType, "")]);
        assert_eq!(codes(r#"{"a": 1, "a": 2}"#)[0].0, Code::DuplicateKey);
    }
}
