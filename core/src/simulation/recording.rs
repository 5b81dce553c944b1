//! The formulas of a model, recorded for a simulation.

use super::chance::Chance;
use super::program::{Lowering, Place, Program, compile};
use crate::evaluation::BelowZero;
use crate::evaluation::compute::{History, Run, Timeline, ledger, today, today_in};
use crate::formula::Scope;
use crate::model::{Model, Values};
use crate::number::Term;
use crate::{Exact, Expr, Name, Recorder, Unit};

/// What a simulation computes in every trial, and where its results stand.
#[derive(Debug)]
pub(super) struct Formulas {
    /// First today, then each option.
    pub(super) program: Program,
    pub(super) today: TodayPlaces,
    pub(super) options: Vec<OptionPlaces>,
    /// For months 0 to the horizon.
    pub(super) discount: Vec<Place>,
}

#[derive(Debug)]
pub(super) struct TodayPlaces {
    pub(super) annual_cost: Place,
    pub(super) losses: Vec<Place>,
}

#[derive(Debug)]
pub(super) struct OptionPlaces {
    pub(super) annual_avoided: Place,
    /// For months 0 to the horizon.
    pub(super) benefits: Vec<Place>,
    /// For months 0 to the horizon.
    pub(super) costs: Vec<Place>,
}

/// How often the events of losses come that come by chance; events a year.
#[derive(Debug)]
pub(super) struct Rates {
    pub(super) program: Program,
    /// For each loss that comes by chance.
    pub(super) losses: Vec<LossRates>,
}

#[derive(Debug)]
pub(super) struct LossRates {
    pub(super) today: Place,
    /// For each option of the model; none where it does not change the loss.
    pub(super) options: Vec<Option<OptionRates>>,
}

#[derive(Debug)]
pub(super) struct OptionRates {
    /// For each distinct state of the loss.
    pub(super) states: Vec<Place>,
    pub(super) steady: Place,
}

/// Inputs that a recording knows by number, then what happens by chance.
fn inputs<'a>(model: &Model, recorder: &'a Recorder) -> Vec<Expr<'a>> {
    let record = |(index, input): (usize, &crate::Input)| {
        if input.is_uncertain() {
            recorder.input(index, input.base, Name::new(input.path.clone(), input.unit))
        } else {
            <Expr<'_> as crate::Scalar>::exact(input.certain())
        }
    };
    model.inputs.iter().enumerate().map(record).collect()
}

/// Everything that happens by chance, as numbers that record.
fn history<'a>(model: &Model, chance: &Chance, recorder: &'a Recorder) -> History<Expr<'a>> {
    chance.history(model, |column| {
        // Of what comes by chance there is no base case; one keeps what is recorded away from zero.
        recorder.input(model.inputs.len() + column, Exact::from(1), Name::new(String::new(), Unit::Money))
    })
}

/// The formulas of what is simulated by default, recorded and compiled.
pub(super) fn formulas(model: &Model, chance: &Chance) -> Result<Formulas, BelowZero> {
    let recorder = Recorder::new();
    let term = |number: Expr<'_>| number.term();
    let (today_terms, discount, options) = {
        let inputs = inputs(model, &recorder);
        let values = Values(&inputs);
        let history = if chance.is_empty() { None } else { Some(history(model, chance, &recorder)) };
        let today = today_in(model, values, history.as_ref())?;
        let timeline = Timeline::new(model, values);
        let mut options = Vec::with_capacity(model.options.len());
        for index in 0..model.options.len() {
            let run = Run::new(model, index, values, &today, &timeline, history.as_ref());
            let realisation = values.of(model.realisation);
            let avoided = run.avoided(&run.avoided_by_state()?, realisation, "avoided");
            let flows = run.flows();
            let (_, _, annual_avoided) = run.steady(realisation)?;
            let benefits: Vec<Term> = avoided
                .iter()
                .zip(&flows.gains)
                .map(|(avoided, gains)| term(ledger::benefit(*avoided, *gains)))
                .collect();
            let costs: Vec<Term> = flows
                .subscription
                .iter()
                .zip(&flows.running)
                .zip(&flows.investment)
                .map(|((subscription, running), investment)| term(ledger::cost(*subscription, *running, *investment)))
                .collect();
            options.push((term(annual_avoided), benefits, costs));
        }
        let losses = today.losses.iter().map(|loss| term(loss.annual_cost));
        let today: Vec<Term> = core::iter::once(term(today.results.annual_cost)).chain(losses).collect();
        let discount: Vec<Term> = timeline.discount.iter().map(|factor| term(*factor)).collect();
        (today, discount, options)
    };
    let mut lowering = Lowering::new(recorder.into_steps());
    let mut lower = |terms: &[Term]| terms.iter().map(|term| lowering.operand(*term)).collect::<Vec<_>>();
    let discount = lower(&discount);
    let mut segments = vec![[lower(&today_terms), discount.clone()].concat()];
    for (annual_avoided, benefits, costs) in &options {
        // Discount factors are kept for every option.
        segments.push([lower(&[*annual_avoided]), lower(benefits), lower(costs), discount.clone()].concat());
    }
    let (program, places) = compile(&lowering, &segments);
    let mut places = places.into_iter();
    let (annual_cost, losses, discount) = {
        let mut first = places.next().unwrap_or_default().into_iter();
        let annual_cost = first.next().unwrap_or(Place::Constant(0.0));
        let losses = first.by_ref().take(model.losses.len()).collect();
        (annual_cost, losses, first.collect())
    };
    let months = model.horizon as usize + 1;
    let options = places
        .map(|places| {
            let mut places = places.into_iter();
            OptionPlaces {
                annual_avoided: places.next().unwrap_or(Place::Constant(0.0)),
                benefits: places.by_ref().take(months).collect(),
                costs: places.by_ref().take(months).collect(),
            }
        })
        .collect();
    Ok(Formulas { program, today: TodayPlaces { annual_cost, losses }, options, discount })
}

/// The rates of what comes by chance, recorded and compiled.
pub(super) fn rates(model: &Model, chance: &Chance) -> Result<Rates, BelowZero> {
    let recorder = Recorder::new();
    let (todays, options) = {
        let inputs = inputs(model, &recorder);
        let values = Values(&inputs);
        let today = today(model, values)?;
        let timeline = Timeline::new(model, values);
        let at = Scope(&|of: &str| of.to_owned());
        let todays: Vec<Term> = chance.losses().map(|loss| today.year(loss).events.term()).collect();
        let mut options = Vec::new();
        for loss_index in chance.losses() {
            let of_loss = model.options.iter().enumerate().map(|(index, option)| {
                let run = Run::new(model, index, values, &today, &timeline, None);
                let change = option.changes.iter().find(|change| change.loss == loss_index)?;
                let loss = model.losses.get(loss_index)?;
                let rate = |adoptions: &[_]| run.changed(change, loss, adoptions, at).1.events.term();
                let states: Vec<Term> = change.distinct().map(|(_, adoptions)| rate(adoptions)).collect();
                Some((states, rate(change.steady())))
            });
            options.push(of_loss.collect::<Vec<_>>());
        }
        (todays, options)
    };
    let mut lowering = Lowering::new(recorder.into_steps());
    let mut roots = Vec::new();
    let terms = todays.iter().chain(
        options.iter().flatten().flatten().flat_map(|(states, steady)| states.iter().chain(core::iter::once(steady))),
    );
    for term in terms {
        roots.push(lowering.operand(*term));
    }
    let (program, places) = compile(&lowering, &[roots]);
    let mut places = places.into_iter().flatten();
    let mut next = || places.next().unwrap_or(Place::Constant(0.0));
    let todays: Vec<Place> = todays.iter().map(|_| next()).collect();
    let losses = todays
        .into_iter()
        .zip(&options)
        .map(|(today, options)| LossRates {
            today,
            options: options
                .iter()
                .map(|option| {
                    let (states, _) = option.as_ref()?;
                    Some(OptionRates { states: states.iter().map(|_| next()).collect(), steady: next() })
                })
                .collect(),
        })
        .collect();
    Ok(Rates { program, losses })
}
