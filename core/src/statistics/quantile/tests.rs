use super::*;
use proptest::prelude::*;
use serde_json::Value;

const VALUES: &str = include_str!("../../../../tests/oracle/statistics.json");

#[test]
fn ranks_and_probabilities_agree_with_another_program() {
    let document: Value = serde_json::from_str(VALUES).unwrap();
    for case in document["ranks"].as_array().unwrap() {
        let (n, p, confidence) =
            (case["n"].as_u64().unwrap(), case["p"].as_f64().unwrap(), case["confidence"].as_f64());
        let found = quantile_ranks(n, p, confidence.unwrap()).unwrap();
        assert_eq!((found.lower, found.upper), (case["lower"].as_u64(), case["upper"].as_u64()), "{case}");
    }
    for case in document["binomial"].as_array().unwrap() {
        let (n, p, k) = (case["n"].as_u64().unwrap(), case["p"].as_f64().unwrap(), case["k"].as_u64().unwrap());
        let (found, expected) = (binomial::cumulative(k, n, (p, 1.0 - p)), case["cumulative"].as_f64().unwrap());
        let summed = n as f64 * p * (1.0 - p) <= 250_000.0;
        let tolerance = if summed { 1e-12 * expected } else { 1e-9 };
        assert!((found - expected).abs() <= tolerance, "{case}: {found}");
    }
}

#[test]
fn a_small_sample_has_no_bound_far_out() {
    let ranks = quantile_ranks(10, 0.99, 0.95).unwrap();
    // All ten lie below with probability 0.99^10 = 0.904: no value is an upper bound.
    assert_eq!((ranks.lower, ranks.upper), (Some(9), None));
    let interval = quantile_interval(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], 0.99, 0.95).unwrap();
    assert_eq!((interval.lower, interval.upper), (9.0, f64::INFINITY));
    assert_eq!(
        (quantile_ranks(0, 0.5, 0.95), quantile_ranks(9, 0.0, 0.95), quantile_ranks(9, 0.5, 1.0)),
        (None, None, None)
    );
    assert_eq!(quantile_ranks(9, f64::NAN, 0.95), None);
}

#[test]
fn whole_positions_are_whole() {
    for hundredths in 1..=100_u32 {
        let p = f64::from(hundredths) / 100.0;
        for count in [100_u64, 1_000_000, 1_000_000_000] {
            let expected = u64::from(hundredths) * (count / 100);
            assert_eq!(QuantileType::Type1.position(count, p), Some((expected, 0.0)), "{p} of {count}");
            let (rank, share) = QuantileType::Type7.position(count + 1, p).unwrap();
            assert_eq!((rank, share), (expected + 1, 0.0), "{p} of {count}");
        }
    }
}

#[test]
fn never_is_only_where_it_counts() {
    let times = [1.0, 2.0, f64::INFINITY, f64::INFINITY, f64::INFINITY];
    let at = |p, definition| quantile(&times, p, definition).unwrap();
    assert_eq!((at(0.25, QuantileType::Type7), at(0.3, QuantileType::Type7)), (2.0, f64::INFINITY));
    assert_eq!((at(0.75, QuantileType::Type7), at(0.8, QuantileType::Type7)), (f64::INFINITY, f64::INFINITY));
    assert_eq!((at(0.4, QuantileType::Type1), at(0.41, QuantileType::Type1)), (2.0, f64::INFINITY));
    assert_eq!((at(0.0, QuantileType::Type1), at(0.0, QuantileType::Type6)), (1.0, 1.0));
    assert_eq!((quantile(&[], 0.5, QuantileType::Type7), quantile(&times, 1.5, QuantileType::Type7)), (None, None));
}

proptest! {
    #[test]
    fn selection_gives_what_sorting_gives(
        values in prop::collection::vec(prop_oneof![9 => -10.0_f64..10.0, 1 => Just(1.0), 1 => Just(f64::INFINITY)], 1..200),
        ps in prop::collection::vec(0.0_f64..=1.0, 0..12),
        definition in prop::sample::select(vec![QuantileType::Type1, QuantileType::Type6, QuantileType::Type7]),
    ) {
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        let mut values = values;
        let expected: Vec<u64> = ps.iter().map(|&p| quantile(&sorted, p, definition).unwrap().to_bits()).collect();
        let found = quantiles_by_selection(&mut values, &ps, definition).unwrap();
        prop_assert_eq!(found.into_iter().map(f64::to_bits).collect::<Vec<_>>(), expected);
    }
}
