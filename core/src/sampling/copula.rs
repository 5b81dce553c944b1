//! Dependence between inputs, as between the members of a multivariate normal distribution.

use std::collections::BTreeMap;

use super::normal_table::NormalTable;
use crate::statistics::correlation::{cholesky, normal_correlation, smallest_eigenvalue};

/// A Gaussian copula: independent uniform numbers become ones with given rank correlations.
///
/// Uniform numbers are made normal, z = Φ⁻¹(u), mixed by the lower Cholesky factor of their correlations, and made uniform
/// again (Nelsen, "An Introduction to Copulas", 2006, section 2.3; Iman and Conover 1982 for the correlations 2·sin(πρ/6)).
/// Inputs that no chain of correlations joins are independent, and no change on one side of them moves the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Copula {
    groups: Vec<Group>,
}

/// Inputs that are joined by correlations.
#[derive(Debug, Clone)]
struct Group {
    /// Dimensions, ascending: in the order of paths.
    members: Vec<usize>,
    /// The lower triangle, row by row; the first row is a 1.
    factor: Vec<Vec<f64>>,
}

impl Copula {
    /// The copula of rank correlations between dimensions, each pair at most once. Where no joint normal distribution
    /// has them, the smallest eigenvalue of a group of them is the error.
    pub(crate) fn new(pairs: &[(usize, usize, f64)]) -> Result<Self, f64> {
        let mut groups = Vec::new();
        for members in connected(pairs) {
            let place = |dimension| members.binary_search(&dimension).ok();
            let entries: Vec<(usize, usize, f64)> = pairs
                .iter()
                .filter_map(|&(a, b, rank)| Some((place(a)?, place(b)?, normal_correlation(rank))))
                .collect();
            let Some(factor) = cholesky(members.len(), &entries) else {
                return Err(smallest_eigenvalue(members.len(), &entries));
            };
            groups.push(Group { members, factor });
        }
        Ok(Self { groups })
    }

    /// Makes the independent uniform numbers of a block dependent, in place. There is a column for each dimension, of one
    /// length; the columns of inputs without correlations may be empty.
    ///
    /// The first member of a group keeps its numbers.
    pub(crate) fn correlate(&self, columns: &mut [Vec<f64>]) {
        let table = NormalTable::get();
        for group in &self.groups {
            group.correlate(columns, table);
        }
    }
}

impl Group {
    fn correlate(&self, columns: &mut [Vec<f64>], table: &NormalTable) {
        // The first as normal numbers; it stays uniform itself.
        let Some(first) = self.members.first().and_then(|member| columns.get(*member)) else { return };
        let first: Vec<f64> = first.iter().map(|u| table.quantile(*u)).collect();
        for member in self.members.iter().skip(1) {
            for u in columns.get_mut(*member).into_iter().flatten() {
                *u = table.quantile(*u);
            }
        }
        // Upwards: a row needs the independent numbers of those before it.
        for (row, member) in self.factor.iter().zip(&self.members).skip(1).rev() {
            let Some((before, [column, ..])) = columns.split_at_mut_checked(*member) else { continue };
            let Some((own, others)) = row.split_last() else { continue };
            column.iter_mut().for_each(|z| *z *= own);
            for (weight, (place, other)) in others.iter().zip(self.members.iter().enumerate()) {
                let other = if place == 0 { Some(&first) } else { before.get(*other) };
                // Zero weights are common: inputs that only a third one joins.
                if *weight != 0.0 {
                    for (z, other) in column.iter_mut().zip(other.into_iter().flatten()) {
                        *z += weight * other;
                    }
                }
            }
            column.iter_mut().for_each(|z| *z = table.cumulative(*z));
        }
    }
}

/// The sets of dimensions that pairs join, each ascending, in the order of their first members.
fn connected(pairs: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    // Every dimension points to one not above it in its set; only the smallest points to itself.
    let mut parents: BTreeMap<usize, usize> = BTreeMap::new();
    fn smallest(parents: &BTreeMap<usize, usize>, mut dimension: usize) -> usize {
        while let Some(parent) = parents.get(&dimension).filter(|parent| **parent != dimension) {
            dimension = *parent;
        }
        dimension
    }
    for &(a, b, _) in pairs {
        for end in [a, b] {
            parents.entry(end).or_insert(end);
        }
        let (a, b) = (smallest(&parents, a), smallest(&parents, b));
        parents.insert(a.max(b), a.min(b));
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for dimension in parents.keys() {
        sets.entry(smallest(&parents, *dimension)).or_default().push(*dimension);
    }
    sets.into_values().collect()
}
