//! The model as analyses of sensitivity see it.

use crate::document::Arrival;
use crate::evaluation::{Address, DO_NOTHING};
use crate::model::{InputId, Model};
use crate::problem::{Problem, Problems};

/// A model whose events come as expected. When an event will come is chance, which nobody can learn beforehand; nor can
/// anybody learn how bad a single event will be, so that inputs which a simulation draws for every event of a Poisson loss
/// are held.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// The model with expected arrivals; what is held is certain in it.
    pub(super) model: Model,
    /// The inputs that are held, by path.
    pub(super) held: Vec<InputId>,
    /// Whether some loss comes by chance.
    had_chance: bool,
    /// The model in whose base case options are ranked.
    scenario: Model,
    held_at: HeldAt,
}

/// What inputs are held at that differ from event to event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeldAt {
    /// Their base case, which all else is at that does not move.
    Base,
    /// Their mean, which is what events come to on average.
    Mean,
}

impl Subject {
    /// For analyses that move single inputs away from the base case.
    pub(super) fn new(model: &Model) -> Self {
        Self::holding(model, HeldAt::Base)
    }

    /// For analyses that draw: what they hold is at its mean, as the average over all events is.
    pub(super) fn drawn(model: &Model) -> Self {
        Self::holding(model, HeldAt::Mean)
    }

    fn holding(scenario: &Model, held_at: HeldAt) -> Self {
        let mut model = scenario.clone();
        let mut held: Vec<InputId> = model.losses.iter().flat_map(|loss| loss.per_event(&model.inputs)).collect();
        held.retain(|id| model.inputs.get(id.index()).is_some_and(crate::Input::is_uncertain));
        for id in &held {
            if let Some(input) = model.inputs.get_mut(id.index()) {
                let known = input.distribution.take();
                if let Some(mean) = known.filter(|_| held_at == HeldAt::Mean).map(|known| known.mean()) {
                    input.base = mean;
                }
            }
        }
        crate::order::sort_by(&mut held, |a, b| path(&model, *a).cmp(path(&model, *b)));
        let had_chance = model.losses.iter().any(|loss| loss.arrival == Arrival::Poisson);
        model.losses.iter_mut().for_each(|loss| loss.arrival = Arrival::Expected);
        Self { model, held, had_chance, scenario: scenario.clone(), held_at }
    }

    /// The inputs that are uncertain, by path.
    pub(super) fn uncertain(&self) -> Vec<InputId> {
        let inputs = self.model.inputs.iter().enumerate().filter(|(_, input)| input.is_uncertain());
        let mut ids: Vec<InputId> = inputs.map(|(index, _)| InputId::new(index)).collect();
        crate::order::sort_by(&mut ids, |a, b| path(&self.model, *a).cmp(path(&self.model, *b)));
        ids
    }

    /// The result that is asked for; where none is, the net present value of the option that is ranked first in the base
    /// case, and without options today's annual cost.
    ///
    /// # Errors
    /// `unknown_result`; those of the evaluation that ranks the options.
    pub(super) fn result(&self, path: Option<&str>) -> Result<Address, Problems> {
        if let Some(path) = path {
            return Ok(self.model.address(path).map_err(|problem| Problem { path: "result".to_owned(), ..problem })?);
        }
        let evaluation = self.scenario.evaluate()?;
        let best = evaluation.ranking.iter().find(|place| place.option != DO_NOTHING);
        let path = best.map_or_else(
            || "today.annual_cost".to_owned(),
            |place| format!("options.{}.net_present_value", place.option),
        );
        Ok(self.model.address(&path)?)
    }

    /// What the reader should know of how the model was taken.
    pub(super) fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        if self.had_chance {
            notices.push("Events are taken to come as expected: when they come by chance, nobody can know.".to_owned());
        }
        if !self.held.is_empty() {
            let paths: Vec<&str> = self.held.iter().map(|id| path(&self.model, *id)).collect();
            let paths = paths.join(", ");
            notices.push(match self.held_at {
                HeldAt::Base => {
                    format!("Held at their base case, as they differ from event to event and not by what is known: {paths}.")
                }
                HeldAt::Mean => format!(
                    "Held at their mean, as they differ from event to event and not by what is known: {paths}. Where an \
                     option caps or replaces one of them, or shortens its events unevenly, means differ from those of a \
                     simulation, which looks at every event."
                ),
            });
        }
        notices
    }
}

fn path(model: &Model, id: InputId) -> &str {
    model.inputs.get(id.index()).map_or("", |input| input.path.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"
        schema_version = 1
        currency = "HKD"
        horizon_months = 12
        discount_rate = 0
        workforce = { headcount = 50, hourly_cost.uniform = { min = 150, max = 250 } }
        losses.late = { arrival = "poisson", events_per_year.uniform = { min = 1, max = 9 }, minutes_per_event.pert = { min = 8, mode = 17, max = 30 } }
        losses.lost = { events_per_year = 5, cost_per_event.uniform = { min = 1, max = 9 } }
        options.a.steps.s = { cost = 5, effects = [{ loss = "lost", input = "events_per_year", reduce_by = 0.5 }] }
        options.b.steps.s = { cost = 1, effects = [{ loss = "lost", input = "events_per_year", reduce_by = 0.5 }] }
        "#;

    #[test]
    fn what_scatters_from_event_to_event_is_held() {
        let subject = Subject::new(&Model::parse(DOCUMENT).unwrap());
        let paths = |ids: &[InputId]| ids.iter().map(|id| path(&subject.model, *id).to_owned()).collect::<Vec<_>>();
        assert_eq!(paths(&subject.held), ["losses.late.minutes_per_event"]);
        assert_eq!(
            paths(&subject.uncertain()),
            ["losses.late.events_per_year", "losses.lost.cost_per_event", "workforce.hourly_cost"]
        );
        assert_eq!(subject.notices().len(), 2);
        assert!(subject.model.losses.iter().all(|loss| loss.arrival == Arrival::Expected));
        let drawn = Subject::drawn(
            &Model::parse(
                &DOCUMENT
                    .replace("minutes_per_event.pert", "minutes_per_event = { value = 9, pert")
                    .replace("max = 30 } }", "max = 30 } } }"),
            )
            .unwrap(),
        );
        let minutes = drawn.model.input("losses.late.minutes_per_event").unwrap();
        // The mean of the distribution, not the value that is written beside it: (8 + 4 × 17 + 30) / 6.
        assert_eq!(minutes.base().round(6).to_string(), "17.666667");
        assert!(drawn.notices().last().unwrap().contains("Held at their mean"));
        let (base, held) = (Model::parse(DOCUMENT).unwrap().evaluate().unwrap(), subject.model.evaluate().unwrap());
        assert_eq!(base.today.results.annual_cost, held.today.results.annual_cost);
    }

    #[test]
    fn the_best_option_is_what_is_asked_about_by_default() {
        let subject = Subject::new(&Model::parse(DOCUMENT).unwrap());
        let of = |path| subject.result(path).map(|address| address.path(&subject.model));
        assert_eq!(of(None).unwrap(), "options.b.net_present_value");
        assert_eq!(of(Some("today.annual_cost")).unwrap(), "today.annual_cost");
        assert_eq!(of(Some("today.anual_cost")).unwrap_err().iter().next().unwrap().path, "result");
        let bare = DOCUMENT.lines().filter(|line| !line.contains("options.")).collect::<Vec<_>>().join("\n");
        let bare = Subject::new(&Model::parse(&bare).unwrap());
        assert_eq!(bare.result(None).unwrap().path(&bare.model), "today.annual_cost");
    }
}
