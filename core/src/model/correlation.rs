//! Whether a set of correlations is one that a joint normal distribution can have.

use std::collections::BTreeMap;

/// Accepts rank correlations between inputs where the matrix of their normal correlations, 2·sin(πρ/6), is positive
/// definite; else gives its smallest eigenvalue.
///
/// Pairs that are not named are uncorrelated.
pub(super) fn check(pairs: &[(usize, usize, f64)]) -> Result<(), f64> {
    if pairs.is_empty() {
        return Ok(());
    }
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for (a, b, _) in pairs {
        for end in [a, b] {
            let next = rows.len();
            rows.entry(*end).or_insert(next);
        }
    }
    let place = |input: &usize| rows.get(input).copied().unwrap_or_default();
    let entries: Vec<(usize, usize, f64)> = pairs
        .iter()
        .map(|(a, b, rank)| (place(a), place(b), 2.0 * libm::sin(core::f64::consts::PI * rank / 6.0)))
        .collect();
    if is_positive_definite(rows.len(), &entries) { Ok(()) } else { Err(smallest_eigenvalue(rows.len(), &entries)) }
}

/// By Cholesky's factorisation, which exists just then.
fn is_positive_definite(size: usize, entries: &[(usize, usize, f64)]) -> bool {
    // The factor must not shrink a direction to nothing: below this, it is rounding that decides.
    const SMALLEST_PIVOT: f64 = 1e-12;
    let mut matrix = vec![vec![0.0; size]; size];
    for &(a, b, value) in entries {
        if let Some(cell) = matrix.get_mut(a.max(b)).and_then(|row| row.get_mut(a.min(b))) {
            *cell = value;
        }
    }
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(size);
    for (index, row) in matrix.iter().enumerate() {
        let mut new: Vec<f64> = Vec::with_capacity(index + 1);
        for (value, earlier) in row.iter().zip(&factor) {
            let sum: f64 = new.iter().zip(earlier).map(|(a, b)| a * b).sum();
            let pivot = earlier.last().copied().unwrap_or(1.0);
            new.push((value - sum) / pivot);
        }
        let rest = 1.0 - new.iter().map(|x| x * x).sum::<f64>();
        if rest < SMALLEST_PIVOT {
            return false;
        }
        new.push(rest.sqrt());
        factor.push(new);
    }
    true
}

/// By power iteration on c·I − A, where c bounds the largest eigenvalue.
fn smallest_eigenvalue(size: usize, entries: &[(usize, usize, f64)]) -> f64 {
    let mut row_sums = vec![1.0; size];
    for &(a, b, value) in entries {
        for end in [a, b] {
            if let Some(sum) = row_sums.get_mut(end) {
                *sum += value.abs();
            }
        }
    }
    let bound = row_sums.iter().copied().fold(1.0, f64::max);
    // A start with no symmetry that could hide the direction sought.
    let mut vector: Vec<f64> = (1u32..).take(size).map(|index| libm::sin(f64::from(index) + 0.5)).collect();
    let mut eigenvalue = 0.0;
    for _ in 0..2_000 {
        let length = vector.iter().map(|x| x * x).sum::<f64>().sqrt();
        let mut next: Vec<f64> = vector.iter().map(|x| (bound - 1.0) * x / length).collect();
        for &(a, b, value) in entries {
            for (to, from) in [(a, b), (b, a)] {
                let moved = vector.get(from).copied().unwrap_or(0.0) * value / length;
                if let Some(cell) = next.get_mut(to) {
                    *cell -= moved;
                }
            }
        }
        let stretched = next.iter().map(|x| x * x).sum::<f64>().sqrt();
        let last = core::mem::replace(&mut eigenvalue, bound - stretched);
        vector = next;
        if (eigenvalue - last).abs() < 1e-9 {
            break;
        }
    }
    eigenvalue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The normal correlation of a rank correlation.
    fn normal(rank: f64) -> f64 {
        2.0 * libm::sin(core::f64::consts::PI * rank / 6.0)
    }

    #[test]
    fn a_contradiction_is_refused_with_its_smallest_eigenvalue() {
        // Eigenvalues of [[1, r, r], [r, 1, −r], [r, −r, 1]]: 1 + r twice and 1 − 2r.
        let r = normal(0.8);
        let smallest = check(&[(0, 1, 0.8), (0, 2, 0.8), (1, 2, -0.8)]).unwrap_err();
        assert!((smallest - (1.0 - 2.0 * r)).abs() < 1e-6, "{smallest}");
    }

    #[test]
    fn what_is_possible_is_accepted() {
        assert_eq!(check(&[(3, 1, 0.8), (3, 2, 0.5), (1, 2, 0.3)]), Ok(()));
        assert_eq!(check(&[]), Ok(()));
        assert!(check(&[(0, 1, 1.0)]).is_err());
    }
}
