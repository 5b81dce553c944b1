use super::*;
use proptest::prelude::*;

/// Values of all sizes and signs, many alike.
fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![
        5 => (-38_i32..98, 1.0_f64..2.0, any::<bool>()).prop_map(|(power, fraction, negative)| {
            let size = fraction * libm::exp2(f64::from(power));
            if negative { -size } else { size }
        }),
        10 => 900.0_f64..1100.0,
        3 => -2.0_f64..2.0,
        1 => Just(0.0),
        1 => Just(100.0),
        1 => Just(f64::INFINITY),
    ];
    prop::collection::vec(value, 1..100)
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

fn of(values: &[f64]) -> Buckets<10> {
    let mut buckets = Buckets::new();
    buckets.add_all(values);
    buckets
}

fn range(values: &[f64]) -> (f64, f64) {
    let finite = values.iter().copied().filter(|x| x.is_finite());
    (finite.clone().fold(f64::INFINITY, f64::min), finite.fold(f64::NEG_INFINITY, f64::max))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_statistics_are_right_to_a_bucket(values in values()) {
        let (buckets, sorted) = (of(&values), sorted(&values));
        let (minimum, maximum) = range(&values);
        prop_assert_eq!(buckets.count(), values.len() as u64);
        for (below, &expected) in sorted.iter().enumerate() {
            for (minimum, maximum) in [(minimum, maximum), (f64::NEG_INFINITY, f64::INFINITY)] {
                let found = buckets.order_statistic(below as u64 + 1, minimum, maximum).unwrap();
                let right = found == expected || (found - expected).abs() <= expected.abs() / 1024.0 + 1e-12;
                prop_assert!(right, "{found} is not {expected}");
            }
        }
        prop_assert_eq!(buckets.order_statistic(0, minimum, maximum), None);
        prop_assert_eq!(buckets.order_statistic(values.len() as u64 + 1, minimum, maximum), None);
        let finite = sorted.iter().filter(|x| x.is_finite()).count() as u64;
        if finite > 0 {
            prop_assert_eq!(buckets.order_statistic(finite, minimum, maximum), Some(maximum));
        }
    }

    #[test]
    fn counts_are_right_at_the_borders_of_buckets(values in values()) {
        let buckets = of(&values);
        let (low, high) = range(&values);
        let mut below = 0.0;
        for bucket in buckets.iter() {
            below += bucket.count as f64;
            if bucket.upper.is_finite() && (bucket.upper < 0.0 || bucket.lower > 0.0) {
                prop_assert!((buckets.count_at_or_below(bucket.upper, low, high) - below).abs() < 1e-9);
                // A border belongs to the bucket farther from zero.
                let counted = |x: &f64| *x < bucket.upper || (*x == bucket.upper && *x < 0.0);
                prop_assert_eq!(below, values.iter().filter(|x| counted(x)).count() as f64);
            }
        }
        prop_assert_eq!(buckets.iter().map(|bucket| bucket.count).sum::<u64>() + buckets.never(), buckets.count());
        let above = buckets.exceedance(high, low, high).unwrap() * buckets.count() as f64;
        prop_assert!((above - buckets.never() as f64).abs() < 1e-9);
    }

    #[test]
    fn any_split_and_the_list_give_the_same(values in values(), cut in 0_usize..100) {
        let whole = of(&values);
        let (left, right) = values.split_at(cut.min(values.len()));
        let mut merged = of(right);
        merged.merge(&of(left));
        prop_assert!(merged == whole);
        prop_assert_eq!(merged.count(), whole.count());
        let listed = Buckets::from_sparse(whole.sparse(), 0).unwrap();
        prop_assert!(listed == whole && listed.count() == whole.count());
        prop_assert!(whole.sparse().map(|(number, _)| number).is_sorted_by(|a, b| a < b));
    }
}

#[test]
fn what_is_not_a_number_is_left_out_and_counted() {
    let mut buckets = of(&[1.0, f64::NAN, f64::INFINITY, -f64::NAN, f64::NEG_INFINITY]);
    assert_eq!((buckets.count(), buckets.undefined(), buckets.never()), (3, 2, 1));
    let order = |rank| buckets.order_statistic(rank, 1.0, 1.0);
    assert_eq!(
        [order(1), order(2), order(3), order(4)],
        [f64::NEG_INFINITY, 1.0, f64::INFINITY, f64::NAN].map(|x| (!x.is_nan()).then_some(x))
    );
    let listed = Buckets::from_sparse(buckets.sparse(), 2).unwrap();
    assert!(listed == buckets);
    buckets.merge(&listed);
    assert_eq!((buckets.count(), buckets.undefined(), buckets.never()), (6, 4, 2));
}

#[test]
fn numbers_of_no_bucket_are_refused() {
    for number in [i32::MAX, i32::MIN, 143 << 10, -(143 << 10), 5, -5, (141 << 10) + 1, (142 << 10) + 1] {
        assert!(Buckets::<10>::from_sparse([(number, 1)], 0).is_none(), "{number}");
    }
}

#[test]
fn without_values_there_is_nothing() {
    let buckets = Buckets::<7>::new();
    assert_eq!((buckets.count(), buckets.memory(), buckets.iter().count()), (0, 0, 0));
    assert_eq!((buckets.quantile_type7(0.5, 0.0, 0.0), buckets.exceedance(1.0, 0.0, 0.0)), (None, None));
}

#[test]
fn memory_follows_the_octaves_that_were_seen() {
    let mut buckets = Buckets::<10>::new();
    buckets.add_all(&[1e-9, 1.0, 1.5, 1e9, 1e9]);
    // From 2^−32, the beginning of a group of four octaves, to 2^30; zero; and what is outside.
    assert_eq!(buckets.memory(), 62 * 4096 + 8);
    buckets.add_all(&[-1e9]);
    assert_eq!(buckets.memory(), 2 * 62 * 4096 + 8);
    let every: Vec<f64> = (-1074..=1023).map(|power| libm::exp2(f64::from(power))).flat_map(|x| [x, -x]).collect();
    buckets.add_all(&every);
    buckets.add_all(&[f64::INFINITY, f64::NEG_INFINITY]);
    assert_eq!(buckets.memory(), 2 * 140 * 4096 + 8);
}

#[test]
fn sums_of_money_through_zero_take_little_memory() {
    // Down to what is left of a million by rounding.
    let money: Vec<f64> = (-36..24).map(|power| libm::exp2(f64::from(power))).flat_map(|x| [x, -1.5 * x]).collect();
    let (mut coarse, mut fine) = (Buckets::<7>::new(), Buckets::<10>::new());
    for x in &money {
        coarse.add_all(&[*x, -*x, 0.0]);
        fine.add_all(&[*x, -*x, 0.0]);
    }
    assert_eq!((coarse.memory(), fine.memory()), (60 * 1024 + 8, 480 * 1024 + 8));
}

/// However values are split, each bucket counts those that lie in it.
#[test]
fn room_is_made_wherever_values_come() {
    let near = [3.0, 3.0, -3.0, 0.0, -0.0, 1e-20, -1e-20, 2.9, 3.1];
    let far = [1e-11, -1e20, 1e29, 1e-12, -2e-12, 1e31, -1e31, f64::MAX, f64::INFINITY, f64::NAN, -7e-5];
    let all: Vec<f64> = near.iter().cycle().take(150).chain(&far).chain(&near).chain(&far).copied().collect();
    let finite = all.iter().filter(|x| x.is_finite()).count() as u64;
    for size in [1, 7, 8, 63, 64, 65, all.len()] {
        for backwards in [false, true] {
            let mut buckets = Buckets::<10>::new();
            let mut parts: Vec<&[f64]> = all.chunks(size).collect();
            if backwards {
                parts.reverse();
            }
            parts.into_iter().for_each(|part| buckets.add_all(part));
            assert_eq!((buckets.count(), buckets.never(), buckets.undefined()), (all.len() as u64 - 2, 2, 2));
            for bucket in buckets.iter() {
                let is_zero = bucket.lower < 0.0 && bucket.upper > 0.0;
                let inside = |x: &&f64| match () {
                    () if is_zero => bucket.lower < **x && **x < bucket.upper,
                    () if bucket.lower >= 0.0 => bucket.lower <= **x && **x < bucket.upper,
                    () => bucket.lower < **x && **x <= bucket.upper,
                };
                assert_eq!(bucket.count, all.iter().filter(inside).count() as u64, "{bucket:?}");
            }
            assert_eq!(buckets.iter().map(|bucket| bucket.count).sum::<u64>(), finite);
        }
    }
}

#[test]
fn a_full_bucket_stands_still() {
    let mut buckets = Buckets::<7>::from_sparse([(0, u32::MAX - 1)], 0).unwrap();
    buckets.add_all(&[0.0, 0.0, 0.0, 1.0]);
    assert_eq!(buckets.sparse().map(|(_, count)| count).collect::<Vec<_>>(), [u32::MAX, 1]);
}

#[test]
fn quantiles_of_many_values_are_far_closer_than_a_bucket() {
    let golden = 0.618_033_988_749_894_9;
    let draw = |i: u32| crate::statistics::normal::quantile((golden * (f64::from(i) + 0.5)).fract());
    let values: Vec<f64> = (0..200_000).map(|i| 1e6 * libm::exp(0.5 * draw(i))).collect();
    let (sorted, (low, high)) = (sorted(&values), range(&values));
    let buckets = of(&values);
    let mut worst = 0.0_f64;
    for p in [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] {
        let exact = crate::statistics::quantile(&sorted, p, crate::statistics::QuantileType::Type7).unwrap();
        let found = buckets.quantile_type7(p, low, high).unwrap();
        worst = worst.max((found / exact - 1.0).abs());
    }
    // A tenth of the promise of 2^−10.
    assert!(worst < 1e-4, "{worst}");
}
