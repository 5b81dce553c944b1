//! The formulas of the model: ordinary functions over [`Number`](crate::Number), each written once. They know neither
//! documents nor who calls them.

pub(crate) mod adoption;
pub(crate) mod cost;
pub(crate) mod effect;
pub(crate) mod growth;
pub(crate) mod interruption;

pub(crate) use adoption::Adoption;
pub(crate) use effect::Form;
pub(crate) use interruption::{DurationUnit, FrequencyKind, LossInputs, LossYear, Slot};

use crate::Name;
use crate::Unit;

/// Names the intermediate results of a formula: the dotted path they stand under. Called only when a formula is
/// recorded.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a>(pub(crate) &'a dyn Fn(&str) -> String);

impl Scope<'_> {
    pub(crate) fn name(self, of: &str, unit: Unit) -> Name {
        Name::new((self.0)(of), unit)
    }
}
