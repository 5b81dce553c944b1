//! The value of information, from the draws of a simulation.

use super::request::ValueOfInformationRequest;
use super::results::{DecisionValue, GroupInformation, InputInformation, ValueOfInformation, ValueOfKnowing};
use super::words::worth;
use crate::evaluation::{Address, DO_NOTHING, Engine};
use crate::model::{InputId, Model};
use crate::parallel::in_order;
use crate::problem::{Code, Problem, Problems};
use crate::sensitivity::ListedInput;
use crate::sensitivity::sampled::{self, CONFIDENCE, Drawn};
use crate::sensitivity::subject::Subject;
use crate::simulation::{OnProgress, Points};
use crate::statistics::ranks::Ranks;
use crate::statistics::value_of_information::Decisions;
use crate::statistics::{PartialPerfectInformation, PerfectInformation};

/// Groups of a request at most.
const MOST_GROUPS: usize = 100;
/// Inputs of a group at most that some decision depends on. Sums of products of up to 192 functions follow the net present
/// values of so many inputs; of more than thirty they fall short by more than the standard error says.
const MOST_TOGETHER: usize = 20;

pub(super) fn value_of_information(
    model: &Model,
    request: &ValueOfInformationRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<ValueOfInformation, Problems> {
    let subject = Subject::drawn(model);
    let mut problems = sampled::check_trials(&subject, request.trials, model.options.len());
    if model.options.is_empty() {
        let message = "the scenario has no options: there is nothing to decide";
        problems.push(Problem::new(Code::MissingField, "options", message).help("add an option under `options`"));
    }
    let inputs = match &request.inputs {
        None => subject.uncertain(),
        Some(paths) => sampled::uncertain_inputs(&subject, "inputs", paths, &mut problems),
    };
    let groups = groups(&subject, request, &mut problems);
    Problems::check(problems)?;

    let values: Vec<Address> =
        (0..model.options.len()).map(|option| Address::Option { option, name: "net_present_value" }).collect();
    let tells = Tells::new(&Points::new(&subject.model, &values)?);
    Problems::check(groups.iter().filter_map(|(name, ids)| tells.too_many(name, ids)).collect())?;
    let singles = inputs.iter().map(|id| vec![*id]);
    // Groups first: they take longest.
    let sets: Vec<Vec<InputId>> = groups.iter().map(|(_, ids)| ids.clone()).chain(singles).collect();
    let jobs = sets.len() as u64;
    let size = (request.trials, request.seed, request.threads);
    let drawn = sampled::draw(&subject.model, size, &values, f64::is_finite, jobs, on_progress)?;
    if drawn.run.trials_used < sampled::FEWEST {
        let message = format!("net present values have a magnitude in {} trials only", drawn.run.trials_used);
        return Err(Problem::new(Code::Overflow, "trials", message).into());
    }
    let perfect = decisions(&drawn, |column| column).perfect();
    let of_used = decisions(&drawn, |column| drawn.used(column));
    let job = |index: u64, (): &mut (), goes_on: &dyn Fn() -> bool| {
        let ids = usize::try_from(index).ok().and_then(|index| sets.get(index))?;
        if let Some(known) = tells.without_regression(ids, &of_used) {
            return Some(known);
        }
        let draws = ids.iter().map(|id| drawn.place(*id).and_then(|place| drawn.sample.draws.get(place)));
        let ranks = draws.map(|draws| Ranks::of(drawn.used(draws?))).collect::<Option<Vec<_>>>()?;
        of_used.partial(&ranks.iter().collect::<Vec<_>>(), goes_on)
    };
    let mut tell = |done| on_progress(sampled::later(&drawn.run, jobs, done));
    let found = in_order(jobs, request.threads, || (), job, &mut tell).map_err(|_| sampled::cancelled())?;
    // None comes only of what was told to stop.
    let found = found.into_iter().collect::<Option<Vec<_>>>().ok_or_else(sampled::cancelled)?;
    let (of_groups, of_inputs) = found.split_at_checked(groups.len()).unwrap_or_default();
    let scale = whole_of(&of_used, &drawn, &perfect);

    let in_words = |found: &PartialPerfectInformation| {
        let lower = found.interval(CONFIDENCE).lower;
        worth(&model.currency, found.value, lower, crate::model::minor_unit(&model.currency))
    };
    let mut rows: Vec<InputInformation> = inputs
        .iter()
        .zip(of_inputs)
        .map(|(id, found)| InputInformation {
            input: ListedInput::new(model, *id),
            knowing: knowing(found, scale),
            words: in_words(found),
        })
        .collect();
    crate::order::sort_by(&mut rows, |a, b| {
        b.knowing.value.total_cmp(&a.knowing.value).then_with(|| a.input.path.cmp(&b.input.path))
    });
    let mut group_rows: Vec<GroupInformation> = groups
        .iter()
        .zip(of_groups)
        .map(|((name, ids), found)| GroupInformation {
            name: name.clone(),
            inputs: ids.iter().map(|id| ListedInput::new(model, *id)).collect(),
            knowing: knowing(found, scale),
            words: in_words(found),
        })
        .collect();
    crate::order::sort_by(&mut group_rows, |a, b| {
        b.knowing.value.total_cmp(&a.knowing.value).then_with(|| a.name.cmp(&b.name))
    });

    let mut notices = subject.notices();
    notices.extend(drawn.notices());
    let kept = drawn.run.trials - drawn.run.trials_without_value;
    if kept > drawn.run.trials_used {
        let used = drawn.run.trials_used;
        notices.push(format!("What single inputs and groups are worth is from the first {used} trials."));
    }
    let decisions = ranked(model, &perfect);
    Ok(ValueOfInformation {
        engine: Engine::THIS,
        scenario: model.summary(),
        run: drawn.run,
        method: "value_of_information",
        currency: model.currency.clone(),
        best: decisions.first().map_or_else(String::new, |best| best.option.clone()),
        decisions,
        perfect: ValueOfKnowing {
            value: perfect.value,
            standard_error: perfect.standard_error,
            interval: perfect.interval(CONFIDENCE),
            share: (perfect.value > 0.0).then_some(1.0),
            probability_of_change: perfect.probability_of_change,
            held_out: None,
        },
        inputs: rows,
        groups: group_rows,
        notices,
    })
}

/// Which inputs say anything of some decision.
struct Tells {
    /// Those that a net present value depends on.
    matter: Vec<InputId>,
    /// These, and those that are correlated with one of them.
    tell: Vec<InputId>,
}

impl Tells {
    fn new(points: &Points) -> Self {
        let matters = |dimension: &usize| points.depends_on(*dimension);
        let of = |dimensions: &mut dyn Iterator<Item = usize>| {
            dimensions.filter_map(|dimension| points.inputs().get(dimension).copied()).collect::<Vec<_>>()
        };
        let all = 0..points.inputs().len();
        let joined = |dimension: &usize| {
            points.correlated().iter().any(|group| group.contains(dimension) && group.iter().any(matters))
        };
        Self {
            matter: of(&mut all.clone().filter(matters)),
            tell: of(&mut all.filter(|dimension| matters(dimension) || joined(dimension))),
        }
    }

    /// What needs no regression: to know inputs that say nothing is worth nothing, and to know all that matter is to know
    /// everything.
    fn without_regression(&self, ids: &[InputId], decisions: &Decisions) -> Option<PartialPerfectInformation> {
        if !ids.iter().any(|id| self.tell.contains(id)) {
            return Some(PartialPerfectInformation::NOTHING);
        }
        self.matter.iter().all(|id| ids.contains(id)).then(|| decisions.perfect().into())
    }

    /// A problem with a group that no regression can follow.
    fn too_many(&self, name: &str, ids: &[InputId]) -> Option<Problem> {
        let count = ids.iter().filter(|id| self.tell.contains(id)).count();
        if count <= MOST_TOGETHER || self.matter.iter().all(|id| ids.contains(id)) {
            return None;
        }
        let message = format!("{count} inputs of the group matter to some decision; the limit is {MOST_TOGETHER}");
        let help =
            "what all inputs together are worth is the value of perfect information; else make the group smaller";
        Some(Problem::new(Code::LimitExceeded, format!("groups.{name}"), message).help(help))
    }
}

/// Doing nothing, and then every option.
fn decisions<'a>(drawn: &'a Drawn, part: impl Fn(&'a [f64]) -> &'a [f64]) -> Decisions {
    let options: Vec<&[f64]> = drawn.sample.outputs.iter().map(|column| part(column)).collect();
    let nothing = vec![0.0; options.first().map_or(0, |column| column.len())];
    let all: Vec<&[f64]> = core::iter::once(nothing.as_slice()).chain(options).collect();
    Decisions::new(&all)
}

/// The value of knowing everything on the trials that regressions look at: what shares are of.
fn whole_of(of_used: &Decisions, drawn: &Drawn, perfect: &PerfectInformation) -> f64 {
    let all = drawn.sample.outputs.first().map_or(0, Vec::len) as u64;
    if drawn.run.trials_used == all { perfect.value } else { of_used.perfect().value }
}

fn knowing(found: &PartialPerfectInformation, perfect: f64) -> ValueOfKnowing {
    ValueOfKnowing {
        value: found.value,
        standard_error: found.standard_error,
        interval: found.interval(CONFIDENCE),
        share: (perfect > 0.0).then(|| found.value / perfect),
        probability_of_change: found.probability_of_change,
        held_out: Some((found.held_out_value, found.held_out_standard_error)),
    }
}

/// Every decision, the best on average first.
fn ranked(model: &Model, perfect: &PerfectInformation) -> Vec<DecisionValue> {
    let options = model.options.iter().map(|option| (option.id.as_str(), Some(option.label.clone())));
    let names = core::iter::once((DO_NOTHING, None)).chain(options);
    let figures = perfect.means.iter().zip(&perfect.standard_errors);
    let mut decisions: Vec<DecisionValue> = names
        .zip(figures)
        .map(|((id, label), (mean, standard_error))| DecisionValue {
            option: id.to_owned(),
            label,
            expected_net_present_value: *mean,
            standard_error: *standard_error,
        })
        .collect();
    // Stable: what is equal stays in the order of ids, behind doing nothing.
    crate::order::sort_by(&mut decisions, |a, b| b.expected_net_present_value.total_cmp(&a.expected_net_present_value));
    decisions
}

/// The groups that are asked about.
fn groups(
    subject: &Subject,
    request: &ValueOfInformationRequest,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<InputId>)> {
    let most = MOST_GROUPS;
    if request.groups.len() > most {
        let message = format!("{} groups; the limit is {most}", request.groups.len());
        problems.push(Problem::new(Code::LimitExceeded, "groups", message).help("ask for fewer groups at a time"));
        return Vec::new();
    }
    let found = request.groups.iter().map(|(name, paths)| {
        let argument = format!("groups.{name}");
        if paths.is_empty() {
            let message = "a group without inputs: there is nothing to learn";
            problems.push(Problem::new(Code::InvalidArgument, argument.as_str(), message).help("name its inputs"));
        }
        (name.clone(), sampled::uncertain_inputs(subject, &argument, paths, problems))
    });
    found.collect()
}
