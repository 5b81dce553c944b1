//! Matrices of correlations: the normal correlation of a rank correlation, Cholesky's factor, the smallest eigenvalue.

/// The correlation of two jointly normal variables whose rank correlation (Spearman's) is `rank`: 2·sin(πρ/6)
/// (Pearson 1907; Kruskal, Journal of the American Statistical Association 53, 1958).
pub(crate) fn normal_correlation(rank: f64) -> f64 {
    2.0 * libm::sin(core::f64::consts::PI * rank / 6.0)
}

/// The lower triangle L of a matrix A = L·Lᵀ with ones on its diagonal and the given entries (row, column, value)
/// beside it; what is not given is 0. None where A is not positive definite.
///
/// Row i has i + 1 numbers, the last of them positive.
pub(crate) fn cholesky(size: usize, entries: &[(usize, usize, f64)]) -> Option<Vec<Vec<f64>>> {
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
            return None;
        }
        new.push(rest.sqrt());
        factor.push(new);
    }
    Some(factor)
}

/// The smallest eigenvalue of such a matrix, by power iteration on c·I − A, where c bounds the largest.
pub(crate) fn smallest_eigenvalue(size: usize, entries: &[(usize, usize, f64)]) -> f64 {
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

    #[test]
    fn the_factor_times_its_transpose_is_the_matrix() {
        let entries = [(0, 1, 0.3), (2, 0, -0.5), (1, 2, 0.2), (3, 1, 0.6)];
        let factor = cholesky(4, &entries).unwrap();
        for (i, j) in (0..4).flat_map(|i| (0..4).map(move |j| (i, j))) {
            let product: f64 = factor[i].iter().zip(&factor[j]).map(|(a, b)| a * b).sum();
            let expected = entries
                .iter()
                .find(|(a, b, _)| (*a, *b) == (i, j) || (*b, *a) == (i, j))
                .map_or(f64::from(u8::from(i == j)), |entry| entry.2);
            assert!((product - expected).abs() < 1e-15, "{i}, {j}: {product}");
        }
    }

    #[test]
    fn what_is_not_positive_definite_has_no_factor() {
        // Eigenvalues of [[1, r, r], [r, 1, −r], [r, −r, 1]]: 1 + r twice and 1 − 2r.
        for r in [0.499, 0.501, 0.9] {
            let entries = [(0, 1, r), (0, 2, r), (1, 2, -r)];
            assert_eq!(cholesky(3, &entries).is_some(), r < 0.5);
            assert!((smallest_eigenvalue(3, &entries) - (1.0 - 2.0 * r)).abs() < 1e-6);
        }
    }

    #[test]
    fn rank_correlations_at_the_ends_are_kept() {
        for rank in [-1.0, 0.0, 1.0] {
            assert!((normal_correlation(rank) - rank).abs() < 1e-15);
        }
    }
}
