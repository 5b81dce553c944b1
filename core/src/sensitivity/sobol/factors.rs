//! Which inputs make a factor.

use super::request::{Correlated, SobolRequest};
use crate::document::text::is_id;
use crate::model::Model;
use crate::problem::{Code, Problem, did_you_mean};
use crate::simulation::Points;

/// A factor: its name and the dimensions of its inputs, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Factor {
    pub(super) name: String,
    pub(super) dimensions: Vec<usize>,
}

/// The factors, in the order of their first dimensions, and what the reader should know of them.
#[derive(Debug)]
pub(super) struct Factors {
    pub(super) list: Vec<Factor>,
    pub(super) notices: Vec<String>,
}

/// Divides the dimensions into factors. What is wrong with the groups of the request is added to `problems`.
pub(super) fn factors(model: &Model, points: &Points, request: &SobolRequest, problems: &mut Vec<Problem>) -> Factors {
    let paths: Vec<&str> =
        points.inputs().iter().map(|id| model.inputs().get(id.index()).map_or("", |input| input.path())).collect();
    let mut found = named(&paths, request, problems);
    let mut notices = Vec::new();
    let mut joined = 0;
    for correlated in points.correlated() {
        let names = |dimensions: &[usize]| {
            let of: Vec<&str> = dimensions.iter().filter_map(|dimension| paths.get(*dimension).copied()).collect();
            of.join(", ")
        };
        let touched: Vec<usize> = found
            .iter()
            .enumerate()
            .filter(|(_, factor)| factor.dimensions.iter().any(|dimension| correlated.contains(dimension)))
            .map(|(place, _)| place)
            .collect();
        let holder = touched.first().and_then(|place| found.get_mut(*place));
        let missing: Vec<usize> = correlated
            .iter()
            .copied()
            .filter(|dimension| !holder.as_ref().is_some_and(|holder| holder.dimensions.contains(dimension)))
            .collect();
        if touched.len() > 1 {
            let message = format!("{} are correlated, and stand in several groups", names(correlated));
            problems.push(invalid("groups", message).help("make one group of these groups"));
        } else if missing.is_empty() {
        } else if request.correlated == Correlated::Refuse {
            let message = format!("{} are correlated: their shares cannot be told apart", names(correlated));
            let help = "put them into one group, or let `correlated` be \"group\"";
            problems.push(invalid("correlated", message).help(help));
        } else if let Some(holder) = holder {
            notices.push(format!(
                "Part of the group {}, because correlated with some of it: {}.",
                holder.name,
                names(&missing)
            ));
            holder.dimensions.extend(missing);
            crate::order::sort(&mut holder.dimensions);
        } else {
            let name = loop {
                joined += 1;
                let name = format!("correlated_{joined}");
                if !request.groups.contains_key(&name) {
                    break name;
                }
            };
            notices.push(format!(
                "One factor ({name}), because correlated with one another: {}. Their shares cannot be told apart.",
                names(correlated)
            ));
            found.push(Factor { name, dimensions: correlated.clone() });
        }
    }
    for (dimension, path) in paths.iter().enumerate() {
        if !found.iter().any(|factor| factor.dimensions.contains(&dimension)) {
            found.push(Factor { name: (*path).to_owned(), dimensions: vec![dimension] });
        }
    }
    crate::order::sort_by(&mut found, |a, b| a.dimensions.cmp(&b.dimensions));
    Factors { list: found, notices }
}

/// The groups that the request names.
fn named(paths: &[&str], request: &SobolRequest, problems: &mut Vec<Problem>) -> Vec<Factor> {
    let mut found: Vec<Factor> = Vec::new();
    for (name, of) in &request.groups {
        if !is_id(name) {
            let message = format!("{name:?} is no name of a group: it is an id, such as `wages`");
            problems.push(invalid("groups", message));
        }
        if of.is_empty() {
            problems.push(invalid("groups", format!("the group {name} is empty")));
        }
        let mut dimensions = Vec::new();
        for path in of {
            let Some(dimension) = paths.iter().position(|known| known == path) else {
                let message = format!("{name}: there is no uncertain input {path:?}");
                let problem = Problem::new(Code::UnknownReference, "groups", message);
                problems.push(problem.help(did_you_mean(path, paths.iter().copied())));
                continue;
            };
            if dimensions.contains(&dimension) || found.iter().any(|factor| factor.dimensions.contains(&dimension)) {
                problems.push(invalid("groups", format!("{path} stands in groups twice")));
                continue;
            }
            dimensions.push(dimension);
        }
        crate::order::sort(&mut dimensions);
        if !dimensions.is_empty() {
            found.push(Factor { name: name.clone(), dimensions });
        }
    }
    found
}

fn invalid(path: &str, message: String) -> Problem {
    Problem::new(Code::InvalidArgument, path, message)
}
