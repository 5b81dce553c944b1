//! Dependence between inputs, as between the members of a multivariate normal distribution.

use std::collections::BTreeMap;

use super::normal_quantile::NormalQuantile;
use crate::statistics::correlation::{cholesky, normal_correlation, smallest_eigenvalue};
use crate::statistics::normal;

/// The least uniform number: 2⁻⁵³.
const LEAST: f64 = f64::EPSILON / 2.0;

/// A Gaussian copula: independent uniform numbers become ones with given rank correlations.
///
/// Uniform numbers are made normal, z = Φ⁻¹(u), mixed by the lower Cholesky factor of their correlations, and made
/// uniform again (Nelsen, "An Introduction to Copulas", 2006, section 2.3). Inputs that no chain of correlations joins
/// are independent, and no change on one side of them moves the other.
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

    /// Makes the independent uniform numbers of a block dependent, in place. There is a column for each dimension, of
    /// one length; the columns of inputs without correlations may be empty.
    ///
    /// The first member of a group keeps its numbers.
    #[inline]
    pub(crate) fn correlate(&self, columns: &mut [Vec<f64>]) {
        let table = NormalQuantile::table();
        for group in &self.groups {
            group.correlate(columns, table);
        }
    }
}

impl Group {
    fn correlate(&self, columns: &mut [Vec<f64>], table: &NormalQuantile) {
        // The first as normal numbers; it stays uniform itself.
        let Some(first) = self.members.first().and_then(|member| columns.get(*member)) else { return };
        let first: Vec<f64> = first.iter().map(|u| table.at(*u)).collect();
        for member in self.members.iter().skip(1) {
            for u in columns.get_mut(*member).into_iter().flatten() {
                *u = table.at(*u);
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
            column.iter_mut().for_each(|z| *z = normal::cumulative(*z).clamp(LEAST, 1.0 - LEAST));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::{Sampler, uniforms};

    fn columns(count: usize, trials: u64, seed: u64) -> Vec<Vec<f64>> {
        uniforms(Sampler::Random, trials, seed, &["a", "b", "c", "d", "e", "f"][..count]).unwrap()
    }

    fn ranks(column: &[f64]) -> Vec<f64> {
        let mut order: Vec<usize> = (0..column.len()).collect();
        order.sort_by(|a, b| column[*a].total_cmp(&column[*b]));
        let mut ranks = vec![0.0; column.len()];
        order.iter().enumerate().for_each(|(rank, index)| ranks[*index] = rank as f64);
        ranks
    }

    fn spearman(one: &[f64], other: &[f64]) -> f64 {
        let count = one.len() as f64;
        let squares: f64 = ranks(one).iter().zip(ranks(other)).map(|(a, b)| (a - b) * (a - b)).sum();
        1.0 - 6.0 * squares / (count * (count * count - 1.0))
    }

    #[test]
    fn rank_correlations_are_those_asked_for() {
        let trials = 50_000;
        let pairs = [(0, 1, 0.9), (2, 1, -0.3), (2, 0, -0.2), (3, 5, 0.5), (4, 5, -0.7)];
        for seed in 1..=3 {
            let mut columns = columns(6, trials, seed);
            Copula::new(&pairs).unwrap().correlate(&mut columns);
            // Joined through 5 alone, and not at all.
            for (a, b, rank) in pairs.into_iter().chain([(3, 4, 0.0), (0, 3, 0.0)]) {
                let seen = spearman(&columns[a], &columns[b]);
                // Of Fisher's transform of the coefficient, by Bonett and Wright, Psychometrika 65, 2000.
                let deviation = ((1.0 + rank * rank / 2.0) / (trials as f64 - 3.0)).sqrt();
                let z = (libm::atanh(seen) - libm::atanh(rank)) / deviation;
                assert!(z.abs() < 4.0, "{a}, {b}: {seen} is {z} deviations from {rank}");
            }
            for column in &columns {
                assert!(column.iter().all(|u| *u > 0.0 && *u < 1.0));
                let mean = column.iter().sum::<f64>() / trials as f64;
                assert!(((mean - 0.5) * (12.0 * trials as f64).sqrt()).abs() < 4.0, "{mean}");
            }
        }
    }

    #[test]
    fn a_pair_is_mixed_as_normal_numbers_are() {
        let before = columns(2, 10_000, 5);
        for rank in [-0.95, -0.5, 0.1, 0.8] {
            let mut after = before.clone();
            Copula::new(&[(1, 0, rank)]).unwrap().correlate(&mut after);
            let r = normal_correlation(rank);
            for trial in 0..10_000 {
                let (a, b) = (normal::quantile(before[0][trial]), normal::quantile(before[1][trial]));
                let expected = normal::cumulative(r * a + (1.0 - r * r).sqrt() * b);
                assert!((after[1][trial] - expected).abs() < 1e-12);
            }
        }
    }

    /// What the code itself gave: right to 10⁻¹⁵, by a computation with 40 digits. Changing one changes the results of
    /// every simulation with correlations.
    #[test]
    fn pinned_values() {
        let columns = [[0.1, 0.5, 0.999], [0.7, 1e-6, 0.25], [0.3, 0.6, 1.0 - 1e-9]];
        let mut columns = columns.map(Vec::from);
        Copula::new(&[(0, 1, 0.6), (1, 2, -0.4)]).unwrap().correlate(&mut columns);
        assert_eq!(columns[0], [0.1, 0.5, 0.999]);
        assert_eq!(columns[1], [0.3520527909151943, 9.314738756868608e-05, 0.9161477848237488]);
        assert_eq!(columns[2], [0.23502034377921147, 0.9968261777354956, 0.9999999743684238]);
    }

    #[test]
    fn first_members_and_outsiders_keep_their_numbers() {
        let before = columns(6, 100, 1);
        let (mut one, mut two) = (before.clone(), before.clone());
        Copula::new(&[(4, 1, 0.5)]).unwrap().correlate(&mut one);
        Copula::new(&[(2, 3, 0.4), (4, 1, 0.5)]).unwrap().correlate(&mut two);
        for same in [0, 1, 2, 3, 5] {
            assert_eq!(one[same], before[same]);
        }
        assert!(one[4] != before[4] && two[3] != before[3]);
        assert_eq!((&two[4], &two[2]), (&one[4], &before[2]));
    }

    #[test]
    fn the_order_of_pairs_does_not_matter() {
        let pairs = [(0, 1, 0.3), (1, 2, -0.4), (3, 0, 0.2), (4, 5, 0.1)];
        let (mut one, mut other) = (columns(6, 50, 2), columns(6, 50, 2));
        Copula::new(&pairs).unwrap().correlate(&mut one);
        Copula::new(&pairs.map(|(a, b, rank)| (b, a, rank)).into_iter().rev().collect::<Vec<_>>())
            .unwrap()
            .correlate(&mut other);
        assert_eq!(one, other);
    }

    #[test]
    fn groups_are_what_pairs_connect() {
        let joined =
            |pairs: &[(usize, usize)]| connected(&pairs.iter().map(|(a, b)| (*a, *b, 0.1)).collect::<Vec<_>>());
        assert_eq!(joined(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(joined(&[(9, 3), (7, 5), (5, 9)]), [vec![3, 5, 7, 9]]);
        assert_eq!(joined(&[(9, 3), (7, 5), (1, 9)]), [vec![1, 3, 9], vec![5, 7]]);
    }

    #[test]
    fn what_no_joint_distribution_has_is_refused() {
        // As for the model: eigenvalues 1 + r twice and 1 − 2r.
        let smallest = Copula::new(&[(5, 6, 0.1), (0, 1, 0.8), (0, 2, 0.8), (1, 2, -0.8)]).unwrap_err();
        assert!((smallest - (1.0 - 2.0 * normal_correlation(0.8))).abs() < 1e-6, "{smallest}");
    }
}
