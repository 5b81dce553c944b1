//! How fast the errors of means fall.

use super::{PATHS, Sampler, columns, square};

/// ∏ (1 + (x − ½)·w) over five inputs of different weight, and some curvature: its mean is 1 + 1/12.
fn smooth(point: [f64; 5]) -> f64 {
    let product: f64 = point.iter().zip([1.0, 0.8, 0.6, 0.4, 0.2]).map(|(x, w)| 1.0 + (x - 0.5) * w).product();
    product + (point[0] - 0.5) * (point[0] - 0.5)
}

const MEAN: f64 = 1.0 + 1.0 / 12.0;

/// The root of the mean square error of a mean over trials, over seeds.
fn error(sampler: Sampler, trials: u64) -> f64 {
    const RUNS: u64 = 24;
    let squares: f64 = (0..RUNS)
        .map(|seed| {
            let columns = columns(sampler, trials, seed, &PATHS);
            let sum: f64 = (0..columns[0].len())
                .map(|trial| smooth([0, 1, 2, 3, 4].map(|dimension: usize| columns[dimension][trial])))
                .sum();
            square(sum / trials as f64 - MEAN)
        })
        .sum();
    (squares / RUNS as f64).sqrt()
}

/// The slope of log error over log trials, by least squares.
fn slope(sampler: Sampler) -> f64 {
    let points: Vec<(f64, f64)> =
        (7..=13).map(|power| (f64::from(power), libm::log2(error(sampler, 1 << power)))).collect();
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let covariance: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    covariance / points.iter().map(|point| square(point.0 - x)).sum::<f64>()
}

#[test]
fn errors_fall_as_promised() {
    let (random, sobol) = (slope(Sampler::Random), slope(Sampler::Sobol));
    assert!((random + 0.5).abs() < 0.12, "{random}");
    assert!(sobol <= -0.9, "{sobol}");
    // What is a sum of functions of one input each, almost: strata take nearly all of the error away.
    let (plain, strata) = (error(Sampler::Random, 4096), error(Sampler::LatinHypercube, 4096));
    assert!(strata < plain / 3.0, "{strata} {plain}");
}
