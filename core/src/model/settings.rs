//! Inputs that are set to other values, as JSON.

use rust_decimal::Decimal;

use super::Model;
use crate::problem::Problems;
use crate::request::{Arguments, decimal};

impl Model {
    /// The same scenario with the numbers set that a JSON object gives by path, each a number of at most 15 significant
    /// digits or a decimal string, in its input's own unit and currency.
    ///
    /// # Errors
    /// `syntax` and `duplicate_key` for what is no such object, `invalid_argument` for what is no decimal; those of
    /// [`Model::with`].
    ///
    /// ```
    /// let model = roicm::Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.rework = { events_per_year = 600, minutes_per_event = 17 }
    ///     "#,
    /// )?;
    /// let dearer = model.with_json(r#"{"workforce.hourly_cost": "400"}"#)?;
    /// assert_eq!(dearer.evaluate()?.today.results.annual_cost.to_string(), "68000");
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn with_json(&self, settings: &str) -> Result<Self, Problems> {
        let settings = Arguments::parse(settings)?.all(decimal)?;
        if settings.is_empty() {
            return Ok(self.clone());
        }
        self.with(settings.iter().map(|(path, value): &(String, Decimal)| (path.as_str(), *value)))
    }
}
