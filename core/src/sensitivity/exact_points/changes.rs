//! Between which values the best decision changes.

use super::Choice;

/// How often a third decision may turn up between two others before what lies there is left as it is: roundings where
/// several decisions are worth the same could go on for ever.
const SPLITS: u32 = 64;

/// Two values between which the decision changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bracket {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) from: Choice,
    pub(crate) to: Choice,
}

impl Bracket {
    pub(crate) fn middle(&self) -> f64 {
        self.low + (self.high - self.low) / 2.0
    }
}

/// The changes between two values that are known to differ, ascending, each by bisection until it is within `tolerance` or
/// between neighbouring doubles. A third decision that a middle shows splits the search in two.
pub(crate) fn changes(
    choose: &dyn Fn(f64) -> Choice,
    low: (f64, Choice),
    high: (f64, Choice),
    tolerance: f64,
) -> Vec<Bracket> {
    let mut found = Vec::new();
    let mut splits = SPLITS;
    // The lower part is on top.
    let mut open = vec![(low, high)];
    while let Some((low, high)) = open.pop() {
        if low.1 == high.1 {
            continue;
        }
        let middle = low.0 + (high.0 - low.0) / 2.0;
        let is_narrow = high.0 - low.0 <= tolerance || middle <= low.0 || middle >= high.0;
        let choice = if is_narrow { low.1 } else { choose(middle) };
        let is_third = choice != low.1 && choice != high.1;
        if is_narrow || (is_third && splits == 0) {
            found.push(Bracket { low: low.0, high: high.0, from: low.1, to: high.1 });
        } else if is_third {
            splits -= 1;
            open.extend([((middle, choice), high), (low, (middle, choice))]);
        } else if choice == low.1 {
            open.push(((middle, choice), high));
        } else {
            open.push((low, (middle, choice)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensitivity::exact_points::Decision;

    fn option(index: usize) -> Choice {
        Some(Decision::Option(index))
    }

    #[test]
    fn every_decision_between_is_found() {
        let choose = |x: f64| option([0.1, 0.25, 0.3].iter().filter(|end| x >= **end).count());
        let found = changes(&choose, (0.0, option(0)), (1.0, option(3)), 0.0);
        let ends: Vec<(f64, Choice, Choice)> =
            found.iter().map(|change| (change.high, change.from, change.to)).collect();
        assert_eq!(ends, [(0.1, option(0), option(1)), (0.25, option(1), option(2)), (0.3, option(2), option(3))]);
        assert!(found.iter().all(|change| change.low.next_up() == change.high));
        let coarse = changes(&choose, (0.0, option(0)), (1.0, option(3)), 1e-3);
        assert!(coarse.iter().all(|change| change.high - change.low <= 1e-3 && coarse.len() == 3));
    }

    #[test]
    fn a_choice_without_rhyme_or_reason_comes_to_an_end() {
        let choose = |x: f64| option((x.to_bits() % 7) as usize);
        let found = changes(&choose, (0.0, option(0)), (1.0, option(6)), 0.0);
        assert!(!found.is_empty() && found.len() <= 2 * SPLITS as usize);
        assert!(found.windows(2).all(|pair| pair[0].high <= pair[1].low));
    }
}
