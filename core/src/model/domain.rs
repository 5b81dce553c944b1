//! What an input allows.

use core::fmt;

use serde::{Serialize, Serializer};

use crate::{Bound, Exact, Interval, Ordered};

/// The values that an input allows: an interval with or without its ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Domain {
    low: Option<Exact>,
    low_belongs: bool,
    high: Option<Exact>,
}

/// A domain in numbers, as it is written beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DomainBounds {
    /// The lower end; none where there is none.
    pub low: Option<Exact>,
    /// Whether the lower end is allowed itself.
    pub low_belongs: bool,
    /// The upper end, which is allowed; none where there is none.
    pub high: Option<Exact>,
}

impl Domain {
    /// Its ends.
    #[must_use]
    pub fn bounds(&self) -> DomainBounds {
        let Self { low, low_belongs, high } = *self;
        DomainBounds { low, low_belongs, high }
    }

    pub(crate) fn not_negative() -> Self {
        Self { low: Some(Exact::ZERO), low_belongs: true, high: None }
    }

    pub(crate) fn positive() -> Self {
        Self { low_belongs: false, ..Self::not_negative() }
    }

    pub(crate) fn share() -> Self {
        Self { high: Some(1.into()), ..Self::not_negative() }
    }

    pub(crate) fn above_minus_one() -> Self {
        Self { low: Some((-1).into()), low_belongs: false, high: None }
    }

    /// Above zero, up to `high`.
    pub(crate) fn positive_up_to(high: i64) -> Self {
        Self { high: Some(high.into()), ..Self::positive() }
    }

    /// The lower end, if there is one.
    #[must_use]
    pub fn low(&self) -> Option<Exact> {
        self.low
    }

    /// The upper end, which belongs to the domain, if there is one.
    #[must_use]
    pub fn high(&self) -> Option<Exact> {
        self.high
    }

    /// Whether the lower end belongs to the domain.
    #[must_use]
    pub fn low_belongs(&self) -> bool {
        self.low_belongs
    }

    /// Whether a value is allowed.
    #[must_use]
    pub fn holds(&self, value: Exact) -> bool {
        self.holds_all(Interval::point(value), Exact::ZERO)
    }

    /// Whether every value of an interval is allowed, but for an excess of `slack` at the ends.
    pub(crate) fn holds_all(&self, interval: Interval, slack: Exact) -> bool {
        let low_holds = match (self.low, interval.low) {
            (None, _) => true,
            (Some(_), Bound::MinusInfinity | Bound::Infinity) => false,
            (Some(low), Bound::Finite(x)) if self.low_belongs => !(x + slack).is_below(low),
            (Some(low), Bound::Finite(x)) => low.is_below(x),
        };
        let high_holds = match (self.high, interval.high) {
            (None, _) => true,
            (Some(_), Bound::MinusInfinity | Bound::Infinity) => false,
            (Some(high), Bound::Finite(x)) => !high.is_below(x - slack),
        };
        low_holds && high_holds
    }

    /// The truncation that would bring an interval into the domain: `min = 0`, `max = 1` or both.
    pub(crate) fn truncation(&self, interval: Interval) -> String {
        let mut parts = Vec::new();
        if let Some(low) = self.low
            && !(Self { high: None, ..*self }).holds_all(interval, Exact::ZERO)
        {
            parts.push(if self.low_belongs { format!("`min = {low}`") } else { format!("a `min` above {low}") });
        }
        if let Some(high) = self.high
            && !(Self { low: None, ..*self }).holds_all(interval, Exact::ZERO)
        {
            parts.push(format!("`max = {high}`"));
        }
        parts.join(" and ")
    }
}

/// In words: `0 or more`, `from 0 to 1`, `above −1`.
impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.low_belongs, self.high) {
            (Some(low), true, Some(high)) => write!(f, "from {low} to {high}"),
            (Some(low), false, Some(high)) => write!(f, "above {low}, at most {high}"),
            (Some(low), true, None) => write!(f, "{low} or more"),
            (Some(low), false, None) => write!(f, "above {low}"),
            (None, _, Some(high)) => write!(f, "at most {high}"),
            (None, _, None) => f.write_str("any number"),
        }
    }
}

impl Serialize for Domain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
