//! Errors fall as fast as they should, and random ones are as large as theory says.

use conformance::runs::{model, scenario};
use roicm::Model;
use roicm::sampling::Sampler;
use serde_json::json;

use super::coverage::{MEAN, VARIANCE, costs, run};
use super::tolerance::{ERRORS, of_mean_square};

/// Runs at each number of trials.
const RUNS: u64 = if cfg!(debug_assertions) { 20 } else { 200 };
/// Numbers of trials, as powers of two.
const POWERS: core::ops::RangeInclusive<u32> = 8..=14;

/// The root mean square error of the mean, by trials. Every run has a seed of its own: with one seed a longer random run
/// would begin with the shorter one, and their errors would fall together.
fn errors(model: &Model, sampler: Sampler, truth: f64) -> Vec<(f64, f64)> {
    let of = |power: u32| {
        let trials = 1 << power;
        let squares = (0..RUNS).map(|seed| {
            let mean = run(model, sampler, trials, 10_000 * u64::from(power) + seed).today.annual_cost.mean;
            let off = mean.value.unwrap() - truth;
            off * off
        });
        (trials as f64, (squares.sum::<f64>() / RUNS as f64).sqrt())
    };
    POWERS.map(of).collect()
}

/// The slope of the straight line through the logarithms, by least squares.
fn slope(errors: &[(f64, f64)]) -> f64 {
    let points: Vec<(f64, f64)> = errors.iter().map(|(n, error)| (libm::log(*n), libm::log(*error))).collect();
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / n, y + b / n));
    let (products, squares) = points
        .iter()
        .fold((0.0, 0.0), |(products, squares), (a, b)| (products + (a - x) * (b - y), squares + (a - x) * (a - x)));
    products / squares
}

/// Four standard errors of that slope where every error is the root mean square of k normal ones: ln of a χ² variable over
/// its k degrees of freedom has a variance of about 2 ÷ k, half of it (of the root) has 1 ÷ 2k, and the slope has that over
/// Σ(x − x̄)², which at seven powers of two is 28 ln²2. At 200 runs 0.055, at 20 runs 0.17.
fn of_slope() -> f64 {
    ERRORS * (1.0 / (2.0 * RUNS as f64)).sqrt() / (28.0_f64.sqrt() * core::f64::consts::LN_2)
}

/// Events × minutes × wage, all uncertain: smooth, and no sum. Random errors fall as n^−½; those of scrambled nets at least
/// as n^−0.9, which is promised: in theory nearly as n^−1.5 (Owen 1997).
#[test]
fn errors_fall_as_they_should() {
    let document = scenario(&[
        ("horizon_months", json!(1)),
        ("workforce.hourly_cost", json!({ "uniform": { "min": 100, "max": 300 } })),
        (
            "losses.a",
            json!({
                "events_per_year": { "triangular": { "min": 10, "mode": 20, "max": 60 } },
                "hours_per_event": { "pert": { "min": 1, "mode": 2, "max": 9 } },
            }),
        ),
    ]);
    let (model, truth) = (model(&document), 200.0 * 30.0 * 3.0);
    let random = errors(&model, Sampler::Random, truth);
    let sobol = errors(&model, Sampler::Sobol, truth);
    println!("random {:.3} ± {:.3}, sobol {:.3}", slope(&random), of_slope(), slope(&sobol));
    assert!((slope(&random) + 0.5).abs() <= of_slope(), "{random:?}");
    assert!(slope(&sobol) <= -0.9, "{sobol:?}");
    assert!(random.iter().zip(&sobol).all(|(random, sobol)| sobol.1 < random.1));
    // E[X²Y²Z²] − E[XYZ]²: 40000 + 10000/3, 900 + 350/3 and 9 + 2·6/7 are the mean squares.
    let squares = (40_000.0 + 10_000.0 / 3.0) * (900.0 + 350.0 / 3.0) * (9.0 + 12.0 / 7.0);
    let variance = squares - truth * truth;
    for (trials, error) in random {
        let apart = error * error / (variance / trials) - 1.0;
        assert!(apart.abs() <= of_mean_square(RUNS), "{trials}: {error}, expected {}", (variance / trials).sqrt());
    }
}

/// The variance of the mean of X + Y where each has one draw in every of m strata: Σ Varₖ ÷ m² over the strata k. Of X it is
/// that of a stretch of length 1 ÷ m. Y is 2 − 2√q with q uniform; between a and b E[√q] is ⅔ (b^1.5 − a^1.5) ÷ (b − a).
fn of_strata(m: u32) -> f64 {
    let m = f64::from(m);
    let of_y = |k: f64| {
        let (a, b) = ((k - 1.0) / m, k / m);
        let root = 2.0 / 3.0 * (b * b.sqrt() - a * a.sqrt()) * m;
        4.0 * ((a + b) / 2.0 - root * root)
    };
    let strata = core::iter::successors(Some(1.0), |k| Some(k + 1.0)).take_while(|k| *k <= m);
    strata.map(|k| 1.0 / (12.0 * m * m) + of_y(k)).sum::<f64>() / (m * m)
}

/// Of a sum, strata leave next to no error: of m points in one dimension it is of the order m^−1.5, and known.
#[test]
fn hypercubes_are_as_good_at_sums_as_strata_are() {
    let model = model(&costs());
    let strata = errors(&model, Sampler::LatinHypercube, MEAN);
    println!("strata {:.3}", slope(&strata));
    for (power, (trials, error)) in POWERS.zip(&strata) {
        // Sixteen replicates of a sixteenth of the trials.
        let variance = of_strata(1 << (power - 4)) / 16.0;
        let apart = error * error / variance - 1.0;
        assert!(apart.abs() <= of_mean_square(RUNS), "{trials}: {error}, expected {}", variance.sqrt());
        assert!(*error < (VARIANCE / trials).sqrt() / 5.0, "{trials}: {error} is no better than a random one");
    }
    assert!(slope(&strata) <= -1.3, "{strata:?}");
}
