//! No effect may drive an input out of its domain: checked over whole supports, in every distinct state.
//!
//! Only effects that [can leave](Effect::can_leave) a domain have to be tried.

use std::collections::BTreeSet;

use super::Builder;
use super::effects::Target;
use crate::formula::{Adoption, Form, Slot};
use crate::model::{Domain, Effect, Loss, LossStates, Values};
use crate::problem::Code;
use crate::{Bound, Exact, Interval, Scalar};

/// An excess over a domain that only rounding can have made.
const SLACK: (i128, i32) = (1, -25);

impl Builder<'_> {
    pub(super) fn effects_stay_inside(&mut self, option: &str, loss: &Loss, change: &LossStates) {
        let slots: Vec<Slot> = crate::order::distinct(change.effects().iter().map(|effect| effect.slot));
        let supports: Vec<Interval> = self
            .inputs
            .iter()
            .map(|input| input.distribution.as_ref().map_or(Interval::point(input.base), |known| known.support()))
            .collect();
        let values = Values(&supports);
        for slot in slots {
            let mut inputs = loss.inputs;
            let amount = *inputs.get_mut(slot);
            let domain = self.domain_of(amount);
            let effects: Vec<SizedEffect> = (change.effects().iter().copied().enumerate())
                .filter(|(_, effect)| effect.slot == slot)
                .map(|(index, effect)| SizedEffect { index, effect, size: values.of(effect.size) })
                .collect();
            if !effects.iter().any(|sized| sized.can_leave(domain)) {
                continue;
            }
            let reach = Reach { domain, support: values.of(amount), effects };
            if let Some((month, x)) = reach.outside(change) {
                let name = Target::name_of(loss, slot);
                self.report(
                    Code::EffectOutOfDomain,
                    option,
                    format!(
                        "in month {month} its effects bring `{name}` of `{}` to between {} and {}, but it must be {domain}",
                        loss.id, x.low, x.high
                    ),
                    "make the effects smaller, or use `set_to`, `at_most` or `at_least`",
                );
            }
        }
    }
}

/// An effect with the range of its size.
struct SizedEffect {
    /// Its place among the effects on the loss.
    index: usize,
    effect: Effect,
    size: Interval,
}

impl SizedEffect {
    fn can_leave(&self, domain: Domain) -> bool {
        self.effect.can_leave(domain) && self.size != Interval::point(Exact::ZERO)
    }
}

/// What an input of a loss can become.
struct Reach {
    domain: Domain,
    support: Interval,
    effects: Vec<SizedEffect>,
}

impl Reach {
    /// The first month, and the range of the input in it, in which it is not inside its domain.
    fn outside(&self, change: &LossStates) -> Option<(u32, Interval)> {
        let screen = Screen::new(self);
        let mut seen = BTreeSet::new();
        for (month, state) in change.distinct() {
            let adoptions: Vec<Adoption> =
                self.effects.iter().filter_map(|sized| state.get(sized.index).copied()).collect();
            if screen.passes(&adoptions) || !seen.insert(adoptions.clone()) {
                continue;
            }
            let x = self.range(&adoptions);
            if !self.domain.holds_all(x, Exact::new(SLACK.0, SLACK.1)) {
                return Some((month, x));
            }
        }
        None
    }

    /// The range at these adoptions.
    fn range(&self, adoptions: &[Adoption]) -> Interval {
        self.effects.iter().zip(adoptions).fold(self.support, |x, (sized, adoption)| {
            sized.effect.apply_size(x, sized.size, Interval::point(adoption.number()))
        })
    }
}

/// The same check in doubles, which passes what is inside beyond doubt: exact decimals would take a hundred times as
/// long, for up to 600 states of twenty effects each.
///
/// Inputs, sizes and adoptions are not negative, so that every effect is monotone in each of them and the ends of the
/// range are reached at ends of theirs.
struct Screen<'a> {
    reach: &'a Reach,
    /// The lower end of the domain, where it may be passed, and what leads to the lower end of the range.
    low: Option<(f64, Corner)>,
    /// The upper end of the domain, and what leads to the upper end of the range.
    high: Option<(f64, Corner)>,
}

/// The values that together lead to one end of the range.
struct Corner {
    input: f64,
    sizes: Vec<f64>,
}

impl<'a> Screen<'a> {
    /// What is nearer to an end than this, relative to the largest number on the way, is in doubt.
    const DOUBT: f64 = 1e-9;

    fn new(reach: &'a Reach) -> Self {
        let corner = |is_high: bool| Corner {
            input: end(reach.support, is_high),
            sizes: reach
                .effects
                .iter()
                .map(|SizedEffect { effect, size, .. }| {
                    // A large reduction leads to the lower end, and one of the complement to the upper.
                    let falls = (effect.form == Form::ReduceBy) != effect.of_complement;
                    end(*size, is_high != falls)
                })
                .collect(),
        };
        let domain = reach.domain;
        // A share of what is not negative is not negative; one of the complement may be more than it all.
        let may_pass_low = !domain.low_belongs() || reach.effects.iter().any(|sized| sized.effect.of_complement);
        let low = domain.low().filter(|_| may_pass_low);
        Self {
            reach,
            low: low.map(|low| (low.to_f64(), corner(false))),
            high: domain.high().map(|high| (high.to_f64(), corner(true))),
        }
    }

    /// Whether the input is inside its domain at these adoptions, beyond doubt.
    fn passes(&self, adoptions: &[Adoption]) -> bool {
        let above_low = self.low.as_ref().is_none_or(|(low, corner)| {
            let (x, largest) = self.follow(corner, adoptions);
            x - low > Self::DOUBT * largest
        });
        let below_high = self.high.as_ref().is_none_or(|(high, corner)| {
            let (x, largest) = self.follow(corner, adoptions);
            high - x > Self::DOUBT * largest
        });
        above_low && below_high
    }

    /// The end of the range, and the largest number on the way to it, which bounds its rounding.
    fn follow(&self, corner: &Corner, adoptions: &[Adoption]) -> (f64, f64) {
        let steps = self.reach.effects.iter().zip(&corner.sizes).zip(adoptions);
        steps.fold((corner.input, 1.0), |(x, largest): (f64, f64), ((sized, size), adoption)| {
            let next = sized.effect.apply_size(x, *size, adoption.to_f64());
            (next, largest.max(x).max(next))
        })
    }
}

/// An end of an interval; a missing one is a number that nothing but zero brings back.
fn end(interval: Interval, is_high: bool) -> f64 {
    match if is_high { interval.high } else { interval.low } {
        Bound::Finite(x) => x.to_f64(),
        Bound::Infinity => f64::MAX,
        Bound::MinusInfinity => f64::MIN,
    }
}

#[cfg(test)]
mod tests {
    use crate::Model;

    fn problems(loss: &str, effects: &[&str]) -> Vec<String> {
        let steps: String = effects
            .iter()
            .enumerate()
            .map(|(index, effect)| {
                let month = 6 * index;
                format!(
                    "[options.o.steps.s{index}]\nmonth = {month}\nramp_months = 7\n\
                     effects = [{{ loss = \"a\", {effect} }}]\n"
                )
            })
            .collect();
        let text = format!(
            "schema_version = 1\ncurrency = \"HKD\"\nhorizon_months = 24\ndiscount_rate = 0\n\
             workforce = {{ headcount = 1, hourly_cost = 1 }}\nlosses.a = {{ {loss} }}\n{steps}"
        );
        match Model::parse(&text) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(|problem| problem.code.to_string()).collect(),
        }
    }

    const SHARE: &str = "events_per_year = 1, minutes_per_event = 1, productivity_loss = 0.5";
    const UPTIME: &str = "availability = 0.9, hours_per_event = 1";

    #[test]
    fn an_upper_end_may_be_reached_but_not_passed() {
        let grows = |by: &str| format!("input = \"productivity_loss\", increase_by = {by}");
        assert!(problems(SHARE, &[&grows("1")]).is_empty());
        assert!(problems(SHARE, &[&grows("0.6"), &grows("0.25")]).is_empty());
        for by in ["1.000000000001", "\"1.000000000000000000001\"", "2", "{ gamma = { shape = 1, scale = 1 } }"] {
            assert_eq!(problems(SHARE, &[&grows(by)]), ["effect_out_of_domain"], "{by}");
        }
        let falls = "input = \"productivity_loss\", reduce_by = 0.5";
        assert!(problems(SHARE, &[falls, &grows("2")]).is_empty());
        // The growth is well ahead when the fall begins.
        assert_eq!(problems(SHARE, &[&grows("2"), falls]), ["effect_out_of_domain"]);
    }

    #[test]
    fn a_lower_end_that_does_not_belong_must_not_be_reached() {
        let falls = |by: &str| format!("input = \"hours_per_event\", reduce_by = {by}");
        assert!(problems(UPTIME, &[&falls("\"0.9999999999999999999\"")]).is_empty());
        assert_eq!(problems(UPTIME, &[&falls("1")]), ["effect_out_of_domain"]);
        assert_eq!(problems(UPTIME, &[&falls("{ uniform = { min = 0, max = 1 } }")]), ["effect_out_of_domain"]);
    }

    #[test]
    fn downtime_is_the_complement() {
        let grows = |by: &str| format!("input = \"downtime\", increase_by = {by}");
        assert!(problems(UPTIME, &[&grows("9")]).is_empty());
        assert!(problems(UPTIME, &["input = \"downtime\", reduce_by = 1"]).is_empty());
        assert_eq!(problems(UPTIME, &[&grows("9.0000000001")]), ["effect_out_of_domain"]);
    }

    #[test]
    fn zero_grows_to_zero() {
        let grows = "input = \"productivity_loss\", increase_by = { gamma = { shape = 1, scale = 1 } }";
        assert!(problems("events_per_year = 1, minutes_per_event = 1, productivity_loss = 0", &[grows]).is_empty());
    }
}
