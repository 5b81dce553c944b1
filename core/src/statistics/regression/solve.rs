//! Symmetric systems of equations that may be singular.

/// The part of a pivot that rounding alone may leave of a column which earlier ones make up.
const ALIASED: f64 = 1e-11;

/// Cholesky's factor L of a symmetric matrix A = L·Lᵀ without negative eigenvalues. Unknowns that earlier ones make up
/// have an infinite pivot, by which they come out as 0.
#[derive(Debug)]
pub(super) struct Factor(Vec<Vec<f64>>);

impl Factor {
    /// Of a matrix by its rows, of which what lies right of the diagonal is not looked at.
    pub(super) fn new(matrix: &[Vec<f64>]) -> Self {
        let mut factor: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
        for (index, row) in matrix.iter().enumerate() {
            let mut new: Vec<f64> = Vec::with_capacity(index + 1);
            for (value, earlier) in row.iter().zip(&factor) {
                let pivot = earlier.last().copied().unwrap_or(f64::INFINITY);
                new.push((value - dot(&new, earlier)) / pivot);
            }
            let own = row.get(index).copied().unwrap_or(0.0);
            let rest = own - dot(&new, &new);
            new.push(if rest > ALIASED * own { rest.sqrt() } else { f64::INFINITY });
            factor.push(new);
        }
        Self(factor)
    }

    /// The solution x of A·x = `right`.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut x: Vec<f64> = Vec::with_capacity(right.len());
        for (row, right) in self.0.iter().zip(right) {
            let pivot = row.last().copied().unwrap_or(f64::INFINITY);
            x.push((right - dot(&x, row)) / pivot);
        }
        for (index, row) in self.0.iter().enumerate().rev() {
            let Some((own, before)) = x.get_mut(..=index).and_then(<[f64]>::split_last_mut) else { continue };
            *own /= row.last().copied().unwrap_or(f64::INFINITY);
            for (x, value) in before.iter_mut().zip(row) {
                *x -= value * *own;
            }
        }
        x
    }
}

/// Σ aᵢbᵢ over the shorter one, eight sums side by side.
#[inline]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let length = a.len().min(b.len());
    let (a, b) = (a.get(..length).unwrap_or(&[]), b.get(..length).unwrap_or(&[]));
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut sums = [0.0; 8];
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    let [a, b, c, d, e, f, g, h] = sums;
    (((a + e) + (c + g)) + ((b + f) + (d + h))) + rest
}

/// A matrix times a vector.
pub(super) fn product(matrix: &[Vec<f64>], vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_what_can_be_solved() {
        let matrix = vec![vec![4.0, 2.0, 0.6], vec![2.0, 5.0, 1.0], vec![0.6, 1.0, 3.0]];
        let x = [1.0, -2.0, 0.5];
        let found = Factor::new(&matrix).solve(&product(&matrix, &x));
        assert!(found.iter().zip(x).all(|(found, x)| (found - x).abs() < 1e-14), "{found:?}");
    }

    #[test]
    fn what_others_make_up_is_left_out() {
        // The third is the sum of the first two, the fourth is nothing.
        let matrix = vec![
            vec![2.0, 1.0, 3.0, 0.0],
            vec![1.0, 3.0, 4.0, 0.0],
            vec![3.0, 4.0, 7.0, 0.0],
            vec![0.0, 0.0, 0.0, 0.0],
        ];
        let found = Factor::new(&matrix).solve(&[4.0, 7.0, 11.0, 0.0]);
        assert_eq!(found.get(2..), Some(&[0.0, 0.0][..]));
        assert!((found[0] - 1.0).abs() < 1e-14 && (found[1] - 2.0).abs() < 1e-14, "{found:?}");
    }
}
