//! From where to where an input is moved.

use crate::model::{Domain, Input};
use crate::{Exact, Number, Ordered};

/// Two values of an input, the lower one first, and whether either had to stop at the end of what the input allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ends {
    pub(crate) low: Exact,
    pub(crate) high: Exact,
    pub(crate) low_limited: bool,
    pub(crate) high_limited: bool,
}

/// The base case ± a part of it; none for a base case of zero, which has no parts.
pub(crate) fn around(input: &Input, part: Exact) -> Option<Ends> {
    if input.base.is_zero() {
        return None;
    }
    let width = input.base.abs() * part;
    Some(cut(input.domain, shown(input.base - width), shown(input.base + width)))
}

/// Two values, moved inside where they are beyond the ends of a domain that belong to it.
pub(crate) fn cut(domain: Domain, low: Exact, high: Exact) -> Ends {
    let lowest = domain.low().filter(|end| domain.low_belongs() && low.is_below(*end));
    let highest = domain.high().filter(|end| end.is_below(high));
    Ends {
        low: lowest.unwrap_or(low),
        high: highest.unwrap_or(high),
        low_limited: lowest.is_some(),
        high_limited: highest.is_some(),
    }
}

/// A value to the digits that a document holds: what is computed with is then what is shown.
pub(crate) fn shown(value: Exact) -> Exact {
    value.to_decimal().map_or(value, Exact::decimal)
}
