//! Which inputs are looked at, and what is said of them.

use super::grid::{POINTS, Range};
use super::request::BreakEvenRequest;
use super::results::{BreakEven, InputBreakEven};
use super::scan::scan;
use crate::evaluation::{Address, Engine};
use crate::model::{InputId, Model};
use crate::problem::{Code, Problem, Problems};
use crate::sensitivity::exact_points::{
    BaseCase, GoesOn, check_work, decide, decision_work, influences, name, run, validity_work,
};
use crate::sensitivity::held::moved_all_the_same;
use crate::sensitivity::subject::Subject;
use crate::simulation::{OnProgress, Progress};
use crate::{Exact, Ordered};
use core::cmp::Ordering;

/// What is to be looked at.
#[derive(Default)]
struct Plan {
    inputs: Vec<(InputId, Range)>,
    without_influence: usize,
    notices: Vec<String>,
}

pub(super) fn break_even(
    model: &Model,
    request: &BreakEvenRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<BreakEven, Problems> {
    let subject = Subject::new(model);
    let base = BaseCase::new(&subject.model);
    let plan = match &request.input {
        Some(path) => named(&base, path, request)?,
        None => all(&subject, &base, request, on_progress)?,
    };
    let points = plan.inputs.len() as u64 * POINTS;
    let decision = decision_work(&subject.model);
    let work = |(id, _): &(InputId, Range)| decision.saturating_add(validity_work(&subject.model, &[*id]));
    let work = plan.inputs.iter().fold(0, |sum: u64, one| sum.saturating_add(work(one).saturating_mul(POINTS)));
    check_work(&subject.model, points, work).map_err(|problem| match request.input {
        None => problem.help("name one input with `input`, or raise the limit"),
        Some(_) => problem.help("raise the limit"),
    })?;
    let base_decision = decide(&base, &[]).map_err(|problems| Problems::check(problems).err());
    let base_decision = match base_decision {
        Ok(decision) => name(&subject.model, decision),
        Err(Some(problems)) => return Err(problems),
        Err(None) => return Err(Problem::new(Code::Overflow, "", "the base case has no best decision").into()),
    };
    let one = |index: usize, goes_on: &GoesOn<'_>| {
        plan.inputs.get(index).and_then(|(id, range)| scan(&base, *id, *range, goes_on))
    };
    let inputs = run(plan.inputs.len(), points, request.threads, one, on_progress)?;
    let mut inputs: Vec<InputBreakEven> = inputs.into_iter().flatten().collect();
    crate::order::sort_by(&mut inputs, nearest_first);
    let mut notices = subject.notices();
    let is_moved = |id: InputId| plan.inputs.iter().any(|(moved, _)| *moved == id);
    notices.extend(moved_all_the_same(&subject, is_moved, "all the same"));
    notices.extend(plan.notices);
    notices.extend(impossible(&inputs));
    if subject.model.options.is_empty() {
        notices.push("The scenario has no options: there is nothing to decide.".to_owned());
    }
    Ok(BreakEven {
        engine: Engine::THIS,
        scenario: model.summary(),
        method: "break_even",
        unit: model.currency.clone(),
        base_decision,
        inputs,
        without_influence: plan.without_influence,
        notices,
    })
}

/// That the scenario is not valid at some of the values that were looked at; the segments say where and why.
fn impossible(inputs: &[InputBreakEven]) -> Option<String> {
    let is_partly = |input: &&InputBreakEven| input.segments.iter().any(|segment| segment.decision.is_none());
    let mut paths: Vec<&str> = inputs.iter().filter(is_partly).map(|input| input.input.path.as_str()).collect();
    crate::order::sort(&mut paths);
    (!paths.is_empty()).then(|| format!("Not every value that was looked at is possible: {}.", paths.join(", ")))
}

/// One input, which the request names.
fn named(base: &BaseCase<'_>, path: &str, request: &BreakEvenRequest) -> Result<Plan, Problems> {
    let id = base.input("input", path)?;
    let input = base.model.inputs.get(id.index()).expect("a model's ids are indices into its own inputs");
    match Range::asked(input, request) {
        Ok(range) => Ok(Plan { inputs: vec![(id, range)], ..Plan::default() }),
        Err(problems) => Problems::check(problems).map(|()| Plan::default()),
    }
}

/// Every uncertain input that a decision depends on; where none is uncertain, every input that one depends on.
fn all(
    subject: &Subject,
    base: &BaseCase<'_>,
    request: &BreakEvenRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<Plan, Problems> {
    let given = [("from", request.from), ("to", request.to)].into_iter().filter(|(_, end)| end.is_some());
    let problems = given.map(|(argument, _)| {
        Problem::new(Code::InvalidArgument, argument, "ends of a range need an input").help("name it with `input`")
    });
    Problems::check(problems.collect())?;
    let model = base.model;
    let of = |option: usize, _: &GoesOn<'_>| influences(model, Address::Option { option, name: "net_present_value" });
    // How many points there will be is not known yet.
    let mut begun = |_: Progress| on_progress(Progress { done: 0, trials: POINTS });
    let mut deciding: Vec<InputId> = Vec::new();
    for influences in run(model.options.len(), 0, request.threads, of, &mut begun)? {
        deciding.extend(influences?);
    }
    let uncertain = subject.uncertain();
    let is_certain = uncertain.is_empty();
    let mut plan = Plan::default();
    let mut without_range = Vec::new();
    for (index, input) in model.inputs.iter().enumerate() {
        let id = InputId::new(index);
        if !is_certain && !uncertain.contains(&id) {
            continue;
        }
        if !deciding.contains(&id) {
            plan.without_influence += 1;
        } else if let Some(range) = Range::by_default(input) {
            plan.inputs.push((id, range));
        } else {
            without_range.push(input.path.clone());
        }
    }
    if is_certain && !plan.inputs.is_empty() {
        plan.notices.push(format!(
            "No input is uncertain, so that each is moved down and up by {} of its base case.",
            BreakEvenRequest::default_range()
        ));
    }
    if !without_range.is_empty() {
        crate::order::sort(&mut without_range);
        let paths = without_range.join(", ");
        plan.notices.push(format!("Left out, as a base case of zero has no range around it: {paths}."));
    }
    Ok(plan)
}

/// How far the nearest change is from the base case, as a part of the range.
fn distance(input: &InputBreakEven) -> Option<Exact> {
    let width = input.to - input.from;
    let distances = input.changes.iter().map(|change| (change.value - input.base).abs() / width);
    distances.min_by(|a, b| a.compare(*b).unwrap_or(Ordering::Equal)).map(|nearest| nearest.round(12))
}

fn nearest_first(one: &InputBreakEven, other: &InputBreakEven) -> Ordering {
    let by_distance = match (distance(one), distance(other)) {
        (Some(one), Some(other)) => one.compare(other).unwrap_or(Ordering::Equal),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    by_distance.then_with(|| one.input.path.cmp(&other.input.path))
}
