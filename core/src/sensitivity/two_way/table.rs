//! The cells of a table.

use super::axis::{Plan, pair_problem};
use super::lines;
use super::request::TwoWayRequest;
use super::results::{Axis, TwoWay};
use crate::Exact;
use crate::evaluation::{Address, Engine};
use crate::model::{InputId, Model};
use crate::problem::{Code, Problem, Problems};
use crate::sensitivity::exact_points::{
    BaseCase, Choice, GoesOn, PointResult, check_work, decide, decision_work, name, run, validity_work,
};
use crate::sensitivity::held::moved_all_the_same;
use crate::sensitivity::subject::Subject;
use crate::simulation::{OnProgress, Progress};

/// What is computed at one place.
struct Cell {
    result: PointResult,
    best: Choice,
    /// Why no decision is best there.
    problem: Option<Problem>,
}

pub(super) fn two_way(
    model: &Model,
    request: &TwoWayRequest,
    on_progress: &mut OnProgress<'_>,
) -> Result<TwoWay, Problems> {
    let subject = Subject::new(model);
    let base = BaseCase::new(&subject.model);
    let address = subject.result(request.result.as_deref());
    let (x, y) = (Plan::new(&base, "x", &request.x), Plan::new(&base, "y", &request.y));
    let mut problems: Vec<Problem> = address.as_ref().err().map(|found| found.as_slice().to_vec()).unwrap_or_default();
    problems.extend(x.as_ref().err().into_iter().chain(y.as_ref().err()).flatten().cloned());
    let (Ok(address), Ok(x), Ok(y)) = (address, x, y) else {
        Problems::check(problems)?;
        return Err(Problem::new(Code::InvalidArgument, "", "the request has problems").into());
    };
    problems.extend(pair_problem(&x, &y));
    let cells = x.count().saturating_mul(y.count());
    problems.extend(too_many(&subject.model, cells));
    let work = address.work(&subject.model).saturating_add(decision_work(&subject.model));
    let work = work.saturating_add(validity_work(&subject.model, &[x.id, y.id]));
    problems.extend(check_work(&subject.model, cells, cells.saturating_mul(work)).err());
    Problems::check(problems)?;

    let (ids, x, y) = ((x.id, y.id), x.axis(&base), y.axis(&base));
    let points = x.values.len() as u64 * y.values.len() as u64;
    let row = |index: usize, goes_on: &GoesOn<'_>| {
        y.values.get(index).map_or_else(Vec::new, |at| row(&base, address, ids, &x, *at, goes_on))
    };
    let table = run(y.values.len(), points, request.threads, row, on_progress)?;
    let best: Vec<Vec<Choice>> = table.iter().map(|row| row.iter().map(|cell| cell.best).collect()).collect();
    let mut finishing = |_: Progress| on_progress(Progress { done: points, trials: points });
    let break_even_lines = if subject.model.options.is_empty() {
        Vec::new()
    } else {
        lines::lines(&base, ids, (&x, &y), &best, request.threads, &mut finishing)?
    };
    let mut notices = subject.notices();
    notices.extend(moved_all_the_same(&subject, |id| id == ids.0 || id == ids.1, "all the same"));
    notices.extend(undecided(&table));
    let named = |best: &Vec<Choice>| best.iter().map(|best| best.map(|best| name(&subject.model, best))).collect();
    Ok(TwoWay {
        engine: Engine::THIS,
        scenario: model.summary(),
        method: "two_way",
        result: address.path(model),
        unit: address.unit().in_currency(&model.currency),
        baseline: base.result(address, &[]),
        best: if subject.model.options.is_empty() { Vec::new() } else { best.iter().map(named).collect() },
        cells: table.into_iter().map(|row| row.into_iter().map(|cell| cell.result).collect()).collect(),
        x,
        y,
        break_even_lines,
        notices,
    })
}

fn too_many(model: &Model, cells: u64) -> Option<Problem> {
    let limit = model.limits.table_cells;
    (cells > limit).then(|| {
        Problem::new(Code::LimitExceeded, "", format!("{cells} cells; the limit is {limit} (table_cells)"))
            .help("ask for fewer values")
    })
}

fn row(
    base: &BaseCase<'_>,
    address: Address,
    ids: (InputId, InputId),
    x: &Axis,
    y: Exact,
    goes_on: &GoesOn<'_>,
) -> Vec<Cell> {
    let cell = |x: &Exact| {
        let changes = [(ids.0, *x), (ids.1, y)];
        let problems = base.problems(&changes);
        if !problems.is_empty() {
            let problem = problems.first().cloned();
            return Cell { result: PointResult::invalid(problems), best: None, problem };
        }
        let decided = decide(base, &changes);
        Cell {
            result: PointResult::of(base.model, address, &base.exact(&changes)),
            best: decided.as_ref().ok().copied(),
            problem: decided.err().and_then(|problems| problems.into_iter().next()),
        }
    };
    x.values.iter().take_while(|_| goes_on()).map(cell).collect()
}

/// That some cells have no best decision, and why.
fn undecided(table: &[Vec<Cell>]) -> Option<String> {
    let mut problems = table.iter().flatten().filter_map(|cell| cell.problem.as_ref());
    let first = problems.next()?;
    let count = 1 + problems.count();
    Some(format!(
        "In {count} cells the scenario is not valid for every option, so that no decision is named; the first: {}: {}.",
        first.path, first.message
    ))
}
