//! Polynomials through eight values of a function.

use core::f64::consts::PI;

/// How many values a polynomial passes through: one more than its degree.
pub(super) const COUNT: usize = 8;

/// The way from values at the extrema of a Chebyshev polynomial to the coefficients of the polynomial through them.
///
/// Both ends are among those places, so that neighbours meet, and the polynomial is within a small factor of the best one
/// of its degree (Trefethen, *Approximation Theory and Approximation Practice*, 2013).
pub(super) struct Interpolation {
    /// −cos(πj ÷ 7) for j = 0, …, 7.
    pub(super) places: [f64; COUNT],
    /// Row k turns values into the coefficient of the Chebyshev polynomial Tₖ.
    chebyshev: [[f64; COUNT]; COUNT],
    /// Row k holds the coefficients of Tₖ by powers.
    powers: [[f64; COUNT]; COUNT],
}

/// A polynomial over [−1, 1] with what is known about its error.
pub(super) struct Fit {
    /// By rising powers.
    pub(super) coefficients: [f64; COUNT],
    /// About the size of the first term that is left out.
    pub(super) left_out: f64,
}

impl Interpolation {
    pub(super) fn new() -> Self {
        let last = COUNT - 1;
        let cosine = |number: usize| libm::cos(PI * small(number % (2 * last)) / small(last));
        let places = core::array::from_fn(|j| match j {
            0 => -1.0,
            j if j == last => 1.0,
            j => -cosine(j),
        });
        let half_at_ends = |j: usize| if j == 0 || j == last { 0.5 } else { 1.0 };
        let chebyshev = core::array::from_fn(|k| {
            // Tₖ(−cos θ) = (−1)ᵏ·cos kθ.
            let sign = if k % 2 == 0 { 1.0 } else { -1.0 };
            core::array::from_fn(|j| 2.0 / small(last) * half_at_ends(k) * half_at_ends(j) * sign * cosine(j * k))
        });
        let mut powers = [[0.0; COUNT]; COUNT];
        let (mut before, mut current) = ([0.0; COUNT], [0.0; COUNT]);
        let [one, ..] = &mut current;
        *one = 1.0;
        for (k, row) in powers.iter_mut().enumerate() {
            *row = current;
            // Tₖ₊₁ = 2x·Tₖ − Tₖ₋₁, and T₁ = x.
            let factor = if k == 0 { 1.0 } else { 2.0 };
            let mut next = [0.0; COUNT];
            for (above, (here, earlier)) in next.iter_mut().zip([0.0].iter().chain(current.iter()).zip(before.iter())) {
                *above = factor * here - earlier;
            }
            (before, current) = (current, next);
        }
        Self { places, chebyshev, powers }
    }

    /// The polynomial with these values at the places.
    pub(super) fn through(&self, values: [f64; COUNT]) -> Fit {
        // Differences from the middle, so that a large level costs no digits.
        let [.., first, second, _, _, _] = values;
        let level = 0.5 * first + 0.5 * second;
        let terms =
            self.chebyshev.map(|row| row.iter().zip(&values).map(|(weight, value)| weight * (value - level)).sum());
        let mut coefficients = [0.0; COUNT];
        for (term, row) in terms.iter().zip(&self.powers) {
            let term: &f64 = term;
            for (coefficient, power) in coefficients.iter_mut().zip(row) {
                *coefficient += term * power;
            }
        }
        let [constant, ..] = &mut coefficients;
        *constant += level;
        let [.., fifth, sixth, last]: [f64; COUNT] = terms;
        // Terms fall about geometrically; the last one alone may be small by chance.
        let size = last.abs().max(0.2 * sixth.abs());
        let ratio = (size / fifth.abs().max(f64::MIN_POSITIVE)).sqrt().min(1.0);
        Fit { coefficients, left_out: size * ratio }
    }
}

/// A small count as a double.
#[expect(clippy::cast_precision_loss, reason = "counts of nodes are below a hundred")]
fn small(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(coefficients: [f64; COUNT], x: f64) -> f64 {
        coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
    }

    #[test]
    fn polynomials_are_found_again() {
        let interpolation = Interpolation::new();
        let wanted = [3.0, -1.0, 0.5, 0.25, -2.0, 1.0, 0.125, 4.0];
        let found = interpolation.through(interpolation.places.map(|x| value(wanted, x)));
        for (found, wanted) in found.coefficients.iter().zip(wanted) {
            assert!((found - wanted).abs() < 1e-13, "{found} is not {wanted}");
        }
    }

    #[test]
    fn smooth_functions_are_met_within_the_estimate() {
        let interpolation = Interpolation::new();
        for rate in [0.1, 0.5, 1.0, 2.0] {
            let fit = interpolation.through(interpolation.places.map(|x| libm::exp(rate * x)));
            let miss = (-100..=100).map(f64::from).map(|step| {
                let x = step / 100.0;
                (value(fit.coefficients, x) - libm::exp(rate * x)).abs()
            });
            assert!(miss.fold(0.0, f64::max) < 4.0 * fit.left_out + 1e-14, "{rate}");
        }
    }
}
