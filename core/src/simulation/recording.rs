//! The formulas of a model, recorded for a simulation.

use super::chance::Chance;
use super::output::{Output, Source};
use super::program::{Lowering, Place, Program, compile};
use crate::evaluation::compute::{History, Run, Timeline, ledger, today, today_in};
use crate::evaluation::{Address, BelowZero};
use crate::formula::Scope;
use crate::model::{Model, Values};
use crate::number::Term;
use crate::{Answer, Exact, Expr, Name, Recorder, Unit};

/// What a simulation computes in every trial, and where its results stand.
#[derive(Debug)]
pub(super) struct Formulas {
    /// First the outputs that are formulas, then the flows of each option whose books are kept.
    pub(super) program: Program,
    /// For each output that is a formula, its index and place.
    pub(super) outputs: Vec<(usize, Place)>,
    /// The options whose books are kept.
    pub(super) options: Vec<OptionPlaces>,
    /// For months 0 to the horizon.
    pub(super) discount: Vec<Place>,
}

#[derive(Debug)]
pub(super) struct OptionPlaces {
    /// Its index in the model.
    pub(super) option: usize,
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

/// Notes the outputs that `of` answers by a formula.
fn record<'a>(
    outputs: &mut [Output],
    formulas: &mut Vec<(usize, Term)>,
    of: impl Fn(Address) -> Option<Answer<Expr<'a>>>,
) {
    for (index, output) in outputs.iter_mut().enumerate().filter(|(_, output)| output.source == Source::Formula) {
        match of(output.address) {
            Some(Ok(number)) => formulas.push((index, number.term())),
            // None of the base case need not be none of a trial.
            Some(Err(_)) => output.source = Source::Alone,
            None => {}
        }
    }
}

/// The formulas of the outputs, recorded and compiled. An output that has no formula for these inputs becomes one that is
/// computed alone.
pub(super) fn formulas(model: &Model, chance: &Chance, outputs: &mut [Output]) -> Result<Formulas, BelowZero> {
    let recorder = Recorder::new();
    let (formulas, discount, options) = {
        let inputs = inputs(model, &recorder);
        let values = Values(&inputs);
        let history = if chance.is_empty() { None } else { Some(history(model, chance, &recorder)) };
        let today = today_in(model, values, history.as_ref())?;
        let timeline = Timeline::new(model, values);
        let mut formulas: Vec<(usize, Term)> = Vec::new();
        record(outputs, &mut formulas, |address| address.option().is_none().then(|| address.of_today(&today)));
        let mut options = Vec::new();
        for option in 0..model.options.len() {
            let run = Run::new(model, option, values, &today, &timeline, history.as_ref());
            let of_option = |output: &&Output| output.address.option() == Some(option);
            if outputs.iter().filter(of_option).any(|output| output.source == Source::Formula) {
                let outcome = run.outcome(false)?;
                record(outputs, &mut formulas, |address| {
                    (address.option() == Some(option)).then(|| address.of_option(&outcome))
                });
            }
            if outputs.iter().filter(of_option).all(|output| !matches!(output.source, Source::Books(..))) {
                continue;
            }
            let avoided = run.avoided(&run.avoided_by_state()?, values.of(model.realisation), "avoided");
            let flows = run.flows();
            let benefits: Vec<Term> = avoided
                .iter()
                .zip(&flows.gains)
                .map(|(avoided, gains)| ledger::benefit(*avoided, *gains).term())
                .collect();
            let costs: Vec<Term> = flows
                .subscription
                .iter()
                .zip(&flows.running)
                .zip(&flows.investment)
                .map(|((subscription, running), investment)| ledger::cost(*subscription, *running, *investment).term())
                .collect();
            options.push((option, benefits, costs));
        }
        let discount: Vec<Term> = timeline.discount.iter().map(|factor| factor.term()).collect();
        (formulas, discount, options)
    };
    let mut lowering = Lowering::new(recorder.into_steps());
    let mut lower = |terms: &[Term]| terms.iter().map(|term| lowering.operand(*term)).collect::<Vec<_>>();
    let discount = lower(&discount);
    let mut segments = vec![lower(&formulas.iter().map(|(_, term)| *term).collect::<Vec<_>>())];
    for (_, benefits, costs) in &options {
        // Discount factors are kept for every option.
        segments.push([lower(benefits), lower(costs), discount.clone()].concat());
    }
    if options.is_empty() {
        segments.push(discount);
    }
    let (program, places) = compile(&lowering, &segments);
    let mut places = places.into_iter();
    let outputs = formulas.iter().map(|(index, _)| *index).zip(places.next().unwrap_or_default()).collect();
    let months = model.horizon as usize + 1;
    let mut discount = Vec::new();
    let options = options
        .iter()
        .zip(places)
        .map(|((option, ..), places)| {
            let mut places = places.into_iter();
            let (benefits, costs) = (places.by_ref().take(months).collect(), places.by_ref().take(months).collect());
            discount = places.collect();
            OptionPlaces { option: *option, benefits, costs }
        })
        .collect();
    Ok(Formulas { program, outputs, options, discount })
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
