//! What time does to money: growth and discount, month by month.

use crate::finance;
use crate::formula::{Scope, growth};
use crate::model::{Model, Values};
use crate::{Name, Ordered, Unit};

/// The factors of every month, alike for all options.
#[derive(Debug, Clone)]
pub(crate) struct Timeline<N> {
    /// Of losses and gains, for months 1 to the horizon.
    pub(crate) loss_growth: Vec<N>,
    /// Of prices, for months 1 to the horizon.
    pub(crate) price_growth: Vec<N>,
    /// 1 + the discount rate of a month.
    pub(crate) monthly_growth: N,
    /// What money is worth in month 0, for months 0 to the horizon.
    pub(crate) discount: Vec<N>,
}

impl<N: Ordered> Timeline<N> {
    pub(crate) fn new(model: &Model, values: Values<'_, N>) -> Self {
        let growths = |of: &str| format!("growth.{of}");
        let factors = |rate, of| growth::factors(values.of(rate), model.horizon, Scope(&growths), of);
        let monthly_growth = finance::monthly_growth_factor(values.of(model.discount_rate))
            .named(|| Name::new("discount.monthly_growth_factor", Unit::Ratio));
        let discount = finance::discount_factors(monthly_growth)
            .take(model.horizon as usize + 1)
            .enumerate()
            .map(|(month, factor)| factor.named(|| Name::new(format!("discount.{month}"), Unit::Ratio)))
            .collect();
        Self {
            loss_growth: factors(model.loss_growth, "losses"),
            price_growth: factors(model.price_growth, "prices"),
            monthly_growth,
            discount,
        }
    }
}
