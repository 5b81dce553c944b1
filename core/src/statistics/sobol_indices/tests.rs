//! Functions whose indices are known in closed form.

use core::f64::consts::PI;

use super::*;

/// Ishigami and Homma, "An importance quantification technique in uncertainty analysis for computer models", Proceedings
/// of the First International Symposium on Uncertainty Modeling and Analysis, 1990; a = 7, b = 0.1.
fn ishigami(point: &[f64]) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|place| PI * (2.0 * point[place] - 1.0));
    libm::sin(x) + 7.0 * libm::sin(y) * libm::sin(y) + 0.1 * z * z * z * z * libm::sin(x)
}

/// First orders, totals, and the index of the pair (1, 3), from the integrals:
/// V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = b²π⁸·8/225.
fn ishigami_indices() -> ([f64; 3], [f64; 3], f64) {
    let (a, b, fourth) = (7.0, 0.1, PI * PI * PI * PI);
    let (first, second) = (0.5 * (1.0 + b * fourth / 5.0) * (1.0 + b * fourth / 5.0), a * a / 8.0);
    let both = b * b * fourth * fourth * 8.0 / 225.0;
    let all = first + second + both;
    ([first / all, second / all, 0.0], [(first + both) / all, second / all, both / all], both / all)
}

fn settings(samples: u64, seed: u64) -> SobolSettings {
    SobolSettings { samples, seed, ..SobolSettings::default() }
}

#[test]
fn zz_try() {
    let found =
        sobol_indices(3, &SobolSettings { second_order: true, ..settings(1 << 14, 1) }, by_point(ishigami)).unwrap();
    println!("{found:#?} {:?}", ishigami_indices());
}
