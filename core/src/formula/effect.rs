//! What an effect makes of an input.

use crate::Number;

/// The form of an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Form {
    ReduceBy,
    IncreaseBy,
    SetTo,
    AtMost,
    AtLeast,
}

impl Form {
    pub(crate) const ALL: [Self; 5] = [Self::ReduceBy, Self::IncreaseBy, Self::SetTo, Self::AtMost, Self::AtLeast];

    /// The form's key in a document.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::ReduceBy => "reduce_by",
            Self::IncreaseBy => "increase_by",
            Self::SetTo => "set_to",
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
        }
    }
}

/// The input x under an effect of size r, t or i at adoption a.
///
/// `set_to`, `at_most` and `at_least` are written as the weighted mean of the two states, x·(1 − a) + a·t rather than
/// x + a·(t − x): the same number, and over ranges of x and t no wider than the truth.
pub(crate) fn affected<N: Number>(x: N, form: Form, size: N, adoption: N) -> N {
    let one = N::integer(1);
    let between = |target: N| x * (one - adoption) + adoption * target;
    match form {
        Form::ReduceBy => x * (one - adoption * size),
        Form::IncreaseBy => x * (one + adoption * size),
        Form::SetTo => between(size),
        Form::AtMost => between(x.min(size)),
        Form::AtLeast => between(x.max(size)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_definition() {
        for x in [0.0, 0.4, 3.0, 10.0] {
            for size in [0.0, 0.25, 1.0, 4.0] {
                for a in [0.0, 0.3, 1.0] {
                    let expected = [
                        x * (1.0 - a * size),
                        x * (1.0 + a * size),
                        x + a * (size - x),
                        x - a * f64::max(0.0, x - size),
                        x + a * f64::max(0.0, size - x),
                    ];
                    for (form, expected) in Form::ALL.into_iter().zip(expected) {
                        assert!((affected(x, form, size, a) - expected).abs() < 1e-14, "{form:?} {x} {size} {a}");
                    }
                }
            }
        }
    }
}
