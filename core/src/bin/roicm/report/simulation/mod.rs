//! The page of a simulation: what the scenario may come to, and how surely.

mod claims;
mod exactness;
mod fan;
mod figures;
mod headline;
mod losses;
mod options;
mod payback;
mod requested;

use roicm::document::Arrival;
use roicm::{Evaluation, Input, Model, OptionSimulation, Simulation};

use super::{Subject, closing, summary};
use crate::page::{Block, Page};
use figures::Figures;

/// What the page is written from.
pub(crate) struct Outlook<'a> {
    /// The base case, and what people call things.
    subject: Subject<'a>,
    simulation: &'a Simulation,
    /// How its figures are set.
    figures: Figures,
    /// Ids of the losses that come by chance.
    by_chance: Vec<&'a str>,
    /// Whether nothing differs between trials.
    is_certain: bool,
    /// The options of the command line that give the same numbers again.
    repeat: String,
}

impl<'a> Outlook<'a> {
    /// A model, its base case and its simulation.
    pub(crate) fn new(
        model: &'a Model,
        evaluation: &'a Evaluation,
        simulation: &'a Simulation,
        repeat: String,
    ) -> Self {
        let losses = &model.scenario().losses;
        let is_poisson = |id: &&str| losses.get(id).is_some_and(|loss| loss.arrival == Some(Arrival::Poisson));
        let by_chance: Vec<&str> = model.losses().filter(is_poisson).collect();
        Self {
            is_certain: by_chance.is_empty() && !model.inputs().iter().any(Input::is_uncertain),
            subject: Subject::new(model, evaluation),
            simulation,
            figures: Figures::new(simulation),
            by_chance,
            repeat,
        }
    }

    /// The ids of the options, best first.
    fn ranked(&self) -> Vec<&str> {
        self.simulation.ranking().into_iter().filter(|id| self.simulation.options.contains_key(id)).collect()
    }

    /// The option that pictures are about: the first of the ranking, whether or not it is worth more than nothing.
    fn first(&self) -> Option<(&str, &OptionSimulation)> {
        let id = *self.ranked().first()?;
        Some((id, self.simulation.options.get(id)?))
    }

    fn target(&self) -> Option<u32> {
        self.simulation.scenario.payback_target_months
    }
}

/// The whole page.
pub(crate) fn page(outlook: &Outlook<'_>) -> Page {
    let mut page = summary::title(&outlook.subject);
    page.extend(headline::headline(outlook));
    page.extend(options::options(outlook));
    page.extend(payback::payback(outlook));
    page.extend(fan::fan(outlook));
    page.extend(losses::losses(outlook));
    page.extend(claims::claims(outlook));
    page.extend(requested::requested(outlook));
    page.extend(closing::notices(&outlook.subject));
    page.extend(exactness::exactness(outlook));
    page
}

/// A paragraph under a heading of its own.
fn section(heading: &str, blocks: impl IntoIterator<Item = Block>) -> Page {
    core::iter::once(Block::Heading(heading.to_owned())).chain(blocks).collect()
}
