//! When an investment has paid for itself.

use super::settle;
use crate::{Name, Ordered, Scalar};

/// When a cumulative cash flow comes back to zero, in periods from time 0.
///
/// An investment that is added to later can pay for itself more than once, so there are two times: that from which it
/// stays paid back, and the first at which it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payback<N> {
    /// The earliest time from which the cumulative flow stays at or above zero up to the last flow: 0 when it never is
    /// below, none when it ends below.
    pub sustained: Option<N>,
    /// The first time at which the cumulative flow comes up to zero from below: 0 when it never is below, none when it
    /// never comes up.
    pub first_break_even: Option<N>,
    /// How often the cumulative flow comes up to zero from below.
    pub crossings: u32,
}

/// The payback of flows of which the first falls at time 0 and the others a period apart each.
///
/// The cumulative flow runs straight from each flow to the next, so times are fractions of periods: the usual linear
/// interpolation. Its values stand under the zero rule ([`settle`](super::settle)). From this follows:
/// - reaching zero is paid back: a cumulative flow of −10, 0, 0, 5 is paid back at time 1, and stays so;
/// - touching zero and falling back is a break-even and a crossing, but is not sustained: −10, 0, −5, 5 breaks even at
///   time 1 and has paid back at 2.5, with two crossings;
/// - starting at or above zero and dipping later is no payback at 0: 0, −5, 5 breaks even at 1.5, and so does 5, −5, 5.
///
/// Discounted payback is the same of [`present_values`](super::present_values). When a flow has no value, neither have
/// the times.
///
/// ```
/// use roicm::finance::payback;
///
/// let simple = payback(&[-10.0, 15.0, -7.0, 5.0, 6.0, -10.0, 1.0]);
/// assert_eq!(simple.sustained, Some(6.0));
/// assert_eq!(simple.first_break_even, Some(10.0 / 15.0));
/// assert_eq!(simple.crossings, 3);
/// ```
pub fn payback<N: Scalar>(flows: &[N]) -> Payback<N> {
    let mut account: Account<N> = Account::new();
    let mut crossings = 0;
    for flow in flows {
        let was_below = account.settled.is_negative();
        account.add(*flow);
        crossings += u32::from(was_below && !account.settled.is_negative());
    }
    let has_value = account.settled.has_value();
    Payback {
        sustained: account.sustained(),
        first_break_even: account.first_break_even(),
        crossings: if has_value { crossings } else { 0 },
    }
}

/// A cumulative flow, one flow after the other, and when it comes up to zero. The flows of several trials can run side by
/// side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Account<N: Ordered> {
    /// The sum of the flows so far.
    pub(crate) total: N,
    /// The same under the zero rule.
    pub(crate) settled: N,
    /// The sum of their absolute values.
    turnover: N,
    /// Of the flow that comes next.
    time: i64,
    /// Whether it has come up to zero from below.
    has_crossed: N::Truth,
    first: Crossing<N>,
    last: Crossing<N>,
}

/// A way up from below zero: the settled totals at its two ends, which are a period apart.
#[derive(Debug, Clone, Copy)]
struct Crossing<N> {
    start: N,
    below: N,
    above: N,
}

impl<N: Ordered> Crossing<N> {
    #[inline(always)]
    fn either(truth: N::Truth, yes: Self, no: Self) -> Self {
        Self {
            start: N::either(truth, yes.start, no.start),
            below: N::either(truth, yes.below, no.below),
            above: N::either(truth, yes.above, no.above),
        }
    }

    /// Where a straight line from one end to the other meets zero.
    #[inline(always)]
    fn time(self) -> N {
        self.start + -self.below / (self.above - self.below)
    }
}

impl<N: Ordered> Account<N> {
    /// Before the first flow, which falls at time 0.
    #[inline(always)]
    pub(crate) fn new() -> Self {
        let zero = N::integer(0);
        // Met at time 0, as by a flow that is never below zero.
        let none = Crossing { start: zero, below: zero, above: N::integer(1) };
        Self {
            total: zero,
            settled: zero,
            turnover: zero,
            time: 0,
            has_crossed: zero.is_negative(),
            first: none,
            last: none,
        }
    }

    /// Adds the next flow.
    #[inline(always)]
    pub(crate) fn add(&mut self, flow: N) {
        let before = self.settled;
        self.total = self.total + flow;
        self.turnover = self.turnover + flow.abs();
        self.settled = settle(self.total, self.turnover);
        let crosses = before.is_negative() & !self.settled.is_negative();
        let here = Crossing { start: N::integer(self.time - 1), below: before, above: self.settled };
        self.first = Crossing::either(crosses & !self.has_crossed, here, self.first);
        // The last crossing is the one that lasts, if the end is not below.
        self.last = Crossing::either(crosses, here, self.last);
        self.has_crossed = self.has_crossed | crosses;
        self.time += 1;
    }

    /// Gives the sum of the flows so far a name.
    #[inline(always)]
    pub(crate) fn name_total(&mut self, name: impl FnOnce() -> Name) {
        self.total = self.total.named(name);
    }

    /// See [`Payback::sustained`].
    #[inline(always)]
    pub(crate) fn sustained(&self) -> N::Optional {
        N::when(!self.settled.is_negative(), self.known(self.last.time()))
    }

    /// See [`Payback::first_break_even`].
    #[inline(always)]
    pub(crate) fn first_break_even(&self) -> N::Optional {
        N::when(!self.settled.is_negative() | self.has_crossed, self.known(self.first.time()))
    }

    /// Whatever has no value on the way leaves none at the end.
    #[inline(always)]
    fn known(&self, time: N) -> N {
        N::either(self.settled.has_value(), time, self.settled + N::no_value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    /// The payback of flows with these totals: sustained, first, crossings.
    fn of_totals(totals: &[i64]) -> (Option<f64>, Option<f64>, u32) {
        let flows: Vec<Exact> =
            core::iter::once(&0).chain(totals).zip(totals).map(|(before, after)| Exact::from(after - before)).collect();
        let result = payback(&flows);
        (result.sustained.map(Scalar::to_f64), result.first_break_even.map(Scalar::to_f64), result.crossings)
    }

    #[test]
    fn a_simple_investment() {
        assert_eq!(of_totals(&[-10, -5, 0]), (Some(2.0), Some(2.0), 1));
        assert_eq!(of_totals(&[-10, -5, 15]), (Some(1.25), Some(1.25), 1));
        assert_eq!(of_totals(&[-10, -5, -1]), (None, None, 0));
        assert_eq!(of_totals(&[-10]), (None, None, 0));
    }

    #[test]
    fn never_below_zero_is_paid_back_at_once() {
        for totals in [&[][..], &[0], &[5, 0, 3], &[0, 0, 1]] {
            assert_eq!(of_totals(totals), (Some(0.0), Some(0.0), 0), "{totals:?}");
        }
    }

    #[test]
    fn touching_zero_breaks_even_and_staying_there_pays_back() {
        assert_eq!(of_totals(&[-10, 0, 0, 5]), (Some(1.0), Some(1.0), 1));
        assert_eq!(of_totals(&[-10, 0, -5, 5]), (Some(2.5), Some(1.0), 2));
        assert_eq!(of_totals(&[-10, 0, -5]), (None, Some(1.0), 1));
    }

    #[test]
    fn a_dip_below_zero_must_be_made_up() {
        assert_eq!(of_totals(&[0, -5, 5]), (Some(1.5), Some(1.5), 1));
        assert_eq!(of_totals(&[5, -5, 5]), (Some(1.5), Some(1.5), 1));
        assert_eq!(of_totals(&[-4, 4, -4, 4]), (Some(2.5), Some(0.5), 2));
        assert_eq!(of_totals(&[5, -5]), (None, None, 0));
    }

    #[test]
    fn roundings_do_not_decide() {
        // Doubles add up to 5.6 × 10^−17 below zero.
        let flows = [-0.3, 0.1, 0.1, 0.1];
        assert_eq!(payback(&flows).sustained, Some(3.0));
        assert_eq!(payback(&[-0.3, 0.1, 0.1, 0.1, 0.0, 0.0]).sustained, Some(3.0));
    }

    #[test]
    fn no_value_in_gives_no_value_out() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(payback(&[-1.0, bad, 1.0]).sustained.unwrap().is_nan(), "{bad}");
        }
        let fault = Exact::from(1) / Exact::ZERO;
        assert_eq!(payback(&[Exact::from(-1), fault]).sustained.unwrap().fault(), fault.fault());
    }
}
