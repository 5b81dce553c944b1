//! The rates at which flows are worth nothing, and whether one of them may be called *the* rate of return.

mod double_double;
mod flows;
mod isolate;
mod refine;
#[cfg(test)]
mod tests;

use core::fmt;

use self::double_double::DoubleDouble;
use self::flows::Flows;
use super::{effective_annual_rate, settled_cumulative};

/// Every rate above −100% at which flows are worth nothing, and what may be said of them.
#[derive(Debug, Clone, PartialEq)]
pub struct InternalRateOfReturn {
    /// Whether there is one rate to speak of.
    pub verdict: Verdict,
    /// All distinct rates, ascending.
    pub roots: Vec<Root>,
}

/// A rate at which flows are worth nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Root {
    /// The rate of one period, as a fraction, above −1: the nearest double above where it is closer to −1 than that.
    pub per_period: f64,
    /// 1 + the rate, which near −100% holds digits that the rate cannot.
    pub growth: f64,
    /// Whether the net present value rises with the rate here: the flows are those of a loan taken, and a low rate is
    /// the good one. False where the value only touches zero.
    pub financing: bool,
}

/// Annual rates above this say nothing: money comes back within days.
pub const LARGEST_ANNUAL: f64 = 1e9;

/// Whether there is one rate to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Exactly one distinct root above −100%.
    Unique,
    /// Several roots of which exactly one is above zero, as Norstrøm's criterion promises: the cumulative flow starts
    /// negative, ends positive and changes sign once. That one is the rate of return.
    UniquePositive,
    /// Several roots, none of which has a better claim than the others.
    Several,
    /// No root, or none that could be found.
    None {
        /// Why.
        reason: NoRate,
    },
}

/// Why flows have no internal rate of return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRate {
    /// A flow is infinite or not a number.
    NotFinite,
    /// There is no flow, or all are zero: every rate would do.
    AllZero,
    /// No flow is below zero: nothing is paid, and nothing can be returned on it.
    NeverNegative,
    /// No flow is above zero: nothing comes back at any rate.
    NeverPositive,
    /// The net present value has the same sign at every rate.
    NoRoot,
    /// The roots lie too close together to be told apart within the work allowed. No flows are known that do this.
    Unresolved,
}

impl fmt::Display for NoRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFinite => "a flow is not a finite number",
            Self::AllZero => "every flow is zero",
            Self::NeverNegative => "no flow is negative",
            Self::NeverPositive => "no flow is positive",
            Self::NoRoot => "the net present value has the same sign at every rate",
            Self::Unresolved => "the rates lie too close together to be told apart",
        })
    }
}

impl InternalRateOfReturn {
    /// The rate of return, where there is one to speak of: the only root, or the only one above zero.
    #[must_use]
    pub fn root(&self) -> Option<Root> {
        match self.verdict {
            Verdict::Unique => self.roots.first().copied(),
            Verdict::UniquePositive => self.roots.iter().copied().find(|root| root.growth > 1.0),
            Verdict::Several | Verdict::None { .. } => None,
        }
    }

    /// The rate of return of a period, where there is one to speak of.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        self.root().map(|root| root.per_period)
    }

    fn none(reason: NoRate) -> Self {
        Self { verdict: Verdict::None { reason }, roots: Vec::new() }
    }
}

impl Root {
    fn new(growth: DoubleDouble, financing: bool) -> Self {
        let rate = growth - DoubleDouble::from(1.0);
        Self { per_period: rate.high.max((-1.0_f64).next_up()), growth: growth.high, financing }
    }

    /// The annual rate, where periods are months: (1 + monthly)^12 − 1; none above [`LARGEST_ANNUAL`].
    #[must_use]
    pub fn annual(self) -> Option<f64> {
        Some(annual(self.per_period)).filter(|rate| *rate <= LARGEST_ANNUAL)
    }
}

/// How often the sign changes from one flow to the next, zeros aside.
///
/// By Descartes' rule of signs there are at most so many internal rates of return, and an even number fewer if fewer.
#[must_use]
pub fn sign_changes(flows: &[f64]) -> usize {
    flows::sign_changes(flows)
}

/// The annual rate that a monthly rate compounds to: (1 + monthly)^12 − 1, without losing the digits of small rates.
#[must_use]
pub fn annual(per_month: f64) -> f64 {
    effective_annual_rate(per_month)
}

/// The rates at which flows, the first at time 0 and the others a period apart each, are worth nothing.
///
/// Several rates can do that, and then there is no such thing as *the* rate of return: all of them are found, by
/// isolating the roots of the net present value, never by a search from a guess. The verdict says what they are worth.
/// Flows with one change of sign have exactly one root, and by Norstrøm's criterion (C. J. Norstrøm, "A sufficient
/// condition for a unique nonnegative internal rate of return", Journal of Financial and Quantitative Analysis 7, 1972)
/// flows whose cumulative sum starts negative, ends positive and changes sign once have exactly one above zero; the
/// cumulative sum stands under the zero rule ([`settle`](super::settle)).
///
/// Flows at any scale give the same rates. Those below 10^−20 of the largest count as zero: they are roundings. A root
/// that the value only touches counts once, and so do roots that the rounding of the flows could have made of one: the
/// net present value between them is within 10^−15 of the sum of the absolute present values. A root is right to the
/// last bit or two of [`Root::growth`], as far as the flows as given determine it.
///
/// ```
/// use roicm::finance::{Verdict, internal_rate_of_return};
///
/// let simple = internal_rate_of_return(&[-100.0, 60.0, 60.0]);
/// assert_eq!(simple.verdict, Verdict::Unique);
/// assert!((simple.rate().unwrap() - 0.130_662_386_291_807_5).abs() < 1e-15);
///
/// // A deposit to be paid back at the end: two rates, and no telling which.
/// let ambiguous = internal_rate_of_return(&[-1.0, 10.0, -10.0]);
/// assert_eq!(ambiguous.verdict, Verdict::Several);
/// assert_eq!(ambiguous.roots.len(), 2);
/// assert_eq!(ambiguous.rate(), None);
/// ```
#[must_use]
pub fn internal_rate_of_return(flows: &[f64]) -> InternalRateOfReturn {
    if flows.iter().any(|flow| !flow.is_finite()) {
        return InternalRateOfReturn::none(NoRate::NotFinite);
    }
    let Some(flows) = Flows::new(flows) else {
        return InternalRateOfReturn::none(NoRate::AllZero);
    };
    let growths = match flows.sign_changes() {
        0 if flows.sign_at_zero() > 0 => return InternalRateOfReturn::none(NoRate::NeverNegative),
        0 => return InternalRateOfReturn::none(NoRate::NeverPositive),
        1 => vec![refine::single_root(&flows)],
        _ => match refine::all_roots(&flows) {
            Ok(growths) => growths,
            Err(isolate::Unresolved) => return InternalRateOfReturn::none(NoRate::Unresolved),
        },
    };
    let above_zero = growths.iter().filter(|growth| DoubleDouble::from(1.0).is_below(**growth)).count();
    let verdict = match growths.len() {
        0 => Verdict::None { reason: NoRate::NoRoot },
        1 => Verdict::Unique,
        _ if above_zero == 1 && meets_norstrom(flows.in_order()) => Verdict::UniquePositive,
        _ => Verdict::Several,
    };
    InternalRateOfReturn { verdict, roots: describe(&flows, &growths) }
}

/// Whether the cumulative flow starts negative, ends positive and changes sign once.
fn meets_norstrom(flows: &[f64]) -> bool {
    let totals = settled_cumulative(flows);
    let negative_first = totals.iter().find(|total| **total != 0.0).is_some_and(|total| *total < 0.0);
    negative_first && totals.last().is_some_and(|total| *total > 0.0) && flows::sign_changes(&totals) == 1
}

/// The roots with the direction in which the value passes through each, known from its signs between them.
fn describe(flows: &Flows, growths: &[DoubleDouble]) -> Vec<Root> {
    let gaps = growths.iter().zip(growths.iter().skip(1));
    let inner = gaps.map(|(a, b)| refine::sign_at(flows, refine::between(a.high, b.high)));
    let signs: Vec<i8> =
        core::iter::once(flows.sign_at_zero()).chain(inner).chain([flows.sign_at_infinity()]).collect();
    let passes = signs.iter().zip(signs.iter().skip(1));
    growths.iter().zip(passes).map(|(growth, (below, above))| Root::new(*growth, below < above)).collect()
}
