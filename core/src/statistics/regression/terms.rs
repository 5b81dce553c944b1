//! Which products of functions may stand in a fit.

use super::basis::Basis;

/// Inputs that one product joins at most.
const FACTORS: usize = 6;
/// The highest total degree.
const DEGREE: usize = 10;
/// Terms of which products are tried.
const PARENTS: usize = 96;

/// A product: for some axes, in their order, the number of the axis and of one of its functions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(pub(super) Vec<(usize, usize)>);

impl Term {
    /// The sum of its functions' numbers, from 1: the first function of an axis is the simplest.
    fn degree(&self) -> usize {
        self.0.iter().map(|(_, function)| function + 1).sum()
    }

    /// The product with a term of other axes; none where they share one, or where it would be too high.
    fn times(&self, other: &Self) -> Option<Self> {
        if self.0.iter().any(|(axis, _)| other.0.iter().any(|(of, _)| axis == of)) {
            return None;
        }
        let mut factors: Vec<_> = self.0.iter().chain(&other.0).copied().collect();
        crate::order::sort(&mut factors);
        let term = Self(factors);
        (term.0.len() <= FACTORS && term.degree() <= DEGREE).then_some(term)
    }
}

/// All terms up to the highest total degree of which there are at most `most`, and of the next one those with fewest
/// factors and of the most important inputs.
pub(super) fn by_degree(bases: &[Basis], most: usize) -> Vec<Term> {
    let mut terms = Vec::new();
    for degree in 1..=DEGREE {
        let room = most - terms.len();
        let mut of_degree = Vec::new();
        grow(bases, 0, degree, &mut Vec::new(), &mut of_degree);
        if of_degree.len() > room {
            let importance = |term: &Term| -> f64 {
                term.0.iter().filter_map(|(axis, _)| bases.get(*axis)).map(|basis| basis.importance).product()
            };
            crate::order::sort_by(&mut of_degree, |a, b| {
                a.0.len().cmp(&b.0.len()).then(importance(b).total_cmp(&importance(a)))
            });
            of_degree.truncate(room);
            terms.extend(of_degree);
            break;
        }
        terms.extend(of_degree);
    }
    terms
}

/// Adds to `found` the terms that begin with `begun`, go on with axes from `from`, and have so much degree left.
fn grow(bases: &[Basis], from: usize, left: usize, begun: &mut Vec<(usize, usize)>, found: &mut Vec<Term>) {
    if left == 0 {
        found.push(Term(begun.clone()));
        return;
    }
    if begun.len() == FACTORS || found.len() > ENOUGH {
        return;
    }
    for (axis, basis) in bases.iter().enumerate().skip(from) {
        for function in 0..basis.functions.len().min(left) {
            begun.push((axis, function));
            grow(bases, axis + 1, left - function - 1, begun, found);
            begun.pop();
        }
    }
}

/// Of so many terms of one degree the rest is not looked at.
const ENOUGH: usize = 100_000;

/// The selected terms, the strongest `PARENTS` of them, and their products with one another, those of the strongest first;
/// `most` in all. `selected` has each term with what it explains. None where there are no new ones.
pub(super) fn products(mut selected: Vec<(Term, f64)>, most: usize, tried: &[Term]) -> Option<Vec<Term>> {
    crate::order::sort_by(&mut selected, |a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    selected.truncate(PARENTS);
    let mut new: Vec<(f64, Term)> = Vec::new();
    for (index, (a, of_a)) in selected.iter().enumerate() {
        for (b, of_b) in selected.iter().skip(index + 1) {
            if let Some(term) = a.times(b).filter(|term| !tried.contains(term)) {
                new.push((of_a * of_b, term));
            }
        }
    }
    crate::order::sort_by(&mut new, |a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut terms: Vec<Term> = selected.into_iter().map(|(term, _)| term).collect();
    let old = terms.len();
    for (_, term) in new {
        if terms.len() == most {
            break;
        }
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    (terms.len() > old).then_some(terms)
}
