//! What an option costs and gains in a month.

use crate::Number;

/// A subscription in a month: users × price × growth of prices.
pub(crate) fn subscription<N: Number>(users: N, price_per_user_month: N, price_growth: N) -> N {
    users * price_per_user_month * price_growth
}

/// A twelfth of a yearly amount, with growth: running costs, gains and losses in a month.
pub(crate) fn month_of_year<N: Number>(per_year: N, growth: N) -> N {
    per_year * growth / N::integer(12)
}

/// What events of a month come to, with growth.
pub(crate) fn month_of_events<N: Number>(in_month: N, growth: N) -> N {
    in_month * growth
}

/// A gain in a year: units × value × adoption.
pub(crate) fn gain_per_year<N: Number>(units_per_year: N, value_per_unit: N, adoption: N) -> N {
    units_per_year * value_per_unit * adoption
}

/// What an option takes away from a cost: today's less that under the option.
///
/// Costs may differ by a rounding alone, as where an option changes how long interruptions last but not how many hours
/// they take together: then nothing is avoided, and no sign is decided by it.
pub(crate) fn avoided<N: Number>(today: N, after: N) -> N {
    today.difference(after)
}

/// What changing a loss is worth: its labour part counts as far as saved time turns into money.
pub(crate) fn worth<N: Number>(labour_avoided: N, other_avoided: N, realisation: N) -> N {
    labour_avoided * realisation + other_avoided
}
