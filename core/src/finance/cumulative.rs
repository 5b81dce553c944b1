//! Running totals, and when they count as zero.

use crate::{Number, Ordered};

/// The flows added up: each element is the sum of the flows up to and including its own.
pub fn cumulative<N: Number>(flows: &[N]) -> Vec<N> {
    flows
        .iter()
        .scan(None, |total: &mut Option<N>, flow| {
            let sum = total.map_or(*flow, |sum| sum + *flow);
            *total = Some(sum);
            Some(sum)
        })
        .collect()
}

/// The zero rule: `value`, or exactly 0 where |value| ≤ 10⁻⁹ × `turnover`.
///
/// `value` is a sum of flows and `turnover` the sum of their absolute values. Apply it wherever a sign decides
/// something, so that a rounding in the last place never decides whether an investment has paid for itself. Where
/// either has no value, neither has the result.
#[inline(always)]
pub fn settle<N: Ordered>(value: N, turnover: N) -> N {
    let limit = turnover * N::scaled(1, 9);
    // Nothing, where there is a value; the product hands on a fault, and makes an infinite double one that is no number.
    let nothing = (value + limit) * N::integer(0);
    N::either(limit.is_below(value.abs()), value, nothing)
}

/// The [`cumulative`] flows under the zero rule: each one [`settle`]d against the flows so far.
pub fn settled_cumulative<N: Ordered>(flows: &[N]) -> Vec<N> {
    let magnitudes: Vec<N> = flows.iter().map(|flow| flow.abs()).collect();
    let totals = cumulative(flows).into_iter();
    totals.zip(cumulative(&magnitudes)).map(|(total, turnover)| settle(total, turnover)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    #[test]
    fn totals_run() {
        assert_eq!(cumulative(&[-3.0, 1.0, 4.0]), [-3.0, -2.0, 2.0]);
        assert!(cumulative::<f64>(&[]).is_empty());
    }

    #[test]
    fn a_rest_within_a_billionth_of_the_turnover_is_zero() {
        let flows = [-0.3, 0.1, 0.1, 0.1];
        assert_ne!(cumulative(&flows)[3], 0.0);
        assert_eq!(settled_cumulative(&flows), [-0.3, -0.3 + 0.1, -0.3 + 0.1 + 0.1, 0.0]);
        // Exactly a billionth is within; a little more is not.
        let turnover = Exact::from(1_000_000_000);
        assert_eq!(settle(Exact::from(-1), turnover), Exact::ZERO);
        assert_eq!(settle(Exact::new(10_001, -4), turnover), Exact::new(10_001, -4));
        assert_eq!(settle(0.0, 0.0), 0.0);
    }

    #[test]
    fn what_has_no_value_is_not_zero() {
        assert!(settle(f64::NAN, 1.0).is_nan());
        assert!(settle(1.0, f64::INFINITY).is_nan());
        let fault = Exact::from(1) / Exact::ZERO;
        assert_eq!(settle(fault, Exact::from(1)).fault(), fault.fault());
        assert_eq!(settle(Exact::from(1), fault).fault(), fault.fault());
    }
}
