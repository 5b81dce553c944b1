//! Problems as they are found, up to a number that anyone would read.

use super::{Code, Problem};

/// More problems than this are counted, not shown.
const SHOWN: usize = 500;
/// Problems that a suggestion is worked out for.
const SUGGESTED: usize = 100;

/// Collects problems in bounded space and time, however many a hostile document has.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    problems: Vec<Problem>,
    unseen: usize,
}

impl Collector {
    pub(crate) fn push(&mut self, problem: Problem) {
        if self.has_room() {
            self.problems.push(problem);
        } else {
            self.unseen += 1;
        }
    }

    /// Counts a problem that nobody will see.
    pub(crate) fn pass_over(&mut self) {
        self.unseen += 1;
    }

    /// Whether another problem will be shown.
    pub(crate) fn has_room(&self) -> bool {
        self.problems.len() < SHOWN
    }

    /// Whether a suggestion for another problem is worth its time.
    pub(crate) fn wants_suggestions(&self) -> bool {
        self.problems.len() < SUGGESTED
    }

    pub(crate) fn len(&self) -> usize {
        self.problems.len() + self.unseen
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    pub(crate) fn into_vec(mut self) -> Vec<Problem> {
        if self.unseen > 0 {
            let message = format!("{} more problems are not shown", self.unseen);
            self.problems.push(Problem::new(Code::LimitExceeded, "", message));
        }
        self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_counted() {
        let mut collector = Collector::default();
        for _ in 0..SHOWN + 7 {
            collector.push(Problem::new(Code::Syntax, "", ""));
        }
        assert_eq!(collector.len(), SHOWN + 7);
        let problems = collector.into_vec();
        assert_eq!(problems.len(), SHOWN + 1);
        assert_eq!(problems[SHOWN].message, "7 more problems are not shown");
    }
}
