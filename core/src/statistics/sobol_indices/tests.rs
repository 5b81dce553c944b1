//! Functions whose indices are known in closed form.

use core::f64::consts::PI;
use core::ops::ControlFlow;
use std::sync::Mutex;

use super::*;

/// Ishigami and Homma, "An importance quantification technique in uncertainty analysis for computer models", Proceedings
/// of the First International Symposium on Uncertainty Modeling and Analysis, 1990; a = 7, b = 0.1.
fn ishigami(point: &[f64]) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|place| PI * (2.0 * point[place] - 1.0));
    libm::sin(x) + 7.0 * libm::sin(y) * libm::sin(y) + 0.1 * z * z * z * z * libm::sin(x)
}

/// First orders and totals, and the index of the pair (1, 3), from the integrals:
/// V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = b²π⁸·8/225.
fn of_ishigami() -> ([f64; 3], [f64; 3], f64) {
    let (b, fourth) = (0.1, PI * PI * PI * PI);
    let (first, second) = (0.5 * (1.0 + b * fourth / 5.0) * (1.0 + b * fourth / 5.0), 49.0 / 8.0);
    let both = b * b * fourth * fourth * 8.0 / 225.0;
    let all = first + second + both;
    ([first / all, second / all, 0.0], [(first + both) / all, second / all, both / all], both / all)
}

const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

/// Saltelli and Sobol, "About the use of rank transformation in sensitivity analysis of model output", Reliability
/// Engineering and System Safety 50, 1995.
fn g(point: &[f64]) -> f64 {
    point.iter().zip(G).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product()
}

/// From V_i = 1/3 ÷ (1 + a)² and V = Π(1 + V_i) − 1.
fn of_g() -> (Vec<f64>, Vec<f64>) {
    let parts: Vec<f64> = G.iter().map(|a| 1.0 / 3.0 / ((1.0 + a) * (1.0 + a))).collect();
    let all: f64 = parts.iter().map(|part| 1.0 + part).product();
    let first = parts.iter().map(|part| part / (all - 1.0));
    (first.collect(), parts.iter().map(|part| part * all / (1.0 + part) / (all - 1.0)).collect())
}

fn linear(point: &[f64]) -> f64 {
    point[0] + 2.0 * point[1] + 3.0 * point[2]
}

const OF_LINEAR: [f64; 3] = [1.0 / 14.0, 4.0 / 14.0, 9.0 / 14.0];

fn settings(samples: u64, seed: u64) -> SobolSettings {
    SobolSettings { samples, seed, resamples: 40, ..SobolSettings::default() }
}

fn estimates(found: &SobolIndices) -> (Vec<f64>, Vec<f64>) {
    let of = |index: fn(&SobolFactor) -> Option<SobolIndex>| {
        found.factors.iter().map(|factor| index(factor).unwrap().estimate).collect()
    };
    (of(|factor| factor.first_order), of(|factor| factor.total))
}

fn assert_near(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= tolerance, "{found} for {expected}");
    }
}

#[test]
fn ishigamis_function_to_a_hundredth() {
    let (first, total, pair) = of_ishigami();
    assert!((pair - 0.2437).abs() < 5e-5);
    for seed in 1..=3 {
        let asked = SobolSettings { second_order: true, resamples: 0, ..settings(1 << 14, seed) };
        let found = sobol_indices(3, &asked, by_point(ishigami)).unwrap();
        assert_eq!((found.samples, found.evaluations), (1 << 14, 8 << 14));
        assert!((found.mean - 3.5).abs() < 0.01);
        assert_near(&estimates(&found).0, &first, 0.01);
        assert_near(&estimates(&found).1, &total, 0.01);
        let pairs: Vec<(usize, usize)> = found.second_order.iter().map(|pair| pair.factors).collect();
        assert_eq!(pairs, [(0, 1), (0, 2), (1, 2)]);
        let pairs: Vec<f64> = found.second_order.iter().map(|pair| pair.index.unwrap().estimate).collect();
        assert_near(&pairs, &[0.0, pair, 0.0], 0.01);
        assert!(found.factors.iter().all(|factor| factor.total.unwrap().interval.is_none()));
    }
}

#[test]
fn the_g_function_to_a_hundredth() {
    let (first, total) = of_g();
    for seed in 1..=2 {
        let asked = SobolSettings { resamples: 0, ..settings(1 << 14, seed) };
        let found = sobol_indices(8, &asked, by_point(g)).unwrap();
        assert_near(&estimates(&found).0, &first, 0.01);
        assert_near(&estimates(&found).1, &total, 0.01);
        assert!((found.sum_of_first_orders.unwrap().estimate - first.iter().sum::<f64>()).abs() < 0.01);
    }
}

#[test]
fn a_product_and_a_sum() {
    let asked = SobolSettings { second_order: true, ..settings(1 << 12, 5) };
    let product = sobol_indices(2, &asked, by_point(|point| point[0] * point[1])).unwrap();
    let (first, total) = estimates(&product);
    assert_near(&first, &[3.0 / 7.0; 2], 0.005);
    assert_near(&total, &[4.0 / 7.0; 2], 0.005);
    assert_near(&[product.second_order[0].index.unwrap().estimate], &[1.0 / 7.0], 0.005);
    assert!((product.variance - 7.0 / 144.0).abs() < 1e-3);
    let sum = sobol_indices(3, &settings(1 << 12, 5), by_point(linear)).unwrap();
    assert_near(&estimates(&sum).0, &OF_LINEAR, 0.003);
    assert_near(&estimates(&sum).1, &OF_LINEAR, 0.003);
    assert!((sum.sum_of_first_orders.unwrap().estimate - 1.0).abs() < 0.005);
    assert!(sum.second_order.is_empty());
}

/// What does not act together with others has the same first-order and total index, as a group too.
#[test]
fn groups_are_exchanged_together() {
    let function = |point: &[f64]| point[0] + point[3] * point[1] + 2.0 * point[2];
    // V of x, of the product, and of 2x.
    let parts = [1.0 / 12.0, 7.0 / 144.0, 4.0 / 12.0];
    let all: f64 = parts.iter().sum();
    let asked = SobolSettings { groups: vec![vec![3, 1]], ..settings(1 << 12, 9) };
    let found = sobol_indices(4, &asked, by_point(function)).unwrap();
    let columns: Vec<&[usize]> = found.factors.iter().map(|factor| factor.columns.as_slice()).collect();
    assert_eq!(columns, [&[0][..], &[1, 3], &[2]]);
    assert_eq!(found.evaluations, 5 << 12);
    let shares = parts.map(|part| part / all);
    assert_near(&estimates(&found).0, &shares, 0.005);
    assert_near(&estimates(&found).1, &shares, 0.005);
    // One group of everything explains everything.
    let whole = SobolSettings { groups: vec![vec![0, 1, 2, 3]], ..settings(1 << 10, 9) };
    let (first, total) = estimates(&sobol_indices(4, &whole, by_point(function)).unwrap());
    assert_near(&[first[0], total[0]], &[1.0, 1.0], 0.02);
}

/// The design and the estimators, written out once more.
#[test]
fn the_estimators_are_those_of_their_papers() {
    // Points by column, and what the function made of them.
    type Call = (Vec<Vec<f64>>, Vec<f64>);
    let calls: Mutex<Vec<Call>> = Mutex::new(Vec::new());
    let function = by_point(|point| point[0] * (1.0 + point[1]) + libm::exp(point[2]));
    let recording = |columns: &[&[f64]], out: &mut [f64]| {
        function(columns, out);
        calls.lock().unwrap().push((columns.iter().map(|column| column.to_vec()).collect(), out.to_vec()));
    };
    let asked = SobolSettings { second_order: true, threads: 1, ..settings(64, 3) };
    let found = sobol_indices(3, &asked, recording).unwrap();
    let calls = calls.into_inner().unwrap();
    assert_eq!(calls.len(), 8);
    let (a, b) = (&calls[0].0, &calls[1].0);
    for column in a.iter().chain(b) {
        // One number in each sixty-fourth: a net.
        let mut strata: Vec<f64> = column.iter().map(|x| (64.0 * x).floor()).collect();
        strata.sort_by(f64::total_cmp);
        assert!(strata.iter().zip(0..64_u8).all(|(stratum, expected)| *stratum == f64::from(expected)));
    }
    for factor in 0..3 {
        for column in 0..3 {
            let (ab, ba) = (&calls[2 + factor].0, &calls[5 + factor].0);
            let exchanged = factor == column;
            assert_eq!(&ab[column], if exchanged { &b[column] } else { &a[column] });
            assert_eq!(&ba[column], if exchanged { &a[column] } else { &b[column] });
        }
    }
    let rows = 64.0;
    let mean = calls[..2].iter().flat_map(|(_, out)| out).sum::<f64>() / (2.0 * rows);
    let f = |call: usize, row: usize| calls[call].1[row] - mean;
    let over = |of: &dyn Fn(usize) -> f64| (0..64).map(of).sum::<f64>() / rows;
    let variance = over(&|row| f(0, row) * f(0, row) + f(1, row) * f(1, row)) / 2.0;
    let first: Vec<f64> = (0..3).map(|i| over(&|row| f(1, row) * (f(2 + i, row) - f(0, row))) / variance).collect();
    let total: Vec<f64> = (0..3)
        .map(|i| over(&|row| (f(0, row) - f(2 + i, row)) * (f(0, row) - f(2 + i, row))) / 2.0 / variance)
        .collect();
    let closed = |i: usize, j: usize| over(&|row| f(5 + i, row) * f(2 + j, row) - f(0, row) * f(1, row)) / variance;
    let pairs: Vec<f64> = [(0, 1), (0, 2), (1, 2)]
        .iter()
        .map(|&(i, j)| 0.5 * (closed(i, j) + closed(j, i)) - first[i] - first[j])
        .collect();
    assert_near(&estimates(&found).0, &first, 1e-12);
    assert_near(&estimates(&found).1, &total, 1e-12);
    let of_pairs: Vec<f64> = found.second_order.iter().map(|pair| pair.index.unwrap().estimate).collect();
    assert_near(&of_pairs, &pairs, 1e-12);
    assert!((found.variance - variance).abs() < 1e-12 && (found.mean - mean).abs() < 1e-12);
}

/// The bootstrap takes rows for independent: intervals are about twice as wide as need be where the net is smooth, and
/// just wide enough for what is rough and small.
#[test]
fn intervals_hold_the_true_values() {
    let (first, total, _) = of_ishigami();
    let (g_first, g_total) = of_g();
    type Case<'a> = (usize, &'a (dyn Fn(&[f64]) -> f64 + Sync), Vec<f64>);
    let cases: [Case<'_>; 3] = [
        (3, &ishigami, [first, total].concat()),
        (8, &g, [g_first, g_total].concat()),
        (3, &linear, [OF_LINEAR, OF_LINEAR].concat()),
    ];
    for (columns, function, truth) in cases {
        let seeds = 200;
        let mut held = vec![0_u32; truth.len()];
        for seed in 0..seeds {
            let found = sobol_indices(columns, &settings(256, seed), by_point(function)).unwrap();
            let indices = found.factors.iter().map(|factor| factor.first_order);
            for ((held, index), truth) in
                held.iter_mut().zip(indices.chain(found.factors.iter().map(|factor| factor.total))).zip(&truth)
            {
                *held += u32::from(index.unwrap().interval.unwrap().contains(*truth));
            }
        }
        let shares: Vec<f64> = held.iter().map(|held| f64::from(*held) / seeds as f64).collect();
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        assert!(mean > 0.94, "{mean}: {shares:?}");
        assert!(shares.iter().all(|share| *share > 0.8), "{shares:?}");
    }
}

#[test]
fn the_same_bits_at_any_number_of_threads() {
    let run = |threads: usize| {
        let asked = SobolSettings { second_order: true, threads, ..settings(1 << 13, 4) };
        sobol_indices(3, &asked, by_point(ishigami)).unwrap()
    };
    let one = run(1);
    for threads in [0, 2, 7] {
        assert_eq!(run(threads), one, "{threads}");
    }
}

#[test]
fn attempts_are_plain_runs() {
    for first in [64, 1024] {
        let precision = SobolPrecision { width: 0.15, watched: SobolWatched::Widest, most_evaluations: 1 << 20 };
        let evaluated = Mutex::new(0);
        let counting = |columns: &[&[f64]], out: &mut [f64]| {
            *evaluated.lock().unwrap() += out.len() as u64;
            by_point(ishigami)(columns, out);
        };
        let (found, reached) = sobol_indices_until(3, &settings(first, 2), &precision, counting).unwrap();
        assert!(reached.reached && reached.width.unwrap() <= 0.15);
        assert!(found.samples > first);
        assert_eq!(found, sobol_indices(3, &settings(found.samples, 2), by_point(ishigami)).unwrap());
        let before = sobol_indices(3, &settings(found.samples / 2, 2), by_point(ishigami)).unwrap();
        let widest = before.factors.iter().flat_map(|factor| [factor.first_order, factor.total]);
        assert!(widest.map(|index| index.unwrap().interval.unwrap().width()).fold(0.0, f64::max) > 0.15);
        // From whole blocks on, nothing is evaluated twice.
        let once = *evaluated.lock().unwrap() == found.evaluations;
        assert_eq!(once, first == 1024);
    }
}

#[test]
fn attempts_end_at_the_limit_and_watch_what_they_are_told() {
    let until = |watched, width, most_evaluations| {
        let precision = SobolPrecision { width, watched, most_evaluations };
        sobol_indices_until(3, &settings(256, 2), &precision, by_point(ishigami))
    };
    let (found, reached) = until(SobolWatched::Widest, 1e-6, 5 * 1024 + 4).unwrap();
    assert_eq!((found.samples, reached.reached), (1024, false));
    let (found, reached) = until(SobolWatched::Total(2), 0.12, 1 << 20).unwrap();
    assert_eq!(reached.width, found.factors[2].total.unwrap().interval.map(|interval| interval.width()));
    assert!(reached.reached && found.samples < 1024);
    let wrong = |result: Result<_, SobolError>| matches!(result, Err(SobolError::Precision(_)));
    assert!(wrong(until(SobolWatched::Widest, 0.0, 1 << 20)));
    assert!(wrong(until(SobolWatched::Widest, f64::NAN, 1 << 20)));
    assert!(wrong(until(SobolWatched::Widest, 0.1, 5 * 256 - 1)));
    assert!(wrong(until(SobolWatched::FirstOrder(3), 0.1, 1 << 20)));
    // What never varies is known at once.
    let precision = SobolPrecision { width: 0.1, watched: SobolWatched::Widest, most_evaluations: 1 << 20 };
    let (found, reached) = sobol_indices_until(2, &settings(64, 1), &precision, by_point(|_| 1.0)).unwrap();
    assert_eq!((found.samples, reached.width, reached.reached), (64, None, false));
}

#[test]
fn what_never_varies_has_no_indices() {
    for value in [0.0, 0.1, -1e300, 5e-324] {
        let asked = SobolSettings { second_order: true, ..settings(64, 1) };
        let found = sobol_indices(2, &asked, by_point(|_| value)).unwrap();
        assert!(found.is_constant() && found.variance == 0.0);
        assert!((found.mean - value).abs() <= 1e-15 * value.abs());
        let factor = &found.factors[1];
        assert_eq!((factor.first_order, factor.total, found.second_order[0].index), (None, None, None));
    }
    // Roundings are no variance.
    let roundings = sobol_indices(1, &settings(64, 1), by_point(|point| (1e9 + point[0]) - point[0])).unwrap();
    assert!(roundings.is_constant());
}

#[test]
fn size_and_place_do_not_matter() {
    let plain = estimates(&sobol_indices(3, &settings(1 << 10, 1), by_point(linear)).unwrap());
    for (factor, offset) in [(1e-200, 0.0), (1e160, 0.0), (1e307, 0.0), (1.0, 1e9)] {
        let function = by_point(move |point: &[f64]| factor * linear(point) + offset);
        let found = estimates(&sobol_indices(3, &settings(1 << 10, 1), function).unwrap());
        assert_near(&found.0, &plain.0, 1e-6);
        assert_near(&found.1, &plain.1, 1e-6);
    }
}

#[test]
fn results_that_are_no_numbers_are_counted() {
    let function = by_point(|point| match point[0] {
        x if x < 0.25 => f64::NAN,
        x if x < 0.5 => f64::INFINITY,
        x => x,
    });
    let error = sobol_indices(1, &settings(64, 1), function).unwrap_err();
    // A, B and B in the place of A: a quarter of each net.
    assert_eq!(error, SobolError::NotFinite { infinite: 48, undefined: 48, evaluations: 192 });
}

#[test]
fn what_is_not_looked_at_costs_nothing_and_explains_nothing() {
    struct FirstOnly;
    impl Function for FirstOnly {
        type Room = ();
        fn room(&self) {}
        fn columns(&self) -> usize {
            3
        }
        fn depends_on(&self, column: usize) -> bool {
            column == 0
        }
        fn results(&self, columns: &[&[f64]], (): &mut (), out: &mut [f64]) {
            out.copy_from_slice(columns[0]);
        }
    }
    let asked = SobolSettings { second_order: true, ..settings(256, 1) };
    let found = plain(&FirstOnly, &asked, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!((found.evaluations, found.second_order.len()), (4 * 256, 0));
    assert_eq!(found.factors[2].total.map(|index| (index.estimate, index.interval.unwrap().width())), Some((0.0, 0.0)));
    let all = sobol_indices(3, &settings(256, 1), by_point(|point| point[0])).unwrap();
    assert_eq!(found.factors, all.factors);
}

#[test]
fn it_stops_when_told_to() {
    let mut last = (0, 0);
    let plain_function = function::Plain { columns: 3, function: by_point(ishigami) };
    let found = plain(&plain_function, &settings(1 << 12, 1), &mut |done, all| {
        last = (done, all);
        ControlFlow::Continue(())
    });
    assert!(found.is_ok());
    assert_eq!(last, (5 << 12, 5 << 12));
    let stop_after = |most: u64| {
        let mut stop = |done, _| if done > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        plain(&plain_function, &settings(1 << 12, 1), &mut stop)
    };
    assert_eq!(stop_after(3000), Err(SobolError::Stopped));
    // While it resamples, too.
    assert_eq!(stop_after((5 << 12) - 1), Err(SobolError::Stopped));
}

#[test]
fn settings_out_of_their_range_are_refused() {
    let refused =
        |columns: usize, settings: SobolSettings| sobol_indices(columns, &settings, by_point(|_| 1.0)).unwrap_err();
    for samples in [0, 1, 8, 100, 1 << 31] {
        assert_eq!(refused(2, settings(samples, 1)), SobolError::Samples(samples));
    }
    assert_eq!(refused(0, settings(64, 1)), SobolError::Columns(0));
    assert_eq!(refused(556, settings(64, 1)), SobolError::Columns(556));
    for resamples in [1, 19, 100_001] {
        assert_eq!(refused(2, SobolSettings { resamples, ..settings(64, 1) }), SobolError::Resamples(resamples));
    }
    for (group, at) in [(vec![vec![]], 0), (vec![vec![0, 0]], 0), (vec![vec![0], vec![1, 0]], 1), (vec![vec![2]], 0)] {
        assert_eq!(refused(2, SobolSettings { groups: group, ..settings(64, 1) }), SobolError::Group(at));
    }
    // 2^30 rows of three results are not even tried.
    assert!(matches!(refused(1, settings(1 << 30, 1)), SobolError::TooLarge { evaluations: 3_221_225_472, .. }));
    let barely = SobolSettings { resamples: 0, most_bytes: 8 * 64 * 4, ..settings(64, 1) };
    assert!(sobol_indices(2, &barely, by_point(linear_of_two)).is_ok());
    let most = barely.most_bytes - 1;
    let too_large = SobolError::TooLarge { evaluations: 256, bytes: 2048, most };
    assert_eq!(refused(2, SobolSettings { most_bytes: most, ..barely }), too_large);
    assert!(sobol_indices(555, &settings(16, 1), by_point(|point| point[554])).is_ok());
}

fn linear_of_two(point: &[f64]) -> f64 {
    point[0] + point[1]
}

/// What one seed found once: another platform, profile or version finds the same bits.
#[test]
fn golden_bits() {
    let asked = SobolSettings { second_order: true, ..settings(2048, 7) };
    let found = sobol_indices(3, &asked, by_point(ishigami)).unwrap();
    let (first, total) = estimates(&found);
    let lower = found.second_order[1].index.unwrap().interval.unwrap().lower;
    let bits = [found.variance, first[0], total[2], lower].map(f64::to_bits);
    let golden =
        [4_624_047_039_305_863_654, 4_599_264_388_646_921_606, 4_597_879_686_915_129_369, 4_596_020_828_132_691_915];
    assert_eq!(bits, golden);
}
