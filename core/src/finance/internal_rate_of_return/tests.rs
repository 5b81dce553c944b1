//! Flows whose rates are known from how they were made.

use super::*;
use crate::finance::{Timing, present_values};

fn rates(flows: &[f64]) -> Vec<f64> {
    internal_rate_of_return(flows).roots.iter().map(|root| root.per_period).collect()
}

fn verdict(flows: &[f64]) -> Verdict {
    internal_rate_of_return(flows).verdict
}

fn none(reason: NoRate) -> Verdict {
    Verdict::None { reason }
}

fn assert_close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len(), "found {found:?}, expected {expected:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= tolerance * (1.0 + expected.abs()), "found {found}, expected {expected}");
    }
}

#[test]
fn nothing_to_find_says_why() {
    assert_eq!(verdict(&[]), none(NoRate::AllZero));
    assert_eq!(verdict(&[0.0, -0.0, 0.0]), none(NoRate::AllZero));
    assert_eq!(verdict(&[0.0, 3.0, 1.0]), none(NoRate::NeverNegative));
    assert_eq!(verdict(&[-3.0]), none(NoRate::NeverPositive));
    assert_eq!(verdict(&[-100.0, 219.0, -121.0]), none(NoRate::NoRoot));
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(verdict(&[-1.0, bad, 2.0]), none(NoRate::NotFinite));
    }
}

#[test]
fn the_scale_does_not_matter() {
    // At 50 digits, by another program: 0.28094842115996110457656195134518…
    for exponent in -7..=14 {
        let scale = libm::exp10(f64::from(exponent));
        let flows = [-100.0, 39.0, 59.0, 55.0, 20.0].map(|flow| flow * scale);
        assert_close(&rates(&flows), &[0.280_948_421_159_961_1], 1e-15);
        let flows = [-1.0, 2.2, -1.21].map(|flow| flow * scale);
        assert_close(&rates(&flows), &[0.1], 1e-7);
    }
    for scale in [1e-320, 1e-300, 1e290] {
        assert_close(&rates(&[-100.0 * scale, 110.0 * scale]), &[0.1], 1e-3);
    }
}

#[test]
fn both_roots_of_a_quadratic() {
    // 1 − 10x + 10x² = 0 at x = (5 ± √15)/10; g = 1/x = 5 ∓ √15.
    let result = internal_rate_of_return(&[-1e6, 1e7, -1e7]);
    let root = 15.0_f64.sqrt();
    assert_eq!(result.verdict, Verdict::Several);
    assert_close(&rates(&[-1e6, 1e7, -1e7]), &[4.0 - root, 4.0 + root], 1e-15);
    // From a rate of −100% the value first rises through zero, then falls.
    assert_eq!(result.roots.iter().map(|root| root.financing).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn roots_at_round_rates_are_exact() {
    assert_close(&rates(&[-10.0, 21.0, -11.0]), &[0.0, 0.1], 1e-16);
    assert_eq!(rates(&[-1.0, 3.0, -2.0]), [0.0, 1.0]);
    assert_eq!(rates(&[-1.0, 1.0]), [0.0]);
    assert_eq!(rates(&[-4.0, 2.0]), [-0.5]);
}

#[test]
fn a_touching_root_counts_once_and_is_no_financing() {
    for flows in [[-100.0, 220.0, -121.0], [100.0, -220.0, 121.0], [-0.1, 0.22, -0.121]] {
        let result = internal_rate_of_return(&flows);
        assert_eq!(result.verdict, Verdict::Unique);
        assert_close(&rates(&flows), &[0.1], 1e-7);
        assert!(!result.roots[0].financing);
    }
    assert_close(&rates(&[-100.0, 200.0, -100.0]), &[0.0], 1e-12);
    assert_close(&rates(&[-0.3, 0.6, -0.3]), &[0.0], 1e-7);
    // (10 − 11x)³ passes through zero, once; (10 − 11x)⁴ touches.
    let triple = [-1000.0, 3300.0, -3630.0, 1331.0];
    assert_close(&rates(&triple), &[0.1], 1e-8);
    assert!(!internal_rate_of_return(&triple).roots[0].financing);
    let fourfold = [10_000.0, -44_000.0, 72_600.0, -53_240.0, 14_641.0];
    assert_close(&rates(&fourfold), &[0.1], 1e-4);
    // A double root beside a simple one: (10 − 11x)²(2 − x).
    assert_close(&rates(&[200.0, -540.0, 462.0, -121.0]), &[-0.5, 0.1], 1e-7);
}

#[test]
fn roots_a_thousandth_of_a_percent_apart_are_two() {
    // (1 − 1.1x)(1 − 1.10001x).
    let flows = [-1.0, 1.1 + 1.10001, -1.1 * 1.10001];
    assert_eq!(verdict(&flows), Verdict::Several);
    assert_close(&rates(&flows), &[0.1, 0.10001], 1e-10);
}

#[test]
fn norstroms_criterion() {
    // One rate above zero, one near −100%.
    let flows = [-1678.87, 771.96, 1814.05, 3520.3, 3552.95, 3584.99, 4789.91, -1.0];
    let result = internal_rate_of_return(&flows);
    assert_eq!(result.verdict, Verdict::UniquePositive);
    assert_close(&rates(&flows), &[-0.999_791_260_428_328_3, 1.004_269_848_720_556_8], 1e-12);
    assert_eq!(result.rate(), Some(result.roots[1].per_period));
    // The sum ends negative, so the criterion promises nothing.
    assert_eq!(verdict(&[-50.0, -100.0, 600.0, 300.0, -1000.0]), Verdict::Several);
}

#[test]
fn extreme_rates_keep_their_digits() {
    let result = internal_rate_of_return(&[-1.0, 1e6 + 1.0]);
    assert_eq!(result.rate(), Some(1e6));
    assert_eq!(rates(&[-1.0, 1e18]), [1e18]);
    let result = internal_rate_of_return(&[-1e18, 1.0]);
    assert_eq!(result.roots[0].growth, 1e-18);
    assert!(result.roots[0].per_period > -1.0);
    // (1 − 10⁹x)(1 − x/2): a rate of 10⁹ and one of −50%.
    assert_close(&rates(&[-1.0, 1e9 + 0.5, -5e8]), &[-0.5, 1e9 - 1.0], 1e-9);
    // A small monthly rate over 50 years: 1 paid out of 600 equal parts at 0.01%, the last bits intact.
    let growth = 1.0001_f64;
    let annuity: f64 = core::iter::successors(Some(1.0 / growth), |v| Some(v / growth)).take(600).sum();
    let mut flows = vec![1.0; 601];
    flows[0] = -annuity;
    assert_close(&rates(&flows), &[1e-4], 1e-15);
}

#[test]
fn zero_flows_at_the_ends_and_roundings_do_not_matter() {
    let plain = rates(&[-100.0, 60.0, 60.0]);
    assert_eq!(rates(&[0.0, 0.0, -100.0, 60.0, 60.0, 0.0]), plain);
    assert_eq!(rates(&[-100.0, 60.0, 60.0, -1e-30]), plain);
}

#[test]
fn annual_rates_of_monthly_ones() {
    assert_eq!(annual(0.0), 0.0);
    assert!((annual(1.0) - 4095.0).abs() < 1e-9);
    assert!((annual(1e-12) - 1.2e-11).abs() < 1e-22);
    assert_eq!(annual(-1.0), -1.0);
}

/// A small linear congruential generator (the multiplier and increment of Knuth's MMIX), seeded where it is used.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> i128 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i128::from((self.0 >> 33) % limit)
    }
}

/// Coefficients times (a + b x).
fn times(coefficients: &[i128], factor: &[i128]) -> Vec<i128> {
    let mut product = vec![0; coefficients.len() + factor.len() - 1];
    for (i, a) in coefficients.iter().enumerate() {
        for (j, b) in factor.iter().enumerate() {
            product[i + j] += a * b;
        }
    }
    product
}

/// |Σ PV| ÷ Σ |PV| at a growth factor, from the definition; the reciprocal form keeps rates near −100% finite.
fn relative_value(flows: &[f64], growth: f64) -> f64 {
    let turned: Vec<f64>;
    let (flows, growth) = if growth < 1.0 {
        turned = flows.iter().rev().copied().collect();
        (&turned[..], 1.0 / growth)
    } else {
        (flows, growth)
    };
    let values = present_values(flows, growth, Timing::AtOnce);
    values.iter().sum::<f64>().abs() / values.iter().map(|value| value.abs()).sum::<f64>()
}

#[test]
fn ten_thousand_flows_made_from_known_roots() {
    let mut random = Random(2024);
    let (mut cases, mut most_roots, mut skipped) = (0, 0, 0);
    while cases < 10_000 {
        // Factors q x − p have the growth factor q/p; the integers make every flow exact.
        let mut known: Vec<(i128, i128)> = Vec::new();
        let mut flows = vec![if random.below(2) == 0 { 1 } else { -1 }];
        for _ in 0..random.below(7) {
            let (p, q) = (1 + random.below(24), 1 + random.below(24));
            if known.iter().all(|(a, b)| a * q != b * p) {
                known.push((p, q));
                flows = times(&flows, &[-p, q]);
            }
        }
        for _ in 0..random.below(4) {
            // A factor without a positive root: a rate below −100%, or a pair of complex ones.
            let (a, b) = (1 + random.below(9), 1 + random.below(9));
            let factor = if random.below(2) == 0 { vec![a, b] } else { vec![a * a + b * b, -2 * a, 1] };
            flows = times(&flows, &factor);
        }
        if flows.iter().any(|flow| flow.unsigned_abs() > 1 << 53) {
            skipped += 1;
            continue;
        }
        #[expect(clippy::cast_precision_loss)]
        let flows: Vec<f64> = flows.iter().map(|flow| *flow as f64).collect();
        #[expect(clippy::cast_precision_loss)]
        let mut expected: Vec<f64> = known.iter().map(|(p, q)| *q as f64 / *p as f64).collect();
        expected.sort_by(f64::total_cmp);
        // Where the value between two roots drowns in rounding they cannot be told apart, and count as one by rule.
        let clear = expected.windows(2).all(|pair| relative_value(&flows, (pair[0] * pair[1]).sqrt()) > 1e-13);
        if !clear {
            skipped += 1;
            continue;
        }
        cases += 1;
        most_roots = most_roots.max(expected.len());
        let result = internal_rate_of_return(&flows);
        let growths: Vec<f64> = result.roots.iter().map(|root| root.growth).collect();
        assert_close(&growths, &expected, 4.0 * f64::EPSILON);
        match expected.len() {
            0 => assert!(matches!(result.verdict, Verdict::None { .. }), "{flows:?}"),
            1 => assert_eq!(result.verdict, Verdict::Unique, "{flows:?}"),
            _ => assert_ne!(result.verdict, Verdict::Unique, "{flows:?}"),
        }
        for (index, root) in result.roots.iter().enumerate() {
            assert!(relative_value(&flows, root.growth) <= 1e-12, "{flows:?}: {root:?}");
            // At a rate towards −100% the value has the sign of the last flow; each root turns it.
            let below = flows.last().unwrap().signum() * if index % 2 == 0 { 1.0 } else { -1.0 };
            assert_eq!(root.financing, below < 0.0, "{flows:?}: {root:?}");
        }
    }
    assert!(most_roots >= 6 && skipped < 3_000, "{most_roots} roots at most, {skipped} skipped");
}

#[test]
fn fifty_years_of_months_with_many_changes_of_sign() {
    let mut random = Random(7);
    for round in 0..10 {
        let flows: Vec<f64> = (0..601)
            .map(|_| {
                #[expect(clippy::cast_precision_loss)]
                let flow = random.below(2_000_001) as f64 - 1_000_000.0;
                flow
            })
            .collect();
        let result = internal_rate_of_return(&flows);
        // By Descartes the parity of the number of roots is that of the changes of sign.
        assert_eq!(result.roots.len() % 2, sign_changes(&flows) % 2, "round {round}");
        for root in &result.roots {
            assert!(relative_value(&flows, root.growth) <= 1e-12, "round {round}: {root:?}");
        }
        // Between two reported roots the value keeps its sign, on a fine grid.
        let scaled = Flows::new(&flows).unwrap();
        let mut grid: Vec<f64> = (0..=1000).map(|i| 0.5 + f64::from(i) / 1000.0).collect();
        grid.retain(|growth| relative_value(&flows, *growth) > 1e-9);
        let sign_of = |growth: f64| scaled.quick_value_at(growth).0 > 0.0;
        for pair in grid.windows(2) {
            let between = result.roots.iter().filter(|root| pair[0] < root.growth && root.growth < pair[1]).count();
            assert_eq!(sign_of(pair[0]) != sign_of(pair[1]), between % 2 == 1, "round {round}: {pair:?}");
        }
    }
}

#[test]
fn roots_that_cannot_be_told_apart_end_in_good_time() {
    // (1 − x)^k: all its coefficients are exact, but most of the axis drowns in their rounding.
    for power in [5, 10, 20, 30] {
        let mut flows = vec![1];
        for _ in 0..power {
            flows = times(&flows, &[-1, 1]);
        }
        #[expect(clippy::cast_precision_loss)]
        let flows: Vec<f64> = flows.iter().map(|flow| *flow as f64).collect();
        let result = internal_rate_of_return(&flows);
        assert_eq!(result.verdict, Verdict::Unique, "power {power}: {result:?}");
        assert!(relative_value(&flows, result.roots[0].growth) <= 1e-12, "power {power}: {result:?}");
    }
}
