//! Whether a set of correlations is one that a joint normal distribution can have.

use std::collections::BTreeMap;

use crate::statistics::correlation::{cholesky, normal_correlation, smallest_eigenvalue};

/// Accepts rank correlations between inputs where the matrix of their normal correlations, 2·sin(πρ/6), is positive
/// definite; else gives its smallest eigenvalue.
///
/// Pairs that are not named are uncorrelated.
pub(super) fn check(pairs: &[(usize, usize, f64)]) -> Result<(), f64> {
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for (a, b, _) in pairs {
        for end in [a, b] {
            let next = rows.len();
            rows.entry(*end).or_insert(next);
        }
    }
    let place = |input: &usize| rows.get(input).copied().unwrap_or_default();
    let entries: Vec<(usize, usize, f64)> =
        pairs.iter().map(|(a, b, rank)| (place(a), place(b), normal_correlation(*rank))).collect();
    match cholesky(rows.len(), &entries) {
        Some(_) => Ok(()),
        None => Err(smallest_eigenvalue(rows.len(), &entries)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contradiction_is_refused_with_its_smallest_eigenvalue() {
        // Eigenvalues of [[1, r, r], [r, 1, −r], [r, −r, 1]]: 1 + r twice and 1 − 2r.
        let r = normal_correlation(0.8);
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
